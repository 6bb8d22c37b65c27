import { describe, expect, test } from '@jest/globals';
import { DEFAULT_POLICY } from '../policy.js';
import type { RecordBodies, Role } from '../types.js';
import type { Submission } from './decide.js';
import { decideLedger, replayLedgerCheck } from './decide-ledger.js';
import { OPEN_ERASURES_MAX } from './erasures.js';
import { evolveLedger, type LedgerEntry, type LedgerState } from './ledger.js';

const NOON = '2026-01-15T12:00:00.000Z';
const ENTRY = {
  seq: 3,
  decision: 'dec_1',
  type: 'decision.opened',
  time: '2026-01-10T00:00:00.000Z',
  commitment: 'a'.repeat(64),
  pointers: ['/goal', '/request'],
};
type Values = RecordBodies['erasure.requested']['values'];

const request = (values: Values = [ENTRY]): Submission => ({
  type: 'erasure.requested',
  body: { about: 'values', reason: 'asked', legal_basis: 'GDPR Art. 17', values },
});
type Rules = NonNullable<RecordBodies['erasure.requested']['by_age']>['rules'];
const aging = (values: Values, at: string, rules: Rules) => ({
  type: 'erasure.requested' as const,
  body: {
    about: 'retention' as const,
    reason: 'age',
    legal_basis: 'GDPR Art. 5(1)(e)',
    by_age: { at, rules },
    values,
  },
});
const DAY_MS = 86_400_000;
const on = (time: number): string => new Date(time).toISOString();
const order = (asked: number, values: Values = [ENTRY]): Submission => ({
  type: 'erasure.executed',
  body: { request: asked, values },
});
const hold = (of: Partial<RecordBodies['legal_hold.placed']>): Submission => ({
  type: 'legal_hold.placed',
  body: { reason: 'a claim', ...of },
});
const lift = (of: number): Submission => ({
  type: 'legal_hold.lifted',
  body: { hold: of, reason: 'settled' },
});

/** Two officers; the first one does what nobody is named for. */
function ledger(policy: typeof DEFAULT_POLICY = DEFAULT_POLICY) {
  let state: LedgerState = evolveLedger(undefined, {
    type: 'ledger.created',
    body: { format: 'docket-ledger/v1', origin: 'a/b', public_key: 'k', policy },
    actor: 'docket',
    role: 'docket',
    seq: 0,
    time: NOON,
  });
  let seq = 9;
  const submit = (
    submission: Submission,
    { actor = 'prn_one', role = 'officer' as Role, now = NOON } = {},
  ): string => {
    seq += 1;
    const context = { actor, role, now, seq };
    const decided = decideLedger(state, submission, context);
    const entry = { ...submission, actor, role, seq, time: now } as LedgerEntry;
    // Whoever verifies finds just what was refused, by the same rules.
    const replayed = replayLedgerCheck(state, entry).map(({ rule, code }) => rule ?? code);
    if (!decided.ok) {
      expect(replayed).toContain(
        decided.refusal.code === 'not_permitted_for_role'
          ? 'role_not_permitted'
          : decided.refusal.code,
      );
      return decided.refusal.code;
    }
    expect(replayed).toEqual([]);
    ({ state } = decided);
    return 'taken';
  };
  return { submit, seq: () => seq, state: () => state };
}

const second = { actor: 'prn_two' };

describe('an erasure', () => {
  test('is asked for by one and ordered by another, once', () => {
    const { submit, state } = ledger();
    expect(submit(request())).toBe('taken');
    expect(submit(order(10))).toBe('second_person_required');
    expect(submit(order(10), second)).toBe('taken');
    expect(state()).toMatchObject({ openErasures: [], erasures: 1 });
    expect(submit(order(10), second)).toBe('erasure_mismatch');
  });

  test.each<[string, Submission]>([
    ['another request', order(11)],
    ['more values', order(10, [{ ...ENTRY, pointers: [...ENTRY.pointers, '/plan'] }])],
    ['fewer values', order(10, [{ ...ENTRY, pointers: ['/goal'] }])],
    ['another entry', order(10, [{ ...ENTRY, seq: 4 }])],
    ['another time, which no hold covers', order(10, [{ ...ENTRY, time: NOON }])],
  ])('cannot be ordered for %s', (_name, other) => {
    const { submit } = ledger();
    submit(request());
    expect(submit(other, second)).toBe('erasure_mismatch');
  });

  test('for its age is asked for what is as old as the policy keeps it, to the millisecond', () => {
    const kept = ledger({ ...DEFAULT_POLICY, retention: { days: 183 } });
    const old = Date.parse(ENTRY.time) + 183 * DAY_MS;
    const [now, rules] = [on(old), [{ days: 183 }]];
    expect(ledger().submit(aging([ENTRY], now, rules), { now })).toBe('erasure_mismatch');
    const early = on(old - 1);
    expect(kept.submit(aging([ENTRY], early, rules), { now: early })).toBe('erasure_mismatch');
    // By the time that it names, and that is never ahead of the ledger's.
    expect(kept.submit(aging([ENTRY], early, rules), { now })).toBe('erasure_mismatch');
    expect(kept.submit(aging([ENTRY], now, rules), { now: early })).toBe('erasure_mismatch');
    expect(kept.submit(aging([ENTRY], now, rules), { now })).toBe('taken');
    // Two people, and holds win, as always.
    expect(kept.submit(order(13), { now })).toBe('second_person_required');
    expect(kept.submit(hold({ decisions: ['dec_1'] }), { now })).toBe('taken');
    expect(kept.submit(order(13), { ...second, now })).toBe('under_legal_hold');
    expect(kept.submit(aging([ENTRY], now, rules), { now })).toBe('under_legal_hold');
    // One young value is enough, and what is asked for another reason has no age.
    const young = { ...ENTRY, seq: 4, decision: 'dec_2', time: now };
    expect(kept.submit(aging([young], now, rules), { now })).toBe('erasure_mismatch');
    const { body } = aging([young], now, rules);
    const other = { type: 'erasure.requested', body: { ...body, about: 'values' } } as Submission;
    expect(kept.submit(other, { now })).toBe('erasure_mismatch');
    expect(kept.submit(request([young]), { now })).toBe('taken');
  });

  test('for its age names the rules that keep the values: of classes the one that keeps longest', () => {
    const classes = [
      { name: 'cards', types: ['job_card.filed' as const], days: 183 },
      {
        name: 'work',
        types: ['job_card.filed' as const, 'side_effect.intent' as const],
        days: 400,
      },
    ];
    const kept = ledger({ ...DEFAULT_POLICY, retention: { days: 365, classes } });
    const card = { ...ENTRY, type: 'job_card.filed' };
    const opened = { ...ENTRY, seq: 4 };
    const [work, rest] = [{ name: 'work', days: 400 }, { days: 365 }];
    const after = (days: number): string => on(Date.parse(ENTRY.time) + days * DAY_MS);
    const submit = (values: Values, rules: Rules, days: number): string =>
      kept.submit(aging(values, after(days), rules), { now: after(days) });
    expect(submit([card], [work], 399)).toBe('erasure_mismatch');
    expect(submit([opened], [rest], 399)).toBe('taken');
    expect(submit([card, opened], [rest, work], 399)).toBe('erasure_mismatch');
    for (const rules of [
      [],
      [rest],
      [work],
      [work, rest],
      [rest, work, work],
      [{ days: 400 }, rest],
    ])
      expect(submit([card, opened], rules, 400)).toBe('erasure_mismatch');
    expect(submit([card, opened], [rest, work], 400)).toBe('taken');
    expect(submit([card], [{ name: 'cards', days: 183 }], 400)).toBe('erasure_mismatch');
  });

  test('for its age is not ordered where the policy keeps it longer by then', () => {
    const { submit, seq } = ledger({ ...DEFAULT_POLICY, retention: { days: 183 } });
    const now = on(Date.parse(ENTRY.time) + 183 * DAY_MS);
    expect(submit(aging([ENTRY], now, [{ days: 183 }]), { now })).toBe('taken');
    const asked = seq();
    const policy = { ...DEFAULT_POLICY, version: 'longer', retention: { days: 184 } };
    const change = { policy, reason: 'longer', revision: 2 };
    const administrator = { role: 'administrator' as Role, now };
    expect(submit({ type: 'policy.changed', body: change }, administrator)).toBe('taken');
    expect(submit(order(asked), { ...second, now })).toBe('erasure_mismatch');
    const later = on(Date.parse(ENTRY.time) + 184 * DAY_MS);
    expect(submit(order(asked), { ...second, now: later })).toBe('taken');
  });

  test('lapses after 30 days, and makes room', () => {
    const { submit, state } = ledger();
    for (let i = 0; i < OPEN_ERASURES_MAX; i++) expect(submit(request())).toBe('taken');
    expect(submit(request())).toBe('erasure_mismatch');
    const late = { actor: 'prn_two', now: '2026-02-14T12:00:00.000Z' };
    expect(submit(order(10), { ...late, now: '2026-02-14T11:59:59.999Z' })).toBe('taken');
    expect(submit(order(11), late)).toBe('erasure_mismatch');
    expect(submit(request(), late)).toBe('taken');
    expect(state().openErasures).toHaveLength(1);
  });

  test.each<[string, Values]>([
    ['nothing', []],
    ['an entry twice', [ENTRY, ENTRY]],
    ['entries out of order', [{ ...ENTRY, seq: 4 }, ENTRY]],
    ['an entry that is not there yet', [{ ...ENTRY, seq: 10 }]],
    ['no value', [{ ...ENTRY, pointers: [] }]],
    ['a value twice', [{ ...ENTRY, pointers: ['/goal', '/goal'] }]],
  ])('is not asked for that names %s', (_name, values) => {
    expect(ledger().submit(request(values))).toBe('erasure_mismatch');
  });

  test.each<Role>(['agent', 'reviewer', 'auditor', 'administrator'])(
    'is no %s’s to ask for',
    (role) => {
      expect(ledger().submit(request(), { role })).toBe('not_permitted_for_role');
    },
  );

  test.each<Role>(['agent', 'reviewer', 'auditor'])('is no %s’s to order', (role) => {
    const { submit } = ledger();
    submit(request());
    expect(submit(order(10), { ...second, role })).toBe('not_permitted_for_role');
  });
});

describe('what Docket itself asks for', () => {
  const docket = { actor: 'docket', role: 'docket' as Role };
  const now = on(Date.parse(ENTRY.time) + 183 * DAY_MS);
  const aged = aging([ENTRY], now, [{ days: 183 }]);
  const kept = (expiry?: 'waits' | 'automatic') =>
    ledger({ ...DEFAULT_POLICY, retention: { days: 183, ...(expiry && { expiry }) } });

  test('goes for its age and for nothing else', () => {
    const { submit } = kept('automatic');
    expect(submit(request(), { ...docket, now })).toBe('erasure_mismatch');
    expect(submit(aged, { ...docket, now })).toBe('taken');
  });

  test.each([undefined, 'waits'] as const)(
    'is ordered by a person where the policy says %j',
    (expiry) => {
      const { submit } = kept(expiry);
      expect(submit(aged, { ...docket, now })).toBe('taken');
      expect(submit(order(10), { ...docket, now })).toBe('second_person_required');
      expect(submit(order(10), { now })).toBe('taken');
    },
  );

  test('is ordered by Docket where the policy says so, and never what a person asked for, or a hold covers', () => {
    const { submit } = kept('automatic');
    expect(submit(aged, { ...docket, now })).toBe('taken');
    expect(submit(aged, { now })).toBe('taken');
    expect(submit(request(), { now })).toBe('taken');
    for (const asked of [11, 12])
      expect(submit(order(asked), { ...docket, now })).toBe('erasure_mismatch');
    expect(submit(hold({ whole_ledger: true }), { now })).toBe('taken');
    expect(submit(order(10), { ...docket, now })).toBe('under_legal_hold');
    const late = on(Date.parse(now) + 31 * DAY_MS);
    expect(submit(lift(15), { now })).toBe('taken');
    expect(submit(order(10), { ...docket, now: late })).toBe('erasure_mismatch');
    expect(submit(order(10), { ...docket, now })).toBe('taken');
  });
});

describe('a legal hold', () => {
  test.each<[string, Partial<RecordBodies['legal_hold.placed']>]>([
    ['the ledger', { whole_ledger: true }],
    ['the decision', { decisions: ['dec_0', 'dec_1'] }],
    [
      'a period that begins then',
      { period: { from: '2026-01-10T01:00:00+01:00', to: '2026-01-11T00:00:00Z' } },
    ],
    ['a period that ends then', { period: { from: '2026-01-09T00:00:00Z', to: ENTRY.time } }],
  ])('for %s stops the request, and the order of what was asked for before', (_name, of) => {
    const { submit } = ledger();
    expect(submit(request())).toBe('taken');
    expect(submit(hold(of))).toBe('taken');
    expect(submit(request())).toBe('under_legal_hold');
    expect(submit(order(10), second)).toBe('under_legal_hold');
    expect(submit(lift(11))).toBe('taken');
    expect(submit(order(10), second)).toBe('taken');
  });

  test.each<[string, Partial<RecordBodies['legal_hold.placed']>]>([
    ['other decisions', { decisions: ['dec_2'] }],
    [
      'another period',
      { period: { from: '2026-01-10T00:00:00.001Z', to: '2026-01-11T00:00:00Z' } },
    ],
  ])('for %s stops nothing', (_name, of) => {
    const { submit } = ledger();
    submit(hold(of));
    expect(submit(request())).toBe('taken');
  });

  test.each<[string, Partial<RecordBodies['legal_hold.placed']>]>([
    ['nothing', { whole_ledger: false }],
    ['no decision', { decisions: [] }],
    ['a period that ends before it begins', { period: { from: NOON, to: ENTRY.time } }],
  ])('that covers %s is not placed', (_name, of) => {
    expect(ledger().submit(hold(of))).toBe('erasure_mismatch');
  });

  test('is lifted once, by an officer', () => {
    const { submit } = ledger();
    submit(hold({ whole_ledger: true }));
    expect(submit(lift(10), { role: 'administrator' })).toBe('not_permitted_for_role');
    expect(submit(lift(11))).toBe('erasure_mismatch');
    expect(submit(lift(10))).toBe('taken');
    expect(submit(lift(10))).toBe('erasure_mismatch');
  });
});
