import { canonicalize, type Json, sha256, toHex, utf8 } from '@docket/chain';
import type { RecordBodies } from '../types.js';

export type ErasedValues = RecordBodies['erasure.requested']['values'];

/** An erasure that one person asked for. */
export interface RequestedErasure {
  /** Sequence number of the entry that asks. */
  seq: number;
  /** Who cannot order it. */
  requestedBy: string;
  /** Whether it was asked for because the policy keeps it no longer. */
  isForAge: boolean;
  /** Of the values that it names. */
  digest: string;
  /** From when on nobody can order it any more, RFC 3339. */
  lapsesAt: string;
}

/** What may not be erased. */
export interface LegalHold {
  /** Sequence number of the entry that places it. */
  seq: number;
  wholeLedger: boolean;
  decisions: readonly string[];
  /** Milliseconds since 1970, both included; absent: none. */
  period?: { from: number; to: number };
}

/** Requests that wait for a second person at once. */
export const OPEN_ERASURES_MAX = 256;
/** Holds in force at once. */
export const LEGAL_HOLDS_MAX = 1_000;
/** How long a second person has: 30 days of 24 hours. */
const REQUEST_GOOD_MS = 30 * 86_400_000;

export function requestedErasure(entry: {
  body: RecordBodies['erasure.requested'];
  actor: string;
  seq: number;
  time: string;
}): RequestedErasure {
  const { body, actor, seq, time } = entry;
  const lapsesAt = new Date(Date.parse(time) + REQUEST_GOOD_MS).toISOString();
  const isForAge = body.about === 'retention';
  return { seq, requestedBy: actor, isForAge, digest: digestValues(body.values), lapsesAt };
}

/** digestValues tells two lists of values to erase apart. */
export const digestValues = (values: ErasedValues): string =>
  toHex(sha256(utf8(canonicalize(values as unknown as Json))));

export function legalHold(seq: number, body: RecordBodies['legal_hold.placed']): LegalHold {
  const { whole_ledger: wholeLedger = false, decisions = [], period } = body;
  const hold = { seq, wholeLedger, decisions };
  if (period === undefined) return hold;
  return { ...hold, period: { from: Date.parse(period.from), to: Date.parse(period.to) } };
}

/** heldBy gives the first hold that covers an entry. */
export function heldBy(
  holds: readonly LegalHold[],
  { decision, time }: { decision: string; time: string },
): LegalHold | undefined {
  const at = Date.parse(time);
  return holds.find(
    ({ wholeLedger, decisions, period }) =>
      wholeLedger ||
      decisions.includes(decision) ||
      (period !== undefined && period.from <= at && at <= period.to),
  );
}
