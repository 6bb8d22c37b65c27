import { plainDecimal } from '../fold/signature.js';
import type { RecordBodies } from '../types.js';
import type { DeclaredEffect } from './declared.js';
import type { SeenValues } from './said.js';

/** How far the clocks of an agent, an observer and the ledger may be apart: 5 minutes. */
export const SEEN_WITHIN_MS = 300_000;

/** Most candidates of one ambiguity that are listed; all are counted. */
const CANDIDATES_MAX = 16;

/** An observation as the ledger holds it. */
export interface SeenEvent {
  seq: number;
  /** Principal that recorded it: two that give the same name to a source are two observers. */
  actor: string;
  /** The ledger's clock, in milliseconds since 1970. */
  ms: number;
  body: RecordBodies['observation.recorded'];
  /** What of it is compared. */
  said: SeenValues;
}

/** What an observation was found by. */
export type SeenBy = 'idempotency_key' | 'external_ref' | 'undo_ref' | 'description';

/** What one observation is of. Several, where nothing tells which: none of them is chosen. */
export interface SeenMatch {
  event: SeenEvent;
  by: SeenBy;
  /** The first 16. */
  candidates: readonly DeclaredEffect[];
  /** How many there are. One may still be ambiguous, where several observations fit it. */
  count: number;
  isAmbiguous: boolean;
}

/** observerOf names who saw: a principal, and the source that it speaks for. */
export function observerOf(actor: string, body: { source_kind: string; source: string }): string {
  return JSON.stringify([actor, body.source_kind, body.source]);
}

/**
 * matchSeen finds which declared action each observation is of: by idempotency key; else by a reference of the
 * system that was changed; else by target, operation and amount within five minutes. An action that an observer saw by
 * a key or a reference is no candidate for what else it saw.
 */
export function matchSeen(
  effects: readonly DeclaredEffect[],
  events: readonly SeenEvent[],
): Map<SeenEvent, SeenMatch> {
  const found = new Map<SeenEvent, SeenMatch>();
  const taken = new Map<string, Set<DeclaredEffect>>();
  const names = namesOf(effects);
  for (const event of events) {
    const match = named(names, event);
    if (match === undefined) continue;
    found.set(event, match);
    const observer = observerOf(event.actor, event.body);
    const own = taken.get(observer) ?? new Set();
    taken.set(observer, own);
    for (const effect of match.candidates) own.add(effect);
  }
  const rest = events.filter((event) => !found.has(event));
  for (const match of described(effects, rest, taken)) found.set(match.event, match);
  return found;
}

/** Actions by what names them, so that each observation looks up three names whatever their number. */
function namesOf(effects: readonly DeclaredEffect[]): Map<string, DeclaredEffect[]> {
  const names = new Map<string, DeclaredEffect[]>();
  const add = (name: string, effect: DeclaredEffect): void => {
    const same = names.get(name);
    if (same === undefined) names.set(name, [effect]);
    else if (same.at(-1) !== effect) same.push(effect);
  };
  for (const effect of effects) {
    const { '/action_key': key, '/target/system': system } = effect.said;
    if (key !== undefined) add(nameOf('idempotency_key', key), effect);
    if (system === undefined) continue;
    for (const one of effect.references) add(nameOf('external_ref', system, one), effect);
    for (const { references } of effect.undos)
      for (const one of references) add(nameOf('undo_ref', system, one), effect);
  }
  return names;
}

const nameOf = (by: SeenBy, ...parts: string[]): string => JSON.stringify([by, ...parts]);

function named(
  names: ReadonlyMap<string, DeclaredEffect[]>,
  event: SeenEvent,
): SeenMatch | undefined {
  const { action_key: key, external_ref: reference, target } = event.body;
  const asked: [SeenBy, string][] = [];
  if (key !== undefined) asked.push(['idempotency_key', nameOf('idempotency_key', key)]);
  if (reference !== undefined) {
    for (const by of ['external_ref', 'undo_ref'] as const)
      asked.push([by, nameOf(by, target.system, reference)]);
  }
  for (const [by, name] of asked) {
    const found = names.get(name);
    if (found === undefined) continue;
    const candidates = found.slice(0, CANDIDATES_MAX);
    return { event, by, candidates, count: found.length, isAmbiguous: found.length > 1 };
  }
  return undefined;
}

/** What has no name in common, by what was done: one action and one observation of a time, or ambiguous. */
function* described(
  effects: readonly DeclaredEffect[],
  events: readonly SeenEvent[],
  taken: ReadonlyMap<string, ReadonlySet<DeclaredEffect>>,
): Generator<SeenMatch> {
  const alike = groupBy(effects, ({ said }) => descriptionOf(said));
  const groups = groupBy(events, ({ actor, body, said }) =>
    JSON.stringify([observerOf(actor, body), descriptionOf(said)]),
  );
  for (const group of groups.values()) {
    const [first] = group;
    const description = first === undefined ? undefined : descriptionOf(first.said);
    if (first === undefined || description === undefined) continue;
    const own = taken.get(observerOf(first.actor, first.body));
    const open = (alike.get(description) ?? []).filter((effect) => own?.has(effect) !== true);
    if (open.length > 0) yield* near(open, group);
  }
}

/** Goes through both in order of time; what is near to a time is then at hand whatever their number. */
function* near(
  effects: readonly DeclaredEffect[],
  events: readonly SeenEvent[],
): Generator<SeenMatch> {
  const seen = inOrder(events, ({ body }) => Date.parse(body.occurred_at));
  const begin = inOrder(effects, ({ fromMs }) => fromMs - SEEN_WITHIN_MS);
  const end = inOrder(effects, ({ untilMs }) => untilMs + SEEN_WITHIN_MS);
  const around = new Set<DeclaredEffect>();
  let [begun, ended] = [0, 0];
  for (const { of: event, at } of seen) {
    for (let one = begin[begun]; one !== undefined && one.at <= at; one = begin[++begun])
      around.add(one.of);
    for (let one = end[ended]; one !== undefined && one.at < at; one = end[++ended])
      around.delete(one.of);
    const candidates = firstOf(around, CANDIDATES_MAX);
    const [only] = candidates;
    if (only === undefined) continue;
    const count = around.size;
    const isAmbiguous = count > 1 || eventsNear(seen, only) > 1;
    yield { event, by: 'description', candidates, count, isAmbiguous };
  }
}

function firstOf<Of>(all: Iterable<Of>, max: number): Of[] {
  const first: Of[] = [];
  for (const one of all) {
    if (first.length === max) break;
    first.push(one);
  }
  return first;
}

const eventsNear = (seen: readonly { at: number }[], { fromMs, untilMs }: DeclaredEffect): number =>
  below(seen, untilMs + SEEN_WITHIN_MS + 1) - below(seen, fromMs - SEEN_WITHIN_MS);

/** What is the same of an action and what was seen of it; undefined: too little is said of it. */
function descriptionOf(said: SeenValues): string | undefined {
  const { '/target/system': system, '/target/resource': resource, '/operation': operation } = said;
  if (system === undefined || resource === undefined || operation === undefined) return undefined;
  const { '/amount/value': value, '/amount/currency': currency = null } = said;
  const sum = value === undefined ? null : [plainDecimal(value), currency];
  return JSON.stringify([system, resource, operation, sum]);
}

/** groupBy sorts a list by a name; what has none is left out. */
export function groupBy<Of>(
  list: readonly Of[],
  name: (one: Of) => string | undefined,
): Map<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const one of list) {
    const key = name(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** In order of time, the same for everybody. A time that cannot be read is near to none. */
function inOrder<Of extends { seq: number }>(
  list: readonly Of[],
  timeOf: (one: Of) => number,
): { of: Of; at: number }[] {
  return list
    .map((of) => ({ of, at: timeOf(of) }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at || a.of.seq - b.of.seq);
}

/** How many of a list in order are before a time. */
function below(list: readonly { at: number }[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
