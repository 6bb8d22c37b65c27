import { equalBytes } from '@docket/chain';
import { StoreRefusal } from '../refusal.js';
import type { AppendReceipt } from './receipt.js';
import type { PreparedSubmission } from './submission.js';
import type { KeyUse } from './columns.js';

/** Whether the same was asked under the key before. */
export function isRepetition(
  { requestDigest, givenSideEffectId: given }: PreparedSubmission,
  use: KeyUse,
): boolean {
  if (requestDigest === undefined || !equalBytes(requestDigest, use.requestDigest)) return false;
  // The digest leaves the id out, for Docket may have drawn it; one that was given has to be the same.
  return given === undefined || use.sideEffectId === null || given === use.sideEffectId;
}

/** A row of the table of keys names an entry that is not of the key: whoever put it there is no witness of a first use. */
export function keyStray({ key, seq }: Pick<KeyUse, 'key' | 'seq'>): StoreRefusal {
  return new StoreRefusal(
    'log_damaged',
    `The table of idempotency keys says that ${key} was used in entry ${seq}, and it was not: nothing was recorded.`,
    {
      next: 'Tell the operator: `docket verify` names the row, and `docket repair` takes it away.',
    },
  );
}

export function keyReused(
  submission: PreparedSubmission,
  use: KeyUse,
  recorded: AppendReceipt | undefined,
): StoreRefusal {
  const said = `The idempotency key ${submission.key ?? ''} was used for another request (entry ${use.seq}).`;
  const [entry] = recorded?.entries ?? [];
  return new StoreRefusal(
    'idempotency_key_reused',
    entry === undefined ? said : `${said} The attempt is recorded as entry ${entry.seq}.`,
    {
      next: 'Repeat the first request exactly, or use a new key for a new one.',
      pointer: '/idempotency_key',
    },
  );
}
