import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { writeAnswers } from '../openapi/common.js';
import { outsideObservation } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/observations')
export class ObservationsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['observation.recorded'])
  @Operation({
    id: 'recordObservation',
    tag: 'Ledgers',
    summary: 'Record what was seen from outside',
    description:
      'What a gateway, a proxy, the audit log of a database, an event of a provider or a sensor saw happen. Belongs to no decision. `source` and `event_id` are its key: an Idempotency-Key is not read.',
    body: { schema: 'observation.recorded.1', examples: { gateway: outsideObservation } },
    answers: writeAnswers('observation.recorded'),
    problems: ['idempotency_key_reused', 'idempotency_in_flight'],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'observation.recorded';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}
