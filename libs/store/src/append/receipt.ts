import type { Directive, DraftEntry, Reason } from '@docket/record';

export interface ReceiptEntry {
  seq: number;
  type: string;
  /** Hex. */
  leafHash: string;
  /** The ledger's clock, RFC 3339 UTC with milliseconds. */
  time: string;
  decisionSeq?: number;
}

/** What the submitter gets once its entry, and every consequence of it, is on disk. */
export interface AppendReceipt {
  /** The submitted entry first, then those that Docket added because of it. */
  entries: ReceiptEntry[];
  /** Absent for a record about the ledger itself. */
  decisionId?: string;
  sideEffectId?: string;
  /** Of an incident that was opened. */
  incidentId?: string;
  directive: Directive;
  reasons: Reason[];
  /** True when the idempotency key had been used for the same request: these are the first entries. */
  replayed: boolean;
}

/** The part of an answer that the entries do not say by themselves. */
export type Answer = Pick<AppendReceipt, 'directive' | 'reasons'>;

/** As kept with an idempotency key: `null` for the usual answer, to go on without a reason. */
export function encodeAnswer({ directive, reasons }: Answer): string | null {
  return directive === 'proceed' && reasons.length === 0
    ? null
    : JSON.stringify({ directive, reasons });
}

export function decodeAnswer(text: string | null): Answer {
  // Written by encodeAnswer.
  return text === null ? { directive: 'proceed', reasons: [] } : (JSON.parse(text) as Answer);
}

/** What the receipt says of an incident that was opened. */
export function incidentOf(draft: DraftEntry | undefined): { incidentId?: string } {
  if (draft?.type !== 'incident.opened' || draft.body.incident_id === undefined) return {};
  return { incidentId: draft.body.incident_id };
}
