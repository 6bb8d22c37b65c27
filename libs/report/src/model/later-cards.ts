import type { Json } from '@docket/chain';
import {
  announcedBy,
  differencesOf,
  isApproving,
  isCorrecting,
  type Difference,
  type RecordBodies,
} from '@docket/record';

import { isObject, ofType, type ModelContext } from './context.js';
import { isHiddenBelow, numberAt, stringAt, valueAt, type EntryView } from './entry.js';

type Described = Parameters<typeof announcedBy>[0];

/** A card that announces something else than what a review before it approved. */
export interface LaterCard {
  card: EntryView;
  review: EntryView;
  differences: readonly Difference[];
}

/** The action that stands at a place, where all of it is to be seen. */
function actionAt(entry: EntryView | undefined, pointer: string): Described | undefined {
  if (entry === undefined || !entry.trusted || isHiddenBelow(entry, pointer)) return undefined;
  const value: Json | undefined = pointer === '' ? (entry.body as Json) : valueAt(entry, pointer);
  return isObject(value) ? (value as Described) : undefined;
}

export const announcedIn = (entry: EntryView | undefined): Described | undefined =>
  actionAt(entry, entry?.type === 'job_card.filed' ? '/next_action' : '');

/** What a review approved: what it names itself, else what the cause of its escalation announced. */
function approvedBy(context: ModelContext, review: EntryView): Described | undefined {
  const verdict = stringAt(review, '/verdict') as RecordBodies['review.recorded']['verdict'];
  if (verdict === undefined || !isApproving(verdict)) return undefined;
  const named = actionAt(review, '/approves');
  // A correction that names no action says only that something else is right.
  if (named !== undefined || isCorrecting(verdict)) return named;
  const id = stringAt(review, '/escalation_id');
  const opened = ofType(context, 'escalation.opened').findLast(
    (entry) =>
      entry.decisionSeq < review.decisionSeq &&
      (id === undefined || stringAt(entry, '/escalation_id') === id),
  );
  const cause = opened && numberAt(opened, '/cause');
  return announcedIn(context.entries.find(({ decisionSeq }) => decisionSeq === cause));
}

/** The cards that came after an approval, before what was approved was done, and announce something else. */
export function laterCards(context: ModelContext): LaterCard[] {
  return ofType(context, 'review.recorded').flatMap((review) => {
    const approved = approvedBy(context, review);
    if (approved === undefined) return [];
    const action = announcedBy(approved);
    const found: LaterCard[] = [];
    for (const entry of context.entries) {
      if (entry.decisionSeq <= review.decisionSeq) continue;
      const announced = announcedIn(entry);
      if (announced === undefined) continue;
      const differences = differencesOf(action, announcedBy(announced));
      // What fits the approval uses it up: what is announced afterwards is another matter.
      if (entry.type === 'side_effect.intent' || entry.type === 'side_effect.executed') {
        if (differences.length === 0) break;
      } else if (entry.type === 'job_card.filed' && differences.length > 0) {
        found.push({ card: entry, review, differences });
      }
    }
    return found;
  });
}
