import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type ApiConfig, type ProblemDocument, type RunningApi } from '@docket/api';
import type { Role } from '@docket/record';
import { PROJECT } from '../../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { splitWhereAsked } from '../../support/split.js';
import { within } from '../../support/within.js';

/** What a server needs at most until it listens or has ended. */
const START_S = 90;
/** What it needs at most to end: a stop takes 15 seconds to answer what has begun, and forces the rest. */
const END_S = 60;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body parsed as JSON; undefined when it is none. */
  json: unknown;
}

export interface CallOptions {
  key?: string | undefined;
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
  /** How long the answer is waited for; without end where left out. */
  timeoutMs?: number;
}

export async function call(
  root: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const { key, body, raw, headers, timeoutMs } = options;
  const hasBody = body !== undefined || raw !== undefined;
  const response = await fetch(root + path, {
    method,
    headers: {
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(hasBody ? { body: raw ?? JSON.stringify(body) } : {}),
    ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON; a test that wanted some will say so.
    return undefined;
  }
}

/** The answer as a problem document, or an error that shows what came instead. */
export function problemOf(answer: Answer): ProblemDocument {
  const type = answer.headers.get('content-type');
  if (type !== 'application/problem+json') {
    throw new Error(`not a problem document but ${answer.status} ${type}: ${answer.text}`);
  }
  return answer.json as ProblemDocument;
}

export interface Written {
  decision_id: string;
  side_effect_id?: string;
  directive: string;
  reasons: { rule: string; escalation_id?: string }[];
  receipt: {
    origin: string;
    seq: number;
    decision_seq?: number;
    leaf_hash: string;
    time: string;
    entries: { seq: number; decision_seq?: number; type: string }[];
  };
}

/** The answer to a write that was taken. */
export function written(answer: Answer): Written {
  if (answer.status !== 201 && answer.status !== 200) {
    throw new Error(`not written but ${answer.status}: ${answer.text}`);
  }
  return answer.json as Written;
}

export interface TestApi {
  url: string;
  api: RunningApi;
  database: TestDatabase;
  keysDir: string;
  administrator: string;
  /** Every log line, parsed. */
  log: Record<string, unknown>[];
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  createLedger(id: string, policy?: Record<string, unknown>): Promise<void>;
  createKey(ledger: string, role: Role): Promise<string>;
  size(ledger: string): Promise<number>;
  /** A copy of the directory of keys without what was signed last. */
  seedsAlone(): Promise<string>;
  /** A second server on the same database and keys, which has seen nothing yet. */
  startAnother(differing?: Partial<ApiConfig>, write?: (line: string) => void): Promise<RunningApi>;
  close(): Promise<void>;
}

/** The API in this process on a database of its own. */
export async function startTestApi(settings: Partial<ApiConfig> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  await splitWhereAsked(database.url);
  const directory = await mkdtemp(join(tmpdir(), 'docket-api-'));
  const keysDir = join(directory, 'keys');
  const log: Record<string, unknown>[] = [];
  const config: ApiConfig = {
    databaseUrl: database.url,
    hostName: 'docket.example',
    keysDir,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'debug',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    ...settings,
  };
  const others: RunningApi[] = [];
  const api = await startApi(config, {
    logTo: { write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const administrator = api.firstAdministratorKey;
  if (administrator === undefined) throw new Error('the first start made no key');
  const toApi: TestApi['call'] = (method, path, options) => call(api.url, method, path, options);
  return {
    url: api.url,
    api,
    database,
    keysDir,
    administrator,
    log,
    call: toApi,
    ...administration(toApi, administrator),
    async seedsAlone() {
      const copy = await mkdtemp(join(directory, 'seeds-'));
      for (const name of await readdir(keysDir))
        if (name.endsWith('.seed')) await copyFile(join(keysDir, name), join(copy, name));
      return copy;
    },
    async startAnother(differing = {}, write) {
      const wanted = { ...config, logLevel: 'silent' as const, ...differing };
      const other = await startApi(wanted, write === undefined ? {} : { logTo: { write } });
      others.push(other);
      return other;
    },
    async close() {
      for (const other of others) await other.close();
      await api.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What an administrator of the installation does before a test can begin. */
export function administration(
  toApi: TestApi['call'],
  key: string,
): Pick<TestApi, 'createLedger' | 'createKey' | 'size'> {
  return {
    async createLedger(id, policy) {
      const body = { id, ...(policy === undefined ? {} : { policy }) };
      const answer = await toApi('POST', '/v1/ledgers', { key, body });
      if (answer.status !== 201) throw new Error(answer.text);
    },
    async createKey(ledger, role) {
      const body = { role, label: `test ${role}` };
      const answer = await toApi('POST', `/v1/ledgers/${ledger}/keys`, { key, body });
      if (answer.status !== 201) throw new Error(answer.text);
      return (answer.json as { key: string }).key;
    },
    async size(ledger) {
      const answer = await toApi('GET', `/v1/ledgers/${ledger}`, { key });
      return (answer.json as { size: number }).size;
    },
  };
}

export interface ApiProcess {
  url: string;
  /** The key that the first start showed. */
  administrator: string | undefined;
  /** Where its metrics are, if anywhere. */
  metricsUrl: string | undefined;
  /** The lines that it has written to standard output. */
  lines(): string[];
  child: ChildProcess;
  call: TestApi['call'];
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built service as a process of its own: the one that is deployed, or that of another tree. */
export async function spawnApi(
  env: Record<string, string>,
  tree: string = PROJECT,
): Promise<ApiProcess> {
  const main = join(tree, 'apps/api/dist/main.js');
  if (!existsSync(main)) throw new Error('apps/api is not built: run `npm run build` first.');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', DOCKET_PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const listens = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const found = /"url":"([^"]+)"/.exec(out);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the API ended with ${code}: ${errors}${out}`)));
  });
  const url = await within(START_S, 'the API to listen', listens, () => errors + out).catch(
    (error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    },
  );
  // Shown on standard error after the address is logged on standard output.
  const administrator = await waitFor(() => /^docket_\S+$/m.exec(errors)?.[0], 500);
  return {
    url,
    administrator,
    metricsUrl: /"metricsUrl":"([^"]+)"/.exec(out)?.[1],
    lines: () => out.trimEnd().split('\n'),
    child,
    call: (method, path, options) => call(url, method, path, options),
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      const ended = within(END_S, `the API to end by ${signal}`, exited, () => errors + out);
      const [code] = await ended.catch((error: unknown) => {
        child.kill('SIGKILL');
        throw error;
      });
      return code;
    },
  };
}

async function waitFor(
  read: () => string | undefined,
  timeMs: number,
): Promise<string | undefined> {
  for (let waited = 0; waited < timeMs; waited += 10) {
    const value = read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return read();
}
