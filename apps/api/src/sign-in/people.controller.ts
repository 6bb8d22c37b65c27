import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import { ACCESS, LocalSignIn, type PersonWithAudits, type ScopeRequest } from '@docket/service';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import {
  encodeEnrolment,
  enrolmentExample,
  PERSON_REQUEST,
  personExample,
} from './people-schemas.js';
import { SIGN_IN_SETTINGS, type SignInSettings } from './sign-in-settings.js';

const readPerson = bodyReader<{
  name: string;
  roles: Record<string, Role>;
  expires_at?: string;
  scope?: ScopeRequest;
}>(PERSON_REQUEST);

/** People with a passphrase, for an administrator of the installation. */
@Controller('v1/people')
export class PeopleController {
  constructor(
    @Inject(LocalSignIn) private readonly local: LocalSignIn,
    @Inject(SIGN_IN_SETTINGS) private readonly settings: SignInSettings | undefined,
  ) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'enrolPerson',
    tag: 'Sessions',
    summary: 'Let somebody enrol',
    description:
      'Makes a person who signs in with a passphrase, registers them in the ledgers of their roles (`principal.registered`, by you), and answers a token, this once, with which they choose it within 15 minutes. An auditor ends, and may be one of some decisions (`expires_at`, `scope`), in each ledger that they audit. An `Idempotency-Key` is not heeded here.',
    body: {
      schema: 'PersonRequest',
      examples: {
        reviewer: { name: 'ada', roles: { claims: 'reviewer' } },
        auditor: {
          name: 'ivy',
          roles: { claims: 'auditor' },
          scope: { opened_from: '2026-01-01T00:00:00Z', opened_to: '2026-04-01T00:00:00Z' },
        },
      },
    },
    answers: { 201: { description: 'Made.', schema: 'Enrolment', example: enrolmentExample } },
    problems: ['unknown_ledger', 'write_outcome_unknown', 'signing_key_unusable'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = readPerson(body);
    const { expires_at: expiresAt, ...rest } = wanted;
    const made = await this.local.create(principalOf(request), { ...rest, expiresAt });
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeEnrolment(wanted.name, made, this.settings), 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listPeople',
    tag: 'Sessions',
    summary: 'List people with a passphrase',
    answers: {
      200: {
        description: 'By name.',
        schema: 'PersonList',
        example: { people: [personExample] },
      },
    },
    problems: ['signing_key_unusable'],
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const people = await this.local.list(principalOf(request));
    sendJson(reply, { people: people.map(encodePerson) });
  }

  @Post(':person/enrolment')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'renewEnrolment',
    tag: 'Sessions',
    summary: 'Let somebody choose another passphrase',
    description:
      'Answers a token, this once. The passphrase before is good no more, and sessions end. The ledgers record it, by you: a new authenticator, and the one before revoked.',
    answers: { 201: { description: 'Renewed.', schema: 'Enrolment', example: enrolmentExample } },
    problems: ['unknown_person', 'record_refused', 'signing_key_unusable'],
  })
  async renew(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('person') name: string,
  ): Promise<void> {
    const made = await this.local.renew(principalOf(request), name);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeEnrolment(name, made, this.settings), 201);
  }

  @Delete(':person')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'removePerson',
    tag: 'Sessions',
    summary: 'Remove somebody',
    description:
      'Ends their sessions at once, and revokes them in their ledgers (`principal.revoked`, by you). Their entries stay.',
    answers: { 204: { description: 'Removed.' } },
    problems: ['unknown_person', 'signing_key_unusable'],
  })
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('person') name: string,
  ): Promise<void> {
    await this.local.remove(principalOf(request), name);
    void reply.code(204).send();
  }
}

function encodePerson(person: PersonWithAudits) {
  const audits = Object.entries(person.audits).map(([ledger, { expiresAt, scope }]) => [
    ledger,
    { expires_at: expiresAt ?? null, ...(scope && { scope: { ...scope } }) },
  ]);
  return {
    id: person.id,
    name: person.name,
    roles: { ...person.roles },
    audits: Object.fromEntries(audits) as JsonObject,
    created_at: person.createdAt,
    created_by: person.createdBy,
    enrolled: person.passphrase !== null,
    enrolment_expires_at: person.enrolmentExpiresAt,
  };
}
