import type { JsonObject } from '@docket/chain';
import { BOARD_COLUMNS, DECISION_STATUSES } from '@docket/record';
import { ACCESS, Search } from '@docket/service';
import type { Counters } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { counters } from '../openapi/search-examples.js';
import { DECISION_FILTERS, readDecisionFilters } from './decision-parameters.js';
import { OPEN_SECONDS, readOpenSeconds } from './open-seconds.js';
import { encodeAsOf, namesOf } from './page-parameters.js';

const OF: ParameterDescription = {
  name: 'of',
  in: 'query',
  description: '`decisions`: without `tripwires` and `side_effects`, and answered sooner.',
  schema: { type: 'string', enum: ['decisions'] },
};
const PARAMETERS = [...DECISION_FILTERS, OPEN_SECONDS, OF];

@Controller('v1/ledgers/:ledger/counters')
export class CountersController {
  constructor(@Inject(Search) private readonly search: Search) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'readCounters',
    tag: 'Decisions',
    summary: 'Count decisions',
    description:
      'How many decisions there are, by everything that a board shows, with their trip-wires and side effects. Takes the filters of the list.',
    parameters: PARAMETERS,
    answers: { 200: { description: 'The counters.', schema: 'Counters', example: counters } },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, namesOf(PARAMETERS));
    const filters = readDecisionFilters(query);
    const principal = principalOf(request);
    if (query.choice('of', ['decisions']) !== undefined) {
      const counted = await this.search.decisionCounters(principal, { ledger, filters });
      return sendJson(reply, { ...encodeCounted(counted), as_of: encodeAsOf(counted.asOf) });
    }
    const wanted = { ledger, filters, openSeconds: readOpenSeconds(query) };
    sendJson(reply, encodeCounters(await this.search.counters(principal, wanted)));
  }
}

function encodeCounters(counted: Counters): JsonObject {
  return {
    ...encodeCounted(counted),
    tripwires: counted.tripwires,
    side_effects: {
      by_state: counted.sideEffects.byState,
      in_doubt: counted.sideEffects.inDoubt,
      by_doubt: counted.sideEffects.byDoubt,
    },
    as_of: encodeAsOf(counted.asOf),
  };
}

function encodeCounted(counted: Omit<Counters, 'tripwires' | 'sideEffects'>): JsonObject {
  return {
    decisions: counted.decisions,
    by_status: { ...zeros(DECISION_STATUSES), ...counted.byStatus },
    by_column: { ...zeros(BOARD_COLUMNS), ...counted.byColumn },
    by_phase: counted.byPhase,
    by_stakes: counted.byStakes,
    by_outcome: counted.byOutcome,
    by_directive: counted.byDirective,
    needs_human: counted.needsHuman,
    seen: encodeSeen(counted.seen),
  };
}

/** null: the ledger was not looked at yet. */
function encodeSeen(seen: Counters['seen']): JsonObject | null {
  if (seen === undefined) return null;
  const { state, comparedSize, findings } = seen;
  return { state, compared_size: comparedSize, findings };
}

function zeros(names: readonly string[]): { [name: string]: number } {
  return Object.fromEntries(names.map((name) => [name, 0]));
}
