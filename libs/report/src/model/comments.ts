import type { Oversight } from '../schema/index.js';
import type { Told } from '../narrative/told.js';
import { ofType, type ModelContext } from './context.js';
import type { EntryView } from './entry.js';

/** What a comment is about: an entry, an earlier comment, or the decision as a whole; a state where it is hidden. */
export function commentedOn({ entries, facts, words }: ModelContext, comment: EntryView): Told {
  const about = facts.at(comment, '/about');
  if (about.state === 'not_recorded') return words.records.comment.decision;
  const { value } = about;
  if (typeof value !== 'number' || about.state !== 'recorded') return about.text;
  const at = entries.find(({ decisionSeq }) => decisionSeq === value);
  return at?.type === 'comment.recorded'
    ? words.records.comment.answer(value)
    : words.records.comment.entry(value);
}

/** What people remarked, in order; undefined where nobody did. */
export function buildComments(context: ModelContext): Oversight['comments'] {
  const rows = ofType(context, 'comment.recorded').map((entry) => ({
    text: context.facts.at(entry, '/text'),
    about: commentedOn(context, entry),
    by: entry.actor,
    role: entry.leaf.role,
    recorded_at: entry.time,
    evidence: [entry.mark],
  }));
  return rows.length === 0 ? undefined : rows;
}
