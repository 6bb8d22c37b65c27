import { dirname, resolve } from 'node:path';
import { ROLES, type Role } from '@docket/record';
import { readSmallFile } from '@docket/service';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ConfigError } from '../config.js';

/** How people sign in: what the file says that DOCKET_SIGN_IN_FILE names. */
export interface SignInSettings {
  /** Where browsers reach this server, without a path: `https://docket.example`. */
  publicUrl: string;
  oidc: OidcSettings;
  /** What a group may do. Of several that are somebody's in one ledger, the first counts. */
  roles: readonly GroupRole[];
}

interface OidcSettings {
  /** Exactly as the provider writes it, e.g. `https://login.example/realms/staff`. */
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret: string | undefined;
  /** What is asked for; `openid` is in it. */
  scope: string;
  /** The claim that lists somebody's groups. */
  groupsClaim: string;
}

export interface GroupRole {
  group: string;
  ledger: string;
  role: Role;
}

interface SignInFile {
  public_url: string;
  oidc: {
    issuer: string;
    client_id: string;
    client_secret_file?: string;
    scope?: string;
    groups_claim?: string;
  };
  roles: GroupRole[];
}

const text = { type: 'string', minLength: 1, maxLength: 1_000 };
const closed = { type: 'object', additionalProperties: false };

const validate = new Ajv2020({ allErrors: true, strict: true }).compile<SignInFile>({
  ...closed,
  required: ['public_url', 'oidc', 'roles'],
  properties: {
    public_url: text,
    oidc: {
      ...closed,
      required: ['issuer', 'client_id'],
      properties: {
        issuer: text,
        client_id: text,
        client_secret_file: text,
        scope: { type: 'string', pattern: '^(\\S+ )*openid( \\S+)*$' },
        groups_claim: text,
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
          role: { enum: ROLES.filter((role) => role !== 'agent') },
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
  const { oidc, roles } = file;
  const { client_secret_file: secretFile, scope = 'openid', groups_claim = 'groups' } = oidc;
  const publicUrl = readAddress(path, 'public_url', file.public_url);
  if (publicUrl.origin !== file.public_url) {
    throw new ConfigError(`${path}: public_url must be an origin, such as https://docket.example.`);
  }
  readAddress(path, 'oidc/issuer', oidc.issuer);
  return {
    publicUrl: publicUrl.origin,
    oidc: {
      issuer: oidc.issuer,
      clientId: oidc.client_id,
      clientSecret:
        secretFile === undefined
          ? undefined
          : (await read(resolve(dirname(path), secretFile))).trim(),
      scope,
      groupsClaim: groups_claim,
    },
    roles,
  };
}

const FILE_BYTES_MAX = 1024 * 1024;

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
