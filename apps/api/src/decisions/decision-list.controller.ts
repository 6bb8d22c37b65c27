import { ACCESS, LineSearch, PersonSessions, Search } from '@docket/service';
import type { DecisionsRequest, ListedDecision, PrincipalAt } from '@docket/service';
import type { JsonObject } from '@docket/chain';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { inAddress } from '../http/parameters.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { decisionList } from '../openapi/search-examples.js';
import { DECISION_FILTERS, readDecisionFilters } from '../search/decision-parameters.js';
import { encodeAsOf, namesOf, PAGE_PARAMETERS, readPage } from '../search/page-parameters.js';
import { encodeListed } from './decision-answer.js';

const OVER_SEAMS: ParameterDescription = {
  name: 'with_predecessors',
  in: 'query',
  description:
    'Also in the ledgers that this one continues. A `next` belongs to it as to its filters.',
  schema: { type: 'boolean', default: false },
};

@Controller('v1/ledgers/:ledger/decisions')
export class DecisionListController {
  constructor(
    @Inject(Search) private readonly search: Search,
    @Inject(LineSearch) private readonly line: LineSearch,
    @Inject(PersonSessions) private readonly sessions: PersonSessions,
  ) {}

  @Get()
  @Allow(...ACCESS.readDecisions)
  @Operation({
    id: 'listDecisions',
    tag: 'Decisions',
    summary: 'Find decisions',
    description:
      'All filters given must hold. `as_of` says how far the answer goes: a decision recorded behind `indexed_size` is not in it. `matches` names the records that `q` or the lineage filters found. `seen` is for whoever oversees the ledger: what was found where what was declared was held against what was seen from outside, as of `seen.compared_size` of the counters. An agent finds the decisions that it writes in, which are its own. With `with_predecessors` the ledgers that this one continues are looked through, too, each by what whoever asks may read there; `ledgers` says which were, and which were not.',
    parameters: [...DECISION_FILTERS, OVER_SEAMS, ...PAGE_PARAMETERS],
    answers: { 200: { description: 'A page.', schema: 'DecisionList', example: decisionList } },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(
      asked,
      namesOf(DECISION_FILTERS, [OVER_SEAMS], PAGE_PARAMETERS),
    );
    const wish = { ledger, filters: readDecisionFilters(query), ...readPage(query) };
    if (query.flag(OVER_SEAMS.name) === true) return this.#listLine(request, reply, wish);
    const found = await inAddress(() => this.search.decisions(principalOf(request), wish));
    sendJson(reply, {
      decisions: found.decisions.map(encodeFound),
      next: found.next,
      as_of: encodeAsOf(found.asOf),
    });
  }

  async #listLine(
    request: FastifyRequest,
    reply: FastifyReply,
    wish: DecisionsRequest,
  ): Promise<void> {
    const principal = principalOf(request);
    const { session } = request;
    const there: PrincipalAt = async (other) =>
      session === undefined ? principal : this.sessions.principal(session, other);
    const found = await inAddress(() => this.line.decisions(principal, wish, there));
    sendJson(reply, {
      decisions: found.decisions.map((one) => ({ ledger: one.ledger, ...encodeFound(one) })),
      next: found.next,
      as_of: encodeAsOf(found.asOf),
      ledgers: found.ledgers.map(({ ledger, read, asOf }) => ({
        ledger,
        read,
        ...(asOf && { as_of: encodeAsOf(asOf) }),
      })),
    });
  }
}

function encodeFound(decision: ListedDecision): JsonObject {
  return {
    ...encodeListed(decision),
    subject_ref: decision.subjectRef,
    matches: decision.matches.map((match) => ({ ...match })),
    ...(decision.seen && { seen: decision.seen }),
  };
}
