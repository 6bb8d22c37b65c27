import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Controller, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { sortByTrace } from '@docket/ingest';
import type { FastifyReply, FastifyRequest } from 'fastify';
// Past the package's index on purpose: the very same server, which throws the spans away.
import { createLogger } from '../../apps/api/src/http/logging.js';
import { createHttpServer } from '../../apps/api/src/http/server.js';
import { encodingOf, unzipBody } from '../../apps/api/src/otlp/otlp-message.js';

/**
 * The API's own HTTP server, which receives a request of OTLP and answers as if it had kept it: as it came, unpacked, or
 * unpacked and checked as far as the answer says something about it.
 */
class DiscardController {
  received(request: FastifyRequest, reply: FastifyReply): void {
    answer(reply, request.body as Buffer);
  }

  async unpacked(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    answer(reply, await unzipBody(request, request.body as Buffer));
  }

  async checked(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const bytes = await unzipBody(request, request.body as Buffer);
    const { rejected } = sortByTrace(bytes, 'traces', encodingOf(request));
    if (rejected > 0) throw new TypeError('spans are rejected');
    answer(reply, bytes);
  }
}

function answer(reply: FastifyReply, bytes: Buffer): void {
  if (bytes.length === 0) throw new TypeError('the body was not received');
  void reply.code(200).type('application/x-protobuf').send(Buffer.alloc(0));
}

// Applied by hand: what bundles the benchmarks does not know TypeScript's decorators.
for (const depth of ['received', 'unpacked', 'checked'] as const) {
  const handler = Object.getOwnPropertyDescriptor(DiscardController.prototype, depth);
  if (handler === undefined) throw new Error('no handler');
  Req()(DiscardController.prototype, depth, 0);
  Res()(DiscardController.prototype, depth, 1);
  Post(depth)(DiscardController.prototype, depth, handler);
  RouteConfig({ telemetry: true })(DiscardController.prototype, depth, handler);
}
Controller('v1/ledgers/:ledger/otlp/v1/traces')(DiscardController);

const { instance } = createHttpServer(createLogger('info'));
const app = await NestFactory.create<NestFastifyApplication>(
  { controllers: [DiscardController] },
  new FastifyAdapter(instance),
  { bodyParser: false, logger: false },
);
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
process.on('message', () => process.exit(0));
