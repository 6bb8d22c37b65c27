/** Letters that no decomposition takes apart, and pairs that stand for a letter with an accent. */
const LETTERS_APART: readonly [written: RegExp, plain: string][] = [
  [/ß/g, 'ss'],
  [/ø/g, 'o'],
  [/[łŀ]/g, 'l'],
  [/đ/g, 'd'],
  [/ı/g, 'i'],
  [/œ/g, 'o'],
  [/æ/g, 'a'],
  [/([aou])e/g, '$1'],
];

/** 1,500 and 1.500 as 1500; 42.50 and 42,50 as 42.5; 100.00 as 100. */
const NUMBERS_APART: readonly [written: RegExp, plain: (found: string) => string][] = [
  [/(?<![\d.,])[1-9]\d{0,2}(?:([.,'’_ ])\d{3})(?:\1\d{3})*(?!\d)/g, (n) => n.replaceAll(/\D/g, '')],
  [/\d[.,]\d*[1-9]0+(?!\d)/g, (n) => n.replace(/0+$/, '')],
  [/\d\d[.,]0+(?!\d)/g, (n) => n.slice(0, 2)],
];

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

/** The digit of another script as ours. Each script has its ten in a row, from U+…0 or from U+…6. */
function digitOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const place = code % 16;
  const first = place < 6 || /\p{Nd}/u.test(String.fromCodePoint(code - place)) ? 0 : 6;
  return String(place - first);
}

/** The text without case, accents, other digits than ours, and characters that nobody sees: soft hyphens, joiners, marks of direction. */
export function foldLetters(text: string): string {
  let plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(OTHER_DIGIT, digitOf)
    .toLowerCase();
  for (const [written, letter] of LETTERS_APART) plain = plain.replaceAll(written, letter);
  return plain;
}

/**
 * A text as the tokens that a reader would recognise again: runs of letters or of digits, without
 * case, accents and punctuation. "Müller-Köhn 44812" is muller, kohn, 44812, and so is "Mueller-Koehn
 * 44,812". A number is the same however its decimals and thousands are written.
 */
export function tokensOf(text: string): string[] {
  let plain = foldLetters(text);
  for (const [written, number] of NUMBERS_APART) plain = plain.replaceAll(written, number);
  return plain.match(/\p{L}+|\p{N}+/gu) ?? [];
}
