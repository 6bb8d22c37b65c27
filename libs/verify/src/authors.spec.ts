import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, verify } from './index.js';

const FULL = { depth: 'full' } as const;
const by = (actor: string, role: string) => ({
  actor,
  role,
  via: role === 'docket' ? 'docket' : 'api_key',
});

/** A decision that waits for a human, and an entry that no rule was asked about. */
async function decisionWith(type: string, author: ReturnType<typeof by>, body: JsonObject) {
  const ledger = new MemoryLedger();
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  ledger.record({ type: 'job_card.filed', body: { ...AGENT_CARD, needs_human: true } }, id);
  ledger.append(type, author, body, id);
  ledger.checkpoint();
  const whole = await verify(ledger.reader(), FULL);
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), FULL);
  return [whole, dossier].map(({ findings }) =>
    findings.filter(({ kind }) => kind === 'rule').map(({ code }) => code),
  );
}

const EVALUATION: JsonObject = {
  target: { kind: 'decision' },
  kind: 'judge',
  evaluator: { id: 'judge-1' },
  passed: true,
};
const BODIES: Readonly<Record<string, JsonObject>> = {
  'evaluation.recorded': EVALUATION,
  'job_card.filed': { ...AGENT_CARD } as JsonObject,
  'review.recorded': { verdict: 'approve', reason: 'I looked at it' },
  'side_effect.executed': {
    operation: 'issue_refund',
    target: { system: 'payments', resource: 'order/1' },
    owner: 'finance',
    side_effect_id: 'sfx_1',
  },
  'escalation.opened': {
    escalation_id: 'esc-9',
    cause: 0,
    rule: 'loop',
    directive: 'hold',
    subject: 's',
  },
};

describe('verify: separation of duties, without the server', () => {
  test.each([
    ["an agent's approval", 'review.recorded', by('prn_other', 'agent'), 'role_not_permitted'],
    ['a card by a reviewer', 'job_card.filed', by('prn_r', 'reviewer'), 'role_not_permitted'],
    ['an act of an officer', 'side_effect.executed', by('prn_o', 'officer'), 'role_not_permitted'],
    [
      'a verdict of an administrator',
      'evaluation.recorded',
      by('prn_a', 'administrator'),
      'role_not_permitted',
    ],
    ['an unknown role', 'evaluation.recorded', by('prn_a', 'superuser'), 'role_not_permitted'],
    ['a verdict of Docket', 'evaluation.recorded', by('docket', 'docket'), 'wrong_author'],
    ['an escalation of an agent', 'escalation.opened', by('prn_agent', 'agent'), 'wrong_author'],
  ])('%s', async (_name, type, author, code) => {
    for (const codes of await decisionWith(type, author, BODIES[type] ?? {}))
      expect(codes).toContain(code);
  });

  test.each([
    ['a reviewer', 'reviewer'],
    ['an officer', 'officer'],
    ['an auditor', 'auditor'],
  ])('an evaluation of %s is theirs to record', async (_name, role) => {
    const found = await decisionWith('evaluation.recorded', by('prn_x', role), EVALUATION);
    expect(found).toEqual([[], []]);
  });

  test('an evaluation of an agent is of its own decision; of another one’s it is found', async () => {
    const own = await decisionWith('evaluation.recorded', by('prn_agent', 'agent'), EVALUATION);
    expect(own).toEqual([[], []]);
    const other = await decisionWith('evaluation.recorded', by('prn_x', 'agent'), EVALUATION);
    expect(other).toEqual([['entry_refused'], ['entry_refused']]);
  });

  test('the role is under the signature: another one in the leaf is another leaf', async () => {
    const ledger = new MemoryLedger();
    const id = ledger.record({ type: 'decision.opened', body: OPENED });
    ledger.append('review.recorded', by('prn_agent', 'agent'), { verdict: 'approve' }, id);
    ledger.checkpoint();
    const evidence = JSON.stringify(await ledger.evidence(id));
    const edited = evidence.replaceAll('\\"role\\":\\"agent\\"', '\\"role\\":\\"reviewer\\"');
    expect(edited).not.toBe(evidence);
    const { findings } = await verify(evidenceReader(JSON.parse(edited) as JsonObject), FULL);
    expect(findings.map(({ code }) => code)).toContain('inclusion_mismatch');
  });
});
