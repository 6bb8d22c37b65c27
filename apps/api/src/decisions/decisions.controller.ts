import { PERMISSIONS } from '@docket/record';
import { EntryFinder, EntryReader } from '@docket/store';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { readWholeNumber } from '../http/parameters.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { closing, decision, decisionList, opening } from '../openapi/examples.js';
import { readObject, Recorder } from '../recording/recorder.js';
import { encodeDecision, encodeListed } from './decision-answer.js';
import { VerdictWaiters } from './verdict-waiters.js';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;
/** Under the 60 seconds after which many proxies give a silent request up. */
const WAIT_SECONDS_MAX = 30;

@Controller('v1/ledgers/:ledger/decisions')
export class DecisionsController {
  constructor(
    private readonly recorder: Recorder,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
    private readonly waiters: VerdictWaiters,
  ) {}

  @Post()
  @Allow(...PERMISSIONS['decision.opened'])
  @Operation({
    id: 'openDecision',
    tag: 'Decisions',
    summary: 'Open a decision',
    description: 'One decision is one piece of work: the unit of a dossier.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'decision.opened.1', examples: { refund: opening } },
    answers: writeAnswers('decision.opened'),
    problems: ['idempotency_key_reused', 'idempotency_in_flight'],
  })
  open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'decision.opened';
    return this.recorder.record(request, reply, { ledger, type, body: readObject(body) });
  }

  @Get()
  @Allow('agent', 'reviewer', 'officer', 'auditor')
  @Operation({
    id: 'listDecisions',
    tag: 'Decisions',
    summary: 'List decisions',
    parameters: [
      {
        name: 'limit',
        in: 'query',
        description: 'Decisions in one page.',
        schema: { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT },
        example: 20,
      },
      {
        name: 'after',
        in: 'query',
        description: '`next` of the page before.',
        schema: { type: 'string' },
      },
    ],
    answers: { 200: { description: 'A page.', schema: 'DecisionList', example: decisionList } },
  })
  async list(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('limit') limitText: string | undefined,
    @Query('after') afterText: string | undefined,
  ): Promise<void> {
    const limit = readWholeNumber('limit', limitText, {
      min: 1,
      max: PAGE_MAX,
      fallback: PAGE_DEFAULT,
    });
    const before =
      afterText === undefined
        ? undefined
        : readWholeNumber('after', afterText, { min: 0, max: Number.MAX_SAFE_INTEGER });
    const page = { limit, ...(before === undefined ? {} : { before }) };
    const { decisions, next } = await this.entries.listDecisions(ledger, page);
    sendJson(reply, {
      decisions: decisions.map(encodeListed),
      next: next === undefined ? null : String(next),
    });
  }

  @Get(':decision')
  @Allow('agent', 'reviewer', 'officer', 'auditor')
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
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Query('wait') waitText?: string,
  ): Promise<void> {
    const wait = readWholeNumber('wait', waitText, { min: 0, max: WAIT_SECONDS_MAX, fallback: 0 });
    const summary = await this.waiters.read(ledger, decisionId, wait * 1_000, reply);
    const causes = summary.state.sideEffects.map((effect) => effect.cause);
    const keys = await this.finder.keysOf(ledger, decisionId, causes);
    sendJson(reply, encodeDecision(summary, keys));
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
    problems: ['decision_closed', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  close(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'decision.closed';
    return this.recorder.record(request, reply, {
      ledger,
      decisionId,
      type,
      body: readObject(body),
    });
  }
}
