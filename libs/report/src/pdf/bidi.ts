import bidiFactory from 'bidi-js';

// The package is CommonJS and its types are those of a module: what is imported is the factory itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/** The blocks in which letters and digits of scripts from right to left stand (UAX 9, DerivedBidiClass). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** A stretch of text at one level of embedding; odd is right to left. Empty: an isolate begins or ends here. */
export interface Span {
  text: string;
  level: number;
}

/** What is set apart in a text: a quotation, a line of it (the sign ¶ is between two), a string of JSON, an escape, a number. */
type Kind = 'run' | 'lines' | 'value' | 'json' | 'string';

/**
 * Escapes, and numbers with signs between them: a date, an amount, an account. By the plain algorithm
 * 2026-11-02 stands as 02-11-2026 among Arabic letters; here it stands as it was recorded.
 */
const UNITS = '(⟨U\\+[0-9A-F]{4,6}⟩|(?<!\\d)\\d+(?:[-+/.:,]\\d+)+)';
/** The isolates in each kind of text: of the groups, the one that matched is what is set apart. */
const ISOLATES: Record<Kind, RegExp> = {
  run: new RegExp(`“([^“”]*)”|„([^„“]*)“|${UNITS}`, 'gu'),
  lines: /([^¶ ](?:[^¶]*[^¶ ])?)/gu,
  value: new RegExp(UNITS, 'gu'),
  json: new RegExp(`"((?:[^"\\\\]|\\\\.)*)"|${UNITS}`, 'gu'),
  string: new RegExp(UNITS, 'gu'),
};
/** What stands for an isolate in the text around it (UAX 9, X5a to X6a: as a neutral). */
const NEUTRAL = '\ufffc';
const STRONG_RIGHT = '\u05d0';

const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;
/** One unit for each unit, with the direction of the whole: the library looks at units, not at code points. */
const byUnits = (text: string): string =>
  text.replaceAll(ASTRAL, (char) =>
    (hasRightToLeft(char) ? STRONG_RIGHT : /\p{L}/u.test(char) ? 'a' : NEUTRAL).repeat(2),
  );

/** The next level above, odd or even (UAX 9, X5a and X5b). */
const next = (level: number, isOdd: boolean): number =>
  level + ((level % 2 === 1) === isOdd ? 2 : 1);

interface Isolate {
  inside: string;
  /** An escape or a number: it reads from left to right, whatever it holds. */
  isUnit: boolean;
}

/** A text with a neutral in place of each isolate, and the isolates by their places. */
function withoutIsolates(text: string, kind: Kind): [string, Map<number, Isolate>] {
  const isolates = new Map<number, Isolate>();
  let outer = '';
  let end = 0;
  for (const { 0: whole, index, ...groups } of text.matchAll(ISOLATES[kind])) {
    const inside = [groups[1], groups[2], groups[3]].find((group) => group !== undefined) ?? '';
    const isWhole = inside === whole;
    const isUnit = isWhole && kind !== 'lines';
    const from = isWhole ? index : index + 1;
    outer += text.slice(end, from);
    isolates.set(outer.length, { inside, isUnit });
    outer += NEUTRAL;
    end = from + inside.length;
  }
  return [outer + text.slice(end), isolates];
}

function kindInside(kind: Kind, inside: string): Kind {
  if (kind === 'json') return 'string';
  if (kind === 'run' && inside.includes('¶')) return 'lines';
  return /^[{[]/u.test(inside) ? 'json' : 'value';
}

/**
 * The levels of a run of text within a line that reads from left to right, by the Unicode Bidirectional
 * Algorithm (UAX 9), in the order of the text. The run, each quotation in it, each line, string of JSON,
 * number and escape in that are isolates: whatever was recorded in one cannot reorder what stands around it. Directional
 * controls of the record are printed as escapes before this, so that none is left to be obeyed. Linear in
 * the length: isolates are resolved one by one, and are four deep at most.
 */
export function spansOf(run: string): Span[] {
  const spans: Span[] = [];
  const put = (text: string, level: number): void => {
    const last = spans.at(-1);
    if (text !== '' && last?.level === level && last.text !== '') last.text += text;
    else spans.push({ text, level });
  };
  const resolve = (text: string, embedding: number, kind: Kind): void => {
    const [outer, isolates] = withoutIsolates(text, kind);
    const direction = kind === 'json' || kind === 'lines' ? 'ltr' : 'auto';
    const { levels, paragraphs } = bidi.getEmbeddingLevels(byUnits(outer), direction);
    const base = paragraphs[0]?.level ?? 0;
    const own = next(embedding, base % 2 === 1);
    for (let at = 0; at < outer.length; at += 1) {
      const level = (levels[at] ?? base) + own - base;
      const isolate = isolates.get(at);
      if (isolate === undefined) {
        put(outer[at] ?? '', level);
        continue;
      }
      put('', level);
      if (isolate.isUnit) put(isolate.inside, next(own, false));
      else resolve(isolate.inside, own, kindInside(kind, isolate.inside));
      put('', level);
    }
  };
  put('', 0);
  resolve(run, 0, 'run');
  put('', 0);
  return spans;
}

/** What is set on a line, in the order in which it stands from left to right (UAX 9, L2). */
export function visualOrder<T extends { level: number }>(items: readonly T[]): T[] {
  const order = [...items];
  const levels = items.map(({ level }) => level);
  const lowest = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = Math.max(0, ...levels); level >= lowest; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = to;
    }
  }
  return order;
}

/** The character that is drawn in its place where text runs from right to left: a bracket opens the other way. */
export const mirrored = (char: string): string => bidi.getMirroredCharacter(char) ?? char;
