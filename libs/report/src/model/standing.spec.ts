import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { buildDossier } from '../dossier.js';
import { summaryClauses } from '../narrative/compose.js';
import { narrativeText } from '../narrative/print-clauses.js';
import type { Locale } from '../schema/index.js';

const card = (goal: string) => ({
  current_phase: 'EXECUTING',
  goal,
  confidence: 0.9,
  needs_human: true,
});

/** A question for each review, which answers it. */
async function reviewed(verdicts: readonly JsonObject[], locale: Locale = 'en') {
  const ledger = new TestLedger();
  const id = 'dec_01JREVIEWS';
  const opening = { agent: { id: 'payer' }, goal: 'Pay supplier A', stakes: 'low' };
  ledger.submit('decision.opened', opening, id);
  for (const [n, verdict] of verdicts.entries()) {
    ledger.submit('job_card.filed', card(`question ${n}`), id);
    const body = { reason: 'seen', as_of: ledger.size - 2, ...verdict };
    ledger.submit('review.recorded', body, id, 'reviewer', 'prn_reviewer1');
  }
  const dossier = buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
  const { model, narrative } = await dossier;
  const tile = model.tiles.find(({ name }) => name === 'human_oversight');
  return { model, tile: String(tile?.detail), story: narrativeText(summaryClauses(narrative)) };
}

const verdict = (name: string): JsonObject => ({ verdict: name });

test('several verdicts are told in order, with the stop that they leave', async () => {
  const { tile, story } = await reviewed(['approve', 'approve', 'reject'].map(verdict));
  expect(tile).toMatch(
    /3 reviews, in order: .*approve.*, .*approve.*, .*reject.*; the decision is left stopped/,
  );
  expect(story).toMatch(
    /three reviews, in order: .*approve.*, .*approve.*, .*reject.*; the decision is left stopped/i,
  );
});

test('an approval after a reject takes no stop back; an override of the whole does', async () => {
  const later = await reviewed(['reject', 'approve'].map(verdict));
  expect(later.tile).toContain('the decision is left stopped');
  const override = { ...verdict('override'), before: 'denied', after: 'paid' };
  const whole = await reviewed([verdict('reject'), override]);
  expect(whole.tile).toContain('no stop is left standing');
});

test('a review that leaves an escalation open says so, and the one that answers it does not', async () => {
  // The first saw nothing of the question: it answers none.
  const { model, tile, story } = await reviewed([
    { ...verdict('approve'), as_of: 0 },
    verdict('approve'),
  ]);
  expect(model.oversight.reviews.map(({ standing }) => standing)).toEqual([
    'an escalation is still not answered',
    'no stop is left standing',
  ]);
  expect([tile, story].join()).not.toContain('still not answered');
  const later = await reviewed([verdict('approve'), { ...verdict('approve'), as_of: 0 }]);
  expect(later.story).toContain('in order: approve, approve; an escalation is still not answered');
});

test('in German too', async () => {
  const { tile } = await reviewed(['approve', 'reject'].map(verdict), 'de');
  expect(tile).toMatch(/2 Prüfungen, der Reihe nach: .*; danach bleibt die Entscheidung gestoppt/);
});

test('a tile of side effects is not good where the agent was refused, or did other than approved', async () => {
  const tile = async (write: (ledger: TestLedger, id: string) => void) => {
    const ledger = new TestLedger();
    const id = 'dec_01JTILE';
    ledger.submit(
      'decision.opened',
      { agent: { id: 'a' }, goal: 'g', stakes: 'low', authority_scope: ['read'] },
      id,
    );
    write(ledger, id);
    const { model } = await buildDossier(await ledger.evidence(id), OPTIONS);
    return model.tiles[3];
  };
  const pay = {
    operation: 'pay',
    target: { system: 'bank', resource: 'A' },
    owner: 'o',
    side_effect_id: 'sfx_1',
    idempotency_key: 'k',
  };
  expect(await tile(() => undefined)).toMatchObject({ tone: 'neutral' });
  expect(
    await tile((ledger, id) =>
      ledger.submit('side_effect.executed', { ...pay, operation: 'read' }, id),
    ),
  ).toMatchObject({ tone: 'good', word: 'Settled' });
  expect(
    await tile((ledger, id) => {
      ledger.submit('side_effect.intent', pay, id);
      ledger.submit('side_effect.executed', { side_effect_id: 'sfx_1' }, id);
    }),
  ).toMatchObject({ tone: 'attention', word: 'Settled' });
});

test.each<[string, JsonObject, string]>([
  [
    'one member',
    { before: { type: 'X', n: 1 }, after: { type: 'Y', n: 1 } },
    '“type” corrected from “X” to “Y”; reason',
  ],
  [
    'two',
    { before: { a: 1, b: true }, after: { a: 2, b: false } },
    '“a” corrected from “1” to “2”; “b” corrected from “true” to “false”',
  ],
  [
    'an object in it',
    { before: { a: { x: 1 } }, after: { a: { x: 2 } } },
    ': corrected; corrected from “{"a":{"x":1}}” to “{"a":{"x":2}}”',
  ],
  [
    'another member',
    { before: { a: 'x' }, after: { b: 'y' } },
    ': corrected; corrected from “{"a":"x"}” to “{"b":"y"}”',
  ],
  ['a list', { before: ['x'], after: ['y'] }, ': corrected; corrected from “["x"]” to “["y"]”'],
  ['text', { before: 'x', after: 'y' }, ': corrected; corrected from “x” to “y”'],
  [
    'a name that speaks',
    { before: { 'approved [H9]': 'x' }, after: { 'approved [H9]': 'y' } },
    '“approved (H9)” corrected',
  ],
])('what a correction changed is told by its members: %s', async (_, values, told) => {
  const { story } = await reviewed([{ ...verdict('correct'), ...values }]);
  expect(story).toContain(told);
});

test('a correction in German', async () => {
  const values = { before: { betrag: '10.00' }, after: { betrag: '9.00' } };
  const { story } = await reviewed([{ ...verdict('correct'), ...values }], 'de');
  expect(story).toContain('„betrag“ korrigiert von „10.00“ zu „9.00“');
});
