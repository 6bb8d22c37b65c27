import { readTraceparent } from '@docket/record';
import { ACCESS, Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { Allow, Operation, TakesBatch } from '../http/route.js';
import { batch, batchResults, wholeDecision } from '../openapi/examples.js';
import { OPTIONAL_KEY } from '../openapi/common.js';
import { encodeRecorded } from '../recording/answer-record.js';

const ANSWER = {
  description: 'Written and durable, in the order of the request: a result per record.',
  schema: 'BatchResults',
  example: batchResults,
};

@Controller('v1/ledgers/:ledger/batch')
export class BatchController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...ACCESS.recordBatch)
  @TakesBatch()
  @Operation({
    id: 'recordBatch',
    tag: 'Decisions',
    summary: 'Record many at once, all or none',
    description:
      'Up to 500 records or 4 MiB, as a JSON array or as lines of JSON (`application/x-ndjson`). One record that is refused refuses all, and `errors` points to it: `/17/body/goal`. A record names its decision by `decision_id`, or, where the batch itself opens it, by `decision_ref`: the position of that `decision.opened` further up. Each result says the `decision_id`. A record whose `idempotency_key` was used before is not written again, and its result says `replayed`.',
    parameters: [
      {
        ...OPTIONAL_KEY,
        description:
          'Gives every record without an `idempotency_key` of its own the key `<this>/<position>`, so that the whole batch can be sent again.',
        example: 'backfill-2026-01',
      },
    ],
    body: { schema: 'Batch', examples: { openings: batch, whole: wholeDecision }, lines: true },
    answers: {
      201: ANSWER,
      200: {
        ...ANSWER,
        description: 'Every record was written before: the first results once more.',
        headers: { 'Idempotency-Replayed': '`true`' },
      },
    },
    problems: [
      'actor_not_allowed',
      'decision_closed',
      'decision_held',
      'idempotency_key_invalid',
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'impossible_transition',
      'record_refused',
      'unknown_decision',
      'unknown_side_effect',
      'write_outcome_unknown',
    ],
  })
  async record(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const recorded = await this.recording.recordBatch(principalOf(request), {
      ledger,
      records: body,
      trace: readTraceparent(request.headers['traceparent']),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    const isReplayed = recorded.every(({ receipt }) => receipt.replayed);
    if (isReplayed) void reply.header('idempotency-replayed', 'true');
    const results = recorded.map((one) => ({
      ...encodeRecorded(one),
      replayed: one.receipt.replayed,
    }));
    sendJson(reply, { results }, isReplayed ? 200 : 201);
  }
}
