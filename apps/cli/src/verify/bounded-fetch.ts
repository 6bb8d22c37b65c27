import { ReaderError, type Fetch } from '@docket/verify';
import { Pace } from './pace.js';

/** Longest wait for the head of an answer, and between two pieces of its body, in milliseconds. */
const IDLE_MS_MAX = 15_000;
/** Longest time for a whole answer, in milliseconds: then less is asked for at a time. */
const ANSWER_MS_MAX = 120_000;
/** Slowest that an answer may come once it had time to begin, in bytes a second. */
const BYTES_PER_SECOND_MIN = 1_024;

/** What reads a server that may mean harm: options of httpReader. */
export interface BoundedSource {
  fetch: Fetch;
  onRead: (read: number, claimed: number) => void;
}

/**
 * Requests of one verification, to a source that may mean harm: without redirects, which would carry the key
 * to an address that nobody named, and with an end, each and all together. How long an answer may be is the
 * reader's to say.
 *
 * `timeoutMs`: longest that all of them may take together; left out, what their pace allows.
 *
 * They throw ReaderError, also while a body is read: `unreachable`, or `too_large` where an answer came as fast
 * as it may and did not end in time.
 */
export function boundedSource(timeoutMs?: number): BoundedSource {
  const pace = new Pace(performance.now(), timeoutMs);
  return {
    fetch: async (url, init) => {
      const answer = new BoundedAnswer(url, pace);
      return answer.open(init);
    },
    onRead: (read, claimed) => pace.onRead(read, claimed, performance.now()),
  };
}

class BoundedAnswer {
  readonly #end = new AbortController();
  readonly #started = performance.now();
  #bytes = 0;

  constructor(
    readonly url: string,
    readonly pace: Pace,
  ) {}

  async open(init: Parameters<Fetch>[1]): ReturnType<Fetch> {
    const { url } = this;
    const response = await this.#withinIdle(() =>
      fetch(url, { ...init, redirect: 'error', signal: this.#end.signal }),
    );
    const reader = response.body?.getReader();
    if (reader === undefined) return { status: response.status, body: null };
    const read = (): Promise<{ done: boolean; value?: Uint8Array | undefined }> =>
      this.#withinIdle(async () => {
        const { done, value } = await reader.read();
        this.#take(done, value?.length ?? 0);
        return { done, value };
      });
    const cancel = (): Promise<void> => reader.cancel().catch(() => undefined);
    return { status: response.status, body: { getReader: () => ({ read, cancel }) } };
  }

  #take(done: boolean, bytes: number): void {
    const now = performance.now();
    const elapsedMs = now - this.#started;
    this.#bytes += bytes;
    this.pace.onBytes(bytes, now);
    if (done) return;
    if (elapsedMs > IDLE_MS_MAX && this.#bytes < (BYTES_PER_SECOND_MIN * elapsedMs) / 1_000) {
      throw this.#ended('unreachable', `sends less than ${BYTES_PER_SECOND_MIN} bytes a second`);
    }
    if (elapsedMs > ANSWER_MS_MAX) {
      throw this.#ended('too_large', `took longer than ${ANSWER_MS_MAX / 1_000} s`);
    }
  }

  /** @throws ReaderError for whatever keeps `work` from its end, silence included. */
  async #withinIdle<Value>(work: () => Promise<Value>): Promise<Value> {
    const leftMs = this.pace.leftMs(performance.now());
    const silence = setTimeout(
      () =>
        leftMs < IDLE_MS_MAX
          ? this.#end.abort(this.pace.late())
          : this.#ended('unreachable', `was silent for ${IDLE_MS_MAX / 1_000} s`),
      Math.max(1, Math.min(IDLE_MS_MAX, leftMs)),
    );
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof ReaderError) throw cause;
      if (this.#end.signal.aborted) throw this.#end.signal.reason;
      throw new ReaderError('unreachable', `${this.url} cannot be reached`, { cause });
    } finally {
      clearTimeout(silence);
    }
  }

  /** Gives the connection up. */
  #ended(code: ReaderError['code'], why: string): ReaderError {
    const reason = new ReaderError(code, `${this.url} ${why}`);
    this.#end.abort(reason);
    return reason;
  }
}
