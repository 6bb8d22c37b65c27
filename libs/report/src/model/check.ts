import type { Told } from '../narrative/told.js';
import type { Check, DossierModel } from '../schema/index.js';
import type { ModelContext } from './context.js';

/** The sections that checks are run over. */
export type Sections = Pick<
  DossierModel,
  | 'goal'
  | 'lineage'
  | 'criteria'
  | 'alternatives'
  | 'side_effects'
  | 'oversight'
  | 'recorded_gaps'
  | 'incidents'
>;

/** How a check turned out, without its name. */
export type CheckOutcome = Omit<Check, 'id' | 'name'>;
export type CheckFunction = (context: ModelContext, sections: Sections) => CheckOutcome;

/** Passed when everything expected was observed; otherwise a gap that names the entries. */
export function counted(
  { words }: ModelContext,
  expected: number,
  missing: readonly string[],
): CheckOutcome {
  return {
    status: missing.length === 0 ? 'passed' : 'gap',
    expected: words.count(expected),
    observed: words.count(expected - missing.length),
    evidence: [...new Set(missing)],
  };
}

/** A check that had nothing to hold against anything, and why. It never says passed. */
export function notApplicable({ words }: ModelContext, reason: Told): CheckOutcome {
  return {
    status: 'not_applicable',
    expected: words.noneToCheck,
    observed: reason,
    evidence: [],
  };
}
