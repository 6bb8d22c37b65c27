import { OtlpError, type OtlpEncoding } from '@docket/ingest';
import { ACCESS, OtlpIntake, releaseMemory } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isGzip } from '../http/otlp-types.js';
import { takeReceived } from '../http/received-pieces.js';
import { principalOf } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import type { ProblemCode } from '../http/problem-registry.js';
import { Allow, Operation, TakesTelemetry } from '../http/route.js';
import type { OperationDescription } from '../openapi/operation.js';
import { encodePartialSuccess, encodingOf, unzipBody, type NotTaken } from './otlp-message.js';

/** Beside what follows from a body: it is unpacked, and what is rejected is recorded. */
const WRITING: ProblemCode[] = [
  'malformed_request',
  'overloaded',
  'ledger_closed',
  'clock_ahead',
  'ledger_went_back',
  'write_outcome_unknown',
];

const describe = (
  id: string,
  summary: string,
  description: string,
  member: string,
): OperationDescription => ({
  id,
  tag: 'Decisions',
  summary,
  description: `${description} Protobuf (\`application/x-protobuf\`) or JSON, as it is or in gzip, up to 4 MiB unpacked. The answer has the encoding of the request; so has a refusal in protobuf, which is a \`google.rpc.Status\`.`,
  body: {
    schema: 'OtlpMessage',
    examples: { empty: { [member]: [] } },
    isMessage: true,
    isUnread: id === 'exportMetrics',
  },
  answers: {
    200: {
      description:
        'Taken, and durable. `partialSuccess` says what was not, and is not to be sent again.',
      schema: 'OtlpAnswer',
      example: {},
    },
  },
  problems: id === 'exportMetrics' ? [] : WRITING,
});

/** OTLP/HTTP (OTLP 1.10.0): the address of an exporter, with a key of role agent in its headers. */
@Controller('v1/ledgers/:ledger/otlp/v1')
export class OtlpController {
  constructor(@Inject(OtlpIntake) private readonly intake: OtlpIntake) {}

  @Post('traces')
  @Allow(...ACCESS.sendTelemetry)
  @TakesTelemetry()
  @Operation(
    describe(
      'exportTraces',
      'Send spans of OpenTelemetry',
      'Spans become a decision with its cards when their trace is complete: some seconds after its root ended. It is hindsight, and cannot hold an agent.',
      'resourceSpans',
    ),
  )
  traces(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: Buffer,
  ): Promise<void> {
    return this.#take('traces', { request, reply, ledger, body });
  }

  @Post('logs')
  @Allow(...ACCESS.sendTelemetry)
  @TakesTelemetry()
  @Operation(
    describe(
      'exportLogs',
      'Send log records of OpenTelemetry',
      'Of log records that stand in a span, evaluations (`gen_ai.evaluation.result`) and decisions on tool calls (`claude_code.tool_decision`) are kept; the others are passed over.',
      'resourceLogs',
    ),
  )
  logs(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: Buffer,
  ): Promise<void> {
    return this.#take('logs', { request, reply, ledger, body });
  }

  @Post('metrics')
  @Allow(...ACCESS.sendTelemetry)
  @TakesTelemetry()
  @Operation(
    describe(
      'exportMetrics',
      'Have metrics of OpenTelemetry passed over',
      'Nothing of it is kept: exporters that are refused would send it again for ever.',
      'resourceMetrics',
    ),
  )
  metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    answer(reply, encodingOf(request), 'metrics', { rejected: 0, reason: '' });
  }

  async #take(signal: 'traces' | 'logs', { request, reply, ledger, body }: Sent): Promise<void> {
    const encoding = encodingOf(request);
    // They are in the body now, once more; what came packed is little, and goes with the rest.
    const pieces = takeReceived(request);
    if (!isGzip(request)) releaseMemory(pieces);
    const bytes = await unzipBody(request, body);
    try {
      const taken = await this.intake.take(principalOf(request), {
        ledger,
        signal,
        encoding,
        bytes,
        ...(isGzip(request) ? { packed: body } : {}),
      });
      answer(reply, encoding, signal, taken);
    } catch (error) {
      throw error instanceof OtlpError ? problemOfOtlp(error, encoding) : error;
    } finally {
      // What is kept of it was sent to PostgreSQL, and nobody reads the body behind this.
      releaseMemory([bytes, ...(body === undefined ? [] : [body]), ...pieces]);
    }
  }
}

interface Sent {
  request: FastifyRequest;
  reply: FastifyReply;
  ledger: string;
  body: Buffer;
}

function answer(
  reply: FastifyReply,
  encoding: OtlpEncoding,
  signal: 'traces' | 'logs' | 'metrics',
  refused: NotTaken,
): void {
  const type = encoding === 'json' ? 'application/json' : 'application/x-protobuf';
  void reply
    .code(200)
    .type(type)
    .send(encodePartialSuccess(encoding, signal, refused));
}

function problemOfOtlp(error: OtlpError, encoding: OtlpEncoding): Problem {
  const malformed = encoding === 'json' ? 'malformed_json' : 'malformed_request';
  const code = error.code === 'too_large' ? 'body_too_large' : malformed;
  return new Problem(code, error.message, { cause: error });
}
