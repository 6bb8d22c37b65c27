import { singleLine } from '../failure.js';
import {
  CROSS,
  formatDuration,
  paint,
  ProgressLine,
  TICK,
  wrapText,
  type Terminal,
} from '../terminal.js';

/** A step of the demo that did not go as it must. The message says what was expected and found. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

/** What a step says when it is done: a short note at the right margin. */
export type StepNote = string | undefined;

/** Who does a step. Kept to eight letters: it is a column. */
export type Actor = 'agent' | 'docket' | 'reviewer' | 'officer' | 'auditor' | 'attacker' | 'demo';

/**
 * Tells the demo: numbered chapters, one line per step. A tick is only ever printed after the step's
 * own check has passed.
 */
export class Narrator {
  readonly #progress: ProgressLine;
  #chapters = 0;
  #steps = 0;
  #stopped = false;

  constructor(private readonly terminal: Terminal) {
    this.#progress = new ProgressLine(terminal);
  }

  /** From here on no step begins and nothing is printed: the demo was interrupted. */
  stop(): void {
    this.#stopped = true;
    this.#progress.clear();
  }

  /** Steps that went as they must. */
  get stepCount(): number {
    return this.#steps;
  }

  title(text: string): void {
    this.terminal.out(`${paint.strong(text)}\n`);
  }

  chapter(title: string): void {
    this.#chapters++;
    this.terminal.out(`\n${paint.strong(`${this.#chapters}  ${title}`)}\n`);
  }

  /** Text of our own between the steps. */
  say(text: string): void {
    for (const line of wrapText(text, this.terminal.columns - INDENT.length)) {
      this.terminal.out(`${INDENT}${paint.dim(line)}\n`);
    }
  }

  /** Words that came out of the ledger, so that they stand apart from our own. */
  quote(text: string): void {
    for (const line of wrapText(singleLine(text), this.terminal.columns - INDENT.length - 2)) {
      this.terminal.out(`${INDENT}${paint.accent('│')} ${line}\n`);
    }
  }

  /** Runs one step and prints its line. The step throws when it did not go as it must. */
  async step(actor: Actor, text: string, action: () => Promise<StepNote>): Promise<void> {
    if (this.#stopped) throw new DemoFailure('The demo was interrupted.');
    this.#progress.show(`${INDENT}… ${actor.padEnd(ACTOR_WIDTH)} ${text}`);
    const startedMs = performance.now();
    let note: StepNote;
    try {
      note = await action();
    } catch (error) {
      this.#progress.clear();
      if (!this.#stopped) this.terminal.out(this.#line(paint.bad(CROSS), actor, text, 'failed'));
      throw error;
    }
    const took = formatDuration(performance.now() - startedMs);
    this.#progress.clear();
    this.#steps++;
    this.terminal.out(this.#line(paint.good(TICK), actor, text, note ?? '', took));
  }

  #line(mark: string, actor: Actor, text: string, note: string, took = ''): string {
    const right = `${note}${took.padStart(TIME_WIDTH)}`;
    const width = this.terminal.columns - INDENT.length - 2 - ACTOR_WIDTH - 1;
    // The note goes beside the last line where it fits, and never over the text.
    const lines = wrapText(text, width);
    const last = lines.pop() ?? '';
    const gap = width - last.length - right.length;
    const indent = ' '.repeat(INDENT.length + 2 + ACTOR_WIDTH + 1);
    const tail =
      gap >= 1
        ? `${last}${' '.repeat(gap)}`
        : `${last}\n${indent}${' '.repeat(Math.max(0, width - right.length))}`;
    const body = [...lines, tail].join(`\n${indent}`);
    return `${INDENT}${mark} ${paint.accent(actor.padEnd(ACTOR_WIDTH))} ${body}${paint.dim(right)}\n`;
  }
}

const INDENT = '   ';
const ACTOR_WIDTH = 8;
const TIME_WIDTH = 8;

/** Fails the demo unless `condition` holds; `what` says what must be so. */
export function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new DemoFailure(what);
}

/** Fails the demo unless both are the same; says what was found instead. */
export function mustEqual<T extends string | number | boolean>(
  found: T,
  expected: T,
  what: string,
): void {
  if (found !== expected) {
    throw new DemoFailure(`${what}: expected ${String(expected)}, found ${String(found)}`);
  }
}
