import { setTimeout } from 'node:timers/promises';
import { call, type Answer } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';
import { until, within } from '../support/within.js';
import type { ReceiptFile } from './receipts.js';
import type { SeededRandom } from './seeded-random.js';

export interface Employer {
  /** Of the servers, each as good as the other. */
  urls: readonly string[];
  ledger: string;
  /** The agents' key. */
  key: string;
  administrator: string;
}

export const emptyCounts = (): AgentCounts => ({
  acknowledged: 0,
  denied: 0,
  created: 0,
  again: {},
});

/** What became of a campaign's requests. */
export interface AgentCounts {
  acknowledged: number;
  denied: number;
  created: number;
  /** Requests that were sent again, by what their answer was: a code, or `no answer`. */
  again: Record<string, number>;
}

/** An agent gives up on an answer after this, and asks again by the same key. */
const ANSWER_MS = 15_000;
const PAUSE_MS = 25;
/** A request is sent again until it is acknowledged; a server that never takes one again is a finding. */
const WAIT_S = 120;
/** With more of them it is not waited any more for what does come. */
const SURPRISES_MAX = 20;
const CARDS_OF_A_DECISION = 6;
/** Answers after which the same request is sent again. Whatever else comes is a finding. */
const COMES_BACK = new Set([
  'not_ready',
  'write_outcome_unknown',
  'overloaded',
  'clock_ahead',
  'idempotency_in_flight',
]);

/**
 * Agents that write through HTTP for as long as they are let, each request under a key and at either server, and
 * send it again until it is acknowledged. What they are told is kept in a file before they go on.
 */
export class Agents {
  readonly employer: Employer;
  readonly #receipts: ReceiptFile;
  readonly #name: string;
  #stopping = false;
  #working: Promise<unknown> = Promise.resolve();
  /** Answers that nobody should get, in words. */
  readonly surprises: string[] = [];
  /** Since they were last taken. */
  counts = emptyCounts();
  /** Acknowledged by each server. */
  readonly byServer: number[];
  /** How long the answers took, of what was refused as `overloaded` and of what was acknowledged. */
  readonly refusedMs: number[] = [];
  readonly acknowledgedMs: number[] = [];
  /** Requests without an acknowledgement so far, and the last answer to each. */
  readonly #asking = new Map<string, string>();
  #probes = 0;
  #shifts = 0;

  /** `name` is part of every key: no two may have the same on one ledger. */
  constructor(name: string, employer: Employer, receipts: ReceiptFile) {
    this.#name = name;
    this.employer = employer;
    this.#receipts = receipts;
    this.byServer = employer.urls.map(() => 0);
  }

  /** Sets so many to work, and one that creates ledgers now and then where `createsLedgers` is not false. */
  start(agents: number, random: SeededRandom, { pauseMs = 0, createsLedgers = true } = {}): void {
    this.#stopping = false;
    const shift = `${this.#name}-${this.#shifts}`;
    this.#shifts += 1;
    const working = Array.from({ length: agents }, (_, n) =>
      this.#work(`${shift}-${n}`, random.fork(), pauseMs),
    );
    if (createsLedgers) working.push(this.#createLedgers(shift, random.fork()));
    this.#working = Promise.all(working);
  }

  /** Resolves when each has had the answer to its last request. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await within(WAIT_S, 'the answers to the last requests of the agents', this.#working, () =>
      this.#state(),
    );
  }

  /** Resolves when each server has acknowledged so many more. */
  async waitFor(more: number): Promise<void> {
    const wanted = this.byServer.map((count) => count + more);
    const isReached = (): boolean => {
      if (this.surprises.length > SURPRISES_MAX)
        throw new Error(this.surprises.slice(0, SURPRISES_MAX).join('\n'));
      return this.byServer.every((count, i) => count >= (wanted[i] ?? 0));
    };
    const state = (): string => this.#state();
    await until(WAIT_S, `${more} more of each server`, isReached, { state, pauseMs: 5 });
  }

  /** Writes one record at this server and no other. @returns how long it took until that was acknowledged, in ms. */
  async probe(server: number): Promise<number> {
    const began = performance.now();
    await this.open(server);
    return performance.now() - began;
  }

  /** Opens a decision at this server and no other. @returns its id. */
  async open(server: number): Promise<string> {
    const key = `${this.#name}-probe-${this.#probes}`;
    this.#probes += 1;
    const asked = this.#untilAcknowledged(key, '/decisions', opening, () => server);
    const what = `server ${server} to acknowledge ${key}`;
    const acknowledged = await within(WAIT_S, what, asked, () => this.#state());
    if (acknowledged === undefined) throw new Error(`In vain: ${what}. ${this.#state()}`);
    return acknowledged.decision_id;
  }

  /** How far they are, what was asked again and why, and what is under way. */
  #state(): string {
    const { byServer, counts, surprises } = this;
    const asking = [...this.#asking].map(([key, answer]) => `${key}: ${answer}`);
    return JSON.stringify({ byServer, counts, surprises, asking }, undefined, 1);
  }

  async #work(name: string, random: SeededRandom, pauseMs: number): Promise<void> {
    const choose = (): number => random.below(this.employer.urls.length);
    let decision: string | undefined;
    for (let n = 0; !this.#stopping; n += 1) {
      const key = `${name}-${n}`;
      const place = n % (CARDS_OF_A_DECISION + 2);
      if (place === 0 || decision === undefined) {
        const denies = random.next() < 0.3;
        const opened = await this.#untilAcknowledged(key, '/decisions', opening, choose, denies);
        decision = opened?.decision_id;
      } else if (place === 1) {
        await this.#untilAcknowledged(key, `/decisions/${decision}/side-effects`, intent, choose);
      } else {
        const body = { ...card, sub_goal: `step ${key}` };
        const denies = random.next() < 0.3;
        await this.#untilAcknowledged(
          key,
          `/decisions/${decision}/job-cards`,
          body,
          choose,
          denies,
        );
      }
      if (pauseMs > 0) await setTimeout(pauseMs * 2 * random.next());
    }
  }

  /**
   * With `takesNo`, a first answer that says that nothing was written is believed: it is kept, and nothing is sent
   * again. @returns undefined then.
   */
  async #untilAcknowledged(
    key: string,
    path: string,
    body: unknown,
    choose: () => number,
    takesNo = false,
  ): Promise<Acknowledgement | undefined> {
    for (let tries = 1; ; tries += 1) {
      const server = choose();
      const began = performance.now();
      const answer = await this.#send(server, path, body, key);
      const tookMs = performance.now() - began;
      this.#asking.delete(`${key} ${path}`);
      if (codeOf(answer) === 'overloaded') this.refusedMs.push(tookMs);
      if (answer?.status === 201 || answer?.status === 200) {
        const acknowledged = answer.json as Acknowledgement;
        const { seq, leaf_hash: leafHash } = acknowledged.receipt;
        await this.#receipts.keep({ kind: 'acknowledged', key, seq, leafHash });
        this.counts.acknowledged += 1;
        this.acknowledgedMs.push(tookMs);
        this.byServer[server] = (this.byServer[server] ?? 0) + 1;
        return acknowledged;
      }
      if (takesNo && tries === 1 && saysNothingWasWritten(answer)) {
        await this.#receipts.keep({ kind: 'denied', key });
        this.counts.denied += 1;
        return undefined;
      }
      if (!this.#comesBack(`${key} ${path}`, answer)) return undefined;
      await setTimeout(PAUSE_MS);
    }
  }

  /** Creates ledgers, each until it is known that it is there: by 201, or by 409 after an unknown outcome. */
  async #createLedgers(shift: string, random: SeededRandom): Promise<void> {
    for (let n = 0; !this.#stopping; n += 1) {
      const ledger = `${shift}-made-${n}`;
      for (;;) {
        const server = random.below(this.employer.urls.length);
        const answer = await this.#call(
          server,
          '/v1/ledgers',
          { id: ledger },
          {
            authorization: `Bearer ${this.employer.administrator}`,
          },
        );
        this.#asking.delete(`creation of ${ledger}`);
        if (answer?.status === 201 || codeOf(answer) === 'ledger_exists') {
          await this.#receipts.keep({ kind: 'created', ledger });
          this.counts.created += 1;
          break;
        }
        if (!this.#comesBack(`creation of ${ledger}`, answer)) break;
        await setTimeout(PAUSE_MS);
      }
      await setTimeout(200 + random.below(600));
    }
  }

  #comesBack(what: string, answer: Answer | undefined): boolean {
    const code = answer === undefined ? 'no answer' : (codeOf(answer) ?? String(answer.status));
    this.counts.again[code] = (this.counts.again[code] ?? 0) + 1;
    this.#asking.set(what, code);
    if (answer === undefined || COMES_BACK.has(code)) return true;
    this.surprises.push(`${what}: ${answer.status} ${answer.text.slice(0, 500)}`);
    // Whoever is told so again and again has no work to do.
    if (this.surprises.length > SURPRISES_MAX) this.#stopping = true;
    return false;
  }

  #send(server: number, path: string, body: unknown, key: string): Promise<Answer | undefined> {
    const { ledger, key: apiKey } = this.employer;
    return this.#call(server, `/v1/ledgers/${ledger}${path}`, body, {
      authorization: `Bearer ${apiKey}`,
      'idempotency-key': key,
    });
  }

  /** Undefined where no answer came. */
  async #call(
    server: number,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer | undefined> {
    const url = this.employer.urls[server] ?? '';
    try {
      return await call(url, 'POST', path, { body, headers, timeoutMs: ANSWER_MS });
    } catch {
      return undefined;
    }
  }
}

interface Acknowledgement {
  decision_id: string;
  receipt: { seq: number; leaf_hash: string };
}

function codeOf(answer: Answer | undefined): string | undefined {
  const code = (answer?.json as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** A server may say so only when it is certain. */
function saysNothingWasWritten(answer: Answer | undefined): boolean {
  const detail = (answer?.json as { detail?: unknown } | undefined)?.detail;
  return typeof detail === 'string' && /Nothing was(\.| written)/.test(detail);
}
