import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { ACCESS, Confirmations } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import {
  confirmation,
  CONFIRMATION_REQUEST,
  newConfirmation,
  pendingRegistration,
} from './confirmation-schemas.js';

const readConfirmation = bodyReader<RecordBodies['principal.confirmed']>(CONFIRMATION_REQUEST);

@Controller('v1/ledgers/:ledger/confirmations')
export class ConfirmationsController {
  constructor(@Inject(Confirmations) private readonly confirmations: Confirmations) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'confirmRegistration',
    tag: 'Keys',
    summary: 'Confirm what another administrator registered, or hand in a registrar’s signature',
    description:
      'Where the policy of the ledger says `two_people_for` `registrations`, a key opens nothing before; where it names `registrars`, neither does one of an agent, a reviewer, an officer or an observer before one of them has signed it. Without a signature it is refused of whoever registered it, and of whom it is for; within five seconds other server processes know of it.',
    body: { schema: 'ConfirmationRequest', examples: { key: newConfirmation } },
    answers: { 201: { description: 'Confirmed.', schema: 'Confirmation', example: confirmation } },
    problems: ['record_refused', 'write_outcome_unknown'],
  })
  async confirm(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = readConfirmation(body);
    const { seq } = await this.confirmations.confirm(principalOf(request), ledger, wanted);
    const { principal, authenticator } = wanted;
    sendJson(reply, { principal, authenticator, seq }, 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listPendingRegistrations',
    tag: 'Keys',
    summary: 'List what waits for a second administrator or a registrar',
    description:
      'Registrations that open nothing before somebody else confirms them, or a registrar signs them.',
    answers: {
      200: {
        description: 'Oldest first.',
        schema: 'PendingRegistrations',
        example: { pending: [pendingRegistration] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const pending = await this.confirmations.pending(principalOf(request), ledger);
    sendJson(reply, {
      pending: pending.map(({ proposedBy, registration, ...one }) => ({
        ...one,
        ...(proposedBy === undefined ? {} : { proposed_by: proposedBy }),
        // Records are JSON.
        ...(registration && { registration: registration as unknown as JsonObject }),
      })),
    });
  }
}
