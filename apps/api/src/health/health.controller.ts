import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Readiness } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';

@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

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
      "The database answers and has the schema that this version needs, and this server's clock is not ahead of its; it holds of every ledger what this server has seen on disk.",
    answers: { 200: { description: 'They can.', schema: 'Health', example: { status: 'ready' } } },
    problems: ['clock_ahead', 'ledger_went_back'],
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      // Fails when the database is away, and also when its schema is not there.
      await this.readiness.check();
    } catch (error) {
      if (error instanceof StoreRefusal) throw error;
      throw new Problem('not_ready', 'The database does not answer.', {
        headers: { 'retry-after': '2' },
        cause: error,
      });
    }
    sendJson(reply, { status: 'ready' });
  }
}
