import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably } from '../durable-file.js';
import { readPrivateFile } from './private-file.js';
import { decodeSignedTree, encodeSignedTree } from './signed-tree.js';
import type { SignedTree } from './signed-tree.js';
import { SigningKeyError } from './signing-key-error.js';

/** Older states that stay beside the newest, so that who is about to read one finds it. */
const KEPT = 8;

/** Ledgers of which the newest state is kept in memory. */
const KNOWN_MAX = 10_000;

/** Times that a state which was listed may be gone when it is read: each time, somebody wrote a newer one. */
const READS_MAX = 100;

/**
 * The newest proven tree of each ledger, beside its seed: `<ledger>.signed/<generation>.txt`. Not in the
 * database, so that who can write the database cannot choose what the next signature continues.
 *
 * Processes share it by compare and swap: a state is a file of its own, made whole by link, which fails where
 * the next generation is there already. A process that dies holds nothing. On NFS, link is atomic too, but
 * names that are kept on the client are not: mount it with `lookupcache=none`.
 */
export class SignedTrees {
  readonly #directory: string;
  /** What this process has read or written, in that order: as long as it is kept, never less than that is continued. */
  readonly #known = new Map<string, SignedTree>();
  readonly #knownMax: number;

  /** @param directory that of the seeds. */
  constructor(directory: string, knownMax = KNOWN_MAX) {
    this.#directory = directory;
    this.#knownMax = knownMax;
  }

  /** Ledgers of which a state is kept in memory. */
  get known(): number {
    return this.#known.size;
  }

  /** Undefined where nothing was signed since there is such a state. @throws {SigningKeyError} `signed_state` */
  async newest(ledgerId: string): Promise<SignedTree | undefined> {
    for (let i = 0; i < READS_MAX; i++) {
      const generation = (await this.#generations(ledgerId)).at(-1) ?? 0;
      const known = this.#known.get(ledgerId);
      if (known !== undefined && known.generation >= generation) return known;
      if (generation === 0) return undefined;
      const tree = await this.#read(ledgerId, generation);
      if (tree === undefined) continue;
      this.#keep(ledgerId, tree);
      return tree;
    }
    throw new SigningKeyError('signed_state', `${this.#folder(ledgerId)} does not come to rest.`);
  }

  /**
   * Puts a tree in the place of the one that it was made out of. It is on disk when this resolves.
   * @returns false where another process was first: then read the newest and begin again.
   */
  async put(
    ledgerId: string,
    before: SignedTree | undefined,
    next: Omit<SignedTree, 'generation'>,
  ): Promise<boolean> {
    const generation = (before?.generation ?? 0) + 1;
    if (!(await this.#create(ledgerId, generation, encodeSignedTree(next)))) return false;
    const there = await this.#generations(ledgerId);
    // The name was free because whoever went on has removed what lay behind him.
    if (there.at(-1) !== generation) return false;
    this.#keep(ledgerId, { ...next, generation });
    for (const old of there.filter((one) => one <= generation - KEPT))
      await rm(this.#path(ledgerId, old), { force: true });
    return true;
  }

  /** Ids of the ledgers that something was signed for. */
  async ledgers(): Promise<string[]> {
    const names = await this.#list(this.#directory);
    return names.flatMap((name) => FOLDER.exec(name)?.[1] ?? []).toSorted();
  }

  /** What an operator would have to move away so that a ledger is signed for from its beginning. */
  folderOf(ledgerId: string): string {
    return this.#folder(ledgerId);
  }

  #keep(ledgerId: string, tree: SignedTree): void {
    this.#known.delete(ledgerId);
    this.#known.set(ledgerId, tree);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#knownMax && oldest !== undefined) this.#known.delete(oldest);
  }

  async #create(ledgerId: string, generation: number, text: string): Promise<boolean> {
    const path = this.#path(ledgerId, generation);
    try {
      return await createDurably(path, text);
    } catch (cause) {
      const why = `${path} cannot be written, and nothing is signed that is not noted first: make room, or mend the directory.`;
      throw new SigningKeyError('signed_state', why, { cause });
    }
  }

  /** Undefined where it is gone. */
  async #read(ledgerId: string, generation: number): Promise<SignedTree | undefined> {
    const path = this.#path(ledgerId, generation);
    const next = 'mend the directory. Nothing is signed without it.';
    let text;
    try {
      text = await readPrivateFile(path, 'which says what was signed last', next);
    } catch (error) {
      if (error instanceof SigningKeyError && codeOf(error.cause) === 'ENOENT') return undefined;
      throw error;
    }
    const tree = decodeSignedTree(text);
    if (tree !== undefined) return { ...tree, generation };
    throw new SigningKeyError(
      'signed_state',
      `${path} is not as Docket wrote it: put the newest whole one of its folder, or the folder's backup, in its place. Nothing is signed without it.`,
    );
  }

  /** Ascending. */
  async #generations(ledgerId: string): Promise<number[]> {
    const names = await this.#list(this.#folder(ledgerId));
    return names
      .flatMap((name) => FILE.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  async #list(directory: string): Promise<string[]> {
    try {
      return await readdir(directory);
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return [];
      const text = `${directory} cannot be read: mend it, or DOCKET_KEYS_DIR. Nothing is signed without it.`;
      throw new SigningKeyError('signed_state', text, { cause });
    }
  }

  #path(ledgerId: string, generation: number): string {
    return join(this.#folder(ledgerId), `${String(generation).padStart(16, '0')}.txt`);
  }

  #folder(ledgerId: string): string {
    // The id becomes a folder's name: it must not lead out of the directory.
    if (!LEDGER_ID.test(ledgerId)) throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, `${ledgerId}.signed`);
  }
}

const LEDGER_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const FOLDER = /^([a-z0-9][a-z0-9-]{0,62})\.signed$/;
const FILE = /^(\d{16})\.txt$/;

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | undefined)?.code;
