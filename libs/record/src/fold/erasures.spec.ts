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
  time: '2026-01-10T00:00:00.000Z',
  commitment: 'a'.repeat(64),
  pointers: ['/goal', '/request'],
};
type Values = RecordBodies['erasure.requested']['values'];

const request = (values: Values = [ENTRY]): Submission => ({
  type: 'erasure.requested',
  body: { about: 'values', reason: 'asked', legal_basis: 'GDPR Art. 17', values },
});
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
    const aging = (values: Values): Submission => ({
      type: 'erasure.requested',
      body: { about: 'retention', reason: 'age', legal_basis: 'GDPR Art. 5(1)(e)', values },
    });
    const aged = aging([ENTRY]);
    expect(ledger().submit(aged)).toBe('erasure_mismatch');
    const kept = ledger({ ...DEFAULT_POLICY, retention: { days: 183 } });
    const on = (time: number): string => new Date(time).toISOString();
    const old = Date.parse(ENTRY.time) + 183 * 86_400_000;
    expect(kept.submit(aged, { now: on(old - 1) })).toBe('erasure_mismatch');
    expect(kept.submit(aged, { now: on(old) })).toBe('taken');
    // Two people, and holds win, as always.
    expect(kept.submit(order(11), { now: on(old) })).toBe('second_person_required');
    expect(kept.submit(hold({ decisions: ['dec_1'] }), { now: on(old) })).toBe('taken');
    expect(kept.submit(order(11), { ...second, now: on(old) })).toBe('under_legal_hold');
    expect(kept.submit(aged, { now: on(old) })).toBe('under_legal_hold');
    // One young value is enough, and what is asked for another reason has no age.
    const young = { ...ENTRY, seq: 4, decision: 'dec_2', time: on(old) };
    expect(kept.submit(aging([young]), { now: on(old) })).toBe('erasure_mismatch');
    expect(kept.submit(request([young]), { now: on(old) })).toBe('taken');
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
