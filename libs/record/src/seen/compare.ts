import { plainDecimal } from '../fold/signature.js';
import type { DeclaredEffect } from './declared.js';
import { matchSeen, observerOf, SEEN_WITHIN_MS, type SeenEvent, type SeenMatch } from './match.js';
import { watchSpans, type Watch, type Watcher, watchersOf } from './watches.js';

/** One member that an agent declared in another way than it was seen. */
export interface SeenDifference {
  /** JSON Pointer (RFC 6901) within the observation. */
  member: (typeof COMPARED)[number] | '/action_key' | '/outcome';
  declared: string;
  seen: string;
}

/**
 * What holds of a declared action. `differs`, `not_seen` and `observers_disagree` are findings. `unwatched`: nobody
 * says to have watched, so that nothing follows from its absence. `pending`: it may still be told. `not_done`: the agent
 * does not say that it was done. `undetermined`: some entry that would tell could not be read.
 */
type EffectVerdict =
  | 'agrees'
  | 'differs'
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
}

interface ComparedEvent {
  event: SeenEvent;
  verdict: EventVerdict;
  match?: SeenMatch;
  differences: readonly SeenDifference[];
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
  /** Decisions with an entry of a side effect that could not be read. */
  unreadDecisions: ReadonlySet<string>;
  /** Whether an observation could not be read. */
  hasUnreadEvents: boolean;
}

/**
 * compareSeen holds what agents declared against what was seen from outside. Pure: whoever has the same entries comes
 * to the same, and of other entries it says nothing.
 */
export function compareSeen(from: ToCompare): SeenComparison {
  const { effects, events, watches, asOfMs } = from;
  const matches = matchSeen(effects, events);
  const seenOf = new Map<DeclaredEffect, ComparedEvent[]>();
  const compared = events.map((event) => {
    const one = compareEvent(event, matches.get(event), from);
    for (const effect of one.match?.candidates ?? []) {
      const same = seenOf.get(effect);
      if (same === undefined) seenOf.set(effect, [one]);
      else same.push(one);
    }
    return one;
  });
  const spans = watchSpans(watches);
  return {
    effects: effects.map((effect) =>
      compareEffect(effect, seenOf.get(effect) ?? [], {
        watchers: watchersOf(spans, effect),
        isLate: isLate(asOfMs, effect.declaredMs),
        isUnread: from.unreadDecisions.has(effect.decision),
        hasUnreadEvents: from.hasUnreadEvents,
      }),
    ),
    events: compared,
  };
}

const isLate = (asOfMs: number, ms: number): boolean => asOfMs - ms >= SEEN_WITHIN_MS;

function compareEvent(
  event: SeenEvent,
  match: SeenMatch | undefined,
  { asOfMs, unreadDecisions }: ToCompare,
): ComparedEvent {
  if (match === undefined) {
    const isDue = isLate(asOfMs, event.ms);
    const verdict = unreadDecisions.size > 0 ? 'undetermined' : isDue ? 'not_declared' : 'pending';
    return { event, verdict, differences: [] };
  }
  const [effect] = match.candidates;
  if (match.isAmbiguous || effect === undefined)
    return { event, verdict: 'ambiguous', match, differences: [] };
  // What takes an action back is another act of another amount.
  if (match.by === 'undo_ref') return { event, verdict: 'agrees', match, differences: [] };
  if (unreadDecisions.has(effect.decision))
    return { event, verdict: 'undetermined', match, differences: [] };
  const differences = differencesBetween(effect, event.body, asOfMs);
  return { event, verdict: differences.length === 0 ? 'agrees' : 'differs', match, differences };
}

/** Told as done: also what was taken back was done before. */
const DONE: ReadonlySet<string> = new Set(['executed', 'rolled_back', 'compensated']);

interface Around {
  watchers: readonly Watcher[];
  isLate: boolean;
  isUnread: boolean;
  hasUnreadEvents: boolean;
}

function compareEffect(
  effect: DeclaredEffect,
  seen: readonly ComparedEvent[],
  around: Around,
): ComparedEffect {
  const sure = seen.filter(
    ({ verdict, match }) => verdict !== 'ambiguous' && match?.by !== 'undo_ref',
  );
  const unsure = seen.filter(({ verdict }) => verdict === 'ambiguous');
  const saw = new Set([...sure, ...unsure].map(({ event }) => observerOf(event.actor, event.body)));
  const isDue = DONE.has(effect.status) && around.isLate && !around.hasUnreadEvents;
  const missedBy = isDue ? around.watchers.filter(({ observer }) => !saw.has(observer)) : [];
  const verdict = ((): EffectVerdict => {
    if (around.isUnread) return 'undetermined';
    if (sure.some((one) => one.verdict === 'differs')) return 'differs';
    if (sure.length > 0) return missedBy.length > 0 ? 'observers_disagree' : 'agrees';
    if (unsure.length > 0) return 'ambiguous';
    if (!DONE.has(effect.status)) return 'not_done';
    if (!around.isLate) return 'pending';
    if (around.watchers.length === 0) return 'unwatched';
    return around.hasUnreadEvents ? 'undetermined' : 'not_seen';
  })();
  const isTold = verdict !== 'undetermined';
  return {
    effect,
    verdict,
    events: sure.length > 0 ? sure : unsure,
    missedBy: isTold ? missedBy : [],
  };
}

/** In the order in which differences are told. The operation is not among them: each names it in words of its own. */
const COMPARED = [
  '/target/system',
  '/target/resource',
  '/amount/value',
  '/amount/currency',
  '/external_ref',
] as const;

type Body = SeenEvent['body'];

const MEMBERS: {
  readonly [Member in (typeof COMPARED)[number]]: (of: Body | DeclaredEffect) => string | undefined;
} = {
  '/target/system': ({ target }) => target?.system,
  '/target/resource': ({ target }) => target?.resource,
  '/amount/value': ({ amount }) => amount?.value,
  '/amount/currency': ({ amount }) => amount?.currency,
  '/external_ref': (of) => ('references' in of ? of.references.at(-1) : of.external_ref),
};

/** What only one of them says is no difference. */
function differencesBetween(effect: DeclaredEffect, body: Body, asOfMs: number): SeenDifference[] {
  const differences: SeenDifference[] = [];
  for (const member of COMPARED) {
    const [declared, seen] = [MEMBERS[member](effect), MEMBERS[member](body)];
    if (declared === undefined || seen === undefined || declared === seen) continue;
    if (member === '/amount/value' && plainDecimal(declared) === plainDecimal(seen)) continue;
    if (member === '/external_ref' && effect.references.includes(seen)) continue;
    differences.push({ member, declared, seen });
  }
  const { action_key: key, outcome } = body;
  if (key !== undefined && effect.key !== undefined && key !== effect.key)
    differences.push({ member: '/action_key', declared: effect.key, seen: key });
  const declared = outcomeOf(effect, asOfMs);
  const contradicts = DONE.has(effect.status) ? outcome === 'failed' : outcome === 'succeeded';
  if (declared !== undefined && contradicts)
    differences.push({ member: '/outcome', declared, seen: outcome });
  return differences;
}

/** What the agent says came of it. As long as it may still tell the end, an action that is under way is none. */
function outcomeOf({ status, declaredMs }: DeclaredEffect, asOfMs: number): string | undefined {
  if (DONE.has(status)) return 'succeeded';
  const isOpen = status === 'intent' || status === 'executing';
  return isOpen && !isLate(asOfMs, declaredMs) ? undefined : status;
}
