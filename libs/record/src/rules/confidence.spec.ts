import { describe, expect, test } from '@jest/globals';
import { call, card, opened, play, policyWith } from '../../test/builders.js';

const high = opened({ stakes: 'high' });
const planning = { current_phase: 'PLANNING' as const, confidence: 0.3 };

describe('low_confidence', () => {
  test.each([
    ['acting at 0.69 on high stakes', high, card({ confidence: 0.69 }), true],
    [
      'acting at 0.69 on critical stakes',
      opened({ stakes: 'critical' }),
      card({ confidence: 0.69 }),
      true,
    ],
    ['acting with no confidence on record', high, card({ confidence: null }), true],
    [
      'no confidence on record on medium stakes',
      opened({ stakes: 'medium' }),
      card({ confidence: null }),
      false,
    ],
    ['acting at the threshold', high, card({ confidence: 0.7 }), false],
    [
      'acting at 0.1 on medium stakes',
      opened({ stakes: 'medium' }),
      card({ confidence: 0.1 }),
      false,
    ],
    ['only planning', high, card(planning), false],
    [
      'planning, with a write ahead',
      high,
      card({ ...planning, next_action: { effect: 'write' } }),
      true,
    ],
    [
      'planning, with a read ahead',
      high,
      card({ ...planning, next_action: { effect: 'read' } }),
      false,
    ],
    [
      'planning, after an external call',
      high,
      card({ ...planning, tool_calls: [call('mail', {}, { effect: 'external' })] }),
      true,
    ],
    ['done', high, card({ ...planning, current_phase: 'DONE' }), true],
  ])('%s', (_name, opening, filed, trips) => {
    const policy = policyWith({ require_decisive_lineage: false });
    expect(play([opening, filed], policy)).toEqual({
      trips: trips ? ['low_confidence'] : [],
      escalations: trips ? ['low_confidence'] : [],
      directive: trips ? 'hold' : 'proceed',
    });
  });

  test("the threshold is the policy's", () => {
    const policy = policyWith({ high_stakes_confidence: 0.95 });
    expect(play([high, card({ confidence: 0.9 })], policy).trips).toEqual(['low_confidence']);
  });

  test('is raised once while it is before a human', () => {
    const filed = card({ confidence: 0.5 });
    expect(play([high, filed, filed])).toMatchObject({ trips: [], directive: 'hold' });
  });
});
