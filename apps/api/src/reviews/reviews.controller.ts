import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readWholeNumber } from '../http/parameters.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { review } from '../openapi/examples.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

const ENTRIES_SEEN: ParameterDescription = {
  name: 'Docket-Entries-Seen',
  in: 'header',
  description:
    'Entries of the decision that the reviewer was handed. Where more was recorded since than that somebody read or exported it, the review is not taken (`decision_changed`), unless its key was taken before.',
  schema: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
  example: 7,
};

function entriesSeen({ headers }: FastifyRequest): { entriesSeen?: number } {
  const { name } = ENTRIES_SEEN;
  const given = headers[name.toLowerCase()];
  if (given === undefined) return {};
  const bounds = { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 1 };
  return { entriesSeen: readWholeNumber(name, String(given), bounds) };
}

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
    parameters: [OPTIONAL_KEY, ENTRIES_SEEN],
    body: { schema: 'review.recorded.1', examples: { approval: review } },
    answers: writeAnswers('review.recorded'),
    problems: [
      'unknown_escalation',
      'escalation_resolved',
      'actor_not_allowed',
      'decision_changed',
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
      ...entriesSeen(request),
    });
  }
}
