import { PERMISSIONS } from '@docket/record';
import { ACCESS, Decisions, Recording } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { readWholeNumber } from '../http/parameters.js';
import { Allow, Operation } from '../http/route.js';
import { whenGone } from '../http/when-gone.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { closing, openingExample } from '../openapi/examples.js';
import { decision } from '../openapi/search-examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';
import { encodeDecision } from './decision-answer.js';

/** Under the 60 seconds after which many proxies give a silent request up. */
const WAIT_SECONDS_MAX = 30;

@Controller('v1/ledgers/:ledger/decisions')
export class DecisionsController {
  constructor(
    @Inject(Recording) private readonly recording: Recording,
    @Inject(Decisions) private readonly decisions: Decisions,
  ) {}

  @Post()
  @Allow(...PERMISSIONS['decision.opened'])
  @Operation({
    id: 'openDecision',
    tag: 'Decisions',
    summary: 'Open a decision',
    description: 'One decision is one piece of work: the unit of a dossier.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'decision.opened.1', examples: { refund: openingExample } },
    answers: writeAnswers('decision.opened'),
    problems: [
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'decision.opened';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Get(':decision')
  @Allow(...ACCESS.readDecisions)
  @Operation({
    id: 'readDecision',
    tag: 'Decisions',
    summary: 'Read where a decision stands',
    description:
      'What waits for a human, what the directive is and why, and how far each side effect is. With `wait`, the answer to a held decision comes when a human has decided, or after that many seconds.',
    parameters: [
      {
        name: 'wait',
        in: 'query',
        description: 'Seconds to wait for the directive to be no longer `hold`.',
        schema: { type: 'integer', minimum: 0, maximum: WAIT_SECONDS_MAX, default: 0 },
        example: 20,
      },
    ],
    answers: { 200: { description: 'The decision.', schema: 'Decision', example: decision } },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Query('wait') waitText?: string,
  ): Promise<void> {
    const wait = readWholeNumber('wait', waitText, { min: 0, max: WAIT_SECONDS_MAX, fallback: 0 });
    const reader = principalOf(request);
    const { summary, keys } = await this.decisions.read(reader, {
      ledger,
      decisionId,
      waitMs: wait * 1_000,
      ...(wait === 0 ? {} : { signal: whenGone(reply) }),
    });
    sendJson(reply, encodeDecision(summary, { keys, reader }));
  }

  @Post(':decision/close')
  @Allow(...PERMISSIONS['decision.closed'])
  @Operation({
    id: 'closeDecision',
    tag: 'Decisions',
    summary: 'Close a decision',
    description: 'The server fills in `entry_count`, so that a missing tail of the decision shows.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'decision.closed.1', examples: { completed: closing } },
    answers: writeAnswers('decision.closed'),
    problems: [
      'decision_closed',
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  close(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'decision.closed';
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
