import type { AppendReceipt } from '../append/receipt.js';
import type { AppendSubmission } from '../append/submission.js';
import { toHex } from '@docket/chain';
import type { KeyVault } from '../key-vault.js';
import type { Ledger } from '../ledger.js';
import { REGISTRY } from '../ledger-creation.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';
import { notLost } from './allow-replacement.js';
import { isSeedGone } from './signing-key-error.js';

/** Who asks, as an entry names its author. */
type AskedBy = Omit<AppendSubmission, 'type' | 'body'>;

/** What is recorded with a new key. */
export interface KeyProposal {
  /** `lost`: the key in force has no seed any more, and the one that was made to replace it is proposed. */
  occasion: 'routine' | 'suspected' | 'lost';
  note?: string;
}

/** What a second person brings into force. */
interface KeyConfirmation {
  proposal: number;
  note?: string;
  /** The newest checkpoint that there is of a lost key; asked for where one is replaced. */
  newestSigned: () => Promise<{ size: number; root: Uint8Array } | undefined>;
}

/** An entry about a key, and the key. */
export interface RecordedKey {
  /** C2SP verifier key. */
  key: string;
  receipt: AppendReceipt;
  /** It is in force in place of a lost one. Absent of all others. */
  replaced?: true;
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

  /**
   * Makes a key and proposes it; where the key in force was lost, the one that was made to replace it.
   * @throws {StoreRefusal} `key_rotation_mismatch`: it is not lost, or nobody made one. @throws {SigningKeyError} @throws {AppendFailed}
   */
  async propose(ledgerId: string, proposal: KeyProposal, by: AskedBy): Promise<RecordedKey> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    // Nor is a key made where those before it are not what they signed.
    const { keys } = await this.#ledgers.keys.read(ledgerId);
    const key =
      proposal.occasion === 'lost'
        ? await this.#replacementOf(ledger, keys.at(-1)?.key ?? ledger.publicKey)
        : await this.#vault.createNext(ledgerId, ledger.origin);
    const body = { public_key: key, ...proposal };
    const receipt = await this.#append(ledgerId, { type: 'key.proposed', body, ...by });
    return { key, receipt };
  }

  /**
   * Brings the key of the entry `proposal` into force. Both seeds have to be here, unless the key in force was lost.
   * @throws {StoreRefusal} `second_person_required`, `key_rotation_mismatch`. @throws {SigningKeyError} @throws {AppendFailed}
   */
  async confirm(
    ledgerId: string,
    confirmation: KeyConfirmation,
    by: AskedBy,
  ): Promise<RecordedKey> {
    const { proposal, note } = confirmation;
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
    if (proposedKey.occasion === 'lost')
      return this.#replace(ledger, { lost: before, key, confirmation }, by);
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

  /** A second person says that the key was lost, and what became of it. */
  async #replace(
    ledger: Ledger,
    wanted: { lost: string; key: string; confirmation: KeyConfirmation },
    by: AskedBy,
  ): Promise<RecordedKey> {
    const { lost, key, confirmation } = wanted;
    const { proposal, note, newestSigned } = confirmation;
    if ((await this.#replacementOf(ledger, lost)) !== key) throw notAllowed(ledger.id);
    if (note === undefined) {
      throw new StoreRefusal(
        'key_rotation_mismatch',
        'The key was lost, and no signature of it shows that the new one is the ledger’s: it has to be recorded why.',
        { next: 'Say in the note what became of the key.', pointer: '/note' },
      );
    }
    const signed = await newestSigned();
    const body = {
      proposal,
      previous_key: lost,
      public_key: key,
      acceptance: await this.#vault.replace(ledger, lost, key),
      signed_size: signed?.size ?? 0,
      ...(signed === undefined ? {} : { signed_root: toHex(signed.root) }),
      reason: note,
    };
    const receipt = await this.#append(ledger.id, { type: 'key.replaced', body, ...by });
    return { key, receipt, replaced: true };
  }

  /** The key that was made on this machine to replace `lost`, of which no seed is here. @throws {StoreRefusal} */
  async #replacementOf({ id, origin, publicKey }: Ledger, lost: string): Promise<string> {
    if (!(await isSeedGone(this.#vault.signer(id, origin, lost, publicKey)))) throw notLost(id);
    const key = await this.#vault.replacementOf(id, lost);
    if (key === undefined) throw notAllowed(id);
    return key;
  }

  /** The registry, too, is a ledger; what its administrators write goes another way than records. */
  #append(ledgerId: string, submission: AppendSubmission): Promise<AppendReceipt> {
    return ledgerId === REGISTRY
      ? this.#ledgers.appendPrincipal(ledgerId, submission)
      : this.#ledgers.append(ledgerId, submission);
  }
}

function notAllowed(ledgerId: string): StoreRefusal {
  return new StoreRefusal(
    'key_rotation_mismatch',
    `No key was made on this server’s machine to replace the one that signs the ledger ${ledgerId}.`,
    {
      next: `Let whoever runs the server make one first, as the owner of the database: docket ledgers replace-key ${ledgerId}.`,
      pointer: '/occasion',
    },
  );
}
