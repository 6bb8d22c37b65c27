import type { JsonObject } from '@docket/chain';
import { ACCESS, Dossiers, LOCALES, type DossierFormat } from '@docket/service';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PURPOSE, readPurpose } from '../custody/purpose.js';
import { chooseLanguage, chooseOffer } from '../http/accept.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import type { AnswerDescription, OperationDescription } from '../openapi/operation.js';
import { previewExample, redactedRequest, subjectRequest } from './dossier-examples.js';
import {
  DOSSIER_PARAMETERS,
  readDossierParameters,
  readDossierRequest,
  type DossierBody,
} from './dossier-request.js';

const MEDIA_TYPES: Record<DossierFormat, string> = {
  json: 'application/json',
  pdf: 'application/pdf',
};

const COUNTS = {
  'Docket-Withheld': 'Values withheld; absent where nothing is.',
  'Docket-Residues': 'Places that may still tell one of them; the preview lists them.',
};
const AS_JSON: AnswerDescription = {
  description: 'docket-dossier/v1: verifies offline with `docket verify`.',
  mediaType: 'application/json',
  example: { format: 'docket-dossier/v1' },
  headers: COUNTS,
};
const AS_PDF: AnswerDescription = {
  description: 'For people; the JSON is attached to it.',
  mediaType: 'application/pdf',
  headers: COUNTS,
};
const PROBLEMS: NonNullable<OperationDescription['problems']> = [
  'access_not_recorded',
  'took_too_long',
  'seal_failed',
  'redaction_incomplete',
  'log_damaged',
  'signing_key_unusable',
];

@Controller('v1/ledgers/:ledger/decisions/:decision')
export class DossierController {
  constructor(@Inject(Dossiers) private readonly dossiers: Dossiers) {}

  @Get('dossier')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'exportDossier',
    tag: 'Dossier',
    summary: 'Export the dossier, by Accept',
    description: 'Each export is itself an entry of the decision, with the digest of the file.',
    parameters: [...DOSSIER_PARAMETERS, PURPOSE],
    answers: { 200: [AS_JSON, AS_PDF] },
    problems: ['not_acceptable', ...PROBLEMS],
  })
  byAccept(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    const format = acceptedFormat(request, reply);
    return this.#get(request, reply, { ledger, decisionId, format });
  }

  @Post('dossier')
  @HttpCode(200)
  @Allow(...ACCESS.export)
  @Operation({
    id: 'exportDossierAs',
    tag: 'Dossier',
    summary: 'Export a variant of the dossier, by Accept',
    description:
      'As GET, with more than an address takes: places to withhold, and what the deployer states. Recorded like every export.',
    body: {
      schema: 'DossierRequest',
      examples: { redacted: redactedRequest, subject: subjectRequest },
    },
    answers: { 200: [AS_JSON, AS_PDF] },
    problems: ['not_acceptable', ...PROBLEMS],
  })
  byBody(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wish = readDossierRequest(body);
    const format = acceptedFormat(request, reply);
    return this.#send(request, reply, { ledger, decisionId, format, wish });
  }

  @Post('dossier/preview')
  @HttpCode(200)
  @Allow(...ACCESS.previewRedaction)
  @Operation({
    id: 'previewRedaction',
    tag: 'Dossier',
    summary: 'See what a redaction withholds, and where it would still show',
    description:
      'Places only, no values: of a name that also stands in a rationale, the pointer of the rationale. Nothing leaves, and nothing is recorded.',
    body: { schema: 'DossierRequest', examples: { redacted: redactedRequest } },
    answers: {
      200: {
        description: 'What would be withheld, and what a person should look at.',
        schema: 'RedactionPreview',
        example: previewExample,
      },
    },
  })
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { purpose: _purpose, recipient: _recipient, ...wish } = readDossierRequest(body);
    const asked = { ledger, decisionId, wish };
    const plan = await this.dossiers.preview(principalOf(request), asked);
    void reply.header('cache-control', 'no-store');
    // Plain data of the package's own shape; TypeScript cannot see that an interface is JSON.
    sendJson(reply, plan as unknown as JsonObject);
  }

  @Get('dossier.json')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'exportDossierJson',
    tag: 'Dossier',
    summary: 'Export the dossier as JSON',
    parameters: [...DOSSIER_PARAMETERS, PURPOSE],
    answers: { 200: AS_JSON },
    problems: PROBLEMS,
  })
  asJson(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    return this.#get(request, reply, { ledger, decisionId, format: 'json' });
  }

  @Get('dossier.pdf')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'exportDossierPdf',
    tag: 'Dossier',
    summary: 'Export the dossier as PDF',
    parameters: [...DOSSIER_PARAMETERS, PURPOSE],
    answers: { 200: AS_PDF },
    problems: PROBLEMS,
  })
  asPdf(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
  ): Promise<void> {
    return this.#get(request, reply, { ledger, decisionId, format: 'pdf' });
  }

  #get(
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
    return this.#send(request, reply, { ...wanted, wish: readDossierParameters(request) });
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    wanted: { ledger: string; decisionId: string; format: DossierFormat; wish: DossierBody },
  ): Promise<void> {
    const { ledger, decisionId, format } = wanted;
    const { purpose, recipient, ...wish } = wanted.wish;
    const locale = wish.locale ?? chooseLanguage(request.headers['accept-language'], LOCALES);
    if (wish.locale === undefined) vary(reply, 'accept-language');
    const { bytes, name, mediaType, facts } = await this.dossiers.export(principalOf(request), {
      ledger,
      decisionId,
      format,
      wish: { ...wish, locale },
      // In the body of a POST, or in the address.
      ...(purpose === undefined ? readPurpose(request) : { purpose }),
      ...(recipient === undefined ? {} : { recipient }),
    });
    if (facts.withheld !== undefined) {
      void reply.header('docket-withheld', String(facts.withheld));
      void reply.header('docket-residues', String(facts.residues ?? 0));
    }
    void reply
      .code(200)
      .header('cache-control', 'no-store')
      .header('content-language', locale)
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

function acceptedFormat(request: FastifyRequest, reply: FastifyReply): DossierFormat {
  const format = chooseFormat(request.headers.accept);
  if (format === undefined) {
    throw new Problem('not_acceptable', 'A dossier comes as application/json or application/pdf.');
  }
  vary(reply, 'accept');
  return format;
}

function vary(reply: FastifyReply, header: string): void {
  const before = reply.getHeader('vary');
  void reply.header('vary', before === undefined ? header : `${String(before)}, ${header}`);
}

/** The format with the highest weight (RFC 9110, section 12.5.1); JSON where both are as welcome. */
function chooseFormat(accept: string | undefined): DossierFormat | undefined {
  return chooseOffer(accept, [
    ['json', MEDIA_TYPES.json],
    ['pdf', MEDIA_TYPES.pdf],
  ]);
}
