import { ByWord, PeriodCounts, rate, Recent, SeqList, Values } from './collect.js';
import type { DecisionTally } from './decisions.js';
import { listAt, stringIn, type PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

interface OpenEscalation {
  seq: number;
  decisionId: string;
  id: string;
  rule: string;
  time: string;
  ms: number;
  /** Until when an answer was due; NaN where the escalation gives no deadline. */
  dueMs: number;
  /** An entry says that nobody had answered in time. */
  isOverdue: boolean;
  isImported: boolean;
}

/** Reviews whose escalation is answered by the very next entries: only the latest matter. */
const REVIEWS_REMEMBERED = 1_024;
const VALUES_PER_REVIEWER = 10_000;

const newReviewer = () => ({
  reviews: 0,
  approvals: 0,
  quick: 0,
  answered: 0,
  turnaround: new Values(VALUES_PER_REVIEWER),
});

/** Whether an answer at a time is, or would be, too late: an entry says so, or the time itself. */
const isLate = ({ isOverdue, dueMs }: OpenEscalation, ms: number): boolean =>
  isOverdue || ms > dueMs;

/** Escalations and the humans who answer them. */
export class ReviewTally {
  readonly #waiting = new Map<string, OpenEscalation>();
  readonly #reviewers = new ByWord(newReviewer);
  readonly #latest = new Recent<string>(REVIEWS_REMEMBERED);
  readonly #verdicts = new PeriodCounts(64);
  readonly #seqs = {
    approved: new SeqList(),
    overridden: new SeqList(),
    stopped: new SeqList(),
    viewed: new SeqList(),
    quick: new SeqList(),
  };
  readonly #turnaround = new Values();
  #reviews = 0;
  #read = 0;
  #answered = 0;
  #approvedEscalations = 0;
  #inTime = 0;
  #late = 0;
  notFollowed = 0;

  constructor(
    readonly decisions: DecisionTally,
    readonly quickMs: number,
  ) {}

  take(entry: PeriodEntry): void {
    if (entry.decisionId === undefined) return;
    if (entry.type === 'escalation.opened') this.#open(entry, entry.decisionId);
    if (entry.type === 'deadline.passed') this.#pass(entry, entry.decisionId);
    if (entry.type === 'escalation.resolved') this.#resolve(entry, entry.decisionId);
    if (entry.type === 'review.recorded') this.#review(entry, entry.decisionId);
  }

  #open(entry: PeriodEntry, decisionId: string): void {
    const decision = this.decisions.get(decisionId);
    if (decision !== undefined) decision.openEscalations += 1;
    if (entry.inPeriod) {
      this.decisions.mark(decision, 'escalated', entry.seq);
      this.decisions.mark(decision, 'held', entry.seq);
    }
    if (this.#waiting.size >= PERIOD_LIMITS.waiting) {
      this.notFollowed += 1;
      return;
    }
    const id = stringIn(entry.body, 'escalation_id') ?? `#${entry.seq}`;
    const rule = stringIn(entry.body, 'rule') ?? 'unknown';
    const { seq, time, ms } = entry;
    const dueMs = Date.parse(stringIn(entry.body, 'due_at') ?? '');
    const isImported = decision?.isImported ?? false;
    const one = { seq, decisionId, id, rule, time, ms, dueMs, isOverdue: false, isImported };
    this.#waiting.set(`${decisionId}/${id}`, one);
  }

  #pass(entry: PeriodEntry, decisionId: string): void {
    const opened = this.#waiting.get(
      `${decisionId}/${stringIn(entry.body, 'escalation_id') ?? ''}`,
    );
    if (opened !== undefined) opened.isOverdue = true;
  }

  #resolve(entry: PeriodEntry, decisionId: string): void {
    const decision = this.decisions.get(decisionId);
    if (decision !== undefined && decision.openEscalations > 0) decision.openEscalations -= 1;
    const key = `${decisionId}/${stringIn(entry.body, 'escalation_id') ?? ''}`;
    const opened = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (!entry.inPeriod) return;
    this.#answered += 1;
    const name = this.#latest.get(decisionId);
    const reviewer = name === undefined ? undefined : this.#reviewers.at(name);
    if (reviewer !== undefined) reviewer.answered += 1;
    if (opened === undefined) return;
    const turnaround = Math.max(0, entry.ms - opened.ms);
    if (isLate(opened, entry.ms)) this.#late += 1;
    else if (!Number.isNaN(opened.dueMs)) this.#inTime += 1;
    this.#turnaround.add(turnaround);
    reviewer?.turnaround.add(turnaround);
    if (stringIn(entry.body, 'verdict') !== 'approve') return;
    this.#approvedEscalations += 1;
    if (turnaround > this.quickMs) return;
    this.#seqs.quick.add(entry.seq);
    if (reviewer !== undefined) reviewer.quick += 1;
  }

  #review(entry: PeriodEntry, decisionId: string): void {
    this.#latest.set(decisionId, entry.actor);
    if (!entry.inPeriod) return;
    this.#reviews += 1;
    const reviewer = this.#reviewers.at(entry.actor);
    if (reviewer !== undefined) reviewer.reviews += 1;
    const verdict = stringIn(entry.body, 'verdict');
    if (verdict === undefined) return;
    this.#read += 1;
    this.#verdicts.add(verdict);
    if (verdict === 'approve') {
      this.#seqs.approved.add(entry.seq);
      if (reviewer !== undefined) reviewer.approvals += 1;
    }
    if (verdict === 'override' || verdict === 'correct') this.#seqs.overridden.add(entry.seq);
    if (verdict === 'reject' || verdict === 'stop') this.#seqs.stopped.add(entry.seq);
    if (listAt(entry.body, 'viewed').length > 0) this.#seqs.viewed.add(entry.seq);
  }

  get wordsDropped(): number {
    return this.#reviewers.dropped + this.#verdicts.dropped;
  }

  result(endMs: number): Figures['reviews'] {
    const { approved, overridden, stopped, viewed, quick } = this.#seqs;
    const waiting = [...this.#waiting.values()].sort((a, b) => a.seq - b.seq);
    const reviewers = this.#reviewers.sorted().map(([reviewer, counted]) => ({
      reviewer,
      reviews: counted.reviews,
      approvals: counted.approvals,
      quick_approvals: counted.quick,
      answered: counted.answered,
      turnaround: counted.turnaround.result(),
    }));
    return {
      count: this.#reviews,
      verdicts: this.#verdicts.sorted().map(([verdict, count]) => ({ verdict, count })),
      rates: [
        rate('approved', approved.count, this.#read, approved.result()),
        rate('overridden', overridden.count, this.#read, overridden.result()),
        rate('stopped', stopped.count, this.#read, stopped.result()),
        rate('viewed', viewed.count, this.#read, viewed.result()),
        rate('quick', quick.count, this.#approvedEscalations, quick.result()),
      ],
      answered: this.#answered,
      turnaround: this.#turnaround.result(),
      deadlines: {
        in_time: this.#inTime,
        late: this.#late,
        overdue: waiting.filter((one) => isLate(one, endMs)).length,
      },
      open: {
        count: waiting.length,
        rows: waiting.slice(0, PERIOD_LIMITS.rows).map((one) => ({
          seq: one.seq,
          decision_id: one.decisionId,
          escalation_id: one.id,
          rule: one.rule,
          since: one.time,
          age_ms: Math.max(0, endMs - one.ms),
        })),
      },
      open_imported: waiting.filter(({ isImported }) => isImported).length,
      reviewers: reviewers.slice(0, PERIOD_LIMITS.rows),
      reviewers_not_listed:
        Math.max(0, reviewers.length - PERIOD_LIMITS.rows) + (this.#reviewers.dropped > 0 ? 1 : 0),
    };
  }
}
