import { readAnchors, type LedgerAnchor, type LedgerAnchors } from '@docket/client';
import { Command, InvalidArgumentError, Option } from 'commander';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { formatTable, type Terminal } from '../terminal.js';

interface AnchorsOptions extends ConnectionOptions {
  ledger: string;
  json?: true;
  pendingMax: number;
}

/** In minutes: time stamps are asked for once an hour. */
const PENDING_MAX = 120;
const MINUTE_MS = 60_000;

export function anchorsCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('anchors').description(
      'show who outside vouches for a ledger, what waits since when, and what failed last',
    ),
  )
    .requiredOption('--ledger <id>', 'the ledger')
    .addOption(
      new Option('--pending-max <minutes>', 'longest that a checkpoint may wait for one of them')
        .default(PENDING_MAX)
        .argParser(readMinutes),
    )
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async ({ ledger, json, pendingMax, ...options }: AnchorsOptions) => {
      const apiKey = await requireApiKey(options);
      const read = await readAnchors({ url: options.url, apiKey, ledger });
      const late = lateOf(read, pendingMax);
      const unknown = read.anchors.filter(({ pendingSince }) => pendingSince === undefined);
      const names = { late: late.map(nameOf), unknown: unknown.map(nameOf) };
      if (json === true) terminal.out(`${JSON.stringify({ ledger, ...encode(read), ...names })}\n`);
      else for (const line of linesOf(ledger, read)) terminal.out(`${line}\n`);
      refuse(read, names, pendingMax);
    });
}

const NOTES = `
Takes the key of an officer, an auditor or an administrator. Nobody outside is asked.
Which checkpoint a witness or the time-stamp authority has vouched for follows from what
it signed, as the server keeps it; since when another one waits, from when the database
says that it was signed. Failures, and what a sink has, only the process of the server
that answers knows, since it began: "not known" is said of the rest.

Exit status 1 where one of them waits for longer than --pending-max, or nobody outside is
set up (the directory beside the server is not outside); 3 where the process that answers
does not know of one of them.

Example:
  docket anchors --ledger claims --pending-max 180
`;

const KINDS: Readonly<Record<string, string>> = {
  witness: 'witness',
  time_stamp: 'time-stamp authority',
  sink: 'sink',
  directory: 'directory',
};
const wordOf = (kind: string): string => KINDS[kind] ?? singleLine(kind);
const nameOf = ({ kind, name }: LedgerAnchor): string =>
  name === undefined ? wordOf(kind) : `${wordOf(kind)} ${singleLine(name)}`;

/** By the server's clock, which told both times. */
function lateOf({ readAt, anchors }: LedgerAnchors, pendingMax: number): LedgerAnchor[] {
  const before = Date.parse(readAt) - pendingMax * MINUTE_MS;
  return anchors.filter(
    ({ pendingSince: since }) => typeof since === 'string' && !(Date.parse(since) >= before),
  );
}

/** As the server answers it. */
function encode({ readAt, anchors, ...rest }: LedgerAnchors): object {
  const encoded = anchors.map(({ pendingSince, ...one }) => ({
    ...one,
    ...(pendingSince === undefined ? {} : { pending_since: pendingSince }),
  }));
  return { read_at: readAt, ...rest, anchors: encoded };
}

function linesOf(
  ledger: string,
  { size, signed, process, anchors, none }: LedgerAnchors,
): string[] {
  const newest = signed === null ? 'no checkpoint was signed' : `newest checkpoint: ${at(signed)}`;
  const rows = anchors.map((one) => [
    nameOf(one),
    one.newest === undefined ? 'not known' : one.newest === null ? 'none' : at(one.newest),
    one.pendingSince === undefined ? 'not known' : (one.pendingSince ?? '-'),
    one.failed === undefined ? '-' : `${one.failed.at} ${singleLine(one.failed.reason)}`,
  ]);
  return [
    `${ledger}: ${size} entries; ${newest}`,
    ...formatTable([['ANCHOR', 'HAS', 'PENDING SINCE', 'FAILED LAST'], ...rows]),
    ...(none.length === 0 ? [] : [`Not set up: ${none.map(wordOf).join(', ')}.`]),
    `Failures are those that this process of the server met since ${process.since}${
      process.worker ? '' : '; it is no worker, and asks only for whoever waits for that'
    }.`,
  ];
}

const at = ({ size, at: when }: { size: number; at: string }): string => `${size} entries, ${when}`;

/** @throws {CommandFailure} where a person should look. */
function refuse(
  { anchors }: LedgerAnchors,
  { late, unknown }: { late: string[]; unknown: string[] },
  pendingMax: number,
): void {
  if (!anchors.some(({ kind }) => kind !== 'directory'))
    throw new CommandFailure(
      'Nobody outside vouches for this ledger: no witness, no authority, no sink.',
    );
  if (late.length > 0)
    throw new CommandFailure(
      `A checkpoint waits for longer than ${pendingMax} minutes: ${late.join(', ')}.`,
    );
  if (unknown.length > 0)
    throw new CommandFailure(
      `Not known to the process that answered: ${unknown.join(', ')}. Ask one of role worker.`,
      EXIT.partial,
    );
}

function readMinutes(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Whole minutes are needed.');
}
