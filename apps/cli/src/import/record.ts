import type { RecordBodies, RecordType } from '@docket/record';

/** A record as an importer makes it: what the source says, under a key that is always the same. */
export type ImportedRecord = {
  [Type in RecordType]: {
    type: Type;
    body: RecordBodies[Type] & { idempotency_key: string };
    /**
     * Key of the record of the same run whose entry an evaluation judges: the ledger says only when that is
     * written where it stands, and then the target names its position.
     */
    judges?: string;
  };
}[Extract<
  RecordType,
  | 'decision.opened'
  | 'job_card.filed'
  | `side_effect.${'executed' | 'failed' | 'outcome_unknown'}`
  | 'evaluation.recorded'
  | 'decision.closed'
>];

/** A record on its way: no longer than a ledger takes. */
export type FittedRecord = ImportedRecord & {
  /** Length of the body as JSON. */
  bytes: number;
};

/** One run of the source: `decision.opened` first, then everything about that decision, in order. */
export interface ImportedRun {
  /** Position of the run in the file, from 0. */
  run: number;
  records: FittedRecord[];
}
