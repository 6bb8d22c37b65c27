import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Agents, emptyCounts, type AgentCounts } from './agents.js';
import { examine, examineByCommand, type Examined } from './checker.js';
import { Installation, type InstallationOptions } from './installation.js';
import { FAULTS, killFirstStarts, type Fault, type Heal } from './nemesis.js';
import { OwnPostgres } from './own-postgres.js';
import { ReceiptFile, type Kept } from './receipts.js';
import type { SeededRandom } from './seeded-random.js';

/** What is added up over a campaign. */
export interface Tally {
  rounds: number;
  /** Installations, and those of them that the operator's own command has verified at their end, clean or not. */
  stages: { opened: number; verified: number };
  /** Faults by name, first starts that were killed among them. */
  strikes: Record<string, number>;
  agents: AgentCounts;
  /**
   * From the database's return, which is when it acknowledged a write that has nothing to do with Docket, until a server
   * acknowledged a record that was sent after it, in milliseconds; one for each server. A server that was struck too
   * counts from when it runs again.
   */
  servesAgainMs: number[];
  /** Changes of the primary that were checked. */
  failovers: number;
  /** What the environment did not do, in sentences: nothing is known from it about Docket. */
  environment: string[];
  /** What was wrong, in sentences. */
  wrong: string[];
}

export const emptyTally = (): Tally => ({
  rounds: 0,
  stages: { opened: 0, verified: 0 },
  strikes: {},
  agents: emptyCounts(),
  servesAgainMs: [],
  failovers: 0,
  environment: [],
  wrong: [],
});

export interface StageOptions extends InstallationOptions {
  agents: number;
  /** First starts that are killed before one is let through. */
  killedStarts?: number;
}

/** An installation with agents at work, on which rounds of faults are played and each is checked. */
export class Stage {
  readonly place: Installation;
  readonly agents: Agents;
  readonly tally: Tally;
  readonly #receipts: ReceiptFile;
  readonly #random: SeededRandom;
  readonly #count: number;

  private constructor(
    place: Installation,
    agents: Agents,
    tally: Tally,
    receipts: ReceiptFile,
    random: SeededRandom,
    count: number,
  ) {
    this.place = place;
    this.agents = agents;
    this.tally = tally;
    this.#receipts = receipts;
    this.#random = random;
    this.#count = count;
  }

  static async open(tally: Tally, random: SeededRandom, options: StageOptions): Promise<Stage> {
    const place = await Installation.create(options);
    const { killedStarts = 0, agents: count } = options;
    const shown = await killFirstStarts(place, random, killedStarts);
    if (killedStarts > 0) add(tally.strikes, 'kill -9 first start', killedStarts);
    await place.start(shown);
    const key = await place.createLedger('claims');
    const receipts = await ReceiptFile.create(join(place.database.directory, 'receipts.jsonl'));
    const { ledger, administrator } = place;
    const urls = place.servers.map(({ url }) => url);
    const agents = new Agents('agent', { urls, ledger, key, administrator }, receipts);
    tally.stages.opened += 1;
    return new Stage(place, agents, tally, receipts, random, count);
  }

  /** Faults of which this installation is capable. */
  get faults(): readonly Fault[] {
    return FAULTS.filter(
      ({ needsSmallDisk }) => needsSmallDisk !== true || this.place.hasSmallDisk,
    );
  }

  work({ pauseMs = 0, createsLedgers = true } = {}): void {
    this.agents.start(this.#count, this.#random, { pauseMs, createsLedgers });
  }

  /**
   * Strikes with the faults, one behind the other, lets what lasts last, heals all, and measures how soon both
   * servers serve again. The agents are at work meanwhile, and still are afterwards.
   */
  async strike(faults: readonly Fault[], lastingMs: number): Promise<void> {
    const returns = faults.flatMap((fault) => fault.comesBack?.() ?? []);
    const comesBack = returns.length > 0;
    const served = Promise.all(returns).then(() => (comesBack ? this.#measure() : undefined));
    // Awaited below, where nothing before it fails.
    served.catch(() => undefined);
    const heals: Heal[] = [];
    for (const fault of faults) {
      heals.push(await fault.strike(this.place, this.#random));
      add(this.tally.strikes, fault.name, 1);
      await setTimeout(this.#random.below(400));
    }
    if (faults.some(({ lasts }) => lasts === true)) await setTimeout(lastingMs);
    await served;
    await this.place.healDatabase();
    const onlyDatabase = faults.every(({ takes }) => takes === 'database');
    const measured = onlyDatabase && !comesBack ? this.#measure() : undefined;
    measured?.catch(() => undefined);
    for (const heal of heals) await heal();
    await this.place.healServers();
    await measured;
    if (!onlyDatabase && faults.some(({ takes }) => takes === 'database')) await this.#measure();
  }

  /** The database is back now. */
  async #measure(): Promise<void> {
    const served = this.place.servers.map((_, i) => this.agents.probe(i));
    this.tally.servesAgainMs.push(...(await Promise.all(served)));
  }

  /** Where its first server is written to, and with what. */
  get writing(): { url: string; ledger: string; key: string } {
    const { urls, ledger, key } = this.agents.employer;
    return { url: urls[0] ?? '', ledger, key };
  }

  /** What the agents were told so far. */
  receipts(): Promise<Kept[]> {
    return this.#receipts.read();
  }

  /** Stops the agents, each behind its last answer, and holds everything against what they were told. */
  async check(): Promise<string[]> {
    await this.agents.stop();
    await this.place.ready();
    const wrong = await examine(this.#examined(), await this.#receipts.read());
    wrong.push(...this.agents.surprises.splice(0));
    for (const [i, { deaths }] of this.place.servers.entries()) {
      for (const how of deaths.splice(0)) wrong.push(`server ${i} ended by itself: ${how}`);
    }
    this.tally.rounds += 1;
    this.tally.wrong.push(...wrong);
    // What was looked for, and nothing else.
    const { counts } = this.agents;
    const { agents } = this.tally;
    agents.acknowledged += counts.acknowledged;
    agents.denied += counts.denied;
    agents.created += counts.created;
    for (const [code, times] of Object.entries(counts.again)) add(agents.again, code, times);
    this.agents.counts = emptyCounts();
    return wrong;
  }

  /** The last check, by the operator's own command, and the end. */
  async close(): Promise<void> {
    this.tally.wrong.push(...(await examineByCommand(this.#examined())));
    this.tally.stages.verified += 1;
    const { database } = this.place;
    if (database instanceof OwnPostgres && database.hangs > 0)
      add(this.tally.strikes, 'postgres that hung, killed', database.hangs);
    await this.#receipts.close();
    await this.place.remove();
  }

  /** The end without a check: the database is not there to be looked at. */
  async abandon(): Promise<void> {
    await this.agents.stop().catch(() => undefined);
    await this.#receipts.close();
    await this.place.remove();
  }

  #examined(): Examined {
    const { database, keysDirectory, ledger, servers, administrator } = this.place;
    const urls = servers.map(({ url }) => url);
    return { databaseUrl: database.url, keysDirectory, ledger, urls, administrator };
  }
}

function add(counts: Record<string, number>, name: string, n: number): void {
  counts[name] = (counts[name] ?? 0) + n;
}
