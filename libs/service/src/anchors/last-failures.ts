import { AnchorFailure } from './bounded-post.js';

/** Why somebody outside failed last, in one line for people, and when (RFC 3339). */
export interface LastFailure {
  reason: string;
  at: string;
}

/** Why each of those outside failed last since this process began, whether or not it did better afterwards. */
export class LastFailures {
  readonly #failures = new Map<string, LastFailure>();

  /** Of one ledger; of all where nothing answered. */
  note(who: string, ledgerId: string, error: unknown): void {
    const isAway = error instanceof AnchorFailure && error.isAway;
    // What disk or database said is for the log, and whoever reads that.
    const reason = error instanceof AnchorFailure ? error.message : HERE;
    const failure = { reason, at: new Date().toISOString() };
    this.#failures.set(isAway ? who : keyOf(who, ledgerId), failure);
  }

  /** The last one that says something of this ledger; undefined where there was none. */
  of(who: string, ledgerId: string): LastFailure | undefined {
    const [all, own] = [this.#failures.get(who), this.#failures.get(keyOf(who, ledgerId))];
    if (all === undefined || own === undefined) return all ?? own;
    return all.at > own.at ? all : own;
  }
}

const HERE = 'it failed on the side of the server, whose log says why';

/** No id of a ledger has a space in it. */
const keyOf = (who: string, ledgerId: string): string => `${ledgerId} ${who}`;
