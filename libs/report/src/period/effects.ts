import type { Json } from '@docket/chain';

import { COMPARED, sameRecorded } from '../model/effect-differences.js';
import { PeriodCounts, rate, Recent, Rows, SeqList } from './collect.js';
import { at, stringIn, type PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

type EffectRow = Figures['side_effects']['failed']['rows'][number];

interface Waiting {
  seq: number;
  decisionId: string;
  id: string;
  operation: string;
  status: string;
  time: string;
  ms: number;
  stated: Stated;
}

/** What the records of a side effect state of it, by JSON Pointer; each as it was stated first. */
type Stated = ReadonlyMap<string, Json>;

const NOTHING_STATED: Stated = new Map();

/** What a record states of the action that another record of it states too; nothing of what is hidden in it. */
function statedIn({ body, left }: PeriodEntry): Stated {
  const stated = new Map<string, Json>();
  for (const pointer of COMPARED) {
    const value = at(body ?? left?.body, pointer.slice(1));
    const isHidden = (place: string): boolean =>
      place === pointer || place.startsWith(`${pointer}/`);
    if (value !== undefined && (body !== undefined || !left?.hidden.some(isHidden)))
      stated.set(pointer, value);
  }
  return stated;
}

/** Whether two records state a member that both have differently. */
const disagree = (earlier: Stated, later: Stated): boolean =>
  [...later].some(
    ([pointer, value]) =>
      earlier.has(pointer) && !sameRecorded(pointer, earlier.get(pointer), value),
  );

const AMOUNT = '/amount';

const PREFIX = 'side_effect.';
const WAITING = new Set(['intent', 'executing', 'outcome_unknown']);

/** Side effects: what was reported in the period, and what waits for an outcome at its end. */
export class EffectTally {
  readonly #waiting = new Map<string, Waiting>();
  readonly #executed = new Recent<Pick<Waiting, 'ms' | 'operation' | 'stated'>>(
    PERIOD_LIMITS.executed,
  );
  readonly #events = new PeriodCounts(64);
  readonly #failed = new Rows<EffectRow>();
  readonly #undone = new Rows<EffectRow>();
  readonly #differing = new Rows<EffectRow>();
  readonly #doubt = new SeqList();
  readonly #refused = new SeqList();
  notFollowed = 0;

  take(entry: PeriodEntry): void {
    if (entry.decisionId === undefined || !entry.type.startsWith(PREFIX)) return;
    const event = entry.type.slice(PREFIX.length);
    if (entry.inPeriod) {
      this.#events.add(event);
      if (event === 'outcome_unknown') this.#doubt.add(entry.seq);
      if (event === 'refused') this.#refused.add(entry.seq);
    }
    if (event !== 'refused') this.#move(entry, entry.decisionId, event);
  }

  #move(entry: PeriodEntry, decisionId: string, event: string): void {
    const id = stringIn(entry.body, 'side_effect_id') ?? `#${entry.seq}`;
    const key = `${decisionId}/${id}`;
    const known = this.#waiting.get(key);
    const { seq, time, ms } = entry;
    const operation =
      stringIn(entry.body, 'operation') ??
      known?.operation ??
      this.#executed.get(key)?.operation ??
      'unknown';
    const row: EffectRow = {
      seq,
      decision_id: decisionId,
      side_effect_id: id,
      operation,
      status: event,
      at: time,
      age_ms: null,
    };
    const stated = this.#compare(entry, key, row);
    this.#waiting.delete(key);
    if (WAITING.has(event)) {
      if (this.#waiting.size >= PERIOD_LIMITS.waiting) this.notFollowed += 1;
      else
        this.#waiting.set(key, { seq, decisionId, id, operation, status: event, time, ms, stated });
      return;
    }
    if (event === 'executed') {
      this.#executed.set(key, { ms, operation, stated });
      return;
    }
    const before = this.#executed.take(key);
    if (!entry.inPeriod) return;
    if (event === 'failed') this.#failed.add(row);
    else
      this.#undone.add({
        ...row,
        age_ms: before === undefined ? null : Math.max(0, ms - before.ms),
      });
  }

  /** Holds a record against those before it of the same side effect, and of what makes up for it; what all of them state. */
  #compare(entry: PeriodEntry, key: string, row: EffectRow): Stated {
    const of = (one: string): Stated =>
      (this.#waiting.get(one) ?? this.#executed.get(one))?.stated ?? NOTHING_STATED;
    const [earlier, own] = [of(key), statedIn(entry)];
    const stated = new Map([...own, ...earlier]);
    const amount = stated.get(AMOUNT);
    const others = ['compensates', 'compensated_by'].flatMap((name) => {
      const other = stringIn(entry.body, name);
      return other === undefined ? [] : [of(`${row.decision_id}/${other}`)];
    });
    const isOtherAmount =
      amount !== undefined && others.some((other) => disagree(other, new Map([[AMOUNT, amount]])));
    if (entry.inPeriod && (isOtherAmount || disagree(earlier, own))) this.#differing.add(row);
    return stated;
  }

  get wordsDropped(): number {
    return this.#events.dropped;
  }

  result(endMs: number): Figures['side_effects'] {
    const waiting = [...this.#waiting.values()].sort((a, b) => a.seq - b.seq);
    const of = (event: string): number => this.#events.of(event);
    const reports = of('executed') + of('failed') + of('outcome_unknown');
    const asked = of('intent') + of('refused');
    return {
      events: this.#events.sorted().map(([event, count]) => ({ event, count })),
      rates: [
        rate('in_doubt', of('outcome_unknown'), reports, this.#doubt.result()),
        rate('refused', of('refused'), asked, this.#refused.result()),
      ],
      unsettled: {
        count: waiting.length,
        rows: waiting.slice(0, PERIOD_LIMITS.rows).map((one) => ({
          seq: one.seq,
          decision_id: one.decisionId,
          side_effect_id: one.id,
          operation: one.operation,
          status: one.status,
          at: one.time,
          age_ms: Math.max(0, endMs - one.ms),
        })),
      },
      in_doubt_at_end: waiting.filter(({ status }) => status === 'outcome_unknown').length,
      failed: { count: this.#failed.count, rows: this.#failed.rows },
      undone: { count: this.#undone.count, rows: this.#undone.rows },
      differing: { count: this.#differing.count, rows: this.#differing.rows },
    };
  }
}
