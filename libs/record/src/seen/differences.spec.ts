import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AMOUNT, SeenLedger, TARGET } from '../../test/seen-ledger.js';
import type { SeenDifference } from './differences.js';
import type { SeenBy } from './match.js';

/** Each way by which an observation is found: an action, and what was seen of it. */
const PATHS: { readonly [By in SeenBy | 'several']: (changed: JsonObject) => SeenLedger } = {
  idempotency_key: (changed) => {
    const ledger = new SeenLedger();
    ledger.effect(0, { external_ref: 'pay_1' });
    ledger.observe(0, {
      action_key: 'key-0',
      external_ref: 'pay_1',
      operation: 'POST',
      ...changed,
    });
    return ledger;
  },
  external_ref: (changed) => {
    const ledger = new SeenLedger();
    ledger.effect(0, { external_ref: 'pay_1' });
    ledger.observe(0, { external_ref: 'pay_1', operation: 'POST', ...changed });
    return ledger;
  },
  undo_ref: (changed) => {
    const ledger = new SeenLedger();
    const { decision, sideEffect } = ledger.effect(0);
    const undo = { side_effect_id: sideEffect, external_ref: 'void_1' };
    ledger.add(1, 'side_effect.rolled_back', undo, { decision, actor: 'prn_agent' });
    ledger.observe(1, { external_ref: 'void_1', operation: 'POST', ...changed });
    return ledger;
  },
  description: (changed) => {
    const ledger = new SeenLedger();
    ledger.effect(0, { external_ref: 'pay_1' });
    ledger.observe(0, changed);
    return ledger;
  },
  several: (changed) => {
    const ledger = new SeenLedger();
    for (const decision of ['dec_1', 'dec_2'])
      ledger.effect(0, { idempotency_key: 'same' }, { decision });
    ledger.observe(0, { action_key: 'same', operation: 'POST', ...changed });
    return ledger;
  },
};

describe('whatever it was found by, it is compared', () => {
  const other = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /^[a-z]/i.test(text));
  const decimal = fc
    .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
  const changes: { readonly [Member in SeenDifference['member']]: fc.Arbitrary<JsonObject> } = {
    '/target/system': other.map((system) => ({ target: { ...TARGET, system } })),
    '/target/resource': other.map((resource) => ({ target: { ...TARGET, resource } })),
    '/amount/value': decimal.map((value) => ({ amount: { ...AMOUNT, value } })),
    '/amount/currency': fc
      .constantFrom('USD', 'JPY')
      .map((currency) => ({ amount: { ...AMOUNT, currency } })),
    '/external_ref': other.map((ref) => ({ external_ref: ref })),
    '/action_key': other.map((key) => ({ action_key: key })),
    '/outcome': fc.constant({ outcome: 'failed' }),
  };
  /** What it is found by is not what can differ; and what takes something back has a key of its own. */
  const found: { readonly [By in keyof typeof PATHS]: readonly SeenDifference['member'][] } = {
    idempotency_key: ['/action_key'],
    external_ref: ['/target/system', '/external_ref'],
    undo_ref: ['/target/system', '/external_ref', '/action_key'],
    description: ['/target/system', '/target/resource', '/amount/value', '/amount/currency'],
    several: ['/external_ref', '/action_key'],
  };
  const cases = (Object.keys(PATHS) as (keyof typeof PATHS)[]).flatMap((by) =>
    (Object.keys(changes) as SeenDifference['member'][])
      .filter((member) => !found[by].includes(member))
      .map((member) => ({ by, member })),
  );

  test.each(cases)('found by $by, another $member is seen differently', ({ by, member }) => {
    const same = PATHS[by]({}).compare().events[0]?.verdict;
    expect(same).toBe(by === 'several' ? 'ambiguous' : 'agrees');
    fc.assert(
      fc.property(changes[member], (changed) => {
        fc.pre(changed['amount'] === undefined || !isDeepStrictEqual(changed['amount'], AMOUNT));
        const ledger = PATHS[by](changed);
        const [event] = ledger.compare().events;
        expect([event?.verdict, event?.differences.map((one) => one.member)]).toEqual([
          'differs',
          [member],
        ]);
        const told = ledger.findings().filter(({ code }) => code === 'seen_differently');
        expect(told).toHaveLength(by === 'several' ? 2 : 1);
      }),
    );
  });
});
