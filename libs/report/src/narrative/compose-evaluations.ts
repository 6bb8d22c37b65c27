import { byEvaluator, failedOf, judgedText, passedOf } from '../model/evaluations.js';
import type { Clause, Oversight } from '../schema/index.js';
import { clause, isImported, isShort, quote, some, type Composer } from './composer.js';
import type { Told } from './told.js';

type Evaluation = Oversight['evaluations'][number];

/** That something is a heuristic is the importer's word for what it knows no other for. */
const isNamedByImporter = ({ model }: Composer, { kind }: Evaluation): boolean =>
  isImported(model) && kind.value === 'heuristic';

/** Of the ground truth with no verdict nothing says that it was held against what came out. */
const hasNoVerdict = ({ kind, passed, score }: Evaluation): boolean =>
  kind.value === 'ground_truth' &&
  passed.state === 'not_recorded' &&
  score.state === 'not_recorded';

/** By how much an explanation may be longer than other quotations: cut, it would say another thing. */
const EXPLANATION_WEIGHT = 2.5;

/** A score of an import says of no scale which end is the good one: what its judge says of it does. */
function explained(composer: Composer, { passed, explanation }: Evaluation, outcome: Told): Told {
  const { words, detail, model } = composer;
  const isTold =
    isImported(model) &&
    detail.reasons &&
    passed.state !== 'recorded' &&
    explanation.state === 'recorded' &&
    isShort(composer, explanation.text, EXPLANATION_WEIGHT);
  return isTold ? words.explained(outcome, explanation.text) : outcome;
}

type Group = readonly [Evaluation, ...Evaluation[]];

function kindOf(composer: Composer, group: Group): Told | undefined {
  const [first] = group;
  if (isNamedByImporter(composer, first)) return undefined;
  return group.every(hasNoVerdict)
    ? composer.words.groundTruth
    : quote(composer, first.kind.text, 12);
}

/** Right behind one of the same kind only by whom it is. */
function told(composer: Composer, group: Group, before: Group | undefined): Told {
  const { words } = composer;
  const [first] = group;
  const own = kindOf(composer, group);
  const isSame = own !== undefined && before !== undefined && kindOf(composer, before) === own;
  const kind = isSame ? undefined : own;
  const by = quote(composer, first.evaluator.text, 12);
  const evaluator = isSame ? words.alsoBy(by) : by;
  const passed = passedOf(group);
  if (passed !== undefined) {
    // Of an import Attention says what was expected.
    const failed = isImported(composer.model)
      ? []
      : some(composer, 12, failedOf(composer, group), (name) => name);
    return words.evaluationCount(kind, evaluator, { passed, of: group.length, failed });
  }
  const outcomes = some(composer, 12, group, (row) =>
    explained(composer, row, judgedText(row, quote(composer, row.outcome.text, 12))),
  );
  return words.evaluation(kind, evaluator, outcomes);
}

/** Every evaluation, one beside the other and never averaged. */
export function evaluationClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { evaluations, reviews } = model.oversight;
  if (evaluations.length === 0) {
    // Where a human looked at the decision, section 12 says that nothing else did.
    return reviews.length > 0 ? [] : [clause('evaluations', words.noEvaluation, [])];
  }
  const agreement = model.completeness.checks.find(({ id }) => id === 'evaluation_agreement');
  const grouped = byEvaluator(evaluations);
  const groups = some(composer, 12, grouped, (group) =>
    told(composer, group, grouped[grouped.indexOf(group) - 1]),
  );
  return [
    clause(
      'evaluations',
      words.evaluations(groups, agreement?.status === 'contradiction'),
      evaluations.map(({ outcome }) => outcome),
      evaluations.flatMap(({ evidence }) => evidence),
    ),
  ];
}
