import type { CheckedEntry } from '@docket/verify';

import { PeriodCounts } from './collect.js';
import { ConfidenceTally } from './confidence.js';
import { CorrectionTally } from './corrections.js';
import { statesLoop, DecisionTally } from './decisions.js';
import { EffectTally } from './effects.js';
import { stringIn, type PeriodEntry } from './entry.js';
import { GapTally } from './gaps.js';
import { CustodyTally, IncidentTally, SystemTally, TripwireTally } from './ledger-facts.js';
import { ReviewTally } from './reviews.js';
import { SampleDraw } from './sample.js';
import type { Figures, Parameters } from './schema.js';
import { SeenTally } from './seen.js';
import { SeriesTally } from './series.js';

export interface PeriodOptions {
  parameters: Parameters;
  /** Entries of the ledger that are looked at; later ones are left alone, so that the figures stay the same. */
  size: number;
  /** Ages are reckoned to here: the period's end, or the time of issue where that came before. */
  asOfMs: number;
}

type Place = 'before' | 'in' | 'behind';

/**
 * One pass over a ledger's checked entries, from its first: what is before the period says what was
 * under way when it began. Memory is bounded (PERIOD_LIMITS): a decision has a state only while it is
 * open, escalations and side effects only while they wait.
 */
export class PeriodFold {
  readonly #fromMs: number;
  readonly #toMs: number;
  readonly #types = new PeriodCounts(128);
  readonly #decisions: DecisionTally;
  readonly #confidence = new ConfidenceTally();
  readonly #reviews: ReviewTally;
  readonly #corrections = new CorrectionTally();
  readonly #effects = new EffectTally();
  readonly #seen = new SeenTally();
  readonly #gaps = new GapTally();
  readonly #systems = new SystemTally();
  readonly #tripwires = new TripwireTally();
  readonly #incidents = new IncidentTally();
  readonly #custody: CustodyTally;
  readonly #series: SeriesTally;
  readonly #sample: SampleDraw;
  #place: Place = 'before';
  #next = 0;
  #first: number | undefined;
  #last: number | undefined;
  #entriesBefore = 0;
  #inDecisions = 0;
  #outside = 0;
  #withoutBody = 0;
  #notReadable = 0;
  #atBorders = 0;

  constructor(readonly options: PeriodOptions) {
    const { from, to, seed, sample_size: wanted, quick_seconds: quick } = options.parameters;
    this.#fromMs = Date.parse(from);
    this.#toMs = Date.parse(to);
    this.#sample = new SampleDraw(seed, wanted);
    this.#decisions = new DecisionTally(this.#sample);
    this.#reviews = new ReviewTally(this.#decisions, quick * 1_000);
    this.#custody = new CustodyTally(options.parameters.absent_types);
    this.#series = new SeriesTally(this.#fromMs, this.#toMs);
  }

  /** Takes the entries in order; positions that are left out count as not readable. */
  take({ seq, leaf, body, left }: CheckedEntry): void {
    if (this.#place === 'behind' || seq >= this.options.size) return;
    const ms = Date.parse(leaf.time);
    const missing = seq - this.#next;
    this.#next = seq + 1;
    if (this.#place === 'before' && ms >= this.#fromMs) {
      this.#atBorders += missing;
      this.#begin();
    } else if (this.#place === 'in' && ms < this.#toMs) {
      this.#notReadable += missing;
    } else if (this.#place === 'in') this.#atBorders += missing;
    if (this.#place === 'in' && ms >= this.#toMs) {
      this.#place = 'behind';
      return;
    }
    this.#count({
      seq,
      type: leaf.type,
      time: leaf.time,
      ms,
      actor: leaf.actor,
      decisionId: leaf.decision?.id,
      body,
      left,
      inPeriod: this.#place === 'in',
    });
  }

  #begin(): void {
    this.#place = 'in';
    this.#decisions.start();
    this.#systems.start();
  }

  #count(entry: PeriodEntry): void {
    if (entry.inPeriod) this.#countInRange(entry);
    else this.#entriesBefore += 1;
    const { type } = entry;
    if (type === 'decision.opened') this.#decisions.take(entry);
    const decision = this.#decisions.get(entry.decisionId);
    if (entry.inPeriod && type === 'job_card.filed' && statesLoop(entry)) {
      this.#decisions.mark(decision, 'loopClaimed', entry.seq);
    }
    const isLoop = type === 'tripwire.tripped' && stringIn(entry.body, 'rule') === 'loop';
    if (entry.inPeriod && isLoop) this.#decisions.mark(decision, 'looped', entry.seq);
    this.#confidence.take(entry, decision, this.#systems.threshold);
    this.#reviews.take(entry);
    this.#corrections.take(entry);
    this.#effects.take(entry);
    this.#seen.take(entry);
    this.#gaps.take(entry);
    this.#systems.take(entry);
    this.#tripwires.take(entry);
    this.#incidents.take(entry);
    this.#custody.take(entry);
    // Last: until here the decision's own closing entry finds it open.
    if (type === 'decision.closed') this.#decisions.take(entry);
  }

  #countInRange({ seq, type, ms, decisionId, body }: PeriodEntry): void {
    this.#first ??= seq;
    this.#last = seq;
    this.#types.add(type);
    if (decisionId === undefined) this.#outside += 1;
    else this.#inDecisions += 1;
    if (body === undefined) this.#withoutBody += 1;
    this.#series.take(ms, type);
  }

  /** The figures after the last entry. Call it once. */
  result(): Figures {
    if (this.#place === 'before') this.#begin();
    if (this.#place === 'in') this.#atBorders += Math.max(0, this.options.size - this.#next);
    return {
      population: this.#population(),
      outcomes: this.#decisions.outcomes(),
      stakes: this.#decisions.stakes(),
      rates: this.#decisions.rates(),
      confidence: this.#confidence.confidence(),
      evaluations: this.#confidence.evaluations(),
      reviews: this.#reviews.result(this.options.asOfMs),
      corrections: this.#corrections.result(),
      side_effects: this.#effects.result(this.options.asOfMs),
      seen: this.#seen.result(),
      gaps: this.#gaps.result(),
      tripwires: this.#tripwires.result(),
      systems: this.#systems.result(),
      incidents: this.#incidents.result(this.options.asOfMs),
      custody: this.#custody.result(),
      series: this.#series.result(this.options.asOfMs),
      sample: this.#sample.result(),
      not_followed: {
        escalations: this.#reviews.notFollowed,
        side_effects: this.#effects.notFollowed,
        words:
          this.#reviews.wordsDropped +
          this.#corrections.wordsDropped +
          this.#effects.wordsDropped +
          this.#systems.wordsDropped,
      },
    };
  }

  #population(): Figures['population'] {
    const first = this.#first ?? null;
    const last = this.#last ?? null;
    return {
      decisions: this.#decisions.balance,
      in_scope: this.#decisions.inScope,
      imported: this.#decisions.imported,
      unmatched: this.#decisions.unmatched,
      sequence: {
        first,
        last,
        positions: first === null || last === null ? 0 : last - first + 1,
        by_type: this.#types.sorted().map(([type, count]) => ({ type, count })),
        other_types: this.#types.dropped,
        not_readable: this.#notReadable,
      },
      in_decisions: this.#inDecisions,
      outside_decisions: this.#outside,
      bodies_not_readable: this.#withoutBody,
      not_readable_at_borders: this.#atBorders,
      entries_before: this.#entriesBefore,
    };
  }
}
