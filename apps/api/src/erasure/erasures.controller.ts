import type { JsonObject } from '@docket/chain';
import { PERMISSIONS } from '@docket/record';
import { ACCESS, Erasures, type ErasureRead, type ErasureWish } from '@docket/service';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { keyOf, sendRecorded } from '../recording/answer-record.js';
import {
  erasure,
  ERASURE_ORDER,
  ERASURE_PREVIEW_REQUEST,
  ERASURE_REQUEST,
  erasureList,
  erasureOrder,
  erasurePreview,
  erasurePreviewRequest,
  erasureRequest,
} from './erasure-schemas.js';

interface Wish {
  subject?: string;
  expired?: { after?: number };
  decision?: string;
  entries?: readonly { seq: number; pointers?: readonly string[] }[];
}
const readPreview = bodyReader<Wish>(ERASURE_PREVIEW_REQUEST);
const readRequest = bodyReader<Wish & { reason: string; legal_basis: string }>(ERASURE_REQUEST);
const readOrder = bodyReader<{ note?: string }>(ERASURE_ORDER);

@Controller('v1/ledgers/:ledger/erasures')
export class ErasuresController {
  constructor(@Inject(Erasures) private readonly erasures: Erasures) {}

  @Post('previews')
  @HttpCode(200)
  @Allow(...PERMISSIONS['erasure.requested'])
  @Operation({
    id: 'previewErasure',
    tag: 'Erasures',
    summary: 'See what an erasure would do',
    description:
      'Nothing is recorded, and nothing goes. Of a person (`subject`) it lists all decisions about them, of what is too old (`expired`) as many as one request names.',
    body: { schema: 'ErasurePreviewRequest', examples: { values: erasurePreviewRequest } },
    answers: {
      200: { description: 'What would go.', schema: 'ErasurePreview', example: erasurePreview },
    },
    problems: ['unknown_decision', 'record_refused', 'overloaded'],
  })
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wish = wishOf(ledger, readPreview(body));
    const { notSearched, byAge, ...found } = await this.erasures.preview(
      principalOf(request),
      wish,
    );
    sendJson(reply, {
      ...found,
      not_searched: notSearched,
      ...(byAge && { by_age: byAge as unknown as JsonObject }),
    });
  }

  @Post()
  @Allow(...PERMISSIONS['erasure.requested'])
  @Operation({
    id: 'requestErasure',
    tag: 'Erasures',
    summary: 'Ask for values to be erased',
    description:
      'Recorded as `erasure.requested`; nothing goes by it. Another officer or an administrator orders it within 30 days. Words of the writer can go, and what has no fixed form; what the rules work with stays: phases, times, numbers, ids. See docs/guide/erasure.md.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'ErasureRequest', examples: { values: erasureRequest } },
    answers: writeAnswers('erasure.requested'),
    problems: [
      'unknown_decision',
      'record_refused',
      'overloaded',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  async request(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { reason, legal_basis: legalBasis, ...what } = readRequest(body);
    const wish = { ...wishOf(ledger, what), reason, legalBasis, ...keyOf(request) };
    sendRecorded(reply, await this.erasures.request(principalOf(request), wish));
  }

  @Get()
  @Allow(...ACCESS.readErasures)
  @Operation({
    id: 'listErasures',
    tag: 'Erasures',
    summary: 'List what waits for a second person, and what forbids erasures',
    answers: { 200: { description: 'Both.', schema: 'ErasureList', example: erasureList } },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const { waiting, legalHolds } = await this.erasures.list(principalOf(request), ledger);
    sendJson(reply, {
      waiting: waiting.map(({ seq, requestedBy, isForAge, lapsesAt }) => ({
        request: seq,
        requested_by: requestedBy,
        for_age: isForAge,
        lapses_at: lapsesAt,
      })),
      legal_holds: legalHolds.map(({ seq: hold, by, time, body }) => ({
        hold,
        placed_by: by,
        placed_at: time,
        record: body as unknown as JsonObject,
      })),
    });
  }

  @Get(':request')
  @Allow(...ACCESS.readErasures)
  @Operation({
    id: 'readErasure',
    tag: 'Erasures',
    summary: 'Read what was asked for, and what became of it',
    answers: { 200: { description: 'The request.', schema: 'Erasure', example: erasure } },
    problems: ['unknown_entry'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('request') asked: string,
  ): Promise<void> {
    sendJson(
      reply,
      encode(await this.erasures.read(principalOf(request), ledger, readRequestSeq(asked))),
    );
  }

  @Post(':request/orders')
  @Allow(...PERMISSIONS['erasure.executed'])
  @Operation({
    id: 'orderErasure',
    tag: 'Erasures',
    summary: 'Order what somebody else asked for',
    description:
      'Recorded as `erasure.executed`; when it is answered, the values and their salts are gone from the database. Whoever asked cannot order it. Files of exports that were made before expire. What backups and the write-ahead log keep: docs/guide/erasure.md.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'ErasureOrder', examples: { checked: erasureOrder } },
    answers: writeAnswers('erasure.executed'),
    problems: [
      'unknown_entry',
      'record_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  async order(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('request') asked: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wish = {
      ledger,
      request: readRequestSeq(asked),
      ...readOrder(body),
      ...keyOf(request),
    };
    sendRecorded(reply, await this.erasures.order(principalOf(request), wish));
  }
}

/** Either a person, what is too old, or values of entries of a decision. */
function wishOf(ledger: string, { subject, expired, decision, entries }: Wish): ErasureWish {
  if ([subject, expired, decision].filter((one) => one !== undefined).length > 1) throw notOne();
  if (expired !== undefined && entries === undefined) return { ledger, expired };
  if (subject !== undefined && decision === undefined && entries === undefined)
    return { ledger, subject };
  if (decision !== undefined && subject === undefined)
    return { ledger, decisionId: decision, ...(entries !== undefined && { entries }) };
  throw notOne();
}

function notOne(): Problem {
  const detail = 'has to name one of subject, expired, and decision, with entries or as a whole';
  return new Problem('validation_failed', 'The body does not fit its schema.', {
    errors: [{ pointer: '', code: 'oneOf', detail }],
  });
}

const readRequestSeq = (text: string): number =>
  readWholeNumber('request', text, { min: 0, max: Number.MAX_SAFE_INTEGER });

function encode({ seq, requestedBy, time, state, body, ordered }: ErasureRead): JsonObject {
  return {
    request: seq,
    requested_by: requestedBy,
    requested_at: time,
    state,
    record: body as unknown as JsonObject,
    ...(ordered && { ordered: { seq: ordered.seq, by: ordered.by, at: ordered.time } }),
  };
}
