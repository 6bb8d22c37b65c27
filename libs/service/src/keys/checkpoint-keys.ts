import { type LedgerState, PERMISSIONS } from '@docket/record';
import { CheckpointService, type KeyProposal, KeyRotations, LedgerService } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import { authorOf, type Principal } from '../principal.js';

/** The keys that sign the checkpoints of a ledger, and what of them waits for a second person. */
export type LedgerKeys = Pick<LedgerState, 'keys' | 'proposedKey'>;

/** The key that signs a ledger's checkpoints. One person proposes another one, a second one brings it into force. */
@Injectable()
export class CheckpointKeys {
  readonly #log = new Logger('Keys');

  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(KeyRotations) private readonly rotations: KeyRotations,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
  ) {}

  /**
   * In the order in which they were in force, that of entry 0 first.
   * @throws {SigningKeyError} `recorded_key`: the database says another than what was signed.
   */
  @Traced()
  async list(principal: Principal, ledger: string): Promise<LedgerKeys> {
    admit(principal, { roles: ACCESS.readLedger, ledger, scope: 'no_content' });
    return this.ledgers.keys.read(ledger);
  }

  /** Makes a key and proposes it, or, where the key was lost, the one that was made to replace it; it signs nothing. @throws {StoreRefusal} @throws {SigningKeyError} @throws {AppendFailed} */
  @Traced()
  async propose(
    principal: Principal,
    ledger: string,
    proposal: KeyProposal,
  ): Promise<{ key: string; seq: number }> {
    admit(principal, { roles: PERMISSIONS['key.proposed'], ledger });
    const { key, receipt } = await this.rotations.propose(ledger, proposal, authorOf(principal));
    return { key, seq: receipt.entries[0]?.seq ?? 0 };
  }

  /**
   * Brings a proposed key into force from the next entry on; where the one before was lost, without its signature.
   * @throws {StoreRefusal} `second_person_required` of whoever proposed it; `key_rotation_mismatch`.
   * @throws {SigningKeyError} one of the seeds that it takes is not here. @throws {AppendFailed}
   */
  @Traced()
  async confirm(
    principal: Principal,
    ledger: string,
    wanted: { proposal: number; note?: string },
  ): Promise<{ key: string; seq: number; replaced?: true }> {
    admit(principal, { roles: PERMISSIONS['key.rotated'], ledger });
    const { receipt, ...made } = await this.rotations.confirm(
      ledger,
      { ...wanted, newestSigned: () => this.checkpoints.latest(ledger) },
      authorOf(principal),
    );
    await this.#sign(ledger);
    return { ...made, seq: receipt.entries[0]?.seq ?? 0 };
  }

  /** So that the files beside the seeds know the key from now on. It is in force, whether or not that succeeds. */
  async #sign(ledger: string): Promise<void> {
    try {
      await this.checkpoints.issue(ledger);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#log.error(`The new key of the ledger ${ledger} has signed nothing yet: ${why}`);
    }
  }
}
