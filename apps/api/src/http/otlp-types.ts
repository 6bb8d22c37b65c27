import type { FastifyRequest } from 'fastify';

export const PROTOBUF = 'application/x-protobuf';

/** Whether the body is protobuf, whatever parameters the type has. */
export function isProtobuf({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === PROTOBUF;
}

/** Whether the body is packed with gzip, and with nothing else. */
export function isGzip({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return /^ *(x-)?gzip *$/i.test(headers['content-encoding'] ?? '');
}
