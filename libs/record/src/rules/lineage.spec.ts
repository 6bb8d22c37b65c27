import { describe, expect, test } from '@jest/globals';
import { card, closed, opened, play, policyWith } from '../../test/builders.js';

const source = (role: 'decisive' | 'cited') => [
  { role, document_id: 'refund-policy', version: 'v3.1' },
];
const criteria = [{ id: 'in_time', result: true }];
const writes = { next_action: { effect: 'write' as const } };

describe('decisive_without_lineage', () => {
  test.each([
    ['a bare card', [card()], []],
    ['criteria without a source', [card({ criteria })], ['decisive_without_lineage']],
    [
      'criteria with a cited source only',
      [card({ criteria, lineage: source('cited') })],
      ['decisive_without_lineage'],
    ],
    ['criteria with a decisive source', [card({ criteria, lineage: source('decisive') })], []],
    ['a source on an earlier card', [card({ lineage: source('decisive') }), card(writes)], []],
    ['a write ahead', [card(writes)], ['decisive_without_lineage']],
    ['a read ahead', [card({ next_action: { effect: 'read' } })], []],
    [
      'a decision taken at the close',
      [closed({ decided: 'issue refund' })],
      ['decisive_without_lineage'],
    ],
    ['a close that decides nothing', [closed()], []],
  ])('%s', (_name, submissions, trips) => {
    expect(play([opened(), ...submissions]).trips).toEqual(trips);
  });

  test('holds a card, remarks on a close', () => {
    expect(play([opened(), card(writes)]).directive).toBe('hold');
    expect(play([opened(), closed({ decided: 'issue refund' })]).directive).toBe('proceed');
  });

  test('can be switched off by policy', () => {
    const policy = policyWith({ require_decisive_lineage: false });
    expect(play([opened(), card({ criteria })], policy).trips).toEqual([]);
  });
});
