import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Controller, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
// Past the package's index on purpose: the ceiling is the very same server without anything behind it.
import { createLogger } from '../../apps/api/src/http/logging.js';
import { createHttpServer } from '../../apps/api/src/http/server.js';

/** The API's own HTTP server, which parses a body strictly and answers: what HTTP alone allows. */
const ANSWER = JSON.stringify({
  decision_id: 'dec_01m82d7jg5zgvz6qrtbefsk2cz',
  directive: 'proceed',
  reasons: [],
  receipt: {
    origin: 'bench.example/api',
    seq: 123_456,
    decision_seq: 12,
    leaf_hash: '0'.repeat(64),
    time: '2026-11-22T18:50:00.123Z',
    entries: [
      { seq: 123_456, decision_seq: 12, type: 'job_card.filed', leaf_hash: '0'.repeat(64) },
    ],
  },
});

class CeilingController {
  answer(request: FastifyRequest, reply: FastifyReply): void {
    if (typeof request.body !== 'object') throw new TypeError('the body was not parsed');
    void reply.code(201).type('application/json; charset=utf-8').send(ANSWER);
  }
}

// Applied by hand: what bundles the benchmarks does not know TypeScript's decorators.
const handler = Object.getOwnPropertyDescriptor(CeilingController.prototype, 'answer');
if (handler === undefined) throw new Error('no handler');
Req()(CeilingController.prototype, 'answer', 0);
Res()(CeilingController.prototype, 'answer', 1);
Post()(CeilingController.prototype, 'answer', handler);
Controller('v1/ledgers/:ledger/decisions/:decision/job-cards')(CeilingController);

const { instance } = createHttpServer(createLogger('info'));
const app = await NestFactory.create<NestFastifyApplication>(
  { controllers: [CeilingController] },
  new FastifyAdapter(instance),
  { bodyParser: false, logger: false },
);
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
process.on('message', () => process.exit(0));
