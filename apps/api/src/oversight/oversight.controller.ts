import { ACCESS, OversightReports } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PURPOSE, readPurpose } from '../custody/purpose.js';
import { principalOf } from '../http/authentication.js';
import { inAddress } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { oversightCsv, oversightReport } from './oversight.examples.js';
import { MEDIA_TYPES, OVERSIGHT_PARAMETERS, readOversightQuery } from './oversight-query.js';

@Controller('v1/ledgers/:ledger/oversight-report')
export class OversightController {
  constructor(@Inject(OversightReports) private readonly reports: OversightReports) {}

  @Get()
  @Allow(...ACCESS.export)
  @Operation({
    id: 'exportOversightReport',
    tag: 'Dossier',
    summary: 'Export the oversight report of a period',
    description:
      'Verifies the whole ledger and counts what happened in the period. The figures depend on the entries up to the checkpoint in the report only, so that `docket verify` can count them again. Each export is itself an entry of the ledger.',
    parameters: [...OVERSIGHT_PARAMETERS, PURPOSE],
    answers: {
      200: [
        {
          description: 'docket-oversight-report/v1.',
          mediaType: MEDIA_TYPES.json,
          example: oversightReport,
        },
        { description: 'For people; the JSON is attached to it.', mediaType: MEDIA_TYPES.pdf },
        {
          description: 'RFC 4180, guarded against formulas.',
          mediaType: MEDIA_TYPES.csv,
          example: oversightCsv,
        },
      ],
    },
    problems: [
      'not_acceptable',
      'record_refused',
      'overloaded',
      'took_too_long',
      'seal_failed',
      'access_not_recorded',
      'log_damaged',
      'signing_key_unusable',
    ],
  })
  async report(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() query: Record<string, string | undefined>,
  ): Promise<void> {
    // Fastify answers HEAD by running GET. An export that nobody received must not be recorded.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'An oversight report is exported by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const wish = readOversightQuery(query, request.headers.accept);
    const asked = { ledger, wish, ...readPurpose(request) };
    const { bytes, name, mediaType } = await inAddress(() =>
      this.reports.export(principalOf(request), asked),
    );
    void reply
      .header('vary', 'accept')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}
