import type { JsonObject } from '@docket/chain';
import {
  ACCESS,
  WaitingEscalations,
  type Principal,
  type WaitingEscalation,
} from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodePeople } from '../decisions/decision-answer.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { escalationList } from '../openapi/search-examples.js';
import { encodeWork } from './claim-schemas.js';
import { namesOf } from '../search/page-parameters.js';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;

const PARAMETERS: ParameterDescription[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Most escalations of the answer.',
    schema: { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT },
    example: 50,
  },
];

@Controller('v1/ledgers/:ledger/escalations')
export class EscalationListController {
  constructor(@Inject(WaitingEscalations) private readonly waiting: WaitingEscalations) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'listWaitingEscalations',
    tag: 'Decisions',
    summary: 'List what waits for a human',
    description:
      'Across decisions: what is due first comes first, what has no deadline last; of these the higher stakes, then the older decision. `waiting` counts all, also those beyond `limit`. `claim` and `note` say who works at it, which is no evidence. `complete` is false where not everything recorded is indexed yet, or shown as it was recorded.',
    parameters: PARAMETERS,
    answers: {
      200: { description: 'The first of them.', schema: 'EscalationList', example: escalationList },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, namesOf(PARAMETERS));
    const limit = query.wholeNumber('limit', { min: 1, max: LIMIT_MAX, fallback: LIMIT_DEFAULT });
    const principal = principalOf(request);
    const { list, workAt } = await this.waiting.list(principal, { ledger, limit });
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      escalations: list.escalations.map((one) => ({
        ...encodeWaiting(one, principal),
        ...encodeWork(workAt(one), principal),
      })),
      waiting: list.waiting,
      complete: list.complete,
    });
  }
}

function encodeWaiting(one: WaitingEscalation, reader: Principal): JsonObject {
  const { escalation, agent } = one;
  const action = escalation.announced?.action;
  return {
    decision_id: one.decisionId,
    escalation_id: escalation.id,
    rule: escalation.rule,
    directive: escalation.directive,
    due_at: escalation.dueAt,
    overdue: one.isOverdue,
    ...encodePeople(escalation, reader),
    stakes: one.stakes,
    goal: one.goal,
    agent_id: agent.id,
    agent_name: agent.name,
    announced:
      action === undefined
        ? null
        : { operation: action.operation, target: action.target, amount: action.amount },
    opened_at: one.openedAt,
    last_time: one.lastTime,
  };
}
