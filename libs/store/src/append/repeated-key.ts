import { equalBytes } from '@docket/chain';
import { StoreRefusal } from '../refusal.js';
import type { UsedIn } from '../refusal.js';
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

/** @throws {StoreRefusal} where the use says nothing here of what was asked first. */
export function holdFirstUse(use: KeyUse): void {
  if (use.usedIn !== undefined) throw keyElsewhere(use.key, { origin: use.usedIn, seq: use.seq });
  // Before the digests are compared: the agent is not blamed for what somebody else has put there.
  if (use.isStray) throw keyStray(use);
}

/** Whatever was asked under it: the answer is in the other ledger, and so is what it did. */
function keyElsewhere(key: string, usedIn: UsedIn): StoreRefusal {
  const { origin, seq } = usedIn;
  return new StoreRefusal(
    'idempotency_key_elsewhere',
    `The idempotency key ${key} was used in ${origin}, in entry ${seq}: nothing was recorded here.`,
    {
      next: `Ask ${origin} again under this key for what it answered; name other work by a new key.`,
      pointer: '/idempotency_key',
      usedIn,
    },
  );
}
