import { expect, test } from '@jest/globals';
import { groupAlike } from './alike.js';

type Row = Parameters<typeof groupAlike>[0][number];

const row = (details: string[], more: Partial<Row> = {}): Row =>
  ({
    type: 'job_card.filed',
    event: 'Job Card: EXECUTING',
    actor: 'prn_a',
    role: 'agent',
    details,
    ...more,
  }) as unknown as Row;
const card = (attempts: number, more: string[] = []): Row =>
  row(['rationale: “again”', 'tool “get” → ok', `attempts: ${attempts}`, ...more]);

test('cards of a loop are one group, with what differs from one to the next', () => {
  const groups = groupAlike([card(1), card(2), card(3)]);
  expect(groups).toMatchObject([
    {
      rest: [
        { lines: [{ before: 'attempts: 1', after: 'attempts: 2' }] },
        { lines: [{ before: 'attempts: 2', after: 'attempts: 3' }] },
      ],
    },
  ]);
});

test.each<[string, Row, Row]>([
  ['another agent', card(1), row(card(2).details, { actor: 'prn_b' })],
  ['another phase', card(1), row(card(2).details, { event: 'Job Card: DONE' as Row['event'] })],
  ['a line more', card(1), card(2, ['result: “done”'])],
  ['all of it', row(['a: 1']), row(['a: 2'])],
  ['too much of it', row(['a', 'b', 'c', 'd', 'e']), row(['1', '2', '3', '4', 'e'])],
  [
    'no card',
    row(['a', 'b'], { type: 'tripwire.tripped' }),
    row(['a', 'c'], { type: 'tripwire.tripped' }),
  ],
])('%s is another row', (_what, one, other) => {
  expect(groupAlike([one, other]).map(({ rest }) => rest)).toEqual([[], []]);
});

test('no row is left out, and their order stays', () => {
  const rows = [card(1), row(['x', 'y']), card(2), card(3), row(['z', 'y'], { actor: 'q' })];
  const all = groupAlike(rows).flatMap(({ first, rest }) => [first, ...rest.map((one) => one.row)]);
  expect(all).toEqual(rows);
});
