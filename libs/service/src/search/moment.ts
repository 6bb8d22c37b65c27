const MOMENT =
  /^(\d{4}-\d{2}-(\d{2})T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const NANOS_PER_MS = 1_000_000;

/**
 * A moment of RFC 3339, in UTC with milliseconds: rounded up, as the ledger's times have no more. Undefined where the
 * text is none.
 */
export function readMoment(text: string): string | undefined {
  const [, seconds, day, fraction = '', offset] = MOMENT.exec(text) ?? [];
  if (seconds === undefined || offset === undefined) return undefined;
  const local = new Date(`${seconds}Z`);
  // The 30th of February is read as a day of March.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined;
  const whole = Date.parse(`${seconds}${offset.toUpperCase()}`);
  const nanos = Number(fraction.padEnd(9, '0'));
  const moment = new Date(whole + Math.ceil(nanos / NANOS_PER_MS));
  return moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9_999
    ? moment.toISOString()
    : undefined;
}
