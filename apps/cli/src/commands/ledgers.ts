import { Command, InvalidArgumentError } from 'commander';
import { DocketAdministration, type LedgerSummary } from '@docket/client';
import { CommandFailure } from '../failure.js';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { readPolicy } from './policy.js';
import { moveCommand } from './ledger-move.js';
import { ledgerKeysCommand, replaceKeyCommand, rotateKeyCommand } from './ledger-keys.js';
import { formatTable, type Terminal } from '../terminal.js';

export function ledgersCommand(terminal: Terminal): Command {
  return new Command('ledgers')
    .description(
      'create and list the ledgers of a server, change their keys, continue one in another, move one to another cell, and go on with one that went back',
    )
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(ledgerKeysCommand(terminal))
    .addCommand(rotateKeyCommand(terminal))
    .addCommand(replaceKeyCommand(terminal))
    .addCommand(succeedCommand(terminal))
    .addCommand(moveCommand(terminal))
    .addCommand(restoreCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY):
  docket ledgers create claims
  docket ledgers create claims --policy policy.json
  docket ledgers create claims --cell b
  docket ledgers list
  docket ledgers keys claims
  docket ledgers rotate-key claims --occasion routine
  docket ledgers rotate-key claims --confirm 41
  docket ledgers succeed claims claims-2027 --reason "The year is over."
  docket ledgers move claims --to b --reason "The first database is full."
  docket ledgers restore claims --lost 44 --kept 41 --reason "The newest backup is of 02:00."
`;

interface CreationOptions extends ConnectionOptions {
  policy?: string;
  cell?: string;
}

function createCommand(terminal: Terminal): Command {
  return withConnection(new Command('create').description('create a ledger with its own key'))
    .argument('<id>', 'lower-case letters, digits and hyphens; it cannot be changed later')
    .option(
      '--policy <file>',
      'its first policy as JSON, whole or what differs from the default, for entry 0: registrars, two people, what has to be signed',
    )
    .option(
      '--cell <name>',
      'the database that it lives in, where the server has several (default: as DOCKET_NEW_LEDGERS_CELL of the server says)',
    )
    .action(async (id: string, { policy: file, cell, ...options }: CreationOptions) => {
      const policy = file === undefined ? {} : { policy: await readPolicy(file) };
      const wanted = { id, ...policy, ...(cell === undefined ? {} : { cell }) };
      const ledger = await (await connect(options)).createLedger(wanted);
      terminal.out(`${ledger.origin}\n${ledger.publicKey}\n`);
      terminal.err('Keep the second line, the ledger’s public key, where auditors find it.\n');
    });
}

function listCommand(terminal: Terminal): Command {
  return withConnection(new Command('list').description('list the ledgers')).action(
    async (options: ConnectionOptions) => {
      const { ledgers, missingCells } = await (await connect(options)).findLedgers();
      for (const line of formatTable(tableOf(ledgers))) terminal.out(`${line}\n`);
      if (missingCells.length === 0) return;
      throw new CommandFailure(
        `Not all ledgers are listed: ${missingCells.join(', ')} did not answer, and those that live there are missing.`,
      );
    },
  );
}

/** With a column for what only some installations have, where this one has it. */
function tableOf(ledgers: readonly LedgerSummary[]): string[][] {
  const isContinued = ledgers.some(({ continuedIn }) => continuedIn !== undefined);
  const isSpread = ledgers.some(({ cell }) => cell !== undefined);
  const row = (id: string, entries: string, cell: string, successor: string, key: string) => [
    id,
    ...(isSpread ? [cell] : []),
    entries,
    ...(isContinued ? [successor] : []),
    key,
  ];
  return [
    row('LEDGER', 'ENTRIES', 'CELL', 'CONTINUED IN', 'PUBLIC KEY'),
    ...ledgers.map(({ cell = '-', continuedIn = '-', ...one }) =>
      row(one.id, String(one.size), cell, continuedIn, one.publicKey),
    ),
  ];
}

interface SuccessionOptions extends ConnectionOptions {
  reason: string;
  approvedBy?: string;
  keysAnew?: boolean;
}

function succeedCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('succeed').description('close a ledger, and create the one that continues it'),
  )
    .argument('<id>', 'the ledger that takes no new decision from then on')
    .argument('<successor>', 'the new one: lower-case letters, digits and hyphens')
    .requiredOption('--reason <text>', 'why; it is recorded for good')
    .option('--approved-by <function>', 'who approved it, as a function or pseudonym')
    .option(
      '--keys-anew',
      'idempotency keys begin anew: without it, one that was used in the old ledger is refused in the new one',
    )
    .action(async (id: string, successor: string, options: SuccessionOptions) => {
      const { reason, approvedBy, keysAnew } = options;
      const made = await (
        await connect(options)
      ).succeedLedger(id, {
        id: successor,
        reason,
        ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
        ...(keysAnew === true && { idempotency_keys: 'anew' }),
      });
      terminal.out(`${made.origin}\n${made.publicKey}\n`);
      terminal.err(
        `New decisions are opened in ${successor}; those that are open are finished in ${id}. Keep the second line where auditors find it. Set up webhooks, alerts, reminders and views of ${successor}, and register passkeys and signing keys there: they are not taken along.\n`,
      );
    });
}

interface RestoreOptions extends ConnectionOptions {
  lost: number;
  kept: number;
  reason: string;
  approvedBy?: string;
}

function restoreCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('restore').description(
      'record that a ledger whose database went back goes on from what there is',
    ),
  )
    .argument('<id>', 'the ledger that answers ledger_went_back')
    .requiredOption('--lost <entries>', 'how many entries had been seen, as that answer says', size)
    .requiredOption('--kept <entries>', 'how many there are now', size)
    .requiredOption('--reason <text>', 'what happened; it is recorded for good')
    .option('--approved-by <function>', 'who approved it, as a function or pseudonym')
    .action(async (id: string, options: RestoreOptions) => {
      const { lost, kept, reason, approvedBy } = options;
      const answer = await (
        await connect(options)
      ).restoreLedger(id, {
        lost_size: lost,
        kept_size: kept,
        reason,
        ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
      });
      terminal.out(`${id} goes on behind entry ${answer.receipt.seq}, which records it.\n`);
      terminal.err('Tell those who hold receipts or checkpoints of what was lost.\n');
    });
}

function size(value: string): number {
  const entries = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(entries)) return entries;
  throw new InvalidArgumentError('It is a number of entries.');
}

async function connect(options: ConnectionOptions): Promise<DocketAdministration> {
  return new DocketAdministration({ url: options.url, apiKey: await requireApiKey(options) });
}
