import type { Gate } from './gate.js';

/** How long ago a reviewer may have proved to be themselves, where the stakes are high, in seconds. */
const SIGN_IN_AGE_S_MAX = 300;
/** How far the clock of whoever vouches for them may be ahead of the ledger's, in seconds. */
const AHEAD_S_MAX = 60;

/**
 * signedInLately: a review on high or critical stakes that says when its reviewer signed in says that it was just
 * before. One that was written with an API key says nothing of it. A `stop` is taken all the same, for it must
 * never wait.
 */
export const signedInLately: Gate = ({ before, entry }) => {
  if (entry.type !== 'review.recorded' || before === undefined) return undefined;
  const { signed_in_at: signedIn, verdict } = entry.body;
  if (signedIn === undefined || verdict === 'stop') return undefined;
  if (before.stakes === 'low' || before.stakes === 'medium') return undefined;
  const ageS = (Date.parse(entry.time) - Date.parse(signedIn)) / 1_000;
  if (ageS >= -AHEAD_S_MAX && ageS <= SIGN_IN_AGE_S_MAX) return undefined;
  return {
    code: 'sign_in_too_old',
    message: `its reviewer signed in at ${signedIn}, on ${before.stakes} stakes not within the ${SIGN_IN_AGE_S_MAX} seconds before`,
    next: 'Let the reviewer sign in again.',
    pointer: '/signed_in_at',
  };
};
