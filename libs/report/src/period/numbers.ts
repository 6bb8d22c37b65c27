import type { Locale } from '../schema/index.js';

/** How a locale writes numbers. Written out here: the same on every machine, whatever its ICU knows. */
const MARKS: Record<Locale, { group: string; decimal: string }> = {
  en: { group: ',', decimal: '.' },
  de: { group: '.', decimal: ',' },
};

export function printCount(value: number, locale: Locale): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, MARKS[locale].group);
}

/** At most three decimals, none that is not there. */
export function printDecimal(value: number, locale: Locale): string {
  const [whole = '0', rest] = String(Math.round(value * 1_000) / 1_000).split('.');
  return rest === undefined ? whole : `${whole}${MARKS[locale].decimal}${rest}`;
}

/** A share in percent with one decimal, half away from zero. */
export function printPercent(numerator: number, denominator: number, locale: Locale): string {
  const tenths = Math.round((numerator * 1_000) / denominator);
  return `${Math.floor(tenths / 10)}${MARKS[locale].decimal}${tenths % 10} %`;
}

const UNITS: Record<Locale, readonly [string, string, string, string]> = {
  en: ['d', 'h', 'min', 's'],
  de: ['T', 'Std', 'Min', 's'],
};

/** The two largest units of a time span: `3 d 4 h`, `12 min 5 s`, `0.4 s`. Cut off, not rounded. */
export function printDuration(ms: number, locale: Locale): string {
  const [day, hour, minute, second] = UNITS[locale];
  const s = Math.floor(ms / 1_000);
  if (s < 10) return `${printDecimal(Math.floor(ms / 100) / 10, locale)} ${second}`;
  if (s < 60) return `${s} ${second}`;
  if (s < 3_600) return pair(Math.floor(s / 60), minute, s % 60, second);
  if (s < 86_400) return pair(Math.floor(s / 3_600), hour, Math.floor((s % 3_600) / 60), minute);
  const days = Math.floor(s / 86_400);
  return pair(days, day, Math.floor((s % 86_400) / 3_600), hour, printCount(days, locale));
}

function pair(
  major: number,
  majorUnit: string,
  minor: number,
  minorUnit: string,
  printed = String(major),
): string {
  return minor === 0 ? `${printed} ${majorUnit}` : `${printed} ${majorUnit} ${minor} ${minorUnit}`;
}
