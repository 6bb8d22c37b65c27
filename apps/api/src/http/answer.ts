import type { FastifyReply } from 'fastify';

/** Sends JSON. Written out here, so that no schema or guess of the framework reshapes it. */
export function sendJson(reply: FastifyReply, body: unknown, status = 200): void {
  void reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
