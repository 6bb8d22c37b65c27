import { isJsonObject, type Json } from '@docket/chain';

/** What one evaluation says of what it judges. */
export interface EvaluationVerdict {
  passed: boolean;
  mark: string;
  target: string;
  kind: string;
  /** It judges the decision as a whole, and not a part of it that is named. */
  whole: boolean;
  onDecision: boolean;
}

/** evaluationVerdict reads it from what is recorded; undefined where it does not say whether it passed. */
export function evaluationVerdict(
  mark: string,
  { passed, target = null, kind }: { passed: unknown; target?: Json | undefined; kind: unknown },
): EvaluationVerdict | undefined {
  if (typeof passed !== 'boolean') return undefined;
  const text = JSON.stringify(target);
  const onDecision = isJsonObject(target) && target['kind'] === 'decision';
  return {
    passed,
    mark,
    target: text,
    kind: typeof kind === 'string' ? kind : mark,
    whole: onDecision && text === '{"kind":"decision"}',
    onDecision,
  };
}

/** disagreeing gives the marks of evaluations of the same thing that disagree; undefined where no two can be compared. */
export function disagreeing(all: readonly EvaluationVerdict[]): string[] | undefined {
  const targets = new Map<string, EvaluationVerdict[]>();
  for (const one of all) targets.set(one.target, [...(targets.get(one.target) ?? []), one]);
  const same = [...targets.values()].filter((group) => group.length > 1);
  const kinds = byKind(all);
  if (same.length === 0 && kinds.length < 2) return undefined;
  const differs = (group: readonly { passed: boolean }[]): boolean =>
    new Set(group.map(({ passed }) => passed)).size > 1;
  const marks = [
    ...same.filter(differs).flatMap((group) => group.map(({ mark }) => mark)),
    ...(differs(kinds) ? kinds.flatMap((one) => one.marks) : []),
  ];
  return [...new Set(marks)];
}

/**
 * What each way of judging says of the decision: its verdict on the whole, or, where it gave none, that
 * every part it judged passed. Two ways that differ disagree, though no two of their targets are the same.
 */
function byKind(all: readonly EvaluationVerdict[]): { passed: boolean; marks: string[] }[] {
  const kinds = new Map<string, EvaluationVerdict[]>();
  for (const verdict of all.filter(({ onDecision }) => onDecision)) {
    kinds.set(verdict.kind, [...(kinds.get(verdict.kind) ?? []), verdict]);
  }
  return [...kinds.values()].flatMap((own) => {
    const whole = own.filter((verdict) => verdict.whole);
    const counted = whole.length > 0 ? whole : own;
    const passed = counted.every((verdict) => verdict.passed);
    // EvaluationVerdicts on the whole that differ among themselves are found by their target.
    if (whole.length > 0 && !passed && whole.some((verdict) => verdict.passed)) return [];
    const deciding = counted.filter((verdict) => verdict.passed === passed);
    return [{ passed, marks: deciding.map(({ mark }) => mark) }];
  });
}
