import { createHash, timingSafeEqual } from 'node:crypto';
import { APPEND_OUTCOMES, DOCKET_VERSION, type AppendObserver } from '@docket/service';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProblemCode } from '../http/problem-registry.js';
import { gaugesOf, type Look } from './gauges.js';

/** Bounds of the buckets, in seconds: an append takes some milliseconds, and is late after ten seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Entries: a batch has 512 records at most, unless one request brings more or a record brings others. */
const ENTRIES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024];

/**
 * What a process counts about itself, in the names and units of Prometheus. No label holds what somebody recorded,
 * nor who: labels are words of closed sets, and ids of a bounded number of ledgers.
 */
export class Metrics implements AppendObserver {
  readonly #registry = new Registry();
  readonly #appends: Counter<'outcome'>;
  readonly #refusals: Counter<'code'>;
  readonly #problems: Counter<'code'>;
  readonly #duration: Histogram;
  readonly #batches: Histogram;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#appends = new Counter({
      name: 'docket_appends_total',
      help: 'Submissions that were answered, by what became of them.',
      labelNames: ['outcome'],
      registers,
    });
    // Counted from the start: a rate over what is first seen at 1 misses the first one.
    for (const outcome of APPEND_OUTCOMES) {
      this.#appends.inc({ outcome }, 0);
    }
    this.#refusals = new Counter({
      name: 'docket_append_refusals_total',
      help: 'Submissions that were refused, by code.',
      labelNames: ['code'],
      registers,
    });
    this.#problems = new Counter({
      name: 'docket_problems_total',
      help: 'Requests that were answered with a problem document, by code.',
      labelNames: ['code'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'docket_append_duration_seconds',
      help: 'From a submission to its answer.',
      buckets: SECONDS,
      registers,
    });
    this.#batches = new Histogram({
      name: 'docket_batch_entries',
      help: 'Entries of one transaction.',
      buckets: ENTRIES,
      registers,
    });
    new Gauge({
      name: 'docket_build_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version', 'node_version'],
      registers,
    }).set({ version: DOCKET_VERSION, node_version: process.versions.node }, 1);
  }

  ended(outcome: Parameters<AppendObserver['ended']>[0], seconds: number, code?: string): void {
    this.#appends.inc({ outcome });
    if (code !== undefined) this.#refusals.inc({ code });
    this.#duration.observe(seconds);
  }

  written(entries: number): void {
    this.#batches.observe(entries);
  }

  problem(code: ProblemCode): void {
    this.#problems.inc({ code });
  }

  /** In the text format of Prometheus. A figure that is not known is left out, never 0. */
  async text(looked: readonly Look[]): Promise<string> {
    return `${await this.#registry.metrics()}\n${await gaugesOf(looked).metrics()}`;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}

/** Counts the problem documents that are answered. */
export function countProblems(instance: FastifyInstance, metrics: Metrics): void {
  instance.addHook('onResponse', (_request, reply, done) => {
    if (reply.problemCode !== undefined) metrics.problem(reply.problemCode);
    done();
  });
}

/** In a time that says nothing about either. */
export function isToken(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
