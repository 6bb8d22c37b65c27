const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNITS;

/** Longest that may be asked for: what reading an honest server can take (see Pace). */
const TIMEOUT_MS_MAX = 7 * UNITS.d;

/** What a server may take to be verified where nothing else is said: a million entries take minutes. */
export const TIMEOUT_DEFAULT = '1h';

/** A time such as `90s`, `30m`, `12h` or `7d`, in milliseconds; undefined for what is none, 0, or over a week. */
export function parseTimeout(text: string): number | undefined {
  const [, count = '', unit = ''] = /^([1-9]\d{0,6})([smhd])$/.exec(text) ?? [];
  if (unit === '') return undefined;
  const timeoutMs = Number(count) * UNITS[unit as Unit];
  return timeoutMs <= TIMEOUT_MS_MAX ? timeoutMs : undefined;
}

/** In the largest unit that gives a whole number. */
export function formatTimeout(timeoutMs: number): string {
  const units = (Object.keys(UNITS) as Unit[]).toReversed();
  const unit = units.find((name) => timeoutMs % UNITS[name] === 0) ?? 's';
  return `${timeoutMs / UNITS[unit]}${unit}`;
}
