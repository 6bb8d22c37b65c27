import { announcedBy, type RecordBodies } from '@docket/record';
import type { EntryView } from '@docket/report/living';
import type { SeenDecision } from './seen.js';

type Action = ReturnType<typeof announcedBy>;
type Card = RecordBodies['job_card.filed'];
type Intent = RecordBodies['side_effect.intent'];
type Opened = RecordBodies['escalation.opened'];
type Escalation = SeenDecision['model']['oversight']['escalations'][number];

/** Where a question stands. */
export interface QuestionPlace {
  ledger: string;
  decision: string;
  escalation: string;
}

/** What a human is asked, as far as entries say it that verified in this browser. */
export interface AskedQuestion {
  escalation: Escalation;
  /** The entry that asks. */
  opened: EntryView;
  /** The entry that it asks about. */
  cause: EntryView;
  directive: 'hold' | 'stop';
  /** Until when an answer is due; undefined: there is no deadline. */
  dueAt: string | undefined;
  /** What an approval allows; undefined: nothing is announced. */
  action: Action | undefined;
  /** The agent's own words for it. */
  description: string | undefined;
  /** Whether it can be undone, as the agent says: a word of the records. */
  reversibility: string | undefined;
  rollbackPlan: string | undefined;
  /** Scalars that the agent stated as its result: what a correction may put right. */
  stated: readonly (readonly [name: string, value: Scalar])[];
  /** Other questions of the decision that are open. */
  othersOpen: number;
}

export type Scalar = string | number | boolean;

/** `unknown`: there is no such question; `unreadable`: what asks it is in no entry that verified. */
export type QuestionReading = AskedQuestion | 'unknown' | 'unreadable';

/** Most lines of a result that a form of corrections begins with. */
const STATED_MAX = 12;

export function readQuestion({ model, entries }: SeenDecision, id: string): QuestionReading {
  const { escalations } = model.oversight;
  const escalation = escalations.find((one) => one.id === id);
  if (escalation === undefined) return 'unknown';
  const opened = entries.find(
    ({ type, body, trusted }) =>
      trusted && type === 'escalation.opened' && (body as unknown as Opened).escalation_id === id,
  );
  const body = opened?.body as unknown as Opened | undefined;
  const cause = entries.find(({ decisionSeq, trusted }) => trusted && decisionSeq === body?.cause);
  if (opened === undefined || body === undefined || cause === undefined) return 'unreadable';
  return {
    escalation,
    opened,
    cause,
    directive: body.directive,
    dueAt: body.due_at,
    ...announcedIn(cause),
    othersOpen: escalations.filter((one) => one.status === 'open' && one.id !== id).length,
  };
}

type Announced = Pick<
  AskedQuestion,
  'action' | 'description' | 'reversibility' | 'rollbackPlan' | 'stated'
>;

/** What the cause of a question announces: a card its next action, a registration itself. */
function announcedIn({ type, body }: EntryView): Announced {
  const nothing = { description: undefined, reversibility: undefined, rollbackPlan: undefined };
  if (type === 'job_card.filed') {
    const { next_action: next, result } = body as unknown as Card;
    const action = next === undefined ? undefined : announcedBy(next);
    return { ...nothing, action, description: next?.description, stated: scalarsOf(result) };
  }
  if (type.startsWith('side_effect.')) {
    const { reversibility, rollback_plan: rollbackPlan, ...described } = body as unknown as Intent;
    const action = announcedBy(described);
    return { ...nothing, action, reversibility, rollbackPlan, stated: [] };
  }
  return { ...nothing, action: undefined, stated: [] };
}

function scalarsOf(result: unknown): [string, Scalar][] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return [];
  return Object.entries(result as Record<string, unknown>)
    .filter((pair): pair is [string, Scalar] =>
      ['string', 'number', 'boolean'].includes(typeof pair[1]),
    )
    .slice(0, STATED_MAX);
}
