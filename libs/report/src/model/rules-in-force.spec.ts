import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';
import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { summaryClauses } from '../narrative/compose.js';
import { narrativeText } from '../narrative/print-clauses.js';
import type { Dossier, Locale } from '../schema/index.js';

const weakened = (tripwires: JsonObject, enforcement: 'enforcing' | 'advisory'): JsonObject => ({
  ...(DEFAULT_POLICY as unknown as JsonObject),
  version: '2',
  enforcement,
  tripwires: { ...(DEFAULT_POLICY.tripwires as unknown as JsonObject), ...tripwires },
});

/** A critical decision at confidence 0.01, with the rule off only while its card is filed. */
async function offForAMoment(policy: JsonObject, locale: Locale = 'en'): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JWEAK';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'critical' }, id);
  ledger.submitToLedger('policy.changed', { policy, reason: 'a test' });
  const card = { current_phase: 'EXECUTING', goal: 'g', confidence: 0.01, needs_human: false };
  ledger.submit('job_card.filed', card, id);
  const before = { ...(DEFAULT_POLICY as unknown as JsonObject), version: '3' };
  ledger.submitToLedger('policy.changed', { policy: before, reason: 'and back' });
  ledger.submit('decision.closed', { outcome: 'abandoned' }, id);
  return buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
}

test.each(['en', 'de'] as const)(
  '%s: a rule that was off for a moment is named, with since when and by whom',
  async (locale) => {
    const { model, narrative } = await offForAMoment(
      weakened({ disabled: ['low_confidence'] }, 'advisory'),
      locale,
    );
    const { rules, trip_wires: trips } = model.oversight;
    expect(trips).toEqual([]);
    expect(rules).toMatchObject({
      advisory: true,
      off: [{ since: { value: 2 }, until: { value: 4 }, evidence: ['P1', 'P2'] }],
    });
    const [off] = rules.off;
    expect(off!.since.text).toMatch(/2026-\d\d-\d\dT[\d:.]+Z/);
    expect(off!.since.text).toContain('prn_admin');
    for (const text of [rules.statement, narrativeText(narrative.full)]) {
      expect(text).toContain(off!.since.text);
      expect(text).toContain(off!.until.text);
    }
    const item = model.attention.find(({ code }) => code === 'rules_in_force');
    expect(item?.text).toMatch(locale === 'en' ? /1 rule not in force/ : /1 Regel nicht in Kraft/);
    expect(item?.text).toMatch(locale === 'en' ? /advisory/ : /beratend/);
    const summary = narrativeText(summaryClauses(narrative));
    expect(summary).toMatch(
      locale === 'en' ? /one rule not in force/ : /eine Regel nicht in Kraft/,
    );
    expect(model.tiles[1]!.tone).toBe('attention');
  },
);

test.each([
  ['high_stakes_confidence', 0],
  ['require_decisive_lineage', false],
] as const)(
  '%s at %s: a rule that never trips is one that is not in force',
  async (name, value) => {
    const { model } = await offForAMoment(weakened({ [name]: value }, 'enforcing'));
    expect(model.oversight.rules.off).toHaveLength(1);
    expect(model.completeness.checks.find(({ id }) => id === 'rules_in_force')?.status).toBe('gap');
  },
);

test('of a rule that was off nobody can say that it asked for no human', async () => {
  for (const off of [{ high_stakes_confidence: 0 }, { disabled: ['low_confidence'] }]) {
    const { model, narrative } = await offForAMoment(weakened(off, 'enforcing'));
    expect(model.oversight.requirement.state).toBe('not_recorded');
    expect(narrativeText(summaryClauses(narrative))).not.toContain('was required under rule');
  }
  // A threshold that was lower for a moment is told beside the other.
  const { narrative } = await offForAMoment(
    weakened({ high_stakes_confidence: 0.005 }, 'enforcing'),
  );
  expect(narrativeText(summaryClauses(narrative))).toContain(
    'required under rule low confidence (threshold 0.7 / 0.005 on high or critical stakes)',
  );
});

test('what had nothing to judge is said: low stakes, no authority scope', async () => {
  const ledger = new TestLedger();
  const id = 'dec_01JLOW';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  const { model } = await buildDossier(await ledger.evidence(id), OPTIONS);
  expect(model.oversight.rules.not_applicable).toHaveLength(2);
  expect(model.oversight.rules.statement).toContain('stakes were low');
  expect(model.oversight.rules.statement).toContain('no authority scope is recorded');
});

test('a policy that is not to be seen is not one with all rules in force', async () => {
  const ledger = new TestLedger();
  const id = 'dec_01JUNSEEN';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  const evidence = await ledger.evidence(id);
  const blind = { ...evidence, genesis: { ...evidence.genesis, disclosure: null } };
  const { model } = await buildDossier(blind, OPTIONS);
  expect(model.oversight.rules.policy.state).toBe('not_recorded');
  expect(
    model.completeness.checks.find(({ id: check }) => check === 'rules_in_force'),
  ).toMatchObject({ status: 'not_applicable' });
});

test.each(['en', 'de'] as const)(
  '%s: a rule in force with a limit that hardly trips is told with the default beside it',
  async (locale) => {
    const { model, narrative } = await offForAMoment(
      weakened({ loop_repeats: 1_000, high_stakes_confidence: 0.001 }, 'enforcing'),
      locale,
    );
    const { rules } = model.oversight;
    expect(rules.off).toEqual([]);
    expect(rules.lax).toMatchObject([
      { value: '1000', usual: '3', evidence: ['P1'] },
      { value: '0.001', usual: '0.7', evidence: ['P1'] },
    ]);
    expect(rules.statement).toContain(
      locale === 'en'
        ? 'Weaker than Docket’s defaults: repeats that make a loop 1000 (default 3); confidence that high stakes need 0.001 (default 0.7).'
        : 'Schwächer als Dockets Vorgaben: Wiederholungen, die eine Schleife sind 1000 (Vorgabe 3); nötige Konfidenz bei hoher Tragweite 0.001 (Vorgabe 0.7).',
    );
    expect(narrativeText(summaryClauses(narrative))).toContain(
      locale === 'en'
        ? 'two limits weaker than the default'
        : 'zwei Grenzen schwächer als vorgegeben',
    );
  },
);
