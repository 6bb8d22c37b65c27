import type { JsonObject, Leaf } from '@docket/chain';
import type { Findings } from '../finding.js';

/** What an entry about an erasure says of age. Plain data: it crosses thread boundaries. */
export type AgeRecord =
  /** A request: whether for age; absent: that is not disclosed. */
  | { seq: number; kind: 'request'; isForAge?: boolean }
  /** An order: of what request, and of which decisions; absent: that is not disclosed. */
  | { seq: number; kind: 'order'; of?: { request: number; decisions: readonly string[] } };

/** ageRecordOf gives what an entry says of it; undefined for any other entry. */
export function ageRecordOf(
  seq: number,
  { type, decision }: Leaf,
  body: JsonObject | undefined,
): AgeRecord | undefined {
  if (decision !== undefined) return undefined;
  if (type === 'erasure.requested') {
    const about = body?.['about'];
    const isForAge = typeof about === 'string' ? about === 'retention' : undefined;
    return { seq, kind: 'request', ...(isForAge !== undefined && { isForAge }) };
  }
  if (type !== 'erasure.executed') return undefined;
  const { request, values } = body ?? {};
  const decisions = Array.isArray(values)
    ? values.map((value) => (Object(value) as { decision?: unknown }).decision)
    : [undefined];
  if (typeof request !== 'number' || !decisions.every((one) => typeof one === 'string'))
    return { seq, kind: 'order' };
  return { seq, kind: 'order', of: { request, decisions: [...new Set(decisions)] } };
}

/** What AgeOrders have seen. */
export interface KeptAges {
  requests: ReadonlyMap<number, boolean>;
  untold: readonly number[];
}

/**
 * Holds orders to erase what a policy keeps no longer against whether the decisions are closed: of one that is open nothing
 * is too old. Entries about erasures are taken in order.
 */
export class AgeOrders {
  readonly #requests = new Map<number, boolean>();
  /** Orders of which it could not be told. */
  readonly untold: number[] = [];

  kept(): KeptAges {
    return { requests: this.#requests, untold: this.untold };
  }

  takeKept({ requests, untold }: KeptAges): void {
    for (const [seq, isForAge] of requests) this.#requests.set(seq, isForAge);
    this.untold.push(...untold);
  }

  /** @param wasOpen whether a decision was, when an entry was written; undefined: that cannot be told. */
  take(
    record: AgeRecord,
    wasOpen: (decision: string, by: number) => boolean | undefined,
    findings: Findings,
  ): void {
    const { seq } = record;
    if (record.kind === 'request') {
      if (record.isForAge !== undefined) this.#requests.set(seq, record.isForAge);
      return;
    }
    const isForAge = record.of && this.#requests.get(record.of.request);
    if (isForAge === false) return;
    for (const decision of record.of?.decisions ?? []) {
      const isOpen = wasOpen(decision, seq);
      if (isOpen === false) continue;
      if (isOpen === undefined || isForAge === undefined) {
        this.untold.push(seq);
        return;
      }
      findings.add(
        'entry_refused',
        `At entry ${seq} of the ledger: it erases for its age what is of a decision that was open then, of which nothing is too old.`,
        { seq, decision },
      );
    }
    if (record.of === undefined) this.untold.push(seq);
  }
}
