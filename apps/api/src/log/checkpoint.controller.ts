import { ACCESS, PublicLog } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { checkpoint } from '../openapi/examples.js';
import { COSIGNED_WAIT_S_MAX, readCosignedWait } from './cosigned-wait.js';

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
      'C2SP tlog-checkpoint over every entry acknowledged before the request; without a key it may be a minute behind. With the cosignatures of witnesses that there are. Keep copies outside: they are what shows a cut tail or a rewritten history.',
    parameters: [
      {
        name: 'wait_s',
        in: 'query',
        description:
          'Seconds to wait for the cosignatures that the installation’s policy asks for, where it has witnesses. What is there by then is in the answer.',
        schema: { type: 'integer', minimum: 0, maximum: COSIGNED_WAIT_S_MAX, default: 0 },
        example: 5,
      },
    ],
    answers: {
      200: {
        description: 'A signed note.',
        mediaType: 'text/plain; charset=utf-8',
        example: checkpoint,
      },
    },
    problems: ['log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async read(
    @Req() { principal }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('wait_s') waitText: string | undefined,
  ): Promise<void> {
    const waitS = readCosignedWait(waitText);
    const note = await this.log.checkpoint(principal, ledger, waitS * 1000);
    void reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(note);
  }
}
