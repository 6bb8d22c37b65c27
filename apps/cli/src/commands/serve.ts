import { Command, InvalidArgumentError, Option } from 'commander';
import { withInterruption } from '../interruption.js';
import type { ServeOptions } from '../serve.js';
import type { Terminal } from '../terminal.js';

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('start the server')
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
    .option('--demo', "with the demo's decisions, to be looked at in a browser; gone afterwards")
    .addHelpText('after', NOTES)
    .action(async ({ demo, ...options }: ServeOptions & { demo?: true }) => {
      if (demo === true) {
        const { serveDemo } = await import('../demo/serve-demo.js');
        return withInterruption((signal) => serveDemo(terminal, options, signal));
      }
      const { serve } = await import('../serve.js');
      return withInterruption((signal) => serve(terminal, options, signal));
    });
}

const NOTES = `
Without DATABASE_URL it starts a PostgreSQL of its own under --data.

Environment:
  DATABASE_URL        PostgreSQL 15 or newer
  DATABASE_OWNER_URL  a role that may migrate, if DATABASE_URL's may not
  DATABASE_PASSWORD_FILE, DATABASE_OWNER_PASSWORD_FILE
                      files that hold the passwords of these, where they do not
  DOCKET_MIGRATE_AT_START  no: "docket migrate" has done it (default: yes)
  DOCKET_KEYS_DIR     signing keys; back them up (default: <data>/keys)
  DOCKET_CHECKPOINTS_DIR
                      what was signed, outside of the database
                      (default: <keys>/checkpoints)
  DOCKET_WITNESSES_FILE
                      who cosigns checkpoints (default: nobody)
  DOCKET_TSA_URL      who stamps checkpoints with the time (RFC 3161;
                      default: nobody)
  DOCKET_SEAL_FILE    PKCS#12 with which PDFs are sealed (default: they
                      are not)
  DOCKET_SIGN_IN_FILE  how people sign in (default: nobody does)
  DOCKET_ROLES        api, worker or api,worker (default: both)
  DOCKET_HOST_NAME    first part of every ledger's name (default: localhost)
  DOCKET_METRICS_PORT  where metrics are to be had (default: nowhere)
  DOCKET_METRICS_HOST  the address of that port (default: 127.0.0.1)
  DOCKET_METRICS_TOKEN_FILE
                      file with the token that a request for them has to bring
  LOG_LEVEL           fatal, error, warn, info, debug (default: info)

At its first start on a database it prints an administrator key, once. Every
other variable is in the operators' reference, and docket doctor names those
that nothing reads.
`;

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
