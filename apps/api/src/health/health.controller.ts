import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Readiness } from '@docket/service';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
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
      "The database answers, has the schema that this version needs, and takes writes; this server's clock is not ahead of its; it holds of every ledger what this server has seen on disk; and every ledger can be signed for. Answered within two seconds, also where the database answers nothing.",
    answers: { 200: { description: 'They can.', schema: 'Health', example: { status: 'ready' } } },
    problems: ['clock_ahead', 'ledger_went_back', 'log_damaged', 'signing_key_unusable'],
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    await this.readiness.check();
    sendJson(reply, { status: 'ready' });
  }
}
