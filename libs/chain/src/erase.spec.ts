import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkDisclosure } from './check-disclosure.js';
import { commitBody } from './commitment.js';
import { committedValues, discloseAll } from './disclosure.js';
import { eraseValues, standIn } from './erase.js';
import { toHex } from './bytes.js';
import type { Json, JsonObject } from './json.js';

const SECRET = new Uint8Array(32).fill(7);
const BODY = { goal: 'pay Ada', list: ['a', 1, null], deep: { '/~': 'x', none: {} } };
const commitmentOf = (body: JsonObject): string => toHex(commitBody(body, SECRET, 'scalar'));

test('what is erased is in nothing that is left, and the rest still verifies', () => {
  const full = discloseAll(BODY, SECRET);
  const once = eraseValues(full, 'scalar', { pointers: ['/goal', '/list/1'], erasedBy: 9 });
  const twice = eraseValues(once, 'scalar', { pointers: ['/deep/~1~0'], erasedBy: 12 });
  expect(JSON.stringify(twice)).not.toMatch(/Ada|0707/);
  const salts = committedValues(BODY, SECRET, 'scalar');
  const gone = salts.filter(({ pointer }) => ['/goal', '/list/1', '/deep/~1~0'].includes(pointer));
  expect(gone).toHaveLength(3);
  for (const { salt } of gone) expect(JSON.stringify(twice)).not.toContain(salt);
  const checked = checkDisclosure(commitmentOf(BODY), twice, 'scalar');
  expect(checked).toMatchObject({
    ok: true,
    body: { list: ['a', null, null], deep: { none: {} } },
  });
  expect(standIn(twice)).toEqual({
    goal: '[erased by entry 9]',
    list: ['a', '[erased by entry 9]', null],
    deep: { '/~': '[erased by entry 12]', none: {} },
  });
});

test.each([[['/absent']], [['/deep']], [['/goal', '/goal']], [['']]])(
  'what is no value that is shown cannot be erased: %j',
  (pointers) => {
    const full = discloseAll(BODY, SECRET);
    expect(() => eraseValues(full, 'scalar', { pointers, erasedBy: 9 })).toThrow(RangeError);
  },
);

test('a value is erased once', () => {
  const once = eraseValues(discloseAll(BODY, SECRET), 'scalar', {
    pointers: ['/goal'],
    erasedBy: 9,
  });
  expect(() => eraseValues(once, 'scalar', { pointers: ['/goal'], erasedBy: 10 })).toThrow(
    RangeError,
  );
});

test('of any body, any of its values can go, and what stays is what it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (any, n) => {
      const body = JSON.parse(JSON.stringify(any)) as JsonObject;
      const values = committedValues(body, SECRET, 'scalar');
      const pointers = values.filter((_, i) => (n >> (i % 16)) % 2 === 1).map((v) => v.pointer);
      const part = eraseValues(discloseAll(body, SECRET), 'scalar', { pointers, erasedBy: 3 });
      const checked = checkDisclosure(commitmentOf(body), part, 'scalar');
      expect(checked.ok).toBe(true);
      const stays = values.filter(({ pointer }) => !pointers.includes(pointer));
      expect(part.disclosed).toEqual(stays);
      const rest = committedValues(standIn(part) as JsonObject, SECRET, 'scalar');
      const shown = new Map<string, Json>(rest.map(({ pointer, value }) => [pointer, value]));
      for (const { pointer, value } of stays) expect(shown.get(pointer)).toEqual(value);
    }),
    { numRuns: 200 },
  );
});
