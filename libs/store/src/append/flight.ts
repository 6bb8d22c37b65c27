import type { LedgerState } from '@docket/record';
import type { Reply } from './answers.js';
import type { LedgerHead, TreeEdge } from './batch.js';
import type { DecisionCache, DecisionCursor } from './decision-cursor.js';
import type { BatchPlan } from './plan.js';
import type { ReferencedEntries } from './referenced-entries.js';
import type { UnreadableDecision } from './refold.js';
import type { Request } from './request-queue.js';
import { keyName, type KeyUse } from './columns.js';

/** The ledger as this process left it. */
export interface Known {
  readonly head: LedgerHead;
  readonly edge: TreeEdge;
}

/** What a batch builds on besides the head. */
export interface Before {
  readonly ledger: LedgerState;
  readonly cursors: Map<string, DecisionCursor>;
  readonly unreadable: ReadonlyMap<string, UnreadableDecision>;
  readonly keys: Map<string, KeyUse>;
  readonly referenced: ReferencedEntries;
}

/** A batch that was sent, and of which it is not known yet that it is on disk. */
export interface Flight {
  readonly requests: Request[];
  readonly answers: readonly Reply[];
  readonly plan: BatchPlan;
  /** What it makes of its decisions. */
  readonly decisions: ReadonlyMap<string, DecisionCursor>;
}

/** What is known of these decisions without a question: as the flights will have made them, else as they are kept. */
export function currentCursors(
  decisions: DecisionCache,
  ids: readonly string[],
  flights: readonly Flight[],
): Map<string, DecisionCursor> {
  const cursors = new Map(flights.flatMap((flight) => [...flight.decisions]));
  for (const id of ids) {
    const kept = cursors.has(id) ? undefined : decisions.current(id);
    if (kept !== undefined) cursors.set(id, kept);
  }
  return cursors;
}

/** Adds what the flights will have used and written, if they take effect. */
export function takeFlights(
  flights: readonly Flight[],
  { keys, referenced }: Pick<Before, 'keys' | 'referenced'>,
): void {
  for (const { plan } of flights) {
    for (const use of plan.newKeys) keys.set(keyName(use), use);
    referenced.take(plan.entries);
  }
}

/** Batches under way at once: while PostgreSQL writes one, the other is on its way. */
const FLIGHTS_MAX = 2;

/** A second batch goes out when it has this part of the first one's entries, so that it is worth a commit. */
const WORTH_A_FLIGHT = 0.5;

/** Whether a batch of so many records may go out behind these. */
export function mayFollow(flights: readonly Flight[], records: number): boolean {
  const [first] = flights;
  if (first === undefined) return true;
  return flights.length < FLIGHTS_MAX && records >= WORTH_A_FLIGHT * first.plan.entries.length;
}
