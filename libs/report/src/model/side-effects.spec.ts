import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Dossier, Locale } from '../schema/index.js';

async function executed(
  observed: { observed_by?: 'agent' | 'tool' | 'gateway' | 'reconciliation' },
  locale: Locale = 'en',
  withheld = false,
): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JOBSERVED';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  ledger.submit(
    'side_effect.intent',
    {
      side_effect_id: 'sfx_1',
      operation: 'pay',
      target: { system: 'bank', resource: 'A' },
      idempotency_key: 'key-1',
      owner: 'payments team',
    },
    id,
  );
  ledger.submit('side_effect.executed', { side_effect_id: 'sfx_1', ...observed }, id);
  const hide = (position: number): { pointer: string; reason: string }[] =>
    withheld && position === 2 ? [{ pointer: '/observed_by', reason: 'personal data' }] : [];
  return buildDossier(await ledger.evidence(id, hide), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
    locale,
  });
}

/** What only the agent saw is not confirmed by anybody, and page 1 says who saw what was. */
test.each([
  [{ observed_by: 'agent' }, 'executed (seen by the agent)', 'ausgeführt (vom Agenten beobachtet)'],
  [{ observed_by: 'tool' }, 'confirmed by the tool', 'vom Werkzeug bestätigt'],
  [{ observed_by: 'gateway' }, 'confirmed by the gateway', 'vom Gateway bestätigt'],
  [{ observed_by: 'reconciliation' }, 'confirmed by reconciliation', 'durch Abgleich bestätigt'],
  [{}, 'executed (observer not recorded)', 'ausgeführt (Beobachter nicht erfasst)'],
] as const)('%j is told as %s', async (observed, english, german) => {
  for (const [locale, word] of [
    ['en', english],
    ['de', german],
  ] as const) {
    const { model, narrative } = await executed(observed, locale);
    expect(model.side_effects[0]?.outcome).toBe(word);
    expect(model.tiles[3]?.detail).toBe(`1 ${word}`);
    expect(JSON.stringify(narrative.summary)).toContain(word);
  }
});

test('where it is withheld who saw it, that is said', async () => {
  const { model } = await executed({ observed_by: 'tool' }, 'en', true);
  expect(model.side_effects[0]?.outcome).toBe('executed (observer withheld)');
});
