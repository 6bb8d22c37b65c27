import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { bareJobCard, jobCard } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/job-cards')
export class JobCardsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['job_card.filed'])
  @Operation({
    id: 'fileJobCard',
    tag: 'Decisions',
    summary: 'File a Job Card',
    description: 'The status report before each meaningful action.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'job_card.filed.1', examples: { full: jobCard, bare: bareJobCard } },
    answers: writeAnswers('job_card.filed'),
    problems: [
      'decision_closed',
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const record = { ledger, decisionId, type: 'job_card.filed', body: readObject(body) } as const;
    return answerRecord(this.recording, request, reply, record);
  }
}
