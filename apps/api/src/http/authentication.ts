import type { Role } from '@docket/record';
import { admit, type Principal } from '@docket/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import type { Access } from './route.js';

/** The principal of a request on a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new Error('a public route asked for its principal');
  return request.principal;
}

/** What the check needs to know about keys and ledgers: `Authentication` of `@docket/service`. */
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
export function guardRoutes(server: FastifyInstance, source: AccessSource): void {
  server.decorateRequest('principal', undefined);
  server.addHook('onRequest', async (request) => {
    const { allow } = request.routeOptions.config;
    if (request.is404 || allow?.includes('public') === true) return;
    if (allow === undefined) {
      throw new Problem('role_not_allowed', 'This route names nobody who may call it.');
    }
    await identify(request, allow, source);
  });
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
  const roles = allow.filter((access): access is Role => !access.startsWith('public'));
  admit(principal, { roles, ledger: ledgerOf(request) });
  request.principal = principal;
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
