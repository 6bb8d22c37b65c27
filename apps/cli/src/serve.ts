import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError, readConfig, startApi, type RunningApi } from '@docket/api';
import { startEmbeddedPostgres, type EmbeddedPostgresServer } from '@docket/store';
import { CommandFailure, EXIT } from './failure.js';
import type { ReadyMessage } from './ready-message.js';
import { paint, type Terminal } from './terminal.js';

export interface ServeOptions {
  host: string;
  port: number;
  /** Directory of the embedded database and, unless DOCKET_KEYS_DIR says otherwise, of the keys. */
  data: string;
}

/** What a server is started with that is not the caller's own. */
export interface ServeSetup {
  /** Instead of the variables of this process. */
  environment: Record<string, string | undefined>;
  /** Called once it listens. The administrator's key is then not printed. */
  afterStart: (api: RunningApi) => Promise<void>;
}

/** Runs the server until the signal aborts, or until the process that forked this one is gone. */
export async function serve(
  terminal: Terminal,
  options: ServeOptions,
  signal: AbortSignal,
  setup?: ServeSetup,
): Promise<void> {
  // Nothing can be recorded any more without it, and nothing here brings it back: the process ends and says so.
  let sayLost: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((done) => {
    sayLost = done;
  });
  const stopped = Promise.race([whenStopped(signal), lost]);
  let postgres: EmbeddedPostgresServer | undefined;
  let api: RunningApi | undefined;
  try {
    const given = setup?.environment ?? process.env;
    const env = await readEnvironment(options, given, async () => {
      terminal.err(`Starting PostgreSQL under ${options.data} …\n`);
      const dataDir = resolve(options.data, 'postgres');
      postgres = await startEmbeddedPostgres({
        dataDir,
        persistent: true,
        onEnd: () => terminal.err('PostgreSQL ended by itself. Starting it again …\n'),
        onLost: sayLost,
      }).catch((cause: unknown) => {
        throw notStarted(cause);
      });
      return postgres.superuserUrl;
    });
    api = await start(terminal, env, setup === undefined);
    announce(terminal, api, given);
    await setup?.afterStart(api);
    const reason = await stopped;
    if (reason !== undefined) {
      throw new CommandFailure(`PostgreSQL does not stay up, so the server ends: ${reason}`);
    }
    terminal.err('Stopping.\n');
  } finally {
    await api?.close();
    await postgres?.stop();
  }
}

/** The settings of the API: the caller's environment, completed by options and defaults. */
async function readEnvironment(
  options: ServeOptions,
  given: Record<string, string | undefined>,
  startDatabase: () => Promise<string>,
): Promise<Record<string, string | undefined>> {
  const keysDir = given['DOCKET_KEYS_DIR'] || resolve(join(options.data, 'keys'));
  // Enter, not list: run by root, PostgreSQL is another account and has to reach its part of it.
  await mkdir(options.data, { recursive: true, mode: 0o711 });
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  return {
    ...given,
    DOCKET_HOST: options.host,
    DOCKET_PORT: String(options.port),
    DOCKET_KEYS_DIR: keysDir,
    DOCKET_HOST_NAME: given['DOCKET_HOST_NAME'] || 'localhost',
    DATABASE_URL: given['DATABASE_URL'] || (await startDatabase()),
  };
}

async function start(
  terminal: Terminal,
  env: Record<string, string | undefined>,
  showsKey: boolean,
): Promise<RunningApi> {
  // Until it listens, what goes wrong is said in one line by the command itself.
  let isListening = (process.env['DEBUG'] ?? '') !== '';
  // Of what was said before, what is wrong and did not keep it from starting is shown once it has.
  const early: string[] = [];
  const logTo = {
    write(line: string): void {
      if (isListening) process.stderr.write(line);
      else if (/"level":"(?:error|warn)"/.test(line)) early.push(line);
    },
  };
  try {
    const api = await startApi(readConfig(env), {
      logTo,
      environment: Object.keys(process.env),
      showFirstKey: (key) => {
        if (!showsKey) return;
        terminal.out(`${paint.strong('Administrator key, shown this once:')}\n  ${key}\n\n`);
      },
    });
    isListening = true;
    for (const line of early) process.stderr.write(line);
    return api;
  } catch (error) {
    if (error instanceof ConfigError) {
      throw new CommandFailure(error.message, EXIT.unusable, { cause: error });
    }
    throw notStarted(error);
  }
}

/** The port is taken, the database refuses, the directory is in use: the message says it. */
function notStarted(cause: unknown): CommandFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  const next = isTaken
    ? '. End what listens there, or choose another port with --port or DOCKET_PORT.'
    : '';
  return new CommandFailure(`The server did not start: ${message}${next}`, EXIT.failed, { cause });
}

function announce(
  terminal: Terminal,
  api: RunningApi,
  given: Record<string, string | undefined>,
): void {
  const { url, roles, firstAdministratorKey: administratorKey } = api;
  terminal.out(`docket listens on ${url}\n`);
  // Many platforms set it, and whoever did waits at another address.
  if (given['PORT'] && !given['DOCKET_PORT'] && new URL(url).port !== given['PORT'])
    terminal.err('  PORT is not read: DOCKET_PORT or --port says which port.\n');
  if (roles.includes('api')) {
    terminal.out(`  API description  ${url}/docs\n`);
    terminal.out(`  OpenAPI          ${url}/openapi.json\n`);
    terminal.out(`  For people       ${url}/app\n`);
  } else {
    terminal.out(`  A worker: it answers ${url}/healthz and ${url}/readyz\n`);
  }
  // A parent that forked us reads the address here instead of searching the text above.
  const ready: ReadyMessage = {
    kind: 'ready',
    url,
    ...(administratorKey === undefined ? {} : { administratorKey }),
  };
  process.send?.(ready);
}

/** Resolves at a signal, or when the process that forked us is gone. */
function whenStopped(signal: AbortSignal): Promise<undefined> {
  return new Promise((done) => {
    signal.addEventListener('abort', () => done(undefined), { once: true });
    process.once('disconnect', () => done(undefined));
  });
}
