import type { JsonObject } from '@docket/chain';
import { EXPORT_STATES, type ExportJob } from '@docket/store';
import type { JsonSchema } from '../openapi/operation.js';
import { EXPORT_REQUEST } from './export-request.js';

/** An export as it goes over the wire. */
export function encodeExport(job: ExportJob, base: string): JsonObject {
  const { file } = job;
  const isReady = job.state === 'ready';
  return {
    export_id: job.id,
    state: job.state,
    request: job.request,
    requested_by: job.requestedBy,
    created_at: job.createdAt,
    attempts: job.attempts,
    progress: { done: job.done, total: job.total },
    ...(job.startedAt === null ? {} : { started_at: job.startedAt }),
    ...(job.finishedAt === null ? {} : { finished_at: job.finishedAt }),
    ...(job.failure === null ? {} : { failure: job.failure }),
    // Before the entry stands there is no digest to rely on.
    ...(file === null || job.recordedSeq === null
      ? {}
      : {
          recorded_seq: job.recordedSeq,
          sha256: file.sha256,
          size: file.size,
          media_type: file.mediaType,
          file_name: file.name,
        }),
    ...(job.expiresAt === null ? {} : { expires_at: job.expiresAt }),
    ...(isReady ? { content: `${base}/${job.id}/content` } : {}),
  };
}

const string = (description: string, more: JsonObject = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});
const integer = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });

const EXPORT: JsonSchema = {
  type: 'object',
  required: ['export_id', 'state', 'request', 'requested_by', 'created_at', 'attempts', 'progress'],
  properties: {
    export_id: string('Id of the export.'),
    state: string(
      '`expired`: the file is deleted; its entry stays. `failed`: `failure` says why, and nothing left.',
      { enum: [...EXPORT_STATES] },
    ),
    request: { $ref: '#/components/schemas/ExportRequest' },
    requested_by: string('Principal that asked for it.'),
    created_at: string('When it was asked for.', { format: 'date-time' }),
    started_at: string('When making it was first begun.', { format: 'date-time' }),
    finished_at: string('When it ended, in whatever way.', { format: 'date-time' }),
    expires_at: string('From then on the file is deleted.', { format: 'date-time' }),
    attempts: integer('How often making it was begun.'),
    progress: {
      type: 'object',
      description:
        'Entries done, of how many, and of feedback decisions; `total` is null while it is not known.',
      required: ['done', 'total'],
      properties: {
        done: integer('What is done.'),
        total: { type: ['integer', 'null'], description: 'What there is in all.' },
      },
    },
    recorded_seq: integer('The entry that records it.'),
    sha256: string('Digest of the file, as recorded.', { pattern: '^[0-9a-f]{64}$' }),
    size: integer('Length of the file in bytes.'),
    media_type: string('Type of the file.'),
    file_name: string('Name of the file.'),
    content: string('Where the file is, below the root of the server.'),
    failure: string('Why there is no file.'),
  },
};

export const EXPORT_SCHEMAS: { [name: string]: JsonSchema } = {
  ExportRequest: EXPORT_REQUEST,
  Export: EXPORT,
  ExportList: {
    type: 'object',
    required: ['exports'],
    properties: {
      exports: {
        type: 'array',
        description: 'Newest first, 100 at most.',
        items: { $ref: '#/components/schemas/Export' },
      },
      next: string('Give it as `before` for the next page; absent on the last one.'),
    },
  },
};

const ID = 'exp_01kapeg4v3q8v4m5n6p7r8s9ta';
export const exportRequest: JsonObject = {
  kind: 'ledger',
  format: 'ndjson',
  purpose: 'yearly audit 2026',
  recipient: 'external auditor',
};
export const bundleRequest: JsonObject = {
  kind: 'bundle',
  format: 'zip',
  bundle: { opened_from: '2026-01-01T00:00:00Z', opened_to: '2027-01-01T00:00:00Z' },
  recipient: 'external auditor',
};
export const feedbackRequest: JsonObject = {
  kind: 'feedback',
  format: 'ndjson',
  feedback: {
    from: '2026-01-01T00:00:00Z',
    to: '2026-02-01T00:00:00Z',
    form: 'langfuse',
    verdicts: ['correct', 'override'],
    profile: 'regulator',
  },
  recipient: 'model team',
};
export const queuedExport: JsonObject = {
  export_id: ID,
  state: 'queued',
  request: exportRequest,
  requested_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  created_at: '2026-01-15T09:30:00.123Z',
  attempts: 0,
  progress: { done: 0, total: null },
};
export const readyExport: JsonObject = {
  ...queuedExport,
  state: 'ready',
  attempts: 1,
  progress: { done: 48, total: 48 },
  started_at: '2026-01-15T09:30:00.150Z',
  finished_at: '2026-01-15T09:30:00.420Z',
  expires_at: '2026-01-16T09:30:00.420Z',
  recorded_seq: 48,
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  size: 91_204,
  media_type: 'application/x-ndjson',
  file_name: 'claims-48.ledger.ndjson',
  content: `/v1/ledgers/claims/exports/${ID}/content`,
};
