import { PERMISSIONS } from '@docket/record';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { bareJobCard, jobCard } from '../openapi/examples.js';
import { readObject, Recorder } from '../recording/recorder.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/job-cards')
export class JobCardsController {
  constructor(private readonly recorder: Recorder) {}

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
    problems: ['decision_closed', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const record = { ledger, decisionId, type: 'job_card.filed', body: readObject(body) } as const;
    return this.recorder.record(request, reply, record);
  }
}
