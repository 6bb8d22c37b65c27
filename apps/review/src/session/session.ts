import { computed, signal } from '@preact/signals';
import { ask, askJson, Refused, whenSignedOut } from '../ask.js';
import { address, type Address } from '../router.js';

/** Who is signed in: `Session` of the API. */
export interface SignedIn {
  id: string;
  person: string;
  via: 'oidc' | 'passphrase';
  roles: Record<string, string>;
  authenticated_at: string;
  expires_at: string;
}

export interface SignInWays {
  ways: ('oidc' | 'passphrase')[];
  public_url: string | null;
  passphrase_length_min: number;
}

type StopCode = 'no_role' | 'not_begun' | 'refused' | 'unavailable';
const STOPS: readonly StopCode[] = ['no_role', 'not_begun', 'refused', 'unavailable'];

/** Why the identity provider's way ended here without a sign-in, and the view that says so. */
export const stopped = signal<{ stop: StopCode; at: Address } | undefined>(undefined);

/** Takes the reason out of the address, so that it is said once, and is in no link. */
export function readStop(): void {
  const { pathname, search, hash } = location;
  const query = new URLSearchParams(search);
  const given = query.get('sign_in');
  if (given === null) return;
  query.delete('sign_in');
  history.replaceState(
    null,
    '',
    pathname + (query.size === 0 ? '' : `?${query.toString()}`) + hash,
  );
  const stop = STOPS.find((one) => one === given);
  stopped.value = stop && { stop, at: address.value };
}

/** `asking`: not known yet. */
export const session = signal<SignedIn | null | 'asking'>('asking');
export const ways = signal<SignInWays | undefined>(undefined);

/** Ledgers where whoever is signed in sees what waits, and what they are there. */
export const ledgers = computed<{ id: string; role: string }[]>(() => {
  const now = session.value;
  if (now === null || now === 'asking') return [];
  return Object.entries(now.roles)
    .filter(([, role]) => SEES.includes(role))
    .map(([id, role]) => ({ id, role }));
});

/** Ledgers that whoever is signed in administers by a role there. */
export const administered = computed<string[]>(() => {
  const now = session.value;
  if (now === null || now === 'asking') return [];
  return Object.entries(now.roles)
    .filter(([, role]) => role === 'administrator')
    .map(([id]) => id);
});

/** Whether they administer the installation, which is the role in its registry. */
export const administersAll = computed<boolean>(() => administered.value.includes('registry'));

/** Ledgers where they see what is asked to be erased, and what they are there. */
export const erasingLedgers = computed<{ id: string; role: string }[]>(() => {
  const now = session.value;
  if (now === null || now === 'asking') return [];
  return Object.entries(now.roles)
    .filter(([, role]) => ERASES.includes(role))
    .map(([id, role]) => ({ id, role }));
});

/** Ledgers whose alerts they see, and what they are there. */
export const alertingLedgers = computed<{ id: string; role: string }[]>(() => {
  const now = session.value;
  if (now === null || now === 'asking') return [];
  return Object.entries(now.roles)
    .filter(([, role]) => [...SEES, 'administrator'].includes(role))
    .map(([id, role]) => ({ id, role }));
});

const ERASES = ['officer', 'auditor', 'administrator'];
const SEES = ['reviewer', 'officer', 'auditor'];
const REVIEWS = ['reviewer', 'officer'];
const EXPORTS = ['officer', 'auditor'];

export const reviews = (role: string | undefined): boolean => REVIEWS.includes(role ?? '');
export const definesAlerts = (role: string): boolean => ['officer', 'administrator'].includes(role);
export const exportsIn = (role: string | undefined): boolean => EXPORTS.includes(role ?? '');

/** The role of whoever is signed in. */
export function roleIn(ledger: string): string | undefined {
  return ledgers.value.find(({ id }) => id === ledger)?.role;
}

/** Finds out who is signed in, and how people do. @throws {Refused} */
export async function begin(): Promise<void> {
  whenSignedOut(() => {
    session.value = null;
  });
  ways.value = await askJson<SignInWays>('/v1/session/ways');
  try {
    session.value = await askJson<SignedIn>('/v1/session');
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 0) throw error;
    session.value = null;
  }
}

/** @throws {Refused} `sign_in_refused`, `rate_limited`. */
export async function signIn(name: string, passphrase: string): Promise<void> {
  const body = { name, passphrase };
  session.value = await askJson<SignedIn>('/v1/session/passphrase', { method: 'POST', body });
  stopped.value = undefined;
}

export async function signOut(): Promise<void> {
  await ask('/v1/session', { method: 'DELETE' });
  session.value = null;
}

/** Where the identity provider is asked; `again`: whoever it is has to prove it again. */
export function providerAddress(returnTo: string, again = false): string {
  const query = new URLSearchParams({ return_to: returnTo, ...(again ? { again: 'true' } : {}) });
  return `/v1/session/oidc?${query.toString()}`;
}
