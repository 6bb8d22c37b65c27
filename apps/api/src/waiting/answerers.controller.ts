import { ACCESS, QuestionClaims } from '@docket/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { answerersExample } from './claim-schemas.js';

@Controller('v1/ledgers/:ledger/reviewers')
export class AnswerersController {
  constructor(@Inject(QuestionClaims) private readonly claims: QuestionClaims) {}

  @Get()
  @Allow(...ACCESS.assignQuestions)
  @Operation({
    id: 'listReviewers',
    tag: 'Decisions',
    summary: 'List whom a question can be given to',
    description:
      'Reviewers and officers of the ledger with a way in that is good now. Who signs in with a passphrase is named; no entry names anybody.',
    answers: {
      200: {
        description: 'Those that there are.',
        schema: 'ReviewerList',
        example: answerersExample,
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const principal = principalOf(request);
    const found = await this.claims.answerers(principal, ledger);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      reviewers: found.map((one) => ({
        principal: one.principal,
        role: one.role,
        name: one.name ?? null,
        yours: one.principal === principal.actor,
      })),
    });
  }
}
