import type { JsonObject } from '@docket/chain';
import {
  ACCESS,
  type RegisteredSigningKey,
  type SigningKeyRegistration,
  SigningKeys,
} from '@docket/service';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { listedSigningKey, newSigningKey, registeredSigningKey } from './signing-key-examples.js';
import { SIGNING_KEY_REQUEST } from './signing-key-schemas.js';

const readRegistration = bodyReader<SigningKeyRegistration>(SIGNING_KEY_REQUEST);

@Controller('v1/ledgers/:ledger/signing-keys')
export class SigningKeysController {
  constructor(@Inject(SigningKeys) private readonly keys: SigningKeys) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'registerSigningKey',
    tag: 'Keys',
    summary: 'Register a key that an agent signs with',
    description:
      'With it the agent signs what it records, so that nobody can record it in its name. It opens nothing. `proof` is a signature that the agent makes with the key over ledger, principal and public key (docs/format section 7.3), so that nobody registers a key that the agent does not have; `docket keys prove` makes it. Sent again, it is refused as registered.',
    body: { schema: 'SigningKeyRequest', examples: { key: newSigningKey } },
    answers: {
      201: {
        description: 'Registered.',
        schema: 'RegisteredSigningKey',
        example: registeredSigningKey,
      },
    },
    problems: ['record_refused', 'write_outcome_unknown'],
  })
  async register(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = readRegistration(body);
    const { id, seq } = await this.keys.register(principalOf(request), ledger, wanted);
    sendJson(reply, { id, actor: wanted.principal, seq }, 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listSigningKeys',
    tag: 'Keys',
    summary: 'List the keys that agents of a ledger sign with',
    description: 'As its entries register and revoke them.',
    answers: {
      200: {
        description: 'In the order in which they were registered, revoked ones included.',
        schema: 'SigningKeyList',
        example: { signing_keys: [listedSigningKey] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const keys = await this.keys.list(principalOf(request), ledger);
    sendJson(reply, { signing_keys: keys.map(describe) });
  }

  @Delete(':key')
  @Allow(...ACCESS.revokeSigningKeys)
  @Operation({
    id: 'revokeSigningKey',
    tag: 'Keys',
    summary: 'Revoke a key that an agent signs with',
    description:
      "The agent its own, or an administrator anybody's. From then on nothing that it signs is taken; what it signed before stays signed.",
    answers: { 204: { description: 'Revoked.' } },
    problems: ['unknown_key'],
  })
  async revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('key') id: string,
  ): Promise<void> {
    await this.keys.revoke(principalOf(request), ledger, id);
    void reply.code(204).send();
  }
}

function describe(key: RegisteredSigningKey): JsonObject {
  const { id, principal: actor, publicKey, seq, expiresAt = null, revokedAt = null } = key;
  const dates = { expires_at: expiresAt, revoked_at: revokedAt };
  return { id, actor, seq, public_key: { ...publicKey }, ...dates };
}
