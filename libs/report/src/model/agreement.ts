import type { ModelContext } from './context.js';
import { ofType } from './context.js';
import type { CheckFunction } from './check.js';
import { notApplicable } from './check.js';
import { disagreeing, evaluationVerdict, type EvaluationVerdict } from './evaluation-verdicts.js';
import { isHiddenBelow, numberAt, stringAt, valueAt, type EntryView } from './entry.js';

/** The agent's own claim about a loop against what Docket counted. */
export const loopClaims: CheckFunction = (context) => {
  const { words } = context;
  const byPosition = new Map(context.entries.map((entry) => [entry.decisionSeq, entry]));
  const trips = ofType(context, 'tripwire.tripped');
  const ruled = (rule: string): EntryView[] =>
    trips.filter((entry) => stringAt(entry, '/rule') === rule);
  // Where the agent claimed a loop that Docket did not count, the rule itself is the disagreement.
  const invented = ruled('loop_claimed').map((trip) => [trip.mark]);
  const counted = ruled('loop').flatMap((trip) => {
    const cause = byPosition.get(numberAt(trip, '/cause') ?? -1);
    const claim = cause && valueAt(cause, '/loop_detected');
    return cause && typeof claim === 'boolean' ? [{ claim, marks: [cause.mark, trip.mark] }] : [];
  });
  if (invented.length + counted.length === 0) {
    return notApplicable(context, words.reason.noLoopClaim);
  }
  const denied = counted.filter(({ claim }) => !claim).map(({ marks }) => marks);
  const against = [...denied, ...invented].flat();
  return {
    status: against.length === 0 ? 'passed' : 'contradiction',
    expected: words.agentAgrees,
    observed:
      denied.length > 0
        ? words.agentDisagrees
        : invented.length > 0
          ? words.agentInvents
          : words.noDisagreement,
    evidence: [...new Set(against)],
  };
};

function verdicts(context: ModelContext): EvaluationVerdict[] {
  return ofType(context, 'evaluation.recorded').flatMap((entry) => {
    // Which things two hidden targets are, nobody can tell here.
    if (isHiddenBelow(entry, '/target')) return [];
    const verdict = evaluationVerdict(entry.mark, {
      passed: valueAt(entry, '/passed'),
      target: valueAt(entry, '/target'),
      kind: stringAt(entry, '/kind'),
    });
    return verdict === undefined ? [] : [verdict];
  });
}

/** Evaluations of the same thing that disagree are shown, never averaged. */
export const evaluationsAgree: CheckFunction = (context) => {
  const { words } = context;
  const evidence = disagreeing(verdicts(context));
  if (evidence === undefined) return notApplicable(context, words.reason.noTwoVerdicts);
  return {
    status: evidence.length === 0 ? 'passed' : 'contradiction',
    expected: words.evaluationsAgree,
    observed: evidence.length === 0 ? words.noDisagreement : words.evaluationsDisagree,
    evidence,
  };
};
