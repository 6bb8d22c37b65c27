import { describe, expect, test } from '@jest/globals';
import { PLAIN_LINE, PLAIN_TEXT } from './visible.js';

const line = new RegExp(PLAIN_LINE.pattern, 'u');
const text = new RegExp(PLAIN_TEXT.pattern, 'u');

describe('what is shown in lists', () => {
  test.each([
    'refund agent, production',
    'Erstattungen – „Filiale 7“',
    'سجل المراجعة',
    'दावा १२',
    'می‌خواهم',
    '審査 七',
    'team 👩‍⚖️ ❤️ ⚖︎',
    'e\u0301tage',
  ])('%s is a line', (label) => {
    expect(line.test(label)).toBe(true);
    expect(text.test(label)).toBe(true);
  });

  test.each([
    ['an override of the direction', 'a\u202Eb'],
    ['an embedding', 'a\u202Ab'],
    ['an isolate', 'a\u2066b\u2069'],
    ['a mark of direction', 'a\u200Fb'],
    ['a mark of direction of Arabic', 'a\u061Cb'],
    ['a space without width', 'ad\u200Bmin'],
    ['a word joiner', 'ad\u2060min'],
    ['a mark of byte order', '\uFEFFadmin'],
    ['a soft hyphen', 'ad\u00ADmin'],
    ['a filler of Hangul', 'admin\u3164'],
    ['a tag', 'admin\u{E0041}'],
    ['a variation selector of ideographs', 'admin\u{E0100}'],
    ['an empty cell of Braille', 'admin\u2800'],
    ['an annotation', 'a\uFFF9b\uFFFB'],
    ['a control character', 'a\u001Bb'],
    ['a line separator', 'a\u2028b'],
    ['nothing', ''],
    ['spaces alone', ' \u00A0'],
    ['joiners alone', '\u200D\u200C'],
  ])('not with %s', (_, label) => {
    expect(line.test(label)).toBe(false);
    expect(text.test(label)).toBe(false);
  });

  test('a note has line breaks, a label has none', () => {
    expect([line.test('a\nb'), text.test('a\r\n\tb')]).toEqual([false, true]);
  });
});
