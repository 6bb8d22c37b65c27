import type { RecordType } from '@docket/record';
import type { LedgerWriteAnswer } from './answer.js';
import { UnexpectedAnswer } from './problem.js';

/** What a record says of where it belongs. */
export interface Addressed {
  ledger: string;
  type: RecordType;
  decisionId?: string;
  sideEffectId?: string;
}

/**
 * Holds an answer against the record that it has to be the answer to, and returns it: an answer that another
 * record was given, by a cache for instance, would release what nobody released, and be kept as the receipt
 * of an entry that is not there.
 *
 * @throws UnexpectedAnswer.
 */
export function answerTo<Answer extends LedgerWriteAnswer>(
  record: Addressed,
  answer: Answer,
): Answer {
  const { receipt, decisionId, sideEffectId } = answer;
  const [entry] = receipt.entries;
  if (entry?.seq !== receipt.seq || entry.leafHash !== receipt.leafHash) {
    throw another('whose receipt does not begin with its own entry');
  }
  if (!/^[0-9a-f]{64}$/.test(receipt.leafHash)) throw another('whose receipt has no leaf hash');
  if (entry.type !== record.type) throw another(`to a ${entry.type}, not to a ${record.type}`);
  if (!receipt.origin.endsWith(`/${record.ledger}`)) {
    throw another(`of the ledger ${receipt.origin}, not of ${record.ledger}`);
  }
  if (record.decisionId !== undefined && decisionId !== record.decisionId) {
    throw another(`about ${decisionId ?? 'no decision'}, not about ${record.decisionId}`);
  }
  if (record.sideEffectId !== undefined && sideEffectId !== record.sideEffectId) {
    throw another(`about ${sideEffectId ?? 'no side effect'}, not about ${record.sideEffectId}`);
  }
  return answer;
}

/** The error of an answer to another request than the one that was made. */
export function another(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer(`The answer is one ${what}: what stands in between?`);
}
