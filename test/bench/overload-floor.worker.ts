import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';

/** What a refusal costs at least: a route of Fastify's that answers the like, whatever it is asked. */
const REFUSAL = JSON.stringify({
  type: 'https://docs.example/problems/overloaded',
  title: 'The server has more work than it can queue',
  status: 503,
  detail: 'No write is begun while 16 or more are in progress.',
  instance: 'urn:docket:request:00000000-0000-0000-0000-000000000000',
  code: 'overloaded',
  next: 'Wait as long as Retry-After says and send the same request again.',
});

const app = fastify();
app.post('*', (_request, reply) => {
  void reply.code(503).type('application/problem+json').header('retry-after', '1').send(REFUSAL);
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.((app.server.address() as AddressInfo).port);
process.on('message', () => process.exit(0));
