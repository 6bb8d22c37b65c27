import { ACCESS, Search } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { inAddress } from '../http/parameters.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import { decisionList } from '../openapi/search-examples.js';
import { DECISION_FILTERS, readDecisionFilters } from '../search/decision-parameters.js';
import { encodeAsOf, namesOf, PAGE_PARAMETERS, readPage } from '../search/page-parameters.js';
import { encodeListed } from './decision-answer.js';

@Controller('v1/ledgers/:ledger/decisions')
export class DecisionListController {
  constructor(@Inject(Search) private readonly search: Search) {}

  @Get()
  @Allow(...ACCESS.readDecisions)
  @Operation({
    id: 'listDecisions',
    tag: 'Decisions',
    summary: 'Find decisions',
    description:
      'All filters given must hold. `as_of` says how far the answer goes: a decision recorded behind `indexed_size` is not in it. `matches` names the records that `q` or the lineage filters found. `seen` is for whoever oversees the ledger: what was found where what was declared was held against what was seen from outside, as of `seen.compared_size` of the counters. An agent finds the decisions that it writes in, which are its own.',
    parameters: [...DECISION_FILTERS, ...PAGE_PARAMETERS],
    answers: { 200: { description: 'A page.', schema: 'DecisionList', example: decisionList } },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, namesOf(DECISION_FILTERS, PAGE_PARAMETERS));
    const filters = readDecisionFilters(query);
    const found = await inAddress(() =>
      this.search.decisions(principalOf(request), { ledger, filters, ...readPage(query) }),
    );
    sendJson(reply, {
      decisions: found.decisions.map((decision) => ({
        ...encodeListed(decision),
        subject_ref: decision.subjectRef,
        matches: decision.matches.map((match) => ({ ...match })),
        ...(decision.seen && { seen: decision.seen }),
      })),
      next: found.next,
      as_of: encodeAsOf(found.asOf),
    });
  }
}
