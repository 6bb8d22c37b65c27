import { setTimeout } from 'node:timers/promises';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { LedgerService, StoreRefusal } from '@docket/store';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';

/** Longest wait for the database, in milliseconds: shorter than whoever probes waits for the answer. */
const READY_MS_MAX = 3_000;

@Controller()
export class HealthController {
  /** One question at a time: a database that hangs would else hold a connection for each probe. */
  #asked: Promise<void> | undefined;

  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  @Get('healthz')
  @Allow('public')
  @Operation({
    id: 'checkHealth',
    tag: 'Server',
    summary: 'Whether the process answers',
    description: 'Says nothing about the database: a restart would not bring that back.',
    answers: { 200: { description: 'It does.', schema: 'Health', example: { status: 'ok' } } },
  })
  health(@Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { status: 'ok' });
  }

  @Get('readyz')
  @Allow('public')
  @Operation({
    id: 'checkReadiness',
    tag: 'Server',
    summary: 'Whether requests can be served',
    description:
      "The database answers and has the schema that this version needs, and this server's clock is not ahead of its.",
    answers: { 200: { description: 'They can.', schema: 'Health', example: { status: 'ready' } } },
    problems: ['clock_ahead'],
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      // Fails when the database is away, and also when its schema is not there.
      await this.#askDatabase();
    } catch (error) {
      if (error instanceof StoreRefusal) throw error;
      throw new Problem('not_ready', 'The database does not answer.', {
        headers: { 'retry-after': '2' },
        cause: error,
      });
    }
    sendJson(reply, { status: 'ready' });
  }

  async #askDatabase(): Promise<void> {
    this.#asked ??= this.ledgers.checkClock().finally(() => {
      this.#asked = undefined;
    });
    const end = new AbortController();
    const late = setTimeout(READY_MS_MAX, undefined, { signal: end.signal }).then(() => {
      throw new Error(`the database was silent for ${READY_MS_MAX} ms`);
    });
    try {
      await Promise.race([this.#asked, late]);
    } finally {
      // Its rejection was looked at by the race.
      end.abort();
    }
  }
}
