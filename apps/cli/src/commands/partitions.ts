import { Command, InvalidArgumentError } from 'commander';
import type { Partition, TablePartitions } from '@docket/service';
import { requireDatabase } from '../database-setting.js';
import { CommandFailure, EXIT } from '../failure.js';
import { formatTable, type Terminal } from '../terminal.js';

export function partitionsCommand(terminal: Terminal): Command {
  const command = new Command('partitions')
    .description('list, split and move what holds the content of entries')
    .addHelpText('after', NOTES);
  command.addCommand(listCommand(terminal), { isDefault: true });
  return command.addCommand(splitCommand(terminal)).addCommand(moveCommand(terminal));
}

const NOTES = `
For a ledger so long that one table of its content is hard to keep in order; see "A
very long ledger" in the operators' reference. The tables body and search_text are
split by ranges of seq, of all ledgers alike, and old parts can lie on cheaper
storage. Nothing is freed by it, and nothing is verified less. Works as the schema's
owner: DATABASE_OWNER_URL, or DATABASE_URL where one login does both. Servers go on.

Examples:
  docket partitions                      what there is
  docket partitions split --at 50000000
  docket partitions move 0 --tablespace archive
`;

function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('the partitions of both tables: from and to which seq, rows, size, tablespace')
    .action(async () => {
      const { partitionsOf } = await import('@docket/service');
      const found = await done(partitionsOf(requireDatabase()));
      const rows = found.flatMap((table) => table.partitions.map((one) => rowOf(table, one)));
      const head = ['TABLE', 'FROM', 'TO', 'ROWS, ABOUT', 'MB', 'TABLESPACE', ''];
      for (const line of formatTable([head, ...rows])) terminal.out(`${line.trimEnd()}\n`);
    });
}

function rowOf({ table, isSplit }: TablePartitions, partition: Partition): string[] {
  const { from, to, rows, bytes, tablespace } = partition;
  return [
    table,
    String(from ?? 0),
    to === null ? '' : String(to),
    rows === null ? '' : String(rows),
    (bytes / 1_000_000).toFixed(1),
    tablespace,
    noteOf(partition, isSplit),
  ];
}

function noteOf({ unfinished, isCopied }: Partition, isSplit: boolean): string {
  if (unfinished !== null)
    return `split at ${unfinished.at} not done: nothing is recorded from there on till it is`;
  if (isCopied) return 'being moved, or cut off while it was';
  return isSplit ? '' : 'not split';
}

function splitCommand(terminal: Terminal): Command {
  return new Command('split')
    .description('end the newest partition at an entry that is not recorded yet, and make the next')
    .requiredOption('--at <seq>', 'the first entry of the next partition', entryNumber)
    .option(
      '--scan-max <mb>',
      'read as much of a table while writers wait; with more, they go on',
      megabytes,
      SCAN_MAX_MB,
    )
    .addHelpText('after', SPLIT_NOTES)
    .action(async ({ at, scanMax }: { at: number; scanMax: number }) => {
      const { splitAt } = await import('@docket/service');
      const say = (line: string): void => terminal.out(`${line}\n`);
      await done(splitAt(requireDatabase(), { at, scanMax: scanMax * 1_000_000 }, say));
    });
}

/** Some tenths of a second, where it has to come from a disk. */
const SCAN_MAX_MB = 64;

const SPLIT_NOTES = `
Split ahead, at several entries while they are far away: an empty partition is split
in no time. Before a long one is split every row of it is looked at, while writers
go on; until that is done nothing is recorded from --at on. Cut off, run it again;
with a later --at it is taken back first. Writers wait for some seconds at most,
and their connections go on.
`;

function moveCommand(terminal: Terminal): Command {
  return new Command('move')
    .description('copy an old partition of both tables to a tablespace, and put it in its place')
    .argument('<from>', 'the first entry of the partition, as in the list', entryNumber)
    .requiredOption('--tablespace <name>', 'where to; CREATE TABLESPACE is PostgreSQL’s own')
    .addHelpText('after', MOVE_NOTES)
    .action(async (from: number, { tablespace }: { tablespace: string }) => {
      const { moveTo } = await import('@docket/service');
      const say = (line: string): void => terminal.out(`${line}\n`);
      await done(moveTo(requireDatabase(), { from, tablespace }, say));
    });
}

const MOVE_NOTES = `
Takes room for the copy, and as long as copying takes; the newest partition stays.
What is written to it meanwhile is written to the copy too. All of it is compared
before it is put in its place. Cut off, run it again: the copy is made anew.
`;

async function done<Done>(doing: Promise<Done>): Promise<Done> {
  const { DatabaseUnfit, StoreRefusal } = await import('@docket/store');
  try {
    return await doing;
  } catch (cause) {
    if (cause instanceof StoreRefusal)
      throw new CommandFailure(`${cause.message} ${cause.next}`, EXIT.failed, { cause });
    if (cause instanceof DatabaseUnfit)
      throw new CommandFailure(cause.message, EXIT.failed, { cause });
    throw cause;
  }
}

function entryNumber(value: string): number {
  if (/^(?:0|[1-9]\d{0,14})$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is the number of an entry.');
}

function megabytes(value: string): number {
  if (/^\d{1,7}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a number of MB.');
}
