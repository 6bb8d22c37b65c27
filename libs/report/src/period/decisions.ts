import { isJsonObject } from '@docket/chain';

import { PeriodCounts, rate, SeqList } from './collect.js';
import { at, numberIn, stringIn, type PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { SampleDraw } from './sample.js';
import type { Figures, Rate } from './schema.js';

const STAKES = ['low', 'medium', 'high', 'critical'] as const;
type StakesWord = (typeof STAKES)[number] | 'unknown';
type StakesCounts = Figures['stakes']['opened'];

/** What is kept of a decision, and only while it is open. */
export interface OpenDecision {
  id: string;
  openedSeq: number;
  stakes: StakesWord;
  openEscalations: number;
  isImported: boolean;
  marks: number;
  sampled: Figures['sample']['rows'][number] | undefined;
}

/** What happened to a decision in the period: one bit each. */
const MARK = { escalated: 1, held: 2, looped: 4, loopClaimed: 8 } as const;
export type SampleMark = keyof typeof MARK;

const noStakes = (): StakesCounts => ({ low: 0, medium: 0, high: 0, critical: 0, unknown: 0 });

function stakesOf(entry: PeriodEntry): StakesWord {
  const stated = stringIn(entry.body, 'stakes');
  return STAKES.find((word) => word === stated) ?? 'unknown';
}

function isImported({ body }: PeriodEntry): boolean {
  const origin = at(body, 'origin') ?? null;
  return isJsonObject(origin) && origin['kind'] === 'imported';
}

/** Decisions as a bank statement counts money: open before, opened, closed, open after. */
export class DecisionTally {
  readonly #open = new Map<string, OpenDecision>();
  readonly #stakes = {
    open_at_start: noStakes(),
    opened: noStakes(),
    closed: noStakes(),
    open_at_end: noStakes(),
  };
  readonly #outcomes = new Map<string, { total: number; stakes: StakesCounts }>();
  readonly #marked: Record<SampleMark, SeqList> = {
    escalated: new SeqList(),
    held: new SeqList(),
    looped: new SeqList(),
    loopClaimed: new SeqList(),
  };
  readonly words = new PeriodCounts();
  imported = 0;
  #openAtStart = 0;
  #opened = 0;
  #closed = 0;
  #openedAgain = 0;
  #closedNotOpen = 0;
  #notFollowed = 0;

  constructor(readonly sample: SampleDraw) {}

  get(id: string | undefined): OpenDecision | undefined {
    return id === undefined ? undefined : this.#open.get(id);
  }

  /** The period begins: what is open now is its opening balance. */
  start(): void {
    this.#openAtStart = this.#open.size;
    for (const decision of this.#open.values()) {
      this.#stakes.open_at_start[decision.stakes] += 1;
      this.#enterScope(decision);
      if (decision.openEscalations > 0) this.mark(decision, 'held', decision.openedSeq);
    }
  }

  take(entry: PeriodEntry): void {
    if (entry.decisionId === undefined) return;
    if (entry.type === 'decision.opened') this.#openOne(entry, entry.decisionId);
    if (entry.type === 'decision.closed') this.#closeOne(entry, entry.decisionId);
  }

  /** Notes that something happened to an open decision in the period; each decision counts once. */
  mark(decision: OpenDecision | undefined, mark: SampleMark, seq: number): void {
    if (decision === undefined || (decision.marks & MARK[mark]) !== 0) return;
    decision.marks |= MARK[mark];
    this.#marked[mark].add(seq);
  }

  #openOne(entry: PeriodEntry, id: string): void {
    if (this.#open.has(id)) {
      this.#openedAgain += 1;
      return;
    }
    if (this.#open.size >= PERIOD_LIMITS.openDecisions) {
      this.#notFollowed += 1;
      return;
    }
    const decision: OpenDecision = {
      id,
      openedSeq: entry.seq,
      stakes: stakesOf(entry),
      openEscalations: 0,
      isImported: isImported(entry),
      marks: 0,
      sampled: undefined,
    };
    this.#open.set(id, decision);
    if (!entry.inPeriod) return;
    this.#opened += 1;
    if (decision.isImported) this.imported += 1;
    this.#stakes.opened[decision.stakes] += 1;
    this.#enterScope(decision);
  }

  #enterScope(decision: OpenDecision): void {
    decision.sampled = this.sample.offer({
      decision_id: decision.id,
      opened_seq: decision.openedSeq,
      stakes: decision.stakes === 'unknown' ? null : decision.stakes,
      status: 'open',
    });
  }

  #closeOne(entry: PeriodEntry, id: string): void {
    const decision = this.#open.get(id);
    if (decision === undefined) {
      this.#closedNotOpen += 1;
      return;
    }
    this.#open.delete(id);
    if (!entry.inPeriod) return;
    this.#closed += 1;
    this.#stakes.closed[decision.stakes] += 1;
    const outcome = stringIn(entry.body, 'outcome') ?? 'unknown';
    if (decision.sampled !== undefined) decision.sampled.status = outcome;
    const known = this.#outcomes.get(outcome) ?? { total: 0, stakes: noStakes() };
    known.total += 1;
    known.stakes[decision.stakes] += 1;
    if (this.#outcomes.size < PERIOD_LIMITS.words) this.#outcomes.set(outcome, known);
  }

  get balance(): Figures['population']['decisions'] {
    return {
      open_at_start: this.#openAtStart,
      opened: this.#opened,
      closed: this.#closed,
      open_at_end: this.#open.size,
    };
  }

  get inScope(): number {
    return this.#openAtStart + this.#opened;
  }

  get unmatched(): Figures['population']['unmatched'] {
    return {
      opened_again: this.#openedAgain,
      closed_not_open: this.#closedNotOpen,
      not_followed: this.#notFollowed,
    };
  }

  outcomes(): Figures['outcomes'] {
    return [...this.#outcomes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([outcome, counted]) => ({ outcome, ...counted }));
  }

  stakes(): Figures['stakes'] {
    const end = noStakes();
    for (const { stakes } of this.#open.values()) end[stakes] += 1;
    return { ...this.#stakes, open_at_end: end };
  }

  rates(): Rate[] {
    const share = (id: Rate['id'], mark: SampleMark): Rate => {
      const list = this.#marked[mark];
      return rate(id, list.count, this.inScope, list.result());
    };
    return [
      share('escalated', 'escalated'),
      share('held', 'held'),
      share('looped', 'looped'),
      share('loop_claimed', 'loopClaimed'),
    ];
  }
}

/** Whether a Job Card says that the agent goes in circles: the agent's claim, not Docket's finding. */
export const statesLoop = ({ body }: PeriodEntry): boolean =>
  at(body, 'loop_detected') === true || at(body, 'current_phase') === 'LOOP_DETECTED';

/** The confidence that an entry states; undefined if it states none. */
export const statedConfidence = ({ body }: PeriodEntry): number | undefined =>
  numberIn(body, 'confidence');
