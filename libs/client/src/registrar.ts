import type { RecordBodies, VouchedRegistration } from '@docket/record';
import type { PolicyChange } from './records.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { encodeBytes, type SigningKey } from './signing-key.js';

/** The signature of a registrar whom the policy of a ledger names. */
export type RegistrarSignature = NonNullable<RecordBodies['principal.confirmed']['signature']>;

/** What waits for a second administrator, or for a registrar. */
export interface WaitingRegistration {
  principal: string;
  role: string;
  /** Kind of the authenticator, and its id. */
  kind: string;
  authenticator: string;
  /** Who registered it and does not confirm it; absent: no second person is asked for. */
  proposedBy?: string;
  /** What a registrar signs, as the ledger has it; absent: none is asked for. */
  registration?: VouchedRegistration;
  /** Position of the entry that registers it. */
  seq: number;
}

/** @throws UnexpectedAnswer for what is none. */
export function decodeWaiting(body: Record<string, unknown>): WaitingRegistration {
  const [principal, role, kind, authenticator] = [
    body['principal'],
    body['role'],
    body['kind'],
    body['authenticator'],
  ].map(textOf);
  const { registration, seq } = body;
  if (principal === undefined || role === undefined || kind === undefined)
    throw new UnexpectedAnswer('The server answered with a registration of nobody.');
  if (authenticator === undefined || typeof seq !== 'number')
    throw new UnexpectedAnswer('The server answered with a registration of nothing.');
  const proposedBy = textOf(body['proposed_by']);
  return {
    principal,
    role,
    kind,
    authenticator,
    ...(proposedBy === undefined ? {} : { proposedBy }),
    // Whoever signs it compares what it says.
    ...(isRecordObject(registration)
      ? { registration: registration as unknown as VouchedRegistration }
      : {}),
    seq,
  };
}

/**
 * signRegistration signs what is registered with a registrar's key, on the registrar's own machine. What it says is to be
 * compared with what the people themselves said before: it stands for just this key of just this principal.
 */
export async function signRegistration(
  key: SigningKey,
  registration: VouchedRegistration,
): Promise<RegistrarSignature> {
  const { registrationMessage } = await import('@docket/record');
  return signed(key, registrationMessage(key.ledger, registration));
}

/** signPolicy signs a whole new policy, and its `revision`, with a registrar's key. */
export async function signPolicy(
  key: SigningKey,
  change: Pick<PolicyChange, 'policy'> & { revision: number },
): Promise<RegistrarSignature> {
  const { policyMessage } = await import('@docket/record');
  return signed(key, policyMessage(key.ledger, change));
}

async function signed(key: SigningKey, message: Uint8Array): Promise<RegistrarSignature> {
  const { signingKeyId } = await import('@docket/record');
  const value = encodeBytes(await key.sign(message));
  return { kind: 'ed25519', key_id: signingKeyId(key.publicKey), value };
}
