import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { restoration } from '../openapi/examples.js';
import { keyOf, readObject, sendRecorded } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/restorations')
export class RestorationsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['ledger.restored'])
  @Operation({
    id: 'restoreLedger',
    tag: 'Ledgers',
    summary: 'Go on with a ledger whose database went back',
    description:
      'The one record that is taken of a ledger that answers `ledger_went_back`: that a person decided that it goes on from what the database holds. `lost_size` and `kept_size` are the two numbers of that answer, so that nobody decides about another loss than they have seen.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'ledger.restored.1', examples: { restoration } },
    answers: writeAnswers('ledger.restored', 'ledger'),
    problems: ['record_refused', 'nothing_to_restore', 'idempotency_key_reused'],
  })
  async restore(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const record = { ledger, body: readObject(body), ...keyOf(request) };
    sendRecorded(reply, await this.recording.restore(principalOf(request), record));
  }
}
