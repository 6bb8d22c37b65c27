import { join } from 'node:path';
import {
  createSigner,
  formatVerifierKey,
  NoteError,
  parseVerifierKey,
  signHandover,
  signReplacement,
  toBase64Url,
} from '@docket/chain';
import { createDurably } from './durable-file.js';
import type { Ledger } from './ledger.js';
import { readLostKeyFile, unfitLostKeyFile } from './signing/lost-key-file.js';
import { ServerKeys } from './signing/server-keys.js';
import { SecondKeys } from './signing/second-keys.js';
import { newSeed, readSeed, seedBytes } from './signing/seed-file.js';
import { SignedTrees } from './signing/signed-trees.js';
import { isSeedGone, SigningKeyError } from './signing/signing-key-error.js';

export { SigningKeyError } from './signing/signing-key-error.js';

export type LedgerSigner = ReturnType<typeof createSigner>;

/**
 * The ledgers' Ed25519 seeds: one file each in a directory of their own, `<ledger>.seed`, 64 hex digits; of a key that
 * took over from another one `<ledger>.<key id>.seed`. Which of them signs, the ledger's entries say: no file is ever
 * changed or renamed, so that whatever ends a process leaves every key as it was.
 * Not in the database, so that who can write the database cannot sign what he wrote.
 */
export class KeyVault {
  readonly #directory: string;
  /** What was signed last, beside the seeds. */
  readonly signed: SignedTrees;
  /** Keys that sign beside those. */
  readonly second: SecondKeys;
  /** Keys that attest entries. */
  readonly server: ServerKeys;

  constructor(directory: string) {
    this.#directory = directory;
    this.signed = new SignedTrees(directory);
    this.second = new SecondKeys((ledgerId) => this.#path(ledgerId));
    this.server = new ServerKeys((ledgerId) => this.#path(ledgerId));
  }

  /**
   * Makes and keeps the key of a new ledger. A seed that is already there is used: it is what a
   * creation that failed after this left behind. The file is there whole, and on disk, or not at all:
   * neither a full disk nor a kill leaves part of one.
   */
  async create(ledgerId: string, origin: string): Promise<LedgerSigner> {
    // The genesis entry will name the key for ever: it must not be lost to a power failure.
    await createDurably(this.#path(ledgerId), newSeed());
    return createSigner(origin, await readSeed(ledgerId, this.#path(ledgerId)));
  }

  /** Makes and keeps a key that may take over, and gives it as a C2SP verifier key. It is on disk when this resolves. */
  async createNext(ledgerId: string, origin: string): Promise<string> {
    for (;;) {
      const seed = newSeed();
      const { publicKey } = createSigner(origin, seedBytes(seed.trim()));
      const key = formatVerifierKey(origin, publicKey);
      // Of 2^32 names one may be taken.
      if (await createDurably(this.#laterPath(ledgerId, key), seed)) return key;
    }
  }

  /**
   * What signs for the ledger with the key `verifierKey`.
   *
   * @param first the one that its genesis entry names; left out: `verifierKey` is that.
   * @throws {SigningKeyError} the seed is missing, malformed, another one's, or open to others.
   */
  async signer(
    ledgerId: string,
    origin: string,
    verifierKey: string,
    first = verifierKey,
  ): Promise<LedgerSigner> {
    const path =
      verifierKey === first ? this.#path(ledgerId) : this.#laterPath(ledgerId, verifierKey);
    // Read each time: what others may read meanwhile, or is another's, does not sign.
    const signer = createSigner(origin, await readSeed(ledgerId, path));
    if (formatVerifierKey(origin, signer.publicKey) !== verifierKey) {
      throw new SigningKeyError(
        'other_key',
        `${path} is not the seed of the ledger ${ledgerId}, whose key is ${verifierKey}: put back the one that is. Nothing is signed with another.`,
      );
    }
    return signer;
  }

  /** What both keys sign where one hands over to the other, base64url. @throws {SigningKeyError} */
  async handOver(
    { id, origin, publicKey }: Pick<Ledger, 'id' | 'origin' | 'publicKey'>,
    before: string,
    after: string,
  ): Promise<{ handover: string; acceptance: string }> {
    const old = await this.signer(id, origin, before, publicKey);
    const next = await this.signer(id, origin, after, publicKey);
    return {
      handover: toBase64Url(signHandover(before, after, old)),
      acceptance: toBase64Url(signHandover(before, after, next)),
    };
  }

  /**
   * Makes and keeps a key that may replace `lost`, of which no seed is left, and gives it; where that was asked for
   * before, the key of then. What people record in the ledger is taken only for this one: so it takes whoever may write
   * the directory of keys. C2SP verifier keys. @throws {SigningKeyError} the seed of that one cannot be used either.
   */
  async allowReplacement(ledgerId: string, origin: string, lost: string): Promise<string> {
    const made = await this.replacementOf(ledgerId, lost);
    const key = made ?? (await this.createNext(ledgerId, origin));
    const path = this.#lostPath(ledgerId, lost);
    // Another process may have been first.
    if (made === undefined && !(await createDurably(path, lostText(lost, key))))
      return this.allowReplacement(ledgerId, origin, lost);
    if (!(await isSeedGone(this.signer(ledgerId, origin, key, '')))) return key;
    throw new SigningKeyError(
      'malformed',
      `${path} names a key whose seed is gone too: put that back. As long as no entry of the ledger brings it into force, the file may be moved away instead, and another key made.`,
    );
  }

  /** The key that was made here to replace `lost`; undefined where nobody asked for one. @throws {SigningKeyError} */
  async replacementOf(ledgerId: string, lost: string): Promise<string | undefined> {
    const path = this.#lostPath(ledgerId, lost);
    const text = await readLostKeyFile(path, 'which says which key replaces a lost one');
    if (text === undefined) return undefined;
    const [, , key = ''] = text.split('\n');
    if (lostText(lost, key) === text) return key;
    throw unfitLostKeyFile(path);
  }

  /** Which of the keys that replace a lost one were made here for that. @throws {SigningKeyError} */
  async replacing(
    ledgerId: string,
    keys: readonly { readonly key?: unknown; readonly replaced?: unknown }[],
  ): Promise<ReadonlySet<unknown>> {
    const found = new Set<unknown>();
    for (const [i, { replaced }] of keys.entries()) {
      const lost = keys[i - 1]?.key;
      if (replaced !== true || typeof lost !== 'string' || !isVerifierKey(lost)) continue;
      found.add(await this.replacementOf(ledgerId, lost));
    }
    return found;
  }

  /** What the key that replaces a lost one signs of that, base64url. @throws {SigningKeyError} */
  async replace(
    { id, origin, publicKey }: Pick<Ledger, 'id' | 'origin' | 'publicKey'>,
    lost: string,
    key: string,
  ): Promise<string> {
    return toBase64Url(signReplacement(lost, await this.signer(id, origin, key, publicKey)));
  }

  /**
   * The key that signed last, by the files beside the database, whatever that says of the ledger: its seed is here.
   * Where nothing says which it was, that of the ledger's first seed. C2SP verifier key. @throws {SigningKeyError}
   */
  async trustedKey(ledgerId: string, origin: string): Promise<string> {
    const last = (await this.signed.newest(ledgerId))?.key;
    const path = last === undefined ? this.#path(ledgerId) : this.#laterPath(ledgerId, last);
    const { publicKey } = createSigner(origin, await readSeed(ledgerId, path));
    return formatVerifierKey(origin, publicKey);
  }

  #path(ledgerId: string): string {
    // The id becomes a file's name: it must not lead out of the directory.
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(ledgerId))
      throw new Error(`Not a ledger id: ${ledgerId}`);
    return join(this.#directory, `${ledgerId}.seed`);
  }

  #lostPath(ledgerId: string, lost: string): string {
    return this.#laterPath(ledgerId, lost).replace(/seed$/, 'lost.txt');
  }

  #laterPath(ledgerId: string, verifierKey: string): string {
    const id = parseVerifierKey(verifierKey).keyHash.toString(16).padStart(8, '0');
    return this.#path(ledgerId).replace(/seed$/, `${id}.seed`);
  }
}

/** What says that a lost key may be replaced, and by which. */
const lostText = (lost: string, key: string): string =>
  `docket-key-replacement/v1\n${lost}\n${key}\n`;

function isVerifierKey(key: string): boolean {
  try {
    parseVerifierKey(key);
    return true;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}
