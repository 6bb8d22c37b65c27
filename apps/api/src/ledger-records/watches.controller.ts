import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { outsideWatch } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/watches')
export class WatchesController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['watch.recorded'])
  @Operation({
    id: 'recordWatch',
    tag: 'Ledgers',
    summary: 'Record what was watched from outside',
    description:
      'Which system an observer watched, from when until when, and that it recorded all that it saw of it. Without it, that something was not seen says nothing.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'watch.recorded.1', examples: { gateway: outsideWatch } },
    answers: writeAnswers('watch.recorded'),
    problems: ['idempotency_key_reused', 'idempotency_in_flight'],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'watch.recorded';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}
