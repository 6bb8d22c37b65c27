/** What somebody outside is asked of a ledger. */
export interface HeldQuestion {
  ledger: {
    id: string;
    origin: string;
    /** C2SP verifier key. */
    publicKey: string;
  };
  /** Restorations that the database has of it. */
  restorations: number;
  /** The newest checkpoint that the database has of it and that its key signed; undefined where there is none. */
  newest: { size: number; root: Uint8Array; note: string } | undefined;
  /** Consistency proof between two sizes, by the database. */
  prove(from: number, to: number): Promise<Uint8Array[]>;
  signal: AbortSignal;
}

/** What is held of a ledger outside of its database. */
export type HeldAnswer =
  | { kind: 'nothing' }
  /** A checkpoint that the ledger's key signed. `root`: hex. `restorations`: that had been recorded by then. */
  | { kind: 'checkpoint'; size: number; root: string; restorations: number }
  /** By its word, it has vouched for so many entries. */
  | { kind: 'size'; size: number }
  /** By its word, what it has vouched for, of so many entries, is not what the database leads on from. */
  | { kind: 'other'; size: number };

/** Somebody outside of the database who holds what was signed of ledgers: a store of checkpoints, a witness. */
export interface Holder {
  /** In a sentence: `the witness north`. No two are called the same. */
  readonly name: string;
  /** Milliseconds for which an answer will do before the next signature. */
  readonly freshMs: number;
  /** Each answer is held against the database. @throws an error whose message is one line for people; `isAway` or `isUnasked` on it says more. */
  ask(question: HeldQuestion): Promise<HeldAnswer | readonly HeldAnswer[]>;
}

/** Longest wait for one answer, in milliseconds. */
const ASK_MS_MAX = 3_000;
/** How long one that did not answer is not asked again before a signature, which would wait for it each time. */
const DOWN_MS = 30_000;
/** And by who has nobody wait. */
const DOWN_ROUND_MS = 5_000;

interface Heard {
  /** Connections to the database that had been lost by then. */
  epoch: number;
  /** By `performance.now()`. */
  at: number;
}

/** What is said of why somebody did not answer. */
interface Fault {
  /** Nothing answered. */
  isAway?: unknown;
  /** There was nothing to ask with, so that it says nothing of whoever was to be asked. */
  isUnasked?: unknown;
}

/** Who was heard of which ledger, since which loss of a connection. */
export class HeardHolders {
  readonly #holders: readonly Holder[];
  readonly #heard = new Map<string, Heard>();
  /** By holder, when nothing answered; by holder and ledger, when it said nothing that can be used. */
  readonly #failed = new Map<string, { at: number; reason: string }>();
  /** Who answered in this round: of the others one is asked at a time, so that nobody waits for each ledger. */
  readonly #there = new Set<string>();
  /** By holder that has not answered yet, the first question under way. */
  readonly #first = new Map<string, Promise<unknown>>();
  readonly #onFailed: ((holder: string, reason: string | undefined) => void)[] = [];

  constructor(holders: readonly Holder[]) {
    this.#holders = holders;
  }

  get isEmpty(): boolean {
    return this.#holders.length === 0;
  }

  /** Those that cannot be heard, and why. */
  get failures(): [holder: string, reason: string][] {
    return this.#holders.flatMap(({ name }) => {
      const [first] = [...this.#failed]
        .filter(([key]) => key === name || key.endsWith(` ${name}`))
        .map(([, { reason }]) => reason);
      return first === undefined ? [] : [[name, first] as [string, string]];
    });
  }

  /** Calls back when one cannot be heard, and why; and, without a reason, when it is heard again. */
  onFailed(listener: (holder: string, reason: string | undefined) => void): void {
    this.#onFailed.push(listener);
  }

  /** From now on nobody is known to be there. */
  beginRound(): void {
    this.#there.clear();
  }

  /** Who is to be asked: not heard since the loss of a connection, or, with `isFresh`, too long ago. */
  due(ledgerId: string, epoch: number, isFresh: boolean): Holder[] {
    const now = performance.now();
    const downMs = isFresh ? DOWN_MS : DOWN_ROUND_MS;
    return this.#holders.filter((holder) => {
      const last = [holder.name, keyOf(holder, ledgerId)].map((key) => this.#failed.get(key)?.at);
      if (last.some((at) => at !== undefined && now - at < downMs)) return false;
      const heard = this.#heard.get(keyOf(holder, ledgerId));
      if (heard?.epoch !== epoch) return true;
      return isFresh && now - heard.at >= holder.freshMs;
    });
  }

  /** Whether everybody was heard of the ledger. */
  isWhole(ledgerId: string, epoch: number): boolean {
    return this.#holders.every((one) => this.#heard.get(keyOf(one, ledgerId))?.epoch === epoch);
  }

  /**
   * Asks one, for a bounded time; undefined where it did not answer, which whoever listens is told once. One that is not
   * known to be there is asked one question first, and where it is away none of those that came meanwhile.
   */
  async ask(
    holder: Holder,
    question: Omit<HeldQuestion, 'signal'>,
  ): Promise<readonly HeldAnswer[] | undefined> {
    while (!this.#there.has(holder.name)) {
      const first = this.#first.get(holder.name);
      if (first === undefined) {
        const asked = this.#askNow(holder, question);
        this.#first.set(holder.name, asked);
        return asked.finally(() => this.#first.delete(holder.name));
      }
      const before = this.#failed.get(holder.name);
      await first;
      const after = this.#failed.get(holder.name);
      if (after !== undefined && after !== before) return undefined;
    }
    return this.#askNow(holder, question);
  }

  async #askNow(
    holder: Holder,
    question: Omit<HeldQuestion, 'signal'>,
  ): Promise<readonly HeldAnswer[] | undefined> {
    const end = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const text = `it did not answer within ${ASK_MS_MAX / 1000} s`;
        reject(Object.assign(new Error(text), { isAway: true }));
        end.abort();
      }, ASK_MS_MAX);
    });
    try {
      const asked = holder.ask({ ...question, signal: end.signal });
      const answer = await Promise.race([asked, late]);
      this.#answered(holder, question.ledger.id);
      return [answer].flat();
    } catch (error) {
      this.#fail(holder, question.ledger.id, error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Its answer was held against the database as of this loss of a connection. */
  note(holder: Holder, ledgerId: string, epoch: number): void {
    this.#heard.set(keyOf(holder, ledgerId), { epoch, at: performance.now() });
  }

  #answered(holder: Holder, ledgerId: string): void {
    this.#there.add(holder.name);
    const wasAway = this.#failed.delete(holder.name);
    const wasUnfit = this.#failed.delete(keyOf(holder, ledgerId));
    if (wasAway || wasUnfit) this.#tell(holder.name, undefined);
  }

  #fail(holder: Holder, ledgerId: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : 'unknown';
    const fault = error as Fault | null;
    const isAway = fault?.isAway === true;
    if (isAway) this.#there.delete(holder.name);
    else if (fault?.isUnasked !== true) this.#there.add(holder.name);
    const key = isAway ? holder.name : keyOf(holder, ledgerId);
    const before = this.#failed.get(key)?.reason;
    this.#failed.set(key, { at: performance.now(), reason });
    if (before !== reason)
      this.#tell(holder.name, isAway ? reason : `of the ledger ${ledgerId}: ${reason}`);
  }

  #tell(holder: string, reason: string | undefined): void {
    for (const listener of this.#onFailed) listener(holder, reason);
  }
}

/** No id has a space. */
const keyOf = ({ name }: Holder, ledgerId: string): string => `${ledgerId} ${name}`;
