import type { FittedRecord } from '@docket/ingest';

/** One run of the source: `decision.opened` first, then everything about that decision, in order. */
export interface ImportedRun {
  /** Position of the run in the file, from 0. */
  run: number;
  records: FittedRecord[];
}
