import { shownMarks } from '../narrative/print-clauses.js';
import { sectionsSaid } from '../narrative/references.js';
import { unformatted } from '../narrative/told.js';
import type { Clause, Fact } from '../schema/index.js';
import type { Run } from './layout.js';
import { outsidePlace, sectionPlace } from './navigation.js';
import { STYLE, TYPE_MIN, type Style } from './theme.js';

/** A plain run. */
export const run = (text: string, style: Style = STYLE.cell): Run => ({ text, style });

/** Evidence marks in small type behind what they bear out. */
export function markRuns(evidence: readonly string[], style: Style = STYLE.mark): Run[] {
  const { marks, more } = shownMarks(evidence);
  const runs = marks.map((mark): Run => ({ text: ` [${mark}]`, style, to: mark }));
  return more > 0 ? [...runs, { text: ` +${more}`, style }] : runs;
}

/** What Docket says, with links from the sections that it refers to. */
export const saidRuns = (said: string, style: Style): Run[] =>
  sectionsSaid(said).map(({ text, section }) => ({
    text,
    style,
    ...(section === undefined ? {} : { to: sectionPlace(section) }),
  }));

/** Numbers of sections, each with its link: `6, 7, 12`. */
export const sectionRuns = (numbers: readonly number[], style: Style = STYLE.cell): Run[] =>
  numbers.flatMap((number, i) => [
    ...(i > 0 ? [{ text: ', ', style }] : []),
    { text: String(number), style, to: sectionPlace(number) },
  ]);

/** What leads out of the document, behind what it is about. */
export const outsideRuns = (text: string, url: string | undefined): Run[] =>
  url === undefined ? [] : [run(' · '), { text, style: STYLE.cell, to: outsidePlace(url) }];

/** Length above which a value is set in the mono face's smaller size; ids and JSON are. */
const looksLikeCode = (fact: Fact): boolean =>
  typeof fact.value === 'object' && fact.value !== null && /^[“„]\{/.test(fact.text);

/** A fact: its value, or its state in italics. Nothing is left blank. */
export function factRuns(fact: Fact, style: Style = STYLE.cell, marks = false): Run[] {
  const isValue = fact.state === 'recorded' || fact.state === 'unverified';
  if (fact.state === 'withheld' || fact.state === 'erased') {
    // The digest that the value left behind; the whole of it is in the register.
    const left = fact.commitment === undefined ? '' : `  ${fact.commitment.slice(0, 12)}`;
    return [
      { text: fact.text, style: { ...STYLE.cellBoxed, size: style.size } },
      ...(left === '' ? [] : [{ text: left, style: STYLE.cellMonoGrey }]),
      ...(marks ? markRuns(fact.evidence) : []),
    ];
  }
  const set = isValue
    ? looksLikeCode(fact)
      ? STYLE.cellMono
      : style
    : { ...STYLE.cellState, size: style.size };
  return [{ text: fact.text, style: set }, ...(marks ? markRuns(fact.evidence) : [])];
}

/** Paragraphs of one cell, each on its own line; empty ones are left out. */
export function stack(...paragraphs: readonly (readonly Run[] | undefined)[]): Run[] {
  const runs: Run[] = [];
  for (const paragraph of paragraphs) {
    if (!paragraph || paragraph.length === 0) continue;
    if (runs.length > 0) runs.push({ text: '\n', style: paragraph[0]?.style ?? STYLE.cell });
    runs.push(...paragraph);
  }
  return runs;
}

/** A fact only if it says something: recorded, hidden, erased or contradicted. For second lines of a cell. */
export function ifSaid(fact: Fact, style: Style = STYLE.cellGrey): Run[] | undefined {
  return fact.state === 'not_recorded' ? undefined : factRuns(fact, style);
}

/**
 * Recorded text as a quotation that runs on has it in print, only where lines are few: without signs of formatting,
 * which the story in full has, and with another sign for a line break.
 */
export const runOn = (runs: readonly Run[]): Run[] =>
  runs.map((one) => ({ ...one, text: unformatted(one.text).replaceAll(' ¶ ', ' / ') }));

/** Clauses with their marks in small type. */
export function clauseRuns(clauses: readonly Clause[], style: Style): Run[] {
  const mark: Style = { ...STYLE.mark, size: Math.max(TYPE_MIN, style.size * 0.72) };
  return clauses.flatMap((clause, i) => [
    ...(i > 0 ? [run(' ', style)] : []),
    ...saidRuns(clause.text, style),
    ...markRuns(clause.evidence, mark),
    run(clause.end, style),
  ]);
}
