import { OPEN_SECONDS_DEFAULT } from '@docket/store';
import type { QueryParameters } from '../http/query.js';
import type { ParameterDescription } from '../openapi/operation.js';

const YEAR_SECONDS = 366 * 24 * 60 * 60;

export const OPEN_SECONDS: ParameterDescription = {
  name: 'open_longer_than_seconds',
  in: 'query',
  description:
    'A side effect that was registered longer ago than this, and has no outcome yet, is in doubt.',
  schema: { type: 'integer', minimum: 0, maximum: YEAR_SECONDS, default: OPEN_SECONDS_DEFAULT },
  example: 3_600,
};

export function readOpenSeconds(query: QueryParameters): number {
  const bounds = { min: 0, max: YEAR_SECONDS, fallback: OPEN_SECONDS_DEFAULT };
  return query.wholeNumber(OPEN_SECONDS.name, bounds);
}
