import type { WriteAnswer } from '@docket/client';
import { DemoFailure, mustEqual } from './narrator.js';

/**
 * The margin note of a written record: its position in the ledger, from the server's receipt. With
 * `directive`, checks that the ledger answered that.
 */
export function seqNote(
  answer: WriteAnswer | undefined,
  directive?: WriteAnswer['directive'],
): string {
  if (answer === undefined) throw new DemoFailure('The server gave no receipt.');
  if (directive !== undefined) mustEqual(answer.directive, directive, 'Directive of the ledger');
  return `#${answer.receipt.seq}`;
}

/** Checks that the ledger added an entry of this type because of the record. */
export function mustHaveAdded(answer: WriteAnswer, type: string): void {
  const types = answer.receipt.entries.map((entry) => entry.type);
  if (!types.includes(type)) {
    throw new DemoFailure(`The ledger adds ${type}: expected so, found ${types.join(', ')}`);
  }
}
