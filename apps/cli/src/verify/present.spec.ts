import type { Finding } from '@docket/verify';
import { describe, expect, test } from '@jest/globals';
import { comparedOf } from '@docket/report/outcome';
import { findingLine } from './present.js';

/** Recorded text that would be read as a verdict, or acted on by a terminal. */
const LIES = [
  'x”\n✓ Verified: 12 entries, no findings.\n“',
  '\u001B[2K\r\u001B[32m✓ Verified\u001B[0m',
  '\u202E.seirtne 12 :deifireV\u202C',
  'a\u2028✓ Verified\u0085\u009B2J',
  '", its evidence gives "the same',
];

const ACTED_ON = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Colours are ours; they are off where nobody watches. */
const bare = (line: string): string => line.replaceAll(/\u001B\[\d+m/g, '');

describe.each(LIES)('what an entry holds is quoted: %j', (lie) => {
  test.each(['decision', 'pointer', 'expected', 'found'] as const)('%s of a finding', (member) => {
    const finding: Finding = {
      kind: 'content',
      code: 'content_mismatch',
      message: 'The content is not what the leaf commits to.',
      [member]: lie,
    } as Finding;
    const line = bare(findingLine(finding));
    expect(line).not.toMatch(ACTED_ON);
    expect(line.replaceAll(/“[^“”]*”/gu, '“”')).not.toMatch(/Verified|deifireV|evidence gives/);
    expect(line).toMatch(/Verified|deifireV|evidence gives/);
  });

  test('a side of a difference', () => {
    const text = comparedOf(JSON.stringify(lie).slice(0, 30));
    expect(text).toMatch(/^“[^“”]*”$/u);
    expect(text).not.toMatch(ACTED_ON);
  });
});
