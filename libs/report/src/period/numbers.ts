import { fixed, say, type Told } from '../narrative/told.js';
import type { Locale } from '../schema/index.js';

/** How a locale writes numbers. Written out here: the same on every machine, whatever its ICU knows. */
const MARKS: Record<Locale, { group: Told; decimal: Told }> = fixed({
  en: { group: ',', decimal: '.' },
  de: { group: '.', decimal: ',' },
});

export function printCount(value: number, locale: Locale): Told {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, MARKS[locale].group) as Told;
}

/** At most three decimals, none that is not there. */
export function printDecimal(value: number, locale: Locale): Told {
  const [whole = '0', rest] = String(Math.round(value * 1_000) / 1_000).split('.');
  return (rest === undefined ? whole : `${whole}${MARKS[locale].decimal}${rest}`) as Told;
}

/** A share in percent with one decimal, half away from zero. */
export function printPercent(numerator: number, denominator: number, locale: Locale): Told {
  const tenths = Math.round((numerator * 1_000) / denominator);
  return say`${Math.floor(tenths / 10)}${MARKS[locale].decimal}${tenths % 10} %`;
}

type Units = Record<'day' | 'hour' | 'minute' | 'second', Told>;
const UNITS: Record<Locale, Units> = fixed({
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  de: { day: 'T', hour: 'Std', minute: 'Min', second: 's' },
});

/** The two largest units of a time span: `3 d 4 h`, `12 min 5 s`, `0.4 s`. Cut off, not rounded. */
export function printDuration(ms: number, locale: Locale): Told {
  const { day, hour, minute, second } = UNITS[locale];
  const s = Math.floor(ms / 1_000);
  if (s < 10) return say`${printDecimal(Math.floor(ms / 100) / 10, locale)} ${second}`;
  if (s < 60) return say`${s} ${second}`;
  if (s < 3_600) return pair(Math.floor(s / 60), minute, s % 60, second);
  if (s < 86_400) return pair(Math.floor(s / 3_600), hour, Math.floor((s % 3_600) / 60), minute);
  const days = Math.floor(s / 86_400);
  return pair(days, day, Math.floor((s % 86_400) / 3_600), hour, printCount(days, locale));
}

function pair(
  major: number,
  majorUnit: Told,
  minor: number,
  minorUnit: Told,
  printed: Told = say`${major}`,
): Told {
  return minor === 0
    ? say`${printed} ${majorUnit}`
    : say`${printed} ${majorUnit} ${minor} ${minorUnit}`;
}
