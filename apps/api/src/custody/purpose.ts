import type { HandedOut } from '@docket/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalidParameter } from '../http/parameters.js';
import type { ParameterDescription } from '../openapi/operation.js';

/** Longest purpose in an address, in characters. */
const PURPOSE_LENGTH_MAX = 500;

export const PURPOSE: ParameterDescription = {
  name: 'purpose',
  in: 'query',
  description:
    'What the evidence is read for; stands in the entry that records this read. Left out, the entry shows the purpose as not recorded. No names of persons.',
  schema: { type: 'string', minLength: 1, maxLength: PURPOSE_LENGTH_MAX },
  example: 'complaint 2026-118',
};

/** Reads the parameter `purpose` of a request. Throws `invalid_parameter`. */
export function readPurpose(request: FastifyRequest): { purpose?: string } {
  const { purpose } = (request.query ?? {}) as { purpose?: unknown };
  if (purpose === undefined || purpose === '') return {};
  if (typeof purpose !== 'string' || [...purpose].length > PURPOSE_LENGTH_MAX) {
    throw invalidParameter('purpose', `must be a text of at most ${PURPOSE_LENGTH_MAX} characters`);
  }
  return { purpose };
}

/** Says where the read that this answers is recorded, where it is. */
export function nameAccess(reply: FastifyReply, { accessSeq }: Pick<HandedOut, 'accessSeq'>): void {
  if (accessSeq !== undefined) void reply.header('docket-access-seq', String(accessSeq));
}
