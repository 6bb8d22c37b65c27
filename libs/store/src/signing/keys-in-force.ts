import type { KeyInForce, LedgerState, ServerKey } from '@docket/record';
import type { KeyVault } from '../key-vault.js';
import type { Ledger } from '../ledger.js';
import type { KnownHeads } from '../known-heads.js';
import { type SigningLedger, unusableKeys } from '../unusable-keys.js';
import { checkRecordedKeys } from './recorded-keys.js';
import type { LedgerStates } from '../ledger-states.js';
import type { Attestor, GivenUp } from './server-keys.js';
import type { SignedTree } from './signed-tree.js';
import { SigningKeyError } from './signing-key-error.js';
import type { TreeSigner } from './tree-signer.js';

/** Where the entries are read. */
interface LedgerSource {
  readonly heads: KnownHeads;
  readonly signer: TreeSigner;
  readonly states: LedgerStates;
  getLedger(id: string): Promise<Ledger>;
  ledgerState(id: string): Promise<LedgerState>;
  listLedgers(): Promise<Ledger[]>;
}

/** What the entries of ledgers say of the keys that sign them, held against what these signed. */
export class KeysInForce {
  readonly #ledgers: LedgerSource;
  readonly #vault: KeyVault;
  readonly #looksForSecond: boolean;
  /** By id of the ledger, its second key, which never changes; null where it has none. */
  readonly #second = new Map<string, string | null>();
  /** Ids of ledgers of which the entries were last seen to say another thing. */
  readonly #changed = new Set<string>();

  /** @param looksForSecond whether ledgers are made with a second key. */
  constructor(ledgers: LedgerSource, vault: KeyVault, looksForSecond: boolean) {
    this.#ledgers = ledgers;
    this.#vault = vault;
    this.#looksForSecond = looksForSecond;
  }

  /**
   * The keys of a ledger, and what of them waits for a second person.
   * @throws {SigningKeyError} `recorded_key`: the database says another than what was signed.
   */
  async read(
    ledgerId: string,
  ): Promise<Pick<LedgerState, 'keys' | 'proposedKey' | 'secondKey' | 'serverKey'>> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    // Before the entries: what was signed is not ahead of them then.
    const signed = await this.#ledgers.signer.newest(ledger);
    const state = await this.#ledgers.ledgerState(ledgerId);
    await this.check(ledger, state.keys, signed);
    const { keys, proposedKey, secondKey, serverKey } = state;
    return {
      keys,
      proposedKey,
      ...(secondKey === undefined ? {} : { secondKey }),
      ...(serverKey === undefined ? {} : { serverKey }),
    };
  }

  /**
   * Holds the seed of the key that signed last, as the files beside the seeds say. Where these cannot be read, no key is
   * looked for: nothing is signed then, and a server that starts says why. Nor is it where another key was made here to
   * replace a lost one: people bring that into force through a server.
   * @throws {SigningKeyError}
   */
  async requireSeed({ id, origin, publicKey }: SigningLedger): Promise<void> {
    let signed;
    try {
      signed = await this.#vault.signed.newest(id);
    } catch (error) {
      if (error instanceof SigningKeyError) return;
      throw error;
    }
    const key = signed?.key ?? publicKey;
    try {
      await this.#vault.signer(id, origin, key, publicKey);
    } catch (error) {
      if (!(error instanceof SigningKeyError)) throw error;
      // Where the folder of keys is gone as a whole, the entries alone say which was lost.
      const lost = signed?.key ?? (await this.#ledgers.ledgerState(id)).keys.at(-1)?.key ?? key;
      if ((await this.#vault.replacementOf(id, lost)) === undefined) throw error;
    }
  }

  /**
   * What attests entries of a ledger, also of one that went back; undefined where it names no key for it.
   * @throws {SigningKeyError} its seed cannot be used.
   */
  async attestor(
    ledger: Pick<Ledger, 'id' | 'ledgerNo' | 'origin'>,
  ): Promise<Attestor | GivenUp | undefined> {
    const key = await this.#ledgers.states.serverKey(ledger);
    return key && this.#vault.server.find(ledger, key);
  }

  /** @param signed read before the entries were. @throws {SigningKeyError} `recorded_key` */
  async check(
    ledger: Ledger,
    keys: readonly KeyInForce[],
    signed: SignedTree | undefined,
  ): Promise<void> {
    this.#changed.add(ledger.id);
    checkRecordedKeys(ledger, keys, signed, await this.#vault.replacing(ledger.id, keys));
    this.#changed.delete(ledger.id);
  }

  /**
   * Why ledgers cannot be signed for: one error for each whose seed is not the one it was made with, or whose entries
   * say another. Entries are looked at where a second key signed, or where they were seen to say another thing.
   */
  async unusable(): Promise<SigningKeyError[]> {
    const ledgers = await this.#ledgers.listLedgers();
    return unusableKeys(this.#vault, ledgers, {
      keysOf: async ({ id }, signed) => {
        if (signed?.key === undefined && !this.#changed.has(id)) return undefined;
        return this.#wentBack(id) ? undefined : (await this.#ledgers.ledgerState(id)).keys;
      },
      secondKeyOf: ({ id }) => this.#secondKeyOf(id),
      serverKeyOf: (ledger) => this.#serverKeyOf(ledger),
    });
  }

  /** Looked for where ledgers are made with one, and where its seed is here. */
  async #secondKeyOf(id: string): Promise<string | undefined> {
    const known = this.#second.get(id);
    if (known !== undefined) return known ?? undefined;
    if (!this.#looksForSecond && !(await this.#vault.second.isHere(id))) return undefined;
    if (this.#wentBack(id)) return undefined;
    const { secondKey } = await this.#ledgers.ledgerState(id);
    this.#second.set(id, secondKey ?? null);
    return secondKey;
  }

  async #serverKeyOf(ledger: Ledger): Promise<ServerKey | undefined> {
    return this.#wentBack(ledger.id) ? undefined : this.#ledgers.states.serverKey(ledger);
  }

  /** A history that went back is told of by itself. */
  #wentBack(id: string): boolean {
    return this.#ledgers.heads.alarms.some(({ ledger }) => ledger.id === id);
  }
}
