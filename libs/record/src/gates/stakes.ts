import type { Stakes } from '../types.js';

/** In the order in which they grow. */
export const STAKES: readonly Stakes[] = ['low', 'medium', 'high', 'critical'];

/** isBelow says whether stakes are lower than others. */
export function isBelow(stakes: Stakes, others: Stakes): boolean {
  return STAKES.indexOf(stakes) < STAKES.indexOf(others);
}
