import { stat } from 'node:fs/promises';
import { KeptCheckpoints, LedgerService, RollbackWatch } from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { AnchorState } from '../anchors/anchor-state.js';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { LastFailures } from '../anchors/last-failures.js';
import { Outages } from '../outages.js';
import { Rounds } from '../rounds.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { PendingCheckpoint, Sink } from './sink.js';

/** How often a worker looks for checkpoints that others signed. */
const LOOK_MS = 10_000;
/** How often whoever was not heard is asked again. */
const ASK_MS = 10_000;
/** Log lines about those who were not heard at a start. */
const LINES_MAX = 10;

/** What is known of the sink since this process began. */
export interface SinkFigures {
  /** Its host. */
  name: string;
  /** Whether it took, or was read, when it was asked last; undefined where it was not asked yet. */
  up: boolean | undefined;
  /** Checkpoints in the directory that it does not have; undefined where this process puts none, or has not looked. */
  pending: number | undefined;
  /** Seconds since the oldest of them was signed; 0 where there is none. */
  oldestS: number;
  /** Why it failed last, in one line, and when (RFC 3339); undefined where it never did. */
  lastFailure: { reason: string; at: string } | undefined;
}

interface Pending {
  count: number;
  /** When the oldest was signed, in milliseconds since the epoch. */
  since: number;
}

/**
 * Has what is signed put into the sink, from the directory of checkpoints: what is in the one and not in the other
 * waits, whatever ends this process. Nobody waits for it. And asks those again who were not heard at the start.
 */
@Injectable()
export class Sinks implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Sinks');
  readonly #outages = new Outages(this.#log);
  readonly #sink: Sink | undefined;
  readonly #kept: KeptCheckpoints | undefined;
  readonly #putting = new Rounds();
  readonly #asking = new Rounds();
  /** By ledger, what the sink was found to have. */
  readonly #has = new Map<string, PendingCheckpoint & { at: string }>();
  readonly #pending = new Map<string, Pending>();
  readonly #failures = new LastFailures();
  #isLooked = false;
  /** Whether it took, and whether it was read: why it failed last; null where it did not. */
  #taken: { reason: string } | null | undefined;
  #heard: { reason: string } | null | undefined;
  #lastFailure: SinkFigures['lastFailure'];
  /** A checkpoint was kept: it is put at once. */
  #kick: NodeJS.Immediate | undefined;
  #running: Promise<void> | undefined;
  #isAgain = false;
  #isOver = false;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(RollbackWatch) private readonly watch: RollbackWatch,
  ) {
    const { sinking } = settings;
    this.#sink = sinking?.sink;
    this.#kept = sinking && new KeptCheckpoints(sinking.directory);
    this.#sink?.onNotice((text) => this.#log.warn(`${text}.`));
    const { holders } = watch.outside;
    const say = (holder: string, reason: string | undefined): void => {
      if (holder === this.#sink?.name) this.#noteHeard(reason);
      if (reason === undefined) this.#outages.end(holder, `${holder} is heard again`);
      else this.#outages.begin(holder, reason, `${holder} was not heard: ${reason}. ${UNHEARD}`);
    };
    // Those of the start, and those that come.
    for (const [holder, reason] of holders.failures.slice(0, LINES_MAX)) say(holder, reason);
    holders.onFailed(say);
  }

  onApplicationBootstrap(): void {
    const { outside } = this.watch;
    if (!outside.holders.isEmpty) this.#asking.start(() => this.#ask(), ASK_MS);
    if (this.#sink === undefined || !this.settings.roles.includes('worker')) return;
    outside.onKept(() => {
      this.#kick ??= setImmediate(() => {
        this.#kick = undefined;
        void this.#look();
      });
    });
    this.#putting.start(() => this.#look(), LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    this.#putting.stop();
    this.#asking.stop();
    clearImmediate(this.#kick);
    this.#sink?.close();
    await Promise.all([this.#putting.ended(), this.#asking.ended(), this.#running]);
  }

  /** Of the sink, where there is one. */
  get figures(): SinkFigures[] {
    const { sinking } = this.settings;
    if (sinking === undefined) return [];
    const pending = [...this.#pending.values()];
    const since = Math.min(...pending.map((one) => one.since), Date.now());
    const lost = this.#sink?.lost;
    return [
      {
        name: sinking.name,
        up: this.#isUp,
        pending: this.#isLooked ? pending.reduce((sum, { count }) => sum + count, 0) : undefined,
        oldestS: Math.max(0, (Date.now() - since) / 1000),
        lastFailure: lost === undefined ? this.#lastFailure : { reason: lost.reason, at: lost.at },
      },
    ];
  }

  /** Of the sink, where there is one, as far as this process put something there since it began. */
  statesOf(ledgerId: string): AnchorState[] {
    const { sinking, roles } = this.settings;
    if (sinking === undefined) return [];
    const { name } = sinking;
    const has = this.#has.get(ledgerId);
    const pending = this.#pending.get(ledgerId);
    const isKnown = roles.includes('worker') && this.#isLooked;
    const since = pending === undefined ? null : new Date(pending.since).toISOString();
    const lost = this.#sink?.lost;
    // What it lost is not there again because it took something since.
    const isLost = lost?.ledger === ledgerId;
    return [
      {
        kind: 'sink',
        name,
        newest: has && { size: has.size, at: has.at },
        pendingSince: isKnown ? since : undefined,
        failed: isLost ? { reason: lost.reason, at: lost.at } : this.#failures.of(name, ledgerId),
      },
    ];
  }

  get #isUp(): boolean | undefined {
    // What lost something is not good again because it answers.
    if (this.#sink?.lost !== undefined) return false;
    const states = [this.#taken, this.#heard].filter((state) => state !== undefined);
    return states.length === 0 ? undefined : states.every((state) => state === null);
  }

  async #ask(): Promise<void> {
    try {
      await this.watch.outside.askAll();
    } catch (error) {
      // A database that is away is said by whoever needs it.
      this.#log.debug(`others are asked later: ${reasonOf(error)}`);
    }
  }

  /** Never rejects, never twice at once; asked for meanwhile, it looks once more. */
  async #look(): Promise<void> {
    this.#isAgain = true;
    this.#running ??= (async () => {
      while (this.#isAgain && !this.#isOver) {
        this.#isAgain = false;
        await this.#putAll();
      }
    })().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #putAll(): Promise<void> {
    try {
      const ids = (await this.#kept?.ledgers()) ?? [];
      const waiting: [string, PendingCheckpoint[]][] = [];
      for (const id of ids) {
        const pending = await this.#pendingOf(id);
        if (pending.length > 0) waiting.push([id, pending]);
      }
      this.#isLooked = true;
      let isWhole = true;
      for (const [id, pending] of waiting) {
        if (this.#isOver) return;
        isWhole = (await this.#putLedger(id, pending)) && isWhole;
      }
      if (isWhole && waiting.length > 0) this.#noteTaken(undefined);
    } catch (error) {
      if (this.#isOver) return;
      this.#noteTaken(reasonOf(error));
    }
  }

  /**
   * Whether all of them are there.
   * @throws {AnchorFailure} nothing answers, so that the other ledgers would wait as long.
   */
  async #putLedger(id: string, pending: readonly PendingCheckpoint[]): Promise<boolean> {
    const ledger = await this.ledgers.readRow(id);
    // One that is gone has no key to look at its checkpoints with; that is an alarm of its own.
    if (ledger === undefined) return true;
    let left = pending.length;
    try {
      await this.#sink?.put(ledger, pending, (checkpoint) => {
        this.#has.set(id, { ...checkpoint, at: new Date().toISOString() });
        left -= 1;
        const entry = this.#pending.get(id);
        if (left === 0) this.#pending.delete(id);
        else if (entry !== undefined) this.#pending.set(id, { ...entry, count: left });
      });
      return true;
    } catch (error) {
      this.#failures.note(this.settings.sinking?.name ?? '', id, error);
      if (!(error instanceof AnchorFailure) || error.isAway) throw error;
      this.#noteTaken(`of the ledger ${id}: ${error.message}`);
      return false;
    }
  }

  /** Files of the directory behind the newest that the sink was found to have. */
  async #pendingOf(id: string): Promise<PendingCheckpoint[]> {
    const has = this.#has.get(id);
    const all = (await this.#kept?.places(id)) ?? [];
    const pending = all.filter((one) => has === undefined || isAfter(one, has));
    const [oldest] = pending;
    if (oldest === undefined) this.#pending.delete(id);
    else {
      const { mtimeMs } = await stat(oldest.path);
      this.#pending.set(id, { count: pending.length, since: mtimeMs });
    }
    return pending;
  }

  #noteHeard(reason: string | undefined): void {
    this.#heard = reason === undefined ? null : this.#failure(reason);
  }

  /** Says what changed, once. */
  #noteTaken(reason: string | undefined): void {
    if (reason === undefined) {
      // What takes is read back.
      [this.#taken, this.#heard] = [null, null];
      this.#outages.end(PUTTING, `${this.#sink?.name} takes checkpoints again`);
      return;
    }
    this.#taken = this.#failure(reason);
    this.#outages.begin(
      PUTTING,
      reason,
      `${this.#sink?.name} does not take checkpoints: ${reason}. They wait in the directory, and no record waits for them.`,
    );
  }

  #failure(reason: string): { reason: string } {
    this.#lastFailure = { reason, at: new Date().toISOString() };
    return { reason };
  }
}

/** No holder is called so. */
const PUTTING = 'putting';

const UNHEARD =
  'The database is not held against what it holds until it answers, which is looked for every ten seconds.';

const isAfter = (one: PendingCheckpoint, other: PendingCheckpoint): boolean =>
  one.restorations > other.restorations ||
  (one.restorations === other.restorations && one.size > other.size);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
