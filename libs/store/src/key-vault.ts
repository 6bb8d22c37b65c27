import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createSigner, formatVerifierKey } from '@docket/chain';
import { randomSlice } from './identifiers.js';

export type LedgerSigner = ReturnType<typeof createSigner>;

/** Why a ledger's seed does not sign. The message names the file and what to do; it is for the operator only. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';

  constructor(
    readonly code: 'unreadable' | 'open_to_others' | 'malformed' | 'other_key',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The ledgers' Ed25519 seeds: one file each in a directory of their own, `<ledger>.seed`, 64 hex digits.
 * Not in the database, so that who can write the database cannot sign what he wrote.
 */
export class KeyVault {
  readonly #directory: string;
  /** By verifier key, of which they were found to be. */
  readonly #signers = new Map<string, LedgerSigner>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Makes and keeps the key of a new ledger. A seed that is already there is used: it is what a
   * creation that failed after this left behind. The file is there whole, and on disk, or not at all:
   * neither a full disk nor a kill leaves part of one.
   */
  async create(ledgerId: string, origin: string): Promise<LedgerSigner> {
    const path = this.#path(ledgerId);
    await this.#makeDirectory();
    const written = join(
      this.#directory,
      `.${ledgerId}.${Buffer.from(randomSlice(8)).toString('hex')}.tmp`,
    );
    try {
      await writeDurably(written, `${Buffer.from(randomSlice(32)).toString('hex')}\n`);
      // Unlike a renaming it does not replace the seed that another process has just made.
      await link(written, path);
    } catch (error) {
      if (!isFileExists(error)) throw error;
    } finally {
      await rm(written, { force: true });
    }
    // The genesis entry will name the key for ever: it must not be lost to a power failure.
    await syncDirectory(this.#directory);
    return createSigner(origin, await this.#readSeed(ledgerId));
  }

  /**
   * What signs for the ledger whose verifier key is `verifierKey`, as its genesis entry names it.
   *
   * @throws {SigningKeyError} the seed is missing, malformed, another one's, or open to others.
   */
  async signer(ledgerId: string, origin: string, verifierKey: string): Promise<LedgerSigner> {
    const cached = this.#signers.get(verifierKey);
    if (cached !== undefined) return cached;
    const signer = createSigner(origin, await this.#readSeed(ledgerId));
    if (formatVerifierKey(origin, signer.publicKey) !== verifierKey) {
      throw new SigningKeyError(
        'other_key',
        `${this.#path(ledgerId)} is not the seed of the ledger ${ledgerId}, whose key is ${verifierKey}: put back the one that is. Nothing is signed with another.`,
      );
    }
    // Only what is right is kept: a seed that is put back later is read.
    this.#signers.set(verifierKey, signer);
    return signer;
  }

  /** The public key of the seed, 32 bytes, whatever the database says of the ledger. @throws {SigningKeyError} */
  async publicKey(ledgerId: string, origin: string): Promise<Uint8Array> {
    return createSigner(origin, await this.#readSeed(ledgerId)).publicKey;
  }

  /** With every directory above it that was made for it, on disk. */
  async #makeDirectory(): Promise<void> {
    const directory = resolve(this.#directory);
    const first = await mkdir(directory, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = directory; ; made = dirname(made)) {
      await syncDirectory(dirname(made));
      if (made === resolve(first) || made === dirname(made)) return;
    }
  }

  async #readSeed(ledgerId: string): Promise<Uint8Array> {
    const path = this.#path(ledgerId);
    const { mode } = await stat(path).catch((cause: unknown) => {
      const text = `${path}, the seed of the ledger ${ledgerId}, cannot be read: put it back from its backup, or mend DOCKET_KEYS_DIR. Without it nothing can be signed.`;
      throw new SigningKeyError('unreadable', text, { cause });
    });
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const text = `${path} can be read or written by others than its owner: chmod 600 it.`;
      throw new SigningKeyError('open_to_others', text);
    }
    const text = (await readFile(path, 'utf8')).trim();
    if (!/^[0-9a-f]{64}$/.test(text)) {
      const what = `${path} does not hold a seed of 64 hex digits: put it back from its backup`;
      const next = text === '' ? ', or, where no ledger has this name yet, delete the file' : '';
      throw new SigningKeyError('malformed', `${what}${next}.`);
    }
    return new Uint8Array(Buffer.from(text, 'hex'));
  }

  #path(ledgerId: string): string {
    // The id becomes a file's name: it must not lead out of the directory.
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(ledgerId))
      throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, `${ledgerId}.seed`);
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the names in it survive a power failure. */
async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directory, and keeps the names with the files.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function isFileExists(error: unknown): boolean {
  // Not `instanceof`: under Jest the error comes from another realm.
  return (error as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
}
