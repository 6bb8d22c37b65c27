import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import { ACCESS, type KeyRequest, Keys } from '@docket/service';
import type { ApiKey } from '@docket/store';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import {
  createdKey,
  key as keyExample,
  newKey,
  rotatedKey,
  rotation,
} from '../openapi/examples.js';
import { KEY_REQUEST, ROTATION_REQUEST } from './key-schemas.js';

const readKeyRequest = bodyReader<{
  role: Role;
  label?: string;
  expires_at?: string;
  scope?: NonNullable<KeyRequest['scope']>;
}>(KEY_REQUEST);
const readRotation = bodyReader<{ overlap_seconds?: number; expires_at?: string }>(
  ROTATION_REQUEST,
);

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
    const { expires_at: expiresAt, ...rest } = readKeyRequest(body);
    const wanted = { ledger, ...rest, ...(expiresAt !== undefined && { expiresAt }) };
    const { key, token } = await this.keys.create(principalOf(request), wanted);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { ...encodeKey(key), expires_at: key.expiresAt ?? null, key: token }, 201);
  }

  @Post(':key/rotations')
  @Allow(...ACCESS.rotateKeys)
  @Operation({
    id: 'rotateKey',
    tag: 'Keys',
    summary: 'Replace an API key by another of the same principal',
    description:
      'What is recorded under either key has one author. The answer shows the new key once, and says until when the other stays good: an overlap of a day unless you say another, none with 0. Both are entries of the ledger (`principal.registered`, `principal.revoked`). Replace your own key, which does not prolong it; as an administrator also those of agents, auditors and administrators, and for longer. A key with which a reviewer or an officer decides is replaced by its holder alone. An `Idempotency-Key` is not heeded here: when the answer is lost, list the keys, revoke the one that nobody has, and ask again.',
    body: { schema: 'RotationRequest', examples: { hour: rotation } },
    answers: { 201: { description: 'Replaced.', schema: 'RotatedKey', example: rotatedKey } },
    problems: ['unknown_key', 'actor_not_allowed', 'record_refused', 'write_outcome_unknown'],
  })
  async rotate(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('key') keyId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { overlap_seconds: overlapSeconds, expires_at: expiresAt } = readRotation(body);
    const { key, token, replaced } = await this.keys.rotate(principalOf(request), {
      ledger,
      keyId,
      ...(overlapSeconds !== undefined && { overlapSeconds }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
    const replaces = { id: replaced.keyId, ...encodeEnds(replaced) };
    void reply.header('cache-control', 'no-store');
    const answer = { ...encodeKey(key), expires_at: key.expiresAt ?? null, key: token, replaces };
    sendJson(reply, answer, 201);
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
        description: 'Oldest first, those that are over included.',
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
    ...(key.scope === undefined ? {} : { scope: { ...key.scope } }),
    created_at: key.createdAt,
  };
}

function describeKey(key: ApiKey): JsonObject {
  return { ...encodeKey(key), ...encodeEnds(key), last_used_at: key.lastUsedAt ?? null };
}

function encodeEnds({ expiresAt, revokedAt }: ApiKey): JsonObject {
  return { expires_at: expiresAt ?? null, revoked_at: revokedAt ?? null };
}
