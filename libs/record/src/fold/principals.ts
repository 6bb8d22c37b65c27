import { canonicalize, type Json } from '@docket/chain';
import { AUDIT_MS_MAX, type AuditScope, isInScope } from '../audit-scope.js';
import type { AuthorRole } from '../author.js';
import { DOCKET_ACTOR } from '../author.js';
import { SIGN_INS, SIGNERS } from '../sign-ins.js';
import {
  registrationMessage,
  type Registrars,
  takesRegistrar,
  vouchedBy,
  type VouchedRegistration,
} from '../registrars.js';
import type { RecordBodies, Role } from '../types.js';

type Authenticator = RecordBodies['principal.registered']['authenticator'];

interface RegisteredAuthenticator {
  readonly registered: Authenticator;
  /** From when on it is revoked, RFC 3339; `null`: it is not. */
  readonly revokedFrom: string | null;
  /** Sequence number of the entry that registered it. */
  readonly seq: number;
  /** Who registered it, as long as a second person has to confirm it; `null`: nobody has to any more. */
  readonly proposedBy: string | null;
  /** Whether a registrar still has to vouch for it. */
  readonly awaitsRegistrar: boolean;
  /** Thumbprint of the registrar's key by which it was vouched for; `null`: by none. */
  readonly vouchedBy: string | null;
}

/** A principal as the entries of its ledger tell it. */
export interface RegisteredPrincipal {
  readonly role: Role;
  /** Of an auditor: what they may read; `null`: the whole ledger. */
  readonly scope: AuditScope | null;
  /** In the order in which they were registered; none is forgotten. */
  readonly authenticators: readonly RegisteredAuthenticator[];
  /** From when on the principal itself is revoked, RFC 3339; `null`: it is not. */
  readonly revokedFrom: string | null;
}

/** Everybody who was ever registered in a ledger, by id. */
export type Principals = ReadonlyMap<string, RegisteredPrincipal>;

export const NO_PRINCIPALS: Principals = new Map();

type PrincipalEntry = {
  [Type in 'principal.registered' | 'principal.confirmed' | 'principal.revoked']: {
    type: Type;
    body: RecordBodies[Type];
    /** Who wrote it; absent: not known, which confirms nothing. */
    actor?: string;
    /** Whether the policy in force asks for a second person. */
    asksTwo?: boolean;
    /** Whom the policy in force names; absent: nobody. */
    registrars?: Registrars;
    seq: number;
    time: string;
  };
}['principal.registered' | 'principal.confirmed' | 'principal.revoked'];

/** Why an entry about a principal says nothing: in words, with the member that decides it. */
export interface PrincipalConflict {
  message: string;
  pointer: string;
  /** The second person is not another one than the first. */
  isSamePerson?: true;
}

/** principalConflict holds a registration or revocation against those before it. */
export function principalConflict(
  principals: Principals,
  entry: Pick<PrincipalEntry, 'type' | 'body' | 'actor' | 'registrars'>,
): PrincipalConflict | undefined {
  const { type, body } = entry;
  const known = principals.get(body.principal);
  if (type === 'principal.revoked') {
    if (known === undefined) return conflict(`${body.principal} is not registered`, '/principal');
    const { authenticator } = body as RecordBodies['principal.revoked'];
    if (authenticator === undefined || has(known, authenticator)) return undefined;
    return conflict(`${body.principal} has no authenticator ${authenticator}`, '/authenticator');
  }
  if (type === 'principal.confirmed')
    return confirmationConflict(known, { ...entry, body: body as Confirmation });
  const { role, authenticator, scope } = body as RecordBodies['principal.registered'];
  if (authenticator.kind === 'signing_key' && role !== 'agent')
    return conflict('a signing key is for an agent; people sign with a passkey', '/role');
  if (scope !== undefined && role !== 'auditor')
    return conflict('a scope is for an auditor', '/scope');
  if (isElsewhere(principals, body.principal, authenticator)) {
    return conflict(
      `the ${authenticator.kind} is registered for somebody else`,
      '/authenticator/id',
    );
  }
  if (known === undefined) return undefined;
  if (known.revokedFrom !== null) return conflict(`${body.principal} is revoked`, '/principal');
  if (known.role !== role)
    return conflict(`${body.principal} is registered in the role ${known.role}`, '/role');
  if (!isSameScope(known.scope, scope))
    return conflict(`${body.principal} is registered for another scope`, '/scope');
  if (!has(known, authenticator.id)) return undefined;
  return conflict(`the authenticator ${authenticator.id} is registered`, '/authenticator/id');
}

function isSameScope(one: AuditScope | null, other: AuditScope | undefined): boolean {
  if (one === null || other === undefined) return one === null && other === undefined;
  const [a, b] = [one, other].map((scope) => canonicalize(scope as unknown as Json));
  return a === b;
}

/**
 * auditorFault says why an auditor's API key or sign-in is not good for as long as it is registered for. It counts as
 * registered all the same: who wrote with it is known.
 */
export function auditorFault(
  { role, authenticator }: RecordBodies['principal.registered'],
  time: string,
): PrincipalConflict | undefined {
  if (role !== 'auditor' || !SIGN_INS.some((kind) => kind === authenticator.kind)) return undefined;
  const { expires_at: end } = authenticator;
  if (end !== undefined && Date.parse(end) - Date.parse(time) <= AUDIT_MS_MAX) return undefined;
  return conflict(
    'what an auditor comes in with ends within 366 days',
    '/authenticator/expires_at',
  );
}

type Confirmation = RecordBodies['principal.confirmed'];
type Confirming = Pick<PrincipalEntry, 'actor' | 'registrars'> & { body: Confirmation };

/** By whose key a confirmation vouches for what waits for a registrar; undefined: it does not. */
function registrarIn(
  known: RegisteredPrincipal,
  { registered, awaitsRegistrar }: RegisteredAuthenticator,
  { body: { principal, signature }, registrars }: Confirming,
): string | undefined {
  if (!awaitsRegistrar || registrars === undefined) return undefined;
  const { role, scope } = known;
  const said = { principal, role, authenticator: registered, ...(scope && { scope }) };
  const message = registrationMessage(registrars.ledger, said as VouchedRegistration);
  return vouchedBy(registrars, signature, message);
}

/** Whether it is another person than who registered it, or has it, and one is asked for. */
function isSecond(
  { proposedBy }: RegisteredAuthenticator,
  { body: { principal }, actor }: Confirming,
): boolean {
  return proposedBy !== null && actor !== undefined && actor !== proposedBy && actor !== principal;
}

/** Two people: whoever registered it, or has it, is not the second of them. And a registrar signs, where one is asked for. */
function confirmationConflict(
  known: RegisteredPrincipal | undefined,
  confirming: Confirming,
): PrincipalConflict | undefined {
  const { principal, authenticator, signature } = confirming.body;
  const one = known?.authenticators.find(({ registered }) => registered.id === authenticator);
  if (known === undefined || one === undefined)
    return conflict(`${principal} has no authenticator ${authenticator}`, '/authenticator');
  if (isConfirmed(one))
    return conflict(`the authenticator ${authenticator} waits for nobody`, '/authenticator');
  if (signature !== undefined && registrarIn(known, one, confirming) === undefined) {
    const message = `it is not what a registrar of the policy signed, for ${authenticator} of ${principal} in this ledger`;
    return conflict(message, '/signature');
  }
  if (signature !== undefined || isSecond(one, confirming)) return undefined;
  if (one.proposedBy === null) {
    const message = `${authenticator} of ${principal} takes the signature of a registrar whom the policy names`;
    return conflict(message, '/signature');
  }
  const message = `${authenticator} was registered by ${one.proposedBy} for ${principal}: the second person is another one`;
  return { ...conflict(message, '/authenticator'), isSamePerson: true };
}

/**
 * Who has to be followed by a second person; `null`: nobody. What the registry or the predecessor registered was confirmed there, and who
 * replaces a key of their own gains nothing.
 */
function proposerOf(
  known: RegisteredPrincipal | undefined,
  { body, actor, asksTwo }: Extract<PrincipalEntry, { type: 'principal.registered' }>,
): string | null {
  if (asksTwo !== true || body.registry_entry !== undefined) return null;
  if (body.predecessor_entry !== undefined && actor === DOCKET_ACTOR) return null;
  const by = actor === undefined || actor === DOCKET_ACTOR ? body.principal : actor;
  const isOwnKey = by === body.principal && body.authenticator.kind === 'api_key';
  const hasConfirmed = known?.authenticators.some(
    ({ registered, proposedBy }) => registered.kind === 'api_key' && proposedBy === null,
  );
  return isOwnKey && hasConfirmed === true ? null : by;
}

function conflict(message: string, pointer: string): PrincipalConflict {
  return { message, pointer };
}

/**
 * What signs is one principal's: it must not count for two. And a person who signs in is one principal at a
 * time: in another role they are another, once the first has lost its authenticator.
 */
function isElsewhere(
  principals: Principals,
  principal: string,
  { kind, id }: Authenticator,
): boolean {
  if (kind === 'api_key') return false;
  return [...principals].some(
    ([other, known]) =>
      other !== principal &&
      known.authenticators.some(
        ({ registered, revokedFrom }) =>
          registered.id === id && (SIGNERS.some((one) => one === kind) || revokedFrom === null),
      ),
  );
}

function has({ authenticators }: RegisteredPrincipal, id: string): boolean {
  return authenticators.some(({ registered }) => registered.id === id);
}

/**
 * evolvePrincipals folds an entry about a principal. One that conflicts with those before it changes nothing:
 * a role is never raised, and what is revoked stays revoked.
 */
export function evolvePrincipals(principals: Principals, entry: PrincipalEntry): Principals {
  if (principalConflict(principals, entry) !== undefined) return principals;
  const { principal: id } = entry.body;
  const known = principals.get(id);
  const next = new Map(principals);
  if (entry.type === 'principal.registered') {
    const { role, authenticator: registered, scope = null } = entry.body;
    const first = { role, scope, authenticators: [], revokedFrom: null };
    const { authenticators, ...rest } = known ?? first;
    const { registrars, seq } = entry;
    const proposedBy = proposerOf(known, entry);
    const awaitsRegistrar = registrars !== undefined && takesRegistrar(registrars, role);
    const waits = { proposedBy, awaitsRegistrar, vouchedBy: null };
    const added = [...authenticators, { registered, revokedFrom: null, seq, ...waits }];
    return next.set(id, { ...rest, authenticators: added });
  }
  // Unreachable: a revocation of nobody is a conflict.
  if (known === undefined) return principals;
  if (entry.type === 'principal.confirmed') {
    const { authenticator: confirmed } = entry.body;
    const ways = known.authenticators.map((one) =>
      one.registered.id === confirmed ? confirmedBy(known, one, entry) : one,
    );
    return next.set(id, { ...known, authenticators: ways });
  }
  const { authenticator, from = entry.time } = entry.body;
  if (authenticator === undefined)
    return next.set(id, { ...known, revokedFrom: earlier(known.revokedFrom, from) });
  const authenticators = known.authenticators.map((one) =>
    one.registered.id === authenticator
      ? { ...one, revokedFrom: earlier(one.revokedFrom, from) }
      : one,
  );
  return next.set(id, { ...known, authenticators });
}

function confirmedBy(
  known: RegisteredPrincipal,
  one: RegisteredAuthenticator,
  confirming: Confirming,
): RegisteredAuthenticator {
  const registrar = registrarIn(known, one, confirming);
  return {
    ...one,
    ...(isSecond(one, confirming) && { proposedBy: null }),
    ...(registrar !== undefined && { awaitsRegistrar: false, vouchedBy: registrar }),
  };
}

function earlier(one: string | null, other: string): string {
  return one !== null && Date.parse(one) <= Date.parse(other) ? one : other;
}

/** Why an entry cannot be its author's, by what the ledger says of them. */
export interface AuthorFault {
  code: 'author_unknown' | 'author_mismatch' | 'author_not_in_force' | 'author_unconfirmed';
  message: string;
}

/** Who wrote an entry, and where. */
export interface WrittenBy {
  actor: string;
  role: AuthorRole;
  via: string;
  time: string;
  /** Undefined: in none; `unknown`: not at hand, and not held against a scope. */
  decision: { id: string; openedAt: string | undefined } | 'unknown' | undefined;
}

/**
 * authorFault holds who wrote an entry against who was registered before it. Pure: what has expired is judged by
 * `time`, the ledger's time of the entry. Docket itself is registered nowhere.
 */
export function authorFault(
  principals: Principals,
  { actor, role, via, time, decision }: WrittenBy,
): AuthorFault | undefined {
  if (actor === DOCKET_ACTOR) return undefined;
  const known = principals.get(actor);
  if (known === undefined) {
    return { code: 'author_unknown', message: `${actor} is not registered before it` };
  }
  const ways = known.authenticators.filter(({ registered }) => registered.kind === via);
  if (known.role !== role || ways.length === 0) {
    const registered = `${actor} is registered in the role ${known.role}`;
    const message = `${registered}, and wrote as ${role} by ${via}`;
    return { code: 'author_mismatch', message };
  }
  if (known.scope !== null && decision !== 'unknown') {
    const isOutside = decision === undefined || !isInScope(known.scope, decision);
    const message = `${actor} is registered as an auditor of other decisions`;
    if (isOutside) return { code: 'author_mismatch', message };
  }
  const isInForce = isBefore(time, known.revokedFrom) && ways.some((way) => isGood(way, time));
  if (isInForce) return undefined;
  if (ways.every((way) => !isConfirmed(way))) {
    const whoever = ways.some((way) => way.awaitsRegistrar)
      ? 'registrar had signed'
      : 'second person had confirmed';
    const unconfirmed = `${actor} was registered before it, and no ${whoever} that`;
    return { code: 'author_unconfirmed', message: unconfirmed };
  }
  const message = `${actor} was revoked before it, or had no authenticator left that was in force`;
  return { code: 'author_not_in_force', message };
}

/** isConfirmed says whether what is registered waits for nobody: neither for a second person nor for a registrar. */
export function isConfirmed({
  proposedBy,
  awaitsRegistrar,
}: Pick<RegisteredAuthenticator, 'proposedBy' | 'awaitsRegistrar'>): boolean {
  return proposedBy === null && !awaitsRegistrar;
}

/** isGood says whether an authenticator was good at a time, as far as its end, its revocation and its confirmation go. */
export function isGood(way: RegisteredAuthenticator, time: string): boolean {
  const { registered, revokedFrom } = way;
  if (!isConfirmed(way)) return false;
  return isBefore(time, revokedFrom) && isBefore(time, registered.expires_at ?? null);
}

/** The end itself is no longer before it. `null`: there is no end. */
export function isBefore(time: string, end: string | null): boolean {
  return end === null || Date.parse(time) < Date.parse(end);
}

/** signerOf gives what one principal signs with, by its id, and whether it was good at a time. */
export function signerOf(
  principals: Principals,
  of: { actor: string; kind: (typeof SIGNERS)[number]; id: string; time: string },
): { registered: Authenticator; isInForce: boolean } | undefined {
  const known = principals.get(of.actor);
  const way = known?.authenticators.find(
    ({ registered: { kind, id } }) => kind === of.kind && id === of.id,
  );
  if (known === undefined || way === undefined) return undefined;
  const isInForce = isBefore(of.time, known.revokedFrom) && isGood(way, of.time);
  return { registered: way.registered, isInForce };
}
