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
import { requireApiKey, withConnection } from '../connection.js';
import { CommandFailure, EXIT, shownValue } from '../failure.js';
import { writeOutput } from '../output-file.js';
import { readGiven } from '../regular-file.js';
import { paint, type Terminal } from '../terminal.js';
import type { BundleOptions } from './export-bundle.js';

interface ExportOptions extends BundleOptions {
  format: DossierFormat[];
  variant?: WishedVariant;
  locale?: 'en' | 'de';
  profile?: string;
  request?: string;
  preview?: boolean;
  bundle?: boolean;
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
      .description('write the dossier of a decision, or a bundle of a ledger, to files')
      .argument('[decision...]', 'id of the decision, dec_…; of a bundle, of several or none'),
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
    .option(
      '--bundle',
      'a BagIt bundle of the ledger, or of these decisions (an auditor’s key); a part too has every policy, person, key, change of the system and gap, with the reasons',
    )
    .option('--opened-from <time>', 'of a bundle: decisions opened since, RFC 3339')
    .option('--opened-to <time>', 'of a bundle: decisions opened before, RFC 3339')
    .option('--folder', 'of a bundle: unpack it')
    .option('--export <id>', 'of a bundle: go on with this export, exp_…')
    .option('--preview', 'only say what would be withheld, and where it would still show')
    .addHelpText('after', EXAMPLES)
    .action(async (decisions: string[], options: ExportOptions) => {
      if (options.bundle === true) {
        const { exportBundle } = await import('./export-bundle.js');
        return exportBundle(terminal, decisions, options);
      }
      const decision = oneDecision(decisions, options);
      const client = new DocketClient({
        url: options.url,
        apiKey: await requireApiKey(options),
        ledger: options.ledger,
      });
      await exportTo(terminal, client.existing(decision), decision, options);
    });
}

/** @throws CommandFailure for what is for bundles, and would do nothing here. */
function oneDecision(decisions: readonly string[], options: ExportOptions): string {
  const [decision, ...others] = decisions;
  if (decision === undefined || others.length > 0)
    throw new CommandFailure('Name one decision, or ask for a --bundle.', EXIT.unusable);
  const { openedFrom, openedTo, folder, export: asked } = options;
  if ([openedFrom, openedTo, folder, asked].some((one) => one !== undefined))
    throw new CommandFailure(
      '--opened-from, --opened-to, --folder and --export are for a --bundle.',
      EXIT.unusable,
    );
  return decision;
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
  docket export --bundle --ledger claims --out audit
  docket export --bundle --ledger claims --opened-from 2026-01-01T00:00:00Z --folder --out audit
  docket export dec_01J9Z3 --ledger claims --variant subject --locale de --request contact.json
`;

function readFormats(value: string): DossierFormat[] {
  return value.split(',').map((name) => {
    if (name === 'json' || name === 'pdf') return name;
    throw new CommandFailure(`--format takes json, pdf or json,pdf, not ${value}.`, EXIT.unusable);
  });
}
