import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { CellServices, Readiness, ServiceError } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import type { ApiConfig } from '../config.js';
import type { Logger } from '../http/logging.js';
import type { OpenApp } from './cell-app.js';
import type { CellContents } from './placement.js';

/** Longest wait for the names of a cell's ledgers, in milliseconds. */
const READ_MS_MAX = 2_000;
/** Between attempts to open it: the first pause, and the longest, in milliseconds. */
const PAUSE_MS = { first: 1_000, max: 30_000 };
/** What is known of an administrator here is looked at again after so long, in milliseconds. */
const ADOPTED_MS = 60_000;
/** Keys and sessions of which that is known. */
const ADOPTED_MAX = 1_000;

const NOT_OPEN = 'It could not be opened yet: why, is in the log.';

/** Where a cell's services come from. */
export interface CellSource {
  name: string;
  /** Undefined for the first, which is open before there are any others. */
  config: ApiConfig | undefined;
  /** Makes and prepares its services; none of it listens. */
  open: () => Promise<OpenApp>;
}

/** A cell, and which ledgers are in it. */
export class LedgerCell implements CellContents {
  readonly name: string;
  readonly #source: CellSource;
  readonly #logger: Logger;
  #app: OpenApp | undefined;
  #ledgers: ReadonlySet<string> | undefined;
  #leaving: ReadonlySet<string> = new Set();
  #isMoving = false;
  /** Why it does not answer. */
  #why: string | undefined = 'it has not been opened yet';
  #wasSilent = false;
  #answering = 0;
  readonly #waitingForIdle: (() => void)[] = [];
  readonly #adopted = new Map<string, number>();

  constructor(source: CellSource, logger: Logger) {
    this.name = source.name;
    this.#source = source;
    this.#logger = logger;
  }

  get app(): OpenApp | undefined {
    return this.#app;
  }

  get ledgers(): ReadonlySet<string> | undefined {
    return this.#ledgers;
  }

  get leaving(): ReadonlySet<string> {
    return this.#leaving;
  }

  /** Whether a ledger is on its way from here, or comes here, as it said last. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  get answers(): boolean {
    return this.#why === undefined;
  }

  /** Tries to open it until that works, or `signal` aborts. It resolves after the first attempt. */
  async begin(signal: AbortSignal): Promise<void> {
    await this.#attempt(signal);
    void this.#goOn(signal);
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    for (let pauseMs = PAUSE_MS.first; this.#app === undefined; pauseMs *= 2) {
      const waitMs = Math.min(pauseMs, PAUSE_MS.max);
      await delay(waitMs, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.#attempt(signal);
    }
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    try {
      const { config } = this.#source;
      if (config !== undefined) await mkdir(config.keysDir, { recursive: true, mode: 0o700 });
      const opened = await this.#source.open();
      this.#app = opened;
      if (signal.aborted) await this.close();
      else await this.read();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Reads which ledgers are in it. What it said before holds while it does not answer. Never fails. */
  async read(): Promise<void> {
    const app = this.#app;
    if (app === undefined) return;
    const end = new AbortController();
    try {
      const late = delay(READ_MS_MAX, undefined, { signal: end.signal }).then(() => {
        throw new Error(`its database was silent for ${READ_MS_MAX} ms`);
      });
      const asked = app.app.get(CellServices).contents();
      const { ids, leaving, isMoving } = await Promise.race([asked, late]);
      this.#ledgers = new Set(ids);
      this.#leaving = new Set(leaving);
      this.#isMoving = isMoving;
      if (this.#wasSilent) this.#logger.warn({ cell: this.name }, 'the cell answers again');
      [this.#why, this.#wasSilent] = [undefined, false];
    } catch (error) {
      this.#fail(error);
    } finally {
      end.abort();
    }
  }

  /** Answers a request that came for one of its ledgers. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#app === undefined) throw new Error(`The cell ${this.name} is not open.`);
    this.#answering += 1;
    response.once('close', () => {
      this.#answering -= 1;
      if (this.#answering === 0) for (const resolve of this.#waitingForIdle.splice(0)) resolve();
    });
    this.#app.http.handle(request, response);
  }

  /** Resolves when it answers nothing. */
  idle(): Promise<void> {
    if (this.#answering === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForIdle.push(resolve));
  }

  /** A ledger that this process has just made in it. */
  add(ledger: string): void {
    this.#ledgers = new Set([...(this.#ledgers ?? []), ledger]);
  }

  /** Why it cannot serve now, for whoever asks; undefined where it can. Resolves within two seconds. */
  async whyNotReady(): Promise<unknown> {
    if (this.#app === undefined) return new ServiceError('database_not_ready', NOT_OPEN);
    try {
      await this.#app.app.get(Readiness).check();
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /**
   * Has the cell know an administrator of the installation, who is registered at home. @throws as an append does.
   *
   * @param keyId by what they came, for which it is not asked again for a while; left out: it is asked.
   */
  async adopt(home: OpenApp, actor: string, keyId?: string): Promise<void> {
    const app = this.#app;
    const knownAt = this.#adopted.get(keyId ?? '') ?? -Infinity;
    if (app === undefined || performance.now() - knownAt < ADOPTED_MS) return;
    await app.app.get(CellServices).adopt(home.app.get(CellServices), actor);
    if (this.#adopted.size >= ADOPTED_MAX) this.#adopted.clear();
    if (keyId !== undefined) this.#adopted.set(keyId, performance.now());
  }

  /** Has the cell take back what was taken back at home. Never fails: it is done again. */
  async adoptRevocations(home: OpenApp): Promise<void> {
    if (this.#app === undefined || !this.answers) return;
    try {
      await this.#app.app.get(CellServices).adoptRevocations(home.app.get(CellServices));
    } catch (err) {
      const said = 'what was revoked at home is not yet recorded in this cell';
      this.#logger[err instanceof StoreRefusal ? 'error' : 'warn']({ err, cell: this.name }, said);
    }
  }

  async close(): Promise<void> {
    const app = this.#app;
    app?.http.drain();
    await app?.app.close();
  }

  #fail(err: unknown): void {
    const why = err instanceof Error ? err.message : String(err);
    if (this.#why !== why) {
      const said = `the cell does not answer, and its ledgers are not served: ${why}`;
      this.#logger.error({ cell: this.name }, said);
    }
    [this.#why, this.#wasSilent] = [why, true];
  }
}
