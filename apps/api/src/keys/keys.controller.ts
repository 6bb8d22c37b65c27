import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import { ApiKeys, LedgerService, type ApiKey } from '@docket/store';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { createdKey, key as keyExample, newKey } from '../openapi/examples.js';
import { KEY_REQUEST } from '../openapi/schemas.js';

const readKeyRequest = bodyReader<{ role: Role; label?: string }>(KEY_REQUEST);

@Controller('v1/ledgers/:ledger/keys')
export class KeysController {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  @Post()
  @Allow('administrator')
  @Operation({
    id: 'createKey',
    tag: 'Keys',
    summary: 'Create an API key',
    description:
      'One ledger, one role. The answer shows the key once; the server keeps a hash. An administrator of the ledger `registry` administers the installation. An `Idempotency-Key` is not heeded here, because a key cannot be shown twice: when the answer is lost, list the keys, revoke the one that nobody has, and create another.',
    body: { schema: 'KeyRequest', examples: { agent: newKey } },
    answers: { 201: { description: 'Created.', schema: 'NewKey', example: createdKey } },
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledgerId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { role, label } = readKeyRequest(body);
    const { key, token } = await this.keys.create({
      ledgerId,
      role,
      name: label ?? role,
      createdBy: principalOf(request).actor,
    });
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { ...encodeKey(key), key: token }, 201);
  }

  @Get()
  @Allow('administrator')
  @Operation({
    id: 'listKeys',
    tag: 'Keys',
    summary: 'List the API keys of a ledger',
    description: 'Without their secrets, which nobody has.',
    answers: {
      200: {
        description: 'Oldest first, revoked ones included.',
        schema: 'KeyList',
        example: { keys: [keyExample] },
      },
    },
  })
  async list(@Res() reply: FastifyReply, @Param('ledger') ledger: string): Promise<void> {
    const keys = await this.keys.list(ledger);
    sendJson(reply, { keys: keys.map(describeKey) });
  }

  @Delete(':key')
  @Allow('administrator')
  @Operation({
    id: 'revokeKey',
    tag: 'Keys',
    summary: 'Revoke an API key',
    description:
      'At once in this server process, within five seconds in others. Its entries stay, and so does the row that says whose they are.',
    answers: { 204: { description: 'Revoked.' } },
    problems: ['unknown_key'],
  })
  async revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('key') keyId: string,
  ): Promise<void> {
    await this.ledgers.getLedger(ledger);
    // An administrator of one ledger must not reach the keys of another.
    const isOwn = (await this.keys.list(ledger)).some((key) => key.keyId === keyId);
    if (!isOwn) throw new Problem('unknown_key', `The ledger ${ledger} has no key of this id.`);
    await this.keys.revoke(keyId, principalOf(request).actor);
    void reply.code(204).send();
  }
}

function encodeKey(key: ApiKey): JsonObject {
  return {
    id: key.keyId,
    actor: key.principal,
    role: key.role,
    ...(key.ledgerId === undefined ? {} : { ledger: key.ledgerId }),
    label: key.name,
    created_at: key.createdAt,
  };
}

function describeKey(key: ApiKey): JsonObject {
  return { ...encodeKey(key), revoked_at: key.revokedAt ?? null };
}
