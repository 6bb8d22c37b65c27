import { expect, test } from '@jest/globals';
import { addressOf, parseAddress } from './router.js';

test.each([
  ['/app/queue', { place: 'queue', path: [] }],
  ['/app/queue/claims/dec_1/esc-1', { place: 'queue', path: ['claims', 'dec_1', 'esc-1'] }],
  ['/app/enrol', { place: 'enrol', path: [] }],
  ['/app/queue/a%2Fb', { place: 'queue', path: ['a/b'] }],
])('%s is read, and written again', (pathname, address) => {
  const read = parseAddress(pathname);
  expect(read).toEqual(address);
  expect(addressOf(read)).toBe(pathname);
});

test.each(['/app', '/app/', '/', '/app/nowhere', '/other/queue', '/app/queue/%', '/app/__proto__'])(
  '%s leads to the beginning',
  (pathname) => {
    expect(parseAddress(pathname)).toEqual({ place: 'start', path: [] });
  },
);
