import type { Clause, Conversation } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { foremost } from './grouping.js';

/** Steps of the box of page 1, where it has room. */
const STEPS_MAX = 8;

/** What was said and called, a clause for each of so many steps; the others are counted. */
export function courseClauses(
  said: Composer['said'],
  { course }: Pick<Conversation, 'course'>,
  most = STEPS_MAX,
): Clause[] {
  if (course === undefined || most === 0) return [];
  const { steps, more } = course;
  // What may have changed something is never one of those that are only counted before others are.
  const told = foremost(steps, most, (step) => step.may_change === true);
  const others = steps.filter((step) => !told.includes(step));
  const left = others.length + more;
  const rows = told.map(({ text, evidence }) => stepClause(text, evidence));
  if (left === 0) return rows;
  const changes = others.filter((step) => step.may_change === true).length;
  const marks = others.flatMap(({ evidence }) => evidence);
  return [...rows, stepClause(said.moreSteps(left, changes), [...new Set(marks)])];
}

const stepClause = (text: Clause['text'], evidence: string[]): Clause => ({
  ...clause('step', text, [], evidence),
  states: ['recorded'],
});
