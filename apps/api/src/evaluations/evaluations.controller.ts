import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { evaluation } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/evaluations')
export class EvaluationsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['evaluation.recorded'])
  @Operation({
    id: 'recordEvaluation',
    tag: 'Decisions',
    summary: 'Record an evaluation',
    description: "A judge's, a check's or a human's assessment. Evaluations are never averaged.",
    parameters: [OPTIONAL_KEY],
    body: { schema: 'evaluation.recorded.1', examples: { check: evaluation } },
    answers: writeAnswers('evaluation.recorded'),
    problems: [
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'evaluation.recorded';
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
