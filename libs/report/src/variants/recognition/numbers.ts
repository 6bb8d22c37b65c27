const SPACED = /(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)/g;
const PERCENT =
  /(?<![\d.,])(\d{1,3})(?:[.,](\d{1,12}))?[ \u00a0\u202f]?(?:%|percent|per cent|prozent)/gi;

/**
 * The text with numbers written otherwise, where it has such: thousands apart by a space run together, and
 * percentages as shares of one: 1 500 as 1500, 94 % as 0.94.
 */
export function numberReadingsOf(text: string): string[] {
  const found = new Set<string>();
  if (/\d[ \u00a0\u2009\u202f]\d/.test(text))
    found.add(text.replaceAll(SPACED, (number) => number.replaceAll(/\D/g, '')));
  found.add(
    text.replaceAll(PERCENT, (_, whole: string, rest: string | undefined) => share(whole, rest)),
  );
  found.delete(text);
  return [...found];
}

/** 94 and 5 as 0.945; exact, because the point only moves. */
function share(whole: string, rest = ''): string {
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${rest}`.replace(/^0+(?=\d)/, '');
}
