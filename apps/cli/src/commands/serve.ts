import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ConfigError, readConfig, startApi, type RunningApi } from '@docket/api';
import { startEmbeddedPostgres, type EmbeddedPostgresServer } from '@docket/store';
import { CommandFailure, EXIT } from '../failure.js';
import { withInterruption } from '../interruption.js';
import type { ReadyMessage } from '../ready-message.js';
import { paint, type Terminal } from '../terminal.js';

interface ServeOptions {
  host: string;
  port: number;
  data: string;
}

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('start the server, with a PostgreSQL of its own or with DATABASE_URL')
    .addOption(new Option('--host <address>', 'listen on').env('DOCKET_HOST').default('127.0.0.1'))
    .addOption(
      new Option('--port <number>', 'TCP port, 0 for a free one')
        .env('DOCKET_PORT')
        .default(3000)
        .argParser(readPort),
    )
    .addOption(
      new Option(
        '--data <directory>',
        'database and signing keys, where no variable says otherwise',
      )
        .env('DOCKET_DATA')
        .default('data'),
    )
    .addHelpText('after', NOTES)
    .action((options: ServeOptions) =>
      withInterruption((signal) => serve(terminal, options, signal)),
    );
}

const NOTES = `
Environment:
  DATABASE_URL        PostgreSQL 15 or newer; without it one is started under --data
  DATABASE_OWNER_URL  a role that may migrate, if DATABASE_URL's may not
  DOCKET_KEYS_DIR     the ledgers' signing keys (default: <data>/keys). Back this up.
  DOCKET_HOST_NAME    first part of every ledger's name; fixed for good (default: localhost)
  LOG_LEVEL           fatal, error, warn, info, debug (default: info)

At its first start on a database it prints an administrator key, once.
`;

async function serve(
  terminal: Terminal,
  options: ServeOptions,
  signal: AbortSignal,
): Promise<void> {
  const stopped = whenStopped(signal);
  let postgres: EmbeddedPostgresServer | undefined;
  let api: RunningApi | undefined;
  try {
    const env = await readEnvironment(options, async () => {
      terminal.err(`Starting PostgreSQL under ${options.data} …\n`);
      postgres = await startEmbeddedPostgres({
        dataDir: resolve(options.data, 'postgres'),
        persistent: true,
      });
      return postgres.superuserUrl;
    });
    api = await start(env);
    announce(terminal, api);
    await stopped;
    terminal.err('Stopping.\n');
  } finally {
    await api?.close();
    await postgres?.stop();
  }
}

/** The settings of the API: the caller's environment, completed by options and defaults. */
async function readEnvironment(
  options: ServeOptions,
  startDatabase: () => Promise<string>,
): Promise<Record<string, string | undefined>> {
  const keysDir = process.env['DOCKET_KEYS_DIR'] || resolve(join(options.data, 'keys'));
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  return {
    ...process.env,
    HOST: options.host,
    PORT: String(options.port),
    DOCKET_KEYS_DIR: keysDir,
    DOCKET_HOST_NAME: process.env['DOCKET_HOST_NAME'] || 'localhost',
    DATABASE_URL: process.env['DATABASE_URL'] || (await startDatabase()),
  };
}

async function start(env: Record<string, string | undefined>): Promise<RunningApi> {
  try {
    return await startApi(readConfig(env));
  } catch (error) {
    if (error instanceof ConfigError) {
      throw new CommandFailure(error.message, EXIT.unusable, { cause: error });
    }
    throw error;
  }
}

function announce(terminal: Terminal, api: RunningApi): void {
  const { url, firstAdministratorKey: administratorKey } = api;
  terminal.out(`docket listens on ${url}\n`);
  terminal.out(`  API description  ${url}/docs\n`);
  terminal.out(`  OpenAPI          ${url}/openapi.json\n`);
  if (administratorKey !== undefined) {
    terminal.out(
      `\n${paint.strong('Administrator key, shown this once:')}\n  ${administratorKey}\n`,
    );
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
function whenStopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    signal.addEventListener('abort', () => done(), { once: true });
    process.once('disconnect', () => done());
  });
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
