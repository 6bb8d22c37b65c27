import { capital, joined, say, shortenTo, type Told } from '../narrative/told.js';
import type { DossierModel } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { expectedTexts } from './conversation/expected-texts.js';
import {
  byEvaluator,
  failedOf,
  isFailed,
  judgedText,
  passedAsWhole,
  passedOf,
} from './evaluations.js';
import { WEIGHT, type Weighed } from './weights.js';

type Parts = Pick<DossierModel, 'oversight'>;
type Evaluation = DossierModel['oversight']['evaluations'][number];

/** So much of the reason of an evaluation Attention quotes, in UTF-16 units; section 12 has it whole. */
const EXPLANATION_UNITS_MAX = 240;

/** Evaluations that say that the work was wrong: a bare verdict stands before one of its kind that says how. */
export function failedEvaluations(context: ModelContext, { oversight }: Parts): Weighed[] {
  const all = byEvaluator(oversight.evaluations.filter(isFailed)).map((failed) =>
    failedItem(context, oversight.evaluations, failed),
  );
  const isSame = (a: (typeof all)[number], b: (typeof all)[number]): boolean =>
    a.kind === b.kind && a.item.severity === b.item.severity;
  // What only repeats that it was wrong is a mark of the first that says how; the line of the evaluations has its words.
  const main = all.find((one) => !one.isBare && one.item.severity === 'failed');
  const isRepeated = (one: (typeof all)[number]): boolean =>
    main !== undefined && one.isBare && one.item.severity !== 'failed';
  const repeated = all.filter(isRepeated);
  return all.flatMap((one) => {
    if (isRepeated(one)) return [];
    const behind = one === main ? repeated : [];
    const bare = all.filter((other) => other !== one && other.isBare && isSame(other, one));
    if (one.isBare && all.some((other) => !other.isBare && isSame(other, one))) return [];
    const before = one.isBare ? [] : bare;
    return {
      ...one.item,
      text: capital(
        joined(
          [...before, one].map(({ item }) => item.text),
          '; ',
        ),
      ),
      evidence: [...before, one, ...behind].flatMap(({ item }) => item.evidence),
    };
  });
}

/** What one evaluator says was wrong; bare where it says no more than that. */
function failedItem(
  context: ModelContext,
  evaluations: readonly Evaluation[],
  failed: readonly [Evaluation, ...Evaluation[]],
): { item: Weighed; kind: unknown; isBare: boolean } {
  const { words } = context;
  const [first] = failed;
  const { kind } = first;
  const evidence = failed.flatMap(({ evidence: marks }) => marks);
  const expected = expectedTexts(context, evidence);
  const verdict = verdictText(context, evaluations, failed, expected.length > 0);
  const whole = passedAsWhole(evaluations, kind.value);
  const measured = whole === undefined && (kind.value === 'ground_truth' || kind.value === 'human');
  const judged =
    whole === undefined
      ? verdict
      : words.said.wholePassed(
          verdict,
          byEvaluator(whole).map(([row]) => row.evaluator.text),
        );
  const { explanation: why } = first;
  // Nothing else names what it missed.
  const isInPart = whole !== undefined && expected.length > 0;
  const isWhyTold = failed.length === 1 && why.state === 'recorded';
  const said = isWhyTold
    ? say`${judged}; ${words.narrative.reasoned(shortenTo(why.text, EXPLANATION_UNITS_MAX, words.marks))}`
    : judged;
  return {
    kind: kind.value,
    isBare: failed.length === 1 && expected.length === 0 && !isWhyTold && whole === undefined,
    item: {
      code: isInPart ? 'part_failed' : 'evaluation_failed',
      severity: measured ? 'failed' : 'attention',
      text: expected.length === 0 ? said : words.said.expected(said, expected),
      evidence,
      weight: measured ? WEIGHT.measuredWrong : isInPart ? WEIGHT.partWrong : WEIGHT.contradiction,
    },
  };
}

function verdictText(
  { words }: ModelContext,
  evaluations: readonly Evaluation[],
  failed: readonly [Evaluation, ...Evaluation[]],
  isNamed: boolean,
): Told {
  const { evaluation, evaluationCount } = words.narrative;
  const [{ kind, evaluator }] = failed;
  const all = evaluations.filter(
    (row) => row.kind.text === kind.text && row.evaluator.text === evaluator.text,
  );
  const passed = passedOf(all);
  return passed === undefined
    ? evaluation(
        kind.text,
        evaluator.text,
        failed.slice(0, 3).map((row) => judgedText(row)),
      )
    : evaluationCount(kind.text, evaluator.text, {
        passed,
        of: all.length,
        // What was expected names them.
        failed: isNamed ? [] : failedOf({ words: words.narrative, marks: words.marks }, failed),
      });
}

/** Evaluations that passed though the calls are not those that they had expected. */
export function passedOtherwise(context: ModelContext, { oversight }: Parts): Weighed[] {
  const { words } = context;
  return oversight.evaluations.flatMap((row): Weighed[] => {
    const expected = row.passed.value === true ? expectedTexts(context, row.evidence) : [];
    if (expected.length === 0) return [];
    const verdict = words.narrative.evaluation(row.kind.text, row.evaluator.text, [
      judgedText(row),
    ]);
    return [
      {
        code: 'passed_otherwise',
        severity: 'attention',
        text: capital(words.said.expected(verdict, expected)),
        evidence: row.evidence,
        weight: WEIGHT.recorded,
      },
    ];
  });
}
