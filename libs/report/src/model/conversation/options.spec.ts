import { describe, expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { optionTaken } from './options.js';
import type { Said } from './read.js';

const entry = { mark: 'E1' } as EntryView;
const say = (by: Said['by'], content: string): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order: 1,
});
const taken = (text: string, offer: string): readonly string[] | undefined =>
  optionTaken(say('user', text), say('agent', offer));

const LISTED = `Here are two flights:
1. **Option 1:**
   - **Flight 1:** ROM to OSL
   - Price: $172
2. **Option 2:**
   - Price: $80
Which one is it?`;

describe('the option that a message takes', () => {
  test('is told by its lines, up to the next one', () => {
    expect(taken("I'll go with Option 1.", LISTED)).toEqual([
      'Option 1:',
      'Flight 1: ROM to OSL',
      'Price: $172',
    ]);
  });

  test('and by its letter, where a line begins with one', () => {
    const offer = 'Please confirm:\nA) Wait for it.\nB) Cancel order #12, refund $36.13.';
    expect(taken('Option B, please.', offer)).toEqual(['B) Cancel order #12, refund $36.13.']);
  });

  test('or by what is said of it in figures', () => {
    const offer = 'Option A saves 54.04, which is more than 41.64. Shall I proceed with option A?';
    expect(taken('YES, option A.', offer)).toEqual([
      'Option A saves 54.04, which is more than 41.64.',
    ]);
  });

  test.each([
    ['of two', 'Option 1 or Option 2, whichever is cheaper.', LISTED],
    ['that nobody offered', "I'll go with Option 7.", LISTED],
    ['that is asked about', 'Is Option 1 cheaper?', LISTED],
    ['of a message that names none', 'Yes, please.', LISTED],
  ])('none is told %s', (_, text, offer) => {
    expect(taken(text, offer)).toBeUndefined();
  });

  test('a long text is gone through once', () => {
    const long = 'option 1 '.repeat(30_000);
    expect(taken(long, `${LISTED}\n${long}`)).toBeDefined();
    expect(taken('Option 1.', 'option 1 '.repeat(30_000))).toBeUndefined();
    expect(taken('Option 1.', '1. '.repeat(80_000))).toBeUndefined();
  });
});
