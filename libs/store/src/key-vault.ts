import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createSigner } from '@docket/chain';
import { randomSlice } from './identifiers.js';

export type LedgerSigner = ReturnType<typeof createSigner>;

/**
 * The ledgers' Ed25519 seeds: one file each in a directory of their own, `<ledger>.seed`, 64 hex digits.
 * Not in the database, so that who can write the database cannot sign what he wrote.
 */
export class KeyVault {
  readonly #directory: string;
  readonly #signers = new Map<string, LedgerSigner>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Makes and keeps the key of a new ledger. A seed that is already there is used: it is what a
   * creation that failed after this left behind.
   */
  async create(ledgerId: string, origin: string): Promise<LedgerSigner> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    try {
      const file = await open(this.#path(ledgerId), 'wx', 0o600);
      try {
        await file.writeFile(`${Buffer.from(randomSlice(32)).toString('hex')}\n`);
        // The genesis entry will name the key for ever: it must not be lost to a power failure.
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      if (!isFileExists(error)) throw error;
    }
    return this.signer(ledgerId, origin);
  }

  /** @throws when the seed is missing, malformed, or readable by others than its owner. */
  async signer(ledgerId: string, origin: string): Promise<LedgerSigner> {
    const cached = this.#signers.get(ledgerId);
    if (cached !== undefined) return cached;
    const signer = createSigner(origin, await this.#readSeed(ledgerId));
    this.#signers.set(ledgerId, signer);
    return signer;
  }

  async #readSeed(ledgerId: string): Promise<Uint8Array> {
    const path = this.#path(ledgerId);
    const { mode } = await stat(path);
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`${path} can be read or written by others than its owner: chmod 600 it.`);
    }
    const text = (await readFile(path, 'utf8')).trim();
    if (!/^[0-9a-f]{64}$/.test(text))
      throw new Error(`${path} does not hold a seed of 64 hex digits.`);
    return new Uint8Array(Buffer.from(text, 'hex'));
  }

  #path(ledgerId: string): string {
    // The id becomes a file's name: it must not lead out of the directory.
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(ledgerId))
      throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, `${ledgerId}.seed`);
  }
}

function isFileExists(error: unknown): boolean {
  // Not `instanceof`: under Jest the error comes from another realm.
  return (error as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
}
