import { describe, expect, test } from '@jest/globals';
import { RepeatedLines } from './repeated-lines.js';

const refused = (reqId: string, code = 'ECONNREFUSED') => ({
  reqId,
  err: Object.assign(new Error(`connect, for ${reqId}`), { code }),
});

describe('RepeatedLines', () => {
  test('writes the first of a failure and sums the others', () => {
    const lines = new RepeatedLines();
    const admitted = Array.from({ length: 100 }, (_, n) =>
      lines.admit('error', [refused(`r${n}`), 'not_ready'], n * 10),
    );
    expect(admitted.filter(Boolean)).toEqual([true]);
    expect(admitted[0]).toBe(true);
    const [sum, ...more] = lines.takeSums();
    expect(more).toEqual([]);
    expect(sum).toMatchObject({
      level: 'error',
      message: 'not_ready',
      facts: {
        error: 'Error',
        error_code: 'ECONNREFUSED',
        repeated: 99,
        from: '1970-01-01T00:00:00.010Z',
        to: '1970-01-01T00:00:00.990Z',
      },
    });
    expect(sum!.facts['request_ids']).toHaveLength(20);
  });

  test.each([
    ['level', ['warn', [refused('r'), 'not_ready']]],
    ['message', ['error', [refused('r'), 'overloaded']]],
    ['code of the cause', ['error', [refused('r', '57P01'), 'not_ready']]],
    ['route', ['error', [{ ...refused('r'), route: '/v1' }, 'not_ready']]],
  ] as const)('tells failures apart by their %s', (_what, [level, given]) => {
    const lines = new RepeatedLines();
    expect(lines.admit('error', [refused('r'), 'not_ready'], 0)).toBe(true);
    expect(lines.admit(level, [...given] as [object, string], 0)).toBe(true);
  });

  test('a failure that stayed away for a window is new', () => {
    const lines = new RepeatedLines();
    const come = () => lines.admit('error', ['the disk is full'], 0);
    expect([come(), come()]).toEqual([true, false]);
    expect(lines.takeSums()).toMatchObject([{ facts: { repeated: 1 } }]);
    expect(come()).toBe(false);
    expect(lines.takeSums()).toMatchObject([{ facts: { repeated: 1 } }]);
    expect(lines.takeSums()).toEqual([]);
    expect(come()).toBe(true);
  });

  test('what says that something changed is written each time', () => {
    const lines = new RepeatedLines();
    const say = (context: string) => lines.admit('error', [{ context: [context] }, 'not ready'], 0);
    expect([say('Readiness'), say('Readiness')]).toEqual([true, true]);
    expect([say('Deadlines'), say('Deadlines')]).toEqual([true, false]);
  });

  test('however many kinds there are, few lines come of them', () => {
    const lines = new RepeatedLines();
    const admitted = Array.from({ length: 5_000 }, (_, n) =>
      lines.admit('error', [`failure ${n}`], 0),
    );
    expect(admitted.filter(Boolean)).toHaveLength(201);
    expect(lines.takeSums()).toMatchObject([
      { message: 'other failures', facts: { repeated: 4_799 } },
    ]);
  });
});
