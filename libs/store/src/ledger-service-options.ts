import type { AppendObserver } from './append/append-observer.js';
import type { WriterLimits } from './append/request-queue.js';

export interface LedgerServiceOptions {
  /** First part of every origin, `<host>/<ledger>`; a domain name that is yours. */
  host: string;
  /**
   * Last part of the registry's origin: of each cell its own, so that no two keys sign one. Where it is said, a database
   * whose registry is called otherwise is refused; `registry` where left out.
   */
  registryName?: string;
  limits?: Partial<WriterLimits>;
  /** Whether ledgers that are made get a second key, of ML-DSA-44; those that are there stay as they are. */
  secondKeys?: boolean;
  /** Whether ledgers that are made have what agents write attested too; true if left out. */
  attestsAgents?: boolean;
  /** Told what the appends do. */
  observer?: AppendObserver;
  /** Whether ledgers count that live in another cell, or are being copied here: for whoever moves one. */
  ofAnyStanding?: boolean;
}
