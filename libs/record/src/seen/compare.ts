import { seenDifferencesOf, DONE, type SeenDifference } from './differences.js';
import type { DeclaredEffect } from './declared.js';
import {
  groupBy,
  matchSeen,
  observerOf,
  SEEN_WITHIN_MS,
  type SeenEvent,
  type SeenMatch,
} from './match.js';
import {
  UNREAD_MAX,
  UnreadDeclarations,
  unreadEventsOf,
  type UnreadEvent,
  type UnreadStep,
} from './unread.js';
import { sightsOfOneKey } from './twice.js';
import { watchSpans, type Watch, type Watcher, watchersOf } from './watches.js';

/**
 * What holds of a declared action. `differs`, `seen_twice`, `not_seen` and `observers_disagree` are findings. `unwatched`:
 * nobody says to have watched, so that nothing follows from its absence. `pending`: it may still be told. `not_done`: the agent
 * does not say that it was done. `undetermined`: values are gone that would tell.
 */
type EffectVerdict =
  | 'agrees'
  | 'differs'
  | 'seen_twice'
  | 'not_seen'
  | 'observers_disagree'
  | 'ambiguous'
  | 'unwatched'
  | 'pending'
  | 'not_done'
  | 'undetermined';

/** What holds of an observation; `not_declared` is a finding. */
type EventVerdict =
  'agrees' | 'differs' | 'not_declared' | 'ambiguous' | 'pending' | 'undetermined';

export interface ComparedEffect {
  effect: DeclaredEffect;
  verdict: EffectVerdict;
  /** Observations of it; of those that may be of it, where it is ambiguous. */
  events: readonly ComparedEvent[];
  /** Who watched and did not see it. */
  missedBy: readonly Watcher[];
  /** Observations of one observer under its one key, where each may be of an act of its own; whatever the verdict is. */
  twice: readonly (readonly SeenEvent[])[];
}

interface ComparedEvent {
  event: SeenEvent;
  verdict: EventVerdict;
  match?: SeenMatch;
  differences: readonly SeenDifference[];
  /** Entries of which values are gone that would tell, the first 16; empty but where it is undetermined. */
  unread: readonly number[];
}

export interface SeenComparison {
  effects: ComparedEffect[];
  events: ComparedEvent[];
}

/** What is compared: everything that a ledger's entries up to one of them say. */
export interface ToCompare {
  effects: readonly DeclaredEffect[];
  events: readonly SeenEvent[];
  watches: readonly Watch[];
  /** Time of the last entry that was looked at, by the ledger's clock, in milliseconds since 1970. */
  asOfMs: number;
  /** Entries of side effects of which it cannot be told which action they are of. */
  unreadSteps: readonly UnreadStep[];
  /** Observations of which values are gone. */
  unreadEvents: readonly UnreadEvent[];
  /** Whether values of a watch are gone. */
  hasUnreadWatches: boolean;
}

/**
 * compareSeen holds what agents declared against what was seen from outside. Pure: whoever has the same entries comes
 * to the same, and of other entries it says nothing.
 */
export function compareSeen(from: ToCompare): SeenComparison {
  const { effects, events, watches, asOfMs, unreadSteps } = from;
  const matches = matchSeen(effects, events);
  const unread = new UnreadDeclarations(effects, unreadSteps);
  // Of which action such a report is cannot be told; an intent is of an action of its own.
  const reports = groupBy(
    unreadSteps.filter(({ type }) => type !== 'side_effect.intent'),
    ({ decision }) => decision,
  );
  const seenOf = new Map<DeclaredEffect, Sight[]>();
  const compared = events.map((event) => {
    const match = matches.get(event);
    if (match === undefined) return unmatched(event, unread.ofEvent(event), asOfMs);
    const { whole, each } = compareEvent(event, match, { asOfMs, unread, reports });
    for (const { effect, ...one } of each) {
      const same = seenOf.get(effect);
      if (same === undefined) seenOf.set(effect, [one]);
      else same.push(one);
    }
    return whole;
  });
  const spans = watchSpans(watches);
  return {
    effects: effects.map((effect) =>
      compareEffect(effect, toldOf(seenOf.get(effect) ?? []), {
        watchers: watchersOf(spans, effect),
        isLate: isLate(asOfMs, effect.declaredMs),
        isUnread: reports.has(effect.decision),
        hasUnreadEvents: () => unreadEventsOf(effect, from.unreadEvents).length > 0,
        hasUnreadWatches: from.hasUnreadWatches,
      }),
    ),
    events: compared,
  };
}

const isLate = (asOfMs: number, ms: number): boolean => asOfMs - ms >= SEEN_WITHIN_MS;

function unmatched(event: SeenEvent, unread: readonly number[], asOfMs: number): ComparedEvent {
  const isDue = isLate(asOfMs, event.ms);
  const verdict = unread.length > 0 ? 'undetermined' : isDue ? 'not_declared' : 'pending';
  return { event, verdict, differences: [], unread };
}

interface WhatTells {
  asOfMs: number;
  unread: UnreadDeclarations;
  /** Reports of which it cannot be told of which action they are, by decision. */
  reports: ReadonlyMap<string, readonly UnreadStep[]>;
}

/**
 * Compares an observation with what it may be of. Whatever it was found by, it is compared. Of several that have its
 * key or its reference none is chosen; where it differs from each of them, it does so whichever it is.
 */
function compareEvent(
  event: SeenEvent,
  match: SeenMatch,
  { asOfMs, unread, reports }: WhatTells,
): { whole: ComparedEvent; each: ({ effect: DeclaredEffect } & Sight)[] } {
  // By its description alone it may be what was declared where values are gone, too.
  const alike = match.by === 'description' ? unread.ofEvent(event) : [];
  const each = match.candidates.map((effect): [DeclaredEffect, ComparedEvent] => {
    const { differences, isGone } = seenDifferencesOf(effect, { event, by: match.by }, asOfMs);
    const away = (reports.get(effect.decision) ?? []).map(({ seq }) => seq);
    const gone = [...away, ...(isGone ? effect.unread : alike)];
    const isOther = differences.length > 0 && away.length === 0;
    const verdict = isOther ? 'differs' : isGone || gone.length > 0 ? 'undetermined' : 'agrees';
    const told = { event, verdict, match, differences: isOther ? differences : [] } as const;
    return [
      effect,
      { ...told, unread: verdict === 'undetermined' ? gone.slice(0, UNREAD_MAX) : [] },
    ];
  });
  const [first] = each;
  const isChosen =
    !match.isAmbiguous ||
    (match.by !== 'description' &&
      match.count === each.length &&
      each.every(([, { verdict }]) => verdict === 'differs'));
  const unsure: ComparedEvent = { event, verdict: 'ambiguous', match, differences: [], unread: [] };
  const whole = first !== undefined && isChosen ? first[1] : unsure;
  const sights = each.map(([effect, alone]) => ({ effect, alone, told: isChosen ? alone : whole }));
  return { whole, each: sights };
}

/** An observation of an action: what is told of it, and what is found where it is held against this action alone. */
interface Sight {
  told: ComparedEvent;
  alone: ComparedEvent;
}

/**
 * What is told of one action. Of several that have a key or a reference in common none is chosen: but of one that
 * declares other values than all that was seen under it, it differs, whoever else declares the same. Else whoever
 * declares the name of another's act, with what was seen, would take that away.
 */
function toldOf(sights: readonly Sight[]): ComparedEvent[] {
  const isUnlike = sights.every(
    ({ alone: { match, differences } }) =>
      match?.by !== 'description' && differences.some(({ member }) => member !== '/outcome'),
  );
  return sights.map(({ told, alone }) => (isUnlike ? alone : told));
}

interface Around {
  watchers: readonly Watcher[];
  isLate: boolean;
  isUnread: boolean;
  hasUnreadEvents: () => boolean;
  hasUnreadWatches: boolean;
}

function compareEffect(
  effect: DeclaredEffect,
  seen: readonly ComparedEvent[],
  around: Around,
): ComparedEffect {
  const of = (verdict: EventVerdict): ComparedEvent[] =>
    seen.filter((one) => one.verdict === verdict);
  // What took it back is no sight of the action itself, unless it differs.
  const sure = [...of('agrees').filter(({ match }) => match?.by !== 'undo_ref'), ...of('differs')];
  const unsure = of('ambiguous');
  const saw = new Set(seen.map(({ event }) => observerOf(event.actor, event.body)));
  const hasUnreadEvents = around.hasUnreadEvents();
  const isDue = DONE.has(effect.status) && around.isLate && !hasUnreadEvents;
  const missedBy = isDue ? around.watchers.filter(({ observer }) => !saw.has(observer)) : [];
  const twice = sightsOfOneKey(seen);
  const verdict = ((): EffectVerdict => {
    if (around.isUnread) return 'undetermined';
    if (of('differs').length > 0) return 'differs';
    if (of('undetermined').length > 0) return 'undetermined';
    if (twice.length > 0) return 'seen_twice';
    if (sure.length > 0) return missedBy.length > 0 ? 'observers_disagree' : 'agrees';
    if (unsure.length > 0) return 'ambiguous';
    if (!DONE.has(effect.status)) return 'not_done';
    if (!around.isLate) return 'pending';
    return unseen(effect, around, hasUnreadEvents);
  })();
  const isTold = verdict !== 'undetermined';
  return {
    effect,
    verdict,
    events: isTold ? (sure.length > 0 ? sure : unsure) : [],
    missedBy: isTold ? missedBy : [],
    twice,
  };
}

/** Of what nobody saw. Where it was done, or whether somebody watched there, may be what is gone. */
function unseen(
  { gone }: DeclaredEffect,
  { watchers, hasUnreadWatches }: Around,
  hasUnreadEvents: boolean,
): EffectVerdict {
  if (gone.has('/target/system') || gone.has('/target/resource')) return 'undetermined';
  if (watchers.length === 0) return hasUnreadWatches ? 'undetermined' : 'unwatched';
  return hasUnreadEvents ? 'undetermined' : 'not_seen';
}
