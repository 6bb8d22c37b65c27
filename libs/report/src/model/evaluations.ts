import { groupByText, withCount } from '../narrative/grouping.js';
import type { Lexicon } from '../narrative/lexicon.js';
import { beforeArguments, say, type QuotationMarks, type Told } from '../narrative/told.js';
import type { Oversight } from '../schema/index.js';

type Evaluation = Oversight['evaluations'][number];

/** What weighs more comes first: what is known to be right before what somebody thinks. */
const KINDS: readonly unknown[] = ['ground_truth', 'human', 'judge', 'schema', 'heuristic'];

/**
 * Whether an evaluation says that the work was wrong: by its verdict alone. Which end of its scale is the good one no
 * score says: 0 is the best of a toxicity, and the worst of a reward.
 */
export const isFailed = ({ passed }: Evaluation): boolean =>
  passed.state === 'recorded' && passed.value === false;

/** Kinds of evaluation that measure the work: what is known to be right, and people. */
const KNOWING: readonly unknown[] = ['ground_truth', 'human'];

/** Whether it judges the decision, and no part of it that has a name. */
const isOfWhole = ({ about, target }: Evaluation): boolean =>
  about === undefined && target.value === 'decision';

/** Verdicts of that kind on the decision as a whole that it passed; undefined where one says that it did not, or none is. */
export function passedAsWhole(
  rows: readonly Evaluation[],
  kind: unknown,
): readonly Evaluation[] | undefined {
  const whole = rows.filter(
    (row) => row.kind.value === kind && isOfWhole(row) && row.passed.state === 'recorded',
  );
  return whole.length > 0 && whole.every(({ passed }) => passed.value === true) ? whole : undefined;
}

/** Verdicts of what measures the work that it was wrong, or a part of it. */
const failedMeasures = (rows: readonly Evaluation[]): Evaluation[] =>
  rows.filter((row) => isFailed(row) && KNOWING.includes(row.kind.value));

/**
 * What measures of the work say: the verdict on the whole counts before that on a part. Of a part that failed, either
 * the whole passed what measures of that kind, or no verdict on the whole is recorded of it.
 */
export type Measured =
  | 'wrong'
  | 'wrong_in_part'
  | 'right_but_in_part'
  /** What measures of the whole passed, and something else that judges the whole did not. */
  | 'disputed'
  | 'right'
  | 'not_wrong';

export function measuredAs(rows: readonly Evaluation[]): Measured {
  const failed = failedMeasures(rows);
  const isRight = KNOWING.some((kind) => passedAsWhole(rows, kind) !== undefined);
  const isDisputed = rows.some((row) => isFailed(row) && isOfWhole(row));
  if (failed.length === 0) return isRight ? (isDisputed ? 'disputed' : 'right') : 'not_wrong';
  if (failed.every(({ kind }) => passedAsWhole(rows, kind.value) !== undefined))
    return isDisputed ? 'disputed' : 'right_but_in_part';
  return failed.some(isOfWhole) ? 'wrong' : 'wrong_in_part';
}

/** What the first sentence of an import says of the verdicts rests on: those on the whole, where they decide, else the parts that failed. */
export function decidingMeasures(rows: readonly Evaluation[]): Evaluation[] {
  const measured = measuredAs(rows);
  const whole = rows.filter((row) => isOfWhole(row) && row.passed.state === 'recorded');
  if (measured === 'disputed') return whole;
  if (measured === 'right' || measured === 'right_but_in_part')
    return whole.filter((row) => KNOWING.includes(row.kind.value));
  return failedMeasures(rows);
}

/** Whether nothing that judges the work says that it, or a part of it, was wrong. */
export const isJudgedWell = (measured: Measured): boolean =>
  measured === 'right' || measured === 'not_wrong';

/** The verdicts of each evaluator of each kind: the weightiest kind first, and in it those that failed. */
export function byEvaluator(rows: readonly Evaluation[]): [Evaluation, ...Evaluation[]][] {
  const groups = new Map<string, [Evaluation, ...Evaluation[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind.text, row.evaluator.text]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  const rank = ([row]: readonly Evaluation[]): number => {
    const at = KINDS.indexOf(row?.kind.value);
    return at === -1 ? KINDS.length : at;
  };
  const passed = (group: readonly Evaluation[]): number => (group.some(isFailed) ? 0 : 1);
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b) || passed(a) - passed(b));
}

/** What did not pass, by name, each told once with how often; the arguments of a call are left to section 12. */
export function failedOf(
  { words, marks }: { words: Lexicon['narrative']; marks: QuotationMarks },
  group: readonly Evaluation[],
): Told[] {
  const failed = group.filter(isFailed);
  return groupByText(failed, ({ target }) => beforeArguments(target.text, marks)).map((one) =>
    withCount({ words }, one),
  );
}

/** How many of several verdicts passed; undefined where not all of them are verdicts. */
export function passedOf(group: readonly Evaluation[]): number | undefined {
  const verdicts = group.map(({ passed }) => passed.value);
  if (group.length < 2 || !verdicts.every((passed) => typeof passed === 'boolean')) {
    return undefined;
  }
  return verdicts.filter((passed) => passed).length;
}

/** How it came out, and of what, where that is not the decision. */
export const judgedText = ({ outcome, about }: Evaluation, text = outcome.text): Told =>
  about === undefined ? text : say`${text} (${about})`;
