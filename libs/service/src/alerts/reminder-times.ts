import type { ReminderSchedule } from '@docket/store';

/** Why somebody is reminded of a question. */
export type ReminderReason = 'time_passing' | 'deadline_near' | 'no_deadline' | 'still_overdue';

/** When a question was asked (undefined: it cannot be read), and when an answer is due (null: there is no deadline). */
interface QuestionTimes {
  askedAt: string | undefined;
  dueAt: string | null;
}

/** How often one is repeated: whoever let thirty of them go by is not told by the next. */
export const REPEATS_MAX = 30;

/**
 * lastDue gives the latest moment up to `now` at which somebody had to be reminded of a question, and why; undefined
 * where there is none. Of several that passed while nobody looked, the others are not made up for. All times are RFC
 * 3339, UTC; that it is overdue is told by its entry, and the first reminder of that comes later.
 */
export function lastDue(
  schedule: ReminderSchedule,
  question: QuestionTimes,
  now: string,
): { at: string; reason: ReminderReason } | undefined {
  const nowMs = Date.parse(now);
  const passed = momentsOf(schedule, question, nowMs).filter(({ ms }) => ms <= nowMs);
  const [last] = passed.toSorted((a, b) => b.ms - a.ms);
  return last && { at: new Date(last.ms).toISOString(), reason: last.reason };
}

interface Moment {
  ms: number;
  reason: ReminderReason;
}

function momentsOf(
  { afterShare, beforeS, withoutDeadlineS, overdueEveryS }: ReminderSchedule,
  { askedAt, dueAt }: QuestionTimes,
  nowMs: number,
): Moment[] {
  const askedMs = askedAt === undefined ? undefined : Date.parse(askedAt);
  if (dueAt === null) return repeated('no_deadline', askedMs, withoutDeadlineS, nowMs);
  const dueMs = Date.parse(dueAt);
  const moments = repeated('still_overdue', dueMs, overdueEveryS, nowMs);
  if (afterShare !== null && askedMs !== undefined) {
    const ms = Math.round(askedMs + afterShare * (dueMs - askedMs));
    moments.push({ ms, reason: 'time_passing' });
  }
  // A question with less time than that is near its deadline from the beginning: nobody is told so twice.
  const nearMs = beforeS === null ? undefined : dueMs - beforeS * 1_000;
  if (nearMs !== undefined && (askedMs === undefined || nearMs > askedMs))
    moments.push({ ms: nearMs, reason: 'deadline_near' });
  return moments;
}

/** The newest of the repeated ones, as far as they go. */
function repeated(
  reason: ReminderReason,
  fromMs: number | undefined,
  everyS: number | null,
  nowMs: number,
): Moment[] {
  if (fromMs === undefined || everyS === null) return [];
  const everyMs = everyS * 1_000;
  const times = Math.min(REPEATS_MAX, Math.floor((nowMs - fromMs) / everyMs));
  return times < 1 ? [] : [{ ms: fromMs + times * everyMs, reason }];
}
