import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalize,
  decodeLeaf,
  encodeLeaf,
  FORMAT,
  type Leaf,
  leafHash,
  linkedLeaf,
  sha256,
  toHex,
  utf8,
  ZERO_HASH_HEX,
} from './index.js';

const LEAF: Leaf = {
  v: FORMAT,
  origin: 'docket.example/claims',
  seq: 12,
  prev: 'a'.repeat(64),
  time: '2026-11-22T18:50:00.123Z',
  type: 'job_card.filed',
  actor: 'prn_7f3c',
  role: 'agent',
  via: 'api_key',
  decision: { id: 'dec_01J', seq: 3, prev: ZERO_HASH_HEX },
  schema: 'job_card.filed/1',
  body: '0f'.repeat(32),
};
const withoutDecision = (): Leaf => {
  const { decision: _, ...leaf } = LEAF;
  return leaf;
};
const TEXT = canonicalize(LEAF as never);

describe('leaf', () => {
  test.each([
    ['with', LEAF],
    ['without', withoutDecision()],
    ['by Docket, with', { ...LEAF, actor: 'docket', role: 'docket', via: 'docket' }],
  ])('%s a decision: canonical JSON, and back', (_name, leaf) => {
    const bytes = encodeLeaf(leaf);
    expect(new TextDecoder().decode(bytes)).toBe(canonicalize(leaf as never));
    expect(decodeLeaf(bytes)).toEqual(leaf);
  });

  test('linked to others it is the same leaf behind these', () => {
    const prev = 'b'.repeat(64);
    const decisionPrev = 'c'.repeat(64);
    const { decision } = LEAF;
    const attested = { ...LEAF, attestation: 'A'.repeat(86) };
    expect(linkedLeaf(attested, prev)).toEqual({ ...attested, prev });
    expect(linkedLeaf(LEAF, prev, decisionPrev)).toEqual({
      ...LEAF,
      prev,
      decision: { ...decision, prev: decisionPrev },
    });
    expect(linkedLeaf(withoutDecision(), prev)).toEqual({ ...withoutDecision(), prev });
  });

  test('its hash has the prefix 0x00 (RFC 9162 section 2.1.1)', () => {
    expect(toHex(leafHash(utf8('L123456')))).toBe(toHex(sha256(utf8('\0L123456'))));
    expect(toHex(leafHash(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  const bad: [string, Partial<Leaf>, string][] = [
    ['another format', { v: 'docket-ledger/v2' as typeof FORMAT }, 'v'],
    ['an origin without a path', { origin: 'docket.example' }, 'origin'],
    ['an origin with a space', { origin: 'docket.example/a b' }, 'origin'],
    ['an origin with a plus', { origin: 'docket.example/a+b' }, 'origin'],
    ['an origin of 256 characters', { origin: 'a/' + 'b'.repeat(254) }, 'origin'],
    ['a negative seq', { seq: -1 }, 'seq'],
    ['a seq of -0', { seq: -0 }, 'seq'],
    ['a seq that is no integer', { seq: 1.5 }, 'seq'],
    ['a seq beyond 2^53', { seq: 2 ** 53 }, 'seq'],
    ['an upper-case hash', { prev: 'A'.repeat(64) }, 'prev'],
    ['a short hash', { prev: 'a'.repeat(63) }, 'prev'],
    ['no such day', { time: '2026-02-30T00:00:00.000Z' }, 'time'],
    ['hour 24', { time: '2026-02-01T24:00:00.000Z' }, 'time'],
    ['a leap second', { time: '2026-06-30T23:59:60.000Z' }, 'time'],
    ['a time without milliseconds', { time: '2026-02-01T00:00:00Z' }, 'time'],
    ['a time with an offset', { time: '2026-02-01T00:00:00.000+01:00' }, 'time'],
    ['a type of one word', { type: 'filed' }, 'type'],
    ['a type in capitals', { type: 'Job.filed' }, 'type'],
    ['a type of 65 characters', { type: 'a.' + 'b'.repeat(63) }, 'type'],
    ['an actor with a space', { actor: 'Jane Doe' }, 'actor'],
    ['no actor', { actor: '' }, 'actor'],
    ['an actor with a line break at the end', { actor: 'prn_1\n' }, 'actor'],
    ['no role', { role: '' }, 'role'],
    ['a role in capitals', { role: 'Agent' }, 'role'],
    ['a role of 33 characters', { role: 'a'.repeat(33) }, 'role'],
    ['a sign-in with a space', { via: 'api key' }, 'via'],
    ['no sign-in', { via: '' }, 'via'],
    ["somebody in Docket's role", { role: 'docket' }, 'role'],
    ['somebody signed in as Docket', { via: 'docket' }, 'via'],
    ['Docket in the role of an agent', { actor: 'docket', via: 'docket' }, 'role'],
    ['Docket with a key', { actor: 'docket', role: 'docket' }, 'via'],
    ['a schema without a version', { schema: 'job_card.filed' }, 'schema'],
    ['schema version 0', { schema: 'job_card.filed/0' }, 'schema'],
    ['a body that is no hash', { body: '' }, 'body'],
    [
      'a decision id of another kind',
      { decision: { ...LEAF.decision!, id: 'led_1' } },
      'decision.id',
    ],
    ['a decision seq below zero', { decision: { ...LEAF.decision!, seq: -1 } }, 'decision.seq'],
    [
      'a decision prev that is no hash',
      { decision: { ...LEAF.decision!, prev: '0' } },
      'decision.prev',
    ],
  ];
  test.each(bad)('%s is refused both ways', (_name, change, member) => {
    const leaf = { ...LEAF, ...change };
    const code = member === 'v' ? 'unknown_format' : 'bad_member';
    expect(() => encodeLeaf(leaf)).toThrow(
      expect.objectContaining({ name: 'LeafError', code, member }),
    );
    // Canonical JSON writes -0 as 0, so that there is nothing to refuse on the way in.
    if (Object.is(leaf.seq, -0)) return;
    expect(() => decodeLeaf(utf8(canonicalize(leaf as never)))).toThrow(
      expect.objectContaining({ name: 'LeafError' }),
    );
  });

  test.each([
    ['white space', TEXT.replace(',', ', ')],
    ['another order', TEXT.replace(/"actor":"[^"]*",/, '').replace(/\}$/, ',"actor":"prn_7f3c"}')],
    ['a member more', TEXT.replace(/\}$/, ',"w":1}')],
    ['a member less', TEXT.replace(/"actor":"[^"]*",/, '')],
    ['a role less', TEXT.replace(/"role":"[^"]*",/, '')],
    ['a sign-in less', TEXT.replace(/,"via":"[^"]*"/, '')],
    ['a role of null', TEXT.replace(/"role":"[^"]*"/, '"role":null')],
    ['an empty decision', TEXT.replace(/"decision":\{[^}]*\}/, '"decision":{}')],
    ['decision null', TEXT.replace(/"decision":\{[^}]*\}/, '"decision":null')],
    ['an escape', TEXT.replace('prn_', '\\u0070rn_')],
    ['seq as text', TEXT.replace('"seq":12', '"seq":"12"')],
    ['seq with a leading zero', TEXT.replace('"seq":12', '"seq":012')],
    ['seq as 1.2e1', TEXT.replace('"seq":12', '"seq":1.2e1')],
    ['a line break at the end', TEXT + '\n'],
    ['a key twice', TEXT.replace('{"actor"', '{"actor":"prn_7f3c","actor"')],
    ['nothing', ''],
    ['no object', 'null'],
  ])('%s: not a leaf', (_name, text) => {
    expect(text).not.toBe(TEXT);
    expect(() => decodeLeaf(utf8(text))).toThrow(expect.objectContaining({ name: 'LeafError' }));
  });

  test('bytes that are not UTF-8, and too many bytes', () => {
    expect(() => decodeLeaf(Uint8Array.of(0xff))).toThrow(
      expect.objectContaining({ code: 'not_canonical' }),
    );
    expect(() => decodeLeaf(new Uint8Array(65_536))).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    );
  });

  test('one byte changed: refused, or another leaf with another hash', () => {
    const bytes = encodeLeaf(LEAF);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.slice();
        changed[at]! ^= change;
        expect(toHex(leafHash(changed))).not.toBe(toHex(leafHash(bytes)));
        try {
          expect(encodeLeaf(decodeLeaf(changed))).toEqual(changed);
        } catch (error) {
          expect(error).toMatchObject({ name: 'LeafError' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
