import { join } from 'node:path';
import {
  ANSWER_TIME_MS,
  EXPORT_LIMITS,
  PROCESS_ROLES,
  readInsideNetworks,
  type ExportLimits,
  type InsideNetworks,
  type ProcessRole,
  type SealSource,
  type SelfVerifying,
} from '@docket/service';
import { readDatabaseAddresses, readDeadlines, WRITER_LIMITS } from '@docket/store';
import { HOME_CELL, readCells, type CellSettings } from './cells/cell-settings.js';
import { ConfigError } from './config-error.js';
import { WRITES_AT_ONCE_MAX } from './http/admission.js';
import { RATE_LIMITS, type RateLimits, type RequestRate } from './http/rate-limits.js';
import { LOG_LEVELS, type LogLevel } from './http/logging.js';
import type { MetricsConfig } from './metrics/metrics-server.js';
import { hostNameOf } from './mcp/refuse-foreign.js';

export { ConfigError } from './config-error.js';

/** Injection token of the settings. */
export const API_CONFIG = Symbol('ApiConfig');

export interface ApiConfig {
  /** PostgreSQL address of the application's role, or of the owner. */
  databaseUrl: string;
  /** Address of a role that may create the schema; migrations run as it. */
  databaseOwnerUrl?: string;
  /** Whether a start migrates the database. Where it does not, a database that is not migrated is refused. */
  migratesAtStart?: boolean;
  /** First part of every ledger's `origin`: a host name that you control. Never change it. */
  hostName: string;
  /** Directory of the ledgers' private signing keys. */
  keysDir: string;
  /** Whether ledgers that are made get a second key, of ML-DSA-44; not where left out. */
  secondKeys?: boolean;
  /** Whether ledgers that are made have what agents write attested too; left out: as LedgerServiceOptions has it. */
  attestsAgents?: boolean;
  /** Directory in which checkpoints are kept outside of the database; nowhere where left out. */
  checkpointsDir?: string;
  /** TCP port; 0 takes a free one. */
  port: number;
  /** Address to listen on. */
  host: string;
  logLevel: LogLevel;
  /** Connections to PostgreSQL. */
  poolSize: number;
  /** Records that may wait for one ledger in this process; more are answered `overloaded`. */
  queueRecordsMax: number;
  /** Writes that may be in progress in this process, 1,000 where left out; more are answered `overloaded`. */
  writesAtOnceMax?: number;
  /** RATE_LIMITS where left out. */
  rates?: Partial<RateLimits>;
  /** How far an entry's time may be ahead of the database's clock, in seconds. */
  clockAheadSMax: number;
  /** What this process does; everything where left out. */
  roles?: readonly ProcessRole[];
  /** EXPORT_LIMITS where left out. */
  exports?: ExportLimits;
  /** Seconds within which a document is made that somebody waits for, 100 where left out. */
  answerSMax?: number;
  /** C2SP tlog-policy of the witnesses that checkpoints are cosigned by; nobody is asked where left out. */
  witnessesFile?: string;
  /** Where checkpoints are put beside the directory; nowhere where left out. */
  checkpointSink?: CheckpointSinkConfig;
  /** Time-stamp authority (RFC 3161); nobody is asked where left out. */
  tsaUrl?: string;
  /** With what PDFs are sealed; they are handed out without a seal where left out. */
  seal?: SealSource;
  /** Names of hosts at which the Model Context Protocol is spoken; at any where left out. */
  mcpHosts?: readonly string[];
  /** Networks inside that webhooks may be sent to; none where left out. */
  insideNetworks?: InsideNetworks;
  /** How often each ledger is verified without being asked; never where left out. */
  selfVerification?: SelfVerifying;
  /** Milliseconds between runs that ask for what is older than policies keep it; none is made where left out. */
  expiryEveryMs?: number;
  /** File with the address of the mail server, which may hold a password; no mail is sent where left out. */
  smtpUrlFile?: string;
  /** Whom mail is from. */
  mailFrom?: string;
  /** File that says how people sign in; nobody does where left out. */
  signInFile?: string;
  /** Where metrics are to be had; nowhere where left out. */
  metrics?: MetricsConfig;
  /** The databases that ledgers live in beside the first; there is one where left out. */
  cells?: CellSettings;
  /** Name of the cell that these are the settings of, where there are several. */
  cell?: string;
}

/** An object store, or a share of WebDAV. */
interface CheckpointSinkConfig {
  /** Address with `{ledger}` and `{checkpoint}` in its path. */
  url: string;
  /** File with the headers of each request, which may hold a secret. */
  headersFile?: string;
  /** Certificates (PEM) that the server's has to lead to; those of the system where left out. */
  caFile?: string;
}

/** Wide enough for an operator to go on with a ledger whose time is ahead. */
const CENTURY_S = 100 * 366 * 24 * 60 * 60;

const RATE_MAX = 100_000_000;

/** A connection that is silent for 150 seconds is closed, and what comes before and after takes its time too. */
const ANSWER_S_MAX = 110;

/** Reads the settings from environment variables (docs/guide/operator-reference.md lists them). */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ApiConfig {
  read(() => readDeadlines(env));
  const { url, ownerUrl } = read(() => readDatabaseAddresses(env));
  const metrics = readMetrics(env);
  const cells = read(() => readCells(env));
  const keysDir = required(env, 'DOCKET_KEYS_DIR');
  return {
    databaseUrl: url ?? required(env, 'DATABASE_URL'),
    ...(ownerUrl === undefined ? {} : { databaseOwnerUrl: ownerUrl }),
    migratesAtStart: readYesOrNo(env, 'DOCKET_MIGRATE_AT_START', 'yes'),
    hostName: readHostName(required(env, 'DOCKET_HOST_NAME')),
    keysDir,
    ...(readYesOrNo(env, 'DOCKET_SECOND_KEYS', 'no') ? { secondKeys: true } : {}),
    ...(readYesOrNo(env, 'DOCKET_ATTEST_AGENTS', 'yes') ? {} : { attestsAgents: false }),
    checkpointsDir: env['DOCKET_CHECKPOINTS_DIR'] || join(keysDir, 'checkpoints'),
    port: readInteger(env, 'DOCKET_PORT', 3000, 0, 65_535),
    host: env['DOCKET_HOST'] || '127.0.0.1',
    logLevel: readLogLevel(env['LOG_LEVEL'] ?? 'info'),
    poolSize: readInteger(env, 'DATABASE_POOL_SIZE', 10, 2, 200),
    queueRecordsMax: readInteger(
      env,
      'DOCKET_QUEUE_RECORDS',
      WRITER_LIMITS.queueRecordsMax,
      1,
      1_000_000,
    ),
    writesAtOnceMax: readInteger(env, 'DOCKET_WRITES', WRITES_AT_ONCE_MAX, 1, 100_000),
    clockAheadSMax: readInteger(
      env,
      'DOCKET_CLOCK_AHEAD_S',
      WRITER_LIMITS.clockAheadMaxMs / 1000,
      1,
      CENTURY_S,
    ),
    rates: {
      ofKey: readRate(env, 'DOCKET_RATE_KEY', RATE_LIMITS.ofKey),
      ofLedger: readRate(env, 'DOCKET_RATE_LEDGER', RATE_LIMITS.ofLedger),
    },
    answerSMax: readInteger(env, 'DOCKET_ANSWER_S', ANSWER_TIME_MS / 1000, 1, ANSWER_S_MAX),
    roles: readRoles(env['DOCKET_ROLES']),
    ...(env['DOCKET_SIGN_IN_FILE'] ? { signInFile: env['DOCKET_SIGN_IN_FILE'] } : {}),
    ...(env['DOCKET_SMTP_URL_FILE'] ? { smtpUrlFile: env['DOCKET_SMTP_URL_FILE'] } : {}),
    ...(env['DOCKET_MAIL_FROM'] ? { mailFrom: env['DOCKET_MAIL_FROM'] } : {}),
    ...(env['DOCKET_MCP_HOSTS'] ? { mcpHosts: readMcpHosts(env['DOCKET_MCP_HOSTS']) } : {}),
    insideNetworks: readNetworks(env['DOCKET_OUTBOX_NETWORKS'] ?? ''),
    ...(env['DOCKET_TSA_URL'] ? { tsaUrl: env['DOCKET_TSA_URL'] } : {}),
    ...(env['DOCKET_WITNESSES_FILE'] ? { witnessesFile: env['DOCKET_WITNESSES_FILE'] } : {}),
    ...readCheckpointSink(env),
    ...readSealSource(env),
    ...readSelfVerifying(env),
    ...readExpiry(env),
    ...(metrics === undefined ? {} : { metrics }),
    ...(cells === undefined ? {} : { cells, cell: HOME_CELL }),
    exports: {
      bytesMax: readInteger(env, 'DOCKET_EXPORT_MB', 2_048, 1, 1_048_576) * 1024 ** 2,
      waitingMax: readInteger(env, 'DOCKET_EXPORT_QUEUE', EXPORT_LIMITS.waitingMax, 1, 10_000),
      waitingOfLedgerMax: readInteger(
        env,
        'DOCKET_EXPORT_QUEUE_LEDGER',
        EXPORT_LIMITS.waitingOfLedgerMax,
        1,
        10_000,
      ),
      keptHours: readInteger(env, 'DOCKET_EXPORT_HOURS', EXPORT_LIMITS.keptHours, 1, 8_760),
    },
  };
}

function readCheckpointSink(env: Readonly<Record<string, string | undefined>>): {
  checkpointSink?: CheckpointSinkConfig;
} {
  const url = env['DOCKET_CHECKPOINTS_URL'] || undefined;
  const headersFile = env['DOCKET_CHECKPOINTS_HEADERS_FILE'] || undefined;
  const caFile = env['DOCKET_CHECKPOINTS_CA_FILE'] || undefined;
  if (url === undefined) {
    if ([headersFile, caFile].some((one) => one !== undefined))
      throw new ConfigError(
        'DOCKET_CHECKPOINTS_URL is not set, and the settings beside it say how.',
      );
    return {};
  }
  return {
    checkpointSink: {
      url,
      ...(headersFile === undefined ? {} : { headersFile }),
      ...(caFile === undefined ? {} : { caFile }),
    },
  };
}

/** One of two: a file that holds the key, or a command that has it sign. */
function readSealSource(env: Readonly<Record<string, string | undefined>>): {
  seal?: SealSource;
} {
  const path = env['DOCKET_SEAL_FILE'] || undefined;
  const passphraseFile = env['DOCKET_SEAL_PASSPHRASE_FILE'] || undefined;
  const command = env['DOCKET_SEAL_COMMAND'] || undefined;
  const certificatesFile = env['DOCKET_SEAL_CERTIFICATES_FILE'] || undefined;
  if (path !== undefined && command !== undefined)
    throw new ConfigError('DOCKET_SEAL_FILE and DOCKET_SEAL_COMMAND are one or the other.');
  if ((command === undefined) !== (certificatesFile === undefined))
    throw new ConfigError('DOCKET_SEAL_COMMAND and DOCKET_SEAL_CERTIFICATES_FILE go together.');
  if (passphraseFile !== undefined && path === undefined)
    throw new ConfigError('DOCKET_SEAL_PASSPHRASE_FILE opens DOCKET_SEAL_FILE, which is not set.');
  if (path !== undefined) return { seal: { kind: 'file', path, passphraseFile } };
  if (command === undefined || certificatesFile === undefined) return {};
  return { seal: { kind: 'command', command, certificatesFile } };
}

/** It is switched off by the word for it: a name that is left empty, or 0, does not do it. */
function readSelfVerifying(env: Readonly<Record<string, string | undefined>>): {
  selfVerification?: SelfVerifying;
} {
  const depth = env['DOCKET_VERIFY_DEPTH'] || 'full';
  if (depth !== 'chain' && depth !== 'full')
    throw new ConfigError('DOCKET_VERIFY_DEPTH must be chain or full.');
  if (env['DOCKET_VERIFY_HOURS'] === 'off') return {};
  const hours = readInteger(env, 'DOCKET_VERIFY_HOURS', 24, 1, 8_760);
  return { selfVerification: { everyMs: hours * 3_600_000, depth } };
}

/** Nothing is erased by a schedule unless somebody sets one. */
function readExpiry(env: Readonly<Record<string, string | undefined>>): { expiryEveryMs?: number } {
  if ((env['DOCKET_EXPIRY_HOURS'] || 'off') === 'off') return {};
  return { expiryEveryMs: readInteger(env, 'DOCKET_EXPIRY_HOURS', 24, 1, 8_760) * 3_600_000 };
}

/** What the store reads of the settings: one that cannot be used is refused before anything begins. */
function read<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? new ConfigError(error.message) : error;
  }
}

/** Nobody reads metrics unless it is said who: the machine itself, or whoever has the token. */
function readMetrics(env: Readonly<Record<string, string | undefined>>): MetricsConfig | undefined {
  const host = env['DOCKET_METRICS_HOST'] || '127.0.0.1';
  const tokenFile = env['DOCKET_METRICS_TOKEN_FILE'] || undefined;
  if ((env['DOCKET_METRICS_PORT'] ?? '') === '') return undefined;
  if (tokenFile === undefined && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new ConfigError(
      'DOCKET_METRICS_HOST is an address that others reach: name a file with a token in DOCKET_METRICS_TOKEN_FILE.',
    );
  }
  const port = readInteger(env, 'DOCKET_METRICS_PORT', 0, 0, 65_535);
  return { port, host, ...(tokenFile === undefined ? {} : { tokenFile }) };
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new ConfigError(`${name} is not set.`);
  return value;
}

function readHostName(value: string): string {
  // Becomes the name of signing keys, where a space or a plus sign would break the line format.
  if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value)) {
    throw new ConfigError('DOCKET_HOST_NAME must be a host name in lower case, as docket.example.');
  }
  return value;
}

function readLogLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level === undefined) {
    throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  }
  return level;
}

function readNetworks(text: string): InsideNetworks {
  try {
    return readInsideNetworks(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(`DOCKET_OUTBOX_NETWORKS: ${error.message}.`);
  }
}

function readMcpHosts(text: string): readonly string[] {
  return text.split(',').map((word) => {
    const host = word.trim();
    const name = hostNameOf(host);
    // With a port it would pass for one that holds for that port alone.
    if (name === undefined || name !== host.toLowerCase())
      throw new ConfigError(
        'DOCKET_MCP_HOSTS names hosts without ports, with commas between, as docket.example,[::1].',
      );
    return name;
  });
}

function readRoles(text: string | undefined): readonly ProcessRole[] {
  if (text === undefined || text === '') return PROCESS_ROLES;
  const words = text.split(',').map((word) => word.trim());
  const roles = PROCESS_ROLES.filter((role) => words.includes(role));
  // A word that is not known would be a role that nobody plays.
  if (roles.length !== words.length) {
    throw new ConfigError('DOCKET_ROLES must be api, worker or api,worker.');
  }
  return roles;
}

function readYesOrNo(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: 'yes' | 'no',
): boolean {
  const text = env[name] || fallback;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new ConfigError(`${name} must be yes or no.`);
}

/** A limit is lifted by the word for it: a name that is left empty, or 0, does not do it. */
function readRate(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: RequestRate,
): RequestRate {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (text === 'off') return text;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > RATE_MAX) {
    throw new ConfigError(`${name} must be a whole number from 1 to ${RATE_MAX}, or off.`);
  }
  return value;
}

function readInteger(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}.`);
  }
  return value;
}
