import { expect, test } from '@jest/globals';
import { Outages } from './outages.js';

test('what begins and what ends is said once each, and another reason too', () => {
  const lines: string[] = [];
  const outages = new Outages({
    warn: (line) => lines.push(`warn ${line}`),
    error: (line) => lines.push(`error ${line}`),
  });
  outages.end('north', 'north answers again');
  for (const reason of ['no answer', 'no answer', 'it answered 500'])
    outages.begin('north', reason, `north: ${reason}`);
  outages.begin('south', '', 'south: not ready', 'error');
  outages.begin('south', '', 'south: not ready either', 'error');
  for (let i = 0; i < 2; i++) outages.end('north', 'north answers again');
  expect(lines).toEqual([
    'warn north: no answer',
    'warn north: it answered 500',
    'error south: not ready',
    'warn north answers again',
  ]);
});
