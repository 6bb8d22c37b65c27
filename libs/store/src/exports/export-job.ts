import type { JsonObject } from '@docket/chain';
import type { Role, SignIn } from '@docket/record';
import type { RowSeal, RowSeals, Sealed } from '../signing/row-seal.js';

export const EXPORT_STATES = [
  'queued',
  'running',
  'ready',
  'failed',
  'cancelled',
  'expired',
] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** One export that somebody asked for. */
export interface ExportJob {
  id: string;
  ledgerNo: number;
  /** Principal that asked for it, its role, and how it was authenticated when it did. */
  requestedBy: string;
  role: Role;
  via: SignIn;
  /** What was asked for, as it came. */
  request: JsonObject;
  state: ExportState;
  /** How often making it was begun. */
  attempts: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** From then on the file is deleted. */
  expiresAt: string | null;
  /** Steps of the work, in the unit of its kind; `total` is null while it is not known. */
  done: number;
  total: number | null;
  /** Set once the file is complete; null too where the row says of one that no server of this installation made. */
  file: ExportFile | null;
  /** Entry that records it; set when it is ready. */
  recordedSeq: number | null;
  /** Why it failed, for its owner. */
  failure: string | null;
}

/** A complete file. */
export interface ExportFile {
  size: number;
  /** 64 lower-case hex digits. */
  sha256: string;
  parts: number;
  /** The attempt that wrote its parts. */
  attempt: number;
  mediaType: string;
  name: string;
  /** What its entry says beside digest and length. */
  facts: JsonObject;
}

/** Bytes of every part but the last. */
export const EXPORT_PART_BYTES = 262_144;

export interface ExportRow {
  export_id: string;
  ledger_no: number;
  requested_by: string;
  role: Role;
  via: SignIn;
  request: string;
  idempotency_key: string | null;
  state: ExportState;
  attempts: number;
  content_attempt: number | null;
  parts: number | null;
  done: string;
  total: string | null;
  size: string | null;
  recorded_seq: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  expires_at: string | null;
  media_type: string | null;
  file_name: string | null;
  facts: string | null;
  failure: string | null;
  sha256: Buffer | null;
  seal: Buffer | null;
  file_seal: Buffer | null;
}

/** What rows of exports are sealed with. */
export interface ExportSeals {
  job: RowSeal<'export_job'>;
  file: RowSeal<'export_file'>;
}

export const exportSeals = async (seals: RowSeals): Promise<ExportSeals> => ({
  job: await seals.of('export_job'),
  file: await seals.of('export_file'),
});

/** What a file is sealed with when it is complete; `facts` as they are stored. */
export async function sealFile(
  seals: RowSeals,
  { ledgerNo, id, attempts }: ExportJob,
  file: Omit<ExportFile, 'attempt' | 'facts'> & { facts: string },
): Promise<Buffer> {
  return (await seals.of('export_file')).seal({
    ledger_no: ledgerNo,
    export_id: id,
    content_attempt: attempts,
    parts: file.parts,
    size: file.size,
    sha256: Buffer.from(file.sha256, 'hex'),
    media_type: file.mediaType,
    file_name: file.name,
    facts: file.facts,
  });
}

/** Undefined: a row that Docket did not write so, as whoever has the login of the service may add or change one. */
export function readExportJob(row: ExportRow, seals: ExportSeals): ExportJob | undefined {
  const asked = seals.job.check(row, row.seal);
  return asked && jobOf(asked, seals.file.check(row, row.file_seal));
}

/** Whether a row says of a file that none of this installation made. */
export const isFileForeign = ({ sha256 }: ExportRow, { file }: ExportJob): boolean =>
  sha256 !== null && file === null;

function jobOf(row: Sealed<ExportRow>, made: Sealed<ExportRow> | undefined): ExportJob {
  return {
    id: row.export_id,
    ledgerNo: row.ledger_no,
    requestedBy: row.requested_by,
    role: row.role,
    via: row.via,
    request: JSON.parse(row.request) as JsonObject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    file: made === undefined ? null : readFile(made),
    recordedSeq: row.recorded_seq === null ? null : Number(row.recorded_seq),
    failure: row.failure,
  };
}

function readFile(row: Sealed<ExportRow>): ExportFile | null {
  const { sha256, size, parts, content_attempt: attempt } = row;
  if (sha256 === null || size === null || parts === null || attempt === null) return null;
  return {
    size: Number(size),
    sha256: sha256.toString('hex'),
    parts,
    attempt,
    mediaType: row.media_type ?? 'application/octet-stream',
    name: row.file_name ?? row.export_id,
    facts: JSON.parse(row.facts ?? '{}') as JsonObject,
  };
}
