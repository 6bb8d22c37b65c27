import { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';

const pieces = new WeakMap<FastifyRequest, Buffer[]>();

/**
 * Notes in which pieces a body comes, from before it is read: Fastify puts them together, and leaves them to the garbage
 * collector, whatever their length.
 */
export function noteReceived(request: FastifyRequest): void {
  const { raw } = request;
  // Another one than Node.js's own server passes on buffers of whoever made the request.
  if (!(raw.socket instanceof Socket)) return;
  const received: Buffer[] = [];
  pieces.set(request, received);
  // Whoever reads it begins that: what came before would be lost.
  raw.pause();
  raw.on('data', (piece: Buffer) => {
    if (piece.length === piece.buffer.byteLength) received.push(piece);
  });
}

/** The pieces that nobody reads any more once the body is there, each the whole of its memory. */
export function takeReceived(request: FastifyRequest): readonly Buffer[] {
  const received = pieces.get(request) ?? [];
  pieces.delete(request);
  return received;
}
