import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { CHECK_IDS } from './check-ids.js';

/** What an opening shows by itself: its place, the rules over it, and that all of it is here. */
const OF_ANY_DECISION = ['entry_sequence', 'rules_in_force', 'recorded_gaps', 'disclosure'];
/** What a decision ought to have recorded, whatever it was about. */
const ALWAYS_ASKED = ['closing_entry', 'request', 'plan', 'authority_scope'];

test.each(['en', 'de'] as const)(
  '%s: of what is not there no check says that it passed, nor that it is a gap',
  async (locale) => {
    const ledger = new TestLedger();
    const id = 'dec_01JBARE';
    ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
    const { model } = await buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
    const { checks } = model.completeness;
    expect(checks.map((check) => check.id)).toEqual([...CHECK_IDS]);
    const withStatus = (status: string): string[] =>
      checks.filter((check) => check.status === status).map((check) => check.id);
    expect(withStatus('passed')).toEqual(OF_ANY_DECISION);
    expect(withStatus('gap')).toEqual(ALWAYS_ASKED);
    const others = CHECK_IDS.filter((one) => ![...OF_ANY_DECISION, ...ALWAYS_ASKED].includes(one));
    expect(withStatus('not_applicable')).toEqual(others);
    // Each says why.
    for (const check of checks.filter(({ status }) => status === 'not_applicable'))
      expect([check.id, check.observed.length > 10]).toEqual([check.id, true]);
  },
);
