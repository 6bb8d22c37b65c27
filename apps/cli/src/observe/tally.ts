import { CommandFailure, EXIT } from '../failure.js';

/** Most lines that are told one by one; all are counted. */
const TOLD_MAX = 20;

/** What became of the lines of a source. */
export class ObserveTally {
  /** Number of the line that is looked at, empty ones not counted. */
  line = 0;
  recorded = 0;
  /** Recorded by an earlier run. */
  before = 0;
  readonly #leftOut = new Map<string, number>();
  readonly #failed: string[] = [];
  #failures = 0;

  begin(): void {
    this.line += 1;
  }

  record(isBefore: boolean): void {
    if (isBefore) this.before += 1;
    else this.recorded += 1;
  }

  leaveOut(why: string): void {
    this.#leftOut.set(why, (this.#leftOut.get(why) ?? 0) + 1);
  }

  /** An event, or what may be one, that is not recorded. */
  fail(why: string): void {
    this.#failures += 1;
    if (this.#failed.length < TOLD_MAX)
      this.#failed.push(`Line ${this.line} is not recorded: ${why}.`);
  }

  told(): string[] {
    const rest = this.#failures - this.#failed.length;
    return [
      `${this.recorded} recorded, ${this.before} recorded before.`,
      ...[...this.#leftOut].map(([why, count]) => `${count} left out: ${why}.`),
      ...this.#failed,
      ...(rest > 0 ? [`${rest} more are not recorded.`] : []),
    ];
  }

  failure(): CommandFailure | undefined {
    if (this.#failures === 0) return undefined;
    const isAny = this.recorded + this.before > 0;
    const message = `${this.#failures} of ${this.line} lines could not be recorded. Mend or remove them and run it again: what is recorded is not recorded twice.`;
    return new CommandFailure(message, isAny ? EXIT.partial : EXIT.failed);
  }
}
