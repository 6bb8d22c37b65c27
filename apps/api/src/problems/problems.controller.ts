import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
import { Problem } from '../http/problem.js';
import {
  PROBLEM_CODES,
  PROBLEMS,
  problemType,
  type ProblemCode,
} from '../http/problem-registry.js';
import { Allow, Operation } from '../http/route.js';

/** What the codes mean, on the server that answers with them. */
@Controller('problems')
export class ProblemsController {
  @Get()
  @Allow('public')
  @Operation({
    id: 'listProblems',
    tag: 'Server',
    summary: 'List the problems that this API answers with',
    answers: {
      200: { description: 'The closed set.', example: { problems: [describe('decision_held')] } },
    },
  })
  list(@Res() reply: FastifyReply): void {
    sendJson(reply, { problems: PROBLEM_CODES.map(describe) });
  }

  @Get(':code')
  @Allow('public')
  @Operation({
    id: 'readProblem',
    tag: 'Server',
    summary: 'Read what a problem code means',
    answers: { 200: { description: 'Its meaning.', example: describe('decision_held') } },
    problems: ['not_found'],
  })
  read(@Res() reply: FastifyReply, @Param('code') code: string): void {
    const known = PROBLEM_CODES.find((one) => one === code);
    if (known === undefined) throw new Problem('not_found', 'There is no problem of this code.');
    sendJson(reply, describe(known));
  }
}

function describe(code: ProblemCode): Record<string, unknown> {
  const { status, title, next } = PROBLEMS[code];
  return { type: problemType(code), code, status, title, next };
}
