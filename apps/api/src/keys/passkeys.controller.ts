import { PERMISSIONS } from '@docket/record';
import { ACCESS, type PasskeyRegistration, Passkeys } from '@docket/service';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { newPasskey, ownPasskey, registeredPasskey } from './passkey-examples.js';
import { PASSKEY_REQUEST } from './passkey-schemas.js';

const readRegistration = bodyReader<PasskeyRegistration>(PASSKEY_REQUEST);

@Controller('v1/ledgers/:ledger/passkeys')
export class PasskeysController {
  constructor(@Inject(Passkeys) private readonly passkeys: Passkeys) {}

  @Post()
  @Allow(...PERMISSIONS['review.recorded'])
  @Operation({
    id: 'registerPasskey',
    tag: 'Keys',
    summary: 'Register a passkey of your own',
    description:
      'With it you sign reviews, so that nobody can record one in your name. The entry names you, the public key, its domain and the origins of the pages where it may be used. `proof` is an assertion that the passkey makes over exactly this (docs/format section 7.2); sent again, it is refused as registered.',
    body: { schema: 'PasskeyRequest', examples: { passkey: newPasskey } },
    answers: {
      201: { description: 'Registered.', schema: 'RegisteredPasskey', example: registeredPasskey },
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
    const { principal, seq } = await this.passkeys.register(principalOf(request), ledger, wanted);
    sendJson(reply, { actor: principal, credential_id: wanted.credential_id, seq }, 201);
  }

  @Get()
  @Allow(...PERMISSIONS['review.recorded'])
  @Operation({
    id: 'listOwnPasskeys',
    tag: 'Keys',
    summary: 'List your own passkeys',
    description:
      'So that a browser knows which one to ask for. Nobody else sees them here; the entries that register them are in the ledger.',
    answers: {
      200: {
        description:
          'The oldest first, revoked ones included; and who you are in this ledger, which a proof of another one names.',
        schema: 'PasskeyList',
        example: { actor: registeredPasskey['actor'] ?? null, passkeys: [ownPasskey] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const principal = principalOf(request);
    const passkeys = await this.passkeys.list(principal, ledger);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      actor: principal.actor,
      passkeys: passkeys.map((passkey) => ({
        credential_id: passkey.credentialId,
        thumbprint: passkey.thumbprint,
        relying_party: passkey.relyingParty,
        origins: [...passkey.origins],
        revoked_from: passkey.revokedFrom,
      })),
    });
  }

  @Delete(':passkey')
  @Allow(...ACCESS.revokePasskeys)
  @Operation({
    id: 'revokePasskey',
    tag: 'Keys',
    summary: 'Revoke a passkey',
    description:
      "Your own, or as an administrator anybody's. From then on nothing that it signs is taken; what it signed before stays signed.",
    answers: { 204: { description: 'Revoked.' } },
    problems: ['unknown_key'],
  })
  async revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('passkey') credentialId: string,
  ): Promise<void> {
    await this.passkeys.revoke(principalOf(request), ledger, credentialId);
    void reply.code(204).send();
  }
}
