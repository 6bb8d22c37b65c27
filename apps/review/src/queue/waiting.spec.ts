import { expect, test } from '@jest/globals';
import { englishWords } from '../words/english.js';
import { germanWords } from '../words/german.js';
import { dueWords } from './due.js';
import { byUrgency, type WaitingQuestion } from './waiting.js';

const question = (decision_id: string, more: Partial<WaitingQuestion>): WaitingQuestion => ({
  ledger: 'claims',
  decision_id,
  escalation_id: 'esc-1',
  rule: 'loop',
  directive: 'hold',
  approvals_needed: 1,
  approvals: 0,
  approved_by_you: false,
  due_at: null,
  overdue: false,
  stakes: 'low',
  goal: '',
  agent_id: 'a',
  agent_name: null,
  announced: null,
  opened_at: '2026-01-15T09:00:00.000Z',
  claim: null,
  note: null,
  ...more,
});

test('what is due first comes first, then the higher stakes, then the older', () => {
  const sorted = [
    question('young', { opened_at: '2026-01-15T10:00:00.000Z' }),
    question('old', {}),
    question('grave', { stakes: 'critical', opened_at: '2026-01-15T11:00:00.000Z' }),
    question('later', { due_at: '2026-01-16T00:00:00.000Z', stakes: 'critical' }),
    question('sooner', { due_at: '2026-01-15T12:00:00.000Z' }),
  ].toSorted(byUrgency);
  expect(sorted.map((one) => one.decision_id)).toEqual([
    'sooner',
    'later',
    'grave',
    'old',
    'young',
  ]);
});

const NOW = Date.parse('2026-01-15T12:00:00.000Z');

test.each([
  [null, false, 'no deadline', 'keine Frist'],
  [
    '2026-01-15T12:00:30.000Z',
    false,
    'due in less than a minute',
    'fällig in weniger als einer Minute',
  ],
  ['2026-01-15T12:01:30.000Z', false, 'due in 1 minute', 'fällig in 1 Minute'],
  ['2026-01-15T14:30:00.000Z', false, 'due in 2 hours', 'fällig in 2 Stunden'],
  ['2026-01-18T14:30:00.000Z', false, 'due in 3 days', 'fällig in 3 Tagen'],
  ['2026-01-15T11:00:00.000Z', true, 'overdue by 1 hour', 'überfällig seit 1 Stunde'],
  // A browser whose clock is ahead does not make anything overdue.
  [
    '2026-01-15T11:59:00.000Z',
    false,
    'due in less than a minute',
    'fällig in weniger als einer Minute',
  ],
] as const)('%s (overdue: %s) is %j', (due, isOverdue, inEnglish, inGerman) => {
  expect(dueWords(due, { nowMs: NOW, isOverdue, words: englishWords.due })).toBe(inEnglish);
  expect(dueWords(due, { nowMs: NOW, isOverdue, words: germanWords.due })).toBe(inGerman);
});
