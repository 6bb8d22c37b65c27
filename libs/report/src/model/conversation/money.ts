/** What is told of money that is owed, paid, offered or given. */
const OF_MONEY =
  /\b(?:total|costs?|difference|differenz|charged?|refund\w*|amounts?|balance|fees?|compensation|certificates?|credit(?:ed)?|vouchers?|offer\w*|remaining|gesamt\w*|kosten|erstatt\w*|betrag|gutschrift|gutschein|gebühr\w*)\b/iu;

/** An amount with its currency. */
const AMOUNT =
  /(?:[$€£]|\b(?:USD|EUR|GBP)\s?)\s?(\d[\d.,]*)|(?<![\d.,])(\d[\d.,]*)\s?(?:[$€£]|(?:USD|EUR|GBP|dollars?|euros?)\b)/giu;

/** Shortest line that tells an amount, `Total Cost: $239`, and the longest. */
const LINE_MIN = 8;
const LINE_MAX = 260;

/** Whether a line can be quoted that tells something of money. */
const isOfMoney = (line: string): boolean =>
  line.length >= LINE_MIN && line.length <= LINE_MAX && OF_MONEY.test(line);

/** The amounts in a line, as they are written. */
export const writtenAmounts = (line: string): { whole: string; number: string }[] =>
  [...line.matchAll(AMOUNT)].map((match) => ({
    whole: match[0].trim().replace(/[.,]+$/u, ''),
    number: match[1] ?? match[2] ?? '',
  }));

const IN_ALL =
  /\b(?:total|additional|difference|remaining|compensation|refund\w*|gesamt\w*|differenz|erstatt\w*)\b/iu;

/** Whether a line tells what something comes to. */
export const tellsSum = (line: string): boolean =>
  isOfMoney(line) && IN_ALL.test(line) && writtenAmounts(line).length > 0;

/** Amounts that are added up at most: of more any figure could be made. */
const PARTS_MAX = 8;

/** In hundredths, so that sums are exact. */
const hundredths = (amount: number): number => Math.round(amount * 100);

/** What amounts come to, any of them together, with and without their signs, in hundredths; undefined of too many. */
export function sumsOf(amounts: readonly number[]): ReadonlySet<number> | undefined {
  if (amounts.length > PARTS_MAX) return undefined;
  const sums = new Set<number>();
  for (const signed of [amounts, amounts.map(Math.abs)]) {
    let reached = [0];
    for (const part of signed)
      reached = [...new Set(reached.flatMap((sum) => [sum, sum + hundredths(part)]))];
    for (const sum of reached) sums.add(Math.abs(sum));
  }
  sums.delete(0);
  return sums;
}

/** Whether one of the readings of a written amount is among sums in hundredths. */
export const isAmong = (readings: readonly string[], sums: ReadonlySet<number>): boolean =>
  readings.some((reading) => sums.has(hundredths(Number(reading))));
