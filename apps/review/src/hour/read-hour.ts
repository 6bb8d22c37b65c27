import { askJson, inLedger } from '../ask.js';
import type { ShownFiring } from '../alerts/read-alerts.js';

/** Types of records that are told one by one, in the order in which they are. */
export const HAPPENED = [
  'decision.opened',
  'decision.closed',
  'escalation.opened',
  'deadline.passed',
  'review.recorded',
  'tripwire.tripped',
  'side_effect.executed',
  'side_effect.failed',
  'side_effect.outcome_unknown',
  'side_effect.refused',
] as const;

/** A question, as `EscalationList` of the API has it, as far as it is shown. */
export interface WaitingNow {
  decision_id: string;
  escalation_id: string;
  goal: string;
  rule: string;
  due_at: string | null;
  overdue: boolean;
}

/** What the page shows of one ledger. */
export interface Hour {
  waiting: number;
  /** Of the questions that were listed, past their deadline: those come first. */
  overdue: number;
  questions: readonly WaitingNow[];
  firings: readonly ShownFiring[];
  entries: number;
  byType: Readonly<Record<string, number>>;
  byColumn: Readonly<Record<string, number>>;
  /** Whether all that is recorded was looked at. */
  complete: boolean;
  /** Whether all entries of the hour were counted. */
  isWhole: boolean;
}

interface ActivityAnswer {
  since: string;
  entries: number;
  by_type: Record<string, number>;
  by_column: Record<string, number>;
  complete: boolean;
  as_of: { complete: boolean };
}

/** Questions that are listed, and of which the overdue ones are counted. */
const LISTED = 5;
const COUNTED = 500;

/** No body is in it, so nothing is recorded. @throws {Refused} */
export async function readHour(ledger: string): Promise<Hour> {
  const [activity, waiting] = await Promise.all([
    askJson<ActivityAnswer>(inLedger(ledger, 'activity')),
    askJson<{ waiting: number; complete: boolean; escalations: WaitingNow[] }>(
      `${inLedger(ledger, 'escalations')}?limit=${COUNTED}`,
    ),
  ]);
  const since = new URLSearchParams({ since: activity.since });
  const fired = `${inLedger(ledger, 'alerts', 'firings')}?${since.toString()}`;
  const { firings } = await askJson<{ firings: ShownFiring[] }>(fired);
  return {
    waiting: waiting.waiting,
    overdue: waiting.escalations.filter(({ overdue }) => overdue).length,
    questions: waiting.escalations.slice(0, LISTED),
    firings,
    entries: activity.entries,
    byType: activity.by_type,
    byColumn: activity.by_column,
    complete: activity.as_of.complete && waiting.complete,
    isWhole: activity.complete,
  };
}
