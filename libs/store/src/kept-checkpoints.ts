import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeCheckpoint, openCheckpoint, toHex } from '@docket/chain';
import { createDurably } from './durable-file.js';
import { SigningKeyError } from './signing/signing-key-error.js';
import { readSmallFile } from './small-file.js';

/** A file among what is kept. */
export interface KeptPlace {
  /** For the operator. */
  path: string;
  /** Restorations of the ledger that had been recorded by then. */
  restorations: number;
  /** Entries that it covers. */
  size: number;
}

/** A checkpoint that was handed out, as it is kept outside of the database. */
export interface KeptCheckpoint extends KeptPlace {
  /** Hex. */
  root: string;
  /** First line of the note. */
  origin: string;
}

/** Why what is kept cannot be used. */
class KeptCheckpointError extends SigningKeyError {
  constructor(message: string, options?: ErrorOptions) {
    super('kept', message, options);
  }
}

/**
 * Checkpoints as they were handed out, in a directory of their own: one folder for each ledger, one file for each
 * note, none of which is ever changed. The database does not know of them, so one that is put back is found out, by a
 * server too that has seen nothing of what was lost.
 */
export class KeptCheckpoints {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Keeps a note that is handed out. One of the same size that is there already says the same, or it is an error. */
  async keep(ledgerId: string, restorations: number, checkpoint: SignedCheckpoint): Promise<void> {
    const path = join(this.#folder(ledgerId), nameOf(restorations, checkpoint.size));
    if (await createDurably(path, checkpoint.note)) return;
    const there = await readSmallFile(path);
    if (there === checkpoint.note) return;
    throw new KeptCheckpointError(
      `${path} holds another checkpoint of ${checkpoint.size} entries than the one that was just signed: keep both, and compare them with what was handed out.`,
    );
  }

  /** Ids of the ledgers of which something is kept. */
  async ledgers(): Promise<string[]> {
    const names = await this.#list(this.#directory);
    return names.filter((name) => LEDGER_ID.test(name)).toSorted();
  }

  /** Where the newest of a ledger stands, by its name alone; undefined where there is none. */
  async newest(ledgerId: string): Promise<KeptPlace | undefined> {
    return (await this.places(ledgerId)).at(-1);
  }

  /** Where those of a ledger stand, by their names alone, oldest first. */
  async places(ledgerId: string): Promise<KeptPlace[]> {
    const folder = this.#folder(ledgerId);
    const names = (await this.#list(folder)).filter((name) => NAME.test(name)).toSorted();
    return names.map((name) => {
      const [, restorations, size] = NAME.exec(name) ?? [];
      return { path: join(folder, name), restorations: Number(restorations), size: Number(size) };
    });
  }

  /**
   * Reads what stands there. `publicKey`: the ledger's C2SP verifier key; undefined where nobody has one any
   * more, and the signature is not looked at.
   *
   * @throws {KeptCheckpointError} the file is no such note.
   */
  async read(place: KeptPlace, publicKey: string | undefined): Promise<KeptCheckpoint> {
    const checkpoint = readNote(place.path, await readSmallFile(place.path), publicKey);
    if (checkpoint.size !== place.size)
      throw unusable(place.path, 'is of another size than its name says');
    return { ...checkpoint, ...place };
  }

  async #list(directory: string): Promise<string[]> {
    try {
      return await readdir(directory);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw new KeptCheckpointError(
        `${directory} cannot be read: mend it, or DOCKET_CHECKPOINTS_DIR.`,
        { cause: error },
      );
    }
  }

  #folder(ledgerId: string): string {
    // The id becomes a folder's name: it must not lead out of the directory.
    if (!LEDGER_ID.test(ledgerId)) throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, ledgerId);
  }
}

/** A checkpoint that is handed out. */
export interface SignedCheckpoint {
  /** Entries that it covers. */
  size: number;
  /** C2SP tlog-checkpoint signed note. */
  note: string;
}

const LEDGER_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Of equal length, so that names are in the order of what they stand for. */
const NAME = /^(\d{6})-(\d{16})\.txt$/;

const nameOf = (restorations: number, size: number): string =>
  `${String(restorations).padStart(6, '0')}-${String(size).padStart(16, '0')}.txt`;

function readNote(
  path: string,
  text: string,
  publicKey: string | undefined,
): Pick<KeptCheckpoint, 'size' | 'root' | 'origin'> {
  try {
    const { origin, size, root } =
      publicKey === undefined
        ? decodeCheckpoint(text.slice(0, text.indexOf('\n\n') + 1))
        : openCheckpoint(text, publicKey, publicKey, 'told');
    return { origin, size, root: toHex(root) };
  } catch (error) {
    throw unusable(path, 'is not a checkpoint that this ledger’s key signed', { cause: error });
  }
}

function unusable(path: string, what: string, options?: ErrorOptions): KeptCheckpointError {
  const text = `${path} ${what}: put back the file that was there, or move it away and say why in the ledger.`;
  return new KeptCheckpointError(text, options);
}
