import { isSeenType, SeenFold, seenFindings, type SeenFinding } from '@docket/record';

import { SeqList } from './collect.js';
import type { PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

type Seen = Figures['seen'];

/** What was declared in the period against what was seen, by the rule that everybody replays from entries. */
export class SeenTally {
  readonly #fold = new SeenFold();
  #first: number | undefined;
  #isWatched = false;
  #isBeyond = false;

  take({ seq, type, time, actor, decisionId, body, left, inPeriod }: PeriodEntry): void {
    if (inPeriod) this.#first ??= seq;
    if (this.#isBeyond) return;
    if (type === 'observation.recorded' || type === 'watch.recorded') this.#isWatched = true;
    // The others say only what time it is.
    const isRead = isSeenType(type);
    this.#fold.take({
      seq,
      type,
      time,
      actor,
      decision: decisionId,
      body: isRead ? (body ?? left?.body) : undefined,
      hidden: isRead ? left?.hidden : undefined,
    });
    this.#isBeyond = this.#fold.size > PERIOD_LIMITS.seen;
  }

  result(): Seen {
    if (this.#isBeyond) return nothing('not_applicable');
    if (!this.#isWatched) return nothing('not_recorded');
    const first = this.#first ?? Infinity;
    const whole = this.#fold.compare();
    const effects = whole.effects.filter(({ effect }) => effect.seq >= first);
    const events = whole.events.filter(({ event }) => event.seq >= first);
    const findings = seenFindings({ effects, events });
    const of = (code: SeenFinding['code']): number =>
      findings.filter((one) => one.code === code).length;
    return {
      state: 'recorded',
      side_effects: tally(effects),
      observations: tally(events),
      findings: {
        count: findings.length,
        rows: findings.slice(0, PERIOD_LIMITS.rows).map(rowOf),
      },
      found: {
        not_seen: of('declared_not_seen'),
        not_declared: of('seen_not_declared'),
        differently: of('seen_differently'),
        twice: of('seen_twice'),
        disagree: of('observers_disagree'),
      },
    };
  }
}

const nothing = (state: Seen['state']): Seen => ({
  state,
  side_effects: [],
  observations: [],
  findings: { count: 0, rows: [] },
  found: { not_seen: 0, not_declared: 0, differently: 0, twice: 0, disagree: 0 },
});

function tally(all: readonly { verdict: string }[]): Seen['side_effects'] {
  const counts = new Map<string, number>();
  for (const { verdict } of all) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => ({ verdict, count }))
    .sort((a, b) => (a.verdict < b.verdict ? -1 : 1));
}

function rowOf(finding: SeenFinding): Seen['findings']['rows'][number] {
  const evidence = new SeqList();
  const others = [
    ...('observation' in finding ? [finding.observation] : []),
    ...('observations' in finding ? finding.observations : []),
    ...('watches' in finding ? finding.watches : []),
    ...('unread' in finding ? finding.unread : []),
  ];
  for (const seq of others) evidence.add(seq);
  const isOfEffect = 'sideEffect' in finding;
  return {
    seq: isOfEffect ? finding.seq : finding.observation,
    code: finding.code,
    decision_id: isOfEffect ? finding.decision : null,
    side_effect_id: isOfEffect ? finding.sideEffect : null,
    evidence: evidence.result(),
  };
}
