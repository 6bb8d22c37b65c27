import type { JsonObject } from '@docket/chain';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Readiness } from '@docket/service';
import type { FastifyReply } from 'fastify';
import { CELLS, type CellReadiness, type LedgerCells } from '../cells/cells.js';
import { sendJson } from '../http/answer.js';
import { Allow, Operation } from '../http/route.js';

@Controller()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(CELLS) private readonly cells: LedgerCells | undefined,
  ) {}

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
      "The database answers, has the schema that this version needs, and takes writes; this server's clock is not ahead of its; it holds of every ledger what this server has seen on disk; and every ledger can be signed for. Answered within two seconds, also where the database answers nothing. Where ledgers live in several databases, 200 says that some of them are served, and `cells` which; where none is, the answer is that of the first.",
    answers: { 200: { description: 'They can.', schema: 'Health', example: { status: 'ready' } } },
    problems: ['clock_ahead', 'ledger_went_back', 'log_damaged', 'signing_key_unusable'],
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    if (this.cells === undefined) {
      await this.readiness.check();
      return sendJson(reply, { status: 'ready' });
    }
    const cells = await this.cells.readiness();
    const ready = cells.filter(({ problem }) => problem === undefined);
    // What is to be taken out of service is a process that serves nothing: the others have the same databases.
    if (ready.length === 0) throw cells[0]?.problem ?? new Error('There is no cell.');
    const status = ready.length === cells.length ? 'ready' : 'partly_ready';
    sendJson(reply, { status, cells: cells.map(encodeCell) });
  }
}

function encodeCell({ name, problem }: CellReadiness): JsonObject {
  if (problem === undefined) return { name, status: 'ready' };
  return { name, status: 'not_ready', detail: problem.message };
}
