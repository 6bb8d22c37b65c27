import { describe, expect, test } from '@jest/globals';

import { effectsTile } from './effects-tile.js';
import { EffectTally } from './effects.js';
import type { Figures } from './schema.js';
import { SeenTally } from './seen.js';
import { periodEnglish } from './words-en.js';

const AT = Date.parse('2026-11-22T18:00:00.000Z');
const TARGET = { system: 'payments', resource: 'order/1' };
const AMOUNT = { value: '250.00', currency: 'EUR' };
const INTENT = { operation: 'refund', owner: 'payments', target: TARGET, amount: AMOUNT };

type Record = [event: string, body: object, more?: { id?: string; hidden?: readonly string[] }];

/** What the report counts of records of one decision, of which the first `before` came before the period. */
function tallied(records: readonly Record[], before = 0): Figures['side_effects'] {
  const tally = new EffectTally();
  for (const [seq, [event, stated, { id = 'sfx_1', hidden } = {}]] of records.entries()) {
    const ms = AT + seq * 60_000;
    const body = { side_effect_id: id, ...stated } as never;
    tally.take({
      seq,
      type: `side_effect.${event}`,
      time: new Date(ms).toISOString(),
      ms,
      actor: 'prn_1',
      decisionId: 'dec_1',
      body: hidden === undefined ? body : undefined,
      left: hidden === undefined ? undefined : { body, hidden },
      inPeriod: seq >= before,
    });
  }
  return tally.result(AT);
}

const seen = new SeenTally().result();
const tileOf = (effects: Figures['side_effects'], found = seen.found) =>
  effectsTile(
    periodEnglish,
    { side_effects: effects, seen: { ...seen, found } },
    (n) => String(n) as never,
  );

describe('side effects of a period are settled only where no two records disagree', () => {
  test.each([
    ['amount', { amount: { value: '25.00', currency: 'USD' } }],
    ['operation', { operation: 'payout' }],
    ['target', { target: { ...TARGET, resource: 'order/2' } }],
    ['owner', { owner: 'claims' }],
  ])('another %s is a contradiction', (_, other) => {
    const effects = tallied([
      ['intent', INTENT],
      ['executed', other],
    ]);
    expect(effects.differing).toMatchObject({ count: 1, rows: [{ seq: 1 }] });
    expect(tileOf(effects)).toMatchObject({ tone: 'failed', word: 'Contradicted' });
  });

  test('the same in other digits is none, nor is what only one record states, or what is hidden', () => {
    const same = { amount: { value: '250.0', currency: 'EUR' } };
    expect(
      tallied([
        ['intent', INTENT],
        ['executed', same],
      ]).differing.count,
    ).toBe(0);
    const other = { amount: { value: '1.00', currency: 'EUR' } };
    const effects = tallied([
      ['intent', INTENT],
      ['executed', other, { hidden: ['/amount/value'] }],
    ]);
    expect(effects.differing.count).toBe(0);
    const { owner } = INTENT;
    const settled = tallied([
      ['intent', INTENT],
      ['executed', { owner }],
    ]);
    expect(tileOf(settled)).toMatchObject({ tone: 'good', word: 'Settled' });
  });

  test('what makes up for it with another amount is one, whichever of the two names the other', () => {
    const small = { ...INTENT, amount: { value: '1.00', currency: 'EUR' } };
    const executed: Record[] = [
      ['intent', INTENT],
      ['executed', {}],
    ];
    const named = tallied([
      ...executed,
      ['intent', { ...small, compensates: 'sfx_1' }, { id: 'sfx_2' }],
    ]);
    const naming = tallied([
      ...executed,
      ['intent', small, { id: 'sfx_2' }],
      ['executed', {}, { id: 'sfx_2' }],
      ['compensated', { compensated_by: 'sfx_2' }],
    ]);
    expect([named.differing.count, naming.differing.count]).toEqual([1, 1]);
  });

  test('an announcement before the period is held against what the period has, and not counted itself', () => {
    const records: Record[] = [
      ['intent', INTENT],
      ['executing', { operation: 'payout' }],
      ['executed', { owner: 'claims' }],
    ];
    expect(tallied(records, 2).differing.rows.map(({ seq }) => seq)).toEqual([2]);
  });

  test('what was seen otherwise is one too, and where nothing is recorded nothing is settled', () => {
    const done = tallied([
      ['intent', INTENT],
      ['executed', {}],
    ]);
    expect(tileOf(done, { ...seen.found, differently: 1 })).toMatchObject({
      tone: 'failed',
      detail: '1 seen otherwise than declared',
    });
    expect(tileOf(tallied([]))).toMatchObject({ tone: 'neutral', word: 'None recorded' });
  });
});
