import { foldLetters } from './tokens.js';

/** Scripts that put no space between words: there a name stands inside a run of letters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}$/u;
/** Shortest number with its letters that is known again without its spaces: an IBAN, a telephone, a card. */
const NUMBER_MIN = 7;
const NUMBER_DIGITS_MIN = 5;
/** Shortest name that is known again run together: janedoe for Jane Doe. */
const NAME_MIN = 6;
const NAME_MAX = 64;
/** Last digits by which a telephone is known again, whatever stands for its country and trunk. */
const SUBSCRIBER_DIGITS = 7;
const TELEPHONE = /^(?:\+|00|\(?0)[\d\s()/.-]{6,24}$/;

export interface CompactNeedle {
  text: string;
  /** Only similar: whoever exports has to look. */
  alike?: true;
  /** Also inside a run of letters or digits. */
  anywhere?: true;
}

/** The forms of a value that are looked for without spaces and separators. */
export function compactNeedles(value: string): CompactNeedle[] {
  if (value.length > 200) return [];
  const text = squash(value).text;
  const digits = text.replaceAll(/\D/g, '');
  if (UNSPACED.test(text)) return [{ text, anywhere: true }];
  if (text.length >= NUMBER_MIN && digits.length >= NUMBER_DIGITS_MIN) {
    const subscriber: CompactNeedle[] =
      TELEPHONE.test(value.trim()) && digits.length > SUBSCRIBER_DIGITS
        ? [{ text: digits.slice(-SUBSCRIBER_DIGITS), alike: true, anywhere: true }]
        : [];
    return [{ text }, ...subscriber];
  }
  const isName = digits === '' && /\p{L}\P{L}+\p{L}/u.test(value.trim());
  return isName && text.length >= NAME_MIN && text.length <= NAME_MAX
    ? [{ text, alike: true }]
    : [];
}

interface Squashed {
  /** Letters and digits only, folded. */
  text: string;
  /** Where a run of letters and digits begins, by position in `text`. */
  starts: ReadonlySet<number>;
}

function squash(written: string): Squashed {
  const starts = new Set<number>();
  let text = '';
  for (const [run] of foldLetters(written).matchAll(/[\p{L}\p{N}]+/gu)) {
    starts.add(text.length);
    text += run;
  }
  return { text, starts };
}

/** Needles are found by their first letters: two, or as many as six where all of them have so many. */
const KEY_LENGTHS = [2, 6] as const;

/** Many compact needles, looked for in one pass over each text. */
export class CompactIndex<Origin> {
  readonly #byKey = new Map<string, { needle: CompactNeedle; origin: Origin }[]>();
  readonly #keyLengths = new Set<number>();

  add(needle: CompactNeedle, origin: Origin): void {
    const [short, long] = KEY_LENGTHS;
    const length = needle.text.length >= long ? long : short;
    const key = needle.text.slice(0, length);
    this.#keyLengths.add(length);
    const known = this.#byKey.get(key);
    if (known) known.push({ needle, origin });
    else this.#byKey.set(key, [{ needle, origin }]);
  }

  /** Calls back for each needle that stands in the text. */
  find(written: string, onFound: (origin: Origin, alike: boolean) => void): void {
    if (this.#byKey.size === 0) return;
    const squashed = squash(written);
    const { text } = squashed;
    for (let at = 0; at < text.length; at++) {
      for (const length of this.#keyLengths) {
        for (const { needle, origin } of this.#byKey.get(text.slice(at, at + length)) ?? []) {
          if (standsAt(needle, squashed, at)) onFound(origin, needle.alike === true);
        }
      }
    }
  }
}

function standsAt(needle: CompactNeedle, { text, starts }: Squashed, at: number): boolean {
  if (!text.startsWith(needle.text, at)) return false;
  const end = at + needle.text.length;
  const isEdge = (place: number): boolean =>
    place === 0 ||
    place === text.length ||
    starts.has(place) ||
    isDigit(text, place - 1) !== isDigit(text, place);
  return needle.anywhere === true || (isEdge(at) && isEdge(end));
}

const isDigit = (text: string, at: number): boolean => /\d/.test(text.charAt(at));
