import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DocketClient, type OversightQuery } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import { writeOutput } from '../output-file.js';
import { formatDuration, ProgressLine, type Terminal } from '../terminal.js';

interface ReportOptions extends ConnectionOptions {
  ledger: string;
  from: string;
  to: string;
  format: ReportFormat[];
  out: string;
  locale: 'en' | 'de';
  seed?: string;
  sample?: number;
  quick?: number;
  purpose?: string;
}

const FORMATS = ['pdf', 'json', 'csv'] as const;
type ReportFormat = (typeof FORMATS)[number];

export function reportCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('report').description('write the oversight report of a period to files'),
  )
    .requiredOption('--ledger <id>', 'ledger that the report is of')
    .requiredOption('--from <time>', 'beginning: 2026-11-01, or a time in UTC')
    .requiredOption('--to <time>', 'end, not included: 2026-12-01, or a time in UTC')
    .option('--format <list>', 'of pdf, json, csv', readFormats, [...FORMATS])
    .option('--out <directory>', 'where to write <ledger>.oversight.pdf, .json, .csv/', '.')
    .addOption(
      new Option('--locale <language>', 'language of the report')
        .choices(['en', 'de'])
        .default('en'),
    )
    .option('--seed <text>', 'seed of the sample, agreed with the examiner (default: docket)')
    .option('--sample <number>', 'decisions in the sample (default: 25)', readNumber)
    .option('--quick <seconds>', 'what counts as a quick approval (default: 30)', readNumber)
    .option('--purpose <text>', 'what it is for; recorded with the export')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReportOptions) => {
      await writeFormats(terminal, options, await fetchReport(terminal, options));
    });
}

const EXAMPLES = `
Example:
  docket report --ledger claims --from 2026-11-01 --to 2026-12-01 --out board
  DOCKET_API_KEY=… docket verify board/claims.oversight.pdf --against https://docket.example/v1/ledgers/claims

The server counts, and records the export. JSON and CSV are made here of what
its one PDF carries, so that all formats say the same. An officer's key or an auditor's makes
it; counting it again takes an auditor's, which reads what the entries hold.
`;

interface FetchedReport {
  json: Uint8Array;
  pdf?: Uint8Array;
}

/** The server's one answer, a PDF where one is asked for, which it may seal; meanwhile a line that says for how long it has been at it. */
async function fetchReport(terminal: Terminal, options: ReportOptions): Promise<FetchedReport> {
  const client = new DocketClient({
    url: options.url,
    apiKey: await requireApiKey(options),
    ledger: options.ledger,
  });
  const { from, to, locale, seed, sample, quick, purpose } = options;
  const query: OversightQuery = {
    from,
    to,
    locale,
    ...(seed === undefined ? {} : { seed }),
    ...(sample === undefined ? {} : { sample_size: sample }),
    ...(quick === undefined ? {} : { quick_seconds: quick }),
    ...(purpose === undefined ? {} : { purpose }),
  };
  const progress = new ProgressLine(terminal);
  const started = performance.now();
  const ticking = setInterval(() => {
    const time = formatDuration(performance.now() - started);
    progress.show(`the server verifies the ledger and counts: ${time}`);
  }, TICK_MS);
  try {
    if (!options.format.includes('pdf')) return { json: await client.oversightReport(query) };
    const pdf = await client.oversightReport(query, { format: 'pdf' });
    const { extractOversightReport } = await import('@docket/report');
    const json = extractOversightReport(pdf);
    if (json !== undefined) return { json, pdf };
    throw new CommandFailure('The PDF of the server carries no report.', EXIT.failed);
  } finally {
    clearInterval(ticking);
    progress.clear();
  }
}

const TICK_MS = 200;

async function writeFormats(
  terminal: Terminal,
  { format, out, ledger }: ReportOptions,
  { json, pdf }: FetchedReport,
): Promise<void> {
  // Loaded here: it takes its time, and other commands have no use for it.
  const { decodeOversightReport, reportCsvFiles } = await import('@docket/report');
  const report = decodeOversightReport(json);
  const write = async (path: string, content: Uint8Array | string): Promise<void> => {
    await writeOutput(path, content);
    terminal.out(`${path}\n`);
  };
  const base = join(out, `${ledger}.oversight`);
  if (format.includes('json')) await write(`${base}.json`, json);
  if (pdf !== undefined) await write(`${base}.pdf`, pdf);
  if (!format.includes('csv')) return;
  for (const { name, text } of reportCsvFiles(report)) await write(join(`${base}.csv`, name), text);
}

function readFormats(value: string): ReportFormat[] {
  return value.split(',').map((name) => {
    const found = FORMATS.find((format) => format === name);
    if (found !== undefined) return found;
    throw new CommandFailure(`--format takes pdf, json and csv, not ${value}.`, EXIT.unusable);
  });
}

function readNumber(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It takes a whole number.');
}
