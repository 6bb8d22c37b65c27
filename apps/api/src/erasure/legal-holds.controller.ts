import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { answerRecord, readObject } from '../recording/answer-record.js';
import { legalHoldExample, liftingExample } from './erasure-schemas.js';

@Controller('v1/ledgers/:ledger/legal-holds')
export class LegalHoldsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['legal_hold.placed'])
  @Operation({
    id: 'placeLegalHold',
    tag: 'Erasures',
    summary: 'Forbid erasures',
    description:
      'Of decisions, of entries of a period, or of the whole ledger, until it is lifted. What was asked for before cannot be ordered any more either.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'legal_hold.placed.1', examples: { claim: legalHoldExample } },
    answers: writeAnswers('legal_hold.placed'),
    problems: [
      'record_refused',
      'reference_unknown',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  place(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'legal_hold.placed';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Post('liftings')
  @Allow(...PERMISSIONS['legal_hold.lifted'])
  @Operation({
    id: 'liftLegalHold',
    tag: 'Erasures',
    summary: 'End a legal hold',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'legal_hold.lifted.1', examples: { settled: liftingExample } },
    answers: writeAnswers('legal_hold.lifted'),
    problems: ['record_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  lift(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'legal_hold.lifted';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}
