import type { JsonObject } from '@docket/chain';
import { ACCESS, AnchorStates, type AnchorState } from '@docket/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { anchorsExample } from './anchor-schemas.js';

@Controller('v1/ledgers/:ledger/anchors')
export class AnchorsController {
  constructor(@Inject(AnchorStates) private readonly states: AnchorStates) {}

  @Get()
  @Allow(...ACCESS.readAnchors)
  @Operation({
    id: 'readAnchors',
    tag: 'Log',
    summary: 'Who outside vouches for the ledger, and what waits',
    description:
      'Witnesses, the time-stamp authority, the sink and the directory of checkpoints: the newest checkpoint that each has, since when another one waits, and why it failed last. What each of them has follows from the files that the server keeps of it, and of the sink from what the process that answers put there; failures are those that this process met since it began. Nobody outside is asked, and nothing is signed.',
    answers: {
      200: { description: 'Each of them.', schema: 'LedgerAnchors', example: anchorsExample },
    },
    problems: ['ledger_went_back', 'signing_key_unusable'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const read = await this.states.read(principalOf(request), ledger);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      read_at: read.at,
      size: read.size,
      signed: read.signed === undefined ? null : { ...read.signed },
      process: { since: read.process.since, worker: read.process.isWorker },
      anchors: read.anchors.map(encodeAnchor),
      none: read.none,
    });
  }
}

function encodeAnchor({ kind, name, newest, pendingSince, failed }: AnchorState): JsonObject {
  return {
    kind,
    ...(name === '' ? {} : { name }),
    ...(newest === undefined ? {} : { newest: newest && { ...newest } }),
    ...(pendingSince === undefined ? {} : { pending_since: pendingSince }),
    ...(failed === undefined ? {} : { failed: { ...failed } }),
  };
}
