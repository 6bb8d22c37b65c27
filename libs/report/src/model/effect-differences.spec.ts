import type { JsonObject } from '@docket/chain';
import { latestSchema } from '@docket/record/schemas';
import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { summaryClauses } from '../narrative/compose.js';
import { narrativeText } from '../narrative/print-clauses.js';
import type { Dossier, Locale } from '../schema/index.js';
import { COMPARED, OF_EACH_RECORD, sameRecorded } from './effect-differences.js';

const EUR = (value: string): JsonObject => ({ value, currency: 'EUR' });
const INTENT = {
  operation: 'refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'customer-care',
  amount: EUR('250.00'),
  reversibility: 'compensable',
  rollback_plan: 'charge it again',
  arguments_digest: 'sha256:aa',
  idempotency_key: 'ref-1',
  side_effect_id: 'sfx_1',
};

/** A decision with one side effect, and what it is reported as; the case of amounts is ../shared’s. */
async function reported(
  report: JsonObject,
  locale: Locale = 'en',
  variant: 'full' | 'subject' = 'full',
  more: (ledger: TestLedger, id: string) => void = () => undefined,
): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JDIFFERS';
  ledger.submit(
    'decision.opened',
    { agent: { id: 'a' }, goal: 'refund order 1', stakes: 'low' },
    id,
  );
  ledger.submit('side_effect.intent', INTENT, id);
  ledger.submit('side_effect.executed', { side_effect_id: 'sfx_1', ...report }, id);
  more(ledger, id);
  ledger.submit('decision.closed', { outcome: 'completed', decided: 'refund' }, id);
  return buildDossier(await ledger.evidence(id), { ...OPTIONS, locale, variant });
}

/** A value for each member that is compared, other than the intent’s. */
const OTHER: { readonly [pointer: string]: JsonObject[string] } = {
  '/operation': 'wire_all',
  '/target': { system: 'bank', resource: 'Z' },
  '/owner': 'nobody',
  '/amount': { value: '25.00', currency: 'USD' },
  '/arguments_digest': 'sha256:bb',
  '/reversibility': 'irreversible',
  '/rollback_plan': 'none',
};

test('every member that an intent and a report can both state is compared, or is of each record', () => {
  const members = (type: 'side_effect.intent' | 'side_effect.executed'): string[] =>
    Object.keys(latestSchema(type)['properties'] as JsonObject);
  const both = members('side_effect.intent').filter((name) =>
    members('side_effect.executed').includes(name),
  );
  expect(both.toSorted()).toEqual(
    [...OF_EACH_RECORD, ...[...COMPARED].map((pointer) => pointer.slice(1))].toSorted(),
  );
  expect([...COMPARED].toSorted()).toEqual(Object.keys(OTHER).toSorted());
});

test.each(Object.keys(OTHER))(
  '%s: announced one way and reported another is contradicted',
  async (pointer) => {
    const { model, narrative } = await reported({ [pointer.slice(1)]: OTHER[pointer]! });
    const [row] = model.side_effects;
    const fact = row![pointer.slice(1) as 'amount'];
    expect(fact.state).toBe('contradicted');
    expect(fact.values).toHaveLength(2);
    expect(fact.evidence).toEqual(['E1', 'E2']);
    expect(model.tiles[3]).toMatchObject({ tone: 'failed', word: 'Contradicted' });
    // One side effect, counted once.
    expect(model.tiles[3]!.detail).toBe(
      '1 executed (observer not recorded), of these 1 contradicted',
    );
    expect(model.attention[0]).toMatchObject({ code: 'effect_as_announced', severity: 'failed' });
    for (const { text } of fact.values!) {
      expect(model.attention[0]!.text).toContain(text);
      expect(narrativeText(narrative.full)).toContain(text);
    }
    expect(narrativeText(summaryClauses(narrative))).toContain('its records disagree on');
  },
);

test.each(['en', 'de'] as const)(
  '%s: page 1 and the explanation show both amounts',
  async (locale) => {
    const report = { amount: { value: '25.00', currency: 'USD' } };
    const { narrative } = await reported(report, locale);
    const summary = narrativeText(summaryClauses(narrative));
    const subject = await reported(report, locale, 'subject');
    const told = JSON.stringify(subject.explanation);
    for (const text of [summary, told]) {
      expect(text).toContain('250.00 EUR / 25.00 USD');
    }
    expect(summaryClauses(narrative).find(({ kind }) => kind === 'effects')?.states).toContain(
      'contradicted',
    );
  },
);

test('an operation that two records name differently is told by both names, and as neither', async () => {
  const { narrative } = await reported({ operation: 'wire_all' });
  const summary = narrativeText(summaryClauses(narrative));
  expect(summary).toContain('“refund” / “wire_all”');
  expect(summary).not.toMatch(/contradicted \([^)]*\) confirmed/);
});

test('a charge of 100.00 that is made up for with 1.00 is contradicted, named either way', async () => {
  const own: JsonObject = {
    ...INTENT,
    operation: 'give_back',
    idempotency_key: 'b',
    side_effect_id: 'sfx_2',
  };
  const back = { ...own, amount: EUR('1.00') };
  for (const named of ['compensates', 'compensated_by'] as const) {
    const { model } = await reported({}, 'en', 'full', (ledger, id) => {
      ledger.submit(
        'side_effect.intent',
        named === 'compensates' ? { ...back, compensates: 'sfx_1' } : back,
        id,
      );
      ledger.submit('side_effect.executed', { side_effect_id: 'sfx_2' }, id);
      const by = named === 'compensated_by' ? { compensated_by: 'sfx_2' } : {};
      ledger.submit('side_effect.compensated', { side_effect_id: 'sfx_1', ...by }, id);
    });
    expect(model.side_effects[0]!.differences).toHaveLength(1);
    expect(model.attention[0]!.text).toContain('250.00 EUR / 1.00 EUR');
    expect(model.tiles[3]!.tone).toBe('failed');
  }
});

test('the same said twice, in whatever digits, is no contradiction', async () => {
  const { model } = await reported({ ...INTENT, amount: EUR('250.0') });
  expect(model.side_effects[0]!.differences).toEqual([]);
  expect(model.tiles[3]!.tone).toBe('good');
  expect(sameRecorded('/amount', EUR('0.0'), EUR('-0'))).toBe(true);
  expect(sameRecorded('/amount', EUR('100'), EUR('10'))).toBe(false);
});

test('a report that repeats nothing of what was announced was compared with nothing', async () => {
  const state = async (...asked: Parameters<typeof reported>): Promise<string | undefined> =>
    (await reported(...asked)).model.completeness.checks.find(
      ({ id }) => id === 'effect_as_announced',
    )?.status;
  expect(await state({})).toBe('not_applicable');
  expect(await state({ observed_by: 'tool', result: { paid: true } })).toBe('not_applicable');
  expect(await state({ owner: INTENT.owner })).toBe('passed');
  const madeUp = await state({}, 'en', 'full', (ledger, id) => {
    const back = { ...INTENT, idempotency_key: 'b', side_effect_id: 'sfx_2', compensates: 'sfx_1' };
    ledger.submit('side_effect.intent', back, id);
  });
  expect(madeUp).toBe('passed');
});
