import { hash } from 'node:crypto';
import type { Role } from '@docket/record';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import type { Access } from './route.js';

/** Whoever an API key speaks for. */
export interface Principal {
  /** Id of the API key; not secret. */
  keyId: string;
  /** Pseudonymous id that entries name as their `actor`, `prn_…`. */
  actor: string;
  role: Role;
  /** The ledger the key is for; undefined for a key of the whole installation. */
  ledger: string | undefined;
}

/** The principal of a request on a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new Error('a public route asked for its principal');
  return request.principal;
}

/** What the check needs to know about keys and ledgers. */
export interface AccessSource {
  /** Resolves to undefined for a key that is malformed, unknown or revoked. */
  authenticate(key: string): Promise<Principal | undefined>;
  /** Whether the ledger's policy opens its entry bundles to everybody. */
  isLogPublic(ledger: string): Promise<boolean>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that is not public. */
    principal: Principal | undefined;
  }
}

/**
 * Refuses, before the body is read, every request that its route does not name as allowed.
 * A route that names nobody is closed to everybody.
 */
export function guardRoutes(server: FastifyInstance, source: AccessSource): PrincipalCache {
  const cache = new PrincipalCache(source);
  server.decorateRequest('principal', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    const { allow } = request.routeOptions.config;
    if (request.is404 || allow?.includes('public') === true) return done();
    if (allow === undefined) {
      return done(new Problem('role_not_allowed', 'This route names nobody who may call it.'));
    }
    const known = cache.peek(request.headers.authorization);
    if (known !== undefined) return done(admit(request, allow, known));
    identify(request, allow, source, cache).then(
      () => done(),
      (error: unknown) => done(error as Error),
    );
  });
  return cache;
}

async function identify(
  request: FastifyRequest,
  allow: readonly Access[],
  source: AccessSource,
  cache: PrincipalCache,
): Promise<void> {
  const { authorization } = request.headers;
  if (authorization === undefined && allow.includes('public-log')) {
    if (await source.isLogPublic(ledgerOf(request) ?? '')) return;
  }
  const principal = await cache.resolve(authorization);
  if (principal === undefined) {
    const detail =
      authorization === undefined
        ? 'The request carries no Authorization header.'
        : 'The key in the Authorization header is malformed, unknown or revoked.';
    throw new Problem('not_authenticated', detail, { headers: CHALLENGE });
  }
  const refusal = admit(request, allow, principal);
  if (refusal !== undefined) throw refusal;
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="docket", Basic realm="docket"' };

function admit(
  request: FastifyRequest,
  allow: readonly Access[],
  principal: Principal,
): Problem | undefined {
  if (!allow.includes(principal.role)) {
    const roles = allow.filter((access) => !access.startsWith('public'));
    return new Problem(
      'role_not_allowed',
      `This takes a key of role ${roles.join(' or ')}; yours is ${principal.role}.`,
    );
  }
  const ledger = ledgerOf(request);
  if (principal.ledger !== undefined && principal.ledger !== ledger) {
    const detail =
      ledger === undefined
        ? `This takes a key of the installation; yours is for the ledger ${principal.ledger}.`
        : `Your key is for the ledger ${principal.ledger}.`;
    return new Problem('wrong_ledger', detail);
  }
  request.principal = principal;
  return undefined;
}

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

/**
 * Remembers who a header speaks for, for a few seconds, under its digest. A key revoked through
 * another process is therefore refused after at most `CACHE_TIME_MS`; through this one, at once.
 */
export class PrincipalCache {
  readonly #entries = new Map<string, { principal: Principal; until: number }>();

  constructor(private readonly source: AccessSource) {}

  peek(authorization: string | undefined): Principal | undefined {
    if (authorization === undefined) return undefined;
    const found = this.#entries.get(digestOf(authorization));
    return found !== undefined && found.until > performance.now() ? found.principal : undefined;
  }

  async resolve(authorization: string | undefined): Promise<Principal | undefined> {
    const key = authorization === undefined ? undefined : readKey(authorization);
    if (authorization === undefined || key === undefined || key.length > KEY_LENGTH_MAX) {
      return undefined;
    }
    const until = performance.now() + CACHE_TIME_MS;
    const principal = await this.source.authenticate(key);
    if (principal === undefined) return undefined;
    if (this.#entries.size >= CACHE_ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(digestOf(authorization), { principal, until });
    return principal;
  }

  /** Forgets a revoked key. */
  forget(keyId: string): void {
    for (const [digest, { principal }] of this.#entries) {
      if (principal.keyId === keyId) this.#entries.delete(digest);
    }
  }
}

const CACHE_TIME_MS = 5_000;
const CACHE_ENTRIES_MAX = 10_000;
const KEY_LENGTH_MAX = 200;

function digestOf(text: string): string {
  return hash('sha256', text, 'base64');
}
