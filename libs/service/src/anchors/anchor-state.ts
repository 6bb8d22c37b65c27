import type { LastFailure } from './last-failures.js';

/** Who holds checkpoints outside of the database, or says something of them. */
export const ANCHOR_KINDS = ['witness', 'time_stamp', 'sink', 'directory'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** How one of them stands to a ledger. */
export interface AnchorState {
  kind: AnchorKind;
  /** Of a witness as the policy has it, of the others their host; the directory has none. */
  name: string;
  /** The newest checkpoint that it has vouched for or taken, and when; null: none; undefined: this process does not know. */
  newest: { size: number; at: string } | null | undefined;
  /** Since when there is a checkpoint that it has not; null: there is none; undefined: this process does not know. */
  pendingSince: string | null | undefined;
  /** Since this process began. */
  failed: LastFailure | undefined;
}
