import type { Standing } from '../model/standing.js';
import { fixed, joined, say, type Told } from './told.js';

/** What the reviews of a decision leave. */
export const ENGLISH_STANDING = fixed({
  stopped: 'the decision is left stopped',
  waiting: 'an escalation is still not answered',
  not_stopped: 'no stop is left standing',
  unknown: 'whether a stop or an open escalation is left is not shown',
}) satisfies Record<Standing, Told>;

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function englishVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`the last in order` : say`in order`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
