import type { PersonSessions } from '@docket/service';

/** What a browser keeps while its user is at the identity provider. */
export interface SignInFlow {
  /** Ties the answer to this browser (RFC 6749, section 10.12). */
  state: string;
  /** Ties the ID token to this flow (OpenID Connect Core, section 3.1.2.1). */
  nonce: string;
  /** Ties the code to this server (RFC 7636). */
  verifier: string;
  /** How long ago the user may have signed in at the provider, in seconds. */
  maxAgeS: number;
  /** Path of this server where the user goes on. */
  returnTo: string;
  /** Unix time, in milliseconds. */
  beganAt: number;
}

/** How long somebody may take at the provider, in seconds. */
export const FLOW_S = 600;

/** Another process may have begun it, whose clock is ahead. */
const CLOCKS_APART_MS = 60_000;

type Sealer = Pick<PersonSessions, 'seal' | 'isSealed'>;

/** As a cookie's value, sealed, so that it is one that this installation made. */
export async function sealFlow(flow: SignInFlow, sealer: Sealer): Promise<string> {
  const text = Buffer.from(JSON.stringify(flow)).toString('base64url');
  return `${text}.${await sealer.seal(text)}`;
}

/** Undefined where it was not sealed here, or too long ago. */
export async function openFlow(
  value: string,
  sealer: Sealer,
  nowMs = Date.now(),
): Promise<SignInFlow | undefined> {
  const [text = '', seal = ''] = value.split('.');
  if (!(await sealer.isSealed(text, seal))) return undefined;
  // Written by sealFlow, as the seal shows.
  const flow = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as SignInFlow;
  const ageMs = nowMs - flow.beganAt;
  return ageMs >= -CLOCKS_APART_MS && ageMs <= FLOW_S * 1_000 ? flow : undefined;
}

/** A path of this server, never the address of another one. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path);
}
