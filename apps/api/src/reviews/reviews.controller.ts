import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { review } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/reviews')
export class ReviewsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['review.recorded'])
  @Operation({
    id: 'recordReview',
    tag: 'Decisions',
    summary: "Record a human's review",
    description:
      'Approve, override, correct and respond release a held decision; reject and stop end it. An agent cannot review.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'review.recorded.1', examples: { approval: review } },
    answers: writeAnswers('review.recorded'),
    problems: [
      'unknown_escalation',
      'escalation_resolved',
      'actor_not_allowed',
      'reference_unknown',
      'review_signature_refused',
      'reauthentication_required',
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
    const type = 'review.recorded';
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
