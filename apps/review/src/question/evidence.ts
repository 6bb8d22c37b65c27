import type { Evidence } from '@docket/report/living';
import { askJson, inLedger } from '../ask.js';
import { useLoaded, type Loaded } from '../parts/loaded.js';
import { language } from '../words/index.js';
import type { SeenDecision } from './seen.js';

/** `readEvidence` of the API. */
interface EvidenceAnswer {
  decision_id: string;
  unlisted: number;
  evidence: Evidence;
}

interface Read {
  evidence: Evidence;
  unlisted: number;
  /** When it was read, by this browser's clock. */
  at: string;
}

/**
 * Reads a decision's evidence once, which is recorded, and verifies and tells it here, again where the language
 * changes. `again` reads it again, which is recorded again.
 */
export function useDecision(ledger: string, decisionId: string): Loaded<SeenDecision> {
  const read = useLoaded(() => readEvidence(ledger, decisionId), [ledger, decisionId]);
  const seen = useLoaded(() => tell(read.value), [read.value, language.value]);
  return { value: seen.value?.decision, refused: read.refused ?? seen.refused, again: read.again };
}

async function readEvidence(ledger: string, decisionId: string): Promise<Read> {
  const path = inLedger(ledger, 'decisions', decisionId, 'evidence');
  const { evidence, unlisted } = await askJson<EvidenceAnswer>(path);
  return { evidence, unlisted, at: new Date().toISOString() };
}

async function tell(read: Read | undefined): Promise<{ decision: SeenDecision | undefined }> {
  if (read === undefined) return { decision: undefined };
  const { evidence, unlisted, at } = read;
  const { tellDecision } = await import('../told.js');
  const told = await tellDecision(evidence, { at, unlisted, locale: language.value });
  return { decision: { ...told, entryCount: evidence.entries.length } };
}
