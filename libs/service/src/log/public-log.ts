import type { TileCoordinate } from '@docket/chain';
import { CheckpointService, TileReader } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Authentication } from '../keys/authentication.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
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
    @Inject(TileReader) private readonly tiles: TileReader,
    private readonly authentication: Authentication,
  ) {}

  /**
   * A signed note over everything acknowledged before the call (C2SP tlog-checkpoint). For anybody: it holds
   * a size and a hash, and whoever keeps it can tell later whether the ledger was rewritten.
   *
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  async checkpoint(ledger: string): Promise<string> {
    return (await this.checkpoints.issue(ledger)).note;
  }

  /**
   * A tile of hashes, 32 bytes each: for anybody. A bundle of leaves (`level: 'entries'`): for a principal of
   * the ledger, and for anybody (`undefined`) where the ledger's policy says `log_access: public`.
   *
   * @throws {ServiceError} `unknown_entry` where the ledger has no tile of this width;
   * `role_not_allowed`, `wrong_ledger`.
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async tile(principal: Principal | undefined, { ledger, tile }: TileRequest): Promise<Uint8Array> {
    const { level, index, width } = tile;
    const bytes =
      level === 'entries'
        ? await this.#leaves(principal, { ledger, tile })
        : await this.tiles.tile(ledger, level, index, width);
    if (bytes !== undefined) return bytes;
    throw new ServiceError('unknown_entry', 'The ledger has no tile of this path and width.');
  }

  async #leaves(
    principal: Principal | undefined,
    { ledger, tile: { index, width } }: TileRequest,
  ): Promise<Uint8Array | undefined> {
    if (principal !== undefined) admit(principal, { roles: ACCESS.readLeaves, ledger });
    else if (!(await this.authentication.isLogPublic(ledger))) {
      throw new ServiceError('role_not_allowed', 'The entries of this log are not public.');
    }
    return this.tiles.entryBundle(ledger, index, width);
  }
}
