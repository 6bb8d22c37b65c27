import type { JsonObject } from '@docket/chain';
import { isSignedBy } from '../agent-signature.js';
import { signerOf } from '../fold/principals.js';
import { type RecordType, type Role, type Stakes, tableOf } from '../types.js';
import type { Gate, Refusal, Signers } from './gate.js';
import { NO_SIGNERS } from './gate.js';
import { isBelow } from './stakes.js';

/** What of a record and its leaf an agent's signature is held against. */
export interface SignableEntry {
  type: RecordType;
  body: object;
  actor: string;
  time: string;
  /** Absent for a record of the ledger itself. */
  decisionId?: string | undefined;
}

/** Types whose `signature` is an agent's. */
const AGENTS_WRITE: { readonly [Type in RecordType]: boolean } = tableOf(({ writtenBy }) =>
  writtenBy.some((role: Role) => role === 'agent'),
);

/** What begins work, goes on with it or ends it. What has happened is taken without a signature. */
const ASKED_FOR: { readonly [Type in RecordType]: boolean } = tableOf(
  (one) => 'refusedAfterClose' in one || one.type === 'decision.opened',
);

/**
 * signedRecord: a record of an agent is signed where the policy asks for it, and a signature on it verifies by a key
 * that was registered for the agent before.
 */
export const signedRecord: Gate = ({ before, entry, policy, signers = NO_SIGNERS }) => {
  if (!AGENTS_WRITE[entry.type]) return undefined;
  if (agentSignatureOf(entry) !== undefined)
    return signers === 'unknown' ? undefined : refuseAgentSignature(entry, signers);
  const from = policy.agent_signature_from;
  if (from === undefined || entry.role !== 'agent' || !ASKED_FOR[entry.type]) return undefined;
  const stakes: Stakes | undefined =
    entry.type === 'decision.opened' ? entry.body.stakes : before?.stakes;
  if (stakes === undefined || isBelow(stakes, from)) return undefined;
  return refused({
    code: 'agent_signature_missing',
    message: `the policy asks an agent to sign ${entry.type} on stakes from ${from} on; those of this decision are ${stakes}`,
    pointer: '/signature',
  });
};

/** agentSignatureOf gives the agent's signature on a record; undefined where it has none. */
function agentSignatureOf({
  type,
  body,
}: Pick<SignableEntry, 'type' | 'body'>): { key_id: string; value: string } | undefined {
  if (!AGENTS_WRITE[type]) return undefined;
  // Validated against the schema of its type, in which there is one form of it.
  return (body as { signature?: { key_id: string; value: string } }).signature;
}

/**
 * refuseAgentSignature holds the signature on a record against the keys that were registered for its author before.
 * It needs nothing else of the decision. Undefined: it verifies, or there is none.
 */
export function refuseAgentSignature(
  entry: SignableEntry,
  { origin: ledger, principals }: Signers,
): Refusal | undefined {
  const signature = agentSignatureOf(entry);
  if (signature === undefined) return undefined;
  const { type, actor, time, decisionId: decision } = entry;
  const { key_id: id, value } = signature;
  const body = entry.body as JsonObject; // Records are JSON.
  const signer = signerOf(principals, { actor, kind: 'signing_key', id, time });
  const key = signer?.registered.signing_key;
  if (signer === undefined || key === undefined) {
    const message = `${actor} has no signing key of this id in the ledger before it`;
    return refused({ code: 'agent_signature_key_unknown', message, pointer: '/signature/key_id' });
  }
  if (!signer.isInForce) {
    const message =
      'the signing key was revoked or had expired before it, or nobody had vouched for it whom the policy asks for';
    return refused({ code: 'agent_signature_key_revoked', message, pointer: '/signature/key_id' });
  }
  if (typeof body['idempotency_key'] !== 'string') {
    const message = 'a signed record has an idempotency_key, so that it cannot be recorded twice';
    return refused({ code: 'agent_signature_invalid', message, pointer: '/idempotency_key' });
  }
  if (isSignedBy({ ledger, decision, type, body }, key.public_key, value)) return undefined;
  const message = 'the signature does not verify over this record, in this ledger and decision';
  return refused({ code: 'agent_signature_invalid', message, pointer: '/signature/value' });
}

function refused(why: Omit<Refusal, 'next'>): Refusal {
  const next =
    'Let the agent sign exactly what is sent, with a key that is registered for it and in force.';
  return { ...why, next };
}
