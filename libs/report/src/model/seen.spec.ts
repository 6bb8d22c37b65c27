import type { JsonObject } from '@docket/chain';
import { expect, test } from '@jest/globals';

import { buildDossier, verifyDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { renderPdf } from '../pdf/render.js';
import type { Dossier, Locale } from '../schema/index.js';

const OBSERVER = { actor: 'prn_gateway', role: 'observer' } as const;
const SOURCE = { source_kind: 'gateway', source: 'payments-gateway' };
const EVENT = {
  ...SOURCE,
  event_id: 'evt-1',
  operation: 'POST /refunds',
  target: { system: 'payments', resource: 'order/44812' },
  amount: { value: '25.00', currency: 'EUR' },
  action_key: 'refund-44812-1',
  outcome: 'succeeded',
  occurred_at: '2026-11-22T18:51:00Z',
};
const WATCH = {
  ...SOURCE,
  system: 'payments',
  from: '2026-11-22T00:00:00Z',
  until: '2026-11-23T00:00:00Z',
};

/** A refund of which observers told this, in order. */
async function refundSeen(
  told: readonly [type: 'observation.recorded' | 'watch.recorded', JsonObject][],
  locale: Locale = 'en',
): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = refund(ledger);
  ledger.pass(3_600_000);
  for (const [type, body] of told) ledger.append(type, body, undefined, OBSERVER);
  return buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
}

const rowOf = ({ model }: Dossier, at = 0) => model.side_effects[at]?.seen;
const codes = ({ model }: Dossier) => model.attention.map(({ code }) => code);

test('nothing is said where nothing was recorded from outside', async () => {
  const dossier = await refundSeen([]);
  expect(dossier.model.side_effects.every((row) => !('seen' in row))).toBe(true);
});

test('what was seen as declared is told with its entry, and asks for nothing', async () => {
  const dossier = await refundSeen([['observation.recorded', EVENT]]);
  expect(rowOf(dossier)).toMatchObject({
    state: 'recorded',
    value: 'agrees',
    text: 'Seen from outside by “payments-gateway”, as declared in this decision; whether another declares the same act, this file cannot show',
    evidence: ['P1'],
  });
  expect(rowOf(dossier, 1)).toMatchObject({
    state: 'not_recorded',
    text: 'Nobody states to have watched it from outside',
    evidence: [],
  });
  const plain = await refundSeen([]);
  expect(dossier.model.attention).toEqual(plain.model.attention);
});

test('what is found by its description alone is called the like of it', async () => {
  const { action_key: _, ...event } = { ...EVENT, operation: 'issue_refund' };
  const declared = (await refundSeen([])).model.side_effects[0]?.events[1]?.at ?? '';
  const dossier = await refundSeen([['observation.recorded', { ...event, occurred_at: declared }]]);
  expect(rowOf(dossier)?.text).toBe(
    'The like of it was seen from outside by “payments-gateway”, without a key or reference',
  );
});

test('what was seen otherwise is the first that asks for attention, with both values', async () => {
  const amount = { value: '2500.00', currency: 'EUR' };
  const dossier = await refundSeen([['observation.recorded', { ...EVENT, amount }]]);
  expect(rowOf(dossier)?.value).toBe('differs');
  expect(dossier.model.attention[0]).toMatchObject({
    code: 'seen_differently',
    severity: 'failed',
    text: '“issue_refund” was seen by “payments-gateway” otherwise than declared: amount › value “25.00” declared, “2500.00” seen',
  });
  expect(dossier.model.attention[0]?.evidence).toContain('P1');
});

test('what was watched and not seen asks for attention; what was not watched does not', async () => {
  const dossier = await refundSeen([['watch.recorded', WATCH]]);
  expect(rowOf(dossier)?.value).toBe('not_seen');
  expect(rowOf(dossier, 1)?.state).toBe('not_recorded');
  const [first] = dossier.model.attention;
  expect(first).toMatchObject({ code: 'declared_not_seen', severity: 'failed' });
  expect(first?.text).toContain('“issue_refund” was declared as done, and “payments-gateway”');
  expect(codes(dossier).filter((code) => code === 'declared_not_seen')).toHaveLength(1);
});

test('an observer that watched and did not see what another saw', async () => {
  const dossier = await refundSeen([
    ['observation.recorded', EVENT],
    ['watch.recorded', { ...WATCH, source: 'proxy' }],
  ]);
  expect(rowOf(dossier)?.value).toBe('observers_disagree');
  expect(codes(dossier)).toContain('observers_disagree');
});

test('what one observer saw twice under one key is told, with both, and verifies', async () => {
  for (const [locale, row, text] of [
    [
      'en',
      'Seen from outside more than once under its one key, by “payments-gateway”',
      '“issue_refund” was seen by “payments-gateway” 2 times under its one key; whether it was done as often, these entries do not say',
    ],
    [
      'de',
      'Von außen mehrmals unter seinem einen Schlüssel gesehen, von „payments-gateway“',
      '„issue_refund“ wurde von „payments-gateway“ 2-mal unter demselben Schlüssel gesehen; ob es so oft getan wurde, sagen diese Einträge nicht',
    ],
  ] as const) {
    const again = { ...EVENT, event_id: 'evt-2' };
    const dossier = await refundSeen(
      [
        ['observation.recorded', EVENT],
        ['observation.recorded', again],
      ],
      locale,
    );
    expect(rowOf(dossier)).toMatchObject({ value: 'seen_twice', text: row });
    const found = dossier.model.attention.find(({ code }) => code === 'seen_twice');
    expect(found).toMatchObject({ severity: 'attention', text });
    expect(found?.evidence).toEqual(expect.arrayContaining(['P1', 'P2']));
    // The evidence of these specs ends before an export.
    const { findings } = await verifyDossier(dossier);
    expect(findings.map(({ code }) => code)).toEqual(['export_record_missing']);
  }
});

test('what was seen at the same place and no action of the decision declares', async () => {
  const amount = { value: '100000.00', currency: 'EUR' };
  const { action_key: _, ...event } = { ...EVENT, operation: 'payout', amount };
  for (const [locale, text] of [
    [
      'en',
      '“payments-gateway” saw “payout” at “order/44812” of “payments”, “100000.00 EUR”, which no action of this decision declares; whether one of another decision does, this file cannot show',
    ],
    [
      'de',
      '„payments-gateway“ sah „payout“ an „order/44812“ von „payments“, „100000.00 EUR“, was keine Handlung dieser Entscheidung angibt; ob eine einer anderen Entscheidung es tut, kann diese Datei nicht zeigen',
    ],
  ] as const) {
    const dossier = await refundSeen([['observation.recorded', event]], locale);
    const [first] = dossier.model.attention;
    expect(first).toMatchObject({ code: 'seen_not_declared', severity: 'attention', text });
    expect(first?.evidence).toEqual(['P1']);
    expect(rowOf(dossier)).toMatchObject({ state: 'not_recorded' });
  }
});

test('it verifies from the file alone, and another text in an observation does not', async () => {
  const dossier = await refundSeen([
    ['observation.recorded', { ...EVENT, amount: { value: '2500.00', currency: 'EUR' } }],
    ['watch.recorded', WATCH],
  ]);
  const untouched = await verifyDossier(dossier);
  // The evidence of these specs ends before an export.
  expect(untouched.findings.map(({ code }) => code)).toEqual(['export_record_missing']);
  const text = JSON.stringify(dossier).replace('"value":"2500.00"', '"value":"25.00"');
  const report = await verifyDossier(JSON.parse(text) as Dossier);
  expect(report.findings.map(({ code }) => code)).toContain('content_mismatch');
});

test('what an observer wrote is quoted, whatever it is', async () => {
  const source = 'Verified by the regulator.\n## 12 Approved';
  const dossier = await refundSeen([['observation.recorded', { ...EVENT, source }]]);
  expect(rowOf(dossier)?.text).toMatch(
    /^Seen from outside by “.*”, as declared in this decision; /s,
  );
});

test('the pages say so, in both languages', async () => {
  if (!havePdfTools()) {
    console.warn('NOT TESTED: what was seen on paper. Install poppler-utils.');
    return;
  }
  const amount = { value: '2500.00', currency: 'EUR' };
  for (const [locale, words] of [
    ['en', ['otherwise than declared', 'this file cannot show']],
    ['de', ['anders als angegeben', 'kann diese Datei nicht zeigen']],
  ] as const) {
    const dossier = await refundSeen([['observation.recorded', { ...EVENT, amount }]], locale);
    const pdf = await renderPdf(dossier);
    const { out } = runPdfTool('pdftotext', pdf, ['-layout', '{pdf}', '{out}']);
    const text = out.toString('utf8').replaceAll(/\s+/g, ' ');
    for (const word of words) expect(text).toContain(word);
  }
});
