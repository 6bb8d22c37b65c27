import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonPieces } from './json-pieces.js';

function pieces(text: string): object[] {
  const found: object[] = [];
  for (const piece of jsonPieces(new TextEncoder().encode(text), 'runs')) {
    if (piece.kind === 'member') found.push(piece);
    else found.push({ kind: 'element', index: piece.index, value: piece.read() });
  }
  return found;
}
const valuesOf = (text: string): unknown[] =>
  pieces(text).map((piece) => (piece as { value: unknown }).value);

describe('jsonPieces', () => {
  test('gives the elements of the outermost array', () => {
    expect(pieces(' [1, {"a":"],}"} ,[2,[3]],"x\\"]" , null]\n')).toEqual(
      [1, { a: '],}' }, [2, [3]], 'x"]', null].map((value, index) => ({
        kind: 'element',
        index,
        value,
      })),
    );
    expect(pieces('[]')).toEqual([]);
  });

  test('gives the members of an object, and the list among them element by element', () => {
    expect(pieces('{"info": {"runs": [7]}, "runs": [1, 2], "n": 3.5}')).toEqual([
      { kind: 'member', name: 'info', value: { runs: [7] } },
      { kind: 'element', index: 0, value: 1 },
      { kind: 'element', index: 1, value: 2 },
      { kind: 'member', name: 'n', value: 3.5 },
    ]);
    expect(pieces('{}')).toEqual([]);
    expect(pieces('{"runs": null}')).toEqual([{ kind: 'member', name: 'runs', value: null }]);
  });

  test('reads what JSON.parse reads, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ noUnicodeString: false })),
        fc.nat(3),
        (values, indent) => {
          // What strict intake refuses, and why, is its own tests' matter.
          const text = JSON.stringify(values, null, indent);
          fc.pre(!/\\u0000|\\ud[89a-f]|e[-+]|\d{16}|-0\b/.test(text));
          const plain = JSON.parse(text) as unknown[];
          expect(valuesOf(text)).toEqual(plain);
          const wrapped = `{"before":0,"runs":${text}}`;
          expect(valuesOf(wrapped).slice(1)).toEqual(plain);
        },
      ),
    );
  });

  test.each([
    ['nothing', ''],
    ['a string', '"runs"'],
    ['an array that does not end', '[1,2'],
    ['an element that does not end', '[{"a":1'],
    ['a string that does not end', '["a'],
    ['a comma too many', '[1,]'],
    ['a comma too few', '[1 2]'],
    ['a comma before the first', '[,1]'],
    ['a bracket of the other kind', '[1}'],
    ['something behind it', '[1] 2'],
    ['a name without a value', '{"a"}'],
    ['a name that is none', '{a:1}'],
    ['a name that comes twice', '{"a":1,"a":2}'],
    ['a member that ends in a comma', '{"a":1,}'],
    ['a duplicate key inside an element', '[{"a":1,"a":2}]'],
    ['a number that would lose digits', '[12345678901234567890]'],
    ['NaN, as Python writes it', '[NaN]'],
    ['half a surrogate', '{"a":"\\ud800"}'],
    ['an element nested deeper than is parsed', `[${'['.repeat(65)}${']'.repeat(65)}]`],
    ['brackets without end', '['.repeat(1_000_000)],
  ])('refuses %s and says where', (_name, text) => {
    expect(() => pieces(text)).toThrow(/^The file cannot be read at byte \d+: /);
  });

  test.each([
    ['[1,\n{"a":1}}', 11],
    ['[{"a": "x{y", "b": +1}]', 19],
    [`[{"long": "${'x'.repeat(200_000)}"}, {"a"; 1}]`, 200_019],
    ['{"info": 1, "runs": [{"a": [1,,2]}]}', 30],
    [`["${'é['.repeat(50_000)}", ?]`, 150_005],
  ])('tells the very byte: %#', (text, byte) => {
    expect(() => pieces(text)).toThrow(`The file cannot be read at byte ${byte}: `);
  });

  test('refuses bytes that are no UTF-8 where they stand, and a cut character at the end', () => {
    const read = (bytes: number[]): unknown[] => [...jsonPieces(Uint8Array.from(bytes), 'runs')];
    expect(() => read([0x5b, 0x22, 0x61, 0xff, 0x22, 0x5d])).toThrow(/at byte 3: /);
    expect(() => read([0x5b, 0x22, 0xc3])).toThrow(/at byte 3: /);
    expect(() => read([0xef, 0xbb, 0xbf, 0x5b, 0x5d])).toThrow(/at byte \d: /);
  });
});
