import { chooseOffer } from '../http/accept.js';
import { invalidParameter, readChoice, readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import type { ParameterDescription } from '../openapi/operation.js';
import type { OversightFormat } from './make-oversight-report.js';

export const MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
  csv: 'text/csv',
} as const satisfies Record<OversightFormat, string>;

const FORMATS = ['json', 'pdf', 'csv'] as const;
const LOCALES = ['en', 'de'] as const;
const SEED_LENGTH_MAX = 128;
const SAMPLE_MAX = 500;
const QUICK_SECONDS_MAX = 86_400;
/** Longest period: a curve of 62 stretches of 364 days. */
const PERIOD_MS_MAX = 60 * 365 * 86_400_000;

export interface OversightQuery {
  from: string;
  to: string;
  locale: (typeof LOCALES)[number];
  format: OversightFormat;
  seed?: string;
  sampleSize?: number;
  quickSeconds?: number;
  table?: string;
}

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
    schema: { type: 'string', enum: [...FORMATS] },
    example: 'json',
  },
  {
    name: 'locale',
    in: 'query',
    description: 'Language of headings and sentences; recorded values are never translated.',
    schema: { type: 'string', enum: [...LOCALES], default: 'en' },
    example: 'en',
  },
  {
    name: 'seed',
    in: 'query',
    description:
      'Seed of the sample, agreed with the examiner: the same seed draws the same decisions.',
    schema: { type: 'string', minLength: 1, maxLength: SEED_LENGTH_MAX, default: 'docket' },
    example: 'Q4-2026',
  },
  {
    name: 'sample_size',
    in: 'query',
    description: 'Decisions in the sample.',
    schema: { type: 'integer', minimum: 0, maximum: SAMPLE_MAX, default: 25 },
    example: 25,
  },
  {
    name: 'quick_seconds',
    in: 'query',
    description: 'An escalation approved within this time counts as quickly approved.',
    schema: { type: 'integer', minimum: 1, maximum: QUICK_SECONDS_MAX, default: 30 },
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
): OversightQuery {
  const from = readMoment('from', query['from']);
  const to = readMoment('to', query['to']);
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) throw invalidParameter('to', 'must be later than from');
  if (length > PERIOD_MS_MAX) throw invalidParameter('to', 'must be at most 60 years after from');
  const seed = readText('seed', query['seed'], SEED_LENGTH_MAX);
  const table = readText('table', query['table'], 40);
  const format = readFormat(query['format'], accept);
  if (table !== undefined && format !== 'csv') {
    throw invalidParameter('table', 'is for the format csv only');
  }
  const size = query['sample_size'];
  const quick = query['quick_seconds'];
  return {
    from,
    to,
    format,
    locale: readChoice('locale', query['locale'], LOCALES) ?? 'en',
    ...(seed === undefined ? {} : { seed }),
    ...(table === undefined ? {} : { table }),
    ...(size === undefined
      ? {}
      : { sampleSize: readWholeNumber('sample_size', size, { min: 0, max: SAMPLE_MAX }) }),
    ...(quick === undefined
      ? {}
      : {
          quickSeconds: readWholeNumber('quick_seconds', quick, {
            min: 1,
            max: QUICK_SECONDS_MAX,
          }),
        }),
  };
}

function readFormat(format: string | undefined, accept: string | undefined): OversightFormat {
  const named = readChoice('format', format, FORMATS);
  if (named !== undefined) return named;
  const chosen = chooseOffer(
    accept,
    FORMATS.map((name) => [name, MEDIA_TYPES[name]] as const),
  );
  if (chosen !== undefined) return chosen;
  throw new Problem(
    'not_acceptable',
    'An oversight report comes as application/json, application/pdf or text/csv.',
  );
}

function readText(name: string, text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string' && text !== '' && [...text].length <= max) return text;
  throw invalidParameter(name, `must be a text of 1 to ${max} characters`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** A moment as entries write it: RFC 3339 in UTC with milliseconds. A date is its midnight. */
export function readMoment(name: string, text: string | undefined): string {
  if (text === undefined || text === '') throw invalidParameter(name, 'is required');
  const whole = DAY.test(text) ? `${text}T00:00:00.000Z` : text;
  const ms = MOMENT.test(whole) ? Date.parse(whole) : NaN;
  // A day that is none, such as 30 February, would silently become another.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(whole.slice(0, 19))) {
    throw invalidParameter(name, `must be a date or a time in UTC: ${TIME}`);
  }
  return new Date(ms).toISOString();
}
