import type { Oversight } from '../schema/index.js';

/**
 * What the verdicts of a decision leave, all in order: a stop stands until an override takes it back, and
 * what waits for a human waits until an answer names it.
 */
export type Standing = 'stopped' | 'waiting' | 'not_stopped' | 'unknown';

/**
 * standingAfter folds the reviews as the ledger does; `unknown` where a verdict is not shown. `waiting` says whether
 * an escalation is open after the last of them; undefined where that is not shown.
 */
export function standingAfter(
  reviews: readonly Pick<Oversight['reviews'][number], 'verdict' | 'escalation' | 'takes_back'>[],
  waiting: boolean | undefined,
): Standing {
  let stopped = false;
  for (const { verdict, escalation, takes_back: takesBack } of reviews) {
    if (typeof verdict.value !== 'string') return 'unknown';
    if (verdict.value === 'reject' || verdict.value === 'stop') stopped = true;
    else if (verdict.value === 'override') {
      // Only an override of the decision as a whole takes back a stop.
      if (escalation.state === 'not_recorded') {
        // Where it takes several people, not each of them does.
        if (takesBack === null && stopped) return 'unknown';
        if (takesBack !== false) stopped = false;
      } else if (escalation.state !== 'recorded' && stopped) return 'unknown';
    }
  }
  if (stopped) return 'stopped';
  if (waiting === undefined) return 'unknown';
  return waiting ? 'waiting' : 'not_stopped';
}
