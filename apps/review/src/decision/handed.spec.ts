import { expect, test } from '@jest/globals';
import { handedRows } from './handed.js';

type Needed = Parameters<typeof handedRows>[0];
type Row = Needed['model']['custody']['events'][number];

const fact = (text: string) => ({ state: 'recorded', text, evidence: [] }) as never;
let at = 0;
const event = (
  mark: string,
  actor: string,
  what = 'Evidence read',
  more: Partial<Row> = {},
): Row => ({
  at: `2026-01-15T09:30:0${(at += 1)}.000Z`,
  actor,
  event: what as Row['event'],
  purpose: fact('audit'),
  digest: fact('ab'),
  evidence: [mark],
  scope: 'this decision' as Row['scope'],
  role: fact('auditor'),
  ...more,
});
const entry = (mark: string, body: object, more: object = {}) => ({
  mark,
  body: body as never,
  trusted: true,
  hidden: new Map<string, never>(),
  ...more,
});
const rowsOf = (events: Row[], entries: Needed['entries'] = []) =>
  handedRows({ entries, model: { custody: { events } } }, 'Export recorded');

test('reads of one person in a row are one row, with their number and since when', () => {
  const events = [event('E1', 'a'), event('E2', 'a'), event('E3', 'b'), event('E4', 'a')];
  const rows = rowsOf(events);
  expect(rows.map(({ event: { actor }, times, marks }) => [actor, times, marks])).toEqual([
    ['a', 1, ['E4']],
    ['b', 1, ['E3']],
    ['a', 2, ['E1', 'E2']],
  ]);
  expect(rows[2]).toMatchObject({ since: events[0]?.at, event: { at: events[1]?.at } });
});

test('another purpose is another row, and a copy is never a part of one', () => {
  const copy = 'Export recorded (begun; …)';
  const rows = rowsOf([
    event('E1', 'a'),
    event('E2', 'a', 'Evidence read', { purpose: fact('complaint') }),
    event('E3', 'a', copy),
    event('E4', 'a', copy),
  ]);
  expect(rows.map(({ isCopy, times }) => [isCopy, times])).toEqual([
    [true, 1],
    [true, 1],
    [false, 1],
    [false, 1],
  ]);
});

test('of a copy it says what its record says, and nothing of one that is withheld or does not verify', () => {
  const body = {
    variant: 'redacted',
    profile: 'public@1',
    recipient: 'press',
    format: 'pdf',
    entries: 4,
  };
  const of = (one: Needed['entries'][number]) =>
    rowsOf([event('E1', 'a', 'Export recorded')], [one])[0]?.copy;
  expect(of(entry('E1', body))).toEqual({
    variant: 'redacted',
    profile: 'public@1',
    recipient: 'press',
    format: 'pdf',
  });
  expect(of(entry('E1', body, { hidden: new Map([['/recipient', {}]]) }))).not.toHaveProperty(
    'recipient',
  );
  expect(of(entry('E1', body, { trusted: false }))).toEqual({});
  expect(of(entry('E9', body))).toEqual({});
});
