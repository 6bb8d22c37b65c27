import fc from 'fast-check';
import type { Value } from './schema-values.js';

/** Something small is wrong with a value: the kind of mistake that programs make. */
type Damage = (value: Value) => Value;

const JUNK: readonly Value[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  '',
  ' ',
  'x',
  [],
  {},
  [[]],
  [null],
  'DONE',
  'high',
  '2026-01-15T09:30:00Z',
  '2026-02-31T25:00:00Z',
  'dec_',
  'sfx_x',
  'esc-0',
  'x'.repeat(70_000),
  Array.from({ length: 600 }, () => 'item'),
];
const NAMES = [
  'unknown',
  '__proto__',
  'constructor',
  'toString',
  '',
  'ext',
  'goal',
  'a/b~c',
  '\u0000',
];

function nested(depth: number): Value {
  let value: Value = 1;
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? { a: value } : [value];
  return value;
}

/** Every place inside a value, as the way there. */
function places(value: Value, way: string[] = [], found: string[][] = []): string[][] {
  found.push(way);
  if (value !== null && typeof value === 'object' && found.length < 500) {
    for (const [name, inner] of Object.entries(value)) places(inner, [...way, name], found);
  }
  return found;
}

function change(
  value: Value,
  way: readonly string[],
  edit: (inner: Value) => Value | undefined,
): Value {
  const [name, ...rest] = way;
  if (name === undefined) return edit(value) ?? null;
  const inner = (value as { [name: string]: Value })[name] as Value;
  const changed = rest.length === 0 ? edit(inner) : change(inner, rest, edit);
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === name ? (changed ?? null) : one));
  const others = Object.entries(value as object).filter(([other]) => other !== name);
  // Through entries, so that "__proto__" becomes a member.
  return Object.fromEntries(changed === undefined ? others : [...others, [name, changed]]);
}

const edits: fc.Arbitrary<(inner: Value) => Value | undefined> = fc.oneof(
  fc.constant(() => undefined),
  fc.constantFrom(...JUNK).map((junk) => () => junk),
  fc.constantFrom(29, 31, 40, 300).map((depth) => () => nested(depth)),
  fc.constantFrom(...NAMES).map((name) => (inner: Value) => {
    const isObject = inner !== null && typeof inner === 'object' && !Array.isArray(inner);
    return isObject ? Object.fromEntries([...Object.entries(inner), [name, 1]]) : { [name]: inner };
  }),
  fc.constant((inner: Value) => [inner]),
  fc.constant((inner: Value) =>
    typeof inner === 'string' ? inner.repeat(20) : JSON.stringify(inner),
  ),
);

const damages: fc.Arbitrary<Damage> = fc.tuple(fc.nat(), edits).map(([at, edit]) => (value) => {
  const all = places(value);
  return change(value, all[at % all.length] ?? [], edit);
});

/** A value with one to three things wrong. */
export function damaged(values: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc
    .tuple(values, fc.array(damages, { minLength: 1, maxLength: 3 }))
    .map(([value, all]) => all.reduce((before, damage) => damage(before), value));
}

type ByteDamage = (bytes: Buffer) => Buffer;

const splice = (bytes: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);

/** What no JSON may hold, or what readers disagree on. */
const FRAGMENTS: readonly (string | number[])[] = [
  ...'\u0000 \\u0000 \\ud800 \\udc00x \ufeff \\ { } [ , : // NaN Infinity - +1 01 .5 1. 1e400'.split(
    ' ',
  ),
  ...'-1e-400 12345678901234567890 0.1000000000000000055511151231257827 \' " \u2028 \u0007 <!--'.split(
    ' ',
  ),
  '\n',
  '\r\n',
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0x80],
];

const at = fc.nat();
const byteDamages: fc.Arbitrary<ByteDamage> = fc.oneof(
  fc.tuple(at, fc.nat({ max: 7 })).map(([place, bit]): ByteDamage => (bytes) => {
    const flipped = Buffer.from(bytes);
    const index = place % Math.max(1, flipped.length);
    if (flipped.length > 0) flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
    return flipped;
  }),
  at.map(
    (place): ByteDamage =>
      (bytes) =>
        bytes.subarray(0, place % (bytes.length + 1)),
  ),
  fc.tuple(at, fc.constantFrom(...FRAGMENTS)).map(([place, part]): ByteDamage => (bytes) => {
    const insert = typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part);
    return splice(bytes, place % (bytes.length + 1), 0, insert);
  }),
  fc.tuple(at, fc.nat({ max: 40 })).map(([place, length]): ByteDamage => (bytes) => {
    return splice(bytes, place % (bytes.length + 1), length, new Uint8Array());
  }),
  // Part of it again, or somewhere else.
  fc.tuple(at, at, fc.nat({ max: 60 })).map(([from, to, length]): ByteDamage => (bytes) => {
    const start = from % (bytes.length + 1);
    return splice(bytes, to % (bytes.length + 1), 0, bytes.subarray(start, start + length));
  }),
  fc.constant<ByteDamage>((bytes) => twice(bytes)),
  fc
    .tuple(at, fc.constantFrom('1e999', '-0', '9007199254740993', '1e21'))
    .map(([place, number]): ByteDamage => (bytes) => {
      const numbers = [...bytes.toString('latin1').matchAll(/-?\d+(?:\.\d+)?/g)];
      const found = numbers[place % Math.max(1, numbers.length)];
      if (found === undefined) return bytes;
      return splice(bytes, found.index, found[0].length, Buffer.from(number));
    }),
  fc.constantFrom(40, 5_000).map((depth): ByteDamage => (bytes) => {
    return Buffer.concat([Buffer.from('['.repeat(depth)), bytes, Buffer.from(']'.repeat(depth))]);
  }),
  fc.constant<ByteDamage>((bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])),
  fc.constant<ByteDamage>((bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le')),
  fc.uint8Array({ maxLength: 40 }).map(
    (bytes): ByteDamage =>
      () =>
        Buffer.from(bytes),
  ),
);

/** The first member once more, which readers disagree on. */
function twice(bytes: Buffer): Buffer {
  const first = /^\{("(?:[^"\\]|\\.)*"):/.exec(bytes.toString('latin1'));
  return first === null ? bytes : splice(bytes, 1, 0, Buffer.from(`${first[1]}:null,`, 'latin1'));
}

/** Bytes with up to three things wrong. */
export function damagedBytes(bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(bytes, fc.array(byteDamages, { maxLength: 3 }))
    .map(([whole, all]) => all.reduce((before, damage) => damage(before), whole));
}
