import {
  announcedBy,
  isApproving,
  mostAgreed,
  withYes,
  yesTo,
  type RecordBodies,
  type Yes,
} from '@docket/record';

import type { Oversight } from '../schema/index.js';
import { firstOf, isObject, ofType, policyBefore, type ModelContext } from './context.js';
import { isHiddenBelow, numberAt, stringAt, type EntryView } from './entry.js';
import { announcedIn } from './later-cards.js';

type People = NonNullable<Oversight['escalations'][number]['people']>;

/** Of what a yes is to; where one of them is hidden nobody can say here who agrees with whom. */
const COMPARED = ['/verdict', '/escalation_id', '/as_of', '/approves', '/after'];

/**
 * How many different people an escalation takes, and who of them said yes to it before it was resolved, each
 * person's newest. Undefined where one person is enough, or the number is not shown.
 */
export function approversOf(
  context: ModelContext,
  opened: EntryView,
  end: EntryView | undefined,
): People | undefined {
  const needed = numberAt(opened, '/approvals_needed');
  if (needed === undefined) return undefined;
  const cause = numberAt(opened, '/cause');
  const described = announcedIn(context.entries.find(({ decisionSeq }) => decisionSeq === cause));
  const announced = described === undefined ? null : announcedBy(described);
  const reviews = ofType(context, 'review.recorded').filter(
    ({ decisionSeq }) =>
      decisionSeq > opened.decisionSeq && decisionSeq < (end?.decisionSeq ?? Infinity),
  );
  if (!reviews.every(isShown)) return { needed, agreed: null, said: [] };
  const marks = new Map(reviews.map(({ decisionSeq, mark }) => [decisionSeq, mark]));
  let yeses: readonly Yes[] = [];
  for (const { body, actor, decisionSeq } of reviews.filter((one) => isYesTo(one, opened))) {
    // Held against its schema when it was taken, and all that is compared is shown.
    const said = body as unknown as RecordBodies['review.recorded'];
    yeses = withYes(yeses, yesTo(announced, { body: said, actor, decisionSeq }));
  }
  return {
    needed,
    agreed: mostAgreed(yeses),
    said: yeses.map(({ by, review }) => ({ by, mark: marks.get(review) ?? '' })),
  };
}

/**
 * Whether each override of the whole took a stop back, where the policy asks several people for that: not the first
 * of them. `null`: not all that they say is shown.
 */
export function takingBack(
  context: ModelContext,
): ReadonlyMap<number, { takes_back: boolean | null }> {
  const found = new Map<number, { takes_back: boolean | null }>();
  let [yeses, isHidden]: [readonly Yes[], boolean] = [[], false];
  for (const entry of ofType(context, 'review.recorded')) {
    const needed = neededAt(context, entry);
    isHidden ||= !isShown(entry);
    const verdict = stringAt(entry, '/verdict');
    if (verdict === 'reject' || verdict === 'stop') [yeses, isHidden] = [[], false];
    if (verdict !== 'override' || needed === undefined) continue;
    if (stringAt(entry, '/escalation_id') !== undefined) continue;
    // Held against its schema when it was taken, and all that is compared is shown, or it is not used.
    const body = entry.body as unknown as RecordBodies['review.recorded'];
    const yes = yesTo(null, { body, actor: entry.actor, decisionSeq: entry.decisionSeq });
    yeses = withYes(yeses, yes);
    const agreed = yeses.filter(({ to }) => to === yes.to).length >= needed;
    found.set(entry.decisionSeq, { takes_back: isHidden ? null : agreed });
    if (agreed) yeses = [];
  }
  return found;
}

/** How many people the policy in force at an entry asks for; undefined: one is enough, or the policy is not shown. */
function neededAt(context: ModelContext, at: EntryView): number | undefined {
  const opened = firstOf(context, 'decision.opened');
  const stakes = opened && stringAt(opened, '/stakes');
  const needed = policyBefore(context, at)?.['approvals_needed'];
  const value = isObject(needed) && stakes !== undefined ? needed[stakes] : undefined;
  return typeof value === 'number' ? value : undefined;
}

const isShown = (entry: EntryView): boolean =>
  entry.trusted && entry.disclosed && COMPARED.every((at) => !isHiddenBelow(entry, at));

function isYesTo(review: EntryView, opened: EntryView): boolean {
  const verdict = stringAt(review, '/verdict') as RecordBodies['review.recorded']['verdict'];
  if (!isObject(review.body) || verdict === undefined || !isApproving(verdict)) return false;
  const id = stringAt(review, '/escalation_id');
  if (id !== undefined) return id === stringAt(opened, '/escalation_id');
  return opened.decisionSeq <= (numberAt(review, '/as_of') ?? -1);
}
