import { DocketClient, DocketProblem } from '@docket/client';
import { parsePointer } from '@docket/chain';
import { Command, InvalidArgumentError, Option } from 'commander';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { withInterruption } from '../interruption.js';
import { agentSight } from '../observe/agentsight.js';
import { cloudEvents } from '../observe/cloud-events.js';
import type { SourceChoices, SourceFormat } from '../observe/event.js';
import { linesAsTheyCome } from '../observe/lines.js';
import { pgaudit } from '../observe/pgaudit.js';
import { streamRegular } from '../regular-file.js';
import { wrapText, type Terminal } from '../terminal.js';

interface ObserveOptions extends ConnectionOptions {
  ledger: string;
  from: string;
  format: SourceFormat['name'];
  source?: string;
  system?: string;
  operation: Map<string, string>;
  key?: string;
  reference?: string;
  amount?: string;
  currency?: string;
  outcome: SourceChoices['outcome'];
}

const FORMATS: { readonly [Name in SourceFormat['name']]: SourceFormat } = {
  cloudevents: cloudEvents,
  pgaudit,
  agentsight: agentSight,
};

export function observeCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('observe').description('record what was seen from outside of the agents'),
  )
    .requiredOption('--ledger <id>', 'ledger to record it in')
    .requiredOption(
      '--from <path>',
      'file with one event a line; - reads standard input as it comes',
    )
    .addOption(
      new Option('--format <name>', 'what the lines are')
        .choices(Object.keys(FORMATS))
        .makeOptionMandatory(),
    )
    .option('--system <name>', 'system that was changed, as agents call it')
    .option('--source <name>', 'name of what saw it')
    .option(
      '--operation <word=name>',
      'the source’s word for an operation, and the agents’ name for it; may be repeated',
      readOperation,
      new Map<string, string>(),
    )
    .option('--key <pointer>', 'where the idempotency key stands, e.g. /data/key', readPlace)
    .option('--reference <pointer>', 'where the system’s own reference stands', readPlace)
    .option('--amount <pointer>', 'where the amount stands', readPlace)
    .option('--currency <pointer>', 'where its currency stands', readPlace)
    .addOption(
      new Option('--outcome <word>', 'what came of what an event tells, where each tells the same')
        .choices(['succeeded', 'failed', 'unknown'])
        .default('unknown'),
    )
    .addHelpText('after', NOTES)
    .action((options: ObserveOptions) =>
      withInterruption((signal) => observe(terminal, options, signal)),
    );
}

const NOTES = `
Example (with an observer's key in DOCKET_API_KEY):
  docket observe --ledger claims --format cloudevents --from events.ndjson --key /data/idempotency_key

An event is recorded once, however often it is read. Lines that are no such event
are counted by reason; an event that is refused ends the command, after which it
can be run again.
`;

function choicesOf(options: ObserveOptions): SourceChoices {
  const { source, system, operation, key, reference, amount, currency, outcome } = options;
  if ((amount === undefined) !== (currency === undefined))
    throw new CommandFailure('--amount and --currency belong together.', EXIT.unusable);
  return {
    operations: operation,
    outcome,
    ...(source === undefined ? {} : { source }),
    ...(system === undefined ? {} : { system }),
    ...(key === undefined ? {} : { key }),
    ...(reference === undefined ? {} : { reference }),
    ...(amount === undefined || currency === undefined
      ? {}
      : { amount: { value: amount, currency } }),
  };
}

async function observe(
  terminal: Terminal,
  options: ObserveOptions,
  signal: AbortSignal,
): Promise<void> {
  const { url, ledger, from } = options;
  const choices = choicesOf(options);
  const format = FORMATS[options.format];
  const client = new DocketClient({ url, apiKey: await requireApiKey(options), ledger });
  const tally = { recorded: 0, before: 0, leftOut: new Map<string, number>() };
  let number = 0;
  const chunks: AsyncIterable<Uint8Array> = from === '-' ? process.stdin : streamRegular(from);
  // Whoever waits for a next line is not kept by it.
  if (from === '-') signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  try {
    for await (const line of linesAsTheyCome(chunks)) {
      if (signal.aborted) break;
      number += 1;
      const mapped = format.map(line, choices);
      if ('leftOut' in mapped) {
        tally.leftOut.set(mapped.leftOut, (tally.leftOut.get(mapped.leftOut) ?? 0) + 1);
        continue;
      }
      const { replayed } = await client.observe(mapped.observation);
      if (replayed) tally.before += 1;
      else tally.recorded += 1;
    }
  } catch (error) {
    // Standard input that was let go of in the middle says so.
    if (!signal.aborted) throw refusedAt(error, number, tally.recorded);
  } finally {
    if (from === '-') process.stdin.destroy();
  }
  for (const line of told(tally, format))
    for (const part of wrapText(line, terminal.columns)) terminal.out(`${part}\n`);
  if (signal.aborted)
    throw new CommandFailure('Interrupted. Run it again to go on.', EXIT.interrupted);
}

function refusedAt(error: unknown, number: number, recorded: number): unknown {
  if (!(error instanceof DocketProblem)) return error;
  const message = `Event ${number} was refused, ${recorded} before it were recorded: ${singleLine(error.message)}`;
  return new CommandFailure(message, EXIT.failed, { cause: error });
}

function told(
  tally: { recorded: number; before: number; leftOut: ReadonlyMap<string, number> },
  { notRecorded }: SourceFormat,
): string[] {
  const { recorded, before, leftOut } = tally;
  return [
    `${recorded} recorded, ${before} recorded before.`,
    ...[...leftOut].map(([why, count]) => `${count} left out: ${why}.`),
    `Of no event is recorded: ${notRecorded.join('; ')}.`,
  ];
}

function readOperation(value: string, known: Map<string, string>): Map<string, string> {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1)
    throw new InvalidArgumentError('It takes a word and a name: POST=issue_refund.');
  return new Map(known).set(value.slice(0, at), value.slice(at + 1));
}

function readPlace(value: string): string {
  if (value.startsWith('/') && parsePointer(value) !== undefined) return value;
  throw new InvalidArgumentError('It takes a JSON Pointer, such as /data/key.');
}
