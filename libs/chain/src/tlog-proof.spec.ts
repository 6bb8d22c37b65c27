import { expect, test } from '@jest/globals';
import { decodeTlogProof, encodeTlogProof, sha256, toBase64, utf8 } from './index.js';

const [one, two] = [sha256(utf8('hash1')), sha256(utf8('hash2'))];
const [h1, h2] = [toBase64(one), toBase64(two)];

test.each([
  [
    `c2sp.org/tlog-proof@v1\nindex 5\n${h1}\n${h2}\n\nnote\n`,
    { index: 5, proof: [one, two], checkpoint: 'note\n' },
  ],
  [
    `c2sp.org/tlog-proof@v1\nextra ${toBase64(utf8('more'))}\nindex 10\n${h1}\n\nnote\n\nsigned\n`,
    { index: 10, proof: [one], checkpoint: 'note\n\nsigned\n', extra: utf8('more') },
  ],
  ['c2sp.org/tlog-proof@v1\nindex 0\n\nnote\n', { index: 0, proof: [], checkpoint: 'note\n' }],
])('a proof is written and read as C2SP says: %#', (text, proof) => {
  expect(encodeTlogProof(proof)).toBe(text);
  expect(decodeTlogProof(text)).toEqual(proof);
});

test.each([
  '',
  'c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nindex 00\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nindex -1\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nindex 99999999999999999\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nnote\n',
  'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nnote\n',
  `c2sp.org/tlog-proof@v1\nindex 0\n${`${h1}\n`.repeat(64)}\nnote\n`,
  `c2sp.org/tlog-proof@v1\r\nindex 0\n\nnote\n`,
  `c2sp.org/tlog-proof@v1\nindex 0\n${h1}\nnote\n`,
])('and nothing else: %#', (text) => {
  expect(decodeTlogProof(text)).toBeUndefined();
});
