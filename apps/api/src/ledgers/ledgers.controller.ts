import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY, validateRecord, type Policy } from '@docket/record';
import { LedgerService, TileReader, type Ledger } from '@docket/store';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader, overlay } from '../http/own-body.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { ledger as ledgerExample, newLedger } from '../openapi/examples.js';
import { LEDGER_REQUEST } from '../openapi/schemas.js';

const readLedgerRequest = bodyReader<{ id: string; policy?: JsonObject }>(LEDGER_REQUEST);

@Controller('v1/ledgers')
export class LedgersController {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(TileReader) private readonly tiles: TileReader,
  ) {}

  @Post()
  @Allow('administrator')
  @Operation({
    id: 'createLedger',
    tag: 'Ledgers',
    summary: 'Create a ledger',
    description:
      'Takes an administrator of the installation. The policy becomes part of entry 0; the ledger is registered in the ledger `registry`. An `Idempotency-Key` is not needed and not heeded: the id already names the ledger, and a repetition answers 409 `ledger_exists`. Then read the ledger to see that it is the one you meant.',
    body: { schema: 'LedgerRequest', examples: { claims: newLedger } },
    answers: { 201: { description: 'Created.', schema: 'Ledger', example: ledgerExample } },
    problems: ['ledger_exists'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const { id, policy = {} } = readLedgerRequest(body);
    const createdBy = principalOf(request).actor;
    const whole = overlay({ ...DEFAULT_POLICY }, policy);
    checkPolicy(whole);
    const created = await this.ledgers.createLedger({ id, policy: whole, createdBy });
    sendJson(reply, await this.#encode(created), 201);
  }

  @Get()
  @Allow('administrator')
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
  async list(@Res() reply: FastifyReply): Promise<void> {
    const ledgers = await this.ledgers.listLedgers();
    sendJson(reply, { ledgers: await Promise.all(ledgers.map((one) => this.#encode(one))) });
  }

  @Get(':ledger')
  @Allow('agent', 'reviewer', 'officer', 'auditor', 'administrator')
  @Operation({
    id: 'readLedger',
    tag: 'Ledgers',
    summary: 'Read what a ledger is',
    answers: { 200: { description: 'The ledger.', schema: 'Ledger', example: ledgerExample } },
  })
  async read(@Res() reply: FastifyReply, @Param('ledger') id: string): Promise<void> {
    sendJson(reply, await this.#encode(await this.ledgers.getLedger(id)));
  }

  async #encode(ledger: Ledger): Promise<JsonObject> {
    return {
      id: ledger.id,
      origin: ledger.origin,
      public_key: ledger.publicKey,
      size: await this.tiles.size(ledger.id),
      policy: { ...(await this.ledgers.ledgerState(ledger.id)).policy },
      created_at: ledger.createdAt,
    };
  }
}

/**
 * The store holds entry 0 against its schema too, but only after it has made the key that entry 0 names.
 * A creation that is refused must leave no key behind.
 */
function checkPolicy(policy: JsonObject): asserts policy is JsonObject & Policy {
  const genesis = { ...ANY_GENESIS, policy };
  const validated = validateRecord('ledger.created', genesis);
  if (validated.ok) return;
  throw new Problem('validation_failed', 'This is not a policy that a ledger can have.', {
    errors: validated.problems.map(({ pointer, keyword, message }) => ({
      pointer,
      code: keyword,
      detail: message,
    })),
  });
}

/** Stands for what the store will put there. */
const ANY_GENESIS = {
  format: 'docket-ledger/v1',
  origin: 'docket.example/any',
  public_key: ledgerExample['public_key'] ?? '',
};
