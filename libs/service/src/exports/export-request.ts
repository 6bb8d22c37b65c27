import type { DossierWish } from '../dossier/dossier-wish.js';
import { ServiceError } from '../service-error.js';

/** What is asked for. Members that a kind has no use for are refused. */
export interface ExportRequest {
  kind: 'dossier' | 'oversight_report' | 'ledger';
  format: 'json' | 'pdf' | 'csv' | 'ndjson';
  decision?: string;
  dossier?: DossierWish;
  /** Members as `readOversightWish` reads them. */
  oversight?: Readonly<Record<string, string | number>>;
  purpose?: string;
  recipient?: string;
}

/** A member that this kind of export cannot do with or without. */
export function refuseExport(pointer: string, detail: string): ServiceError {
  return new ServiceError('invalid_request', 'This export cannot be made.', {
    places: [{ pointer, detail }],
  });
}
