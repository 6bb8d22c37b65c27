import { describe, expect, test } from '@jest/globals';
import { BOARD_COLUMNS, boardColumn, boardPlaces } from './board.js';

describe('boardColumn', () => {
  test.each([
    ['open', null, 'planning'],
    ['open', 'PLANNING', 'planning'],
    ['open', 'EXECUTING', 'executing'],
    ['open', 'BLOCKED', 'blocked'],
    ['open', 'LOOP_DETECTED', 'blocked'],
    ['open', 'ESCALATING', 'blocked'],
    ['open', 'DONE', 'done'],
    ['held', 'EXECUTING', 'waiting_for_human'],
    ['held', 'DONE', 'waiting_for_human'],
    ['stopped', 'EXECUTING', 'stopped'],
    ['closed', null, 'closed'],
    ['closed', 'BLOCKED', 'closed'],
  ] as const)('%s, %s: %s', (status, phase, column) => {
    expect(boardColumn({ status, phase })).toBe(column);
  });

  test('the places of the columns are all places, each once', () => {
    const places = BOARD_COLUMNS.flatMap((column) =>
      boardPlaces(column).map(({ status, phase }) => `${status} ${phase ?? '-'}`),
    );
    expect(places).toHaveLength(4 * 7);
    expect(new Set(places).size).toBe(places.length);
  });
});
