import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Json, type JsonObject, canonicalBytes, sha256, toHex } from '@docket/chain';
import fc from 'fast-check';
import type { Policy } from '../types.js';
import { decodeState, encodeState } from './codec.js';
import { evolve } from './evolve.js';
import { DecisionReplay } from './replay.js';
import { type DecisionState, type FoldEntry, STATE_VERSION } from './state.js';

/**
 * States as they lie in databases, with the entries that they were folded from: `<version>-<name>.json`.
 * A file is never edited. When the state of the fold changes, the fold's test below fails: raise
 * STATE_VERSION, add files of the new version, and pin their shape. The files of the version before stay
 * and show that such a state is folded again.
 */
const folder = new URL('../../test/stored/', import.meta.url);
/** Digest of the names and kinds of members that the states of a version have. */
const SHAPES: { readonly [version: number]: string } = {
  1: '97b5ab305400ef1a',
  2: '2738ced481b835fd',
  3: '455ec0d32a347c87',
  4: 'e4a7ee77c6a801cd',
  5: '34ee907c1f030085',
  6: '34ee907c1f030085',
  7: 'bbbb05b3ce174e18',
  8: 'd7c17082c6bb433d',
  9: '618b1b31c3c26bfb',
};

interface Stored {
  policy: Policy;
  entries: FoldEntry[];
  state: JsonObject;
}

const files = readdirSync(folder).map((name) => ({
  name,
  version: Number(name.slice(0, name.indexOf('-'))),
  ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Stored),
}));
const current = files.filter(({ version }) => version === STATE_VERSION);
const earlier = files.filter(({ version }) => version !== STATE_VERSION);

function fold(entries: readonly FoldEntry[], policy: Policy, from?: DecisionState) {
  return entries.reduce<DecisionState | undefined>(
    (state, entry) => evolve(state, entry, policy),
    from,
  );
}

/** Paths to every scalar with its kind; items of one list share a path. */
function shapeOf(value: Json, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) shapeOf(member, `${path}.${name}`, found);
  else found.add(`${path} ${value === null ? 'null' : typeof value}`);
  return found;
}

function digest(values: Iterable<string>): string {
  return toHex(sha256(canonicalBytes([...values].toSorted()))).slice(0, 16);
}

describe('a state of this version', () => {
  test.each(current)('$name: the entries still give it, to the letter', (stored) => {
    const { entries, policy, state } = stored;
    expect(encodeState(fold(entries, policy)!)).toBe(JSON.stringify(state));
    const replay = new DecisionReplay();
    expect([...entries.flatMap((one) => replay.check(one, policy)), ...replay.end()]).toEqual([]);
  });

  test.each(current)('$name: it is read back and continued', ({ entries, policy, state }) => {
    const decoded = decodeState(JSON.stringify(state));
    const more = { ...entries[1]!, decisionSeq: entries.length, seq: 999 };
    expect(decoded.ok && fold([more], policy, decoded.state)).toEqual(
      fold([...entries, more], policy),
    );
  });

  test('together they have something in every list, and the shape that is pinned', () => {
    const shape = new Set(current.flatMap(({ state }) => [...shapeOf(state)]));
    const lists = Object.entries(current[0]!.state).filter(([, value]) => Array.isArray(value));
    expect(lists.length).toBeGreaterThan(5);
    for (const [name] of lists) {
      expect([name, [...shape].some((one) => one.startsWith(`.${name}[]`))]).toEqual([name, true]);
    }
    expect(digest(shape)).toBe(SHAPES[STATE_VERSION]);
  });
});

describe('a state of another version', () => {
  const { entries, policy, state } = current[0]!;
  const { sideEffectsRefused: _newer, ...counters } = state['counters'] as JsonObject;
  const { openIncidents: _list, ...members } = state;

  test.each<[string, Json, string]>([
    // Made up: as it may have been before refused side effects were counted and incidents kept.
    ['older', { ...members, counters, version: STATE_VERSION - 1 }, 'older_version'],
    ['newer', { ...state, waiting: [], version: STATE_VERSION + 1 }, 'newer_version'],
    ['older in all but the number', { ...state, counters }, 'unreadable'],
    ['without one of its lists', members, 'unreadable'],
    ['with a member that is not known', { ...state, waiting: [] }, 'unreadable'],
    ['without a version', { ...state, version: null }, 'unreadable'],
    ['with a version that is no number', { ...state, version: '1' }, 'unreadable'],
    ['with counters that are none', { ...state, counters: null }, 'unreadable'],
    ['with an agent that is none', { ...state, agent: null }, 'unreadable'],
    ['with escalations that are none', { ...state, openEscalations: null }, 'unreadable'],
    ['with a directive of its own', { ...state, directive: 'carry on' }, 'unreadable'],
    ['with the name of what every object has', { ...state, directive: 'toString' }, 'unreadable'],
    ['with a time that is none', { ...state, lastTime: 'now' }, 'unreadable'],
    ['with a position before the first', { ...state, lastSeq: -1 }, 'unreadable'],
    ['with calls that have no end', { ...state, loop: 'AAAAAAAAAA' }, 'unreadable'],
    ['no state', null, 'unreadable'],
  ])('%s: it is not used, and the entries give one that is', (_name, stored, found) => {
    expect(decodeState(JSON.stringify(stored))).toEqual({ ok: false, found });
    const again = fold(entries, policy)!;
    expect(decodeState(encodeState(again))).toEqual({ ok: true, state: again });
    expect(Object.values(again.counters).every(Number.isSafeInteger)).toBe(true);
  });

  test('every state that an earlier version stored is known to be older, and folded again', () => {
    for (const stored of earlier) {
      const decoded = decodeState(JSON.stringify(stored.state));
      expect([stored.name, decoded]).toEqual([stored.name, { ok: false, found: 'older_version' }]);
      expect(fold(stored.entries, stored.policy)).toMatchObject({ version: STATE_VERSION });
    }
  });
});

test.each(current)('$name: no member of it, however deep, may be of another kind', ({ state }) => {
  const spoilt = (value: Json, by: Json): Json[] => {
    if (typeof value !== 'object' || value === null) return [by];
    const within = Array.isArray(value)
      ? value.flatMap((item, i) => spoilt(item, by).map((other) => value.with(i, other)))
      : Object.entries(value).flatMap(([name, member]) =>
          spoilt(member, by).map((other) => ({ ...value, [name]: other })),
        );
    return [by, ...within];
  };
  for (const by of [{ stranger: 1 }, [[]], [{}]]) {
    const all = spoilt(state, by);
    expect(all.length).toBeGreaterThan(60);
    for (const one of all) {
      expect([one, decodeState(JSON.stringify(one))]).toEqual([
        one,
        { ok: false, found: 'unreadable' },
      ]);
    }
  }
});

test('decodeState never throws, and lets nothing through that would count on from NaN', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('cards', 'version', 'counters', 'loop'));
  const damaged = fc
    .tuple(fc.constantFrom(...current), names, fc.jsonValue(), fc.boolean())
    .map(([{ state }, name, value, inside]) =>
      JSON.stringify(
        inside
          ? { ...state, counters: { ...(state['counters'] as JsonObject), [name]: value } }
          : { ...state, [name]: value },
      ),
    );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), damaged), (text) => {
      const decoded = decodeState(text);
      if (!decoded.ok) return;
      expect(Object.keys(decoded.state)).toEqual(Object.keys(current[0]!.state));
      expect(Object.values(decoded.state.counters).every(Number.isSafeInteger)).toBe(true);
    }),
  );
});
