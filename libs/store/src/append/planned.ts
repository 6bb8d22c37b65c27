import type { Policy } from '@docket/record';
import type { StoreRefusal } from '../refusal.js';
import type { KeyUse } from './columns.js';
import type { AppendReceipt } from './receipt.js';
import type { PreparedSubmission } from './submission.js';

export interface LedgerTerms {
  readonly id: string;
  readonly ledgerNo: number;
  readonly origin: string;
  /** That of entry 0. Later ones may differ from it in all but `body_commitment`. */
  readonly policy: Policy;
}

/** A key's first use is in the database: its answer is read from there. */
export interface Replay {
  readonly use: KeyUse;
  readonly submission: PreparedSubmission;
}

export type PlannedOutcome =
  | { readonly receipt: AppendReceipt }
  | { readonly replay: Replay }
  /** The request is refused, and that it was made is recorded. */
  | { readonly refusal: StoreRefusal };
