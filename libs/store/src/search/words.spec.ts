import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readQuery, vectorOf, wordsOf } from './words.js';

describe('wordsOf', () => {
  test.each([
    ['Refund 25.00 EUR of order/44812', ['refund', '25', '00', 'eur', 'of', 'order', '44812']],
    ['issue_refund, pay@example.org', ['issue', 'refund', 'pay', 'example', 'org']],
    ['Ünïcode ΣΊΣΥΦΟΣ ﬁle', ['ünïcode', 'σίσυφος', 'file']],
    ['退款 ok', ['退', '款', 'ok']],
    ["it's 'quoted' \\ & | ! <->", ['it', 's', 'quoted']],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('of words are the words themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
    );
  });
});

describe('vectorOf', () => {
  test('takes texts and numbers at any depth, names of members not', () => {
    const body = { goal: 'Refund twice, refund', list: [{ order: 44812, yes: true, no: null }] };
    expect(vectorOf(body, 7)).toEqual({
      vector: "'#7' 'refund':1,3 'twice':2 '44812':5",
      cut: false,
    });
  });

  test('says when something was left out', () => {
    expect(vectorOf({ a: 'x '.repeat(255) }, 1).cut).toBe(false);
    expect(vectorOf({ a: 'x '.repeat(256) }, 1).cut).toBe(true);
    expect(vectorOf({ a: 'y'.repeat(65_536) }, 1).cut).toBe(false);
    expect(vectorOf({ a: 'y'.repeat(65_537) }, 1).cut).toBe(true);
  });
});

describe('readQuery', () => {
  test.each([
    ['refund', "(('refund'))"],
    ['Refund order/44812', "(('refund') & ('order' <-> '44812'))"],
    ['"no receipt" -blue', "(('no' <-> 'receipt') & !('blue'))"],
    ['a OR b c', "(('a')) | (('b') & ('c'))"],
    ['"unclosed phrase', "(('unclosed' <-> 'phrase'))"],
    ["' & | ! ) (", undefined],
    ['-only -negative', undefined],
    ['a OR -b', undefined],
    ['', undefined],
    ['w '.repeat(33), undefined],
  ])('%s', (text, tsquery) => {
    const query = readQuery(text);
    if (tsquery === undefined) expect(query).toHaveProperty('problem');
    else expect(query).toEqual({ tsquery });
  });
});
