/** Does something again and again while the process runs, never twice at once. */
export class Rounds {
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  /** At once, and then each `everyMs`; a round that takes longer than that is followed by none until it has ended. */
  start(work: () => Promise<void>, everyMs: number): void {
    const begin = (): void => {
      this.#round ??= work().finally(() => {
        this.#round = undefined;
      });
    };
    this.#timer = setInterval(begin, everyMs);
    // Waiting for the next one must not keep the process alive.
    this.#timer.unref();
    begin();
  }

  /** Begins no more of them. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Resolves when the one under way has ended. */
  async ended(): Promise<void> {
    await this.#round;
  }
}
