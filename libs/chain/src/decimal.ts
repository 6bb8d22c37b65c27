/**
 * What a JSON number's text denotes, as far as a double can keep it:
 * - `exact`: the double nearest to it, written in its shortest form, is the same decimal number;
 * - `inexact`: that form is another number, so the digits that were sent would be lost;
 * - `non_finite`: too large for any double.
 */
export type NumberFidelity = 'exact' | 'inexact' | 'non_finite';

/** numberFidelity judges a number that has the form RFC 8259 section 6 gives it. */
export function numberFidelity(text: string): NumberFidelity {
  const double = Number(text);
  const sent = normalize(text);
  if (!Number.isFinite(double)) return 'non_finite';
  const kept = normalize(String(double));
  return sent.digits === kept.digits && (sent.digits === '' || sent.exponent === kept.exponent)
    ? 'exact'
    : 'inexact';
}

interface Decimal {
  /** Significant digits without zeros at either end; empty for zero. The sign needs no comparing. */
  digits: string;
  /** Power of ten of the last digit. */
  exponent: number;
}

const NUMBER = /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

function normalize(text: string): Decimal {
  const [, whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  const all = whole + fraction;
  let end = all.length;
  while (end > 0 && all.charCodeAt(end - 1) === 0x30) end--;
  let begin = 0;
  while (begin < end && all.charCodeAt(begin) === 0x30) begin++;
  return {
    digits: all.slice(begin, end),
    exponent: Number(power) - fraction.length + all.length - end,
  };
}
