import type { JsonObject } from '@docket/chain';
import { ACCESS, Ledgers, type LedgerReading } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { ledger as ledgerExample, newLedger } from '../openapi/examples.js';
import { LEDGER_REQUEST } from '../openapi/schemas.js';

const readLedgerRequest = bodyReader<{ id: string; policy?: JsonObject }>(LEDGER_REQUEST);

@Controller('v1/ledgers')
export class LedgersController {
  constructor(@Inject(Ledgers) private readonly ledgers: Ledgers) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'createLedger',
    tag: 'Ledgers',
    summary: 'Create a ledger',
    description:
      'Takes an administrator of the installation. The policy becomes part of entry 0; the ledger is registered in the ledger `registry`. An `Idempotency-Key` is not needed and not heeded: the id already names the ledger, and a repetition answers 409 `ledger_exists`. Then read the ledger to see that it is the one you meant; after 503 `write_outcome_unknown` too.',
    body: { schema: 'LedgerRequest', examples: { claims: newLedger } },
    answers: { 201: { description: 'Created.', schema: 'Ledger', example: ledgerExample } },
    problems: ['ledger_exists', 'signing_key_unusable', 'write_outcome_unknown'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = readLedgerRequest(body);
    const created = await this.ledgers.create(principalOf(request), wanted);
    sendJson(reply, encodeLedger(created), 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listLedgers',
    tag: 'Ledgers',
    summary: 'List the ledgers',
    description: 'Takes an administrator of the installation.',
    answers: {
      200: {
        description: 'Oldest first, the registry included.',
        schema: 'LedgerList',
        example: { ledgers: [ledgerExample] },
      },
    },
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const ledgers = await this.ledgers.list(principalOf(request));
    sendJson(reply, { ledgers: ledgers.map(encodeLedger) });
  }

  @Get(':ledger')
  @Allow(...ACCESS.readLedger)
  @Operation({
    id: 'readLedger',
    tag: 'Ledgers',
    summary: 'Read what a ledger is',
    answers: { 200: { description: 'The ledger.', schema: 'Ledger', example: ledgerExample } },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') id: string,
  ): Promise<void> {
    sendJson(reply, encodeLedger(await this.ledgers.read(principalOf(request), id)));
  }
}

function encodeLedger({ ledger, size, state }: LedgerReading): JsonObject {
  const { count, first } = state.unread;
  return {
    id: ledger.id,
    origin: ledger.origin,
    public_key: ledger.publicKey,
    size,
    policy: { ...state.policy },
    created_at: ledger.createdAt,
    unread_entries: { count, first: first.map(({ seq, why }) => ({ seq, why })) },
  };
}
