import { timingSafeEqual } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attestBatch, createSigner, type Leaf, type OnLeaf, toBase64Url } from '@docket/chain';
import type { ServerKey } from '@docket/record';
import { createDurably } from '../durable-file.js';
import { identityAt, identityOf } from '../file-identity.js';
import { SharedTurns } from '../shared-turns.js';
import { newSeed, readSeed } from './seed-file.js';
import { readLostKeyFile, unfitLostKeyFile } from './lost-key-file.js';
import { isSeedGone, SigningKeyError } from './signing-key-error.js';
import { takeWithout } from './vouched-for.js';

/** That no seed of the key is left, and somebody noted that: what it attests is taken without. */
export type GivenUp = 'given_up';

/** What signs that entries came through this server. */
export interface Attestor {
  readonly key: ServerKey;
  /** Leaves behind one another, with their `attestation`, by one signature: see attestBatch. */
  attest(leaves: readonly Leaf[], onLeaf?: OnLeaf): Leaf[];
}

/** Ledgers whose attestors are kept in memory. */
const MADE_MAX = 1_024;

/**
 * How long a file has to be as it is before it is read for the last time: longer than the steps in which any file system
 * notes a change, so that one behind that shows.
 */
const SETTLED_MS = 3_000;

/** What was made of a seed, and of which file. */
interface Made {
  readonly seed: Uint8Array;
  readonly origin: string;
  readonly attestor: Attestor;
  readonly identity: string;
  /** Since when it has this identity, as far as is known here; milliseconds of `performance.now()`. */
  readonly since: number;
  /** Whether it was read after it had been so for long enough: a change since is another identity. */
  readonly isSettled: boolean;
}

interface Named {
  id: string;
  origin: string;
}

/**
 * The keys by which the server attests whom it authenticated, one of Ed25519 for each ledger: a seed each beside the first,
 * `<ledger>.server.seed`, that is made, read and held as that one is. Entry 0 names the key. It signs no checkpoint, and what
 * signs checkpoints attests nothing: whoever has one of the two files has not the other.
 */
export class ServerKeys {
  /** Gives the path of a ledger's first seed. */
  readonly #pathOfFirst: (ledgerId: string) => string;
  /** By ledger: the key of a seed costs twenty times what a signature does. Oldest first. */
  readonly #made = new Map<string, Made>();
  readonly #reads = new SharedTurns<Attestor>();

  constructor(pathOfFirst: (ledgerId: string) => string) {
    this.#pathOfFirst = pathOfFirst;
  }

  /** Makes and keeps the key of a new ledger, or takes what a creation left behind. @throws {SigningKeyError} */
  async create(ledger: Named): Promise<Attestor> {
    await createDurably(this.#path(ledger.id), newSeed());
    return this.#read(ledger);
  }

  /**
   * What attests with `key`. The file is looked at each time, for all who wait for it at once by a look that began after they
   * asked, and read where it is not the very one that was: what others may read meanwhile, or is another's, attests nothing.
   * @throws {SigningKeyError} the seed is missing, malformed, another one's, or open to others.
   */
  async find(ledger: Named, key: ServerKey): Promise<Attestor | GivenUp> {
    const reading = this.#require(ledger, key);
    if ((await isSeedGone(reading)) && (await this.#isGivenUp(ledger.id, key))) return 'given_up';
    return reading;
  }

  /**
   * Notes that no seed of `key` is left, where that is so: nobody can name another in its place, so what it attests is
   * taken without, and each verification says so (`attestation_missing`). A seed that is put back attests again.
   *
   * @returns whether it is given up, now or before. @throws {SigningKeyError} something else is amiss with its seed.
   */
  async giveUp(ledger: Named, key: ServerKey): Promise<boolean> {
    if (!(await isSeedGone(this.#require(ledger, key)))) return false;
    await createDurably(this.#lostPath(ledger.id), lostText(key));
    return this.#isGivenUp(ledger.id, key);
  }

  /** Learns which keys are given up on this machine, before anything is read that they did not attest. */
  async noteGivenUp(): Promise<void> {
    const directory = dirname(this.#lostPath('any'));
    const names = await readdir(directory).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(LOST_SUFFIX))) {
      try {
        const text = (await readLostKeyFile(join(directory, name), WHAT_IS_LOST)) ?? '';
        const [, x = ''] = text.split('\n');
        if (text === lostText({ x })) takeWithout({ x });
      } catch (error) {
        // Told where the ledger is written to.
        if (!(error instanceof SigningKeyError)) throw error;
      }
    }
  }

  async #isGivenUp(ledgerId: string, key: ServerKey): Promise<boolean> {
    const path = this.#lostPath(ledgerId);
    const text = await readLostKeyFile(path, WHAT_IS_LOST);
    if (text === undefined) return false;
    if (text !== lostText(key)) throw unfitLostKeyFile(path);
    takeWithout(key);
    return true;
  }

  async #require(ledger: Named, key: ServerKey): Promise<Attestor> {
    const attestor = await this.#reads.take(ledger.id, () => this.#read(ledger));
    if (attestor.key.x === key.x) return attestor;
    throw new SigningKeyError(
      'other_key',
      `${this.#path(ledger.id)} is not the seed of the key by which the server attests entries of the ledger ${ledger.id}, which entry 0 names: put back the one that is. What it attests is not taken without.`,
    );
  }

  async #read({ id, origin }: Named): Promise<Attestor> {
    const path = this.#path(id);
    const kept = this.#made.get(id);
    if (kept?.isSettled === true && kept.origin === origin) {
      if ((await identityAt(path)) === kept.identity) return kept.attestor;
    }
    const began = performance.now();
    let identity = '';
    const seed = await readSeed(id, path, said(id), (opened) => {
      identity = identityOf(opened);
    });
    const since = kept?.identity === identity ? kept.since : began;
    const made = { seed, origin, identity, since, isSettled: began - since >= SETTLED_MS };
    const isSame = kept?.origin === origin && timingSafeEqual(kept.seed, seed);
    const attestor = isSame ? kept.attestor : attestorOf(origin, seed);
    this.#keep(id, { ...made, attestor });
    return attestor;
  }

  #keep(id: string, made: Made): void {
    this.#made.delete(id);
    const [oldest] = this.#made.keys();
    if (oldest !== undefined && this.#made.size >= MADE_MAX) this.#made.delete(oldest);
    this.#made.set(id, made);
  }

  #path(ledgerId: string): string {
    return this.#pathOfFirst(ledgerId).replace(/seed$/, 'server.seed');
  }

  #lostPath(ledgerId: string): string {
    return this.#pathOfFirst(ledgerId).replace(/\.seed$/, LOST_SUFFIX);
  }
}

const LOST_SUFFIX = '.server.lost.txt';
const WHAT_IS_LOST = 'which says that the key of the server is lost';

/** What says that the key of the server is lost. */
const lostText = ({ x }: Pick<ServerKey, 'x'>): string => `docket-server-key-lost/v1\n${x}\n`;

/** What is said of a seed that is not here. */
const said = (id: string) => ({
  what: `the seed of the key by which the server attests entries of the ledger ${id}`,
  next: `put it back from its backup, or mend DOCKET_KEYS_DIR. Without it nothing is taken of whom it attests. Where no copy of it is left: docket ledgers replace-key ${id}, and "A key is lost" in the operator's guide.`,
});

function attestorOf(origin: string, seed: Uint8Array): Attestor {
  const { publicKey, sign } = createSigner(origin, seed);
  return {
    key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) },
    attest: (leaves, onLeaf) => attestBatch(leaves, sign, onLeaf),
  };
}
