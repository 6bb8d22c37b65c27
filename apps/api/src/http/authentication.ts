import type { Role } from '@docket/record';
import {
  admit,
  type EndedKey,
  type Principal,
  type Session,
  type SessionCaller,
} from '@docket/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cookieValues, dropCookie, SESSION_COOKIE } from '../sign-in/cookies.js';
import { Problem } from './problem.js';
import type { Access } from './route.js';
import { refuseForeign } from './same-origin.js';

/** The principal of a request on a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new Error('a public route asked for its principal');
  return request.principal;
}

/** The session of a request on a route for people. */
export function ownSession({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Error('a route for people was asked without a session');
  return session;
}

/** Who asks about sessions: who is signed in, or else the principal of a key. */
export function callerOf(request: FastifyRequest): SessionCaller {
  return request.session ?? principalOf(request);
}

/** What the check needs to know about keys and ledgers: `Authentication` of `@docket/service`. */
export interface AccessSource {
  /** Resolves to undefined for a key that is malformed, unknown or revoked. */
  authenticate(key: string): Promise<Principal | EndedKey | undefined>;
  /** Whether the ledger's policy opens its log to everybody. */
  isLogPublic(ledger: string): Promise<boolean>;
}

/** What it needs to know about people, where people sign in: `PersonSessions` of `@docket/service`. */
export interface PeopleSource {
  /** Where browsers reach this server, `https://docket.example`. */
  origin: string;
  /** Resolves to undefined for a token that is malformed, unknown, over or ended. */
  find(token: string): Promise<Session | undefined>;
  /** Who they are where they ask. @throws {ServiceError} `wrong_ledger`. */
  principal(session: Session, ledger: string | undefined): Promise<Principal>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that is not public, but for those about sessions alone. */
    principal: Principal | undefined;
    /** Set where somebody who is signed in asks. */
    session: Session | undefined;
  }
}

/**
 * Refuses, before the body is read, every request that its route does not name as allowed.
 * A route that names nobody is closed to everybody.
 */
export function guardRoutes(
  server: FastifyInstance,
  source: AccessSource,
  people?: PeopleSource,
): void {
  server.decorateRequest('principal', undefined);
  server.decorateRequest('session', undefined);
  server.addHook('onRequest', async (request) => {
    const { allow } = request.routeOptions.config;
    if (request.is404 || allow?.includes('public') === true) return;
    if (allow === undefined) {
      throw new Problem('role_not_allowed', 'This route names nobody who may call it.');
    }
    const tokens = cookieValues(request.headers.cookie, SESSION_COOKIE);
    if (people === undefined || tokens.length === 0) await identify(request, allow, source);
    else await identifyPerson(request, { allow, tokens, people });
  });
}

async function identifyPerson(
  request: FastifyRequest,
  of: { allow: readonly Access[]; tokens: readonly string[]; people: PeopleSource },
): Promise<void> {
  const { allow, tokens, people } = of;
  const [token = '', another] = tokens;
  if (request.headers.authorization !== undefined || another !== undefined) {
    const detail = 'The request carries two credentials. Send one session, or one API key.';
    throw new Problem('malformed_request', detail);
  }
  const isForPeople = allow.includes('session');
  refuseForeign(request, people.origin, isForPeople);
  const session = await people.find(token);
  if (session === undefined) {
    // Without Basic: a browser would ask its user for a password.
    const headers = {
      'www-authenticate': 'Bearer realm="docket"',
      'set-cookie': dropCookie(SESSION_COOKIE),
    };
    throw new Problem('not_authenticated', 'The session is over.', {
      headers,
      next: 'Sign in again at /v1/session/oidc.',
    });
  }
  request.session = session;
  if (isForPeople) return;
  const ledger = ledgerOf(request);
  const principal = await people.principal(session, ledger);
  // What an auditor may read of the ledger is held by each use case.
  admit(principal, { roles: rolesIn(allow), ledger, scope: 'held' });
  request.principal = principal;
}

async function identify(
  request: FastifyRequest,
  allow: readonly Access[],
  source: AccessSource,
): Promise<void> {
  const { authorization } = request.headers;
  if (authorization === undefined && allow.includes('public-log')) {
    if (await source.isLogPublic(ledgerOf(request) ?? '')) return;
  }
  const key = authorization === undefined ? undefined : readKey(authorization);
  const isPlausible = key !== undefined && key.length <= KEY_LENGTH_MAX;
  const principal = isPlausible ? await source.authenticate(key) : undefined;
  if (principal === undefined) {
    const detail =
      authorization === undefined
        ? 'The request carries no Authorization header.'
        : 'The key in the Authorization header is malformed, unknown or revoked.';
    throw new Problem('not_authenticated', detail, { headers: CHALLENGE });
  }
  if ('endedAt' in principal) {
    throw keyExpired(principal);
  }
  const roles = rolesIn(allow);
  if (roles.length === 0 && allow.includes('session')) {
    throw new Problem('role_not_allowed', 'This is for people who sign in; an API key does not.');
  }
  if (request.routeOptions.config.ledgerOfKey === true) {
    // From here on as if the address named it: limits and the use case see one ledger.
    request.params = { ledger: principal.ledger };
  }
  admit(principal, { roles, ledger: ledgerOf(request), scope: 'held' });
  request.principal = principal;
}

/** Where the clocks differ, whoever asks is not told that it is their key alone. */
function keyExpired({ endedAt, clocks }: EndedKey): Problem {
  const detail = `The key in the Authorization header was good until ${endedAt}.`;
  if (clocks === undefined) return new Problem('key_expired', detail, { headers: CHALLENGE });
  const { database, server } = clocks;
  return new Problem(
    'key_expired',
    `${detail} It is over by the database's clock, which says ${database}, and this server's says ${server}: one of the two is wrong, and the key may be good still.`,
    {
      headers: CHALLENGE,
      next: 'Tell the operator, who sets the clocks right; then send the same request again.',
    },
  );
}

function rolesIn(allow: readonly Access[]): Role[] {
  return allow.filter(
    (access): access is Role => !access.startsWith('public') && access !== 'session',
  );
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="docket", Basic realm="docket"' };

function ledgerOf(request: FastifyRequest): string | undefined {
  return (request.params as Record<string, string> | undefined)?.['ledger'];
}

/** The key in `Authorization: Bearer <key>` or the password in `Authorization: Basic …`. */
export function readKey(authorization: string): string | undefined {
  const space = authorization.indexOf(' ');
  const scheme = authorization.slice(0, space).toLowerCase();
  const credentials = authorization.slice(space + 1).trim();
  if (scheme === 'bearer') return credentials;
  if (scheme !== 'basic') return undefined;
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}

const KEY_LENGTH_MAX = 200;
