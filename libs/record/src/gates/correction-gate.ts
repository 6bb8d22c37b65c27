import { canonicalize, type Json } from '@docket/chain';
import type { Gate } from './gate.js';

/**
 * correctionChanges: a review that puts something in the place of something puts another thing there, which
 * people can tell from the first. Where there was nothing, or nothing is left, null says so.
 */
export const correctionChanges: Gate = ({ entry }) => {
  if (entry.type !== 'review.recorded') return undefined;
  const { verdict, before: stood, after: stands } = entry.body;
  if (stood === undefined || stands === undefined) return undefined;
  const [was, is] = [seen(stood), seen(stands)];
  if (was !== is && was !== NOTHING && is !== NOTHING) return undefined;
  return {
    code: 'nothing_corrected',
    message: `the review says ${verdict}, and before and after look the same, or one shows nothing`,
    next: 'Say in after what stands instead, or approve what is there. null says that there is nothing.',
    pointer: was === NOTHING ? '/before' : '/after',
  };
};

const NOTHING = '""';
/** What nobody sees; a line break and a tab are white space. */
const UNSEEN = /[\p{Cf}\p{DI}\u2800]/gu;

/** A value as people see it: `paid` and `paid `, 5 and "5" are one. */
const seen = (value: Json): string =>
  JSON.stringify(
    JSON.parse(canonicalize(value), (_, part: Json) =>
      typeof part === 'string' || typeof part === 'number'
        ? String(part).normalize().replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
        : part,
    ),
  );
