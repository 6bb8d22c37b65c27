import type { OtlpSpan } from './items.js';

const NANOS = 1_000_000_000n;

/** A moment in RFC 3339, to the nanosecond; nothing where it is not stated. */
export function momentOf(nanos: string | undefined): { occurred_at?: string } {
  if (nanos === undefined) return {};
  const value = BigInt(nanos);
  const second = new Date(Number(value / NANOS) * 1_000).toISOString().slice(0, 19);
  const rest = String(value % NANOS).padStart(9, '0');
  return { occurred_at: `${second}.${rest}Z` };
}

/** How long a span took, in milliseconds; undefined where it did not end, or ended before it began. */
export function durationOf({ start, end }: OtlpSpan): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  const nanos = BigInt(end) - BigInt(start);
  return nanos < 0n ? undefined : Number(nanos) / 1_000_000;
}
