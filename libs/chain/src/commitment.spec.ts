import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BODY_LIMITS,
  type BodyDisclosure,
  canonicalBytes,
  canonicalize,
  checkDisclosure,
  commitBody,
  commitStored,
  sealBody,
  committedValues,
  discloseAll,
  type Json,
  type JsonObject,
  type PartialDisclosure,
  sha256,
  toHex,
  utf8,
  withhold,
} from './index.js';
import { json } from '../testing/json-values.js';

const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i);
const bodies = (): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), json());
const granularity = fc.constantFrom('scalar' as const, 'whole' as const);
const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const commitment = (body: JsonObject, by: 'scalar' | 'whole' = 'scalar', secret = SECRET) =>
  toHex(commitBody(body, secret, by));

describe('commitBody', () => {
  test('the fused walk equals hashing the skeleton that is built the plain way', () => {
    fc.assert(
      fc.property(bodies(), secrets, granularity, (body, secret, by) => {
        const { skeleton } = withhold(body, secret, by, []);
        expect(commitment(body, by, secret)).toBe(toHex(sha256(canonicalBytes(skeleton))));
      }),
      { numRuns: 300 },
    );
  });

  test('changes exactly when the body changes', () => {
    fc.assert(
      fc.property(bodies(), bodies(), granularity, (a, b, by) => {
        expect(commitment(a, by) === commitment(b, by)).toBe(canonicalize(a) === canonicalize(b));
      }),
    );
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['an array and an object with its indices', { a: ['x'] }, { a: { '0': 'x' } }],
    ['an empty array and an empty object', { a: [] }, { a: {} }],
    ['text and a number', { a: '1' }, { a: 1 }],
    ['null and no member', { a: null }, {}],
    ['a slash in a key and a member below', { 'a/b': 1 }, { a: { b: 1 } }],
    ['a tilde escape spelled out', { '~1': 1 }, { '/': 1 }],
    ['members of one object and of the next', { a: { b: 1 }, c: 2 }, { a: { b: 1, c: 2 } }],
    ['0 and an empty string', { a: 0 }, { a: '' }],
    ['the same values in another order', { a: [1, 2] }, { a: [2, 1] }],
  ])('tells apart %s', (_name, a, b) => {
    expect(commitment(a)).not.toBe(commitment(b));
    expect(commitment(a, 'whole')).not.toBe(commitment(b, 'whole'));
  });

  test('depends on the secret, and not on the order of members or on -0', () => {
    expect(commitment({ a: 1 }, 'scalar', new Uint8Array(32))).not.toBe(commitment({ a: 1 }));
    expect(commitment({ a: 0, b: 'é' })).toBe(commitment({ b: 'é', a: -0 }));
  });

  test('strings of every length and kind around the fast path', () => {
    for (let length = 0; length < 60; length++) {
      for (const tail of ['', 'é', '\n', '"', '😂', '\u007f', '\\']) {
        const body = { a: 'x'.repeat(length) + tail };
        const { skeleton } = withhold(body, SECRET, 'scalar', []);
        expect(commitment(body)).toBe(toHex(sha256(canonicalBytes(skeleton))));
      }
    }
  });

  test('long keys, many members and large values, each larger than the buffers', () => {
    const body: JsonObject = {
      ['k'.repeat(9000)]: { ['ä/~'.repeat(2000)]: [1] },
      t: '\u0001'.repeat(9000),
    };
    for (let i = 0; i < 900; i++) body[`m${i}`] = i;
    const { skeleton } = withhold(body, SECRET, 'scalar', []);
    expect(commitment(body)).toBe(toHex(sha256(canonicalBytes(skeleton))));
  });

  const nested = (depth: number): JsonObject => {
    let value: JsonObject = { end: 1 };
    for (let i = 1; i < depth; i++) value = { a: value };
    return value;
  };
  const ofBytes = (bytes: number): JsonObject => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
  const ofValues = (count: number): JsonObject => ({ a: Array<Json>(count).fill(0) });

  test.each<[string, JsonObject, JsonObject, string]>([
    ['depth', nested(BODY_LIMITS.depthMax), nested(BODY_LIMITS.depthMax + 1), 'too_deep'],
    ['length', ofBytes(BODY_LIMITS.bytesMax), ofBytes(BODY_LIMITS.bytesMax + 1), 'too_large'],
    [
      'values',
      ofValues(BODY_LIMITS.valuesMax),
      ofValues(BODY_LIMITS.valuesMax + 1),
      'too_many_values',
    ],
  ])('holds a body to the limit of %s, in either granularity', (_name, good, bad, code) => {
    for (const by of ['scalar', 'whole'] as const) {
      expect(() => commitment(good, by)).not.toThrow();
      expect(() => commitment(bad, by)).toThrow(
        expect.objectContaining({ name: 'CanonicalError', code }),
      );
    }
    // A refusal leaves nothing behind that would spoil the next commitment.
    expect(commitment({ a: 1 })).toBe(
      toHex(sha256(canonicalBytes(withhold({ a: 1 }, SECRET, 'scalar', []).skeleton))),
    );
  });

  test.each<[string, unknown]>([
    ['an array', []],
    ['null', null],
    ['a string', 'a'],
    ['undefined inside', { a: undefined }],
    ['NaN inside', { a: [Number.NaN] }],
    ['a lone surrogate', { a: '\ud800' }],
    ['a long text with a lone surrogate', { a: 'x'.repeat(100) + '\udfff' }],
    ['a date', { a: new Date(0) }],
  ])('refuses %s as a body', (_name, body) => {
    for (const by of ['scalar', 'whole'] as const) {
      expect(() => commitBody(body as JsonObject, SECRET, by)).toThrow(
        expect.objectContaining({ name: 'CanonicalError' }),
      );
    }
  });

  test('wants a secret of 32 bytes', () => {
    expect(() => commitBody({}, new Uint8Array(31), 'scalar')).toThrow(RangeError);
  });
});

describe('sealBody', () => {
  test('gives the canonical bytes and the same commitment', () => {
    fc.assert(
      fc.property(bodies(), secrets, granularity, (body, secret, by) => {
        const sealed = sealBody(body, secret, by);
        expect(sealed.bytes).toEqual(canonicalBytes(body));
        expect(Object.getPrototypeOf(sealed.bytes)).toBe(Uint8Array.prototype);
        expect(toHex(sealed.commitment)).toBe(commitment(body, by, secret));
      }),
      { numRuns: 300 },
    );
  });

  test.each([0, 20, 33, 5_000, 200_000])('of a text of %i characters', (length) => {
    const body = { empty: {}, text: ['é'.repeat(length), 'x'.repeat(length % 999)], z: [] };
    for (const by of ['scalar', 'whole'] as const) {
      if (length > 100_000) {
        expect(() => sealBody(body, SECRET, by)).toThrow('bytes');
      } else expect(sealBody(body, SECRET, by).bytes).toEqual(canonicalBytes(body));
    }
    // What one call leaves behind is not in the next.
    expect(sealBody({ a: 1 }, SECRET, 'scalar').bytes).toEqual(canonicalBytes({ a: 1 }));
  });
});

describe('commitStored', () => {
  test('gives the same commitment, and says of no other text that it is canonical', () => {
    const seen = { yes: 0, no: 0 };
    const check = (text: string, secret: Uint8Array<ArrayBuffer>, by: 'scalar' | 'whole'): void => {
      const body = JSON.parse(text) as JsonObject;
      const found = commitStored(body, utf8(text), secret, by);
      expect(toHex(found.commitment)).toBe(commitment(body, by, secret));
      expect([text, found.isCanonical]).toEqual([text, canonicalize(body) === text]);
      seen[found.isCanonical ? 'yes' : 'no']++;
    };
    fc.assert(
      fc.property(bodies(), secrets, granularity, fc.nat(), (body, secret, by, at) => {
        const text = canonicalize(body);
        check(text, secret, by);
        check(JSON.stringify(body), secret, by);
        check(JSON.stringify(body, null, 1), secret, by);
        for (const longer of [`${text} `, text.replace('{', '{ '), text.replaceAll(':1,', ':1e0,')])
          check(longer, secret, by);
        // One byte more, one less, one other.
        const bytes = utf8(text);
        const other = bytes.slice();
        other[at % other.length]! ^= 1;
        for (const none of [bytes.slice(0, -1), new Uint8Array(), other])
          expect(commitStored(body, none, secret, by).isCanonical).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100);
  });

  test.each(['{"a":-0}', '{"b":1,"a":2}', '{"a":"\\u0041"}', '{"a":1,"a":1}', '{"a":1.0}'])(
    '%s is not canonical',
    (text) => {
      const body = JSON.parse(text) as JsonObject;
      expect(commitStored(body, utf8(text), SECRET, 'scalar').isCanonical).toBe(false);
    },
  );
});

describe('checkDisclosure', () => {
  test('a full disclosure verifies, with the right granularity only', () => {
    fc.assert(
      fc.property(bodies(), granularity, (body, by) => {
        const check = checkDisclosure(commitment(body, by), discloseAll(body, SECRET), by);
        expect(check).toEqual({ ok: true, body, states: new Map() });
      }),
    );
    const other = checkDisclosure(commitment({ a: 1 }), discloseAll({ a: 1 }, SECRET), 'whole');
    expect(other).toMatchObject({ ok: false, code: 'commitment_mismatch' });
  });

  test('whatever is withheld, the rest verifies and the states add up', () => {
    fc.assert(
      fc.property(bodies(), granularity, fc.infiniteStream(fc.boolean()), (body, by, coins) => {
        const all = committedValues(body, SECRET, by).map(({ pointer }) => pointer);
        const hidden = all.filter(() => coins.next().value === true);
        const disclosure = withhold(
          body,
          SECRET,
          by,
          hidden.map((pointer) => ({ pointer, reason: 'personal data' })),
        );
        const check = checkDisclosure(commitment(body, by), disclosure, by);
        if (!check.ok) throw new Error(check.message);
        expect([...check.states.keys()].toSorted()).toEqual(all.toSorted());
        for (const pointer of all) {
          expect(check.states.get(pointer)).toBe(
            hidden.includes(pointer) ? 'withheld' : 'disclosed',
          );
        }
        if (hidden.length === 0) expect(canonicalize(check.body)).toBe(canonicalize(body));
      }),
    );
  });

  const BODY: JsonObject = {
    name: 'Henderson',
    amounts: [118.2, 0, null],
    'a/b~c': { é: '€', empty: {}, none: [] },
    ok: true,
  };
  const partial = () =>
    structuredClone(
      withhold(BODY, SECRET, 'scalar', [{ pointer: '/name', reason: 'personal data' }]),
    );
  const check = (disclosure: unknown) =>
    checkDisclosure(commitment(BODY), disclosure as BodyDisclosure, 'scalar');

  test('withheld members are absent, withheld elements keep their place', () => {
    const disclosure = withhold(BODY, SECRET, 'scalar', [
      { pointer: '/name', reason: 'personal data' },
      { pointer: '/amounts/1', reason: 'trade secret' },
    ]);
    expect(check(disclosure)).toMatchObject({
      ok: true,
      body: { amounts: [118.2, null, null], ok: true },
    });
    const result = check(disclosure);
    expect(result.ok && 'name' in result.body).toBe(false);
  });

  test('a pointer to a container withholds all below it, one to nothing is refused', () => {
    const disclosure = withhold(BODY, SECRET, 'scalar', [{ pointer: '/a~1b~0c', reason: 'r' }]);
    expect(disclosure.withheld.map(({ pointer }) => pointer)).toEqual([
      '/a~1b~0c/empty',
      '/a~1b~0c/none',
      '/a~1b~0c/é',
    ]);
    expect(() => withhold(BODY, SECRET, 'scalar', [{ pointer: '/nam', reason: 'r' }])).toThrow(
      RangeError,
    );
  });

  test('erased values verify as erased', () => {
    const disclosure = partial();
    disclosure.erased = [{ pointer: '/name', erased_by: 99 }];
    disclosure.withheld = [];
    const result = check(disclosure);
    expect(result.ok && result.states.get('/name')).toBe('erased');
  });

  const edits: [string, string, (disclosure: PartialDisclosure) => void][] = [
    ['a value left out', 'missing', (d) => d.disclosed.pop()],
    ['a withheld value not declared', 'missing', (d) => d.withheld.pop()],
    [
      'another reason is fine, another pointer is not',
      'digest_mismatch',
      (d) => (d.withheld[0]!.pointer = '/nome'),
    ],
    ['a value in two lists', 'malformed', (d) => d.withheld.push({ pointer: '/ok', reason: 'r' })],
    ['a value twice', 'malformed', (d) => d.disclosed.push(d.disclosed[0]!)],
    [
      'a place the skeleton has not',
      'digest_mismatch',
      (d) => d.erased.push({ pointer: '/x', erased_by: 1 }),
    ],
    [
      'a place of a container',
      'digest_mismatch',
      (d) => d.erased.push({ pointer: '/amounts', erased_by: 1 }),
    ],
    [
      'an empty container in the skeleton',
      'malformed',
      (d) => ((d.skeleton as JsonObject)['x'] = {}),
    ],
    ['a number in the skeleton', 'malformed', (d) => ((d.skeleton as JsonObject)['x'] = 1)],
    [
      'text that is no digest in the skeleton',
      'malformed',
      (d) => ((d.skeleton as JsonObject)['x'] = 'AB'),
    ],
    [
      'a digest more in the skeleton',
      'commitment_mismatch',
      (d) => ((d.skeleton as JsonObject)['x'] = '0'.repeat(64)),
    ],
    ['a member too many', 'malformed', (d) => Object.assign(d, { more: 1 })],
    ['a list that is none', 'malformed', (d) => Object.assign(d, { erased: {} })],
    [
      'an item with a member too many',
      'malformed',
      (d) => Object.assign(d.withheld[0]!, { more: 1 }),
    ],
    ['a salt that is no salt', 'malformed', (d) => (d.disclosed[0]!.salt = 'x'.repeat(32))],
  ];
  test.each(edits)('%s: %s', (_name, code, edit) => {
    const disclosure = partial();
    edit(disclosure);
    expect(check(disclosure)).toMatchObject({ ok: false, code });
  });

  test('any other salt, value or pointer of any value fails', () => {
    partial().disclosed.forEach(({ pointer, salt, value }, i) => {
      const changes: Record<string, Json>[] = [
        { salt: (salt.startsWith('0') ? '1' : '0') + salt.slice(1) },
        { value: value === null ? 0 : null },
        { value: [value] },
        { pointer: pointer + '/0' },
      ];
      for (const change of changes) {
        const disclosure = partial();
        Object.assign(disclosure.disclosed[i]!, change);
        expect(check(disclosure)).toMatchObject({ ok: false });
      }
    });
  });

  test('two values of one body cannot change places', () => {
    const disclosure = partial();
    const [a, b] = disclosure.disclosed;
    [a!.pointer, b!.pointer] = [b!.pointer, a!.pointer];
    expect(check(disclosure)).toMatchObject({ ok: false, code: 'digest_mismatch' });
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'missing'],
    ['null', null, 'missing'],
    ['a list', [], 'malformed'],
    ['no members', {}, 'malformed'],
    ['a body without secret', { body: {} }, 'malformed'],
    ['a body that is a list', { body: [], secret: '0'.repeat(64) }, 'malformed'],
    ['a member too many', { ...discloseAll(BODY, SECRET), more: 1 }, 'malformed'],
    ['another secret', discloseAll(BODY, new Uint8Array(32)), 'commitment_mismatch'],
    ['another body', discloseAll({ ...BODY, ok: false }, SECRET), 'commitment_mismatch'],
    ['a body that cannot be committed to', discloseAll({ a: '\ud800' }, SECRET), 'malformed'],
  ])('%s: %s', (_name, disclosure, code) => {
    expect(check(disclosure)).toMatchObject({ ok: false, code });
  });

  test('never throws, whatever it is given', () => {
    const strange = fc.object({
      key: fc.constantFrom(
        'body',
        'secret',
        'skeleton',
        'disclosed',
        'withheld',
        'erased',
        'pointer',
        'salt',
        'value',
        '',
      ),
    });
    fc.assert(
      fc.property(strange, (disclosure) => expect(check(disclosure).ok).toBe(false)),
      { numRuns: 500 },
    );
  });

  test('a member called __proto__ is a member like any other', () => {
    const body = JSON.parse('{"__proto__":{"a":1},"b":2}') as JsonObject;
    const disclosure = withhold(body, SECRET, 'scalar', [{ pointer: '/b', reason: 'r' }]);
    const result = checkDisclosure(commitment(body), disclosure, 'scalar');
    expect(result.ok && canonicalize(result.body)).toBe('{"__proto__":{"a":1}}');
  });
});
