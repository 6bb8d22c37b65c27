import { describe, expect, test } from '@jest/globals';
import {
  Play,
  card,
  closed,
  evaluation,
  gap,
  intent,
  opened,
  report,
  review,
} from '../../test/builders.js';
import type { Submission } from '../fold/decide.js';
import { DecisionReplay } from '../fold/replay.js';
import { PERMISSIONS } from './permissions.js';
import { DEFAULT_POLICY } from '../policy.js';

const byOther = { actor: 'prn_other', role: 'agent' } as const;
const refusal = { ok: false, refusal: { code: 'not_its_decision' } };

describe('an agent in another one’s decision', () => {
  const records: readonly Submission[] = [
    card(),
    closed(),
    evaluation(),
    gap(),
    intent('b'),
    report('side_effect.executing', 'a'),
    report('side_effect.executed', 'a'),
    report('side_effect.failed', 'a'),
    report('side_effect.outcome_unknown', 'a'),
  ];
  test.each(records.map((one) => [one.type, one] as const))(
    '%s is refused',
    (_type, submission) => {
      const decision = new Play();
      decision.submit(opened());
      decision.submit(intent('a'));
      const before = decision.state;
      expect(decision.submit(submission, byOther)).toMatchObject(refusal);
      expect(decision.state).toBe(before);
      // Of whoever has it the same is taken, or refused for another reason.
      const own = decision.submit(submission);
      expect(own.ok || own.refusal.code).not.toBe('not_its_decision');
    },
  );

  test('it is told so before how the decision stands, and nothing of it is recorded', () => {
    const decision = new Play();
    decision.submit(opened());
    decision.submit(card({ needs_human: true }));
    decision.submit(closed());
    const count = decision.entries.length;
    for (const one of [card(), intent('x'), closed()])
      expect(decision.submit(one, byOther)).toMatchObject(refusal);
    expect(decision.entries).toHaveLength(count);
  });

  test('it has the decision from a handoff on that names it, and hands it on; nobody loses it', () => {
    const decision = new Play();
    decision.submit(opened());
    const handTo = (to_principal?: string) =>
      card({
        handoff: { to_agent: 'other', confidence: 0.9, ...(to_principal && { to_principal }) },
      });
    // Naming an agent is not enough: anybody may call itself so.
    decision.submit(handTo());
    expect(decision.submit(card({ agent: { id: 'other' } }), byOther)).toMatchObject(refusal);
    expect(decision.submit(handTo('prn_other'), byOther)).toMatchObject(refusal);
    expect(decision.submit(handTo('prn_other')).ok).toBe(true);
    expect(decision.submit(card(), byOther).ok).toBe(true);
    const third = { ...byOther, actor: 'prn_third' };
    expect(decision.submit(card(), third)).toMatchObject(refusal);
    expect(decision.submit(handTo('prn_third'), byOther).ok).toBe(true);
    expect(decision.submit(card(), third).ok).toBe(true);
    expect(decision.submit(card()).ok).toBe(true);
    expect(decision.state?.heirs).toEqual(['prn_other', 'prn_third']);
  });

  test('people are not held by it', () => {
    const decision = new Play();
    decision.submit(opened());
    expect(decision.submit(review('approve')).ok).toBe(true);
    expect(PERMISSIONS['decision.closed']).toContain('officer');
    expect(decision.submit(closed(), { actor: 'prn_officer', role: 'officer' }).ok).toBe(true);
  });

  test('an auditor who replays the entries finds one that got in below the server', () => {
    const decision = new Play();
    decision.submit(opened());
    decision.submit(card());
    const [opening, filed] = decision.entries;
    if (opening === undefined || filed === undefined) throw new Error('two entries');
    const replay = new DecisionReplay();
    const forged = { ...filed, actor: 'prn_other' };
    const found = [opening, forged].flatMap((one) => replay.check(one, DEFAULT_POLICY));
    expect(found).toMatchObject([{ code: 'entry_refused', rule: 'not_its_decision' }]);
  });
});
