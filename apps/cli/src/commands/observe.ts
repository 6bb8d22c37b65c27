import { DocketClient, DocketProblem } from '@docket/client';
import { parsePointer } from '@docket/chain';
import {
  agentSight,
  cloudEvents,
  pgaudit,
  type Mapped,
  type SourceChoices,
  type SourceFormat,
} from '@docket/ingest';
import { Command, InvalidArgumentError, Option } from 'commander';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, singleLine } from '../failure.js';
import { withInterruption } from '../interruption.js';
import { linesAsTheyCome, TOO_LONG } from '../observe/lines.js';
import { ObserveTally } from '../observe/tally.js';
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
are counted by reason. One that cannot be read or is refused is passed over, told
with its line, and makes the command end with status 3, or 1 where nothing was
recorded.
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
  const tally = new ObserveTally();
  const chunks: AsyncIterable<Uint8Array> = from === '-' ? process.stdin : streamRegular(from);
  // Whoever waits for a next line is not kept by it.
  if (from === '-') signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  try {
    for await (const line of linesAsTheyCome(chunks)) {
      if (signal.aborted) break;
      tally.begin();
      if (line === TOO_LONG) tally.fail('it has more than 1 MiB');
      else await take(client, format.map(line, choices), tally);
    }
  } catch (error) {
    // Standard input that was let go of in the middle says so.
    if (!signal.aborted) throw stoppedAt(error, tally);
  } finally {
    if (from === '-') process.stdin.destroy();
  }
  const said = [...tally.told(), `Of no event is recorded: ${format.notRecorded.join('; ')}.`];
  for (const line of said)
    for (const part of wrapText(line, terminal.columns)) terminal.out(`${part}\n`);
  if (signal.aborted)
    throw new CommandFailure('Interrupted. Run it again to go on.', EXIT.interrupted);
  const failure = tally.failure();
  if (failure !== undefined) throw failure;
}

async function take(client: DocketClient, mapped: Mapped, tally: ObserveTally): Promise<void> {
  if ('leftOut' in mapped) return tally.leaveOut(mapped.leftOut);
  if ('unreadable' in mapped) return tally.fail(mapped.unreadable);
  try {
    tally.record((await client.observe(mapped.observation)).replayed);
  } catch (error) {
    if (!(error instanceof DocketProblem) || !isOfEvent(error)) throw error;
    tally.fail(`it was refused (${error.code}): ${singleLine(error.message)}`);
  }
}

/** What the server says of this one event; of all else the next would be refused too. */
const isOfEvent = ({ status }: DocketProblem): boolean => [400, 413, 422].includes(status);

function stoppedAt(error: unknown, { line, recorded, before }: ObserveTally): unknown {
  if (!(error instanceof DocketProblem)) return error;
  const message = `Line ${line} was refused: ${singleLine(error.message)} Of the lines before it ${recorded} were recorded now, and ${before} had been; the lines after it were not looked at. Mend or remove it and run it again: what is recorded is not recorded twice.`;
  return new CommandFailure(message, EXIT.failed, { cause: error });
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
