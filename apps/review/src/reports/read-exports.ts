import { signal } from '@preact/signals';
import { askJson, inLedger } from '../ask.js';

/** How often this page asked for an export: lists of them are read again when it does. */
export const asked = signal(0);

/** `ExportRequest` of the API, as far as a list tells one from another by it. */
export interface ShownRequest {
  kind: string;
  format: string;
  decision?: string;
  recipient?: string;
  dossier?: { variant?: string; profile?: string };
  oversight?: { from?: string; to?: string };
  bundle?: { opened_from?: string; opened_to?: string };
  feedback?: {
    from: string;
    to: string;
    form?: string;
    profile: string;
    verdicts?: string[];
    rules?: string[];
  };
}

/** `Export` of the API. */
export interface ShownExport {
  export_id: string;
  state: string;
  request: ShownRequest;
  requested_by: string;
  created_at: string;
  progress: { done: number; total: number | null };
  size?: number;
  file_name?: string;
  expires_at?: string;
  content?: string;
  failure?: string;
}

export interface ExportPage {
  exports: ShownExport[];
  /** There are older ones. */
  next?: string;
}

export const readExports = (ledger: string): Promise<ExportPage> =>
  askJson(inLedger(ledger, 'exports'));

export const readExport = (ledger: string, id: string): Promise<ShownExport> =>
  askJson(inLedger(ledger, 'exports', id));

export const isUnfinished = ({ state }: ShownExport): boolean =>
  state === 'queued' || state === 'running';

/** `ExportRequest` of the API, as the page has use for it; what is empty is left out. */
export interface ExportWish {
  kind: 'ledger' | 'feedback' | 'bundle';
  feedback?: object;
  bundle?: object;
  recipient: string;
  purpose?: string;
}

/** Asks for an export. The same key again is the same export. @throws {Refused} */
export async function askForExport(
  ledger: string,
  { recipient, purpose = '', ...wish }: ExportWish,
  key: string,
): Promise<ShownExport> {
  const made = await askJson<ShownExport>(inLedger(ledger, 'exports'), {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: {
      ...wish,
      format: wish.kind === 'bundle' ? 'zip' : 'ndjson',
      ...(recipient === '' ? {} : { recipient }),
      ...(purpose === '' ? {} : { purpose }),
    },
  });
  asked.value += 1;
  return made;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Day in UTC, `2026-02-28`: the end of a period is not in it. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** Cancels what is not ready, and deletes the file of what is. */
export const withdraw = (ledger: string, id: string): Promise<ShownExport> =>
  askJson(inLedger(ledger, 'exports', id), { method: 'DELETE' });
