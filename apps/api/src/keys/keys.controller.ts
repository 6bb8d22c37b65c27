import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import { ACCESS, Keys } from '@docket/service';
import type { ApiKey } from '@docket/store';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { createdKey, key as keyExample, newKey } from '../openapi/examples.js';
import { KEY_REQUEST } from '../openapi/schemas.js';

const readKeyRequest = bodyReader<{ role: Role; label?: string }>(KEY_REQUEST);

@Controller('v1/ledgers/:ledger/keys')
export class KeysController {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'createKey',
    tag: 'Keys',
    summary: 'Create an API key',
    description:
      'One ledger, one role. The answer shows the key once; the server keeps a hash, and the ledger registers it (`principal.registered`). An administrator of the ledger `registry` administers the installation. An `Idempotency-Key` is not heeded here, because a key cannot be shown twice: when the answer is lost, list the keys, revoke the one that nobody has, and create another.',
    body: { schema: 'KeyRequest', examples: { agent: newKey } },
    answers: { 201: { description: 'Created.', schema: 'NewKey', example: createdKey } },
    problems: ['write_outcome_unknown'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = { ledger, ...readKeyRequest(body) };
    const { key, token } = await this.keys.create(principalOf(request), wanted);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { ...encodeKey(key), key: token }, 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listKeys',
    tag: 'Keys',
    summary: 'List the API keys of a ledger',
    description:
      'Without their secrets, which nobody has. Of the ledger `registry` those of the installation too.',
    answers: {
      200: {
        description: 'Oldest first, revoked ones included.',
        schema: 'KeyList',
        example: { keys: [keyExample] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const keys = await this.keys.list(principalOf(request), ledger);
    sendJson(reply, { keys: keys.map(describeKey) });
  }

  @Delete(':key')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'revokeKey',
    tag: 'Keys',
    summary: 'Revoke an API key',
    description:
      'At once in this server process, within five seconds in others. Its entries stay, and so does the row that says whose they are; the ledger records it (`principal.revoked`).',
    answers: { 204: { description: 'Revoked.' } },
    problems: ['unknown_key'],
  })
  async revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('key') keyId: string,
  ): Promise<void> {
    await this.keys.revoke(principalOf(request), { ledger, keyId });
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
