import { setTimeout as delay } from 'node:timers/promises';
import {
  CellServices,
  Observation,
  REGISTRY,
  Rounds,
  ServiceError,
  type CellLinks,
  type Principal,
} from '@docket/service';
import { StoreRefusal } from '@docket/store';
import type { FastifyInstance } from 'fastify';
import type { AccessSource, PeopleSource } from '../http/authentication.js';
import type { Logger } from '../http/logging.js';
import { Problem } from '../http/problem.js';
import { problemOf } from '../http/refusals.js';
import type { Observed } from '../metrics/metrics-server.js';
import { LedgerCell, type CellSource } from './cell.js';
import type { OpenApp } from './cell-app.js';
import { HOME_CELL } from './cell-settings.js';
import { CellDirectory, silentCells, unserved } from './directory.js';
import { CellDispatch } from './dispatch.js';

/** Injection token of the cells; undefined where the installation is one database. */
export const CELLS = Symbol('Cells');

/** Whether the ledgers of a cell are served. */
export interface CellReadiness {
  name: string;
  /** Undefined: they are. */
  problem: Problem | undefined;
}

/** How long a start waits for the other cells, in milliseconds. What takes longer goes on while it serves. */
const START_MS_MAX = 10_000;
/** How often all are asked what is in them, whoever asks, in milliseconds. */
const ROUND_MS = 10_000;
/** And while a ledger is being moved: whoever moves one waits until all have begun to (libs/service/src/move). */
const MOVING_MS = 1_000;
/** What was taken back at home is passed on after so many rounds. */
const ROUNDS_TO_REVOKE = 6;
/** How long a ledger that is made waits for others that are made, in milliseconds. */
const CLAIM_MS_MAX = 10_000;
const CLAIM_TRY_MS = 50;
const RETRY_S = 5;

/**
 * The databases that ledgers live in, each with services of its own. Where a ledger lives, its own database says: it is
 * where its entries are. A request goes to the services of its ledger's cell, and nothing there reaches another cell.
 */
export class LedgerCells {
  readonly newLedgers: string;
  readonly #logger: Logger;
  readonly #home: LedgerCell;
  readonly #others: readonly LedgerCell[];
  readonly #all: readonly LedgerCell[];
  readonly #end = new AbortController();
  readonly #rounds = new Rounds();
  readonly #movingRounds = new Rounds();
  readonly #directory: CellDirectory;
  readonly #dispatch: CellDispatch;
  #open: OpenApp | undefined;

  constructor(sources: readonly CellSource[], newLedgers: string, logger: Logger) {
    this.newLedgers = newLedgers;
    this.#logger = logger;
    const home = { name: HOME_CELL, config: undefined, open: async () => this.home };
    this.#home = new LedgerCell(home, logger);
    this.#others = sources.map((source) => new LedgerCell(source, logger));
    this.#all = [this.#home, ...this.#others];
    this.#directory = new CellDirectory(this.#all, logger);
    this.#dispatch = new CellDispatch(this.#directory);
  }

  /** The services of the first cell. */
  get home(): OpenApp {
    if (this.#open === undefined) throw new Error('The first cell is not open.');
    return this.#open;
  }

  /** Gives each request that comes to the first cell to the one that it is for. */
  get dispatch(): CellDispatch {
    return this.#dispatch;
  }

  get all(): readonly LedgerCell[] {
    return this.#all;
  }

  /** What the services of each cell have of the others. */
  linksOf(cell: string): CellLinks {
    return {
      claim: (id, work) => this.#claim(cell, id, work),
      placeOf: async (ledger, by) => {
        const { app } = await this.#appOf(ledger, by);
        return app.get(CellServices).place;
      },
      sizesOf: (ledgers) => this.#sizesOf(ledgers),
    };
  }

  /** Opens the others, when the first is open. It waits for them no longer than a start may take. */
  async begin(home: OpenApp): Promise<void> {
    this.#open = home;
    const ofKey = home.http.routes.routes.filter((route) => route.ledgerOfKey === true);
    this.#dispatch.begin(new Set(ofKey.map(({ url }) => url)));
    const begun = Promise.all(this.#all.map((cell) => cell.begin(this.#end.signal)));
    const end = new AbortController();
    const late = delay(START_MS_MAX, undefined, { signal: end.signal }).catch(() => undefined);
    await Promise.race([begun, late]);
    end.abort();
    this.#movingRounds.start(async () => {
      if (this.#all.some(({ isMoving }) => isMoving)) await this.#directory.look();
    }, MOVING_MS);
    let round = 0;
    this.#rounds.start(async () => {
      await this.#directory.look();
      this.#directory.tellDoubles();
      if (round++ % ROUNDS_TO_REVOKE !== 0) return;
      for (const cell of this.#others) await cell.adoptRevocations(home);
    }, ROUND_MS);
  }

  /** Ends the others: before the first, which they ask. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#rounds.stop();
    this.#movingRounds.stop();
    await Promise.all(this.#others.map((cell) => cell.close()));
  }

  drain(): void {
    for (const { app } of this.#others) app?.http.drain();
  }

  /** Who may come into a cell beside the first: by its own keys, and by those of the whole installation. */
  within(own: AccessSource): { access: AccessSource; people: PeopleSource | undefined } {
    const { access, people } = this.home;
    return {
      access: {
        authenticate: async (token) => {
          const found = await own.authenticate(token);
          // Those of the whole installation are at home, and nowhere else.
          if (found !== undefined && ('endedAt' in found || found.ledger !== undefined))
            return found;
          const atHome = await access.authenticate(token);
          // Under this name each cell has a ledger of its own.
          if (atHome === undefined || 'endedAt' in atHome || atHome.ledger !== REGISTRY)
            return atHome;
          return undefined;
        },
        isLogPublic: (ledger) => own.isLogPublic(ledger),
      },
      people: people && {
        ...people,
        principal: (session, ledger) =>
          people.principal(session, ledger === REGISTRY ? undefined : ledger),
      },
    };
  }

  /**
   * Prepares the routes of a cell: it knows the administrators of the installation who come there before they write, and
   * it does not end before what it was given is answered.
   */
  prepare(name: string, instance: FastifyInstance): void {
    const cell = this.#others.find((one) => one.name === name);
    if (cell === undefined) throw new Error(`There is no cell ${name}.`);
    instance.addHook('preClose', () => cell.idle());
    instance.addHook('onRequest', async (request) => {
      const { principal } = request;
      if (principal === undefined || principal.ledger !== undefined) return;
      try {
        await cell.adopt(this.home, principal.actor, principal.keyId);
      } catch (err) {
        // Whoever reads is not kept from it by a database that only reads.
        if (request.method !== 'GET' && request.method !== 'HEAD') throw err;
        this.#logger.warn({ err, cell: cell.name }, 'an administrator is not known here yet');
      }
    });
  }

  /**
   * The services of a cell, for whoever makes a ledger there.
   * @throws {Problem} `validation_failed` of one that is none, `not_ready` of one that does not answer.
   */
  async openFor(principal: Principal, name: string): Promise<OpenApp> {
    const cell = this.#all.find((one) => one.name === name);
    if (cell === undefined) throw unknownCell(name);
    if (cell.app === undefined) throw silentCells([name]);
    if (cell !== this.#home) await cell.adopt(this.home, principal.actor, principal.keyId);
    return cell.app;
  }

  /**
   * Asks each cell something. What a cell that is silent would have said is missing, and said to be; whatever else one
   * throws is thrown.
   */
  async ask<Value>(
    question: (open: OpenApp) => Promise<Value>,
  ): Promise<{ found: { cell: string; value: Value }[]; missing: string[] }> {
    const asked = this.#all.map(async ({ name: cell, app, answers }) => {
      if (app === undefined || !answers) return cell;
      try {
        return { cell, value: await question(app) };
      } catch (error) {
        if (problemOf(error).status !== 503) throw error;
        return cell;
      }
    });
    const answered = await Promise.all(asked);
    return {
      found: answered.filter((one) => typeof one !== 'string'),
      missing: answered.filter((one) => typeof one === 'string'),
    };
  }

  /** Whether each can serve. Resolves within two seconds. */
  async readiness(): Promise<CellReadiness[]> {
    const asked = this.#all.map(async (cell) => {
      const why = await cell.whyNotReady();
      return { name: cell.name, problem: why === undefined ? undefined : problemOf(why) };
    });
    return Promise.all(asked);
  }

  /** What is to be seen of each. */
  observed(): Observed[] {
    return this.#all.map(({ name: cell, app }) => ({
      cell,
      observation: app?.app.get(Observation),
    }));
  }

  async #appOf(ledger: string, by?: string): Promise<OpenApp> {
    if (ledger === REGISTRY) return this.home;
    let place = this.#directory.placeOf(ledger);
    if (place === 'nowhere' || !('cell' in place)) {
      await this.#directory.look();
      place = this.#directory.placeOf(ledger);
    }
    if (place === 'nowhere') return this.home;
    if (!('cell' in place)) throw notReady(unserved(place).message);
    const { cell: name } = place;
    const cell = this.#all.find((one) => one.name === name);
    if (cell?.app === undefined) throw notReady(silentCells([name]).message);
    if (by !== undefined && cell !== this.#home) await cell.adopt(this.home, by);
    return cell.app;
  }

  async #sizesOf(ledgers: readonly string[]): Promise<Map<string, number>> {
    const sizes = this.#all.map(async ({ app, ledgers: own }) => {
      const wanted = ledgers.filter((id) => own?.has(id) === true);
      if (app === undefined || wanted.length === 0) return [];
      const read = app.app.get(CellServices).readSizes(wanted);
      return [...(await read.catch(() => new Map<string, number>()))];
    });
    return new Map((await Promise.all(sizes)).flat());
  }

  async #claim<Made>(within: string, id: string, work: () => Promise<Made>): Promise<Made> {
    const end = performance.now() + CLAIM_MS_MAX;
    for (;;) {
      let made: { value: Made } | undefined;
      const wasAlone = await this.home.app.get(CellServices).alone(async () => {
        await this.#requireFree(id);
        made = { value: await work() };
      });
      if (wasAlone && made !== undefined) {
        this.#all.find(({ name }) => name === within)?.add(id);
        return made.value;
      }
      if (performance.now() > end)
        throw new ServiceError('overloaded', 'Other ledgers are being made.', {
          retryAfterSeconds: RETRY_S,
        });
      await delay(CLAIM_TRY_MS);
    }
  }

  async #requireFree(id: string): Promise<void> {
    await this.#directory.look();
    const place = this.#directory.placeOf(id);
    if (place === 'nowhere') return;
    if ('silent' in place) throw notReady(`${unserved(place).message} Nothing was made.`);
    throw new StoreRefusal('ledger_exists', `There is a ledger ${id} already.`, {
      next: 'Use it, or choose another id.',
      pointer: '/id',
    });
  }
}

const notReady = (text: string): ServiceError =>
  new ServiceError('database_not_ready', text, { retryAfterSeconds: RETRY_S });

/** For whoever names a cell that there is not. */
export function unknownCell(name: string): Problem {
  return new Problem('validation_failed', 'The request names a cell that there is not.', {
    errors: [{ pointer: '/cell', detail: `no cell is called ${name.slice(0, 40)}` }],
  });
}
