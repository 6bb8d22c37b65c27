import type { ExportRequest } from '@docket/service';
import { RULE_NAMES, VERDICTS } from '@docket/record';
import { FEEDBACK_FORMATS } from '@docket/report';
import { SELECTED_DECISIONS_MAX } from '@docket/verify';
import { DOSSIER_WISH, PROFILE_WORDS } from '../dossier/dossier-request.js';
import { bodyReader } from '../http/own-body.js';
import type { JsonSchema } from '../openapi/operation.js';
import { OVERSIGHT_PARAMETERS } from '../oversight/oversight-query.js';

const text = (description: string, maxLength: number): JsonSchema => ({
  type: 'string',
  description,
  minLength: 1,
  maxLength,
});

const oversightMembers = OVERSIGHT_PARAMETERS.filter(({ name }) => name !== 'format');
const OVERSIGHT_WISH: JsonSchema = {
  type: 'object',
  description:
    'Of an oversight report; its members are the parameters of `GET …/oversight-report`.',
  properties: Object.fromEntries(
    oversightMembers.map(({ name, description, schema }) => [name, { ...schema, description }]),
  ),
  required: oversightMembers.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
};

/** Of a closed list: a name that is none of it would be asked for in vain, and a file with no line would say so of nobody. */
const names = (description: string, known: readonly string[]): JsonSchema => ({
  type: 'array',
  description,
  items: { type: 'string', enum: [...known] },
  minItems: 1,
  uniqueItems: true,
});

const FEEDBACK_WISH: JsonSchema = {
  type: 'object',
  description:
    'Of feedback. Nothing is left out in silence: where a decision does not verify, or the profile withholds what the filter asks for, or of an item of another tool something of input or output, the export fails and says why. Lines of Docket name what is withheld in `not_shown`.',
  properties: {
    from: { type: 'string', maxLength: 40, description: 'RFC 3339. Reviews recorded since.' },
    to: { type: 'string', maxLength: 40, description: 'RFC 3339. Reviews recorded before.' },
    form: {
      type: 'string',
      enum: [...FEEDBACK_FORMATS],
      description: 'Whose items the lines are; `docket` where left out.',
    },
    verdicts: names('Only these verdicts; all where left out.', VERDICTS),
    rules: names('Only where these rules asked for a human.', RULE_NAMES),
    profile: {
      type: 'string',
      enum: ['none', ...PROFILE_WORDS],
      description: 'Redaction profile that the lines are made by; `none` withholds nothing.',
    },
  },
  required: ['from', 'to', 'profile'],
  additionalProperties: false,
};

const BUNDLE_WISH: JsonSchema = {
  type: 'object',
  description:
    'Of a bundle: which decisions it discloses, those opened in a period or those named; the whole ledger where nothing is said. Of other decisions it has the headers of their entries, and says of how much it is how much.',
  properties: {
    opened_from: {
      type: 'string',
      maxLength: 40,
      description: 'RFC 3339. Decisions opened since.',
    },
    opened_to: { type: 'string', maxLength: 40, description: 'RFC 3339. Decisions opened before.' },
    decisions: {
      type: 'array',
      description: 'These decisions.',
      items: { type: 'string', pattern: '^dec_[A-Za-z0-9_-]{1,60}$' },
      minItems: 1,
      maxItems: SELECTED_DECISIONS_MAX,
      uniqueItems: true,
    },
  },
  additionalProperties: false,
};

export const EXPORT_REQUEST: JsonSchema = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      enum: ['dossier', 'oversight_report', 'ledger', 'feedback', 'bundle'],
      description:
        '`dossier` of one decision; `oversight_report` of a period; `ledger`: every entry with its body and a checkpoint, which `docket verify` checks offline; `feedback`: the reviews of a period as lines of a data set, for officers; `bundle`: a ledger, or some of its decisions, as a BagIt bag with tables, PROV-JSON, schemas and a verifier.',
    },
    format: {
      type: 'string',
      enum: ['json', 'pdf', 'csv', 'ndjson', 'zip'],
      description:
        '`json` or `pdf` for a dossier, these or `csv` for a report, `ndjson` for a ledger and for feedback, `zip` for a bundle.',
    },
    decision: text('The decision of a dossier.', 64),
    dossier: DOSSIER_WISH,
    oversight: OVERSIGHT_WISH,
    feedback: FEEDBACK_WISH,
    bundle: BUNDLE_WISH,
    purpose: text(
      'What it is for. Left out, it is shown as not recorded. No names of persons.',
      500,
    ),
    recipient: text('For whom, as a function or an organisation.', 256),
  },
  required: ['kind', 'format'],
  additionalProperties: false,
};

export const readExportRequest: (body: unknown) => ExportRequest =
  bodyReader<ExportRequest>(EXPORT_REQUEST);
