import {
  CompactRange,
  decodeLeaf,
  LeafError,
  formatHandoverLine,
  fromBase64Url,
  leafHash,
  NoteError,
  openSignedCheckpoint,
  signCheckpoint,
  toHex,
} from '@docket/chain';
import { type CoseRootSignature, signRoot } from '@docket/chain/cose';
import type { KeyInForce } from '@docket/record';
import type { KeyVault, LedgerSigner } from '../key-vault.js';
import type { KnownHeads, SignedHead, WentBack } from '../known-heads.js';
import { wentBackRefusal } from '../known-heads.js';
import type { Ledger } from '../ledger.js';
import { StoreRefusal } from '../refusal.js';
import { describeDifference, findDifference } from './first-difference.js';
import type { IssuedRoot } from './first-difference.js';
import type { SignedTree } from './signed-tree.js';
import { SigningKeyError } from './signing-key-error.js';
import { LeafMissing, readLeaves } from './stored-leaves.js';
import type { LedgerAsker } from '../ledger-scope.js';

type Client = LedgerAsker;

/** Which ledger is signed for. */
export type SignedLedger = Pick<Ledger, 'id' | 'ledgerNo' | 'origin' | 'publicKey'>;

/** What COSE receipts of a tree have in common. */
export interface SignedForReceipts extends CoseRootSignature {
  /** Lines that say how each later key took over, as a checkpoint has them. */
  readonly handovers: readonly string[];
}

/** A tree as the database has it. */
export interface WantedTree {
  readonly size: number;
  /** Leaf hash of the last entry, hex. */
  readonly lastHash: string;
  /** 32 bytes, from the head's row. */
  readonly root: Uint8Array;
  readonly restorations: number;
}

/** Checkpoints of a ledger that are looked at where nothing says what was signed last. */
const CHECKPOINTS_MAX = 1_000;

/**
 * Signs for a tree only what it has computed itself: the root of the leaves, each hashed as it is stored, behind
 * those of the newest tree that was proven before. That one is kept beside the seed, so that whoever rewrites the
 * database gets no signature for it.
 */
export class TreeSigner {
  readonly #vault: KeyVault;
  readonly #heads: KnownHeads;
  /** What keeps a ledger from being signed for as it is now, by its id. */
  readonly #refused = new Map<string, Refused>();

  constructor(vault: KeyVault, heads: KnownHeads) {
    this.#vault = vault;
    this.#heads = heads;
    heads.askSigned((ledger) => this.#signedHead(ledger));
  }

  /** The newest proven tree. Read it before the head, which then is not behind it. @throws {SigningKeyError} */
  async newest(ledger: Pick<Ledger, 'id' | 'origin'>): Promise<SignedTree | undefined> {
    const tree = await this.#vault.signed.newest(ledger.id);
    if (tree === undefined || tree.origin === ledger.origin) return tree;
    throw otherLedger(this.#vault.signed.folderOf(ledger.id), tree.origin);
  }

  /** The newest proven tree, as long as it was not given up. Undefined, too, where it cannot be read. */
  async #signedHead(ledger: Pick<Ledger, 'id' | 'origin'>): Promise<SignedHead | undefined> {
    try {
      const tree = await this.newest(ledger);
      if (tree === undefined || tree.restoredAt !== undefined) return undefined;
      const { size, root, restorations } = tree;
      return { size, root, restorations };
    } catch (error) {
      // Why not is said where something is to be signed.
      if (error instanceof SigningKeyError) return undefined;
      throw error;
    }
  }

  /** Whether a ledger of this id may begin. @throws {SigningKeyError} where another one was signed for. */
  async checkUnused(ledgerId: string): Promise<void> {
    const tree = await this.#vault.signed.newest(ledgerId);
    if (tree === undefined) return;
    throw new SigningKeyError(
      'signed_state',
      `${this.#vault.signed.folderOf(ledgerId)} says that the key of the ledger ${ledgerId} has signed for ${tree.size} entries, and the database has no such ledger: bring a copy of it back. Where it is decided that it is gone, move its folder and its seed away together, and keep both.`,
    );
  }

  /** What was signed for ledgers that are not among those that are `there`. */
  async newestOfOthers(there: ReadonlySet<string>): Promise<[id: string, tree: SignedTree][]> {
    const { signed } = this.#vault;
    const ids = (await signed.ledgers()).filter((id) => !there.has(id));
    const trees = await Promise.all(
      ids.map(async (id): Promise<[string, SignedTree | undefined]> => [
        id,
        await signed.newest(id),
      ]),
    );
    return trees.flatMap(([id, tree]) => (tree === undefined ? [] : [[id, tree]]));
  }

  /** Ledgers that are not signed for as they are now, and why. */
  get refusals(): readonly StoreRefusal[] {
    return [...this.#refused.values()].map(({ refusal }) => refusal);
  }

  /**
   * The tree `wanted`, computed from the stored leaves behind `signed`, or from all where nothing was signed yet
   * or an administrator has given up what was. `client`: what sees the leaves.
   *
   * @throws {StoreRefusal} `ledger_went_back`: it is another than the database says, or does not continue `signed`.
   */
  async prove(
    client: Client,
    ledger: SignedLedger,
    signed: SignedTree | undefined,
    wanted: WantedTree,
  ): Promise<CompactRange> {
    const before = this.#refused.get(ledger.id);
    if (before?.of === keyOf(signed, wanted)) throw before.refusal;
    const isRestored = await this.isGivenUp(client, ledger, signed);
    const from = isRestored ? undefined : signed;
    if (from !== undefined && from.size > wanted.size) throw this.#raise(ledger, from, wanted);
    const range =
      from === undefined ? CompactRange.empty() : CompactRange.decode(from.frontier, from.size);
    const others = signed === undefined ? await this.#issued(client, ledger) : [];
    const other = await extend(client, ledger, range, wanted.size, others);
    if (other !== undefined) throw await this.#diverged(client, ledger, other, wanted);
    if (range.size === wanted.size && toHex(range.root()) === toHex(wanted.root)) {
      this.#refused.delete(ledger.id);
      return range;
    }
    if (from !== undefined) {
      const difference = await this.#difference(client, ledger, from);
      if (difference !== undefined) throw this.#raise(ledger, from, wanted, difference);
    }
    throw await this.#unlike(client, ledger, signed, wanted);
  }

  /** Notes on disk that the tree was proven. False: another process was first, begin again. @throws {SigningKeyError} */
  note(
    ledger: SignedLedger,
    signed: SignedTree | undefined,
    range: CompactRange,
    { restorations, key }: { restorations: number; key: string },
  ): Promise<boolean> {
    return this.#vault.signed.put(ledger.id, signed, {
      origin: ledger.origin,
      size: range.size,
      root: toHex(range.root()),
      frontier: range.encode(),
      restorations,
      restoredAt: undefined,
      key: key === ledger.publicKey ? undefined : key,
    });
  }

  /**
   * A C2SP checkpoint of a tree that was proven, by the last of `keys`, those in force for its size. It carries how each
   * took over from the one before, or replaces it, and is not given unless that holds. `secondKey`: what entry 0 names to
   * sign beside it. @throws {SigningKeyError}
   */
  async sign(
    ledger: SignedLedger,
    keys: readonly KeyInForce[],
    range: CompactRange,
    secondKey: string | undefined,
  ): Promise<string> {
    const { id, origin, publicKey } = ledger;
    const { signer, key, extensions } = await this.#inForce(ledger, keys);
    const note = signCheckpoint(
      { origin, size: range.size, root: range.root(), extensions },
      signer,
    );
    if (openedRoot(note, publicKey) === undefined) throw notHandedOver(id, key);
    return secondKey === undefined ? note : this.#vault.second.sign(ledger, secondKey, note);
  }

  /** As `sign`, for COSE receipts of entries of that tree (RFC 9942). @throws {SigningKeyError} */
  async signForReceipts(
    ledger: SignedLedger,
    keys: readonly KeyInForce[],
    range: CompactRange,
  ): Promise<SignedForReceipts> {
    const { signer, extensions } = await this.#inForce(ledger, keys);
    return { ...signRoot(range.root(), signer), handovers: extensions };
  }

  async #inForce(
    { id, origin, publicKey }: SignedLedger,
    keys: readonly KeyInForce[],
  ): Promise<{ signer: LedgerSigner; key: string; extensions: string[] }> {
    const later = keys.slice(1);
    const key = later.at(-1)?.key ?? publicKey;
    const signer = await this.#vault.signer(id, origin, key, publicKey);
    return { signer, key, extensions: later.map((next) => handoverLine(id, next)) };
  }

  /** An administrator has asked, through this server, for the record that gives up what was signed. */
  async giveUp(ledger: Pick<Ledger, 'id' | 'origin'>, restoredAt: number): Promise<void> {
    for (;;) {
      const tree = await this.newest(ledger);
      if (tree === undefined) return;
      if (await this.#vault.signed.put(ledger.id, tree, { ...tree, restoredAt })) return;
    }
  }

  /** Whether what was signed was given up: an administrator asked for it, and the record of it is there. */
  async isGivenUp(
    client: Client,
    { ledgerNo }: SignedLedger,
    signed: SignedTree | undefined,
  ): Promise<boolean> {
    const at = signed?.restoredAt;
    if (at === undefined) return false;
    try {
      for await (const [row] of readLeaves(client, ledgerNo, at, at + 1))
        return row !== undefined && decodeLeaf(row.leaf).type === 'ledger.restored';
    } catch (error) {
      // Something else is at its position.
      if (!(error instanceof LeafMissing || error instanceof LeafError)) throw error;
    }
    return false;
  }

  /** Where the ledger differs from what was signed last, as a sentence; undefined where it does not. */
  async where(client: Client, ledger: SignedLedger): Promise<string | undefined> {
    const signed = await this.newest(ledger);
    return signed && this.#difference(client, ledger, signed);
  }

  async #difference(
    client: Client,
    ledger: SignedLedger,
    signed: IssuedRoot & { readonly frontier?: Uint8Array },
  ): Promise<string | undefined> {
    const others = await this.#issued(client, ledger);
    const tree = { size: signed.size, root: signed.root, frontier: signed.frontier };
    const difference = await findDifference(client, ledger.ledgerNo, tree, others);
    return difference && describeDifference(difference);
  }

  /** What the database's own checkpoints say, of those that the ledger's key did sign. */
  async #issued(client: Client, { id, ledgerNo, publicKey }: SignedLedger): Promise<IssuedRoot[]> {
    const { rows } = await client.query<{ note: string }>(
      'SELECT note FROM docket.checkpoint WHERE ledger_no = $1 ORDER BY size DESC LIMIT $2',
      [ledgerNo, CHECKPOINTS_MAX],
    );
    const opened = rows.flatMap(({ note }) => openedRoot(note, publicKey) ?? []);
    // Whoever has any key can sign that it replaces a lost one: of those only what was made here for that counts.
    const made = await Promise.all(opened.map(({ keys }) => this.#vault.replacing(id, keys)));
    return opened.filter(({ keys }, i) =>
      keys.every(({ key, replaced }) => replaced !== true || made[i]?.has(key)),
    );
  }

  async #diverged(
    client: Client,
    ledger: SignedLedger,
    signed: IssuedRoot,
    wanted: WantedTree,
  ): Promise<StoreRefusal> {
    const difference = await this.#difference(client, ledger, signed);
    return this.#raise(
      ledger,
      { ...signed, restorations: wanted.restorations },
      wanted,
      difference,
    );
  }

  #raise(
    ledger: SignedLedger,
    { size, root, restorations }: IssuedRoot & { restorations: number },
    wanted: WantedTree,
    where?: string,
  ): StoreRefusal {
    const found: WentBack['found'] = { size: wanted.size, lastHash: wanted.lastHash };
    const alarm = this.#heads.raise(ledger, { size, root, restorations }, found, where);
    return wentBackRefusal(alarm);
  }

  /** What was signed is there, and what came since is not what the head's row says: no alarm, and no signature. */
  async #unlike(
    client: Client,
    ledger: SignedLedger,
    signed: SignedTree | undefined,
    wanted: WantedTree,
  ): Promise<StoreRefusal> {
    const where = await firstUnlike(client, ledger, signed?.size ?? 0, wanted.size);
    const refusal = new StoreRefusal(
      'ledger_went_back',
      `The ledger ${ledger.id} is not signed for: the tree of its ${wanted.size} entries, computed from what is stored, is not the one that its head says. ${where}`,
      { next: 'Keep the receipts you have. The operator has to verify the ledger.' },
    );
    this.#refused.set(ledger.id, { of: keyOf(signed, wanted), refusal });
    return refusal;
  }
}

interface Refused {
  /** Of what the refusal is: the proof is not repeated while nothing has changed. */
  readonly of: string;
  readonly refusal: StoreRefusal;
}

const keyOf = (signed: SignedTree | undefined, { size, root }: WantedTree): string =>
  `${signed?.generation ?? 0}/${size}/${toHex(root)}`;

/**
 * Adds the stored leaves up to `size`. The first of `others` that the tree turns out not to be is answered; where
 * a leaf is not there, the tree stays smaller.
 */
async function extend(
  client: Client,
  { ledgerNo }: SignedLedger,
  range: CompactRange,
  size: number,
  others: readonly IssuedRoot[],
): Promise<IssuedRoot | undefined> {
  const roots = new Map(others.map((other) => [other.size, other]));
  try {
    for await (const leaves of readLeaves(client, ledgerNo, range.size, size)) {
      for (const { leaf } of leaves) {
        range.append(leafHash(leaf));
        const other = roots.get(range.size);
        if (other !== undefined && other.root !== toHex(range.root())) return other;
      }
    }
  } catch (error) {
    if (!(error instanceof LeafMissing)) throw error;
    return undefined;
  }
  return others.find((other) => other.size > size);
}

async function firstUnlike(
  client: Client,
  { ledgerNo }: SignedLedger,
  from: number,
  to: number,
): Promise<string> {
  try {
    for await (const leaves of readLeaves(client, ledgerNo, from, to)) {
      const other = leaves.find(({ leaf, hash }) => toHex(leafHash(leaf)) !== toHex(hash));
      if (other !== undefined)
        return `Entry ${other.seq} is not the one whose hash is stored beside it.`;
    }
  } catch (error) {
    if (!(error instanceof LeafMissing)) throw error;
    return error.message;
  }
  return `It differs behind the first ${from}; what is stored does not tell which entry it is.`;
}

function openedRoot(note: string, publicKey: string) {
  try {
    const { checkpoint, keys } = openSignedCheckpoint(note, publicKey, publicKey, 'told');
    return { size: checkpoint.size, root: toHex(checkpoint.root), keys };
  } catch (error) {
    // Not what this ledger's key signed: verification names it.
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

function handoverLine(
  id: string,
  { from, key, handover = '', replaced, acceptance = '' }: KeyInForce,
): string {
  const signature = fromBase64Url(replaced === true ? acceptance : handover);
  if (signature === undefined) throw notHandedOver(id, key);
  return formatHandoverLine({ from, key, signature, ...(replaced === true ? { replaced } : {}) });
}

function notHandedOver(id: string, key: string): SigningKeyError {
  return new SigningKeyError(
    'recorded_key',
    `An entry of the ledger ${id} says that it is signed with ${key}, and the key before it did not hand over to that one: verify the ledger. Nothing is signed.`,
  );
}

function otherLedger(folder: string, origin: string): SigningKeyError {
  return new SigningKeyError(
    'signed_state',
    `${folder} says what was signed for ${origin}, which is not this ledger: put the folder of this one in its place. Nothing is signed without it.`,
  );
}
