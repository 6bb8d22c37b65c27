import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  DocketErasures,
  type ErasureOutlook,
  type ExpiredToErase,
  type SubjectToErase,
  type ValuesToErase,
} from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, shownValue } from '../failure.js';
import { writeOutput } from '../output-file.js';
import { printableJson, type Terminal } from '../terminal.js';

interface EraseOptions extends ConnectionOptions {
  ledger: string;
}

type EntryToErase = NonNullable<ValuesToErase['entries']>[number];

interface RequestOptions extends EraseOptions {
  subject?: string;
  expired?: true;
  after?: number;
  entry?: EntryToErase[];
  reason: string;
  legalBasis: string;
  dryRun?: true;
}

/** Erases values for good: one person asks for it, another one confirms it. */
export function eraseCommand(terminal: Terminal): Command {
  return new Command('erase')
    .description(
      'erase values for good: ask for it, show it, confirm it as another person, certify it',
    )
    .addCommand(requestCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(confirmCommand(terminal))
    .addCommand(certificateCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an officer's key in DOCKET_API_KEY; confirm with that of another one):
  docket erase request dec_01J9Z3 --ledger claims --entry 7:/request --dry-run --reason "Asked by letter." --legal-basis "GDPR Art. 17(1)(b)"
  docket erase request dec_01J9Z3 --ledger claims --entry 7:/request --entry 9 --reason "Asked by letter." --legal-basis "GDPR Art. 17(1)(b)"
  docket erase request --subject customer-7f3a --ledger claims --dry-run --reason "Asked by letter." --legal-basis "GDPR Art. 17(1)(b)"
  docket erase request --expired --ledger claims --dry-run --reason "Kept for a year." --legal-basis "GDPR Art. 5(1)(e)"
  docket erase list --ledger claims
  docket erase show 31 --ledger claims
  docket erase confirm 31 --ledger claims
  docket erase certificate 31 --ledger claims --out certificates
`;

function requestCommand(terminal: Terminal): Command {
  return withLedger('request', 'ask for values of a decision to be erased; nothing goes by it')
    .argument('[decision]', 'the decision, all of it or the entries that are named')
    .option(
      '--subject <reference>',
      'instead: all that can go of the decisions about a person, by the pseudonym they were opened with',
    )
    .option(
      '--expired',
      'instead: what is older than the policy of the ledger keeps it, of closed decisions, as much as one request names',
    )
    .option('--after <entry>', 'of what is too old: go on where the request before ended', position)
    .option(
      '--entry <seq[:pointer,…]>',
      'an entry by its position in the ledger, and JSON Pointers of what goes; without them all that can go. May be repeated',
      addEntry,
    )
    .requiredOption(
      '--reason <text>',
      'why; it is recorded for good, so never with the value in it',
    )
    .requiredOption('--legal-basis <text>', 'what it rests on')
    .option('--dry-run', 'say what would go and what stays, and record nothing')
    .action(async (decision: string | undefined, options: RequestOptions) => {
      const client = await connect(options);
      const [wish, outlook] = await look(client, wishOf(decision, options));
      const { values } = outlook;
      tell(terminal, outlook);
      if (options.dryRun === true) {
        terminal.out(`${values.reduce((sum, { pointers }) => sum + pointers.length, 0)}\n`);
        terminal.err('Nothing was recorded.\n');
        return;
      }
      const { reason, legalBasis } = options;
      const { receipt } = await client.request({ ...wish, reason, legalBasis });
      terminal.out(`${receipt.seq}\n`);
      terminal.err('Nothing is gone. Another person confirms that entry within 30 days.\n');
    });
}

function listCommand(terminal: Terminal): Command {
  return withLedger(
    'list',
    'list what waits for a second person, and the legal holds in force',
  ).action(async (options: EraseOptions) => {
    terminal.out(`${printableJson(await (await connect(options)).list(), 2)}\n`);
  });
}

function showCommand(terminal: Terminal): Command {
  return withLedger('show', 'show what was asked for, and what became of it')
    .argument('<entry>', 'the entry that asks for it', position)
    .action(async (entry: number, options: EraseOptions) => {
      const { values, ...shown } = await (await connect(options)).read(entry);
      terminal.out(`${printableJson({ ...shown, values }, 2)}\n`);
    });
}

function confirmCommand(terminal: Terminal): Command {
  return withLedger('confirm', 'order what another person asked for: the values are gone for good')
    .argument('<entry>', 'the entry that asks for it, as the request printed it', position)
    .option('--note <text>', 'what you add; it is recorded for good')
    .action(async (entry: number, options: EraseOptions & { note?: string }) => {
      const client = await connect(options);
      const { state, values } = await client.read(entry);
      if (state !== 'waiting')
        throw new CommandFailure(
          `The request of entry ${entry} does not wait: it is ${state}.`,
          EXIT.failed,
        );
      const { receipt } = await client.order(entry, options.note);
      const gone = values.reduce((sum, { pointers }) => sum + pointers.length, 0);
      terminal.out(`${receipt.seq}\n`);
      terminal.err(`${gone} values are gone, by entry ${receipt.seq}.\n`);
    });
}

function certificateCommand(terminal: Terminal): Command {
  return withLedger(
    'certificate',
    'write the certificate of what was erased, which docket verify checks',
  )
    .argument('<entry>', 'the entry that asks for it', position)
    .option('--format <list>', 'of pdf, json', readFormats, [...FORMATS])
    .option('--out <directory>', 'where to write <ledger>.erasure-<entry>.pdf, .json', '.')
    .addOption(
      new Option('--locale <language>', 'language of the certificate')
        .choices(['en', 'de'])
        .default('en'),
    )
    .action(async (entry: number, options: CertificateOptions) => {
      const { ledger, format, out, locale } = options;
      // Of the server's PDF, which it may seal, the JSON is taken: both say the same.
      const asked = format.includes('pdf') ? 'pdf' : 'json';
      const made = await (await connect(options)).certificate(entry, { locale, format: asked });
      const base = join(out, `${ledger}.erasure-${entry}`);
      const write = async (path: string, content: Uint8Array): Promise<void> => {
        await writeOutput(path, content);
        terminal.out(`${path}\n`);
      };
      if (format.includes('json'))
        await write(`${base}.json`, asked === 'json' ? made : await certificateIn(made));
      if (asked === 'pdf') await write(`${base}.pdf`, made);
    });
}

/** The JSON that a PDF carries. */
async function certificateIn(pdf: Uint8Array): Promise<Uint8Array> {
  // Loaded here: what reads PDF takes its time, and other commands have no use for it.
  const { extractCertificate } = await import('@docket/report');
  const json = extractCertificate(pdf);
  if (json !== undefined) return json;
  throw new CommandFailure('The PDF of the server carries no certificate.', EXIT.failed);
}

interface CertificateOptions extends EraseOptions {
  format: CertificateFormat[];
  out: string;
  locale: 'en' | 'de';
}

const FORMATS = ['pdf', 'json'] as const;
type CertificateFormat = (typeof FORMATS)[number];

function readFormats(value: string): CertificateFormat[] {
  return value.split(',').map((name) => {
    const found = FORMATS.find((format) => format === name);
    if (found !== undefined) return found;
    throw new CommandFailure(`--format takes pdf and json, not ${value}.`, EXIT.unusable);
  });
}

type Wish = ValuesToErase | SubjectToErase | ExpiredToErase;

/** What would go; of what is too old the first that there is, past decisions of which all is gone already. */
async function look(client: DocketErasures, wish: Wish): Promise<[Wish, ErasureOutlook]> {
  for (let asked = wish; ;) {
    const outlook = await client.preview(asked);
    const { values, next } = outlook;
    if (values.length > 0 || next === undefined) return [asked, outlook];
    asked = { expired: { after: next } };
  }
}

function wishOf(
  decision: string | undefined,
  { subject, expired, after, entry: entries }: RequestOptions,
): Wish {
  const isOne = [subject, expired, decision].filter((one) => one !== undefined).length === 1;
  if (expired && isOne && entries === undefined)
    return { expired: after === undefined ? {} : { after } };
  if (!isOne || after !== undefined) throw notOne();
  if (subject !== undefined && decision === undefined && entries === undefined) return { subject };
  if (decision !== undefined && subject === undefined)
    return { decision, ...(entries !== undefined && { entries }) };
  throw notOne();
}

const notOne = (): CommandFailure =>
  new CommandFailure(
    'Name either a decision, with --entry or as a whole, or a person (--subject), or --expired, with --after or without.',
    EXIT.unusable,
  );

function tell(
  terminal: Terminal,
  { values, stays, held, left, notSearched, until, next }: ErasureOutlook,
): void {
  for (const decision of new Set(values.map((one) => one.decision))) {
    terminal.err(`of ${decision}\n`);
    for (const { seq, pointers } of values.filter((one) => one.decision === decision))
      for (const pointer of pointers) terminal.err(`goes   entry ${seq}  ${shownValue(pointer)}\n`);
  }
  for (const { seq, pointer } of stays)
    terminal.err(`stays  entry ${seq}  ${shownValue(pointer)}\n`);
  for (const { seq, hold } of held)
    terminal.err(`held   entry ${seq}  by the legal hold of entry ${hold}\n`);
  if (left > 0)
    terminal.err(`${left} decisions more do not fit: ask for them when this is confirmed.\n`);
  if (until !== undefined) terminal.err(`what was recorded until ${until} is too old\n`);
  if (next !== undefined) terminal.err(`more is: ask for it with --after ${next}\n`);
  if (notSearched > 0)
    terminal.err(`${notSearched} damaged entries could not be searched: run docket verify.\n`);
}

function addEntry(text: string, before: EntryToErase[] = []): EntryToErase[] {
  const colon = text.indexOf(':');
  if (colon === -1) return [...before, { seq: position(text) }];
  const pointers = text.slice(colon + 1).split(',');
  return [...before, { seq: position(text.slice(0, colon)), pointers }];
}

function position(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (number === undefined) throw new InvalidArgumentError('It has to be a position, as 31.');
  return number;
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'the ledger',
  );
}

async function connect(options: EraseOptions): Promise<DocketErasures> {
  const apiKey = await requireApiKey(options);
  return new DocketErasures({ url: options.url, apiKey, ledger: options.ledger });
}
