import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { describe, expect, test } from '@jest/globals';

import { OPTIONS } from '../fixtures/cases.js';
import { imported } from '../fixtures/decisions/imported.js';
import { TestLedger } from '../fixtures/ledger.js';
import { buildDossier } from '../dossier.js';
import { summaryClauses } from '../narrative/compose.js';
import { narrativeText } from '../narrative/print-clauses.js';
import type { Locale } from '../schema/index.js';

/** How many items of Attention page 1 prints. */
const ON_PAGE_1 = 3;

const ID = 'dec_01JATTENTION';
const EUR = (value: string): JsonObject => ({ value, currency: 'EUR' });
const pay = (resource: string, value: string): JsonObject => ({
  target: { system: 'bank', resource },
  amount: EUR(value),
});

type Record = [RecordType, JsonObject];

const opened: Record = [
  'decision.opened',
  { agent: { id: 'payer' }, goal: 'Pay supplier A', stakes: 'low', authority_scope: ['pay'] },
];
const announcing = (action: JsonObject, asks = false): Record => [
  'job_card.filed',
  {
    current_phase: asks ? 'ESCALATING' : 'EXECUTING',
    goal: 'Pay supplier A',
    confidence: 0.9,
    needs_human: asks,
    lineage: [{ role: 'decisive', document_id: 'invoice', version: '1', supports: 'it is due' }],
    next_action: { tool: 'pay', effect: 'external', ...action },
  },
];
const approval: Record = [
  'review.recorded',
  { verdict: 'approve', reason: 'Seen.', escalation_id: 'esc-1' },
];
const intent = (resource: string, value: string, key: string): Record => [
  'side_effect.intent',
  {
    operation: 'pay',
    ...pay(resource, value),
    owner: 'payer',
    idempotency_key: key,
    side_effect_id: `sfx_${key}`,
    reversibility: 'irreversible',
  },
];

async function attentionOf(records: readonly Record[], locale: Locale = 'en') {
  const ledger = new TestLedger();
  for (const [type, body] of records) {
    const isReview = type === 'review.recorded';
    ledger.submit(type, body, ID, isReview ? 'reviewer' : 'agent', isReview ? 'prn_r' : 'prn_a');
  }
  const { model, narrative } = await buildDossier(await ledger.evidence(ID), {
    ...OPTIONS,
    variant: 'interim',
    locale,
  });
  return { model, attention: model.attention, story: narrativeText(summaryClauses(narrative)) };
}

describe('a card after an approval', () => {
  test.each(['en', 'de'] as const)(
    '%s: that announces something else is on page 1',
    async (locale) => {
      const { attention } = await attentionOf(
        [opened, announcing(pay('A', '10.00'), true), approval, announcing(pay('B', '10000.00'))],
        locale,
      );
      const first = attention.slice(0, ON_PAGE_1);
      const item = first.find(({ code }) => code === 'approval_contradicted');
      expect(item).toMatchObject({ severity: 'failed' });
      expect(item!.text).toContain('10000.00');
      expect(item!.text).toContain('10.00');
      expect(item!.text).toMatch(locale === 'en' ? /the target is “B”, approved was “A”/ : /„B“/);
      expect(item!.evidence).toHaveLength(2);
    },
  );

  test('that announces the same contradicts nothing', async () => {
    const { attention } = await attentionOf([
      opened,
      announcing(pay('A', '10.00'), true),
      approval,
      announcing(pay('A', '10.0')),
    ]);
    expect(attention.map(({ code }) => code)).not.toContain('approval_contradicted');
  });

  test('that comes when what was approved is done is another matter', async () => {
    const { attention } = await attentionOf([
      opened,
      announcing(pay('A', '10.00'), true),
      approval,
      intent('A', '10.00', 'k1'),
      announcing(pay('B', '5.00')),
    ]);
    expect(attention.map(({ code }) => code)).not.toContain('approval_contradicted');
  });

  test('nor is there anything to contradict after a reject', async () => {
    const { attention } = await attentionOf([
      opened,
      announcing(pay('A', '10.00'), true),
      ['review.recorded', { verdict: 'reject', reason: 'No.', escalation_id: 'esc-1' }],
      announcing(pay('B', '5.00')),
    ]);
    expect(attention.map(({ code }) => code)).not.toContain('approval_contradicted');
  });
});

test('what was done twice is told with its target and amount, above what is missing', async () => {
  const { attention, story } = await attentionOf([
    opened,
    intent('A', '10.00', 'k1'),
    ['side_effect.executed', { side_effect_id: 'sfx_k1' }],
    intent('A', '10.00', 'k2'),
    ['side_effect.executed', { side_effect_id: 'sfx_k2' }],
  ]);
  const codes = attention.map(({ code }) => code);
  expect(codes.indexOf('duplicate_effect')).toBeLessThan(codes.indexOf('plan'));
  const item = attention.find(({ code }) => code === 'duplicate_effect');
  expect(item).toMatchObject({ severity: 'failed' });
  expect(item!.text).toContain('“pay” was carried out twice on “bank”: “A”, amount 10.00 EUR');
  expect(story).toContain(
    '“pay” of 10.00 EUR on “bank”: “A”: executed (observer not recorded) (2 times)',
  );
});

test('equal attempts are one item with their count and the marks of all', async () => {
  const ledger = new TestLedger();
  const submit = ([type, body]: Record): void => void ledger.submit(type, body, ID);
  submit(opened);
  submit(announcing(pay('A', '10.00'), true));
  for (const [n, resource] of ['B', 'B', 'C', 'B'].entries()) {
    ledger.attempt(intent(resource, '99.00', `k${n}`)[1], ID);
  }
  const { model } = await buildDossier(await ledger.evidence(ID), {
    ...OPTIONS,
    variant: 'interim',
  });
  const items = model.attention.filter(({ code }) => code === 'effect_refused');
  expect(items.map(({ text, evidence }) => [text, evidence.length])).toEqual([
    [expect.stringMatching(/“B”.*\(3 times\)$/), 3],
    [expect.not.stringMatching(/times/), 1],
  ]);
});

test.each([
  ['en', '“pay” of 99.00 EUR on “bank”: “B”'],
  ['de', '„pay“ über 99.00 EUR für „bank“: „B“'],
] as const)(
  '%s: what was refused is one attempt again only with its amount and target',
  async (locale, told) => {
    const ledger = new TestLedger();
    for (const [type, body] of [opened, announcing(pay('A', '10.00'), true)])
      ledger.submit(type, body, ID);
    for (const [n, value] of ['99.00', '99.00', '1.00'].entries())
      ledger.attempt(intent('B', value, `k${n}`)[1], ID);
    const { narrative } = await buildDossier(await ledger.evidence(ID), {
      ...OPTIONS,
      variant: 'interim',
      locale,
    });
    const story = summaryClauses(narrative).find(({ kind }) => kind === 'refused_effect')?.text;
    expect(story).toContain(told);
    expect(story).toContain(told.replace('99.00', '1.00'));
    expect(story?.match(/\(2 times\)|\(2-mal\)/gu)).toHaveLength(1);
  },
);

test.each([
  ['en', 'a person decided: corrected', 'corrected from'],
  ['de', 'korrigiert', 'korrigiert von'],
] as const)(
  '%s: a verdict that corrects is not told as one that finds correct',
  async (locale, word, fromTo) => {
    const { model, story } = await attentionOf(
      [
        opened,
        ['review.recorded', { verdict: 'correct', reason: 'No.', before: 'no', after: 'yes' }],
      ],
      locale,
    );
    expect(model.tiles.find(({ name }) => name === 'human_oversight')?.detail).toContain(word);
    expect(story).toContain(fromTo);
    expect(
      JSON.stringify([model.oversight.reviews[0]?.verdict.text, model.tiles, story]),
    ).not.toMatch(/\bcorrect\b/u);
  },
);

test('a ground truth that failed is above every gap', async () => {
  const ledger = new TestLedger();
  const { model } = await buildDossier(await ledger.evidence(imported(ledger)), OPTIONS);
  const codes = model.attention.map(({ code }) => code);
  expect(codes.slice(0, ON_PAGE_1)).toContain('evaluation_failed');
  expect(codes.indexOf('evaluation_failed')).toBeLessThan(codes.indexOf('import_lacks'));
});

test.each([
  [{ kind: 'ground_truth', passed: false, score: 0 }, 'failed'],
  // Of a toxicity 0 is the best: which end of its scale is the good one, no score says.
  [{ kind: 'ground_truth', score: 0 }, undefined],
  [{ kind: 'human', score: 0 }, undefined],
  [{ kind: 'judge', score: 0 }, undefined],
  [{ kind: 'judge', passed: false }, 'attention'],
  [{ kind: 'ground_truth', score: 1 }, undefined],
  [{ kind: 'heuristic', score: 0 }, undefined],
  [{ kind: 'ground_truth', passed: true, score: 0 }, undefined],
] as const)('an evaluation %j asks for attention as: %s', async (verdict, severity) => {
  const { attention } = await attentionOf([
    opened,
    [
      'evaluation.recorded',
      { target: { kind: 'decision' }, evaluator: { id: 'checker' }, ...verdict },
    ],
  ]);
  expect(attention.find(({ code }) => code === 'evaluation_failed')?.severity).toBe(severity);
});

test('each review says whether the decision is left stopped after it', async () => {
  const { model } = await attentionOf([
    opened,
    ['review.recorded', { verdict: 'reject', reason: 'No.' }],
    ['review.recorded', { verdict: 'override', reason: 'Yes.', before: 'no', after: 'yes' }],
  ]);
  expect(model.oversight.reviews.map(({ standing }) => standing)).toEqual([
    'the decision is left stopped',
    'no stop is left standing',
  ]);
});

describe('a human’s verdict after a decision was closed as completed', () => {
  const closed: Record = ['decision.closed', { outcome: 'completed', decided: 'pay supplier A' }];
  const reject: Record = ['review.recorded', { verdict: 'reject', reason: 'Wrong supplier.' }];

  test.each(['en', 'de'] as const)(
    '%s: a reject is on page 1, and the tile is not green',
    async (locale) => {
      const { model, attention } = await attentionOf([opened, closed, reject], locale);
      const item = attention.slice(0, ON_PAGE_1).find(({ code }) => code === 'stopped_after_close');
      expect(item).toMatchObject({ severity: 'failed', evidence: ['H1', 'E1'] });
      expect(model.tiles[2]?.tone).toBe('attention');
    },
  );

  test('one that a later verdict takes back, or that came before, is not', async () => {
    const yes: Record = [
      'review.recorded',
      { verdict: 'override', reason: 'Yes.', before: 'no', after: 'yes' },
    ];
    for (const records of [
      [opened, closed, reject, yes],
      [opened, reject, yes, closed],
      [opened, closed, yes],
    ]) {
      const { attention } = await attentionOf(records);
      expect(attention.map(({ code }) => code)).not.toContain('stopped_after_close');
    }
  });
});

test('an evaluation of one card says so, and reads as none of the decision', async () => {
  const { attention, story } = await attentionOf([
    opened,
    announcing(pay('A', '10.00')),
    [
      'evaluation.recorded',
      {
        target: { kind: 'job_card', decision_seq: 1 },
        evaluator: { id: 'checker' },
        kind: 'ground_truth',
        passed: false,
      },
    ],
  ]);
  const failed = attention.find(({ code }) => code === 'evaluation_failed');
  expect(failed?.text).toMatch(/\(job card E1\)/);
  expect(story).toMatch(/job card E1/);
});
