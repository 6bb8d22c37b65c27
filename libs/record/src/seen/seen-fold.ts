import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '../types.js';
import { validateRecord } from '../validate.js';
import { compareSeen, type SeenComparison } from './compare.js';
import { type DeclaredEffect, declareEffect, isEffectStep } from './declared.js';
import { groupBy, SEEN_WITHIN_MS, type SeenEvent } from './match.js';
import {
  isHiddenAt,
  readPart,
  type ReadPart,
  type SeenValues,
  SEEN_MEMBERS,
  type SeenMember,
} from './said.js';
import { ALL_GONE, type UnreadEvent, type UnreadStep } from './unread.js';
import { type Watch, watchedNear } from './watches.js';

const BEARING_MAX = 2_000;

/** An entry as the comparison takes it. */
export interface SeenEntry {
  seq: number;
  type: string;
  /** The ledger's clock (RFC 3339). */
  time: string;
  actor: string;
  /** Absent: it stands outside of decisions. */
  decision?: string | undefined;
  /** Absent: missing or damaged. */
  body?: JsonObject | undefined;
  /** JSON Pointers of its values that are withheld or erased; what stands there instead is not read. */
  hidden?: readonly string[] | undefined;
}

/** The types that the comparison reads; all others say nothing to it. */
export const isSeenType = (type: string): boolean =>
  type === 'observation.recorded' || type === 'watch.recorded' || isEffectStep(type);

/**
 * Collects from a ledger's entries, in order, what agents declared and what was seen from outside. Of an entry whose
 * values are gone it keeps what is left: only where what is gone might have told otherwise, nothing is found.
 */
export class SeenFold {
  readonly #effects = new Map<string, DeclaredEffect>();
  readonly #events: SeenEvent[] = [];
  readonly #watches: Watch[] = [];
  readonly #unreadSteps: UnreadStep[] = [];
  readonly #unreadEvents: UnreadEvent[] = [];
  #hasUnreadWatches = false;
  #asOfMs = 0;

  /** How many actions, observations and watches it holds. */
  get size(): number {
    return this.#effects.size + this.#events.length + this.#watches.length;
  }

  take(entry: SeenEntry): void {
    const { seq, type, actor } = entry;
    const ms = Date.parse(entry.time);
    if (ms > this.#asOfMs) this.#asOfMs = ms;
    if (type === 'observation.recorded') this.#observe(entry, ms);
    else if (type === 'watch.recorded') {
      const hidden = relevant(entry.hidden, WATCH_PLACES);
      const body = hidden.length === 0 ? readBody(type, entry.body) : undefined;
      if (body === undefined) this.#hasUnreadWatches = true;
      else this.#watches.push({ seq, actor, ms, body });
    } else if (isEffectStep(type) && entry.decision !== undefined) {
      this.#declare(entry, entry.decision, ms);
    }
  }

  #observe({ seq, actor, body, hidden }: SeenEntry, ms: number): void {
    const away = relevant(hidden, EVENT_PLACES);
    const read = away.length === 0 ? readBody('observation.recorded', body) : undefined;
    if (read === undefined) this.#unreadEvents.push({ seq, ...partOf(body, OBSERVED, away) });
    else {
      const { said } = readPart(body ?? {}, OBSERVED, []);
      this.#events.push({ seq, actor, ms, body: read, said });
    }
  }

  #declare({ seq, type, body, hidden = [] }: SeenEntry, decision: string, ms: number): void {
    const isRead =
      hidden.length > 0 || readBody(type as 'side_effect.executed', body) !== undefined;
    if (isRead && body !== undefined) {
      if (declareEffect(this.#effects, { type, decision, seq, ms, body, hidden })) return;
    }
    this.#unreadSteps.push({ decision, seq, type, ms, said: {}, gone: ALL_GONE });
  }

  /**
   * Which observations and watches the comparison of one decision's actions rests on: with these and its own entries
   * whoever has no others can repeat it. Beside them what was seen and not declared by any decision, at a target of its
   * actions, while it was under way (`during`, in milliseconds since 1970) or within five minutes of it.
   * Undefined: they are more than 2,000, and fewer would tell something else.
   */
  bearingOn(
    compared: SeenComparison,
    decision: string,
    during: { fromMs: number; untilMs: number },
  ): number[] | undefined {
    const own = compared.effects.filter(({ effect }) => effect.decision === decision);
    const events = compared.events.filter(
      ({ match }) => match?.candidates.some((one) => one.decision === decision) === true,
    );
    const watches = this.#watches.filter((watch) =>
      own.some(({ effect }) => watchedNear(watch, effect)),
    );
    const targets = new Set(own.map(({ effect }) => targetOf(effect.said)));
    const beside = compared.events.filter(({ event: { said }, verdict }) => {
      const at = Date.parse(said['/occurred_at'] ?? '');
      const isThen = at >= during.fromMs - SEEN_WITHIN_MS && at <= during.untilMs + SEEN_WITHIN_MS;
      return verdict === 'not_declared' && isThen && targets.has(targetOf(said));
    });
    const seqs = [
      ...[...events, ...beside].map(({ event }) => event.seq),
      ...watches.map(({ seq }) => seq),
    ];
    return seqs.length > BEARING_MAX ? undefined : seqs.sort((a, b) => a - b);
  }

  /** compare says what agrees and what does not, as of the last entry that was taken. */
  compare(): SeenComparison {
    return compareSeen({
      effects: this.#known(),
      events: this.#events,
      watches: this.#watches,
      asOfMs: this.#asOfMs,
      unreadSteps: this.#unreadSteps,
      unreadEvents: this.#unreadEvents,
      hasUnreadWatches: this.#hasUnreadWatches,
    });
  }

  /** An action whose intent may be one that cannot be read: what that said of it is gone. */
  #known(): DeclaredEffect[] {
    const intents = groupBy(
      this.#unreadSteps.filter(({ type }) => type === 'side_effect.intent'),
      ({ decision }) => decision,
    );
    return [...this.#effects.values()].map((effect) => {
      const { decision, isAnnounced, said, undos } = effect;
      const steps = isAnnounced ? undefined : intents.get(decision);
      if (steps === undefined || said['/target/system'] !== undefined) return effect;
      return {
        ...effect,
        gone: ALL_GONE,
        unread: [...effect.unread, ...steps.map(({ seq }) => seq)],
        undos: undos.map((undo) => ({ ...undo, gone: ALL_GONE })),
      };
    });
  }
}

const targetOf = (said: SeenValues): string =>
  JSON.stringify([said['/target/system'], said['/target/resource']]);

/** Where an observation says what is compared. */
const OBSERVED = Object.fromEntries(SEEN_MEMBERS.map((member) => [member, member])) as {
  readonly [Member in SeenMember]: Member;
};
/** What else of it is told, or says who saw it. */
const EVENT_PLACES = [...SEEN_MEMBERS, '/source_kind', '/source', '/outcome'];
const WATCH_PLACES = ['/source_kind', '/source', '/system', '/resource_prefix', '/from', '/until'];

const relevant = (hidden: readonly string[] = [], places: readonly string[]): string[] =>
  hidden.filter((one) => places.some((place) => isHiddenAt(place, [one])));

function partOf(
  body: JsonObject | undefined,
  places: typeof OBSERVED,
  hidden: readonly string[],
): ReadPart {
  // Without a hidden place that explains it, it is damaged: nothing of it is taken for what was recorded.
  if (body === undefined || hidden.length === 0) return { said: {}, gone: ALL_GONE };
  return readPart(body, places, hidden);
}

/** Undefined: there is none, or it is no record of its type. */
function readBody<Type extends keyof RecordBodies>(
  type: Type,
  body: JsonObject | undefined,
): RecordBodies[Type] | undefined {
  if (body === undefined) return undefined;
  const checked = validateRecord(type, body);
  return checked.ok ? checked.body : undefined;
}
