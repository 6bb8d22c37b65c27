import { access } from 'node:fs/promises';
import { cosignMlDsa44, mlDsa44CosignerKey, noteText, sha256, toHex } from '@docket/chain';
import { now } from '../clock.js';
import { createDurably } from '../durable-file.js';
import type { Ledger } from '../ledger.js';
import { readLostKeyFile, unfitLostKeyFile } from './lost-key-file.js';
import { newSeed, readSeed } from './seed-file.js';
import { isSeedGone, SigningKeyError } from './signing-key-error.js';

type Named = Pick<Ledger, 'id' | 'origin'>;

/**
 * The second keys of ledgers, of ML-DSA-44 (FIPS 204): a seed each beside the first, 64 hex digits, that is made, read and
 * held as that one is. Entry 0 names the key; its signature is a C2SP cosignature by the ledger itself.
 */
export class SecondKeys {
  /** Gives the path of a ledger's first seed. */
  readonly #pathOfFirst: (ledgerId: string) => string;
  /** By file, which key its seed was seen to be of: to compute that takes milliseconds. */
  readonly #derived = new Map<string, { seedDigest: string; key: string }>();

  constructor(pathOfFirst: (ledgerId: string) => string) {
    this.#pathOfFirst = pathOfFirst;
  }

  /** Makes and keeps the second key of a new ledger, or takes what a creation left behind. A C2SP verifier key. */
  async create(ledgerId: string, origin: string): Promise<string> {
    const path = this.#path(ledgerId);
    await createDurably(path, newSeed());
    return this.#keyOf(path, origin, await readSeed(ledgerId, path));
  }

  /** Whether a file is here, whatever it holds. */
  async isHere(ledgerId: string): Promise<boolean> {
    return access(this.#path(ledgerId)).then(
      () => true,
      () => false,
    );
  }

  /**
   * The seed of `key`, 32 bytes; undefined where none is left and that was noted here (`giveUp`).
   * @throws {SigningKeyError} it is missing, malformed, another one's, or open to others.
   */
  async find(ledger: Named, key: string): Promise<Uint8Array | undefined> {
    const reading = this.#require(ledger, key);
    if ((await isSeedGone(reading)) && (await this.#isGivenUp(ledger.id, key))) return undefined;
    return reading;
  }

  /**
   * Notes that no seed of `key` is left, where that is so: nobody can name another in its place, so the ledger goes on with
   * its first key alone, and each verification says so (`second_signature_missing`). A seed that is put back signs again.
   *
   * @returns whether it is given up, now or before. @throws {SigningKeyError} something else is amiss with its seed.
   */
  async giveUp(ledger: Named, key: string): Promise<boolean> {
    if (!(await isSeedGone(this.#require(ledger, key)))) return false;
    await createDurably(this.#lostPath(ledger.id), lostText(key));
    return this.#isGivenUp(ledger.id, key);
  }

  /**
   * The note with a line by `key`; without one where that was given up. Whoever asks has proven what the note says.
   * @throws {SigningKeyError}
   */
  async sign(ledger: Named, key: string, note: string): Promise<string> {
    const seed = await this.find(ledger, key);
    if (seed === undefined) return note;
    const text = noteText(note);
    const seconds = Math.floor(Date.parse(now()) / 1000);
    const line = await cosignMlDsa44(text, ledger.origin, seed, seconds);
    return `${note}${line}`;
  }

  async #require({ id, origin }: Named, key: string): Promise<Uint8Array> {
    const path = this.#path(id);
    const seed = await readSeed(id, path);
    if ((await this.#keyOf(path, origin, seed)) === key) return seed;
    throw new SigningKeyError(
      'other_key',
      `${path} is not the second seed of the ledger ${id}, whose key entry 0 names: put back the one that is. Nothing is signed with another.`,
    );
  }

  async #isGivenUp(ledgerId: string, key: string): Promise<boolean> {
    const path = this.#lostPath(ledgerId);
    const text = await readLostKeyFile(path, 'which says that the second key is lost');
    if (text === undefined) return false;
    if (text === lostText(key)) return true;
    throw unfitLostKeyFile(path);
  }

  async #keyOf(path: string, origin: string, seed: Uint8Array): Promise<string> {
    const seedDigest = toHex(sha256(seed));
    const known = this.#derived.get(path);
    if (known?.seedDigest === seedDigest) return known.key;
    const key = await mlDsa44CosignerKey(origin, seed);
    this.#derived.set(path, { seedDigest, key });
    return key;
  }

  #path(ledgerId: string): string {
    return this.#pathOfFirst(ledgerId).replace(/seed$/, 'ml-dsa-44.seed');
  }

  #lostPath(ledgerId: string): string {
    return this.#pathOfFirst(ledgerId).replace(/seed$/, 'ml-dsa-44.lost.txt');
  }
}

/** What says that a second key is lost. */
const lostText = (key: string): string => `docket-second-key-lost/v1\n${key}\n`;
