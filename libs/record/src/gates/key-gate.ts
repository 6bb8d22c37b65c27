import { HANDOVERS_MAX } from '@docket/chain';
import type { LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { isBefore } from '../fold/principals.js';
import type { Refusal } from './gate.js';

/** Whether an entry is about the key that signs the ledger's checkpoints. */
export function isAboutKey(entry: { type: string }): entry is KeyEntry {
  return TYPES.has(entry.type);
}

type KeyEntry = LedgerEntryOf<'key.proposed' | 'key.rotated' | 'key.replaced'>;

const TYPES: ReadonlySet<string> = new Set<KeyEntry['type']>([
  'key.proposed',
  'key.rotated',
  'key.replaced',
]);

/**
 * refuseKey holds a new key of the ledger against those before it, and whoever brings it into force against who
 * proposed it. Signatures are held by `rotationFault` and `replacementFault`.
 */
export function refuseKey(state: LedgerState, entry: KeyEntry): Refusal | undefined {
  const { public_key: key } = entry.body;
  if (state.keys.some((used) => used.key === key))
    return mismatch('the key has signed before, and does not come back', '/public_key');
  if (state.keys.length > HANDOVERS_MAX)
    return mismatch(`the key of a ledger changes ${HANDOVERS_MAX} times at most`, '/public_key');
  return entry.type === 'key.proposed' ? undefined : refuseChange(state, entry);
}

function refuseChange(
  { proposedKey }: LedgerState,
  { type, body, actor, time }: LedgerEntryOf<'key.rotated' | 'key.replaced'>,
): Refusal | undefined {
  if (proposedKey?.seq !== body.proposal)
    return mismatch('no such proposal waits for a second person', '/proposal');
  if (!isBefore(time, proposedKey.lapsesAt))
    return mismatch(`the proposal lapsed at ${proposedKey.lapsesAt}`, '/proposal');
  if (proposedKey.publicKey !== body.public_key)
    return mismatch('another key was proposed', '/public_key');
  if ((proposedKey.occasion === 'lost') !== (type === 'key.replaced'))
    return mismatch('a key that was lost is replaced, and any other one hands over', '/proposal');
  if (proposedKey.proposedBy !== actor) return undefined;
  return {
    code: 'second_person_required',
    message: `the key was proposed by ${actor}, and waits for another person until ${proposedKey.lapsesAt}`,
    next: 'Let another officer or administrator bring it into force.',
    pointer: '/proposal',
  };
}

function mismatch(message: string, pointer: string): Refusal {
  const next = 'Read the keys of the ledger, and propose one anew.';
  return { code: 'key_rotation_mismatch', message, next, pointer };
}
