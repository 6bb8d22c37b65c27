import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { comment } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/comments')
export class CommentsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['comment.recorded'])
  @Operation({
    id: 'recordComment',
    tag: 'Decisions',
    summary: 'Record a comment',
    description:
      "A person's remark on the decision, on an entry of it or on another comment, also after it was closed. It decides nothing: neither state nor directive changes. Comments are never changed or deleted; a further one puts right what an earlier one said.",
    parameters: [OPTIONAL_KEY],
    body: { schema: 'comment.recorded.1', examples: { remark: comment } },
    answers: writeAnswers('comment.recorded'),
    problems: ['reference_unknown', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'comment.recorded';
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
