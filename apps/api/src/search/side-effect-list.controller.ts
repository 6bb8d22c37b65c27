import type { JsonObject } from '@docket/chain';
import { ACCESS, present, Search } from '@docket/service';
import type { Doubt, FoundSideEffect } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { inAddress } from '../http/parameters.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { sideEffectList } from '../openapi/search-examples.js';
import { TRANSITIONS } from '../openapi/schemas.js';
import { EFFECT_FILTERS, readEffectFilters } from './decision-parameters.js';
import { OPEN_SECONDS, readOpenSeconds } from './open-seconds.js';
import { encodeAsOf, namesOf, PAGE_PARAMETERS, readPage } from './page-parameters.js';

const STATES = ['intent', ...TRANSITIONS] as const;

function parameter(name: string, description: string, example?: string): ParameterDescription {
  const schema = { type: 'string', minLength: 1, maxLength: 512 };
  return { name, in: 'query', description, schema, ...present({ example }) };
}

const FILTERS: ParameterDescription[] = [
  {
    ...parameter('in_doubt', '`true`: only those of which nobody can say what became of them.'),
    schema: { type: 'boolean' },
    example: 'true',
  },
  OPEN_SECONDS,
  {
    ...parameter('status', 'The state that its newest entry says.'),
    schema: { type: 'string', enum: [...STATES] },
  },
  ...EFFECT_FILTERS,
  parameter('idempotency_key', 'Key of the action.'),
  parameter('decision', 'Side effects of this decision only.'),
];

@Controller('v1/ledgers/:ledger/side-effects')
export class SideEffectListController {
  constructor(@Inject(Search) private readonly search: Search) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'listSideEffects',
    tag: 'Decisions',
    summary: 'List side effects',
    description:
      'Across decisions. One is in doubt when its outcome was reported as unknown, when it was registered too long ago without an outcome, or when its decision was closed before it had one.',
    parameters: [...FILTERS, ...PAGE_PARAMETERS],
    answers: {
      200: { description: 'A page.', schema: 'SideEffectList', example: sideEffectList },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, namesOf(FILTERS, PAGE_PARAMETERS));
    const openSeconds = readOpenSeconds(query);
    const filters = present({
      inDoubt: query.flag('in_doubt'),
      state: query.choice('status', STATES),
      effect: readEffectFilters(query),
      idempotencyKey: query.text('idempotency_key'),
      decision: query.text('decision'),
    });
    const wanted = { ledger, filters, openSeconds, ...readPage(query) };
    const found = await inAddress(() => this.search.sideEffects(principalOf(request), wanted));
    sendJson(reply, {
      side_effects: found.sideEffects.map((effect) => encodeSideEffect(effect, openSeconds)),
      next: found.next,
      as_of: encodeAsOf(found.asOf),
    });
  }
}

function encodeSideEffect(effect: FoundSideEffect, seconds: number): JsonObject {
  return {
    side_effect_id: effect.sideEffectId,
    decision_id: effect.decisionId,
    decision_status: effect.decisionStatus,
    operation: effect.operation,
    target: { system: effect.targetSystem, resource: effect.targetResource },
    owner: effect.owner,
    amount: effect.amount,
    idempotency_key: effect.idempotencyKey,
    status: effect.state,
    unannounced: effect.unannounced,
    registered_seq: effect.firstSeq,
    registered_at: effect.firstTime,
    last_seq: effect.lastSeq,
    last_time: effect.lastTime,
    in_doubt: effect.doubts.map((reason) => ({ reason, message: explain(reason, seconds) })),
  };
}

function explain(doubt: Doubt, seconds: number): string {
  switch (doubt) {
    case 'outcome_unknown':
      return 'It was reported that nobody knows whether the action took place.';
    case 'open_too_long':
      return `Registered for longer than ${seconds} seconds, and no outcome is recorded.`;
    case 'decision_closed':
      return 'The decision was closed, and no outcome is recorded.';
  }
}
