import { formatTimeStampLine, timeStampKeyHash, utf8 } from '@docket/chain';
import {
  CheckpointService,
  KeptCosignatures,
  LedgerService,
  type IssuedCheckpoint,
} from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { LastFailures, type LastFailure } from '../anchors/last-failures.js';
import { ledgerByLedger } from '../ledger-by-ledger.js';
import { Outages } from '../outages.js';
import { Rounds } from '../rounds.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { askAuthority } from './authority-client.js';

/** How often a worker has what is new stamped. Authorities bound how often they are asked. */
const LOOK_MS = 3_600_000;
/** How long one that failed is not asked again. */
const DOWN_MS = 30_000;

/** What is known of the authority since this process began. */
export interface TimeStampFigures {
  name: string;
  /** Whether it gave a time stamp when it was asked last; undefined where it was not asked yet. */
  up: boolean | undefined;
}

/**
 * Has checkpoints stamped with the time by an authority, and keeps the tokens. Nothing waits for it but who asks, and
 * that for a bounded time: an authority that is slow, silent or lies costs only the statement of when a checkpoint was
 * there.
 */
@Injectable()
export class TimeStamps implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('TimeStamps');
  readonly #outages = new Outages(this.#log);
  readonly #kept: KeptCosignatures | undefined;
  readonly #stop = new AbortController();
  /** By ledger and size, the request under way. */
  readonly #asking = new Map<string, Promise<void>>();
  /** Why it failed last and when, by `performance.now()`; null where it did not. */
  #state: { at: number } | null | undefined;
  readonly #failures = new LastFailures();
  readonly #rounds = new Rounds();

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
  ) {
    this.#kept = settings.timeStamping && new KeptCosignatures(settings.timeStamping.directory);
  }

  onApplicationBootstrap(): void {
    if (this.settings.timeStamping === undefined || !this.settings.roles.includes('worker')) return;
    this.#rounds.start(() => this.look(), LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.#rounds.stop();
    this.#stop.abort();
    await Promise.all([this.#rounds.ended(), ...this.#asking.values()]);
  }

  /** Of the authority, where there is one. */
  get figures(): TimeStampFigures[] {
    const { timeStamping } = this.settings;
    if (timeStamping === undefined) return [];
    return [
      { name: timeStamping.name, up: this.#state === undefined ? undefined : this.#state === null },
    ];
  }

  /** Of the authority, where there is one: by which key id its tokens are kept. */
  get keys(): { name: string; keyId: string }[] {
    const { timeStamping } = this.settings;
    return timeStamping === undefined ? [] : [{ name: timeStamping.name, keyId: this.#keyId }];
  }

  /** Why it gave this ledger no time stamp last, since this process began. */
  lastFailure(name: string, ledgerId: string): LastFailure | undefined {
    return this.#failures.of(name, ledgerId);
  }

  get #keyId(): string {
    const keyHash = timeStampKeyHash(this.settings.timeStamping?.name ?? '');
    return keyHash.toString(16).padStart(8, '0');
  }

  /** Has every ledger stamped as it is now, once. What fails waits for the next look, and is logged. */
  async look(): Promise<void> {
    try {
      await ledgerByLedger(await this.ledgers.ledgerIds(), {
        work: (id) => this.#lookAt(id),
        onRefused: (id, why) => this.#log.warn(`time stamps of ${id} wait: ${why}`),
        isOver: () => this.#stop.signal.aborted,
      });
    } catch (error) {
      this.#log.warn(`time stamps wait: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  async #lookAt(ledgerId: string): Promise<void> {
    const checkpoint = await this.checkpoints.issue(ledgerId);
    // One that is away would be waited for by each ledger in turn, and the rest of them would get no look.
    if (this.#isDown() || (await this.#line(ledgerId, checkpoint)) !== '') return;
    await this.#askInTurn(ledgerId, checkpoint);
  }

  /**
   * The time stamp of a checkpoint as a line under its note, or nothing where there is none. One that is missing is
   * asked for, and waited for at most `waitMs`; with 0 nobody is asked.
   */
  async line(ledgerId: string, checkpoint: IssuedCheckpoint, waitMs: number): Promise<string> {
    if (this.settings.timeStamping === undefined) return '';
    const kept = await this.#line(ledgerId, checkpoint);
    if (kept !== '' || waitMs === 0 || this.#isDown()) return kept;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([this.#askInTurn(ledgerId, checkpoint), late]);
    clearTimeout(timer);
    return this.#line(ledgerId, checkpoint);
  }

  #isDown(): boolean {
    return !!this.#state && performance.now() - this.#state.at < DOWN_MS;
  }

  /** What cannot be read is left out, and logged. */
  async #line(ledgerId: string, checkpoint: IssuedCheckpoint): Promise<string> {
    try {
      return (await this.#kept?.read(ledgerId, this.#tree(checkpoint))) ?? '';
    } catch (error) {
      this.#log.warn(`time stamps: ${error instanceof Error ? error.message : 'unknown'}`);
      return '';
    }
  }

  /** Never rejects. A request for this very checkpoint that is under way is waited for. */
  #askInTurn(ledgerId: string, checkpoint: IssuedCheckpoint): Promise<void> {
    const key = `${ledgerId} ${checkpoint.size}`;
    const before = this.#asking.get(key);
    if (before !== undefined) return before;
    const asking = this.#ask(ledgerId, checkpoint)
      .then(
        () => this.#note(ledgerId, undefined),
        (error: unknown) => this.#note(ledgerId, error),
      )
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  /** @throws {AnchorFailure}, or what the disk said. */
  async #ask(ledgerId: string, checkpoint: IssuedCheckpoint): Promise<void> {
    const { url = '', name = '' } = this.settings.timeStamping ?? {};
    const { note } = checkpoint;
    const text = utf8(note.slice(0, note.lastIndexOf('\n\n') + 1));
    const token = await askAuthority(url, text, this.#stop.signal);
    await this.#kept?.keep(ledgerId, this.#tree(checkpoint), formatTimeStampLine(name, token));
  }

  #tree({ size, root }: IssuedCheckpoint): Parameters<KeptCosignatures['read']>[1] {
    return { size, root, keyId: this.#keyId };
  }

  /** Says what changed, once. */
  #note(ledgerId: string, error: unknown): void {
    const name = this.settings.timeStamping?.name ?? '';
    if (error === undefined) {
      this.#state = null;
      this.#outages.end(name, `the time-stamp authority ${name} answers again`);
      return;
    }
    if (this.#stop.signal.aborted) return;
    const reason = error instanceof Error ? error.message : 'unknown';
    this.#state = { at: performance.now() };
    this.#failures.note(name, ledgerId, error);
    this.#outages.begin(
      name,
      reason,
      `the time-stamp authority ${name} gives no time stamp: ${reason}`,
    );
  }
}
