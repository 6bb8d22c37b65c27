import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '@docket/chain';
import { createDurably } from './durable-file.js';
import { readSmallFile } from './small-file.js';

/** The tree that a witness cosigned, and with which key. */
interface CosignedTree {
  /** Entries that it covers. */
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** Key id of the witness: 8 hex digits. */
  keyId: string;
}

/** A tree of which a line is kept, by the name of its file alone. */
interface KeptCosignature {
  size: number;
  /** The first eight bytes of its root, hex. */
  rootStart: string;
  path: string;
}

const LEDGER_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const NAME = /^(\d{16})-([0-9a-f]{16})-([0-9a-f]{8})\.txt$/;

/**
 * Signature lines of witnesses, beside the checkpoints that are kept outside of the database: a folder for each
 * ledger, a file for each line, none of which is ever changed.
 */
export class KeptCosignatures {
  readonly #directory: string;

  /** `directory`: that of the kept checkpoints. */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Keeps a line; the first that is kept of a tree and a key stays. It is on disk when this resolves. */
  async keep(ledgerId: string, tree: CosignedTree, line: string): Promise<void> {
    await createDurably(this.#path(ledgerId, tree), line);
  }

  /** The line that is kept of a tree and a key; undefined where there is none. */
  async read(ledgerId: string, tree: CosignedTree): Promise<string | undefined> {
    try {
      return await readSmallFile(this.#path(ledgerId, tree));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The largest size of which a line by this key is kept; 0 where there is none. */
  async newestSize(ledgerId: string, keyId: string): Promise<number> {
    return (await this.trees(ledgerId, keyId))[0]?.size ?? 0;
  }

  /** Of which a line by this key is kept, largest first. */
  async trees(ledgerId: string, keyId: string): Promise<KeptCosignature[]> {
    const folder = this.#folder(ledgerId);
    let names: string[];
    try {
      names = await readdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    const trees = names.flatMap((name) => {
      const [, size, rootStart = '', by] = NAME.exec(name) ?? [];
      return by === keyId ? [{ size: Number(size), rootStart, path: join(folder, name) }] : [];
    });
    return trees.toSorted((one, other) => other.size - one.size);
  }

  /** When the line of a tree was kept, as the file says. */
  async keptAt({ path }: KeptCosignature): Promise<Date> {
    return (await stat(path)).mtime;
  }

  #path(ledgerId: string, { size, root, keyId }: CosignedTree): string {
    const tree = `${String(size).padStart(16, '0')}-${toHex(root.subarray(0, 8))}`;
    return join(this.#folder(ledgerId), `${tree}-${keyId}.txt`);
  }

  #folder(ledgerId: string): string {
    // The id becomes a folder's name: it must not lead out of the directory.
    if (!LEDGER_ID.test(ledgerId)) throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, ledgerId, 'cosignatures');
  }
}
