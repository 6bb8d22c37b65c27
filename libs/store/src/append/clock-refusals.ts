import { hostname } from 'node:os';
import type { RecordBodies } from '@docket/record';

type Body = RecordBodies['clock.refused'];

/** Ledgers, each with what was ahead, that are kept at once: what is refused beyond them is in the log alone. */
const KEPT_MAX = 10_000;

/** What the database's clock refused of one ledger, by what was ahead, since it was last recorded. */
export interface ClockRefusal {
  readonly ledger: string;
  readonly body: Body;
}

const keyOf = ({ ledger, body }: ClockRefusal): string => `${body.ahead} ${ledger}`;

/** Both as one, whichever came first. */
function joined(a: Body, b: Body): Body {
  const [first, last] = a.first.database_time <= b.first.database_time ? [a, b] : [b, a];
  return {
    ...last,
    first: first.first,
    records: a.records + b.records,
    reads: (a.reads ?? 0) + (b.reads ?? 0),
  };
}

/**
 * What this process was refused because of a clock, and has not recorded. Nothing can be recorded of it at once: the
 * entry would bear the time that was refused. It is nowhere else, so that it goes with a process that is killed.
 */
export class ClockRefusals {
  readonly #kept = new Map<string, ClockRefusal>();
  readonly #server = (hostname() || 'unknown').slice(0, 200);

  /** Notes a batch that was refused. */
  note(ledger: string, refused: Omit<Body, 'server' | 'last'>): void {
    if (refused.records === 0) return;
    this.giveBack({ ledger, body: { ...refused, last: refused.first, server: this.#server } });
  }

  /** Everything there is, which is to be recorded now, or given back. */
  take(): ClockRefusal[] {
    const all = [...this.#kept.values()];
    this.#kept.clear();
    return all;
  }

  /** What could not be recorded yet. */
  giveBack(refusal: ClockRefusal): void {
    const key = keyOf(refusal);
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.set(key, { ...refusal, body: joined(known.body, refusal.body) });
    } else if (this.#kept.size < KEPT_MAX) this.#kept.set(key, refusal);
  }
}
