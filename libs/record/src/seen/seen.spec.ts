import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ACTION, AMOUNT, EVENT, iso, SeenLedger, TARGET, WATCH } from '../../test/seen-ledger.js';
import { SEEN_WITHIN_MS } from './match.js';

describe('what was seen is found', () => {
  test.each([
    ['its key', { action_key: 'key-0', operation: 'POST' }, 'idempotency_key'],
    ['its reference', { external_ref: 'pay_1', operation: 'POST' }, 'external_ref'],
    ['what was done', {}, 'description'],
    ['another form of the amount', { amount: { value: '25.0', currency: 'EUR' } }, 'description'],
  ])('by %s', (_, seen, by) => {
    const ledger = new SeenLedger();
    ledger.effect(0, { external_ref: 'pay_1' });
    ledger.observe(1, seen);
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([['agrees'], ['agrees']]);
    expect(ledger.compare().events[0]?.match?.by).toBe(by);
    expect(ledger.findings()).toEqual([]);
  });

  test('five minutes are near, and no more', () => {
    for (const [minute, verdict] of [
      [5, 'agrees'],
      [-5, 'agrees'],
      [5.001, 'not_declared'],
      [-5.001, 'not_declared'],
    ] as const) {
      const ledger = new SeenLedger();
      ledger.effect(0);
      ledger.observe(minute);
      ledger.watch(-60, 60);
      expect(ledger.verdicts()[1]).toEqual([verdict]);
    }
  });

  test('a reference is one of its system', () => {
    const ledger = new SeenLedger();
    ledger.effect(0, { external_ref: 'pay_1' });
    ledger.observe(30, { external_ref: 'pay_1', target: { ...TARGET, system: 'orders' } });
    ledger.watch(30, 60);
    expect(ledger.verdicts()[1]).toEqual(['not_declared']);
  });

  const undone = (undo: JsonObject, seen: JsonObject, type = 'side_effect.compensated') => {
    const ledger = new SeenLedger();
    const { decision, sideEffect } = ledger.effect(0);
    const body = { side_effect_id: sideEffect, external_ref: 'void_1', ...undo };
    ledger.add(1, type, body, { decision, actor: 'prn_agent' });
    ledger.observe(1, { external_ref: 'void_1', operation: 'POST', ...seen });
    ledger.watch(-60, 60, { system: 'mail' });
    return ledger;
  };
  const one = { value: '1.00', currency: 'EUR' };

  test.each([
    ['its own amount', { amount: one }, { amount: one }],
    ['the amount of the action, where it has none', {}, { amount: AMOUNT }],
    ['another form of its amount', { amount: one }, { amount: { ...one, value: '1.0' } }],
    ['a key of its own', {}, { action_key: 'void-key' }],
  ])('what takes an action back is another act, as declared: %s', (_, undo, seen) => {
    for (const type of ['side_effect.compensated', 'side_effect.rolled_back']) {
      const ledger = undone(undo, seen, type);
      expect(ledger.compare().events[0]).toMatchObject({
        verdict: 'agrees',
        match: { by: 'undo_ref' },
      });
      expect(ledger.findings()).toEqual([]);
      // That it was taken back was seen, and that it was done was not.
      expect(ledger.verdicts()[0]).toEqual(['unwatched']);
    }
  });

  test.each([
    ['/amount/value', '1.00', '100000.00', { amount: { ...one, value: '100000.00' } }],
    ['/amount/currency', 'EUR', 'USD', { amount: { ...one, currency: 'USD' } }],
    [
      '/target/resource',
      'order/44812',
      'account/1',
      { amount: one, target: { ...TARGET, resource: 'account/1' } },
    ],
    ['/outcome', 'succeeded', 'failed', { amount: one, outcome: 'failed' }],
  ])('and is compared: %s', (member, declared, was, seen) => {
    const ledger = undone({ amount: one }, seen);
    const differences = [{ member, declared, seen: was }];
    expect(ledger.findings()).toMatchObject([
      { code: 'seen_differently', by: 'undo_ref', observation: 3, differences },
    ]);
    expect(ledger.verdicts()).toEqual([['differs'], ['differs']]);
  });

  test('what makes up for it is of its own amount', () => {
    const ledger = new SeenLedger();
    const first = ledger.effect(0);
    const other = ledger.effect(1, { operation: 'voucher', amount: one }, { end: 'intent' });
    const undo = { compensated_by: other.sideEffect, external_ref: 'v_1' };
    const of = { decision: first.decision, actor: 'prn_agent' };
    ledger.add(2, 'side_effect.compensated', { side_effect_id: first.sideEffect, ...undo }, of);
    ledger.observe(2, { external_ref: 'v_1', operation: 'POST', amount: one });
    expect(ledger.compare().events[0]?.verdict).toBe('agrees');
    ledger.observe(2, { external_ref: 'v_1', operation: 'POST' });
    expect(ledger.compare().events[1]?.differences).toEqual([
      { member: '/amount/value', declared: '1.00', seen: '25.00' },
    ]);
  });
});

describe('what fits several is ambiguous, and none is chosen', () => {
  test('two actions alike, one observation', () => {
    const ledger = new SeenLedger();
    const one = ledger.effect(0);
    const other = ledger.effect(1, {}, { decision: 'dec_2' });
    const observation = ledger.observe(1);
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([['ambiguous', 'ambiguous'], ['ambiguous']]);
    const candidates = [one, other];
    const found = { code: 'ambiguous', observation, by: 'description', candidates, count: 2 };
    expect(ledger.findings()).toEqual([found]);
  });

  test('one action, two observations alike', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.observe(0);
    ledger.observe(2);
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([['ambiguous'], ['ambiguous', 'ambiguous']]);
  });

  test('one key of two decisions', () => {
    const ledger = new SeenLedger();
    for (const decision of ['dec_1', 'dec_2'])
      ledger.effect(0, { idempotency_key: 'same' }, { decision });
    ledger.observe(0, { action_key: 'same' });
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([['ambiguous', 'ambiguous'], ['ambiguous']]);
  });

  describe('a reference that a second decision declares too', () => {
    const sum = (value: string) => ({ amount: { value, currency: 'EUR' } });
    const shared = (...declared: string[]) => {
      const ledger = new SeenLedger();
      const places = declared.map((value, i) =>
        ledger.effect(0, { external_ref: 'r_1', ...sum(value) }, { decision: `dec_${i}` }),
      );
      return { ledger, places };
    };

    test('takes nothing away from the one whose values are other ones, and is told', () => {
      const { ledger, places } = shared('25.00', '99.00');
      const observation = ledger.observe(1, { external_ref: 'r_1', ...sum('99.00') });
      expect(ledger.verdicts()).toEqual([['differs', 'ambiguous'], ['ambiguous']]);
      const differences = [{ member: '/amount/value', declared: '25.00', seen: '99.00' }];
      const by = 'external_ref';
      expect(ledger.findings()).toEqual([
        { code: 'seen_differently', ...places[0], observation, by, differences },
        { code: 'ambiguous', observation, by, candidates: places, count: 2 },
      ]);
    });

    test('holds nothing against either where each has something that was seen', () => {
      const { ledger } = shared('10.00', '15.00');
      for (const value of ['10.00', '15.00'])
        ledger.observe(1, { external_ref: 'r_1', ...sum(value) });
      expect(ledger.verdicts()).toEqual([
        ['ambiguous', 'ambiguous'],
        ['ambiguous', 'ambiguous'],
      ]);
    });

    test('and another outcome alone is none: an attempt may be made again', () => {
      const ledger = new SeenLedger();
      for (const end of ['failed', 'executed'])
        ledger.effect(0, { external_ref: 'r_1' }, { decision: `dec_${end}`, end });
      ledger.observe(1, { external_ref: 'r_1', outcome: 'succeeded' });
      expect(ledger.verdicts()[0]).toEqual(['ambiguous', 'ambiguous']);
    });
  });

  test('what the observer saw by its key is no candidate for what else it saw', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.effect(1);
    ledger.observe(0, { action_key: 'key-0' });
    ledger.observe(1);
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([
      ['agrees', 'agrees'],
      ['agrees', 'agrees'],
    ]);
  });

  test('of many, sixteen are listed and all are counted', () => {
    const ledger = new SeenLedger();
    for (let n = 0; n < 40; n++) ledger.effect(0);
    ledger.observe(0);
    const [found] = ledger.findings();
    expect(found).toMatchObject({ code: 'ambiguous', count: 40 });
    expect(found?.code === 'ambiguous' ? found.candidates : []).toHaveLength(16);
  });
});

describe('declared, but not seen', () => {
  test('where an observer watched from five minutes before until five minutes after', () => {
    const ledger = new SeenLedger();
    const effect = ledger.effect(0);
    const watch = ledger.watch(-5, 5);
    expect(ledger.findings()).toEqual([{ code: 'declared_not_seen', ...effect, watches: [watch] }]);
  });

  test('watches that follow each other are one', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.watch(-30, 0);
    ledger.watch(0, 30);
    expect(ledger.verdicts()[0]).toEqual(['not_seen']);
  });

  test.each([
    ['nobody watched', () => undefined],
    ['the watch began late', (ledger: SeenLedger) => ledger.watch(-4.9, 30)],
    ['the watch ended early', (ledger: SeenLedger) => ledger.watch(-30, 4.9)],
    ['there was a pause', (ledger: SeenLedger) => [ledger.watch(-30, 1), ledger.watch(1.1, 30)]],
    [
      'another system was watched',
      (ledger: SeenLedger) => ledger.watch(-30, 30, { system: 'mail' }),
    ],
    [
      'another part of it was watched',
      (ledger: SeenLedger) => ledger.watch(-30, 30, { resource_prefix: 'invoice/' }),
    ],
    [
      'two observers watched half each',
      (ledger: SeenLedger) => [ledger.watch(-30, 0), ledger.watch(0, 30, {}, 'prn_other')],
    ],
    [
      'the watch speaks of times that had not come',
      (ledger: SeenLedger) =>
        ledger.add(2, 'watch.recorded', { ...WATCH, from: iso(-30), until: iso(90) }),
    ],
    ['the watch ends before it begins', (ledger: SeenLedger) => ledger.watch(30, -30)],
  ])('never where %s', (_, watched) => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    watched(ledger);
    ledger.add(90, 'decision.opened', undefined);
    expect(ledger.verdicts()[0]).toEqual(['unwatched']);
    expect(ledger.findings()).toEqual([]);
  });

  test('the part of a system that the action is in', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.watch(-30, 30, { resource_prefix: 'order/' });
    expect(ledger.verdicts()[0]).toEqual(['not_seen']);
  });

  test('what was announced cannot claim a time when nobody watched', () => {
    for (const minute of [-10_000, 10_000]) {
      const ledger = new SeenLedger();
      ledger.effect(0, { occurred_at: iso(minute) });
      ledger.watch(-30, 30);
      expect(ledger.verdicts()[0]).toEqual(['not_seen']);
    }
  });

  test('what was not announced was done when its agent says', () => {
    const ledger = new SeenLedger();
    const report = { ...ACTION, idempotency_key: 'late', side_effect_id: 'sfx_late' };
    const of = { decision: 'dec_1', actor: 'prn_agent' };
    ledger.add(40, 'side_effect.executed', { ...report, occurred_at: iso(0) }, of);
    ledger.observe(1);
    ledger.watch(-60, 60);
    expect(ledger.verdicts()).toEqual([['agrees'], ['agrees']]);
  });

  test('not yet, as long as it may still be told', () => {
    const ledger = new SeenLedger();
    ledger.watch(-30, 30);
    ledger.effect(60);
    ledger.observe(60, { operation: 'payout' });
    expect(ledger.verdicts()).toEqual([['pending'], ['pending']]);
  });

  test.each(['intent', 'failed', 'executing', 'outcome_unknown'])(
    'not of one that is %s',
    (end) => {
      const ledger = new SeenLedger();
      ledger.effect(0, {}, { end });
      ledger.watch(-30, 30);
      expect(ledger.verdicts()[0]).toEqual(['not_done']);
      expect(ledger.findings()).toEqual([]);
    },
  );

  test('of two who watched, one saw it', () => {
    const ledger = new SeenLedger();
    const effect = ledger.effect(0);
    const seen = ledger.observe(0);
    ledger.watch(-30, 30);
    const watch = ledger.watch(-30, 30, { source: 'sensor', source_kind: 'sensor' }, 'prn_sensor');
    const found = { code: 'observers_disagree', ...effect, observations: [seen], watches: [watch] };
    expect(ledger.findings()).toEqual([found]);
  });
});

describe('seen, but not declared', () => {
  test('with and without a watch', () => {
    const ledger = new SeenLedger();
    const observation = ledger.observe(0, { target: { ...TARGET, resource: 'order/1' } });
    ledger.add(60, 'decision.opened', undefined);
    expect(ledger.findings()).toEqual([{ code: 'seen_not_declared', observation }]);
  });
});

describe('seen differently', () => {
  test.each([
    [{ amount: { value: '250.00', currency: 'EUR' } }, '/amount/value', '25.00', '250.00'],
    [{ amount: { value: '25.00', currency: 'USD' } }, '/amount/currency', 'EUR', 'USD'],
    [{ target: { ...TARGET, system: 'bank' } }, '/target/system', 'payments', 'bank'],
    [{ target: { ...TARGET, resource: 'order/1' } }, '/target/resource', 'order/44812', 'order/1'],
    [{ external_ref: 'pay_2' }, '/external_ref', 'pay_1', 'pay_2'],
    [{ outcome: 'failed' }, '/outcome', 'succeeded', 'failed'],
  ])('%j', (seen, member, declared, was) => {
    const ledger = new SeenLedger();
    const effect = ledger.effect(0, { external_ref: 'pay_1' });
    const observation = ledger.observe(0, { action_key: 'key-0', ...seen });
    ledger.watch(-30, 30);
    const differences = [{ member, declared, seen: was }];
    const by = 'idempotency_key';
    const found = { code: 'seen_differently', ...effect, observation, by, differences };
    expect(ledger.findings()).toEqual([found]);
  });

  test.each(['intent', 'executing', 'failed', 'outcome_unknown'])('%s, and it happened', (end) => {
    const ledger = new SeenLedger();
    ledger.effect(0, {}, { end });
    ledger.observe(0, { action_key: 'key-0' });
    ledger.add(60, 'decision.opened', undefined);
    const differences = [{ member: '/outcome', declared: end, seen: 'succeeded' }];
    expect(ledger.findings()).toMatchObject([{ code: 'seen_differently', differences }]);
  });

  test('another key for the same action', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    ledger.observe(0, { action_key: 'mine' });
    const differences = [{ member: '/action_key', declared: 'key-0', seen: 'mine' }];
    expect(ledger.findings()).toMatchObject([{ code: 'seen_differently', differences }]);
  });

  test('money that was seen and not declared', () => {
    const ledger = new SeenLedger();
    const { amount: _, ...less } = ACTION;
    const body = { ...less, idempotency_key: 'k', side_effect_id: 'sfx_k' };
    ledger.add(0, 'side_effect.executed', body, { decision: 'dec_1', actor: 'prn_agent' });
    ledger.observe(0, { action_key: 'k' });
    const differences = [
      { member: '/amount/value', seen: '25.00' },
      { member: '/amount/currency', seen: 'EUR' },
    ];
    expect(ledger.findings()).toMatchObject([{ code: 'seen_differently', differences }]);
  });

  test('what only one of them says is no difference', () => {
    const ledger = new SeenLedger();
    ledger.effect(0);
    const { amount: _, ...less } = EVENT;
    const event = { ...less, event_id: 'evt', occurred_at: iso(0), action_key: 'key-0' };
    ledger.add(0, 'observation.recorded', { ...event, outcome: 'unknown' });
    ledger.watch(-30, 30);
    expect(ledger.findings()).toEqual([]);
  });
});

describe('whatever is recorded', () => {
  const minute = fc.integer({ min: -20, max: 20 });
  const resource = fc.constantFrom('order/1', 'order/2');
  const step = fc.oneof(
    fc.record({ is: fc.constant('effect' as const), minute, resource }),
    fc.record({
      is: fc.constant('observe' as const),
      minute,
      resource,
      key: fc.option(fc.integer({ min: 0, max: 12 })),
    }),
    fc.record({ is: fc.constant('watch' as const), minute, length: minute }),
  );
  const play = (
    steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  ) => {
    const ledger = new SeenLedger();
    for (const one of steps) {
      if (one.is === 'watch') ledger.watch(one.minute, one.minute + one.length);
      else {
        const target = { ...TARGET, resource: one.resource };
        if (one.is === 'effect') ledger.effect(one.minute, { target });
        else {
          const key = one.key === null ? {} : { action_key: `key-${one.key}` };
          ledger.observe(one.minute, { target, ...key });
        }
      }
    }
    ledger.add(90, 'decision.opened', undefined);
    return ledger;
  };

  test('every action and every observation has one verdict, and a finding says where it comes from', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const ledger = play(steps);
        const { effects, events } = ledger.compare();
        const of = (is: string) => steps.filter((one) => one.is === is).length;
        expect([effects.length, events.length]).toEqual([of('effect'), of('observe')]);
        for (const one of effects) {
          if (one.verdict === 'not_seen') expect(one.missedBy).not.toEqual([]);
          if (one.verdict === 'unwatched') expect(one.missedBy).toEqual([]);
          if (one.verdict === 'agrees') expect(one.events).not.toEqual([]);
        }
        for (const { verdict, match } of events) {
          expect(verdict === 'ambiguous').toBe(match?.isAmbiguous === true);
          expect(match === undefined).toBe(verdict === 'not_declared');
          // Never one out of several.
          if (match !== undefined && !match.isAmbiguous) expect(match.count).toBe(1);
        }
      }),
    );
  });

  test('without a watch nothing is ever called unseen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const ledger = play(steps.filter(({ is }) => is !== 'watch'));
        const codes = ledger.findings().map(({ code }) => code);
        expect(codes).not.toContain('declared_not_seen');
        expect(codes).not.toContain('observers_disagree');
      }),
    );
  });

  test('another watch changes nothing of what was seen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const ledger = play(steps);
        const [, before] = ledger.verdicts();
        ledger.watch(-90, 90);
        expect(ledger.verdicts()[1]).toEqual(before);
      }),
    );
  });

  test('by what was done: those within five minutes, counted one by one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const unnamed = steps.map((one) => (one.is === 'observe' ? { ...one, key: null } : one));
        const { effects, events } = play(unnamed).compare();
        for (const { event, match } of events) {
          const at = Date.parse(event.body.occurred_at);
          const near = effects.filter(
            ({ effect: { said, fromMs, untilMs } }) =>
              said['/target/resource'] === event.body.target.resource &&
              at >= fromMs - SEEN_WITHIN_MS &&
              at <= untilMs + SEEN_WITHIN_MS,
          );
          expect(match?.count ?? 0).toBe(near.length);
        }
      }),
    );
  });
});
