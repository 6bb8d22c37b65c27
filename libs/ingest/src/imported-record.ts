import type { RecordBodies, RecordType } from '@docket/record';
import { fitBody } from './fit.js';

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

/** The record with its long texts cut where it is longer than a ledger takes. */
export function fitRecord(record: ImportedRecord): FittedRecord {
  // The literal types of each record are kept: fitting only replaces what is too long.
  return { ...record, ...fitBody(record.body) } as FittedRecord;
}
