import { canonicalBytes, concatBytes, type Json, sha256, utf8 } from '@docket/chain';
import { isSignatureOf, signingKeyId } from './agent-signature.js';
import type { Policy, RecordBodies, Role } from './types.js';

type Registration = RecordBodies['principal.registered'];
type PolicyChange = RecordBodies['policy.changed'];
type RegistrarSignature = NonNullable<RecordBodies['principal.confirmed']['signature']>;
type RegistrarKeys = NonNullable<Policy['registrars']>;

/** What is signed begins with its domain: a signature on one kind of thing is none on another. */
const REGISTRATION_DOMAIN = utf8('docket-registration/v1\n');
const POLICY_DOMAIN = utf8('docket-policy/v1\n');

/** By whose signatures a ledger takes people, agents and policies. */
export interface Registrars {
  /** Origin of the ledger: the first line of its checkpoints. */
  ledger: string;
  /** Absent or empty: nobody's signature is asked for. */
  keys: RegistrarKeys | undefined;
}

/** What a registrar vouches for: who it is, as what, and by what they are recognised. */
export type VouchedRegistration = Pick<
  Registration,
  'principal' | 'role' | 'authenticator' | 'scope'
>;

/**
 * takesRegistrar says whether somebody in this role is taken only on a registrar's signature. Who only reads, and who
 * administers, is not: what an administrator brings about takes its own signature.
 */
export function takesRegistrar({ keys = [] }: Registrars, role: Role): boolean {
  return keys.length > 0 && role !== 'administrator' && role !== 'auditor';
}

/**
 * registrationMessage gives the bytes that a registrar signs with Ed25519: `docket-registration/v1`, a line feed, and
 * SHA-256 of the canonical JSON (RFC 8785) of `authenticator`, `ledger`, `principal`, `role` and, where there is one,
 * `scope`. So it stands for no other key, person, role or ledger.
 */
export function registrationMessage(
  ledger: string,
  { principal, role, authenticator, scope }: VouchedRegistration,
): Uint8Array {
  const said = {
    authenticator,
    ledger,
    principal,
    role,
    ...(scope === undefined ? {} : { scope }),
  };
  return messageOf(REGISTRATION_DOMAIN, said);
}

/**
 * policyMessage gives the bytes that a registrar signs with Ed25519: `docket-policy/v1`, a line feed, and SHA-256 of the
 * canonical JSON of `ledger`, `policy` and `revision`. The revision keeps it from being brought into force twice.
 */
export function policyMessage(
  ledger: string,
  { policy, revision }: Pick<PolicyChange, 'policy' | 'revision'>,
): Uint8Array {
  return messageOf(POLICY_DOMAIN, { ledger, policy, revision: revision ?? null });
}

function messageOf(domain: Uint8Array, said: object): Uint8Array {
  return concatBytes([domain, sha256(canonicalBytes(said as unknown as Json))]); // Records are JSON.
}

/** vouchedBy gives the thumbprint of the registrar's key by which a signature verifies; undefined: by none. */
export function vouchedBy(
  { keys = [] }: Registrars,
  signature: RegistrarSignature | undefined,
  message: Uint8Array,
): string | undefined {
  if (signature === undefined) return undefined;
  const { key_id: id, value } = signature;
  const key = keys.find((one) => signingKeyId(one) === id);
  return key !== undefined && isSignatureOf(key, [message], value) ? id : undefined;
}

/** isPolicyVouched says whether a change of the policy has the signature that the one in force asks for. */
export function isPolicyVouched(registrars: Registrars, change: PolicyChange): boolean {
  const { keys = [], ledger } = registrars;
  if (keys.length === 0) return true;
  return vouchedBy(registrars, change.signature, policyMessage(ledger, change)) !== undefined;
}
