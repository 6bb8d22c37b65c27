import { ACCESS, LedgerEntries } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameAccess, PURPOSE, readPurpose } from '../custody/purpose.js';
import { principalOf } from '../http/authentication.js';
import { readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { entryLine } from '../openapi/examples.js';

const ENTRIES_DEFAULT = 1_000;
const ENTRIES_MAX = 10_000;

@Controller('v1/ledgers/:ledger/entries')
export class EntriesController {
  constructor(@Inject(LedgerEntries) private readonly entries: LedgerEntries) {}

  @Get()
  @Allow(...ACCESS.readLedgerEntries)
  @Operation({
    id: 'readEntries',
    tag: 'Log',
    summary: 'Read entries with their bodies',
    description:
      'One JSON object a line: `{"seq", "leaf", "disclosure"}`. `leaf` is the text that was hashed; `disclosure` is the body and the secret its salts come from, or null where the server has lost it. That it was read is an entry itself (`access.recorded`), written before the answer leaves; `Docket-Access-Seq` says which.',
    parameters: [
      {
        name: 'from',
        in: 'query',
        description: 'First position.',
        schema: { type: 'integer', minimum: 0, default: 0 },
        example: 0,
      },
      {
        name: 'limit',
        in: 'query',
        description: 'Number of entries.',
        schema: { type: 'integer', minimum: 1, maximum: ENTRIES_MAX, default: ENTRIES_DEFAULT },
        example: 100,
      },
      PURPOSE,
    ],
    answers: {
      200: {
        description:
          'Fewer lines than asked for when the ledger ends, or the answer would be longer than 16 MiB: go on after the last one.',
        mediaType: 'application/x-ndjson',
        example: entryLine,
        headers: { 'Docket-Access-Seq': 'Where this read is recorded.' },
      },
    },
    problems: ['access_not_recorded', 'overloaded'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('from') fromText: string | undefined,
    @Query('limit') limitText: string | undefined,
  ): Promise<void> {
    // Fastify answers HEAD by running GET. What nobody received must not be recorded as read.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'Entries are read by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const from = readWholeNumber('from', fromText, {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      fallback: 0,
    });
    const limit = readWholeNumber('limit', limitText, {
      min: 1,
      max: ENTRIES_MAX,
      fallback: ENTRIES_DEFAULT,
    });
    const asked = { ledger, from, limit, ...readPurpose(request) };
    const handedOut = await this.entries.read(principalOf(request), asked);
    nameAccess(reply, handedOut);
    void reply
      .header('cache-control', 'no-store')
      .type('application/x-ndjson')
      .send(handedOut.bytes);
  }
}
