import { PeriodCounts, rate, SeqList, Values } from './collect.js';
import type { OpenDecision } from './decisions.js';
import { statedConfidence } from './decisions.js';
import { at, stringIn, type PeriodEntry } from './entry.js';
import type { Figures } from './schema.js';

const BINS = 10;

class Source {
  readonly values = new Values();
  readonly bins = Array.from({ length: BINS }, () => 0);
  notRecorded = 0;

  take(value: number | undefined): void {
    if (value === undefined) {
      this.notRecorded += 1;
      return;
    }
    this.values.add(value);
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(value * BINS)));
    this.bins[bin] = (this.bins[bin] ?? 0) + 1;
  }
}

/** Confidence by who stated it where, and the verdicts of evaluations. Nothing is averaged. */
export class ConfidenceTally {
  readonly #sources = { job_card: new Source(), decision_closed: new Source() };
  readonly #evaluations = {
    count: new PeriodCounts(),
    passed: new PeriodCounts(),
    not: new PeriodCounts(),
  };
  readonly #below = new SeqList();
  #onHighStakes = 0;

  /** `threshold`: of the policy in force at the entry; undefined if it names none. */
  take(
    entry: PeriodEntry,
    decision: OpenDecision | undefined,
    threshold: number | undefined,
  ): void {
    if (!entry.inPeriod || entry.body === undefined) return;
    if (entry.type === 'evaluation.recorded') this.#evaluated(entry);
    if (entry.type === 'decision.closed') {
      this.#sources.decision_closed.take(statedConfidence(entry));
    }
    if (entry.type !== 'job_card.filed') return;
    const value = statedConfidence(entry);
    this.#sources.job_card.take(value);
    const isHigh = decision?.stakes === 'high' || decision?.stakes === 'critical';
    if (!isHigh || value === undefined || threshold === undefined) return;
    this.#onHighStakes += 1;
    if (value < threshold) this.#below.add(entry.seq);
  }

  #evaluated({ body }: PeriodEntry): void {
    const kind = stringIn(body, 'kind') ?? 'unknown';
    const passed = at(body, 'passed');
    this.#evaluations.count.add(kind);
    if (passed === true) this.#evaluations.passed.add(kind);
    if (passed === false) this.#evaluations.not.add(kind);
  }

  confidence(): Figures['confidence'] {
    const sources = (['job_card', 'decision_closed'] as const).map((source) => {
      const { values, bins, notRecorded } = this.#sources[source];
      return {
        source,
        stated: values.count,
        not_recorded: notRecorded,
        spread: values.result(),
        bins,
      };
    });
    const below = this.#below;
    return {
      sources,
      below_threshold: rate('below_threshold', below.count, this.#onHighStakes, below.result()),
    };
  }

  evaluations(): Figures['evaluations'] {
    return this.#evaluations.count.sorted().map(([kind, count]) => {
      const passed = this.#evaluations.passed.of(kind);
      const not = this.#evaluations.not.of(kind);
      return { kind, count, passed, not_passed: not, no_verdict: count - passed - not };
    });
  }
}
