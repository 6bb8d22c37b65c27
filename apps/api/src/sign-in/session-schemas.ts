import type { JsonObject } from '@docket/chain';
import { PASSPHRASE_LENGTH, type Session } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, ref, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';
import type { SignInSettings } from './sign-in-settings.js';

const sessionSchema: JsonSchema = object({
  id: string('Id of the session, which is no secret.'),
  person: string('Who it is, as ledgers register them: `oidc:<issuer>#<subject>`.'),
  via: string('How they signed in.', { enum: ['oidc', 'passphrase'] }),
  roles: {
    type: 'object',
    description:
      'Their role by ledger. `administrator` of the registry administers the installation.',
    additionalProperties: { type: 'string' },
  },
  signed_in_at: { ...timeSchema, description: 'When the session began.' },
  authenticated_at: {
    ...timeSchema,
    description: 'When they last proved to be themselves: a review says it as `signed_in_at`.',
  },
  last_seen_at: { ...timeSchema, description: 'Of the last request, within a minute.' },
  expires_at: { ...timeSchema, description: 'When it ends at the latest.' },
});

const signInWaysSchema: JsonSchema = object({
  ways: array(
    string('A way.', { enum: ['oidc', 'passphrase'] }),
    'How people sign in, the usual way first; empty where nobody does.',
  ),
  public_url: {
    type: ['string', 'null'],
    description: 'Where browsers reach this server; from a page elsewhere nothing is taken.',
  },
  passphrase_length_min: integer('Characters that a passphrase has at least.'),
});

export const LOGOUT_REQUEST: JsonSchema = object(
  {
    logout_token: string(
      'The logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4).',
      {
        minLength: 1,
        maxLength: 16_384,
      },
    ),
  },
  [],
  { additionalProperties: false },
);

export const SESSION_ANSWERS: { [name: string]: JsonSchema } = {
  LogoutRequest: LOGOUT_REQUEST,
  Session: sessionSchema,
  SignInWays: signInWaysSchema,
  SessionList: object({ sessions: array(ref('Session'), 'Oldest first, those that are good.') }),
};

export const sessionExample: JsonObject = {
  id: 'ses_01kapeg4v3q8v4m5n6p7r8s9ta',
  person: 'oidc:https://login.example/realms/staff#248289761001',
  via: 'oidc',
  roles: { claims: 'reviewer' },
  signed_in_at: '2026-01-15T09:30:00.000Z',
  authenticated_at: '2026-01-15T09:29:58.000Z',
  last_seen_at: '2026-01-15T09:41:00.000Z',
  expires_at: '2026-01-15T10:30:00.000Z',
};

export const localSessionExample: JsonObject = {
  ...sessionExample,
  expires_at: '2026-01-15T21:30:00.000Z',
  person: 'local:per_01kapeg4v3q8v4m5n6p7r8s9ta/1',
  via: 'passphrase',
};

export const signInWaysExample: JsonObject = {
  ways: ['oidc'],
  public_url: 'https://docket.example',
  passphrase_length_min: PASSPHRASE_LENGTH.min,
};

export function encodeWays(settings: SignInSettings | undefined): JsonObject {
  const ways = [
    ...(settings?.oidc === undefined ? [] : ['oidc']),
    ...(settings === undefined || settings.passphrase === 'nobody' ? [] : ['passphrase']),
  ];
  return {
    ways,
    public_url: settings?.publicUrl ?? null,
    passphrase_length_min: PASSPHRASE_LENGTH.min,
  };
}

export function encodeSession(session: Session): JsonObject {
  return {
    id: session.id,
    person: session.person,
    via: session.via,
    roles: { ...session.roles },
    signed_in_at: session.signedInAt,
    authenticated_at: session.authenticatedAt,
    last_seen_at: session.lastSeenAt,
    expires_at: session.expiresAt,
  };
}
