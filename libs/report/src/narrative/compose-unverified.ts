import { unverifiedMarks } from '../model/unverified-marks.js';
import type { Clause } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { joined, say, type Told } from './told.js';

/** Marks of the page that the box names; more of them are counted. */
const MARKS_MAX = 12;

/** Right behind the sentence of the decision: which marks of the page stand for what a verification does not bear out. */
export function unverifiedClauses({ model, words }: Composer): Clause[] {
  const marks = unverifiedMarks(model.integrity, model.marks);
  if (marks.length === 0) return [];
  const named = marks.slice(0, MARKS_MAX).flatMap((mark) => printed(mark) ?? []);
  const text = words.unverified(joined(named, ' '), marks.length - named.length);
  return [{ ...clause('unverified', text, []), states: ['unverified'] }];
}

/** As it is printed behind a sentence. */
function printed(mark: string): Told | undefined {
  const n = Number(mark.slice(1));
  if (mark.startsWith('E')) return say`[E${n}]`;
  return mark.startsWith('H') ? say`[H${n}]` : undefined;
}
