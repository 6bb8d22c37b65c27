/**
 * Work of which several want the outcome: whoever asks is answered by a turn that began after they asked, and not each by one
 * of their own. One turn at a time for each key.
 */
export class SharedTurns<Outcome> {
  readonly #turns = new Map<string, { running: Promise<Outcome>; next?: Promise<Outcome> }>();

  /** @param work of `key`, the same for all who name it. Rejects as it does. */
  take(key: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const turn = this.#turns.get(key);
    if (turn === undefined) return this.#begin(key, work);
    // What is under way may have looked already.
    turn.next ??= turn.running.then(
      () => this.#begin(key, work),
      () => this.#begin(key, work),
    );
    return turn.next;
  }

  #begin(key: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const turn: { running: Promise<Outcome>; next?: Promise<Outcome> } = { running: work() };
    this.#turns.set(key, turn);
    const end = (): void => {
      if (turn.next === undefined) this.#turns.delete(key);
    };
    turn.running.then(end, end);
    return turn.running;
  }
}
