import { describe, expect, test } from '@jest/globals';
import { card, evaluation, intent, opened, Play, review } from '../../test/builders.js';
import type { RecordedBefore, RecordedEntry, Submission } from '../index.js';
import { DEFAULT_POLICY, STATE_LIMITS, decide, isAgentIn } from '../index.js';
import { membersOf } from '../members.js';
import { RECORD_TYPES } from '../types.js';
import { referencesOf } from './references.js';
import { REFERENCES } from './table.js';

/** Names that only a reference to something recorded has. */
const LOOKS_LIKE_ONE =
  /(_seq|_id|_hash|_decision|_agent|_by|^seq|^decision|^decisions\/\*|^cause|^review|^begun|^earlier.*|supersedes|compensates|job_card|as_of)$/;

/** What looks like a reference and is not in the table, with the reason. */
const ELSEWHERE: { readonly [name: string]: string } = {
  trace_id: 'of another system',
  credential_id: 'the signature gate',
  key_id: "the gate of agents' signatures",
  span_id: 'of another system',
  document_id: 'of a document outside the ledger',
  content_hash: 'of a passage outside the ledger',
  lost_leaf_hash: 'of an entry that the ledger no longer has, filled in by Docket',
  'registry_entry/seq': 'written by Docket, of the ledger `registry`',
  'registry_entry/leaf_hash': 'written by Docket, of the ledger `registry`',
  'predecessor_entry/seq': 'written by Docket, of the ledger before',
  'predecessor_entry/leaf_hash': 'written by Docket, of the ledger before',
  genesis_leaf_hash: 'of another ledger, which the verification of the registry compares',
  incident_id: 'the incident gate',
  escalation_id: 'the review gate; in what Docket writes, the replay of consequences',
  cause: 'written by Docket: the replay of consequences',
  review: 'written by Docket: the replay of consequences',
  'record_findings/*/seq': 'written by Docket, of any entry of the whole record',
  'earlier/seq': 'written by Docket, of any decision of the ledger',
  'earlier/decision': 'written by Docket, of any decision of the ledger',
  side_effect_id: 'the gate of side effects',
  compensates: 'the gate of side effects',
  compensated_by: 'the gate of side effects',
  approved_by: 'a person, in words',
  observed_by: 'a kind of observer',
  event_id: 'of an event outside the ledger',
  dossier_id: 'written by Docket, which gives the id',
  export_id: 'written by Docket, which gives the id',
  first_seq: 'written by Docket, of the whole ledger',
  last_seq: 'written by Docket, of the whole ledger',
  'tool_calls/*/tool_call_id': 'is what others refer to',
  'values/*/seq': 'what an erasure names is held against the entry by whoever verifies',
  'values/*/decision': 'what an erasure names is held against the entry by whoever verifies',
  'scope/decisions/*': 'written by Docket: what a key opens; one that there is not opens nothing',
  to_agent: 'who is asked need not have written anything',
};

/** The last name of a pointer, and for a few the last two: `earlier/seq`. */
const namesOf = (member: string): string[] => {
  const steps = member.slice(1).split('/');
  return [steps.slice(-1), steps.slice(-2), steps.slice(-3)].map((last) => last.join('/'));
};

const looking = RECORD_TYPES.flatMap((type) =>
  membersOf(type)
    .filter((member) => namesOf(member).some((name) => LOOKS_LIKE_ONE.test(name)))
    .map((member) => ({ type, member, names: namesOf(member) })),
);

describe('the table of references', () => {
  test('has every member that looks like one, or this spec says why not', () => {
    const left = looking.filter(
      ({ type, member, names }) =>
        !Object.hasOwn(REFERENCES[type], member) && !names.some((name) => name in ELSEWHERE),
    );
    expect(left.map(({ type, member }) => `${type} ${member}`)).toEqual([]);
  });

  test('no reason is given for what is not there', () => {
    const found = new Set(looking.flatMap(({ names }) => names));
    expect(Object.keys(ELSEWHERE).filter((name) => !found.has(name))).toEqual([]);
  });

  test('every pointer of it is a member', () => {
    for (const type of RECORD_TYPES)
      expect(membersOf(type)).toEqual(expect.arrayContaining(Object.keys(REFERENCES[type])));
  });
});

test('references are listed with the pointer at which they stand', () => {
  expect(
    referencesOf('review.recorded', {
      verdict: 'approve',
      reason: 'ok',
      as_of: 3,
      viewed: [{ decision_seq: 1 }, { decision_seq: 2, leaf_hash: 'ab'.repeat(32) }],
    }),
  ).toEqual([
    { kind: 'entry', pointer: '/as_of', value: 3 },
    { kind: 'entry', pointer: '/viewed/0/decision_seq', value: 1 },
    { kind: 'entry', pointer: '/viewed/1/decision_seq', value: 2 },
    { kind: 'leaf_hash', pointer: '/viewed/1/leaf_hash', value: 'ab'.repeat(32), position: 2 },
  ]);
});

const HASH = (position: number): string => position.toString(16).padStart(64, '0');

/** 0 opened, 1 card with the call c1, 2 intent sfx_a, 3 a question. */
function decision(): Play {
  const played = new Play();
  const calls = card({ tool_calls: [{ tool_name: 'get', tool_call_id: 'c1' }] });
  for (const one of [opened(), calls, intent('a')]) played.submit(one);
  return played;
}

function recordedIn(played: Play): RecordedBefore {
  return {
    entryAt: (position): RecordedEntry | undefined => {
      const entry = played.entries[position];
      return entry && { type: entry.type, leafHash: HASH(position) };
    },
    hasToolCall: (id) => id === 'c1',
    hasDecision: (id) => id === 'dec_0',
    hasAgent: (name, before) => name === 'elsewhere' || isAgentIn(before, name),
  };
}

function answer(submission: Submission, atHand: boolean): string {
  const played = decision();
  const isReview = submission.type === 'review.recorded';
  const decided = decide(played.state, submission, {
    policy: played.policy,
    actor: isReview ? 'prn_reviewer' : 'prn_agent',
    role: isReview ? 'reviewer' : 'agent',
    now: '2026-01-15T00:00:01.000Z',
    seq: 200,
    decisionId: 'dec_1',
    ...(atHand ? { recorded: recordedIn(played) } : {}),
  });
  if (decided.ok) return 'taken';
  return `${decided.refusal.code} ${decided.refusal.pointer}`;
}

const viewing = (...viewed: { decision_seq: number; leaf_hash?: string }[]): Submission => ({
  type: 'review.recorded',
  body: { verdict: 'approve', reason: 'ok', viewed },
});

type Judged = Extract<Submission, { type: 'evaluation.recorded' }>['body']['target'];

function judging(target: Judged): Submission {
  const body = { ...evaluation().body, target };
  return { type: 'evaluation.recorded', body } as Submission;
}

const lineage = (id: string) => [
  { role: 'cited' as const, document_id: 'd', version: null, retrieval: { tool_call_id: id } },
];

describe('a reference that is false', () => {
  const refused = (pointer: string): string => `reference_unknown ${pointer}`;

  // Case 05, and its neighbours.
  test.each<[string, Submission, string]>([
    [
      'viewed beyond the end',
      viewing({ decision_seq: 0 }, { decision_seq: 999 }),
      '/viewed/1/decision_seq',
    ],
    ['viewed: the review itself', viewing({ decision_seq: 3 }), '/viewed/0/decision_seq'],
    [
      'seen beyond the end',
      { ...review('stop'), body: { verdict: 'stop', reason: 'no', as_of: 3 } } as Submission,
      '/as_of',
    ],
    ['a card beyond the end', intent('b', { job_card: 888 }), '/job_card'],
    [
      'a judged card beyond the end',
      judging({ kind: 'job_card', decision_seq: 777 }),
      '/target/decision_seq',
    ],
    [
      'an unknown side effect',
      judging({ kind: 'side_effect', side_effect_id: 'sfx_nope' }),
      '/target/side_effect_id',
    ],
    ['a correction of itself', card({ supersedes: 3 }), '/supersedes'],
    ['an opening that corrects', opened({ supersedes: 0 }), '/supersedes'],
  ])('%s is refused by the state alone', (_name, submission, pointer) => {
    if (submission.type === 'decision.opened') {
      expect(new Play().submit(submission)).toMatchObject({
        refusal: { code: 'reference_unknown', pointer },
      });
      return;
    }
    expect(answer(submission, false)).toBe(refused(pointer));
    expect(answer(submission, true)).toBe(refused(pointer));
  });

  test.each<[string, Submission, string]>([
    [
      'another leaf hash',
      viewing({ decision_seq: 1, leaf_hash: '0'.repeat(64) }),
      '/viewed/0/leaf_hash',
    ],
    [
      'the leaf hash of the next',
      viewing({ decision_seq: 1, leaf_hash: HASH(2) }),
      '/viewed/0/leaf_hash',
    ],
    ['an announcing entry that is no card', intent('b', { job_card: 0 }), '/job_card'],
    [
      'a judged card that is an intent',
      judging({ kind: 'job_card', decision_seq: 2 }),
      '/target/decision_seq',
    ],
    [
      'a judged side effect that is a card',
      judging({ kind: 'side_effect', decision_seq: 1 }),
      '/target/decision_seq',
    ],
    [
      'a judged call that nobody made',
      judging({ kind: 'tool_call', tool_call_id: 'c2' }),
      '/target/tool_call_id',
    ],
    [
      'a source from a call that nobody made',
      card({ lineage: lineage('c2') }),
      '/lineage/0/retrieval/tool_call_id',
    ],
    [
      'a criterion from a call that nobody made',
      card({
        criteria: [
          { id: 'k', result: true, evaluated_by: { tool_name: 'get', tool_call_id: 'c2' } },
        ],
      }),
      '/criteria/0/evaluated_by/tool_call_id',
    ],
  ])(
    '%s is refused where the entries are at hand, and only there',
    (_name, submission, pointer) => {
      expect(answer(submission, true)).toBe(refused(pointer));
      expect(answer(submission, false)).toBe('taken');
    },
  );

  test.each<[string, Submission]>([
    ['what was viewed', viewing({ decision_seq: 1, leaf_hash: HASH(1) }, { decision_seq: 2 })],
    ['the card', intent('b', { job_card: 1 })],
    ['a judged card', judging({ kind: 'job_card', decision_seq: 1 })],
    ['a judged call', judging({ kind: 'tool_call', decision_seq: 1, tool_call_id: 'c1' })],
    [
      'a judged side effect',
      judging({ kind: 'side_effect', decision_seq: 2, side_effect_id: 'sfx_a' }),
    ],
    ['any judged entry', judging({ kind: 'output', decision_seq: 2 })],
    ['a call of an earlier card', card({ lineage: lineage('c1') })],
    [
      'a call of the same card',
      card({ lineage: lineage('c9'), tool_calls: [{ tool_name: 'get', tool_call_id: 'c9' }] }),
    ],
  ])('true: %s', (_name, submission) => {
    expect(answer(submission, true)).toBe('taken');
    expect(answer(submission, false)).toBe('taken');
  });

  test('a parent that is not there, unless it is said to be elsewhere', () => {
    const opens = (members: object): string => {
      const submission = opened(members);
      const recorded = recordedIn(decision());
      const by = { actor: 'prn_agent', role: 'agent', policy: DEFAULT_POLICY } as const;
      const place = { now: '2026-01-15T00:00:01.000Z', seq: 200, decisionId: 'dec_2' };
      const decided = decide(undefined, submission, { ...by, ...place, recorded });
      return decided.ok ? 'taken' : `${decided.refusal.code} ${decided.refusal.pointer}`;
    };
    expect(opens({ parent_decision: 'dec_nonexistent' })).toBe(refused('/parent_decision'));
    expect(opens({ parent_decision: 'dec_0' })).toBe('taken');
    const origin = 'docket.example/other';
    expect(opens({ parent_decision: 'dec_nonexistent', parent_origin: origin })).toBe('taken');
  });

  test('an agent that wrote nowhere handed nothing over', () => {
    const acknowledging = (name: string): Submission =>
      card({ handoff_ack: { action: 'proceed', from_agent: name } });
    expect(answer(acknowledging('ghost'), true)).toBe(refused('/handoff_ack/from_agent'));
    expect(answer(acknowledging('ghost'), false)).toBe('taken');
    for (const name of ['resolver', 'prn_agent', 'elsewhere'])
      expect(answer(acknowledging(name), true)).toBe('taken');
  });

  test('a side effect that may have been forgotten is not refused', () => {
    const played = new Play();
    played.submit(opened());
    for (let n = 0; n <= STATE_LIMITS.sideEffects; n++) {
      played.submit(intent(`${n}`));
      played.submit({ type: 'side_effect.executed', body: { side_effect_id: `sfx_${n}` } });
    }
    expect(played.state?.sideEffectsForgotten).toBeGreaterThan(0);
    expect(played.submit(judging({ kind: 'side_effect', side_effect_id: 'sfx_0' })).ok).toBe(true);
  });
});
