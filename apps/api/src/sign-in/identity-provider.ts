import type { AuditTerms, Role } from '@docket/record';
import type { SignedInPerson } from '@docket/service';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as oidc from 'openid-client';
import { Problem } from '../http/problem.js';
import { isLoopback, type GroupRole, type OidcSettings } from './sign-in-settings.js';
import type { SignInFlow } from './sign-in-flow.js';

const CALLBACK_PATH = '/v1/session/oidc/callback';

/** How far its clock and ours may be apart, in seconds. */
const CLOCK_TOLERANCE_S = 60;
const ANSWER_S_MAX = 10;
/** Asked for, so that the provider has to say when the user last signed in there. */
const SIGN_IN_AGE_S = 12 * 60 * 60;
const SIGN_IN_AGAIN_AGE_S = 300;
/** How old a logout token may be. */
const LOGOUT_AGE_S = 600;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** With a key of its own: never with a secret that the other side has too. */
const SIGNED_BY = ['RS', 'PS', 'ES'].flatMap((kind) => [256, 384, 512].map((bits) => kind + bits));
SIGNED_BY.push('EdDSA', 'Ed25519');
/** What the client of the provider's keys says where it does not get them. */
const KEYS_AWAY = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC']);

/**
 * The organisation's identity provider: the code flow of OpenID Connect Core (section 3.1) with PKCE (RFC 7636).
 * The ID token's signature is verified although it comes over TLS, and the answer names its issuer where the
 * provider says that it does (RFC 9207).
 */
export class IdentityProvider {
  #found: Promise<oidc.Configuration> | undefined;
  /** The provider's public keys, asked for again where a token names one that is not among them. */
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(
    private readonly settings: {
      publicUrl: string;
      oidc: OidcSettings;
      roles: readonly GroupRole[];
    },
  ) {}

  /** Where the user goes to sign in. @throws {Problem} `sign_in_unavailable`. */
  async begin(again: boolean): Promise<{ url: URL; flow: Omit<SignInFlow, 'returnTo'> }> {
    const configuration = await this.#configuration();
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      maxAgeS: again ? SIGN_IN_AGAIN_AGE_S : SIGN_IN_AGE_S,
      beganAt: Date.now(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.publicUrl + CALLBACK_PATH,
      scope: this.settings.oidc.scope,
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      max_age: String(flow.maxAgeS),
      ...(again ? { prompt: 'login' } : {}),
    });
    return { url, flow };
  }

  /**
   * Who came back. @param query of the address that the provider sent them to.
   * @throws {Problem} `sign_in_refused`, `sign_in_unavailable`.
   */
  async finish(query: string, flow: SignInFlow): Promise<SignedInPerson> {
    const configuration = await this.#configuration();
    const came = new URL(`${this.settings.publicUrl + CALLBACK_PATH}?${query}`);
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, came, {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        maxAge: flow.maxAgeS,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw refused('The identity provider sent no ID token.');
      const { groupsClaim } = this.settings.oidc;
      const isTold = groupsClaim in claims || !configuration.serverMetadata().userinfo_endpoint;
      const told = isTold
        ? claims
        : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return this.#person(claims, told[groupsClaim]);
    } catch (error) {
      throw problemOfProvider(error);
    }
  }

  /**
   * Whose sign-in the provider takes back, and when it says so (OpenID Connect Back-Channel Logout 1.0, section 2.6).
   * @throws {Problem} `logout_refused`, `sign_in_unavailable`.
   */
  async readLogout(token: string): Promise<{ person: string; at: string }> {
    const { jwks_uri: keys } = (await this.#configuration()).serverMetadata();
    if (keys === undefined) throw logoutRefused('The identity provider names no keys.');
    this.#keys ??= createRemoteJWKSet(new URL(keys), { timeoutDuration: ANSWER_S_MAX * 1_000 });
    const { issuer, clientId } = this.settings.oidc;
    let claims: JWTPayload;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience: clientId,
        algorithms: SIGNED_BY,
        clockTolerance: CLOCK_TOLERANCE_S,
        maxTokenAge: LOGOUT_AGE_S,
        requiredClaims: ['jti'],
      });
      claims = payload;
    } catch (error) {
      if (isAway(error) || KEYS_AWAY.has(String((error as Failure).code))) throw unavailable(error);
      throw logoutRefused('It is no token of the identity provider for this client.', error);
    }
    const { sub, iat, events, nonce } = claims;
    const event = (events as Record<string, unknown> | undefined)?.[LOGOUT_EVENT];
    if (typeof event !== 'object' || event === null || nonce !== undefined)
      throw logoutRefused('It is a token of the identity provider, and no logout token.');
    // What is over by its session alone, Docket cannot find: it keeps no id of the provider's sessions.
    if (sub === undefined || iat === undefined)
      throw logoutRefused('It does not name the user: let the provider send sub.');
    return { person: `oidc:${issuer}#${sub}`, at: new Date(iat * 1_000).toISOString() };
  }

  #person({ iss, sub, azp, auth_time: authTime }: oidc.IDToken, groups: unknown): SignedInPerson {
    // The client looks at it of several audiences alone (OpenID Connect Core, section 3.1.3.7, number 5).
    if (azp !== undefined && azp !== this.settings.oidc.clientId)
      throw refused('The identity provider gave the ID token to another client.');
    if (!/^[\x21-\x7e]{1,255}$/.test(sub)) {
      throw refused('The identity provider names you by something that is no subject identifier.');
    }
    // It is there, because `max_age` was asked for; that it is not too old, the client has looked at.
    if (authTime === undefined || authTime * 1_000 > Date.now() + CLOCK_TOLERANCE_S * 1_000) {
      throw refused('The identity provider says that you signed in at a time that has not come.');
    }
    return {
      person: `oidc:${iss}#${sub}`,
      via: 'oidc',
      ...rolesOf(groups, this.settings.roles),
      authenticatedAt: new Date(authTime * 1_000).toISOString(),
    };
  }

  /** What the provider says of itself, asked for once; after a failure again. */
  async #configuration(): Promise<oidc.Configuration> {
    const found = (this.#found ??= this.#discover());
    try {
      return await found;
    } catch (error) {
      if (this.#found === found) this.#found = undefined;
      throw unavailable(error);
    }
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings.oidc;
    const url = new URL(issuer);
    const authentication =
      clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    const metadata = { [oidc.clockTolerance]: CLOCK_TOLERANCE_S };
    const found = await oidc.discovery(url, clientId, metadata, authentication, {
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(isLoopback(url) ? [oidc.allowInsecureRequests] : []),
      ],
      timeout: ANSWER_S_MAX,
    });
    if (found.serverMetadata().issuer === issuer) return found;
    throw new Error(`The identity provider calls itself ${found.serverMetadata().issuer}.`);
  }
}

/** What the groups may do, by ledger: of several roles in one ledger the first of the list. */
export function rolesOf(
  groups: unknown,
  list: readonly GroupRole[],
): Pick<SignedInPerson, 'roles' | 'audits'> {
  const own = new Set<unknown>(Array.isArray(groups) ? groups : [groups]);
  const roles = new Map<string, Role>();
  const audits = new Map<string, AuditTerms>();
  for (const { group, ledger, role, audit } of list) {
    if (!own.has(group) || roles.has(ledger)) continue;
    roles.set(ledger, role);
    if (audit !== undefined) audits.set(ledger, audit);
  }
  return {
    roles: Object.fromEntries(roles),
    ...(audits.size > 0 && { audits: Object.fromEntries(audits) }),
  };
}

function refused(detail: string, cause?: unknown): Problem {
  return new Problem('sign_in_refused', detail, { cause });
}

function logoutRefused(detail: string, cause?: unknown): Problem {
  return new Problem('logout_refused', detail, { cause });
}

function unavailable(cause: unknown): Problem {
  return new Problem('sign_in_unavailable', 'The identity provider does not answer.', {
    headers: { 'retry-after': '10' },
    cause,
  });
}

/**
 * What the provider refuses, or answers as it ought not to, refuses the sign-in; a provider that is away, or fails, is
 * told apart.
 */
function problemOfProvider(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isAway(error) || isAway((error as Failure).cause)) return unavailable(error);
  return refused('What the identity provider answered does not sign you in.', error);
}

/** What fetch and the client throw. Not by class: under Jest the errors come from another realm. */
interface Failure {
  name?: unknown;
  code?: unknown;
  status?: unknown;
  cause?: unknown;
}

function isAway(failure: unknown): boolean {
  const { name, code, status } = (failure ?? {}) as Failure;
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || Number(status) >= 500) return true;
  // Of fetch: what the client says of arguments has a code.
  return name === 'TypeError' && code === undefined;
}
