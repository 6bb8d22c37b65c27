import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { gap } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger')
export class GapsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post('gaps')
  @Allow(...PERMISSIONS['gap.recorded'])
  @Operation({
    id: 'recordLedgerGap',
    tag: 'Ledgers',
    summary: 'Record that records of several decisions, or of unknown ones, are missing',
    description:
      'What a client lost, as far as it knows, where it does not know of which decision. What is missing in one decision is recorded there.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'gap.recorded.1', examples: { spool: gap } },
    answers: writeAnswers('gap.recorded', 'ledger'),
    problems: ['agent_signature_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  addToLedger(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'gap.recorded';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Post('decisions/:decision/gaps')
  @Allow(...PERMISSIONS['gap.recorded'])
  @Operation({
    id: 'recordGap',
    tag: 'Decisions',
    summary: 'Record that records are missing',
    description:
      'What a client lost, as far as it knows: how much, from when to when, and why. What they said is not made up.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'gap.recorded.1', examples: { spool: gap } },
    answers: writeAnswers('gap.recorded'),
    problems: ['agent_signature_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'gap.recorded';
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
