import type { ErasureWords } from '../words/english-erasures.js';

/** What every part of these pages takes. */
export interface PartProps {
  ledger: string;
  /** What whoever is signed in is there. */
  role: string;
  say: ErasureWords;
}
