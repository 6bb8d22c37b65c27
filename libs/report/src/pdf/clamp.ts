import { lexicon } from '../narrative/lexicon.js';
import type { QuotationMarks } from '../narrative/told.js';
import { run } from './cells.js';
import { LETTER_MIN, type Line, type Run } from './layout.js';
import { FULL_PLACE, sectionPlace } from './navigation.js';
import type { Sheet } from './sheet.js';
import { STYLE, type Style } from './theme.js';

/** A box that text is set into: `most` lines of `width` points. */
interface Bound {
  width: number;
  most: number;
  /** What stands behind what was cut: where the whole is. */
  rest: readonly Run[];
}

/** How far back a word may begin that is left out whole; one that is longer is cut inside. */
const WORD_UNITS_MAX = 40;
/** What a cut never stands before: the second half of a character, and signs that belong to the letter before. */
const JOINED = /^(?:[\udc00-\udfff]|\p{M}|\u200d|\ufe0f)/u;

/** Where the whole text stands, as a link. */
export const wholeIn = (sheet: Sheet, section: number, style: Style = STYLE.cellGrey): Run => ({
  text: ` ${sheet.words.wholeIn(section)}`,
  style,
  to: sectionPlace(section),
});

export const wholeInFull = (sheet: Sheet, style: Style = STYLE.cellGrey): Run => ({
  text: ` ${sheet.words.wholeInFull}`,
  style,
  to: FULL_PLACE,
});

const lengthOf = (runs: readonly Run[]): number => runs.reduce((n, { text }) => n + text.length, 0);

/** So many UTF-16 units from the beginning, back to the end of a word; a mark or a link stays whole. */
function beginningOf(runs: readonly Run[], length: number): Run[] {
  const kept: Run[] = [];
  let room = length;
  for (const one of runs) {
    if (one.text.length <= room) {
      kept.push(one);
      room -= one.text.length;
      continue;
    }
    if (one.to === undefined) kept.push({ ...one, text: wordsOf(one.text, room) });
    break;
  }
  return kept;
}

function wordsOf(text: string, length: number): string {
  let end = length;
  while (end > 0 && JOINED.test(text.slice(end, end + 2))) end -= 1;
  const space = text.slice(0, end + 1).search(/\s\S*$/u);
  return text.slice(0, space >= 0 && space > end - WORD_UNITS_MAX ? space : end);
}

/** The beginning with its mark of the cut; a quotation that is cut is closed. */
function cut(runs: readonly Run[], length: number, { open, close }: QuotationMarks): Run[] {
  const kept = beginningOf(runs, length);
  const last = kept.findLast(({ text }) => text.trim() !== '');
  const text = kept.map((one) => one.text).join('');
  const isOpen = text.split(open).length > text.split(close).length;
  const style = last?.style ?? runs[0]?.style ?? STYLE.cell;
  return [...trimmed(kept), run(isOpen ? ` …${close}` : ' …', style)];
}

function trimmed(runs: readonly Run[]): Run[] {
  const at = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs
    .slice(0, at + 1)
    .map((one, i) => (i === at ? { ...one, text: one.text.trimEnd() } : one));
}

/** By how much less is tried where a beginning does not fit: in UTF-16 units, and as a share. */
const STEP_UNITS = 8;
const STEP_SHARE = 0.06;

interface Fitted {
  runs: readonly Run[];
  lines: Line[];
}

function fitted(sheet: Sheet, runs: readonly Run[], { width, most, rest }: Bound): Fitted {
  const { marks } = lexicon(sheet.dossier.issue.locale);
  const total = lengthOf(runs);
  const ceiling = Math.min(total, Math.ceil((most * width) / LETTER_MIN));
  const first = sheet.lines(ceiling === total ? runs : beginningOf(runs, ceiling), width);
  if (ceiling === total && first.length <= most) return { runs, lines: first };
  // What stands in the lines now, without as much as what follows the cut takes. Codes in the place of letters make
  // the lines longer than the text: then it is its share of all lines.
  const shown = first.slice(0, most).reduce((n, { segments }) => n + lengthOf(segments), 0);
  const share = Math.floor((ceiling * most) / Math.max(most, first.length));
  for (let kept = Math.max(0, Math.min(shown, share) - lengthOf(rest)); ;) {
    const less = [...cut(runs, kept, marks), ...rest];
    const lines = sheet.lines(less, width);
    if (lines.length <= most || kept === 0) return { runs: less, lines };
    kept = Math.max(0, Math.min(kept - STEP_UNITS, Math.floor(kept * (1 - STEP_SHARE))));
  }
}

/** Sets runs in as many lines as a box has: whole, or cut behind a word, visibly, with where the whole stands. */
export interface Clamp {
  lines(runs: readonly Run[], bound: Bound): Line[];
  /** The same for runs that are set with others. */
  runs(runs: readonly Run[], bound: Bound): readonly Run[];
}

/** What was set once is not set again: a page is tried in many tellings. What stands behind a cut has room in one line. */
export function clamping(sheet: Sheet): Clamp {
  const known = new Map<string, Fitted>();
  const fit = (runs: readonly Run[], bound: Bound): Fitted => {
    const key = JSON.stringify([runs, bound]);
    const set = known.get(key) ?? fitted(sheet, runs, bound);
    known.set(key, set);
    return set;
  };
  return {
    lines: (runs, bound) => fit(runs, bound).lines,
    runs: (runs, bound) => fit(runs, bound).runs,
  };
}
