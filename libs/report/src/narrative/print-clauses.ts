import type { Clause, StoryLine } from '../schema/index.js';

/** The narrative as a reader sees it, with marks: what the PDF prints. */
export function narrativeText(clauses: readonly Clause[]): string {
  return clauses.map(clauseText).join(' ');
}

/** Page 1's four lines with their labels, a line each. */
export function storyText(lines: readonly StoryLine[]): string {
  return lines.map(({ label, clauses }) => `${label}: ${narrativeText(clauses)}`).join('\n');
}

/** One clause with its marks and its punctuation. */
export function clauseText({ text, evidence, end }: Clause): string {
  return evidence.length === 0 ? `${text}${end}` : `${text} ${printMarks(evidence)}${end}`;
}

/** Marks printed behind one clause at most; the rest is counted and stands in the JSON. */
const MARKS_MAX = 3;

/** The marks that are printed behind a clause, and how many more there are. */
export function shownMarks(evidence: readonly string[]): { marks: string[]; more: number } {
  const marks = evidence.slice(0, MARKS_MAX);
  return { marks, more: evidence.length - marks.length };
}

/** `[E1] [E4] [L1] +5`. */
export function printMarks(evidence: readonly string[]): string {
  const { marks, more } = shownMarks(evidence);
  const shown = marks.map((mark) => `[${mark}]`).join(' ');
  return more > 0 ? `${shown} +${more}` : shown;
}
