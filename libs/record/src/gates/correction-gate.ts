import { canonicalize } from '@docket/chain';
import type { Gate } from './gate.js';

/** correctionChanges: a review that puts something in the place of something puts another thing there. */
export const correctionChanges: Gate = ({ entry }) => {
  if (entry.type !== 'review.recorded') return undefined;
  const { verdict, before: stood, after: stands } = entry.body;
  if (stood === undefined || stands === undefined) return undefined;
  if (canonicalize(stood) !== canonicalize(stands)) return undefined;
  return {
    code: 'nothing_corrected',
    message: `the review says ${verdict}, and before and after are the same`,
    next: 'Say in after what stands instead, or approve what is there.',
    pointer: '/after',
  };
};
