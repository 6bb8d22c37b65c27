import { dirname, resolve } from 'node:path';
import { type AuditTerms, PERSON_ROLES, type Role } from '@docket/record';
import {
  readScope,
  readSmallFile,
  type ScopeRequest,
  ServiceError,
  SESSION_TIMES,
} from '@docket/service';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ConfigError } from '../config.js';

/** Injection token of SignInSettings; undefined where nobody signs in. */
export const SIGN_IN_SETTINGS = Symbol('SignInSettings');

/** How people sign in: what the file says that DOCKET_SIGN_IN_FILE names. */
export interface SignInSettings {
  /** Where browsers reach this server, without a path: `https://docket.example`. */
  publicUrl: string;
  /** Undefined where people sign in with a passphrase. */
  oidc: OidcSettings | undefined;
  /** Who signs in with a passphrase: everybody who enrolled, or one person beside the provider, or nobody. */
  passphrase: 'all' | 'nobody' | { only: string };
  /** What a group may do. Of several that are somebody's in one ledger, the first counts. */
  roles: readonly GroupRole[];
}

export interface OidcSettings {
  /** Exactly as the provider writes it, e.g. `https://login.example/realms/staff`. */
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret: string | undefined;
  /** What is asked for; `openid` is in it. */
  scope: string;
  /** The claim that lists somebody's groups. */
  groupsClaim: string;
  /** How long what the provider said of somebody is believed, in seconds: a group that was taken away counts so long. */
  sessionS: number;
}

export interface GroupRole {
  group: string;
  ledger: string;
  role: Role;
  /** Of an auditor: until when, and which decisions. */
  audit?: AuditTerms;
}

interface GroupInFile {
  group: string;
  ledger: string;
  role: Role;
  until?: string;
  scope?: ScopeRequest;
}

interface SignInFile {
  public_url: string;
  local?: true;
  break_glass?: string;
  oidc?: {
    issuer: string;
    client_id: string;
    client_secret_file?: string;
    scope?: string;
    groups_claim?: string;
    session_minutes?: number;
  };
  roles?: GroupInFile[];
}

const text = { type: 'string', minLength: 1, maxLength: 1_000 };
const time = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$',
};
const closed = { type: 'object', additionalProperties: false };

const validate = new Ajv2020({ allErrors: true, strict: true }).compile<SignInFile>({
  ...closed,
  required: ['public_url'],
  properties: {
    public_url: text,
    local: { const: true },
    break_glass: text,
    oidc: {
      ...closed,
      required: ['issuer', 'client_id'],
      properties: {
        issuer: text,
        client_id: text,
        client_secret_file: text,
        scope: { type: 'string', pattern: '^(\\S+ )*openid( \\S+)*$' },
        groups_claim: text,
        session_minutes: { type: 'integer', minimum: 5, maximum: SESSION_TIMES.absoluteS / 60 },
      },
    },
    roles: {
      type: 'array',
      maxItems: 10_000,
      items: {
        ...closed,
        required: ['group', 'ledger', 'role'],
        properties: {
          group: text,
          ledger: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
          // People are no agents: what an agent does, it does with a key of its own.
          role: { enum: PERSON_ROLES },
          until: time,
          scope: {
            ...closed,
            minProperties: 1,
            properties: {
              opened_from: time,
              opened_to: time,
              decisions: { type: 'array', minItems: 1, maxItems: 1_000, items: text },
              redaction: text,
            },
          },
        },
      },
    },
  },
});

/**
 * Reads the file. A secret is read from the file that it names, beside it.
 * @throws {ConfigError} it cannot be read, or says something that is not known; the message names the place.
 */
export async function readSignInSettings(path: string): Promise<SignInSettings> {
  const file: unknown = parse(path, await read(path));
  if (!validate(file)) {
    const [error] = validate.errors ?? [];
    const named: unknown =
      error?.params['missingProperty'] ?? error?.params['additionalProperty'] ?? '';
    const place = `${error?.instancePath ?? ''}/${String(named)}`;
    throw new ConfigError(`${path} cannot be used: ${place} ${error?.message ?? 'does not fit'}.`);
  }
  const publicUrl = readAddress(path, 'public_url', file.public_url);
  if (publicUrl.origin !== file.public_url) {
    throw new ConfigError(`${path}: public_url must be an origin, such as https://docket.example.`);
  }
  return {
    publicUrl: publicUrl.origin,
    ...readWays(path, file),
    oidc: file.oidc === undefined ? undefined : await readOidc(path, file.oidc),
    roles: (file.roles ?? []).map((one, at) => readGroup(`${path}: /roles/${at}`, one)),
  };
}

/** An auditor ends, and may be one of some decisions; nobody else does. */
function readGroup(place: string, { until, scope, ...rest }: GroupInFile): GroupRole {
  if (rest.role !== 'auditor') {
    if (until === undefined && scope === undefined) return rest;
    throw new ConfigError(`${place} has until or scope, which are for the role auditor.`);
  }
  if (until !== undefined && Number.isNaN(Date.parse(until)))
    throw new ConfigError(`${place}/until is no time that there is.`);
  try {
    const end = until === undefined ? {} : { expiresAt: new Date(until).toISOString() };
    return { ...rest, audit: { ...end, ...(scope && { scope: readScope('auditor', scope) }) } };
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause;
    const [{ pointer, detail } = { pointer: '', detail: cause.message }] = cause.places;
    throw new ConfigError(`${place}${pointer} ${detail}.`, { cause });
  }
}

/** One way for everybody: with a provider a passphrase is for one person, on the day on which the provider is away. */
function readWays(path: string, file: SignInFile): Pick<SignInSettings, 'passphrase'> {
  const { oidc, local, break_glass: only, roles } = file;
  const refuse = (detail: string): ConfigError => new ConfigError(`${path}: ${detail}`);
  if (oidc === undefined && local === undefined) throw refuse('oidc is missing, or "local": true.');
  if (oidc === undefined) {
    if (only !== undefined || roles !== undefined)
      throw refuse('break_glass and roles are for an identity provider (oidc), which is missing.');
    return { passphrase: 'all' };
  }
  if (local !== undefined)
    throw refuse('with oidc nobody is local but one person, whom break_glass names.');
  if (roles === undefined) throw refuse('/roles is missing.');
  return { passphrase: only === undefined ? 'nobody' : { only } };
}

async function readOidc(
  path: string,
  oidc: NonNullable<SignInFile['oidc']>,
): Promise<OidcSettings> {
  const { client_secret_file: secretFile, scope = 'openid', groups_claim = 'groups' } = oidc;
  const { session_minutes: minutes = SESSION_MINUTES } = oidc;
  readAddress(path, 'oidc/issuer', oidc.issuer);
  return {
    issuer: oidc.issuer,
    clientId: oidc.client_id,
    clientSecret:
      secretFile === undefined
        ? undefined
        : (await read(resolve(dirname(path), secretFile))).trim(),
    scope,
    groupsClaim: groups_claim,
    sessionS: minutes * 60,
  };
}

const FILE_BYTES_MAX = 1024 * 1024;

/** Where the file does not say. Whoever is still signed in at the provider comes back without being asked. */
const SESSION_MINUTES = 60;

async function read(path: string): Promise<string> {
  try {
    return await readSmallFile(path, FILE_BYTES_MAX);
  } catch (cause) {
    throw new ConfigError(`${path}, which sign-in takes, cannot be read.`, { cause });
  }
}

function parse(path: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ConfigError(`${path} is not JSON.`, { cause });
  }
}

/** What a browser or this server trusts comes by https; by http from this machine alone. */
function readAddress(path: string, name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return url;
  throw new ConfigError(`${path}: ${name} must be an address by https.`);
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
