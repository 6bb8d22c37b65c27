import type { JsonObject } from '@docket/chain';
import type { RecordBodies, Role } from '@docket/record';
import type { ExportFile, ExportJob } from '@docket/store';
import type { Principal } from '../principal.js';
import type { ExportRequest } from './export-request.js';

type ExportBody = RecordBodies['export.recorded'];

/** What an entry says about an exported document, beside what is known of every file. */
export type ExportFacts = Pick<
  ExportBody,
  | 'dossier_id'
  | 'document_id'
  | 'variant'
  | 'locale'
  | 'profile'
  | 'statements'
  | 'checkpoint_size'
  | 'entries'
  | 'first_seq'
  | 'last_seq'
> &
  Partial<RecordBodies['export.completed']>;

export interface MakeContext {
  ledger: string;
  job: ExportJob;
  request: ExportRequest;
  /** Longest file, in bytes. */
  bytesMax: number;
  report(progress: { done: number; total: number | null }): void;
}

/** Makes one kind of export: stores the parts of its file and says what it is. */
export interface ExportMaker {
  kind: ExportBody['kind'];
  /** What records a complete file: of a dossier, another entry said already that its export begins. */
  recordedAs: 'export.recorded' | 'export.completed';
  formats: readonly string[];
  /** Who may ask for one, and read its file. */
  allow: readonly Role[];
  /** Refuses what cannot be made, before it is queued. */
  check(ledger: string, request: ExportRequest, principal: Principal): Promise<void>;
  make(
    context: MakeContext,
  ): Promise<Omit<ExportFile, 'attempt' | 'facts'> & { facts: ExportFacts & JsonObject }>;
}

/** Injection token of the list of makers. */
export const EXPORT_MAKERS = Symbol('ExportMakers');
