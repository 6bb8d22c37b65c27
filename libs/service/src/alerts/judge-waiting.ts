import { Reminders, type AlertRule, type FoundAlert, type OverduePage } from '@docket/store';
import { alertOf, alertRestOf, type ToldLedger } from '../outbox/told-events.js';
import type { AlertKind } from './alert-kinds.js';

/** Kinds that a clock decides, for each question by itself. */
export const WAITING_KINDS: readonly AlertKind[] = ['question_waiting', 'question_overdue'];
/** The kind that counts questions. */
export const COUNTING_KIND: AlertKind = 'questions_waiting';

/** What a rule finds in the questions that wait. `asked`: when each was asked, where that can be read. */
export function judgeWaiting(
  ledger: ToldLedger,
  rule: AlertRule,
  { page: { now, open }, asked }: { page: OverduePage; asked: ReadonlyMap<string, string> },
): FoundAlert[] {
  const { seconds } = rule.terms;
  // A row that somebody wrote by hand finds nothing, and holds up no deadline.
  if (typeof seconds !== 'number' || !(seconds > 0)) return [];
  return open.flatMap((question) => {
    const { decisionId, id: escalationId, at: decisionSeq, dueAt } = question;
    const from = rule.kind === 'question_overdue' ? dueAt : asked.get(Reminders.keyOf(question));
    if (typeof from !== 'string') return [];
    const reachedMs = Date.parse(from) + seconds * 1_000;
    if (reachedMs > Date.parse(now)) return [];
    const subject = `${decisionId} ${escalationId}`;
    const timestamp = new Date(reachedMs).toISOString();
    const place = { subject, timestamp, decisionId, decisionSeq, escalationId };
    const event = alertOf(ledger, rule, place);
    const rest = alertRestOf(ledger, rule);
    return [{ alertId: rule.id, subject, decisionId, escalationId, event, rest }];
  });
}

/**
 * What a rule makes of how many questions wait: it is over, or no more, or stays as it was. It fires when there are
 * `count`, and not again before there were fewer than `again_below`.
 */
export function judgeCount(
  ledger: ToldLedger,
  rule: AlertRule & { isOver: boolean },
  { waiting, now }: { waiting: number; now: string },
): 'same' | FoundAlert | undefined {
  const { count, again_below: again } = rule.terms;
  if (typeof count !== 'number' || typeof again !== 'number') return 'same';
  if (rule.isOver) return waiting < again ? undefined : 'same';
  if (waiting < count) return 'same';
  const subject = `over ${now}`;
  const event = alertOf(ledger, rule, { subject, timestamp: now, waiting });
  return { alertId: rule.id, subject, event, rest: alertRestOf(ledger, rule) };
}
