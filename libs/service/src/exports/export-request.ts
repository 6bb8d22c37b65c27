import type { FeedbackFormat } from '@docket/report';
import type { DossierWish } from '../dossier/dossier-wish.js';
import { ServiceError } from '../service-error.js';

/** What is asked for. Members that a kind has no use for are refused. */
export interface ExportRequest {
  kind: 'dossier' | 'oversight_report' | 'ledger' | 'feedback' | 'bundle';
  format: 'json' | 'pdf' | 'csv' | 'ndjson' | 'zip';
  decision?: string;
  dossier?: DossierWish;
  /** Members as `readOversightWish` reads them. */
  oversight?: Readonly<Record<string, string | number>>;
  feedback?: FeedbackWish;
  bundle?: BundleWish;
  purpose?: string;
  recipient?: string;
}

/** Which decisions a bundle discloses: those of a period, or these; all where nothing is said. */
export interface BundleWish {
  /** When they were opened, RFC 3339; `opened_to` is not included. */
  opened_from?: string;
  opened_to?: string;
  decisions?: string[];
}

/** Which reviews are given back, and how. */
export interface FeedbackWish {
  /** When they were recorded, RFC 3339; `to` is not included. */
  from: string;
  to: string;
  /** Whose items the lines are; Docket's own where left out. */
  form?: FeedbackFormat;
  /** Only these; all where left out. */
  verdicts?: string[];
  /** Only where these rules asked for a human. */
  rules?: string[];
  /** Redaction profile, or `none`: said by whoever asks, and never assumed. */
  profile: string;
}

/** A member that this kind of export cannot do with or without. */
export function refuseExport(pointer: string, detail: string): ServiceError {
  return new ServiceError('invalid_request', 'This export cannot be made.', {
    places: [{ pointer, detail }],
  });
}
