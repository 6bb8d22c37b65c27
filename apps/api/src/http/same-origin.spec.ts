import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { problemOf } from './refusals.js';
import { refuseForeign } from './same-origin.js';

const HOME = 'https://docket.example';

function answer(method: string, headers: Record<string, string>, leavesNothing = false): string {
  try {
    refuseForeign({ method, headers } as unknown as FastifyRequest, HOME, leavesNothing);
    return 'taken';
  } catch (error) {
    return problemOf(error).code;
  }
}

const REFUSED = 'cross_site_request';
const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

test('a browser may be sent from elsewhere to what leaves no entry, and only to read it', () => {
  expect(answer('GET', navigation, true)).toBe('taken');
  expect(answer('GET', navigation)).toBe(REFUSED);
  expect(answer('DELETE', navigation, true)).toBe(REFUSED);
  expect(answer('GET', { ...navigation, 'sec-fetch-mode': 'no-cors' }, true)).toBe(REFUSED);
});

/** Every combination of what a browser may say, and what a page adds. */
const SITES = ['same-origin', 'same-site', 'cross-site', 'none', undefined];
const ORIGINS = [HOME, 'https://sister.docket.example', `${HOME}:8443`, 'null', undefined];
const TYPES = ['application/json', 'application/json; charset=utf-8', 'text/plain', undefined];
const HEADERS = ['1', '0', undefined];

test('what changes something is taken just where it is from a page of ours, with header and type', () => {
  let taken = 0;
  for (const site of SITES)
    for (const origin of ORIGINS)
      for (const type of TYPES)
        for (const header of HEADERS) {
          const given = {
            'sec-fetch-site': site,
            origin,
            'content-type': type,
            'x-docket-csrf': header,
          };
          const told = Object.entries(given).filter(([, value]) => value !== undefined);
          const headers = Object.fromEntries(told) as Record<string, string>;
          const isOurs = site === 'same-origin' || (site === undefined && origin === HOME);
          const isTaken =
            (isOurs || (site === 'none' && origin === HOME)) &&
            (origin === undefined || origin === HOME) &&
            type !== 'text/plain' &&
            header === '1';
          expect([given, answer('POST', headers)]).toEqual([given, isTaken ? 'taken' : REFUSED]);
          taken += isTaken ? 1 : 0;
        }
  expect(taken).toBe(12);
});
