import { stat } from 'node:fs/promises';
import {
  CheckpointService,
  KeptCosignatures,
  LedgerService,
  LedgerSizes,
  RollbackWatch,
  type Ledger,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { Sinks } from '../sinks/sinks.js';
import { TimeStamps } from '../time-stamps/time-stamps.js';
import { Witnesses } from '../witnesses/witnesses.js';
import { ANCHOR_KINDS, type AnchorKind, type AnchorState } from './anchor-state.js';

export interface AnchorReading {
  at: string;
  /** Entries of the ledger. */
  size: number;
  /** The newest checkpoint that was signed; undefined where there is none. */
  signed: { size: number; at: string } | undefined;
  /** The process that answers. */
  process: {
    since: string;
    /** Whether it has checkpoints anchored by itself, and not only for whoever waits for that. */
    isWorker: boolean;
  };
  anchors: AnchorState[];
  /** Of these there is none. */
  none: AnchorKind[];
}

/** Trees that are looked up in one statement. */
const TREES_MAX = 100;

/** How those outside stand to a ledger, of what files and tables hold, and of what this process met. */
@Injectable()
export class AnchorStates {
  readonly #since = new Date().toISOString();

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(LedgerSizes) private readonly sizes: LedgerSizes,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(RollbackWatch) private readonly watch: RollbackWatch,
    private readonly witnesses: Witnesses,
    private readonly timeStamps: TimeStamps,
    private readonly sinks: Sinks,
  ) {}

  /**
   * Asks nobody outside, and signs nothing.
   *
   * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`. @throws {StoreRefusal} `unknown_ledger`, `ledger_went_back`.
   * @throws {KeptCheckpointError} the directory cannot be read.
   */
  @Traced()
  async read(principal: Principal, ledgerId: string): Promise<AnchorReading> {
    admit(principal, { roles: ACCESS.readAnchors, ledger: ledgerId });
    const ledger = await this.ledgers.getLedger(ledgerId);
    const [sizes, signed] = await Promise.all([
      this.sizes.read([ledgerId]),
      this.checkpoints.latest(ledgerId),
    ]);
    const anchors = [
      ...(await this.#cosigning(ledger)),
      ...this.sinks.statesOf(ledgerId),
      ...(await this.#directory(ledger)),
    ];
    return {
      at: new Date().toISOString(),
      size: sizes.get(ledgerId) ?? 0,
      signed: signed && { size: signed.size, at: signed.issuedAt },
      process: { since: this.#since, isWorker: this.settings.roles.includes('worker') },
      anchors,
      none: ANCHOR_KINDS.filter((kind) => !anchors.some((one) => one.kind === kind)),
    };
  }

  /** Those whose lines are kept in files. */
  async #cosigning(ledger: Ledger): Promise<AnchorState[]> {
    const { witnessing, timeStamping } = this.settings;
    const directory = witnessing?.directory ?? timeStamping?.directory;
    if (directory === undefined) return [];
    const kept = new KeptCosignatures(directory);
    const all = [
      ...this.witnesses.keys.map((one) => ({
        kind: 'witness' as const,
        ...one,
        by: this.witnesses,
      })),
      ...this.timeStamps.keys.map((one) => ({
        kind: 'time_stamp' as const,
        ...one,
        by: this.timeStamps,
      })),
    ];
    return Promise.all(
      all.map(async ({ kind, name, keyId, by }) => {
        const newest = await this.#newestIssued(ledger, kept, keyId);
        return {
          kind,
          name,
          newest: newest ?? null,
          pendingSince: await this.#pendingSince(ledger, newest?.size),
          failed: by.lastFailure(name, ledger.id),
        };
      }),
    );
  }

  /** What a restoration gave up may have been vouched for, too: it says nothing of what there is. */
  async #newestIssued(
    { id, ledgerNo }: Ledger,
    kept: KeptCosignatures,
    keyId: string,
  ): Promise<{ size: number; at: string } | undefined> {
    const trees = await kept.trees(id, keyId);
    for (let i = 0; i < trees.length; i += TREES_MAX) {
      const some = trees.slice(i, i + TREES_MAX);
      const roots = await this.checkpoints.rootsIssued(
        ledgerNo,
        some.map(({ size }) => size),
      );
      const tree = some.find(({ size, rootStart }) => roots.get(size)?.startsWith(rootStart));
      if (tree !== undefined)
        return { size: tree.size, at: (await kept.keptAt(tree)).toISOString() };
    }
    return undefined;
  }

  async #directory(ledger: Ledger): Promise<AnchorState[]> {
    const { outside } = this.watch;
    if (!outside.keeps) return [];
    const place = await outside.newestKept(ledger.id);
    const newest =
      place === undefined
        ? undefined
        : { size: place.size, at: (await stat(place.path)).mtime.toISOString() };
    const pendingSince = await this.#pendingSince(ledger, newest?.size);
    return [
      { kind: 'directory', name: '', newest: newest ?? null, pendingSince, failed: undefined },
    ];
  }

  async #pendingSince({ ledgerNo }: Ledger, size = -1): Promise<string | null> {
    return (await this.checkpoints.firstBeyond(ledgerNo, size)) ?? null;
  }
}
