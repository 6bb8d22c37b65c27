import { ACCESS, PublicLog } from '@docket/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { checkpoint } from '../openapi/examples.js';

@Controller('v1/ledgers/:ledger/checkpoint')
export class CheckpointController {
  constructor(@Inject(PublicLog) private readonly log: PublicLog) {}

  @Get()
  @Allow(...ACCESS.readHashes, 'public-log')
  @Operation({
    id: 'readCheckpoint',
    tag: 'Log',
    summary: 'Read the signed checkpoint',
    description:
      'C2SP tlog-checkpoint over every entry acknowledged before the request; without a key it may be a minute behind. Keep copies outside: they are what shows a cut tail or a rewritten history.',
    answers: {
      200: {
        description: 'A signed note.',
        mediaType: 'text/plain; charset=utf-8',
        example: checkpoint,
      },
    },
    problems: ['ledger_went_back', 'signing_key_unusable'],
  })
  async read(
    @Req() { principal }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const note = await this.log.checkpoint(principal, ledger);
    void reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(note);
  }
}
