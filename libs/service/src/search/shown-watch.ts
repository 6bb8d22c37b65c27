import {
  alone,
  Database,
  LedgerService,
  SHOWN_POSITIONS_MAX,
  ShownDecisions,
  type ComparedShown,
} from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { SelfVerification } from '../verification/self-verification.js';
import { WorkerRounds } from '../worker-rounds.js';

/** How often a worker goes on, in milliseconds. */
const LOOK_MS = 1_000;
/** How long one look goes on with part after part, in milliseconds. */
const WORK_MS = 100;
/** Rest after a look, in lengths of it: it takes a twentieth of the time at most. */
const REST = 19;
/** Rest of a ledger that was compared to its end, or could not be compared, in milliseconds. */
const COMPARED_MS = 60_000;
/** How long a repair or rebuild that is under way is waited for, before what differs is marked all the same, in milliseconds. */
const PATIENCE_MS = 600_000;
/** As PostgreSQL's lock is called that one process of those on a database holds. */
const TURN = 'docket comparison of lists';

/**
 * Holds what lists show against the entries, of one ledger after the other and again and again, while a worker runs and
 * ledgers verify themselves. What differs is told in the log, has lists say that they are not complete, and the ledger
 * verified at once.
 */
@Injectable()
export class ShownWatch extends WorkerRounds {
  readonly #log = new Logger('Lists');
  /** Where the next part of a ledger begins, by its id. */
  readonly #at = new Map<string, number>();
  /** Until when, by `performance.now()`, a ledger is let be, by its id. */
  readonly #resting = new Map<string, number>();
  /** Where what was told of a ledger is, until it is mended, by its id. Nobody beside this process can add to it. */
  readonly #told = new Map<string, Set<number>>();
  /** Since when, by `performance.now()`, another process keeps what differs of a ledger from being marked, by its id. */
  readonly #unmarked = new Map<string, number>();
  readonly #isOn: boolean;
  #nextAt = 0;
  /** The ledger of which a part was compared last. */
  #last = '';

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(ShownDecisions) private readonly shown: ShownDecisions,
    @Inject(SelfVerification) private readonly verification: SelfVerification,
  ) {
    super(settings, LOOK_MS);
    this.#isOn = settings.selfVerification !== undefined;
  }

  protected async look(): Promise<void> {
    const startedAt = performance.now();
    if (!this.#isOn || startedAt < this.#nextAt) return;
    try {
      const ids = await this.ledgers.ledgerIds();
      await alone(this.database, TURN, () => this.#compareSome(ids, startedAt + WORK_MS));
    } catch (error) {
      this.#noteFailure('lists wait to be compared with the entries', error);
    }
    const endedAt = performance.now();
    this.#nextAt = endedAt + REST * (endedAt - startedAt);
  }

  /** One part of each ledger in turn, where the look before left off: a large one keeps none of the others waiting. */
  async #compareSome(ids: readonly string[], until: number): Promise<void> {
    const now = performance.now();
    for (const [id, restUntil] of this.#resting) if (restUntil <= now) this.#resting.delete(id);
    const begin = ids.indexOf(this.#last) + 1;
    const turn = [...ids.slice(begin), ...ids.slice(0, begin)];
    for (;;) {
      const due = turn.filter((id) => !this.#resting.has(id));
      if (due.length === 0) return;
      for (const id of due) {
        if (this.isStopping || performance.now() >= until) return;
        await this.#tryCompare(id, until);
        this.#last = id;
      }
    }
  }

  /** One that cannot be compared holds up none of the others, and a part of it none of the parts behind. */
  async #tryCompare(id: string, until: number): Promise<void> {
    const from = this.#at.get(id) ?? 0;
    let next = from + SHOWN_POSITIONS_MAX;
    let isResting = true;
    try {
      const { ledgerNo } = await this.ledgers.getLedger(id);
      const isEnough = (): boolean => this.isStopping || performance.now() >= until;
      const compared = await this.shown.compare(ledgerNo, from, isEnough);
      next = compared.next;
      this.#tell(id, from, compared);
      const isMarked = await this.#mark(id, ledgerNo, compared);
      if (!isMarked) next = from;
      isResting = next === 0 || !isMarked;
    } catch (error) {
      this.#noteFailure(`lists of ${id} wait to be compared with the entries`, error);
    }
    this.#at.set(id, next);
    if (isResting) this.#resting.set(id, performance.now() + COMPARED_MS);
  }

  /** False: a repair or rebuild is under way, or what passes for one; the part is looked at again. */
  async #mark(id: string, ledgerNo: number, compared: ComparedShown): Promise<boolean> {
    const since = this.#unmarked.get(id) ?? performance.now();
    const isOver = performance.now() - since >= PATIENCE_MS;
    const isMarked = await this.shown.mark(ledgerNo, compared, isOver);
    if (isMarked) this.#unmarked.delete(id);
    else this.#unmarked.set(id, since);
    return isMarked;
  }

  /** Each decision once, until it is mended. By what was found alone, whatever rows are there already or can be added. */
  #tell(id: string, from: number, { next, unlike }: ComparedShown): void {
    const told = this.#told.get(id) ?? new Set();
    const found = unlike.filter((at) => !told.has(at));
    const isLast = next === 0;
    // What is of no entry stands before all of them, and was looked at with the last part.
    for (const at of told) {
      const isOfPart = at < 0 ? isLast : at >= from && (isLast || at < next);
      if (isOfPart) told.delete(at);
    }
    for (const at of unlike) told.add(at);
    this.#told.set(id, told);
    const [first] = found;
    if (first === undefined) return;
    this.#log.error(
      `${id}: lists do not show decisions as the entries give them (${found.length}, from entry ${Math.max(0, first)} on): somebody changed rows in the database. Lists say that they are not complete until docket repair --ledger ${id}.`,
    );
    this.verification.hasten(id);
  }

  #noteFailure(what: string, error: unknown): void {
    this.#log.warn(`${what}: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
