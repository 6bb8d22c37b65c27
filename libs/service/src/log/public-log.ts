import { TILE_WIDTH, type TileCoordinate } from '@docket/chain';
import type { Role } from '@docket/record';
import { CheckpointService, ProvenLog, type IssuedCheckpoint } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Authentication } from '../keys/authentication.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Anchors } from '../anchors/anchors.js';
import { Traced } from '../observation/tracing.js';

export interface TileRequest {
  ledger: string;
  /** Level, index and width as C2SP tlog-tiles names them; `entries` for a bundle of leaves. */
  tile: TileCoordinate;
}

/** A ledger as a transparency log: its signed checkpoint and its tiles (C2SP tlog-tiles). */
@Injectable()
export class PublicLog {
  constructor(
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(ProvenLog) private readonly log: ProvenLog,
    private readonly authentication: Authentication,
    private readonly anchors: Anchors,
  ) {}

  /**
   * A signed note (C2SP tlog-checkpoint): a size and a hash, and whoever keeps it can tell later whether the ledger
   * was rewritten. For a principal of the ledger, over everything acknowledged before the call. For anybody
   * (`undefined`) where the ledger's policy says `log_access: public`: then at most a minute behind, so that
   * strangers do not have the server sign, and keep a row, each time that they ask.
   *
   * With the cosignatures of witnesses that there are of it. A principal may have those that are missing asked for,
   * and wait for them.
   *
   * @param waitMs at most, for a principal. @throws {ServiceError} `role_not_allowed`, `wrong_ledger`.
   * @throws {StoreRefusal} `unknown_ledger`, to a principal that reaches every ledger.
   */
  async checkpoint(principal: Principal | undefined, ledger: string, waitMs = 0): Promise<string> {
    await this.#admit(principal, ledger, ACCESS.readHashes);
    if (principal === undefined) {
      const recent = await this.checkpoints.recent(ledger, PUBLIC_AGE_MS_MAX);
      return this.anchors.note(ledger, recent, 0);
    }
    const issued = await this.checkpoints.issue(ledger);
    return this.anchors.note(ledger, issued, waitMs);
  }

  /**
   * A tile of hashes, 32 bytes each, or a bundle of leaves (`level: 'entries'`): for a principal of the ledger,
   * and for anybody (`undefined`) where the ledger's policy says `log_access: public`. Held against a signed root
   * that covers it: for a principal one is signed where there is none yet, for a stranger at most once a minute.
   *
   * @throws {ServiceError} `unknown_entry` where the ledger has no tile of this width, or nothing that strangers are
   * given covers it yet; `role_not_allowed`, `wrong_ledger`.
   * @throws {StoreRefusal} `unknown_ledger`, to a principal that reaches every ledger; `log_damaged`.
   */
  @Traced()
  async tile(principal: Principal | undefined, { ledger, tile }: TileRequest): Promise<Uint8Array> {
    const { level, index, width } = tile;
    const isLeaves = level === 'entries';
    await this.#admit(principal, ledger, isLeaves ? ACCESS.readLeaves : ACCESS.readHashes);
    const covered = (index * TILE_WIDTH + width) * TILE_WIDTH ** (isLeaves ? 0 : level);
    const tree = await this.#covering(principal, ledger, covered);
    const bytes =
      tree &&
      (isLeaves
        ? await this.log.entryBundle(ledger, { index, width }, tree)
        : await this.log.tile(ledger, { level, index, width }, tree));
    if (bytes !== undefined) return bytes;
    throw new ServiceError('unknown_entry', 'The ledger has no tile of this path and width.');
  }

  /** A signed tree of at least `size` entries; undefined where the ledger has fewer. */
  async #covering(
    principal: Principal | undefined,
    ledger: string,
    size: number,
  ): Promise<IssuedCheckpoint | undefined> {
    const signed = await this.checkpoints.covering(ledger, size);
    if (signed !== undefined || (await this.log.size(ledger)) < size) return signed;
    return principal === undefined
      ? this.checkpoints.recent(ledger, PUBLIC_AGE_MS_MAX)
      : this.checkpoints.issue(ledger);
  }

  async #admit(
    principal: Principal | undefined,
    ledger: string,
    roles: readonly Role[],
  ): Promise<void> {
    if (principal !== undefined) admit(principal, { roles, ledger, scope: 'no_content' });
    else if (!(await this.authentication.isLogPublic(ledger))) {
      // The same whether there is such a ledger or not.
      throw new ServiceError('role_not_allowed', 'There is no log of this name that is public.');
    }
  }
}

/** How far behind a checkpoint may be that somebody without a key is given. */
const PUBLIC_AGE_MS_MAX = 60_000;
