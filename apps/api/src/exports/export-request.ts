import type { ExportRequest } from '@docket/service';
import { DOSSIER_WISH } from '../dossier/dossier-request.js';
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

export const EXPORT_REQUEST: JsonSchema = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      enum: ['dossier', 'oversight_report', 'ledger'],
      description:
        '`dossier` of one decision; `oversight_report` of a period; `ledger`: every entry with its body and a checkpoint, which `docket verify` checks offline.',
    },
    format: {
      type: 'string',
      enum: ['json', 'pdf', 'csv', 'ndjson'],
      description:
        '`json` or `pdf` for a dossier, these or `csv` for a report, `ndjson` for a ledger.',
    },
    decision: text('The decision of a dossier.', 64),
    dossier: DOSSIER_WISH,
    oversight: OVERSIGHT_WISH,
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
