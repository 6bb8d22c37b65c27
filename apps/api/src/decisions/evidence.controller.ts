import { ACCESS, EvidenceReads } from '@docket/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameAccess, PURPOSE, readPurpose } from '../custody/purpose.js';
import { principalOf } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { decisionEvidence } from '../openapi/search-examples.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/evidence')
export class EvidenceController {
  constructor(@Inject(EvidenceReads) private readonly evidence: EvidenceReads) {}

  @Get()
  @Allow(...ACCESS.readEvidence)
  @Operation({
    id: 'readEvidence',
    tag: 'Decisions',
    summary: 'Read a decision with what proves it',
    description:
      'Entries, their places in the tree, the signed checkpoint and the records of the ledger that they are judged by, as a dossier carries them: a reader verifies them without the server. It is what was recorded until now. At most 2,000 entries and 16 MiB. That it was read is an entry of the decision (`access.recorded`), written before the answer leaves; `Docket-Access-Seq` says which.',
    parameters: [PURPOSE],
    answers: {
      200: {
        description: 'The evidence.',
        schema: 'DecisionEvidence',
        example: decisionEvidence,
        headers: { 'Docket-Access-Seq': 'Where this read is recorded.' },
      },
    },
    problems: [
      'access_not_recorded',
      'record_refused',
      'overloaded',
      'log_damaged',
      'signing_key_unusable',
    ],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    // Fastify answers HEAD by running GET. What nobody received must not be recorded as read.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'Evidence is read by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const asked = { ledger, decisionId, ...readPurpose(request) };
    const handedOut = await this.evidence.read(principalOf(request), asked);
    nameAccess(reply, handedOut);
    void reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(handedOut.bytes);
  }
}
