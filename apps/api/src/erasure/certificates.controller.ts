import {
  ACCESS,
  CERTIFICATE_FORMATS,
  CERTIFICATE_MEDIA_TYPES,
  type CertificateFormat,
  ErasureCertificates,
} from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseOffer } from '../http/accept.js';
import { principalOf } from '../http/authentication.js';
import { readChoice, readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { certificateExample } from './erasure-schemas.js';

const LOCALES = ['en', 'de'] as const;

const PARAMETERS: ParameterDescription[] = [
  {
    name: 'format',
    in: 'query',
    description: 'Instead of Accept.',
    schema: { type: 'string', enum: [...CERTIFICATE_FORMATS] },
    example: 'json',
  },
  {
    name: 'locale',
    in: 'query',
    description: 'Language of headings and sentences; recorded values are never translated.',
    schema: { type: 'string', enum: [...LOCALES], default: 'en' },
    example: 'en',
  },
];

@Controller('v1/ledgers/:ledger/erasures/:request/certificate')
export class ErasureCertificatesController {
  constructor(@Inject(ErasureCertificates) private readonly certificates: ErasureCertificates) {}

  @Get()
  @Allow(...ACCESS.readErasures)
  @Operation({
    id: 'certifyErasure',
    tag: 'Erasures',
    summary: 'Get the certificate of an erasure that was ordered',
    description:
      'Who asked, who ordered, what is gone by place and digest, which legal holds were in force, and what an erasure does not reach; with the proofs under a signed checkpoint, so that `docket verify` checks it without a server. It holds no value. An erasure that does not verify has none.',
    parameters: PARAMETERS,
    answers: {
      200: [
        {
          description: 'docket-erasure-certificate/v1.',
          mediaType: CERTIFICATE_MEDIA_TYPES.json,
          example: certificateExample,
        },
        {
          description: 'For people; the JSON is attached to it.',
          mediaType: CERTIFICATE_MEDIA_TYPES.pdf,
        },
      ],
    },
    problems: [
      'unknown_entry',
      'record_refused',
      'not_acceptable',
      'overloaded',
      'took_too_long',
      'seal_failed',
      'signing_key_unusable',
    ],
  })
  async certificate(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('request') asked: string,
    @Query() query: Record<string, string | undefined>,
  ): Promise<void> {
    const { bytes, name, mediaType } = await this.certificates.make(principalOf(request), {
      ledger,
      request: readWholeNumber('request', asked, { min: 0, max: Number.MAX_SAFE_INTEGER }),
      format: readFormat(query['format'], request.headers.accept),
      locale: readChoice('locale', query['locale'], LOCALES) ?? 'en',
    });
    void reply
      .header('vary', 'accept')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

function readFormat(format: string | undefined, accept: string | undefined): CertificateFormat {
  const named = readChoice('format', format, CERTIFICATE_FORMATS);
  if (named !== undefined) return named;
  const offers = CERTIFICATE_FORMATS.map((name) => [name, CERTIFICATE_MEDIA_TYPES[name]] as const);
  const chosen = chooseOffer(accept, offers);
  if (chosen !== undefined) return chosen;
  throw new Problem(
    'not_acceptable',
    'A certificate comes as application/json or application/pdf.',
  );
}
