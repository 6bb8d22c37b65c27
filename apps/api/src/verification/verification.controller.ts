import type { JsonObject } from '@docket/chain';
import { ACCESS, VerificationRuns, type Depth, type VerificationRun } from '@docket/service';
import { encodeReport } from '@docket/verify';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { verification } from '../openapi/examples.js';
import { VERIFICATION_REQUEST } from '../openapi/schemas.js';

const readRequest = bodyReader<{ depth?: Depth }>(VERIFICATION_REQUEST);

const WAIT_DEFAULT_S = 10;
const WAIT_MAX_S = 25;

@Controller('v1/ledgers/:ledger/verification')
export class VerificationController {
  constructor(@Inject(VerificationRuns) private readonly runs: VerificationRuns) {}

  @Post()
  @Allow(...ACCESS.verifyLedger)
  @Operation({
    id: 'verifyLedger',
    tag: 'Log',
    summary: 'Verify the ledger on the server',
    description:
      'Runs beside the writers, one run per ledger at a time. A server that verifies itself convinces nobody else: an auditor runs `docket verify` against this address instead.',
    parameters: [
      {
        name: 'Prefer',
        in: 'header',
        description: `\`wait=<seconds>\` (RFC 7240): how long to wait for the end, ${WAIT_MAX_S} at most.`,
        schema: { type: 'string' },
        example: 'wait=10',
      },
    ],
    body: { schema: 'VerificationRequest', examples: { full: { depth: 'full' } } },
    answers: {
      200: { description: 'Finished.', schema: 'Verification', example: verification },
      202: {
        description: 'Still running: GET the same address.',
        schema: 'Verification',
        example: { ...verification, state: 'running' },
      },
    },
    problems: ['overloaded', 'signing_key_unusable'],
  })
  async run(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const asked = { ledger, ...readRequest(body ?? {}) };
    const run = await this.runs.start(principalOf(request), asked);
    await this.runs.wait(ledger, readWait(request.headers['prefer']) * 1_000);
    this.#answer(request, reply, run);
  }

  @Get()
  @Allow(...ACCESS.verifyLedger)
  @Operation({
    id: 'readVerification',
    tag: 'Log',
    summary: 'Read the latest verification by this server',
    answers: {
      200: { description: 'Finished.', schema: 'Verification', example: verification },
      202: {
        description: 'Still running.',
        schema: 'Verification',
        example: { ...verification, state: 'running' },
      },
    },
    problems: ['no_verification_yet'],
  })
  latest(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): void {
    const run = this.runs.latest(principalOf(request), ledger);
    if (run === undefined) {
      throw new Problem(
        'no_verification_yet',
        `The ledger ${ledger} was not verified since the start.`,
      );
    }
    this.#answer(request, reply, run);
  }

  #answer(request: FastifyRequest, reply: FastifyReply, run: VerificationRun): void {
    if (run.failure !== undefined) {
      throw new Problem('internal', 'The verification could not be carried to its end.', {
        cause: run.failure,
      });
    }
    const isRunning = run.state === 'running';
    if (isRunning) {
      void reply.header('retry-after', '2').header('location', request.url.split('?', 1)[0] ?? '');
    }
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeRun(run), isRunning ? 202 : 200);
  }
}

function readWait(prefer: string | string[] | undefined): number {
  const match = /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/.exec([prefer].flat().join(','));
  return match === null ? WAIT_DEFAULT_S : Math.min(Number(match[1]), WAIT_MAX_S);
}

function encodeRun(run: VerificationRun): JsonObject {
  return {
    state: run.state,
    depth: run.depth,
    started_at: run.startedAt,
    ...(run.finishedAt === undefined ? {} : { finished_at: run.finishedAt }),
    entries_checked: run.entriesDone,
    ...(run.report === undefined ? {} : { report: encodeReport(run.report) }),
  };
}
