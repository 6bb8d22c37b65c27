import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import { ACTION, AMOUNT, EVENT, iso, SeenLedger, TARGET } from '../../test/seen-ledger.js';

describe('what cannot be read', () => {
  const of = { decision: 'dec_2', actor: 'prn_agent' };
  const elsewhere = { target: { ...TARGET, resource: 'order/1' } };
  /** An intent of 25 EUR of which values are erased, at 18:00. */
  const erased = (hidden: readonly string[]): SeenLedger => {
    const ledger = new SeenLedger();
    const intent = { ...ACTION, idempotency_key: 'key-e', side_effect_id: 'sfx_e' };
    ledger.add(0, 'side_effect.intent', intent, { ...of, hidden });
    ledger.add(0, 'side_effect.executed', { side_effect_id: 'sfx_e' }, of);
    return ledger;
  };
  const verdictOf = (ledger: SeenLedger, minute: number, seen: JsonObject) => {
    const observation = ledger.observe(minute, seen);
    ledger.watch(30, 60);
    const [event] = ledger.compare().events;
    const told = ledger.findings().filter((one) => one.code === 'undetermined');
    if (event?.verdict === 'undetermined')
      expect(told).toEqual([{ code: 'undetermined', observation, unread: event.unread }]);
    else expect(told).toEqual([]);
    return [event?.verdict, event?.unread];
  };

  test.each([
    ['the same time, place and amount', 0, {}, [0]],
    ['another place that may be the one', 0, elsewhere, [0]],
    ['five minutes later', 5, elsewhere, [0]],
    ['its key names it', 30, { ...elsewhere, action_key: 'key-e' }, [0]],
  ])('an erased target may be what was seen: %s', (_, minute, seen, unread) => {
    expect(verdictOf(erased(['/target/resource']), minute, seen)).toEqual(['undetermined', unread]);
  });

  test.each([
    ['later', 5.001, elsewhere],
    ['earlier', -5.001, elsewhere],
    ['another amount', 0, { ...elsewhere, amount: { ...AMOUNT, value: '26.00' } }],
    ['another currency', 0, { ...elsewhere, amount: { ...AMOUNT, currency: 'USD' } }],
    ['another operation', 0, { ...elsewhere, operation: 'payout' }],
    ['another system', 0, { target: { ...TARGET, system: 'bank' } }],
    ['another key', 0, { ...elsewhere, action_key: 'mine' }],
  ])('and what is left of it rules out what was seen: %s', (_, minute, seen) => {
    expect(verdictOf(erased(['/target/resource']), minute, seen)).toEqual(['not_declared', []]);
  });

  test('what is erased beside that tells nothing less', () => {
    const ledger = erased(['/rationale', '/owner', '/ext/customer']);
    expect(verdictOf(ledger, 0, {})).toEqual(['agrees', []]);
    expect(verdictOf(erased(['/rationale']), 0, elsewhere)).toEqual(['not_declared', []]);
  });

  test('a member that is left and differs is told, whatever is erased', () => {
    const amount = { ...AMOUNT, value: '2500.00' };
    const ledger = erased(['/target/resource']);
    ledger.observe(0, { action_key: 'key-e', amount });
    const differences = [{ member: '/amount/value', declared: '25.00', seen: '2500.00' }];
    expect(ledger.findings()).toMatchObject([{ code: 'seen_differently', differences }]);
  });

  test('an erased reference may be the one that was seen, also of what takes something back', () => {
    const ref = { external_ref: 'pay_9', operation: 'POST' };
    for (const type of ['side_effect.executed', 'side_effect.rolled_back']) {
      const ledger = new SeenLedger();
      const { sideEffect, decision } = ledger.effect(0);
      const body = { side_effect_id: sideEffect, external_ref: '[erased]' };
      ledger.add(1, type, body, { decision, hidden: ['/external_ref'] });
      expect(verdictOf(ledger, 30, ref)).toEqual(['undetermined', [2]]);
    }
    const ledger = new SeenLedger();
    const { sideEffect, decision } = ledger.effect(0);
    const body = { side_effect_id: sideEffect, external_ref: '[erased]' };
    ledger.add(1, 'side_effect.executed', body, { decision, hidden: ['/external_ref'] });
    const bank = { ...TARGET, system: 'bank' };
    expect(verdictOf(ledger, 30, { ...ref, target: bank })).toEqual(['not_declared', []]);
  });

  test('a damaged intent may be all that was seen about its time, and nothing before it', () => {
    for (const [minute, verdict] of [
      [0, 'undetermined'],
      [-5.001, 'not_declared'],
      [5.001, 'not_declared'],
    ] as const) {
      const ledger = new SeenLedger();
      ledger.add(0, 'side_effect.intent', undefined, of);
      expect(verdictOf(ledger, minute, elsewhere)[0]).toBe(verdict);
    }
  });

  test('a damaged report leaves open what its decision says, and no other decision', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.effect(0, elsewhere, { decision: 'dec_2' });
    ledger.add(0, 'side_effect.executed', undefined, of);
    ledger.observe(0, { action_key: 'key-0', outcome: 'failed' });
    ledger.observe(0, { ...elsewhere, action_key: 'key-2', outcome: 'failed' });
    ledger.watch(-30, 30);
    expect(ledger.verdicts()).toEqual([
      ['differs', 'undetermined'],
      ['differs', 'undetermined'],
    ]);
  });

  test('an observation that is damaged may be any, and one whose target is erased is of its amount', () => {
    const damaged = new SeenLedger();
    damaged.effect(0);
    damaged.add(0, 'observation.recorded', { ...EVENT, outcome: 'perhaps' });
    damaged.watch(-30, 30);
    expect(damaged.verdicts()[0]).toEqual(['undetermined']);
    for (const [value, verdict] of [
      ['25.0', 'undetermined'],
      ['26.00', 'not_seen'],
    ]) {
      const ledger = new SeenLedger();
      ledger.effect(0);
      const event = { ...EVENT, event_id: 'e', occurred_at: iso(0), amount: { ...AMOUNT, value } };
      const hidden = ['/target/resource'];
      ledger.add(0, 'observation.recorded', event as JsonObject, { hidden });
      ledger.watch(-30, 30);
      expect(ledger.verdicts()[0]).toEqual([verdict]);
    }
  });

  test('where a watch cannot be read, nothing is called unwatched', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.add(60, 'watch.recorded', undefined);
    expect(ledger.verdicts()[0]).toEqual(['undetermined']);
  });
});
