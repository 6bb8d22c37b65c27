import { describe, expect, test } from '@jest/globals';
import type { ReminderSchedule } from '@docket/store';
import { lastDue, REPEATS_MAX } from './reminder-times.js';

const ASKED = '2026-11-29T10:00:00.000Z';
const DUE = '2026-11-29T12:00:00.000Z';
const ALL: ReminderSchedule = {
  afterShare: 0.5,
  beforeS: 1_800,
  withoutDeadlineS: 3_600,
  overdueEveryS: 7_200,
};
const NONE: ReminderSchedule = {
  afterShare: null,
  beforeS: null,
  withoutDeadlineS: null,
  overdueEveryS: null,
};
const at = (time: string) => `2026-11-29T${time}Z`;

describe('when somebody is reminded', () => {
  test.each([
    ['nothing is due yet', '10:59:59.999', undefined],
    ['half of the time is over', '11:00:00.000', ['11:00:00.000', 'time_passing']],
    ['still that', '11:29:59.999', ['11:00:00.000', 'time_passing']],
    ['the deadline is near', '11:30:00.000', ['11:30:00.000', 'deadline_near']],
    ['it passed, which its entry says', '13:59:59.999', ['11:30:00.000', 'deadline_near']],
    ['still overdue', '14:00:00.000', ['14:00:00.000', 'still_overdue']],
    ['the newest of several that passed', '19:00:00.000', ['18:00:00.000', 'still_overdue']],
  ] as const)('with a deadline: %s', (_what, now, expected) => {
    const found = lastDue(ALL, { askedAt: ASKED, dueAt: DUE }, at(now));
    expect(found).toEqual(expected && { at: at(expected[0]), reason: expected[1] });
  });

  test('without a deadline it is once each time, and not for ever', () => {
    const question = { askedAt: ASKED, dueAt: null };
    expect(lastDue(ALL, question, at('10:59:59.999'))).toBeUndefined();
    expect(lastDue(ALL, question, at('13:30:00.000'))).toEqual({
      at: at('13:00:00.000'),
      reason: 'no_deadline',
    });
    const last = new Date(Date.parse(ASKED) + REPEATS_MAX * 3_600_000).toISOString();
    for (const now of [last, '2031-01-01T00:00:00.000Z'])
      expect(lastDue(ALL, question, now)).toEqual({ at: last, reason: 'no_deadline' });
  });

  test('a question with less time than the notice is not near its deadline from the beginning', () => {
    const schedule = { ...NONE, beforeS: 7_200 };
    expect(lastDue(schedule, { askedAt: ASKED, dueAt: DUE }, DUE)).toBeUndefined();
    // Of one whose entry cannot be read, the deadline is known.
    expect(lastDue(schedule, { askedAt: undefined, dueAt: DUE }, DUE)).toEqual({
      at: ASKED,
      reason: 'deadline_near',
    });
  });

  test('never, where the schedule says so, or the time cannot be known', () => {
    const late = '2031-01-01T00:00:00.000Z';
    for (const dueAt of [DUE, null])
      expect(lastDue(NONE, { askedAt: ASKED, dueAt }, late)).toBeUndefined();
    expect(lastDue(ALL, { askedAt: undefined, dueAt: null }, late)).toBeUndefined();
    // A deadline behind the clock of whoever looks.
    expect(lastDue(ALL, { askedAt: ASKED, dueAt: DUE }, '2020-01-01T00:00:00.000Z')).toBe(
      undefined,
    );
  });
});
