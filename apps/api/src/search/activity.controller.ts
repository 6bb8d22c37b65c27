import type { JsonObject } from '@docket/chain';
import { BOARD_COLUMNS } from '@docket/record';
import { ACCESS, Search, type Activity } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import { activityExample } from '../openapi/search-examples.js';
import { encodeAsOf } from './page-parameters.js';

const HOUR_S = 3_600;
const WEEK_S = 7 * 86_400;

@Controller('v1/ledgers/:ledger/activity')
export class ActivityController {
  constructor(@Inject(Search) private readonly search: Search) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'readActivity',
    tag: 'Decisions',
    summary: 'Count what happened lately',
    description:
      'Entries of the last hour, or of so many seconds, by type, and the decisions that they are of by where these stand now. Reading and handing out are left out, and nothing is recorded by it.',
    parameters: [
      {
        name: 'seconds',
        in: 'query',
        description:
          'How far back, by the database’s clock: a week at most; an hour where left out.',
        schema: { type: 'integer', minimum: 1, maximum: WEEK_S },
      },
    ],
    answers: {
      200: { description: 'What happened.', schema: 'Activity', example: activityExample },
    },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, ['seconds']);
    const seconds = query.wholeNumber('seconds', { min: 1, max: WEEK_S, fallback: HOUR_S });
    const wanted = { ledger, seconds };
    sendJson(reply, encodeActivity(await this.search.activity(principalOf(request), wanted)));
  }
}

function encodeActivity({
  since,
  entries,
  byType,
  byColumn,
  complete,
  asOf,
}: Activity): JsonObject {
  const columns = BOARD_COLUMNS.map((name) => [name, byColumn[name] ?? 0] as const);
  return {
    since,
    entries,
    by_type: { ...byType },
    by_column: Object.fromEntries(columns),
    complete,
    as_of: encodeAsOf(asOf),
  };
}
