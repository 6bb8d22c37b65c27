import {
  OVERSIGHT_FORMATS,
  OVERSIGHT_LIMITS,
  OVERSIGHT_LOCALES,
  readOversightWish,
  type OversightFormat,
  type OversightWish,
} from '@docket/service';
import { chooseOffer } from '../http/accept.js';
import { asParameters, readChoice } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import type { ParameterDescription } from '../openapi/operation.js';

export const MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
  csv: 'text/csv',
} as const satisfies Record<OversightFormat, string>;

const TIME = '`2026-11-01` (midnight UTC) or `2026-11-01T06:00:00Z`';

/** The parameters as /openapi.json names them. */
export const OVERSIGHT_PARAMETERS: ParameterDescription[] = [
  {
    name: 'from',
    in: 'query',
    required: true,
    description: `Beginning of the period: ${TIME}.`,
    schema: { type: 'string' },
    example: '2026-11-01',
  },
  {
    name: 'to',
    in: 'query',
    required: true,
    description: `End of the period, not included: ${TIME}.`,
    schema: { type: 'string' },
    example: '2026-12-01',
  },
  {
    name: 'format',
    in: 'query',
    description: 'Instead of Accept.',
    schema: { type: 'string', enum: [...OVERSIGHT_FORMATS] },
    example: 'json',
  },
  {
    name: 'locale',
    in: 'query',
    description: 'Language of headings and sentences; recorded values are never translated.',
    schema: { type: 'string', enum: [...OVERSIGHT_LOCALES], default: 'en' },
    example: 'en',
  },
  {
    name: 'seed',
    in: 'query',
    description:
      'Seed of the sample, agreed with the examiner: the same seed draws the same decisions.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: OVERSIGHT_LIMITS.seedLength,
      default: 'docket',
    },
    example: 'Q4-2026',
  },
  {
    name: 'sample_size',
    in: 'query',
    description: 'Decisions in the sample.',
    schema: { type: 'integer', minimum: 0, maximum: OVERSIGHT_LIMITS.sampleSize, default: 25 },
    example: 25,
  },
  {
    name: 'quick_seconds',
    in: 'query',
    description: 'An escalation approved within this time counts as quickly approved.',
    schema: { type: 'integer', minimum: 1, maximum: OVERSIGHT_LIMITS.quickSeconds, default: 30 },
    example: 30,
  },
  {
    name: 'table',
    in: 'query',
    description:
      'CSV only: one table with its own header, e.g. `decisions`. Left out: all tables in one file, a line for each cell.',
    schema: { type: 'string', pattern: '^[a-z_]{1,40}$' },
  },
];

/** Reads the query. Throws `invalid_parameter`, `not_acceptable`. */
export function readOversightQuery(
  query: Readonly<Record<string, string | undefined>>,
  accept: string | undefined,
): OversightWish {
  try {
    return readOversightWish(query, readFormat(query['format'], accept));
  } catch (error) {
    throw asParameters(error);
  }
}

function readFormat(format: string | undefined, accept: string | undefined): OversightFormat {
  const named = readChoice('format', format, OVERSIGHT_FORMATS);
  if (named !== undefined) return named;
  const chosen = chooseOffer(
    accept,
    OVERSIGHT_FORMATS.map((name) => [name, MEDIA_TYPES[name]] as const),
  );
  if (chosen !== undefined) return chosen;
  throw new Problem(
    'not_acceptable',
    'An oversight report comes as application/json, application/pdf or text/csv.',
  );
}
