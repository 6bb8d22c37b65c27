import { EntryReader } from '@docket/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Summary = Awaited<ReturnType<EntryReader['decisionSummary']>>;

/** Requests that may wait in this process at a time. One more is answered at once. */
const WAITERS_MAX = 256;
/** How often a waiting request looks by itself: the review may have reached another process. */
const LOOK_MS = 1_000;

/** Holds a request about a held decision until a human has decided, or its time is over. */
@Injectable()
export class VerdictWaiters implements OnModuleInit, OnModuleDestroy {
  readonly #waiting = new Set<{ name: string; wake: () => void }>();
  #isStopping = false;

  constructor(
    @Inject(EntryReader) private readonly entries: EntryReader,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const instance: FastifyInstance = this.host.httpAdapter.getInstance();
    instance.addHook('onResponse', (request, reply, done) => {
      done();
      if (this.#waiting.size > 0) this.#noteAnswer(request, reply);
    });
  }

  onModuleDestroy(): void {
    this.#isStopping = true;
    for (const waiter of this.#waiting) waiter.wake();
  }

  /** The decision as it stands once its directive is not `hold`, or after `waitMs`. */
  async read(
    ledger: string,
    decisionId: string,
    waitMs: number,
    reply: FastifyReply,
  ): Promise<Summary> {
    const end = performance.now() + waitMs;
    for (;;) {
      const summary = await this.entries.decisionSummary(ledger, decisionId);
      const leftMs = end - performance.now();
      const isOver = leftMs <= 0 || this.#isStopping || reply.raw.destroyed;
      if (summary.directive !== 'hold' || isOver || this.#waiting.size >= WAITERS_MAX) {
        return summary;
      }
      await this.#pause(nameOf(ledger, decisionId), Math.min(leftMs, LOOK_MS));
    }
  }

  /** What was written about a decision in this process is looked at without delay. */
  #noteAnswer(request: FastifyRequest, reply: FastifyReply): void {
    if (request.method !== 'POST' || reply.statusCode >= 300) return;
    const { ledger, decision } = request.params as { ledger?: string; decision?: string };
    if (ledger === undefined || decision === undefined) return;
    const name = nameOf(ledger, decision);
    for (const waiter of this.#waiting) if (waiter.name === name) waiter.wake();
  }

  #pause(name: string, durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve();
      };
      const waiter = { name, wake };
      const timer = setTimeout(wake, durationMs);
      this.#waiting.add(waiter);
    });
  }
}

function nameOf(ledger: string, decisionId: string): string {
  return `${ledger} ${decisionId}`;
}
