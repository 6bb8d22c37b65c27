import { join } from 'node:path';
import { createSigner, formatVerifierKey } from '@docket/chain';
import { createDurably } from './durable-file.js';
import { randomSlice } from './identifiers.js';
import { readPrivateFile } from './signing/private-file.js';
import { SignedTrees } from './signing/signed-trees.js';
import { SigningKeyError } from './signing/signing-key-error.js';

export { SigningKeyError } from './signing/signing-key-error.js';

export type LedgerSigner = ReturnType<typeof createSigner>;

/**
 * The ledgers' Ed25519 seeds: one file each in a directory of their own, `<ledger>.seed`, 64 hex digits.
 * Not in the database, so that who can write the database cannot sign what he wrote.
 */
export class KeyVault {
  readonly #directory: string;
  /** What was signed last, beside the seeds. */
  readonly signed: SignedTrees;

  constructor(directory: string) {
    this.#directory = directory;
    this.signed = new SignedTrees(directory);
  }

  /**
   * Makes and keeps the key of a new ledger. A seed that is already there is used: it is what a
   * creation that failed after this left behind. The file is there whole, and on disk, or not at all:
   * neither a full disk nor a kill leaves part of one.
   */
  async create(ledgerId: string, origin: string): Promise<LedgerSigner> {
    // The genesis entry will name the key for ever: it must not be lost to a power failure.
    await createDurably(this.#path(ledgerId), `${Buffer.from(randomSlice(32)).toString('hex')}\n`);
    return createSigner(origin, await this.#readSeed(ledgerId));
  }

  /**
   * What signs for the ledger whose verifier key is `verifierKey`, as its genesis entry names it.
   *
   * @throws {SigningKeyError} the seed is missing, malformed, another one's, or open to others.
   */
  async signer(ledgerId: string, origin: string, verifierKey: string): Promise<LedgerSigner> {
    // Read each time: what others may read meanwhile, or is another's, does not sign.
    const signer = createSigner(origin, await this.#readSeed(ledgerId));
    if (formatVerifierKey(origin, signer.publicKey) !== verifierKey) {
      throw new SigningKeyError(
        'other_key',
        `${this.#path(ledgerId)} is not the seed of the ledger ${ledgerId}, whose key is ${verifierKey}: put back the one that is. Nothing is signed with another.`,
      );
    }
    return signer;
  }

  /** The public key of the seed, 32 bytes, whatever the database says of the ledger. @throws {SigningKeyError} */
  async publicKey(ledgerId: string, origin: string): Promise<Uint8Array> {
    return createSigner(origin, await this.#readSeed(ledgerId)).publicKey;
  }

  async #readSeed(ledgerId: string): Promise<Uint8Array> {
    const path = this.#path(ledgerId);
    const what = `the seed of the ledger ${ledgerId}`;
    const next =
      'put it back from its backup, or mend DOCKET_KEYS_DIR. Without it nothing can be signed.';
    const text = (await readPrivateFile(path, what, next)).trim();
    if (!/^[0-9a-f]{64}$/.test(text)) {
      const unfit = `${path} does not hold a seed of 64 hex digits: put it back from its backup`;
      const orDelete =
        text === '' ? ', or, where no ledger has this name yet, delete the file' : '';
      throw new SigningKeyError('malformed', `${unfit}${orDelete}.`);
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
