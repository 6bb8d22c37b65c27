import { ACCESS, QuestionClaims } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { CLAIM_REQUEST, encodeWork, questionWork, RETURN_REQUEST } from './claim-schemas.js';

const readClaim = bodyReader<{ take_over?: boolean; to?: string }>(CLAIM_REQUEST);
const readReturn = bodyReader<{ note?: string }>(RETURN_REQUEST);

const ANSWER = { description: 'What holds now.', schema: 'QuestionWork', example: questionWork };

@Controller('v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim')
export class QuestionClaimController {
  constructor(@Inject(QuestionClaims) private readonly claims: QuestionClaims) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'readQuestionClaim',
    tag: 'Decisions',
    summary: 'See who works at a question',
    description:
      'And what somebody noted who gave it back. None of it is evidence; it goes when the question is answered, or after 30 days.',
    answers: { 200: ANSWER },
    problems: ['unknown_decision', 'unknown_escalation'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Param('escalation') escalationId: string,
  ): Promise<void> {
    const principal = principalOf(request);
    const work = await this.claims.read(principal, { ledger, decisionId, escalationId });
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeWork(work, principal));
  }

  @Put()
  @Allow(...ACCESS.claimQuestions)
  @Operation({
    id: 'claimQuestion',
    tag: 'Decisions',
    summary: 'Take a question, or give it to somebody',
    description:
      'For 15 minutes; taken again, they begin anew. Where somebody else has it, they keep it, and the answer says so, with status 200: an officer takes it over, or gives it to a reviewer or officer of the ledger for a day. Nobody is kept from answering by it, and nothing is recorded.',
    body: { schema: 'ClaimRequest', examples: { mine: {} } },
    answers: { 200: ANSWER },
    problems: ['unknown_decision', 'unknown_escalation'],
  })
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Param('escalation') escalationId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { take_over: takeOver = false, to } = readClaim(body);
    const principal = principalOf(request);
    const work = await this.claims.take(principal, {
      ledger,
      decisionId,
      escalationId,
      takeOver,
      ...(to !== undefined && { to }),
    });
    sendJson(reply, encodeWork(work, principal));
  }

  @Post('returns')
  @Allow(...ACCESS.claimQuestions)
  @Operation({
    id: 'returnQuestion',
    tag: 'Decisions',
    summary: 'Give a question back, with a note',
    description:
      'Where somebody else has it, they keep it, and the answer says so, with status 200; an officer gives it back for them. What is to stay belongs into the reason of a review.',
    body: { schema: 'ReturnRequest', examples: { noted: { note: 'The photograph is missing.' } } },
    answers: { 200: ANSWER },
    problems: ['unknown_decision', 'unknown_escalation'],
  })
  async giveBack(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Param('escalation') escalationId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { note } = readReturn(body);
    const principal = principalOf(request);
    const work = await this.claims.giveBack(principal, {
      ledger,
      decisionId,
      escalationId,
      ...(note !== undefined && { note }),
    });
    void reply.code(200);
    sendJson(reply, encodeWork(work, principal));
  }
}
