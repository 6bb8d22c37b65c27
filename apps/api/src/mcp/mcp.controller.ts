import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { isJsonObject } from '@docket/chain';
import { readTraceparent, type TraceContext } from '@docket/record';
import { Decisions, Recording, DOCKET_VERSION } from '@docket/service';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config.js';
import { principalOf } from '../http/authentication.js';
import { Problem } from '../http/problem.js';
import { Allow, LedgerOfKey, Operation } from '../http/route.js';
import { mcpExamples } from './examples.js';
import { mcpServer } from './mcp-server.js';
import { refuseForeignMcp } from './refuse-foreign.js';

/** What of a request the protocol reads: its own headers, and the types. */
const PASSED = /^(accept|content-type|mcp-[\w-]+)$/;

/**
 * The Model Context Protocol, stateless: 2026-07-28, and clients of 2025 without a session. It answers an agent
 * what REST answers it, by the same use cases.
 */
@Controller('mcp')
export class McpController {
  constructor(
    @Inject(Recording) private readonly recording: Recording,
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Post()
  @Allow('agent')
  @LedgerOfKey()
  @Operation({
    id: 'callMcp',
    tag: 'Server',
    summary: 'Speak the Model Context Protocol',
    description:
      'JSON-RPC of the revisions 2026-07-28 and 2025-11-25, without a session, in the ledger of the key. The tools are what an agent may do; what they answer is what the REST call answers, with the directive first in the text.',
    body: { schema: 'McpMessage', examples: mcpExamples, isMessage: true },
    answers: {
      200: [
        {
          description: 'The answer.',
          schema: 'McpMessage',
          example: { jsonrpc: '2.0', id: 1, result: {} },
        },
        {
          description: 'The answer as an event.',
          mediaType: 'text/event-stream',
          example: 'event: message\ndata: {"jsonrpc":"2.0","id":1,"result":{}}\n\n',
        },
      ],
      202: { description: 'A notification was taken.', isEmpty: true },
    },
    problems: ['cross_site_request'],
  })
  async answer(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    refuseForeignMcp(request.headers, this.config.mcpHosts);
    if (Array.isArray(body)) return refuseBatch(reply);
    const principal = principalOf(request);
    const { ledger } = principal;
    // A key of the whole installation is no agent's.
    if (ledger === undefined) throw new Problem('wrong_ledger', 'This takes a key of a ledger.');
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const handler = createMcpHandler(() =>
      mcpServer({
        recording: this.recording,
        decisions: this.decisions,
        principal,
        ledger,
        trace: traceOf(request, body),
        signal: gone.signal,
        version: DOCKET_VERSION,
        requestId: request.id,
        onFault: (problem) =>
          request.log.error({ reqId: request.id, err: problem.cause ?? problem }, problem.code),
      }),
    );
    const answer = await handler.fetch(webRequest(request, gone.signal), { parsedBody: body });
    await send(reply, answer);
  }
}

/**
 * No revision that is spoken here has batches, and one would be many calls where every bound counts one. In the words
 * of the protocol (JSON-RPC 2.0, section 5.1), as all that is no message.
 */
function refuseBatch(reply: FastifyReply): void {
  const error = { code: -32_600, message: 'A request brings one message, and no batch.' };
  void reply.code(400).header('cache-control', 'no-store').type('application/json');
  void reply.send(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
}

/** The trace of a call stands in its `_meta` (MCP 2026-07-28, trace context), or in the header of the request. */
function traceOf({ headers }: FastifyRequest, body: unknown): TraceContext | undefined {
  const params = isJsonObject(body) ? body['params'] : undefined;
  const meta = isJsonObject(params) ? params['_meta'] : undefined;
  const named = isJsonObject(meta) ? readTraceparent(meta['traceparent']) : undefined;
  return named ?? readTraceparent(headers['traceparent']);
}

function webRequest(request: FastifyRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (PASSED.test(name) && typeof value === 'string') headers.set(name, value);
  }
  // The path says nothing to the protocol, and the host is checked before every route.
  return new Request('http://docket.invalid/mcp', { method: 'POST', headers, signal });
}

async function send(reply: FastifyReply, answer: Response): Promise<void> {
  void reply.code(answer.status).header('cache-control', 'no-store');
  const type = answer.headers.get('content-type');
  if (type !== null) void reply.type(type);
  if (answer.body === null) return void reply.send();
  return void reply.send(Readable.fromWeb(answer.body as ReadableStream));
}
