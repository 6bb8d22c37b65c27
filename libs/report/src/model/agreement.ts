import type { ModelContext } from './context.js';
import { ofType } from './context.js';
import type { CheckFunction } from './check.js';
import { notApplicable } from './check.js';
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

interface Verdict {
  passed: boolean;
  mark: string;
  target: string;
  kind: string;
  /** It judges the decision as a whole, and not a part of it that is named. */
  whole: boolean;
  onDecision: boolean;
}

function verdicts(context: ModelContext): Verdict[] {
  return ofType(context, 'evaluation.recorded').flatMap((entry) => {
    const passed = valueAt(entry, '/passed');
    // Which things two hidden targets are, nobody can tell here.
    if (typeof passed !== 'boolean' || isHiddenBelow(entry, '/target')) return [];
    const target = valueAt(entry, '/target') ?? null;
    const onDecision = stringAt(entry, '/target/kind') === 'decision';
    return [
      {
        passed,
        mark: entry.mark,
        target: JSON.stringify(target),
        kind: stringAt(entry, '/kind') ?? entry.mark,
        whole: onDecision && JSON.stringify(target) === '{"kind":"decision"}',
        onDecision,
      },
    ];
  });
}

/**
 * What each way of judging says of the decision: its verdict on the whole, or, where it gave none, that
 * every part it judged passed. Two ways that differ disagree, though no two of their targets are the same.
 */
function byKind(all: readonly Verdict[]): { passed: boolean; marks: string[] }[] {
  const kinds = new Map<string, Verdict[]>();
  for (const verdict of all.filter(({ onDecision }) => onDecision)) {
    kinds.set(verdict.kind, [...(kinds.get(verdict.kind) ?? []), verdict]);
  }
  return [...kinds.values()].flatMap((own) => {
    const whole = own.filter((verdict) => verdict.whole);
    const counted = whole.length > 0 ? whole : own;
    const passed = counted.every((verdict) => verdict.passed);
    // Verdicts on the whole that differ among themselves are found by their target.
    if (whole.length > 0 && !passed && whole.some((verdict) => verdict.passed)) return [];
    const deciding = counted.filter((verdict) => verdict.passed === passed);
    return [{ passed, marks: deciding.map(({ mark }) => mark) }];
  });
}

/** Evaluations of the same thing that disagree are shown, never averaged. */
export const evaluationsAgree: CheckFunction = (context) => {
  const { words } = context;
  const all = verdicts(context);
  const targets = new Map<string, Verdict[]>();
  for (const one of all) targets.set(one.target, [...(targets.get(one.target) ?? []), one]);
  const same = [...targets.values()].filter((group) => group.length > 1);
  const kinds = byKind(all);
  if (same.length === 0 && kinds.length < 2) {
    return notApplicable(context, words.reason.noTwoVerdicts);
  }
  const differs = (group: readonly { passed: boolean }[]): boolean =>
    new Set(group.map(({ passed }) => passed)).size > 1;
  const evidence = [
    ...same.filter(differs).flatMap((group) => group.map(({ mark }) => mark)),
    ...(differs(kinds) ? kinds.flatMap(({ marks }) => marks) : []),
  ];
  return {
    status: evidence.length === 0 ? 'passed' : 'contradiction',
    expected: words.evaluationsAgree,
    observed: evidence.length === 0 ? words.noDisagreement : words.evaluationsDisagree,
    evidence: [...new Set(evidence)],
  };
};
