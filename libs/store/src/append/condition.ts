import { StoreRefusal } from '../refusal.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { PreparedSubmission } from './submission.js';

/** Refuses what was to be taken only of a decision with so many entries. @throws {StoreRefusal} `decision_moved`. */
export function holdEntryCount(
  { ifEntryCount }: PreparedSubmission,
  cursor?: DecisionCursor,
): void {
  const count = cursor?.state.entryCount;
  if (ifEntryCount === undefined || ifEntryCount === count) return;
  throw new StoreRefusal(
    'decision_moved',
    `The decision has ${count} entries and not ${ifEntryCount}.`,
    { next: 'Read what was recorded since, and decide again.' },
  );
}
