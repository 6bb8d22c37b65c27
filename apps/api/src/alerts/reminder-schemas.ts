import type { JsonObject } from '@docket/chain';
import type { LedgerReminders, ReminderSchedule } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { object } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };
const MINUTE_S = 60;
const MONTH_S = 31 * 86_400;

const seconds = (description: string): JsonSchema => ({
  type: ['integer', 'null'],
  minimum: MINUTE_S,
  maximum: MONTH_S,
  description: `${description} Null: never.`,
});

const schedule = {
  after_share: {
    type: ['number', 'null'],
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description:
      'Once this share of the time to answer is over, where there is a deadline. Null: never.',
  },
  before_deadline_seconds: seconds('This long before the deadline.'),
  without_deadline_every_seconds: seconds(
    'Each time this long has passed since it was asked, where there is no deadline: thirty times at most.',
  ),
  overdue_every_seconds: seconds(
    'Each time this long has passed since the deadline: thirty times at most.',
  ),
};

/** Every member is given: one that is left out is no wish. */
export const REMINDER_REQUEST: JsonSchema = object(schedule, [], CLOSED);

export const REMINDER_ANSWERS: { [name: string]: JsonSchema } = {
  ReminderRequest: REMINDER_REQUEST,
  Reminders: object({
    ...schedule,
    changed_at: {
      ...timeSchema,
      type: ['string', 'null'],
      description: 'When it was chosen; null: it is the one that is there for all ledgers.',
    },
    changed_by: {
      type: ['string', 'null'],
      description: 'Principal id of whoever chose it; null as above.',
    },
  }),
};

/** `ReminderRequest`. */
export interface ReminderRequest {
  after_share: number | null;
  before_deadline_seconds: number | null;
  without_deadline_every_seconds: number | null;
  overdue_every_seconds: number | null;
}

export function readSchedule(request: ReminderRequest): ReminderSchedule {
  return {
    afterShare: request.after_share,
    beforeS: request.before_deadline_seconds,
    withoutDeadlineS: request.without_deadline_every_seconds,
    overdueEveryS: request.overdue_every_seconds,
  };
}

export function encodeReminders({ schedule: now, changed }: LedgerReminders): JsonObject {
  return {
    after_share: now.afterShare,
    before_deadline_seconds: now.beforeS,
    without_deadline_every_seconds: now.withoutDeadlineS,
    overdue_every_seconds: now.overdueEveryS,
    changed_at: changed?.at ?? null,
    changed_by: changed?.by ?? null,
  };
}

export const reminderRequest: JsonObject = {
  after_share: 0.5,
  before_deadline_seconds: 14_400,
  without_deadline_every_seconds: 86_400,
  overdue_every_seconds: 86_400,
};

export const remindersExample: JsonObject = {
  ...reminderRequest,
  changed_at: '2026-11-22T18:50:00.123Z',
  changed_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
};
