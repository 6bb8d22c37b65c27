import { formatVerifierKey, sha256, toHex } from '@docket/chain';
import { CheckpointService, KeyVault, LedgerService, REGISTRY } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config.js';
import { Custody, PURPOSE } from '../custody/custody.service.js';
import { invalidParameter } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { OversightThread } from '../threads/threads.module.js';
import { oversightCsv, oversightReport } from './oversight.examples.js';
import { MEDIA_TYPES, OVERSIGHT_PARAMETERS, readOversightQuery } from './oversight-query.js';

@Controller('v1/ledgers/:ledger/oversight-report')
export class OversightController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(KeyVault) private readonly vault: KeyVault,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    private readonly thread: OversightThread,
    private readonly custody: Custody,
  ) {}

  @Get()
  @Allow('officer', 'auditor')
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
    problems: ['not_acceptable', 'record_refused', 'overloaded', 'access_not_recorded'],
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
    const { format, table, ...options } = readOversightQuery(query, request.headers.accept);
    if (ledger === REGISTRY) {
      throw new Problem(
        'record_refused',
        'The registry has no decisions, and an export of it could not be recorded in it.',
        { next: 'Name the ledger that the report is of.' },
      );
    }
    const { origin } = await this.ledgers.getLedger(ledger);
    const { publicKey } = await this.vault.signer(ledger, origin);
    // So that everything acknowledged so far is under a signature that is then checked.
    await this.checkpoints.issue(ledger);
    const made = await this.thread.run({
      databaseUrl: this.config.databaseUrl,
      ledger,
      options: {
        ...options,
        issuedAt: new Date().toISOString(),
        trustedKey: formatVerifierKey(origin, publicKey),
      },
      format,
      ...(table === undefined ? {} : { table }),
    });
    const { bytes } = made;
    if (bytes === undefined) throw invalidParameter('table', 'is not the name of a table');
    const seqs =
      made.firstSeq === null || made.lastSeq === null
        ? { entries: 0 }
        : {
            entries: made.lastSeq - made.firstSeq + 1,
            first_seq: made.firstSeq,
            last_seq: made.lastSeq,
          };
    // Recorded before a byte of it leaves.
    await this.custody.recordExport(
      request,
      { ledger },
      {
        kind: 'oversight_report',
        document_id: made.reportId,
        locale: options.locale,
        format,
        sha256: toHex(sha256(bytes)),
        bytes: bytes.byteLength,
        checkpoint_size: made.size,
        ...seqs,
      },
    );
    const name = `${ledger}.oversight.${options.from.slice(0, 10)}.${format}`;
    void reply
      .header('vary', 'accept')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : MEDIA_TYPES[format])
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}
