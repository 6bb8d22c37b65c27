import { printMarks } from '../narrative/print-clauses.js';
import type { Fact } from '../schema/index.js';
import type { Run } from './layout.js';
import { STYLE, type Style } from './theme.js';

/** A plain run. */
export const run = (text: string, style: Style = STYLE.cell): Run => ({ text, style });

/** Evidence marks in small type behind what they bear out. */
export const markRuns = (evidence: readonly string[]): Run[] =>
  evidence.length === 0 ? [] : [{ text: ` ${printMarks(evidence)}`, style: STYLE.mark }];

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
