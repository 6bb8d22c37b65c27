import { sha256, toHex } from '@docket/chain';
import { EntryReader } from '@docket/store';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Custody, PURPOSE } from '../custody/custody.service.js';
import { chooseOffer } from '../http/accept.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import type { AnswerDescription } from '../openapi/operation.js';
import { DossierThread } from '../threads/threads.module.js';
import { EvidenceService } from './evidence.service.js';
import type { DossierFormat } from './make-dossier.js';

const MEDIA_TYPES: Record<DossierFormat, string> = {
  json: 'application/json',
  pdf: 'application/pdf',
};

const AS_JSON: AnswerDescription = {
  description: 'docket-dossier/v1: verifies offline with `docket verify`.',
  mediaType: 'application/json',
  example: { format: 'docket-dossier/v1' },
};
const AS_PDF: AnswerDescription = {
  description: 'For people; the JSON is attached to it.',
  mediaType: 'application/pdf',
};

@Controller('v1/ledgers/:ledger/decisions/:decision')
export class DossierController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly thread: DossierThread,
    private readonly custody: Custody,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  @Get('dossier')
  @Allow('officer', 'auditor')
  @Operation({
    id: 'exportDossier',
    tag: 'Dossier',
    summary: 'Export the dossier, by Accept',
    description: 'Each export is itself an entry of the decision, with the digest of the file.',
    parameters: [PURPOSE],
    answers: { 200: [AS_JSON, AS_PDF] },
    problems: ['not_acceptable', 'access_not_recorded'],
  })
  byAccept(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    const format = chooseFormat(request.headers.accept);
    if (format === undefined) {
      throw new Problem(
        'not_acceptable',
        'A dossier comes as application/json or application/pdf.',
      );
    }
    void reply.header('vary', 'accept');
    return this.#send(request, reply, { ledger, decisionId, format });
  }

  @Get('dossier.json')
  @Allow('officer', 'auditor')
  @Operation({
    id: 'exportDossierJson',
    tag: 'Dossier',
    summary: 'Export the dossier as JSON',
    parameters: [PURPOSE],
    answers: { 200: AS_JSON },
    problems: ['access_not_recorded'],
  })
  asJson(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    return this.#send(request, reply, { ledger, decisionId, format: 'json' });
  }

  @Get('dossier.pdf')
  @Allow('officer', 'auditor')
  @Operation({
    id: 'exportDossierPdf',
    tag: 'Dossier',
    summary: 'Export the dossier as PDF',
    parameters: [PURPOSE],
    answers: { 200: AS_PDF },
    problems: ['access_not_recorded'],
  })
  asPdf(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    return this.#send(request, reply, { ledger, decisionId, format: 'pdf' });
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    wanted: { ledger: string; decisionId: string; format: DossierFormat },
  ): Promise<void> {
    // Fastify answers HEAD by running GET. An export that nobody received must not be recorded.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'A dossier is exported by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const { ledger, decisionId, format } = wanted;
    const { status } = await this.entries.decisionSummary(ledger, decisionId);
    const { evidence, checkpoint, ...rest } = await this.evidence.gather(ledger, decisionId);
    const variant = status === 'closed' ? 'full' : 'interim';
    const issuedAt = new Date().toISOString();
    const { bytes, dossierId } = await this.thread.run({
      evidence,
      variant,
      issuedAt,
      format,
      ...rest,
    });
    // Recorded before a byte of it leaves.
    await this.custody.recordExport(
      request,
      { ledger, decisionId },
      {
        kind: 'dossier',
        dossier_id: dossierId,
        variant,
        format,
        sha256: toHex(sha256(bytes)),
        bytes: bytes.byteLength,
        entries: evidence.entries.length,
        checkpoint_size: checkpoint.size,
      },
    );
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${decisionId}.dossier.${format}"`)
      .type(MEDIA_TYPES[format])
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

/** The format with the highest weight (RFC 9110, section 12.5.1); JSON where both are as welcome. */
export function chooseFormat(accept: string | undefined): DossierFormat | undefined {
  return chooseOffer(accept, [
    ['json', MEDIA_TYPES.json],
    ['pdf', MEDIA_TYPES.pdf],
  ]);
}
