import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  DocketClient,
  type Decision,
  type DossierRequest,
  type RedactionPreview,
} from '@docket/client';
import { parseJson } from '@docket/chain';
import type { WishedVariant } from '@docket/service';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, shownValue } from '../failure.js';
import { writeOutput } from '../output-file.js';
import { readGiven } from '../regular-file.js';
import { paint, type Terminal } from '../terminal.js';

interface ExportOptions extends ConnectionOptions {
  ledger: string;
  format: DossierFormat[];
  out: string;
  variant?: WishedVariant;
  locale?: 'en' | 'de';
  profile?: string;
  purpose?: string;
  recipient?: string;
  request?: string;
  preview?: boolean;
}

type DossierFormat = 'json' | 'pdf';

/** As the service has them, named here so that a command that exports nothing does not load it. */
const VARIANTS = { full: true, redacted: true, subject: true } satisfies Record<
  WishedVariant,
  true
>;

/** Longest file of a request, in bytes: what the server takes of a body. */
const REQUEST_BYTES_MAX = 512 * 1024;
/** Places that are printed one by one. */
const PLACES_MAX = 20;

export function exportCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('export')
      .description('write the dossier of a decision to files')
      .argument('<decision>', 'id of the decision, dec_…'),
  )
    .requiredOption('--ledger <id>', 'ledger of the decision')
    .option('--format <list>', 'json, pdf or json,pdf', readFormats, ['json', 'pdf'])
    .option('--out <directory>', 'where to write <decision>.dossier.json and .pdf', '.')
    .addOption(
      new Option('--variant <name>', 'what kind of dossier').choices(Object.keys(VARIANTS)),
    )
    .option('--profile <name>', 'redaction profile, such as public or counterparty')
    .addOption(new Option('--locale <language>', 'language of the document').choices(['en', 'de']))
    .option('--purpose <text>', 'what for; recorded with the export')
    .option('--recipient <text>', 'for whom, as a function; recorded with the export')
    .option('--request <file>', 'JSON file with places to withhold, contact and more')
    .option('--preview', 'only say what would be withheld, and where it would still show')
    .addHelpText('after', EXAMPLES)
    .action(async (decision: string, options: ExportOptions) => {
      const client = new DocketClient({
        url: options.url,
        apiKey: await requireApiKey(options),
        ledger: options.ledger,
      });
      await exportTo(terminal, client.existing(decision), decision, options);
    });
}

async function exportTo(
  terminal: Terminal,
  decision: Decision,
  id: string,
  options: ExportOptions,
): Promise<void> {
  const request = await readRequest(options);
  const { variant = 'full' } = request;
  if (options.preview === true && variant === 'full') {
    throw new CommandFailure('--preview is for --variant redacted or subject.', EXIT.unusable);
  }
  if (variant !== 'full') {
    const preview = await decision.previewRedaction(request);
    presentPreview(terminal, preview);
    if (options.preview === true) return;
  }
  const part = variant === 'full' ? '' : `.${variant}`;
  for (const format of options.format) {
    const bytes = await decision.dossier(format, request);
    const path = join(options.out, `${id}${part}.dossier.${format}`);
    await writeOutput(path, bytes);
    terminal.out(`${path}\n`);
  }
}

/** What whoever exports has to look at: pointers only, on stderr, so that stdout stays file names. */
function presentPreview(terminal: Terminal, preview: RedactionPreview): void {
  const { withheld, residues, truncated } = preview;
  const more = withheld.filter(({ cause }) => cause === 'repeat').length;
  const repeated = more === 0 ? '' : `, ${more} of them because they repeat a withheld value`;
  terminal.err(`${withheld.length} values withheld${repeated}.\n`);
  for (const { kind, of, at } of residues.slice(0, PLACES_MAX)) {
    const place = shownValue(at.pointer);
    const where = at.seq === undefined ? place : `seq ${at.seq} ${place}`;
    terminal.err(
      paint.warn(
        `! what is withheld at seq ${of.seq} ${shownValue(of.pointer)} ${SHOWS[kind]} ${where}\n`,
      ),
    );
  }
  const rest = residues.length - PLACES_MAX;
  if (rest > 0 || truncated) {
    terminal.err(paint.warn(`! … and ${rest}${truncated ? ' or more' : ''} further places\n`));
  }
}

const SHOWS: Record<RedactionPreview['residues'][number]['kind'], string> = {
  repeat: 'also occurs at',
  part: 'occurs in part at',
  alike: 'may occur in another form, look there:',
  key: 'is the name of a member of',
  header: 'stands in the header of',
  id: 'stands in the id at',
  issuer: 'stands in what you state at',
};

/** The file's members, and those of the options over them. */
async function readRequest(options: ExportOptions): Promise<DossierRequest> {
  const { variant, locale, profile, purpose, recipient } = options;
  return {
    ...(options.request === undefined ? {} : await readRequestFile(options.request)),
    ...(variant === undefined ? {} : { variant }),
    ...(locale === undefined ? {} : { locale }),
    ...(profile === undefined ? {} : { profile }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

async function readRequestFile(path: string): Promise<DossierRequest> {
  const bytes = await readGiven(`The request ${path}`, path, REQUEST_BYTES_MAX);
  let parsed: unknown;
  try {
    parsed = parseJson(bytes);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`The request ${path} cannot be read: ${why}.`, EXIT.unusable, {
      cause,
    });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new CommandFailure(`${path} holds no JSON object.`, EXIT.unusable);
  }
  // Its members are the server's to check: it names each wrong place.
  return parsed;
}

const EXAMPLES = `
Examples:
  docket export dec_01J9Z3 --ledger claims --format json,pdf --out dossiers
  docket export dec_01J9Z3 --ledger claims --variant redacted --profile public --preview
  docket export dec_01J9Z3 --ledger claims --variant subject --locale de --request contact.json
`;

function readFormats(value: string): DossierFormat[] {
  return value.split(',').map((name) => {
    if (name === 'json' || name === 'pdf') return name;
    throw new CommandFailure(`--format takes json, pdf or json,pdf, not ${value}.`, EXIT.unusable);
  });
}
