import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeCheckpoint, NoteError, sha256, toHex, utf8, type Checkpoint } from '@docket/chain';
import { createDurably, readSmallFile } from '@docket/store';

/** What a witness cosigned last of a ledger, and where that stands. */
interface Cosigned {
  checkpoint: Checkpoint;
  /** How many it cosigned before. */
  number: number;
}

/** What a witness remembers cannot be read: it cosigns nothing for this ledger. */
export class WitnessStateError extends Error {
  override readonly name = 'WitnessStateError';
}

const NAME = /^(\d{16})\.txt$/;
const nameOf = (number: number): string => `${String(number).padStart(16, '0')}.txt`;

/**
 * What a witness cosigned last, in a directory: a folder for each ledger, in it a file for each checkpoint, numbered,
 * of which all but the newest two are deleted. A number is taken once, so that of two processes on one directory only
 * one goes on from where both stood.
 */
export class WitnessState {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws {WitnessStateError} what stands there is no checkpoint of this ledger. */
  async read(origin: string): Promise<Cosigned | undefined> {
    const folder = this.#folder(origin);
    const number = (await numbersIn(folder)).at(-1);
    if (number === undefined) return undefined;
    const path = join(folder, nameOf(number));
    try {
      const checkpoint = decodeCheckpoint(await readSmallFile(path));
      if (checkpoint.origin === origin) return { checkpoint, number };
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
    }
    throw new WitnessStateError(`${path} is no checkpoint of ${origin}: put back what was there.`);
  }

  /**
   * Keeps the text of a checkpoint in place of `last`; it is on disk when this resolves.
   *
   * @returns false where another process was first.
   */
  async replace(origin: string, last: Cosigned | undefined, text: string): Promise<boolean> {
    const folder = this.#folder(origin);
    const number = (last?.number ?? 0) + 1;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await createDurably(join(folder, nameOf(number)), text))) return false;
    // The number may have been taken and deleted before: then there is a higher one.
    const numbers = await numbersIn(folder);
    if (numbers.at(-1) !== number) {
      await rm(join(folder, nameOf(number)), { force: true });
      return false;
    }
    for (const old of numbers.slice(0, -2)) await rm(join(folder, nameOf(old)), { force: true });
    return true;
  }

  /** An origin may hold what no name of a file may. */
  #folder(origin: string): string {
    return join(this.#directory, toHex(sha256(utf8(origin))));
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .toSorted()
    .map(Number);
}
