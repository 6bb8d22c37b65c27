import type { AsOf, Order } from '@docket/store';
import type { JsonObject } from '@docket/chain';
import type { QueryParameters } from '../http/query.js';
import type { ParameterDescription } from '../openapi/operation.js';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;
const ORDERS = ['newest', 'oldest'] as const;

/** `limit`, `order` and `after` of a list. */
export const PAGE_PARAMETERS: ParameterDescription[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Most items of one page.',
    schema: { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT },
    example: 20,
  },
  {
    name: 'order',
    in: 'query',
    description: 'Which come first. The order is that of the ledger, and never changes.',
    schema: { type: 'string', enum: [...ORDERS], default: 'newest' },
    example: 'newest',
  },
  {
    name: 'after',
    in: 'query',
    description: '`next` of the page before, with the same filters.',
    schema: { type: 'string' },
  },
];

/** Names of parameters, as QueryParameters takes them. */
export function namesOf(...lists: readonly ParameterDescription[][]): string[] {
  return lists.flat().map(({ name }) => name);
}

export function readPage(query: QueryParameters): {
  limit: number;
  order: Order;
  after?: string;
} {
  const limit = query.wholeNumber('limit', { min: 1, max: PAGE_MAX, fallback: PAGE_DEFAULT });
  const after = query.text('after');
  return {
    limit,
    order: query.choice('order', ORDERS) ?? 'newest',
    ...(after === undefined ? {} : { after }),
  };
}

export function encodeAsOf(asOf: AsOf): JsonObject {
  return {
    indexed_size: asOf.indexedSize,
    ledger_size: asOf.ledgerSize,
    complete: asOf.indexedSize >= asOf.ledgerSize && asOf.skipped === 0,
    skipped: asOf.skipped,
  };
}
