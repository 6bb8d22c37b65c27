import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Controller, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
// Past the package's index on purpose: the very same server, which throws the spans away.
import { createLogger } from '../../apps/api/src/http/logging.js';
import { createHttpServer } from '../../apps/api/src/http/server.js';
import { unzipBody } from '../../apps/api/src/otlp/otlp-message.js';

/** The API's own HTTP server, which receives a request of OTLP, unpacks it, and answers as if it had kept it. */
class DiscardController {
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const bytes = await unzipBody(request, request.body as Buffer);
    if (bytes.length === 0) throw new TypeError('the body was not received');
    void reply.code(200).type('application/x-protobuf').send(Buffer.alloc(0));
  }
}

// Applied by hand: what bundles the benchmarks does not know TypeScript's decorators.
const handler = Object.getOwnPropertyDescriptor(DiscardController.prototype, 'answer');
if (handler === undefined) throw new Error('no handler');
Req()(DiscardController.prototype, 'answer', 0);
Res()(DiscardController.prototype, 'answer', 1);
Post()(DiscardController.prototype, 'answer', handler);
RouteConfig({ telemetry: true })(DiscardController.prototype, 'answer', handler);
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
