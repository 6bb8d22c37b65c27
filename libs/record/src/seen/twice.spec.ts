import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import { SeenLedger } from '../../test/seen-ledger.js';

const KEY = { action_key: 'key-0' };

/** An action under `key-0`, and what one observer saw of it, a minute after the other. */
function seen(...sights: JsonObject[]): SeenLedger {
  const ledger = new SeenLedger();
  ledger.effect(0);
  for (const [minute, sight] of sights.entries()) ledger.observe(minute, { ...KEY, ...sight });
  return ledger;
}
const twice = (ledger: SeenLedger) => ledger.findings().filter(({ code }) => code === 'seen_twice');

describe('one observer sees an action more than once under its key', () => {
  test.each([
    ['the same', {}, {}],
    ['another reference', { external_ref: 're_1' }, { external_ref: 're_2' }],
    ['a reference that only one has', { external_ref: 're_1' }, {}],
    ['both without an end', { outcome: 'unknown' }, { outcome: 'unknown' }],
  ])('told with each of them: %s', (_, one, other) => {
    const ledger = seen(one, other);
    expect(ledger.verdicts()).toEqual([['seen_twice'], ['agrees', 'agrees']]);
    const place = { decision: 'dec_1', sideEffect: 'sfx_0', seq: 0 };
    const found = { code: 'seen_twice', ...place, observations: [2, 3], count: 2 };
    expect(ledger.findings()).toEqual([found]);
  });

  test.each([
    ['one event', [{}]],
    ['of the same reference', [{ external_ref: 're_1' }, { external_ref: 're_1' }]],
    ['a failed attempt, made again', [{ outcome: 'failed' }, {}]],
    ['an attempt and its end', [{ outcome: 'unknown' }, {}]],
    ['another operation under the key', [{ operation: 'authorize' }, { operation: 'capture' }]],
    ['another key', [{}, { action_key: 'key-1' }]],
    ['another source of the same principal', [{}, { source: 'proxy' }]],
  ])('not told: %s', (_, sights) => {
    expect(twice(seen(...sights))).toEqual([]);
  });

  test('two observers are two sights of one act', () => {
    const ledger = seen({});
    ledger.observe(0, KEY, 'prn_other');
    expect(twice(ledger)).toEqual([]);
  });

  test('not of a key that two actions have: which of them each is, is not known', () => {
    const ledger = new SeenLedger();
    for (const decision of ['dec_1', 'dec_2'])
      ledger.effect(0, { idempotency_key: 'same' }, { decision });
    for (const minute of [0, 1]) ledger.observe(minute, { action_key: 'same' });
    expect(twice(ledger)).toEqual([]);
  });

  test('what differs of it is told beside it, and so is who watched and saw nothing', () => {
    const ledger = seen({}, { amount: { value: '250.00', currency: 'EUR' } });
    ledger.watch(-30, 30, { source: 'sensor', source_kind: 'sensor' }, 'prn_sensor');
    expect(ledger.verdicts()[0]).toEqual(['differs']);
    const codes = ledger.findings().map(({ code }) => code);
    expect(codes).toEqual(['seen_differently', 'seen_twice', 'observers_disagree']);
  });

  test('whatever of the action is erased', () => {
    const ledger = seen({}, {});
    for (const entry of ledger.entries.slice(0, 1))
      ledger.entries[0] = { ...entry, hidden: ['/amount/value', '/target/resource'] };
    expect(ledger.verdicts()[0]).toEqual(['undetermined']);
    expect(twice(ledger)).toHaveLength(1);
  });

  test('of many, sixteen are listed and all are counted', () => {
    const [found] = twice(seen(...Array.from({ length: 20 }, () => ({}))));
    expect(found).toMatchObject({ count: 20 });
    expect(found?.code === 'seen_twice' ? found.observations : []).toHaveLength(16);
  });
});
