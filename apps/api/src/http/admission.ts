import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Writes that may be in progress in one process, where nothing else is said. */
export const WRITES_AT_ONCE_MAX = 1_000;

/** Seconds within which those that are turned away are asked to come back: not all at the same time. */
const RETRY_AFTER_S = [1, 2, 3] as const;

/**
 * Turns writes away that are more than the server can have in hand. It does so before the key is looked up and
 * the body is read, so that a refusal costs next to nothing, and what was taken is not held up by what was not.
 * Reads pass: some of them wait for a human, and those of health must always be answered.
 */
export function boundWrites(server: FastifyInstance, atOnceMax: number): void {
  let inHand = 0;
  let turned = 0;
  server.addHook('onRequest', (request, reply, done) => {
    if (!isWrite(request)) return done();
    if (inHand >= atOnceMax) {
      const seconds = RETRY_AFTER_S[turned++ % RETRY_AFTER_S.length]!;
      const detail = `${atOnceMax} writes are in progress, more are not begun.`;
      return done(
        new Problem('overloaded', detail, { headers: { 'retry-after': String(seconds) } }),
      );
    }
    inHand++;
    // However it ends: answered, refused, or given up by the client.
    reply.raw.once('close', () => inHand--);
    done();
  });
}

function isWrite({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
