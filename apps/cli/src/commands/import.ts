import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { DocketClient } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, quotedValue, singleLine } from '../failure.js';
import { unnamedLosses, type Account } from '../import/account.js';
import { checkFile, mapFile, type CheckedFile } from '../import/check.js';
import { langfuseFile } from '../import/langfuse/file.js';
import { langsmithFile } from '../import/langsmith/file.js';
import { phoenixFile } from '../import/phoenix/file.js';
import { anthropicFile, openAiFile } from '../import/messages/file.js';
import { BatchSender } from '../import/send.js';
import { ImportSummary, type RuleTally } from '../import/summary.js';
import { tauBenchFile } from '../import/tau-bench/file.js';
import { readTraceFile, type ImportChoices, type TraceFile } from '../import/trace-file.js';
import { whoAndWhenFile } from '../import/who-and-when/file.js';
import { withInterruption } from '../interruption.js';
import { formatDuration, formatTable, ProgressLine, wrapText, type Terminal } from '../terminal.js';

interface ImportOptions extends ConnectionOptions, ImportChoices {
  ledger: string;
}

export function importCommand(terminal: Terminal): Command {
  return new Command('import')
    .description('record runs of agents that were traced elsewhere')
    .addCommand(
      formatCommand(terminal, {
        name: 'tau-bench',
        description: 'results of τ-bench and τ²-bench: each run becomes a decision',
        example: 'docket import tau-bench results.json --ledger history',
        open: tauBenchFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'who-and-when',
        description: 'logs of several agents with a human’s attribution of the failure (Who&When)',
        example: 'docket import who-and-when logs.json --ledger history',
        open: whoAndWhenFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'langfuse',
        description: 'a trace that Langfuse exported: each outermost agent becomes a decision',
        example: 'docket import langfuse trace.json --ledger history',
        open: langfuseFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'langsmith',
        description: 'runs of LangSmith: each trace becomes a decision',
        example: 'docket import langsmith runs.jsonl --ledger history',
        open: langsmithFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'phoenix',
        description: 'spans of Phoenix (OpenInference): each outermost agent becomes a decision',
        example: 'docket import phoenix spans.json --ledger history',
        open: phoenixFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'openai',
        description:
          'logs of OpenAI messages (Chat Completions, Responses): each conversation becomes a decision',
        example: 'docket import openai requests.jsonl --ledger history',
        open: openAiFile,
      }),
    )
    .addCommand(
      formatCommand(terminal, {
        name: 'anthropic',
        description: 'logs of Anthropic messages: each conversation becomes a decision',
        example: 'docket import anthropic requests.jsonl --ledger history',
        open: anthropicFile,
      }),
    )
    .addHelpText('after', examplesOf('docket import tau-bench results.json --ledger history'));
}

const examplesOf = (line: string): string => `
Example (with an agent's key in DOCKET_API_KEY):
  ${line}

Run it again after an interruption: what is in the ledger is not written twice.
`;

interface Format {
  name: string;
  description: string;
  /** A whole command line. */
  example: string;
  /** Takes a file apart, from its bytes and its name. */
  open(bytes: Uint8Array, file: string): TraceFile;
}

function formatCommand(terminal: Terminal, { name, description, example, open }: Format): Command {
  return withConnection(
    new Command(name).description(description).argument('<file>', 'the file (.json)'),
  )
    .requiredOption('--ledger <id>', 'ledger to record them in')
    .addOption(
      new Option('--stakes <level>', 'stakes of these decisions: no trace says them, so you do')
        .choices(['low', 'medium', 'high', 'critical'])
        .default('medium'),
    )
    .addHelpText('after', examplesOf(example))
    .action((path: string, options: ImportOptions) =>
      withInterruption((signal) => importFile(terminal, { path, open }, options, signal)),
    );
}

async function importFile(
  terminal: Terminal,
  { path, open }: { path: string; open: Format['open'] },
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  const file = open(await readTraceFile(path), basename(path));
  const checked = checkFile(file, options);
  const client = new DocketClient({
    url: options.url,
    apiKey: await requireApiKey(options),
    ledger: options.ledger,
  });
  const startedMs = performance.now();
  const summary = await send(terminal, file, { client, checked, choices: options, signal });
  const durationMs = performance.now() - startedMs;
  for (const line of describe(file, checked, summary, durationMs)) {
    for (const part of wrapText(line, terminal.columns)) terminal.out(`${part}\n`);
  }
  for (const line of accountTable(checked.accounts)) terminal.out(`${line}\n`);
  for (const line of tables(summary)) terminal.out(`${line}\n`);
  const lost = unnamedLosses(checked.accounts).map(({ kind }) => kind);
  if (lost.length > 0) {
    throw new CommandFailure(
      `Source and ledger differ, and the importer cannot say why: ${lost.join(', ')}. Report it with the file.`,
      EXIT.failed,
    );
  }
}

interface Sending {
  client: DocketClient;
  checked: CheckedFile;
  choices: ImportChoices;
  signal: AbortSignal;
}

async function send(
  terminal: Terminal,
  file: TraceFile,
  { client, checked, choices, signal }: Sending,
): Promise<ImportSummary> {
  const summary = new ImportSummary();
  const progress = new ProgressLine(terminal);
  const sender = new BatchSender(client, (record, run, answer) => {
    summary.add(record, run, answer);
    progress.show(progressBar(summary.records, checked.records));
  });
  try {
    for (const run of mapFile(file, choices, checked.mapped)) {
      if (signal.aborted) {
        await sender.settle();
        throw interrupted(summary);
      }
      await sender.add(run);
    }
    await sender.flush();
    return summary;
  } finally {
    progress.clear();
  }
}

function interrupted(summary: ImportSummary): CommandFailure {
  return new CommandFailure(
    `Interrupted after ${summary.records} records. Run the same command again to go on.`,
    EXIT.interrupted,
  );
}

const BAR_WIDTH = 30;

function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  const bar = '█'.repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
  return `${bar} ${Math.floor(share * 100)} % · ${done} of ${total} records`;
}

function describe(
  { format, file, sha256, notRecorded }: TraceFile,
  { runs, unknownTools }: CheckedFile,
  { records, replayed, added }: ImportSummary,
  durationMs: number,
): string[] {
  const written = records - replayed;
  const count = runs === 1 ? '1 run' : `${runs} runs`;
  const lines = [`${singleLine(file)}: ${count} of ${format}.`, `SHA-256 ${sha256}`];
  if (written === 0) {
    lines.push(`Nothing was written: all ${records} records were in the ledger before.`);
  } else {
    const perSecond = Math.round(records / (durationMs / 1_000));
    lines.push(
      `Wrote ${written} records and ${added} entries that Docket added in ${formatDuration(durationMs)}: ${perSecond} records a second.`,
    );
    if (replayed > 0) lines.push(`${replayed} more were in the ledger before.`);
  }
  if (unknownTools.length > 0) {
    lines.push(
      `Not known whether these tools change anything, so no side effects are recorded for them: ${unknownTools.map(quotedValue).join(', ')}.`,
    );
  }
  lines.push(
    `Not in the source and not recorded: ${notRecorded}. Times of the source stand beside the ledger's: as occurred_at where they are RFC 3339, else word for word.`,
  );
  return lines;
}

function accountTable(accounts: readonly Account[]): string[] {
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ kind, found, kept, named, reason = '' }) => [
    kind,
    String(found),
    String(kept),
    named === 0 ? '0' : `${named} ${reason}`,
  ]);
  return ['', ...formatTable([['IN THE SOURCE', 'FOUND', 'KEPT', 'LEFT OUT'], ...rows])];
}

function tables({ tripWires, escalations }: ImportSummary): string[] {
  return [...table('TRIP-WIRE', tripWires), ...table('ESCALATED BY', escalations)];
}

function table(title: string, tallies: readonly RuleTally[]): string[] {
  if (tallies.length === 0) return [];
  const rows = tallies.map(({ rule, count, runs }) => [rule, String(count), listRuns(runs)]);
  return ['', ...formatTable([[title, 'TIMES', 'RUNS'], ...rows])];
}

const RUNS_LISTED_MAX = 8;

function listRuns(runs: readonly number[]): string {
  const listed = runs.slice(0, RUNS_LISTED_MAX).join(', ');
  const more = runs.length - RUNS_LISTED_MAX;
  return more > 0 ? `${runs.length} runs: ${listed} …` : listed;
}
