import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '../types.js';
import { validateRecord } from '../validate.js';
import { compareSeen, type SeenComparison } from './compare.js';
import { type DeclaredEffect, declareEffect, isEffectStep } from './declared.js';
import type { SeenEvent } from './match.js';
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
  /** Absent: missing, damaged, or values of it are withheld or erased. */
  body?: JsonObject | undefined;
}

/** The types that the comparison reads; all others say nothing to it. */
export const isSeenType = (type: string): boolean =>
  type === 'observation.recorded' || type === 'watch.recorded' || isEffectStep(type);

/**
 * Collects from a ledger's entries, in order, what agents declared and what was seen from outside. What cannot be read
 * is kept in mind: where it might have told otherwise, nothing is found.
 */
export class SeenFold {
  readonly #effects = new Map<string, DeclaredEffect>();
  readonly #events: SeenEvent[] = [];
  readonly #watches: Watch[] = [];
  readonly #unreadDecisions = new Set<string>();
  #hasUnreadEvents = false;
  #asOfMs = 0;

  /** How many actions, observations and watches it holds. */
  get size(): number {
    return this.#effects.size + this.#events.length + this.#watches.length;
  }

  take(entry: SeenEntry): void {
    const { seq, type, actor } = entry;
    const ms = Date.parse(entry.time);
    if (ms > this.#asOfMs) this.#asOfMs = ms;
    if (type === 'observation.recorded') {
      const body = readBody(type, entry.body);
      if (body === undefined) this.#hasUnreadEvents = true;
      else this.#events.push({ seq, actor, ms, body });
    } else if (type === 'watch.recorded') {
      const body = readBody(type, entry.body);
      // Nobody watched, as far as can be told.
      if (body !== undefined) this.#watches.push({ seq, actor, ms, body });
    } else if (isEffectStep(type) && entry.decision !== undefined) {
      this.#declare(entry, entry.decision, ms);
    }
  }

  #declare({ seq, type, body }: SeenEntry, decision: string, ms: number): void {
    const read = readBody(type as 'side_effect.executed', body);
    if (read === undefined) this.#unreadDecisions.add(decision);
    else declareEffect(this.#effects, { type, decision, seq, ms, body: read });
  }

  /**
   * Which observations and watches the comparison of one decision's actions rests on: with these and its own entries
   * whoever has no others can repeat it. Undefined: they are more than 2,000, and fewer would tell something else.
   */
  bearingOn(compared: SeenComparison, decision: string): number[] | undefined {
    const own = compared.effects.filter(({ effect }) => effect.decision === decision);
    const events = compared.events.filter(
      ({ match }) => match?.candidates.some((one) => one.decision === decision) === true,
    );
    const watches = this.#watches.filter((watch) =>
      own.some(({ effect }) => watchedNear(watch, effect)),
    );
    const seqs = [...events.map(({ event }) => event.seq), ...watches.map(({ seq }) => seq)];
    return seqs.length > BEARING_MAX ? undefined : seqs.sort((a, b) => a - b);
  }

  /** compare says what agrees and what does not, as of the last entry that was taken. */
  compare(): SeenComparison {
    return compareSeen({
      effects: [...this.#effects.values()],
      events: this.#events,
      watches: this.#watches,
      asOfMs: this.#asOfMs,
      unreadDecisions: this.#unreadDecisions,
      hasUnreadEvents: this.#hasUnreadEvents,
    });
  }
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
