import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { apiKeyFileOption, readApiKey } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import { ProgressLine, type Terminal } from '../terminal.js';
import { isVerified, type VerificationOutcome } from '../verify/outcome.js';
import { presentJson, presentText } from '../verify/present.js';
import type { Trust } from '../verify/trust.js';

interface VerifyOptions {
  databaseUrl?: string;
  ledger?: string;
  key?: string;
  checkpoint?: string;
  depth: 'chain' | 'full';
  apiKeyFile?: string;
  json?: boolean;
}

export function verifyCommand(terminal: Terminal): Command {
  return new Command('verify')
    .description('check a dossier or a ledger')
    .argument('[source]', 'dossier (.json, .pdf), exported ledger (.ndjson), or URL of a ledger')
    .option('--ledger <id>', 'verify this ledger in a PostgreSQL database, its projections too')
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .option('--key <vkey>', 'public key the ledger must have: keep it from when it was created')
    .option('--checkpoint <file>', 'checkpoint from before, which the ledger must still contain')
    .addOption(
      new Option(
        '--depth <depth>',
        'chain: hashes, tree and signatures; full: contents and rules too',
      )
        .choices(['chain', 'full'])
        .default('full'),
    )
    .addOption(apiKeyFileOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', EXAMPLES)
    .action(async (source: string | undefined, options: VerifyOptions) => {
      const progress = new ProgressLine(terminal);
      const outcome = await verifySource(source, options, ({ entriesDone, entriesTotal }) => {
        const total = entriesTotal === undefined ? '' : ` of ${entriesTotal}`;
        progress.show(`verifying: ${entriesDone}${total} entries`);
      }).finally(() => progress.clear());
      terminal.out(
        options.json === true ? presentJson(outcome) : presentText(outcome, terminal.columns),
      );
      if (!isVerified(outcome)) throw new CommandFailure(verdict(outcome), EXIT.failed);
    });
}

const EXAMPLES = `
Examples:
  docket verify out/refund.dossier.pdf
  docket verify out/refund.dossier.json --key "$(cat claims.vkey)" --json
  DOCKET_API_KEY=… docket verify https://docket.example/v1/ledgers/claims
  DATABASE_URL=… docket verify --ledger claims --checkpoint kept.txt

Exit codes: 0 verified, 1 not verified, 2 could not be read.
`;

async function verifySource(
  source: string | undefined,
  options: VerifyOptions,
  onProgress: NonNullable<Trust['onProgress']>,
): Promise<VerificationOutcome> {
  const trust: Trust = {
    depth: options.depth,
    onProgress,
    ...(options.key === undefined ? {} : { trustedKey: options.key.trim() }),
    ...(options.checkpoint === undefined
      ? {}
      : { trustedCheckpoint: await readCheckpoint(options.checkpoint) }),
  };
  if (options.databaseUrl !== undefined || options.ledger !== undefined) {
    const database = readDatabase(source, options);
    const { verifyDatabaseLedger } = await import('../verify/ledger-database.js');
    return verifyDatabaseLedger({ ...database, ...trust });
  }
  if (source === undefined) throw usage('Name a dossier or the URL of a ledger; see --help.');
  if (/^https?:\/\//i.test(source)) {
    const apiKey = await readApiKey(options);
    const { verifyLedgerUrl } = await import('../verify/ledger-url.js');
    return verifyLedgerUrl(source, { ...trust, ...(apiKey === undefined ? {} : { apiKey }) });
  }
  const { verifyFile } = await import('../verify/dossier-file.js');
  return verifyFile(source, trust);
}

/** The address may come from DATABASE_URL, because it holds a password and others see argv. */
function readDatabase(
  source: string | undefined,
  options: VerifyOptions,
): { databaseUrl: string; ledger: string } {
  const databaseUrl = options.databaseUrl ?? process.env['DATABASE_URL'];
  if (source !== undefined || options.ledger === undefined || !databaseUrl) {
    throw usage(
      'A ledger in a database takes --ledger <id> and DATABASE_URL or --database-url, nothing else.',
    );
  }
  return { databaseUrl, ledger: options.ledger };
}

function verdict(outcome: VerificationOutcome): string {
  return `${outcome.source} does not verify.`;
}

async function readCheckpoint(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CommandFailure(`The checkpoint ${path} cannot be read.`, EXIT.unusable, { cause });
  }
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.unusable);
}
