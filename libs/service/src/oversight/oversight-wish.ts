import { ServiceError } from '../service-error.js';
import type { OversightFormat } from './make-oversight-report.js';

export const OVERSIGHT_FORMATS = [
  'json',
  'pdf',
  'csv',
] as const satisfies readonly OversightFormat[];
export const OVERSIGHT_LOCALES = ['en', 'de'] as const;
export const OVERSIGHT_LIMITS = {
  /** UTF-16 units of the seed. */
  seedLength: 128,
  /** Decisions in the sample. */
  sampleSize: 500,
  quickSeconds: 86_400,
} as const;
const TABLE_LENGTH_MAX = 40;
/** Longest period: a curve of 62 stretches of 364 days. */
const PERIOD_MS_MAX = 60 * 365 * 86_400_000;

/** Which report is wanted. */
export interface OversightWish {
  from: string;
  to: string;
  locale: (typeof OVERSIGHT_LOCALES)[number];
  format: OversightFormat;
  seed?: string;
  sampleSize?: number;
  quickSeconds?: number;
  table?: string;
}

const TIME = '`2026-11-01` (midnight UTC) or `2026-11-01T06:00:00Z`';

/**
 * Reads a wish from its members as text, under the names they have on the wire: `from`, `to`, `locale`,
 * `seed`, `sample_size`, `quick_seconds`, `table`.
 *
 * @throws {ServiceError} `invalid_request` with the pointer of the member.
 */
export function readOversightWish(
  query: Readonly<Record<string, string | undefined>>,
  format: OversightFormat,
): OversightWish {
  const from = readMoment('from', query['from']);
  const to = readMoment('to', query['to']);
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) throw refuseMember('to', 'must be later than from');
  if (length > PERIOD_MS_MAX) throw refuseMember('to', 'must be at most 60 years after from');
  const seed = readText('seed', query['seed'], OVERSIGHT_LIMITS.seedLength);
  const table = readText('table', query['table'], TABLE_LENGTH_MAX);
  if (table !== undefined && format !== 'csv') {
    throw refuseMember('table', 'is for the format csv only');
  }
  const size = query['sample_size'];
  const quick = query['quick_seconds'];
  return {
    from,
    to,
    format,
    locale: readLocale(query['locale']) ?? 'en',
    ...(seed === undefined ? {} : { seed }),
    ...(table === undefined ? {} : { table }),
    ...(size === undefined
      ? {}
      : {
          sampleSize: readWholeNumber('sample_size', size, {
            min: 0,
            max: OVERSIGHT_LIMITS.sampleSize,
          }),
        }),
    ...(quick === undefined
      ? {}
      : {
          quickSeconds: readWholeNumber('quick_seconds', quick, {
            min: 1,
            max: OVERSIGHT_LIMITS.quickSeconds,
          }),
        }),
  };
}

function readLocale(text: string | undefined): OversightWish['locale'] | undefined {
  if (text === undefined) return undefined;
  const found = OVERSIGHT_LOCALES.find((locale) => locale === text);
  if (found === undefined)
    throw refuseMember('locale', `must be one of ${OVERSIGHT_LOCALES.join(', ')}`);
  return found;
}

function readWholeNumber(
  name: string,
  text: string,
  { min, max }: { min: number; max: number },
): number {
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= min && value <= max) return value;
  throw refuseMember(name, `must be a whole number from ${min} to ${max}`);
}

function readText(name: string, text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string' && text !== '' && [...text].length <= max) return text;
  throw refuseMember(name, `must be a text of 1 to ${max} characters`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** A moment as entries write it: RFC 3339 in UTC with milliseconds. A date is its midnight. */
function readMoment(name: string, text: string | undefined): string {
  if (text === undefined || text === '') throw refuseMember(name, 'is required');
  const whole = DAY.test(text) ? `${text}T00:00:00.000Z` : text;
  const ms = MOMENT.test(whole) ? Date.parse(whole) : NaN;
  // A day that is none, such as 30 February, would silently become another.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(whole.slice(0, 19))) {
    throw refuseMember(name, `must be a date or a time in UTC: ${TIME}`);
  }
  return new Date(ms).toISOString();
}

/** A member of the wish that is wrong. */
export function refuseMember(name: string, detail: string): ServiceError {
  return new ServiceError('invalid_request', `${name} ${detail}.`, {
    places: [{ pointer: `/${name}`, detail }],
  });
}
