import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { systemChange } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/system-changes')
export class SystemChangesController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['system.changed'])
  @Operation({
    id: 'recordSystemChange',
    tag: 'Ledgers',
    summary: 'Record a change of the system',
    description:
      'Another version of a model, prompt, policy or tool behind the agents. Belongs to no decision.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'system.changed.1', examples: { prompt: systemChange } },
    answers: writeAnswers('system.changed'),
    problems: ['agent_signature_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'system.changed';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}
