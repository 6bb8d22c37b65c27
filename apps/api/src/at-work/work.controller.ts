import type { JsonObject } from '@docket/chain';
import { ACCESS, Work, type WorkItem } from '@docket/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { workExample } from './work-schemas.js';

@Controller('v1/work')
export class WorkController {
  constructor(@Inject(Work) private readonly work: Work) {}

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
    const { at, items } = await this.work.read(principalOf(request));
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { read_at: at, items: items.map(encodeItem) });
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
