import { setTimeout } from 'node:timers/promises';
import {
  describeWentBack,
  HOW_TO_BE_LET_IN,
  isShutOut,
  LedgerService,
  NotWritable,
  RollbackWatch,
  SigningKeyError,
  StoreRefusal,
  WHY_SHUT_OUT,
  type WentBack,
} from '@docket/store';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Outages } from '../outages.js';
import { ServiceError } from '../service-error.js';

/** Longest wait for the database, in milliseconds: shorter than whoever probes waits for the answer. */
const READY_MS_MAX = 1_500;

/**
 * An answer that the database takes writes holds for so long, in milliseconds. That question writes, and waits for the
 * disk, while anybody may probe as often as they like.
 */
const WRITABLE_MS = 1_000;

/** The files of the keys are read again after so long, in milliseconds. */
const KEYS_MS = 2_000;

/** And after so many times as long as it took to read them. */
const KEYS_REST = 20;

/** Longest wait for them, in milliseconds: then what was found before is said. */
const KEYS_WAIT_MS = 500;

/** When whoever probed may look again. */
const RETRY_S = 2;

/** Log lines about keys at a start. */
const KEY_LINES_MAX = 10;

/** Whether requests can be served; and a line in the log for what keeps them from being. */
@Injectable()
export class Readiness implements OnModuleInit {
  /** One question at a time: a database that hangs would else hold a connection for each probe. */
  #asked: Promise<void> | undefined;
  #keys: { unusable: SigningKeyError[]; nextAt: number } | undefined;
  #lookingAtKeys: Promise<SigningKeyError[]> | undefined;
  #writableAt = -Infinity;
  /** Connections were lost: every ledger is held against what was signed of it. */
  #isLookingBack = false;
  readonly #outages = new Outages(new Logger('Readiness'));

  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(RollbackWatch) private readonly watch: RollbackWatch,
  ) {
    const log = new Logger('Ledgers');
    const say = (alarm: WentBack): void => {
      log.error(
        `${describeWentBack(alarm)} Nothing is written to it and nothing signed until a person has recorded which history counts: see "A database that went back" in the operator's guide.`,
      );
    };
    // Those of the start, and those that come.
    ledgers.heads.alarms.forEach(say);
    ledgers.heads.onAlarm(say);
    ledgers.heads.onLocated(({ ledger, where }) => log.error(`The ledger ${ledger.id}: ${where}`));
  }

  /** The other ledgers of an installation go on without the key of one: it is said, and not signed for. */
  async onModuleInit(): Promise<void> {
    const errors = await this.#lookAtKeys();
    const log = new Logger('Keys');
    for (const { message } of errors.slice(0, KEY_LINES_MAX)) log.error(message);
    const more = errors.length - KEY_LINES_MAX;
    if (more > 0) log.error(`The keys of ${more} ledgers more cannot be used either.`);
  }

  /**
   * Resolves when a record could be taken: the database answers within one and a half seconds, has the schema that
   * this version needs, and takes writes; the clocks agree; of every ledger it holds what this process has seen
   * on disk; and every ledger can be signed for. Whether it does is in the log when it changes.
   *
   * @throws {StoreRefusal} `clock_ahead`, `ledger_went_back`. @throws {SigningKeyError}
   * @throws {ServiceError} `database_not_ready`, for any other reason.
   */
  async check(): Promise<void> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    });
    const end = new AbortController();
    const late = setTimeout(READY_MS_MAX, undefined, { signal: end.signal }).then(() => {
      if (this.#isLookingBack) throw new LookingBack();
      throw new Error(`the database was silent for ${READY_MS_MAX} ms`);
    });
    try {
      await Promise.race([this.#asked, late]);
      this.#say(undefined);
    } catch (cause) {
      this.#say(this.#isAlarm(cause) ? 'a ledger went back' : reasonOf(cause));
      if (cause instanceof StoreRefusal || cause instanceof SigningKeyError) throw cause;
      throw new ServiceError('database_not_ready', sentenceOf(cause), {
        cause,
        retryAfterSeconds: RETRY_S,
        ...(isShutOut(cause) ? { next: HOW_TO_BE_LET_IN } : {}),
      });
    } finally {
      // Its rejection was looked at by the race.
      end.abort();
    }
  }

  /** For the end of a process that may not wait for the database: whoever waits is told that it was late. */
  giveUp(afterMs: number): void {
    this.ledgers.giveUp(afterMs);
  }

  async #ask(): Promise<void> {
    const isLight = performance.now() - this.#writableAt < WRITABLE_MS;
    // Its connection is closed, if it is silent, so that the next question has another one.
    await this.ledgers.checkReady(AbortSignal.timeout(READY_MS_MAX), {
      isLight,
      // On the same connection.
      also: (client) => this.watch.check(client),
    });
    if (!isLight) this.#writableAt = performance.now();
    // However long it takes, and whoever probes is told meanwhile: begun anew each time, it would never end.
    this.#isLookingBack = true;
    try {
      await this.watch.checkAfterLoss();
    } finally {
      this.#isLookingBack = false;
    }
    const [unusable] = await this.#keysInTime();
    if (unusable !== undefined) throw unusable;
  }

  /** What is known of the keys: looked at anew, where it is not too soon, and waited for a little. */
  async #keysInTime(): Promise<SigningKeyError[]> {
    if (this.#keys !== undefined && performance.now() < this.#keys.nextAt)
      return this.#keys.unusable;
    const end = new AbortController();
    const before = setTimeout(KEYS_WAIT_MS, undefined, { signal: end.signal });
    try {
      const looked = await Promise.race([this.#lookAtKeys(), before]);
      return looked ?? this.#keys?.unusable ?? [];
    } finally {
      end.abort();
    }
  }

  /** One after the other, however many ask; with thousands of ledgers, a small part of the time. */
  #lookAtKeys(): Promise<SigningKeyError[]> {
    this.#lookingAtKeys ??= this.#readKeys().finally(() => {
      this.#lookingAtKeys = undefined;
    });
    return this.#lookingAtKeys;
  }

  async #readKeys(): Promise<SigningKeyError[]> {
    const began = performance.now();
    const unusable = await this.ledgers.keys.unusable();
    const ended = performance.now();
    const restMs = Math.max(KEYS_MS, KEYS_REST * (ended - began));
    this.#keys = { unusable, nextAt: ended + restMs };
    return unusable;
  }

  /** What the log has a line of by itself, whoever noticed it. */
  #isAlarm(cause: unknown): boolean {
    const { alarms } = this.ledgers.heads;
    return cause instanceof StoreRefusal && cause.code === 'ledger_went_back' && alarms.length > 0;
  }

  /** A line when it changes, not one for each probe. */
  #say(reason: string | undefined): void {
    if (reason === undefined) this.#outages.end('ready', 'ready again');
    else this.#outages.begin('ready', '', `not ready: ${reason}`, 'error');
  }
}

/** The message is for whoever probes. */
class LookingBack extends Error {
  override readonly name = 'LookingBack';

  constructor() {
    super(
      'A connection to the database was lost, and each ledger is held against what was signed of it first.',
    );
  }
}

/** For the log. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : 'unknown';
  return isShutOut(cause) ? `${message}. ${WHY_SHUT_OUT} ${HOW_TO_BE_LET_IN}` : message;
}

/** For anybody who asks; what the database said of itself is for the log. */
function sentenceOf(error: unknown): string {
  if (error instanceof NotWritable || error instanceof LookingBack) return error.message;
  return isShutOut(error) ? WHY_SHUT_OUT : 'The database does not answer.';
}
