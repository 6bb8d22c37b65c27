import { ACCESS, Decisions } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameAccess, PURPOSE, readPurpose } from '../custody/purpose.js';
import { principalOf } from '../http/authentication.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { decisionEntries } from '../openapi/search-examples.js';
import { namesOf } from '../search/page-parameters.js';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 100;

const PARAMETERS: ParameterDescription[] = [
  {
    name: 'from',
    in: 'query',
    description: 'First position in the decision; `next` of the page before.',
    schema: { type: 'integer', minimum: 0, default: 0 },
    example: 0,
  },
  {
    name: 'limit',
    in: 'query',
    description: 'Most entries of one page; one of large bodies ends earlier.',
    schema: { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT },
    example: 20,
  },
  {
    name: 'bodies',
    in: 'query',
    description: '`false` leaves out what the records say.',
    schema: { type: 'boolean', default: true },
    example: 'true',
  },
  PURPOSE,
];

@Controller('v1/ledgers/:ledger/decisions/:decision/entries')
export class DecisionEntriesController {
  constructor(@Inject(Decisions) private readonly decisions: Decisions) {}

  @Get()
  @Allow(...ACCESS.readDecisions)
  @Operation({
    id: 'readDecisionEntries',
    tag: 'Decisions',
    summary: 'Read the entries of a decision',
    description:
      'Its chain, in order. `leaf` is the text that was hashed; `disclosure` is the body with the secret its salts come from, or null where the server has lost it. An agent reads those of the decisions that it opened or that were handed over to it. That anybody else read bodies is an entry of the decision (`access.recorded`), written before the answer leaves; `Docket-Access-Seq` says which.',
    parameters: PARAMETERS,
    answers: {
      200: { description: 'A page.', schema: 'DecisionEntries', example: decisionEntries },
    },
    problems: ['actor_not_allowed', 'access_not_recorded'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Query() given: unknown,
  ): Promise<void> {
    const query = new QueryParameters(given, namesOf(PARAMETERS));
    const from = query.wholeNumber('from', { min: 0, max: 2 ** 31 - 1 - PAGE_MAX, fallback: 0 });
    const limit = query.wholeNumber('limit', { min: 1, max: PAGE_MAX, fallback: PAGE_DEFAULT });
    const handedOut = await this.decisions.entries(principalOf(request), {
      ledger,
      decisionId,
      from,
      limit,
      bodies: query.flag('bodies') ?? true,
      ...readPurpose(request),
    });
    nameAccess(reply, handedOut);
    void reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(handedOut.bytes);
  }
}
