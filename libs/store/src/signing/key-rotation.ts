import type { AppendReceipt } from '../append/receipt.js';
import type { AppendSubmission } from '../append/submission.js';
import type { KeyVault } from '../key-vault.js';
import { REGISTRY } from '../ledger-creation.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';

/** Who asks, as an entry names its author. */
type AskedBy = Omit<AppendSubmission, 'type' | 'body'>;

/** What is recorded with a new key. */
export interface KeyProposal {
  occasion: 'routine' | 'suspected';
  note?: string;
}

/** An entry about a key, and the key. */
export interface RecordedKey {
  /** C2SP verifier key. */
  key: string;
  receipt: AppendReceipt;
}

/**
 * Changes the key that signs a ledger's checkpoints. Each key is a file of its own before an entry names it, and which
 * one signs only the entries say: a process that ends in between leaves a key that nobody uses, or one that signs.
 */
export class KeyRotations {
  readonly #ledgers: LedgerService;
  readonly #vault: KeyVault;

  constructor(ledgers: LedgerService, vault: KeyVault) {
    this.#ledgers = ledgers;
    this.#vault = vault;
  }

  /** Makes a key and proposes it. @throws {SigningKeyError} @throws {AppendFailed} */
  async propose(ledgerId: string, proposal: KeyProposal, by: AskedBy): Promise<RecordedKey> {
    const { origin } = await this.#ledgers.getLedger(ledgerId);
    // Nor is a key made where those before it are not what they signed.
    await this.#ledgers.keys.read(ledgerId);
    const key = await this.#vault.createNext(ledgerId, origin);
    const body = { public_key: key, ...proposal };
    const receipt = await this.#append(ledgerId, { type: 'key.proposed', body, ...by });
    return { key, receipt };
  }

  /**
   * Brings the key of the entry `proposal` into force. Both seeds have to be here.
   * @throws {StoreRefusal} `second_person_required`, `key_rotation_mismatch`. @throws {SigningKeyError} @throws {AppendFailed}
   */
  async confirm(
    ledgerId: string,
    { proposal, note }: { proposal: number; note?: string },
    by: AskedBy,
  ): Promise<RecordedKey> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const { keys, proposedKey } = await this.#ledgers.keys.read(ledgerId);
    const before = keys.at(-1)?.key ?? ledger.publicKey;
    if (proposedKey?.seq !== proposal) {
      throw new StoreRefusal(
        'key_rotation_mismatch',
        `No key that entry ${proposal} proposes waits for a second person.`,
        { next: 'Read the keys of the ledger, and propose one anew.', pointer: '/proposal' },
      );
    }
    const key = proposedKey.publicKey;
    const signed = await this.#vault.handOver(ledger, before, key);
    const body = {
      proposal,
      previous_key: before,
      public_key: key,
      ...signed,
      ...(note === undefined ? {} : { note }),
    };
    const receipt = await this.#append(ledgerId, { type: 'key.rotated', body, ...by });
    return { key, receipt };
  }

  /** The registry, too, is a ledger; what its administrators write goes another way than records. */
  #append(ledgerId: string, submission: AppendSubmission): Promise<AppendReceipt> {
    return ledgerId === REGISTRY
      ? this.#ledgers.appendPrincipal(ledgerId, submission)
      : this.#ledgers.append(ledgerId, submission);
  }
}
