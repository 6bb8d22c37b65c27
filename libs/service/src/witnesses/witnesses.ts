import { proveConsistency } from '@docket/chain';
import {
  CheckpointService,
  KeptCosignatures,
  LedgerService,
  RollbackWatch,
  TileReader,
  type IssuedCheckpoint,
} from '@docket/store';
import { meetsQuorum, type PolicyWitness, type WitnessPolicy } from '@docket/verify';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ledgerByLedger } from '../ledger-by-ledger.js';
import { Outages } from '../outages.js';
import { Rounds } from '../rounds.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { LastFailures, type LastFailure } from '../anchors/last-failures.js';
import { haveCosigned } from './have-cosigned.js';
import { witnessKeyIdOf, witnessNameOf } from './witness-names.js';

/** How often a worker has what is new cosigned. */
const LOOK_MS = 60_000;
/** How long one that did not answer is not asked again. */
const DOWN_MS = 30_000;

/** What is known of a witness since this process began. */
export interface WitnessFigures {
  /** What the policy calls it. */
  name: string;
  /** Whether it cosigned when it was asked last; undefined where it was not asked yet. */
  up: boolean | undefined;
}

/**
 * Has checkpoints cosigned by the witnesses of a policy, and keeps what they signed. Nothing waits for a witness but
 * who asks for it, and that for a bounded time: one that is slow, silent or lies costs only the statement that it
 * cosigned.
 */
@Injectable()
export class Witnesses implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Witnesses');
  readonly #outages = new Outages(this.#log);
  readonly #policy: WitnessPolicy | undefined;
  readonly #kept: KeptCosignatures | undefined;
  readonly #stop = new AbortController();
  /** By ledger and witness, the request under way. */
  readonly #asking = new Map<string, Promise<void>>();
  /** By ledger and witness, the size that the witness cosigned last. */
  readonly #sizes = new Map<string, number>();
  /** By witness, when it failed last, by `performance.now()`; null where it did not. */
  readonly #states = new Map<string, { at: number; isAway: boolean } | null>();
  readonly #failures = new LastFailures();
  readonly #rounds = new Rounds();

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(TileReader) private readonly tiles: TileReader,
    @Inject(RollbackWatch) private readonly watch: RollbackWatch,
  ) {
    this.#policy = settings.witnessing?.policy;
    this.#kept = settings.witnessing && new KeptCosignatures(settings.witnessing.directory);
  }

  onApplicationBootstrap(): void {
    if (this.#policy === undefined || !this.settings.roles.includes('worker')) return;
    this.#rounds.start(() => this.look(), LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.#rounds.stop();
    this.#stop.abort();
    await Promise.all([this.#rounds.ended(), ...this.#asking.values()]);
  }

  get figures(): WitnessFigures[] {
    return (this.#policy?.witnesses ?? []).map(({ name }) => {
      const state = this.#states.get(name);
      return { name, up: state === undefined ? undefined : state === null };
    });
  }

  /** Of the policy, by whose key ids lines are kept. */
  get keys(): { name: string; keyId: string }[] {
    const witnesses = this.#policy?.witnesses ?? [];
    return witnesses.map((one) => ({ name: one.name, keyId: witnessKeyIdOf(one) }));
  }

  /** Why this witness did not cosign this ledger last, since this process began. */
  lastFailure(name: string, ledgerId: string): LastFailure | undefined {
    return this.#failures.of(name, ledgerId);
  }

  /** Has every ledger cosigned as it is now, once. What fails waits for the next look, and is logged. */
  async look(): Promise<void> {
    try {
      await ledgerByLedger(await this.ledgers.ledgerIds(), {
        work: async (id) => {
          const checkpoint = await this.checkpoints.issue(id);
          // One that is away would be waited for by each ledger in turn, and the rest of them would get no look.
          await this.#askAll(id, checkpoint, (witness) => this.#isThere(witness));
        },
        onRefused: (id, why) => this.#log.warn(`cosignatures of ${id} wait: ${why}`),
        isOver: () => this.#stop.signal.aborted,
      });
    } catch (error) {
      this.#log.warn(`witnesses wait: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  /**
   * The checkpoint's note with the cosignatures that there are. Those that are missing are asked for, and waited for
   * until there are as many as the policy asks for, at most `waitMs`; with 0 nobody is asked.
   */
  async cosigned(ledgerId: string, checkpoint: IssuedCheckpoint, waitMs: number): Promise<string> {
    if (this.#policy === undefined || this.#kept === undefined) return checkpoint.note;
    const kept = await this.#lines(ledgerId, checkpoint);
    if (waitMs === 0 || meetsQuorum(this.#policy, new Set(kept.keys())))
      return join(checkpoint, kept);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    const isWanted = (witness: PolicyWitness): boolean =>
      !kept.has(witness.name) && this.#isThere(witness);
    await Promise.race([this.#askAll(ledgerId, checkpoint, isWanted), late]);
    clearTimeout(timer);
    return join(checkpoint, await this.#lines(ledgerId, checkpoint));
  }

  /** One that refuses a ledger, or lies about it, is there for the others. */
  #isThere({ name }: PolicyWitness): boolean {
    const state = this.#states.get(name) ?? null;
    return state?.isAway !== true || performance.now() - state.at > DOWN_MS;
  }

  /** By the policy's name of the witness. What cannot be read is left out, and logged. */
  async #lines(ledgerId: string, { size, root }: IssuedCheckpoint): Promise<Map<string, string>> {
    const lines = new Map<string, string>();
    try {
      for (const witness of this.#policy?.witnesses ?? []) {
        const line = await this.#kept?.read(ledgerId, {
          size,
          root,
          keyId: witnessKeyIdOf(witness),
        });
        if (line !== undefined) lines.set(witness.name, line);
      }
    } catch (error) {
      this.#log.warn(`cosignatures: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    return lines;
  }

  /** Resolves when there are as many as the policy asks for, or everybody was asked. */
  async #askAll(
    ledgerId: string,
    checkpoint: IssuedCheckpoint,
    wanted: (witness: PolicyWitness) => boolean,
  ): Promise<void> {
    const { witnesses = [] } = this.#policy ?? {};
    const asked = witnesses.filter((one) => one.url !== undefined && wanted(one));
    await new Promise<void>((resolve) => {
      const asking = asked.map(async (witness) => {
        await this.#askInTurn(ledgerId, witness, checkpoint);
        const there = new Set((await this.#lines(ledgerId, checkpoint)).keys());
        if (this.#policy !== undefined && meetsQuorum(this.#policy, there)) resolve();
      });
      void Promise.all(asking).then(() => resolve());
    });
  }

  /** Never rejects. Where this witness is being asked about this ledger, that is waited for first. */
  async #askInTurn(
    ledgerId: string,
    witness: PolicyWitness,
    checkpoint: IssuedCheckpoint,
  ): Promise<void> {
    const key = `${ledgerId} ${witness.name}`;
    for (;;) {
      const before = this.#asking.get(key);
      if (before === undefined) break;
      await before;
    }
    if (this.#stop.signal.aborted) return;
    const asking = this.#ask(ledgerId, witness, checkpoint)
      .then(
        () => this.#note(witness, ledgerId, undefined),
        (error: unknown) => {
          // What it said of itself is not believed for longer than it took to ask.
          this.#sizes.delete(key);
          this.#note(witness, ledgerId, error);
        },
      )
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    await asking;
  }

  /** @throws {AnchorFailure}, or what the database or the disk said. */
  async #ask(
    ledgerId: string,
    witness: PolicyWitness,
    { size, root, note }: IssuedCheckpoint,
  ): Promise<void> {
    const tree = { size, root, keyId: witnessKeyIdOf(witness) };
    if ((await this.#kept?.read(ledgerId, tree)) !== undefined) return;
    const { publicKey } = await this.ledgers.getLedger(ledgerId);
    const key = `${ledgerId} ${witness.name}`;
    const oldSize =
      this.#sizes.get(key) ?? (await this.#kept?.newestSize(ledgerId, tree.keyId)) ?? 0;
    const reply = await haveCosigned({
      witness,
      checkpoint: { size, note },
      publicKey,
      oldSize,
      prove: async (from, to) =>
        proveConsistency(await this.tiles.hashReader(ledgerId, to), from, to),
      stopped: this.#stop.signal,
    });
    if (reply.kind === 'cosigned') {
      await this.#kept?.keep(ledgerId, tree, reply.line);
      this.#sizes.set(key, size);
      return;
    }
    const { kind, seen } = reply;
    this.#sizes.set(key, seen);
    const answer = { kind: kind === 'ahead' ? ('size' as const) : kind, size: seen };
    // Where nothing of it is here and no restoration gave it up, nothing more is written.
    await this.watch.outside.told(ledgerId, witnessNameOf(witness), answer);
    if (kind === 'other') throw new AnchorFailure(OTHER_HISTORY(seen));
    await this.#requireSize(ledgerId, seen);
  }

  /** @throws {AnchorFailure} where it vouched for what a restoration gave up. */
  async #requireSize(ledgerId: string, seen: number): Promise<void> {
    const { size } = await this.checkpoints.issue(ledgerId);
    if (size < seen) throw new AnchorFailure(OTHER_HISTORY(seen));
  }

  /** Says what changed, once. */
  #note({ name }: PolicyWitness, ledgerId: string, error: unknown): void {
    if (error === undefined) {
      this.#states.set(name, null);
      this.#outages.end(name, `the witness ${name} cosigns again`);
      return;
    }
    if (this.#stop.signal.aborted) return;
    const reason = error instanceof Error ? error.message : 'unknown';
    const isAway = error instanceof AnchorFailure && error.isAway;
    this.#states.set(name, { at: performance.now(), isAway });
    this.#failures.note(name, ledgerId, error);
    this.#outages.begin(name, reason, `the witness ${name} does not cosign: ${reason}`);
  }
}

const OTHER_HISTORY = (seen: number): string =>
  `it cosigned ${seen} entries that this ledger does not lead on from: those that a restoration gave up`;

const join = ({ note }: IssuedCheckpoint, lines: ReadonlyMap<string, string>): string =>
  `${note}${[...lines.values()].join('')}`;
