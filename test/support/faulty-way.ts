import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * `there`: everything passes. `away`: connections are closed at once. `deaf`: what is asked arrives and is carried
 * out, and the connection is closed instead of an answer. `silent`: nothing passes either way, and no packet says
 * so, as when the other host has lost power.
 */
export type WayState = 'there' | 'away' | 'deaf' | 'silent';

/** One connection: from whoever asks, and on to the server. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** A TCP way to a server (HTTP or PostgreSQL) that can be made to fail. */
export class FaultyWay {
  readonly #target: URL;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #state: WayState = 'there';
  /** What a request contains that the next answer is cut off behind. */
  #lostWords: string | undefined;
  #cutWords: string | undefined;
  #cuts = 0;
  #delayMs = 0;

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((near) => this.#accept(near));
  }

  static async to(target: string): Promise<FaultyWay> {
    const way = new FaultyWay(new URL(target));
    await new Promise<void>((resolve) => way.#server.listen(0, '127.0.0.1', resolve));
    return way;
  }

  /** The target's address by this way, with its credentials and path. */
  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.pathname === '/' ? url.href.replace(/\/$/, '') : url.href;
  }

  /** Connections that were cut off behind the words of `cutAfter` so far. */
  get cuts(): number {
    return this.#cuts;
  }

  /** Connections that are there now follow, except that silence does not end them. */
  switchTo(state: WayState): void {
    this.#state = state;
    const isSilent = state === 'silent';
    for (const { near, far } of this.#pairs) {
      for (const socket of [near, far]) {
        if (isSilent) socket.pause();
        else socket.resume();
      }
    }
    if (state === 'away' || state === 'deaf') this.cut();
  }

  /** Every answer from now on comes so much later. */
  slowTo(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** Ends every connection, both ways, with a reset and in the middle of whatever is said. */
  cut(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  /**
   * Of the next connection that sends these words the answer is lost: they reach the server, which carries them
   * out, and the connection is ended when the server answers.
   */
  cutAfter(words: string): void {
    this.#cutWords = words;
  }

  /** The answers are lost without a word, for good, of each connection that is there now and sends these words. */
  loseAnswersAfter(words: string): void {
    for (const { near, far } of this.#pairs) {
      near.prependListener('data', (chunk: Buffer) => {
        if (chunk.includes(words)) far.pause();
      });
    }
  }

  /** The same of the one connection, there now or not yet, that sends these words first. */
  loseAnswersOnceAfter(words: string): void {
    this.#lostWords = words;
  }

  #listen({ near, far }: { near: Socket; far: Socket }): void {
    near.on('data', (chunk: Buffer) => {
      if (this.#lostWords === undefined || !chunk.includes(this.#lostWords)) return;
      this.#lostWords = undefined;
      far.pause();
    });
  }

  async close(): Promise<void> {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(near: Socket): void {
    if (this.#state === 'away') {
      near.destroy();
      return;
    }
    const pair = { near, far: connect(Number(this.#target.port), this.#target.hostname) };
    const { far } = pair;
    this.#pairs.add(pair);
    this.#listen(pair);
    let answersAreCut = false;
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      if (this.#state === 'silent') from.pause();
      // A cut connection errors on the other side: that is the point.
      from.on('error', () => other.destroy());
      from.once('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    near.on('data', (chunk: Buffer) => {
      if (this.#cutWords !== undefined && chunk.includes(this.#cutWords)) {
        this.#cutWords = undefined;
        this.#cuts += 1;
        answersAreCut = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (answersAreCut || this.#state === 'deaf') near.destroy();
      else if (this.#delayMs === 0) near.write(chunk);
      else setTimeout(() => near.write(chunk), this.#delayMs);
    });
  }
}
