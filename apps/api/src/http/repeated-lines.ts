/** The levels that are summed. */
export type SummedLevel = 'warn' | 'error';

/** What a line is written from: facts and a message, or a message alone. */
export type LineParts = readonly unknown[];

/** A failure that comes again and again, and what is not in the log of it yet. */
interface Repetition {
  level: SummedLevel;
  message: string;
  facts: Record<string, unknown>;
  /** Since the last line about it. */
  count: number;
  /** Unix milliseconds. */
  from: number;
  to: number;
  requestIds: string[];
}

/** How many failures are told apart at a time; all others are summed as one. */
const KINDS_MAX = 200;
/** Ids of requests that a sum names, the first ones. */
const REQUEST_IDS_MAX = 20;
const OTHERS = 'others';

/**
 * Keeps a fault from filling the log: of failures that are the same the first is written as it is, and
 * those that follow are counted and written as one line each time the window is over. A failure that stays away
 * for a whole window is new when it comes again.
 */
export class RepeatedLines {
  readonly #known = new Map<string, Repetition>();

  /** Whether the line is to be written now. Otherwise it was counted. */
  admit(level: SummedLevel, given: LineParts, now: number): boolean {
    const { message, facts, requestId } = read(given);
    if (saysChange(facts['context'])) return true;
    const name = JSON.stringify([level, message, facts]);
    const isRoom = this.#known.has(name) || this.#known.size < KINDS_MAX;
    const key = isRoom ? name : OTHERS;
    const known = this.#known.get(key);
    if (known === undefined) {
      const shown = isRoom ? { message, facts } : { message: 'other failures', facts: {} };
      this.#known.set(key, { level, ...shown, count: 0, from: now, to: now, requestIds: [] });
      return true;
    }
    if (known.count === 0) known.from = now;
    known.count++;
    known.to = now;
    if (requestId !== undefined && known.requestIds.length < REQUEST_IDS_MAX) {
      known.requestIds.push(requestId);
    }
    return false;
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** The sums of a window that is over, as lines. */
  takeSums(): { level: SummedLevel; facts: Record<string, unknown>; message: string }[] {
    const sums = [];
    for (const [key, one] of this.#known) {
      if (one.count === 0) {
        this.#known.delete(key);
        continue;
      }
      const { level, message, facts, count, from, to, requestIds } = one;
      const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const ids = requestIds.length === 0 ? {} : { request_ids: requestIds };
      sums.push({ level, message, facts: { ...facts, repeated: count, ...times, ...ids } });
      one.count = 0;
      one.requestIds = [];
    }
    return sums;
  }
}

/** Who logs that something is otherwise than before, and only then: the same line again is another change. */
function saysChange(context: unknown): boolean {
  return Array.isArray(context) && context.includes('Readiness');
}

/** What makes a failure the same as another: nothing that is of one request alone. */
function read([first, second]: LineParts): {
  message: string;
  facts: Record<string, unknown>;
  requestId: string | undefined;
} {
  const object: Record<string, unknown> =
    typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {};
  const { route, status, context, reqId } = object;
  const facts = {
    ...(typeof route === 'string' ? { route } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(context === undefined ? {} : { context }),
    ...errorFacts(object['err']),
  };
  const text = typeof first === 'string' ? first : second;
  return {
    message: typeof text === 'string' ? text : '',
    facts,
    requestId: typeof reqId === 'string' ? reqId : undefined,
  };
}

/** Its class and code; its message may name what is of one request. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return {};
  const { name, code } = error as { name?: unknown; code?: unknown };
  return {
    ...(typeof name === 'string' ? { error: name } : {}),
    ...(typeof code === 'string' ? { error_code: code } : {}),
  };
}
