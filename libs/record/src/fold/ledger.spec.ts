import { describe, expect, test } from '@jest/globals';
import { policyWith } from '../../test/builders.js';
import { DEFAULT_POLICY, RULES_VERSION } from '../policy.js';
import { PERMISSIONS } from '../gates/permissions.js';
import { placeOf } from '../places.js';
import { type Policy, RECORD_TYPES, type Role } from '../types.js';
import type { Submission } from './decide.js';
import { decideLedger, replayLedgerCheck } from './decide-ledger.js';
import { OPEN_INCIDENTS_MAX } from './incidents.js';
import { type LedgerEntry, type LedgerState, evolveLedger } from './ledger.js';

const time = '2026-01-15T09:30:00.000Z';
const genesis: LedgerEntry = {
  type: 'ledger.created',
  body: { format: 'docket-ledger/v1', origin: 'a/b', public_key: 'k', policy: DEFAULT_POLICY },
  actor: 'docket',
  role: 'docket',
  seq: 0,
  time,
};
const stricter = policyWith({ attempts_max: 1 }, { version: '2' });

function policyChanged(policy = stricter, revision?: number): Submission {
  const number = revision === undefined ? {} : { revision };
  return { type: 'policy.changed', body: { policy, reason: 'stricter', ...number } };
}

function incident(id?: string): Submission {
  const number = id === undefined ? {} : { incident_id: id };
  const body = { title: 'Paid twice', severity: 'serious' as const, aware_at: time };
  return { type: 'incident.opened', body: { ...body, ...number } };
}

function closing(id: string): Submission {
  return {
    type: 'incident.closed',
    body: { incident_id: id, outcome: 'resolved', summary: 'repaid' },
  };
}

/** A ledger that is written to outside decisions. */
class Log {
  state: LedgerState = evolveLedger(undefined, genesis);
  readonly entries: LedgerEntry[] = [genesis];

  submit(
    submission: Submission,
    role: Role = usually(submission),
    { actor = 'prn_x', now = time } = {},
  ) {
    // Decisions lie in between: sequence numbers have gaps here.
    const seq = this.state.lastSeq + 7;
    const context = { actor, role, now, seq };
    const decided = decideLedger(this.state, submission, context);
    if (!decided.ok) return decided.refusal.code;
    for (const { type, body } of decided.entries)
      this.entries.push({ type, body, actor, role, seq, time: now } as LedgerEntry);
    this.state = decided.state;
    return 'taken';
  }
}

function usually({ type }: Submission): Role {
  return type.startsWith('policy.') ? 'administrator' : 'officer';
}

describe('policy.changed', () => {
  test('is in force from the next entry on, numbered, and found by its place', () => {
    const log = new Log();
    expect(log.state).toMatchObject({ policyRevision: 1, policySeq: 0, policy: DEFAULT_POLICY });
    expect(log.submit(policyChanged())).toBe('taken');
    expect(log.state).toMatchObject({ policyRevision: 2, policySeq: 7, policy: stricter });
    expect(log.entries.at(-1)?.body).toMatchObject({ revision: 2 });
    expect(log.submit(policyChanged(policyWith({}, { version: '3' }), 3))).toBe('taken');
    expect(log.state.policyRevision).toBe(3);
  });

  test.each<[string, Submission, string]>([
    ['a revision that was overtaken', policyChanged(stricter, 5), 'policy_revision_mismatch'],
    ['the name of the policy in force', policyChanged(DEFAULT_POLICY), 'policy_not_possible'],
    [
      'another way to commit to bodies',
      policyChanged({ ...stricter, body_commitment: 'whole' }),
      'policy_not_possible',
    ],
    [
      'rules that are not known here',
      policyChanged({ ...stricter, rules: RULES_VERSION + 1 }),
      'policy_not_possible',
    ],
  ])('refuses %s', (_name, submission, code) => {
    const log = new Log();
    expect(log.submit(submission)).toBe(code);
    expect(log.state.lastSeq).toBe(0);
  });

  test.each<Role>(['agent', 'reviewer', 'officer', 'auditor'])('is not for the role %s', (role) => {
    expect(new Log().submit(policyChanged(), role)).toBe('not_permitted_for_role');
  });
});

describe('a policy that asks less of people, where that takes two of them', () => {
  const asking = policyWith(
    { attempts_max: 2 },
    { version: '2', two_people_for: ['weaker_policy'] },
  );
  const weaker: Policy = { ...asking, version: '3', enforcement: 'advisory' };
  const proposed = (policy = weaker): Submission => ({
    type: 'policy.proposed',
    body: { policy, reason: 'quicker' },
  });
  const second = { actor: 'prn_y' };

  function asked(): Log {
    const log = new Log();
    expect(log.submit(policyChanged(asking))).toBe('taken');
    return log;
  }

  test('one proposes it, which changes nothing; another one brings it into force', () => {
    const log = asked();
    expect(log.submit(proposed())).toBe('taken');
    expect(log.state).toMatchObject({
      policy: asking,
      policyRevision: 2,
      proposedPolicy: {
        proposedBy: 'prn_x',
        policy: weaker,
        seq: 14,
        lapsesAt: '2026-02-14T09:30:00.000Z',
      },
    });
    expect(log.submit(policyChanged(weaker))).toBe('second_person_required');
    expect(log.submit(policyChanged(weaker), 'administrator', second)).toBe('taken');
    expect(log.state).toMatchObject({ policy: weaker, policyRevision: 3, proposedPolicy: null });
  });

  test.each<[string, (log: Log) => void]>([
    ['nobody proposed it', () => undefined],
    ['another one was proposed', (log) => log.submit(proposed({ ...weaker, version: '3b' }))],
    [
      'another proposal took its place',
      (log) => [log.submit(proposed()), log.submit(proposed({ ...weaker, version: '3b' }))],
    ],
    [
      'another policy came into force meanwhile',
      (log) => [log.submit(proposed()), log.submit(policyChanged({ ...asking, version: '2b' }))],
    ],
    [
      'it was proposed 30 days before',
      (log) => log.submit(proposed(), 'administrator', { now: '2025-12-16T09:30:00.000Z' }),
    ],
  ])('is refused of another one where %s', (_name, before) => {
    const log = asked();
    before(log);
    const { policy } = log.state;
    expect(log.submit(policyChanged(weaker), 'administrator', second)).toBe(
      'second_person_required',
    );
    expect(log.state.policy).toEqual(policy);
  });

  test('a pending proposal stops nobody: what asks more is one person’s, and ends it', () => {
    const log = asked();
    log.submit(proposed());
    const more = { ...asking, version: '4', review_signature_from: 'low' as const };
    expect(log.submit(policyChanged(more))).toBe('taken');
    expect(log.state).toMatchObject({ policy: more, proposedPolicy: null });
  });

  test('what no ledger can have is not proposed', () => {
    const log = asked();
    const dropped = policyWith({}, { version: '3' });
    expect(log.submit(proposed(dropped))).toBe('policy_not_possible');
    expect(log.submit(proposed(asking))).toBe('policy_not_possible');
    expect(log.state.proposedPolicy).toBeNull();
  });

  test('in force without a second person, a replay names it', () => {
    const log = asked();
    log.submit(proposed());
    const entry = {
      ...policyChanged(weaker, 3),
      actor: 'prn_x',
      role: 'administrator',
      seq: 21,
      time,
    } as LedgerEntry;
    expect(replayLedgerCheck(log.state, entry)).toMatchObject([{ code: 'second_person_required' }]);
    expect(replayLedgerCheck(log.state, { ...entry, actor: 'prn_y' })).toEqual([]);
  });
});

describe('incidents of the ledger', () => {
  test('are numbered, followed and closed', () => {
    const log = new Log();
    expect([log.submit(incident()), log.submit(incident('inc-2'))]).toEqual(['taken', 'taken']);
    log.submit({
      type: 'incident.updated',
      body: {
        incident_id: 'inc-1',
        note: 'worse',
        severity: 'critical',
        clock: { due_at: '2026-01-17T00:00:00Z', basis: 'contract' },
      },
    });
    expect(log.state.openIncidents).toEqual([
      {
        awareAt: time,
        dueAt: '2026-01-17T00:00:00Z',
        id: 'inc-1',
        opened: 7,
        severity: 'critical',
      },
      { awareAt: time, dueAt: null, id: 'inc-2', opened: 14, severity: 'serious' },
    ]);
    expect(log.submit(closing('inc-1'))).toBe('taken');
    expect(log.submit(closing('inc-1'))).toBe('unknown_incident');
    expect(log.submit(incident('inc-2'))).toBe('incident_number_mismatch');
    expect(log.submit(incident())).toBe('taken');
    expect(log.state.openIncidents.map(({ id }) => id)).toEqual(['inc-2', 'inc-3']);
  });

  test('are bounded: one more is refused, and can be opened once another is closed', () => {
    const log = new Log();
    for (let n = 0; n < OPEN_INCIDENTS_MAX; n++) expect(log.submit(incident())).toBe('taken');
    expect(log.submit(incident())).toBe('incident_limit');
    log.submit(closing('inc-5'));
    expect(log.submit(incident())).toBe('taken');
  });
});

describe('a ledger outside its decisions', () => {
  test('counts what is recorded in it', () => {
    const log = new Log();
    log.submit({ type: 'system.changed', body: { component: 'model', name: 'm', to: '2' } });
    log.submit({ type: 'gap.recorded', body: { kind: 'dropped', reason: 'disk full' } });
    log.submit(incident());
    expect(log.state.counters).toEqual({ exports: 0, gaps: 1, incidents: 1, systemChanges: 1 });
  });

  test.each(RECORD_TYPES.filter((type) => placeOf(type) === 'decision'))(
    '%s has no place there',
    (type) => {
      const role = PERMISSIONS[type][0] ?? 'docket';
      const actor = role === 'docket' ? 'docket' : 'prn_x';
      const entry = { type, body: {}, actor, role, seq: 3, time } as LedgerEntry;
      const findings = replayLedgerCheck(new Log().state, entry);
      expect(findings.filter(({ rule }) => rule !== undefined)).toMatchObject([
        { rule: 'wrong_place' },
      ]);
    },
  );

  test('a second creation is refused', () => {
    expect(replayLedgerCheck(new Log().state, { ...genesis, seq: 4 })).toMatchObject([
      { rule: 'wrong_place' },
    ]);
  });

  test('does not begin with anything else', () => {
    const entry = { type: 'policy.changed', body: { policy: stricter, reason: 'x' } };
    const placed = { ...entry, actor: 'x', role: 'administrator', seq: 0, time } as LedgerEntry;
    expect(() => evolveLedger(undefined, placed)).toThrow(RangeError);
  });

  test('replayed, every entry that decideLedger wrote is right, and its author with it', () => {
    const log = new Log();
    for (const one of [policyChanged(), incident(), closing('inc-1')]) log.submit(one);
    let state: LedgerState | undefined;
    for (const entry of log.entries) {
      if (state !== undefined) {
        expect(replayLedgerCheck(state, entry)).toEqual([]);
        expect(
          replayLedgerCheck(state, { ...entry, actor: 'docket', role: 'docket' }),
        ).toMatchObject([{ code: 'wrong_author' }]);
      }
      state = evolveLedger(state, entry);
    }
    expect(state).toEqual(log.state);
  });

  test('replayed, a policy that was left out shows in the revision of the next', () => {
    const log = new Log();
    log.submit(policyChanged());
    log.submit(policyChanged(policyWith({}, { version: '3' })));
    const [, , last] = log.entries;
    if (last === undefined) throw new Error('there are three entries');
    expect(replayLedgerCheck(new Log().state, last)).toMatchObject([
      { code: 'entry_refused', rule: 'policy_revision_mismatch' },
    ]);
  });
});
