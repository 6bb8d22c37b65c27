/**
 * `ok`: it was looked at, and is as it should be. `warning`: works, and should not stay so. `failed`: does not work,
 * or does not keep what Docket promises. `unknown`: could not be looked at. `note`: there is nothing to judge.
 */
type CheckVerdict = 'ok' | 'warning' | 'failed' | 'unknown' | 'note';

/** What one look found, as a sentence for a person. */
export interface CheckFinding {
  verdict: CheckVerdict;
  found: string;
  /** What to do about it; absent where there is nothing to do. */
  next?: string;
}

/** The finding of what was looked at, by an id for programs: `database.encoding`. */
export interface DiagnosisCheck extends CheckFinding {
  id: string;
}

export const ok = (found: string): CheckFinding => ({ verdict: 'ok', found });
export const note = (found: string, next: string): CheckFinding => ({
  verdict: 'note',
  found,
  next,
});
export const warning = (found: string, next: string): CheckFinding => ({
  verdict: 'warning',
  found,
  next,
});
export const failed = (found: string, next: string): CheckFinding => ({
  verdict: 'failed',
  found,
  next,
});
export const notKnown = (why: string): CheckFinding => ({
  verdict: 'unknown',
  found: `Not known: ${why}`,
});

const SHOWN_MAX = 3;

/** The first few of them, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN_MAX;
  return `${names.slice(0, SHOWN_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
