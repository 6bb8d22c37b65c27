import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { summaryClauses } from '../narrative/compose.js';
import { narrativeText } from '../narrative/print-clauses.js';
import type { Locale } from '../schema/index.js';

const OVERRIDE = { verdict: 'override', before: 'denied', after: 'paid' };

/** A question that takes two people, and what they say: `[who, verdict]`. */
async function asked(
  reviews: readonly [string, JsonObject][],
  { locale = 'en' as Locale, hide = [] as { pointer: string; reason: string }[] } = {},
) {
  const ledger = new TestLedger();
  const id = 'dec_01JPEOPLE';
  const policy = { ...DEFAULT_POLICY, version: '2', approvals_needed: { high: 2 } };
  ledger.submitToLedger('policy.changed', { policy, reason: 'four eyes', revision: 2 });
  ledger.submit(
    'decision.opened',
    { agent: { id: 'payer' }, goal: 'Pay supplier A', stakes: 'high' },
    id,
  );
  let last =
    ledger.submit(
      'job_card.filed',
      { current_phase: 'ESCALATING', goal: 'Pay supplier A', confidence: 0.9, needs_human: true },
      id,
    ).position + 1;
  for (const [who, said] of reviews)
    last = ledger.submit(
      'review.recorded',
      { reason: 'seen', as_of: last, ...said },
      id,
      'reviewer',
      who,
    ).position;
  const evidence = await ledger.evidence(id, hide.length === 0 ? undefined : () => hide);
  const { model, narrative } = await buildDossier(evidence, { ...OPTIONS, locale });
  const tile = model.tiles.find(({ name }) => name === 'human_oversight');
  return { model, tile: String(tile?.detail), story: narrativeText(summaryClauses(narrative)) };
}

const yes = { verdict: 'approve' };

describe('where an escalation takes two people', () => {
  test('page 1 says how many said yes, and not that nobody decided', async () => {
    const { model, tile, story } = await asked([['prn_a', yes]]);
    expect(tile).toBe('1 escalation not answered, 1 of 2 people said yes');
    expect(story).toContain('One of the two people whom it takes has said yes to what was asked');
    expect(story).not.toContain('no human decision is recorded');
    const [row] = model.oversight.escalations;
    expect(row).toMatchObject({
      status: 'open',
      people: { needed: 2, agreed: 1, said: [{ by: 'prn_a' }] },
    });
    expect(model.oversight.reviews[0]?.standing).toBe('an escalation is still not answered');
  });

  test('in German too', async () => {
    const { tile, story } = await asked([['prn_a', yes]], { locale: 'de' });
    expect(tile).toContain('1 von 2 Personen haben zugestimmt');
    expect(story).toContain('1 von 2 nötigen Personen hat dem Gefragten zugestimmt');
  });

  test('one person who says it twice is one, and two who say different things do not agree', async () => {
    const twice = await asked([
      ['prn_a', yes],
      ['prn_a', yes],
    ]);
    expect(twice.tile).toContain('1 of 2 people said yes');
    const { model } = await asked([
      ['prn_a', yes],
      ['prn_b', { verdict: 'correct', before: '10', after: '9' }],
    ]);
    expect(model.oversight.escalations[0]?.people).toMatchObject({ agreed: 1, said: [{}, {}] });
  });

  test('the second person resolves it, and the row keeps both', async () => {
    const { model } = await asked([
      ['prn_a', yes],
      ['prn_b', yes],
    ]);
    expect(model.oversight.escalations[0]).toMatchObject({
      status: 'resolved',
      people: { needed: 2, agreed: 2, said: [{ by: 'prn_a' }, { by: 'prn_b' }] },
    });
  });

  test('an override of the whole by one of two takes no stop back', async () => {
    const one = await asked([
      ['prn_a', { verdict: 'reject' }],
      ['prn_b', OVERRIDE],
    ]);
    expect(one.tile).toContain('the decision is left stopped');
    const two = await asked([
      ['prn_a', { verdict: 'reject' }],
      ['prn_b', OVERRIDE],
      ['prn_a', OVERRIDE],
    ]);
    expect(two.tile).toContain('no stop is left standing');
  });
});
