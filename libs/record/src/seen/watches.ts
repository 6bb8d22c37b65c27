import type { RecordBodies } from '../types.js';
import { SEEN_WITHIN_MS, observerOf } from './match.js';
import type { DeclaredEffect } from './declared.js';

/** That something was watched, as the ledger holds it. */
export interface Watch {
  seq: number;
  actor: string;
  /** The ledger's clock, in milliseconds since 1970. */
  ms: number;
  body: RecordBodies['watch.recorded'];
}

/** Somebody who watched when an action was done. */
export interface Watcher {
  observer: string;
  /** Entry that says so; of several that follow each other, the first. */
  seq: number;
  actor: string;
  source: string;
}

/** A time without a pause in which an observer watched one place. */
interface Span extends Watcher {
  system: string;
  prefix: string;
  from: number;
  until: number;
}

/**
 * watchSpans joins watches of one observer and one place that follow each other. What an observer says of a time after
 * it recorded the watch counts up to then only: it could not know.
 */
export function watchSpans(watches: readonly Watch[]): Map<string, Span[]> {
  const places = new Map<string, Span[]>();
  for (const { seq, actor, ms, body } of watches) {
    const { source, system, resource_prefix: prefix = '' } = body;
    const from = Date.parse(body.from);
    const until = Math.min(Date.parse(body.until), ms);
    if (!(from < until)) continue;
    const observer = observerOf(actor, body);
    const span = { observer, seq, actor, source, system, prefix, from, until };
    push(places, JSON.stringify([observer, system, prefix]), span);
  }
  const bySystem = new Map<string, Span[]>();
  for (const spans of places.values())
    for (const span of joined(spans)) push(bySystem, span.system, span);
  return bySystem;
}

function push(lists: Map<string, Span[]>, name: string, span: Span): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [span]);
  else list.push(span);
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.seq - b.seq)) {
    const last = whole.at(-1);
    if (last === undefined || span.from > last.until) whole.push({ ...span });
    else last.until = Math.max(last.until, span.until);
  }
  return whole;
}

/** watchedNear tells whether a watch covers some of the place and time of an action: whether it was watched rests on it. */
export function watchedNear(
  { body, ms }: Watch,
  { said, fromMs, untilMs }: DeclaredEffect,
): boolean {
  const { '/target/system': system, '/target/resource': resource } = said;
  const isThere =
    body.system === system && resource?.startsWith(body.resource_prefix ?? '') === true;
  const until = Math.min(Date.parse(body.until), ms);
  const isThen =
    Date.parse(body.from) <= untilMs + SEEN_WITHIN_MS && until >= fromMs - SEEN_WITHIN_MS;
  return isThere && isThen;
}

/**
 * watchersOf gives who watched the place of an action, from five minutes before it until five minutes after it:
 * whoever began or ended nearer to it may have missed it for a clock that is wrong.
 */
export function watchersOf(
  spans: ReadonlyMap<string, readonly Span[]>,
  { said, fromMs, untilMs }: DeclaredEffect,
): Watcher[] {
  const { '/target/system': system, '/target/resource': resource } = said;
  if (system === undefined || resource === undefined) return [];
  const watchers = new Map<string, Watcher>();
  for (const span of spans.get(system) ?? []) {
    const isThen = span.from <= fromMs - SEEN_WITHIN_MS && untilMs + SEEN_WITHIN_MS <= span.until;
    if (!isThen || !resource.startsWith(span.prefix)) continue;
    if (watchers.has(span.observer)) continue;
    const { observer, seq, actor, source } = span;
    watchers.set(observer, { observer, seq, actor, source });
  }
  return [...watchers.values()];
}
