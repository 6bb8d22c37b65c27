import type { JsonObject } from '@docket/chain';
import { ACCESS, Work, type WorkItem } from '@docket/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME_CELL } from '../cells/cell-settings.js';
import { CELLS, type LedgerCells } from '../cells/cells.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { workExample } from './work-schemas.js';

@Controller('v1/work')
export class WorkController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(CELLS) private readonly cells: LedgerCells | undefined,
  ) {}

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'readWork',
    tag: 'Server',
    summary: 'What Docket does by itself, and how it stands',
    description:
      'Exports, verifications, search index, checkpoints, witnesses, the sink of checkpoints, time stamps, webhooks, telemetry, deadlines and erasures, each with a state and its counts, for an administrator of the installation. Answered also where the database does not answer: what it would know is then `unknown`.',
    answers: {
      200: { description: 'Each kind of work.', schema: 'AtWork', example: workExample },
    },
  })
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const principal = principalOf(request);
    void reply.header('cache-control', 'no-store');
    if (this.cells === undefined) {
      const { at, items } = await this.work.read(principal);
      return sendJson(reply, { read_at: at, items: items.map(encodeItem) });
    }
    const { found, missing } = await this.cells.ask(({ app }) => app.get(Work).read(principal));
    const items = found.flatMap(({ cell, value }) =>
      value.items.map((item) => inCell(encodeItem(item), cell)),
    );
    const silent = missing.map((cell) => inCell(encodeItem(SILENT), cell));
    sendJson(reply, { read_at: new Date().toISOString(), items: [...items, ...silent] });
  }
}

function encodeItem({ name, state, scope, of, counts, failed }: WorkItem): JsonObject {
  return {
    name,
    state,
    scope,
    ...(of === undefined ? {} : { of }),
    counts: { ...counts },
    ...(failed === undefined ? {} : { failed: { ...failed } }),
  };
}

const SILENT: WorkItem = { name: 'readiness', state: 'failed', scope: 'process', counts: {} };

/** Which of them it is says the cell too, for whoever reads nothing else. */
function inCell(item: JsonObject, cell: string): JsonObject {
  if (cell === HOME_CELL) return { ...item, cell };
  const { of } = item;
  return { ...item, of: typeof of === 'string' ? `${cell}: ${of}` : cell, cell };
}
