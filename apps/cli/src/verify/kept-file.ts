import type { VerificationOutcome } from '@docket/report/outcome';
import { type Keeping, KeptStateError } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { Interrupted, orInterrupted, withInterruption } from '../interruption.js';
import { removeOutput, replaceAtOnce } from '../output-file.js';
import { reasonOf, streamRegular } from '../regular-file.js';
import type { Terminal } from '../terminal.js';
import { VERSION } from '../version.js';
import type { SourceOfLedger } from './seams.js';

/** Entries between two points to go on from: of a server about a page, for each is recorded there. */
const EVERY_ENTRIES = { server: 8_192, here: 1_024 };
/** Not more often, in milliseconds; and of the time not more than a twentieth. */
const PAUSE_MS = 10_000;
const PAUSE_TIMES = 20;

/**
 * Verifies a ledger so that it can be stopped, by a signal, a failure or a crash, and gone on with by the same command.
 * What is kept is removed when verification comes to its end.
 *
 * @throws CommandFailure `unusable` for what is not to be gone on with, `interrupted` at a signal; what `verified` throws.
 */
export async function goingOn(
  terminal: Terminal,
  path: string,
  { source = '' }: SourceOfLedger,
  verified: (keeping: Keeping) => Promise<VerificationOutcome>,
): Promise<VerificationOutcome> {
  const isUrl = /^https?:\/\//i.test(source);
  const file = new KeptFile(terminal, path, EVERY_ENTRIES[isUrl ? 'server' : 'here']);
  const isThere = await file.open();
  if (!isThere) terminal.err(`docket: ${path} is not there: this begins at entry 0.\n`);
  try {
    const outcome = await withInterruption((signal) => orInterrupted(verified(file), signal));
    await removeOutput(path);
    return outcome;
  } catch (error) {
    if (error instanceof KeptStateError)
      throw new CommandFailure(
        `${path} is not gone on with: ${error.message}. Nothing was taken from it; name another file to begin at entry 0.`,
        EXIT.unusable,
        { cause: error },
      );
    const isKept = file.keepNow();
    const next = isKept ? ` The same command goes on from ${path}.` : '';
    if (error instanceof Interrupted)
      throw new CommandFailure(`Interrupted.${next}`, EXIT.interrupted);
    if (error instanceof CommandFailure)
      throw new CommandFailure(`${error.message}${next}`, error.exitCode, { cause: error });
    throw error;
  }
}

/** A file that holds where a verification stands. */
class KeptFile implements Keeping {
  kept?: AsyncIterable<Uint8Array>;
  readonly program = `docket/${VERSION}`;
  #lines: (() => Iterable<string>) | undefined;
  #isWritten = false;
  #isTold = false;
  /** When it is next written, by a clock that only goes on. */
  #dueMs = 0;

  constructor(
    readonly terminal: Terminal,
    readonly path: string,
    readonly everyEntries: number,
  ) {}

  /** Whether there is one. */
  async open(): Promise<boolean> {
    const pieces = streamRegular(this.path);
    try {
      const first = await pieces.next();
      this.kept = behind(first, pieces);
      return true;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw new CommandFailure(`${this.path} cannot be read: ${reasonOf(cause)}.`, EXIT.unusable, {
        cause,
      });
    }
  }

  now(): string {
    return new Date().toISOString();
  }

  stands(lines: (() => Iterable<string>) | undefined): void {
    this.#lines = lines;
    if (lines === undefined || performance.now() < this.#dueMs) return;
    try {
      this.#write(lines);
    } catch (error) {
      // Before anything is read it ends here: else it would be said after an hour that nothing was kept.
      if (!this.#isWritten) throw error;
      this.#tell(error);
      this.#dueMs = performance.now() + PAUSE_MS;
    }
  }

  /** At the end of the command. Whether there is anything to go on from. */
  keepNow(): boolean {
    if (this.#lines === undefined) return this.#isWritten;
    try {
      this.#write(this.#lines);
    } catch (error) {
      this.#tell(error);
    }
    return this.#isWritten;
  }

  #write(lines: () => Iterable<string>): void {
    const begun = performance.now();
    replaceAtOnce(this.path, lines());
    const now = performance.now();
    // The first is written to see that it can be, and the next when there is something to keep.
    this.#dueMs = this.#isWritten ? now + Math.max(PAUSE_MS, PAUSE_TIMES * (now - begun)) : 0;
    this.#isWritten = true;
  }

  #tell(error: unknown): void {
    if (!(error instanceof CommandFailure)) throw error;
    if (this.#isTold) return;
    this.#isTold = true;
    this.terminal.err(
      `docket: ${error.message} What was kept there before stands; verification goes on.\n`,
    );
  }
}

async function* behind(
  first: IteratorResult<Uint8Array>,
  others: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done !== true) yield first.value;
  yield* others;
}
