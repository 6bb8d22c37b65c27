import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { buildDossier } from '../dossier.js';
import { refund, scripts } from '../fixtures/decisions.js';
import { drawn, outside, type Drawn } from '../fixtures/drawn.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Told } from '../narrative/told.js';
import { renderOversightPdf } from '../period/pdf/render.js';
import { buildOversightReport } from '../period/report.js';
import type { Dossier } from '../schema/index.js';
import { renderPdf } from './render.js';

const drawnBy = (dossier: Dossier): Promise<Drawn> => drawn(() => renderPdf(dossier));

async function dossierOf(write: (ledger: TestLedger) => string, variant: Dossier['variant']) {
  const ledger = new TestLedger();
  return buildDossier(await ledger.evidence(write(ledger)), {
    variant,
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
}

/** A decision that says `text` wherever an agent may say something. */
function saying(text: string): (ledger: TestLedger) => string {
  return (ledger) => {
    const id = 'dec_01JBOUNDS';
    const agent = { id: 'agent', name: text.slice(0, 100).trim() || 'a' };
    ledger.submit('decision.opened', { agent, request: text, goal: text, stakes: 'high' }, id);
    ledger.submit(
      'job_card.filed',
      {
        current_phase: 'DONE',
        goal: text,
        confidence: 0.5,
        needs_human: true,
        rationale: text,
        alternatives_considered: [{ option: `x${text.slice(0, 200)}`, rejected_because: text }],
      },
      id,
    );
    return id;
  };
}

describe('everything that is drawn lies on the page, above the foot', () => {
  test.each<[string, (ledger: TestLedger) => string, Dossier['variant']]>([
    ['a refund', refund, 'full'],
    ['many scripts and endless words', scripts, 'interim'],
    ['line breaks', saying('a\nb\n\nc'.repeat(60)), 'interim'],
    ['one word', saying('W'.repeat(3_000)), 'interim'],
    ['long sentences', saying('The quick brown fox. '.repeat(150)), 'interim'],
    ['an explanation of a refund', refund, 'subject'],
    ['an explanation of many scripts', scripts, 'subject'],
    ['an explanation of long sentences', saying('The quick brown fox. '.repeat(150)), 'subject'],
  ])('%s', async (_, write, variant) => {
    const seen = await drawnBy(await dossierOf(write, variant));
    expect(seen.boxes.length).toBeGreaterThan(100);
    expect(outside(seen)).toEqual([]);
  });

  test('a title of any length stays on its band, and what is decided in its box', async () => {
    for (const length of [80, 160, 400, 2_000]) {
      const dossier = await dossierOf(refund, 'full');
      const words = 'issue the refund and '.repeat(length / 20);
      dossier.model.header.title = words.slice(0, Math.min(length, 400)) as Told;
      for (const clause of dossier.narrative.headline) clause.text = `${words}\n${words}` as Told;
      for (const item of dossier.model.attention) item.text = words as Told;
      expect(outside(await drawnBy(dossier))).toEqual([]);
    }
  });

  test.each(
    (['en', 'de'] as const).flatMap((locale) =>
      [20, 60, 200].map((length) => [locale, length] as const),
    ),
  )('an oversight report (%s) of names of %i characters', async (locale, length) => {
    const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
    saying('one word and another '.repeat(length / 20))(ledger);
    const name = 'W'.repeat(length);
    const agent = { id: name.slice(0, 128), version: name.slice(0, 64) };
    ledger.submit('decision.opened', { agent, goal: 'g', stakes: 'high' }, 'dec_01JNAMES');
    const report = await buildOversightReport(ledger.reader(), {
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      issuedAt: '2026-11-20T08:00:00.000Z',
      deployer: name.slice(0, 200),
      classification: name.slice(0, 80),
      seed: name.slice(0, 128),
      locale,
    });
    const seen = await drawn(() => renderOversightPdf(report));
    expect(seen.boxes.length).toBeGreaterThan(100);
    expect(outside(seen)).toEqual([]);
  });

  test('random content', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
      fc.lorem({ maxCount: 120 }),
      fc
        .array(fc.constantFrom('\n', ' ', 'a', 'mmm', '退', '—', '[E1]'), { maxLength: 300 })
        .map((all) => `x${all.join('')}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        expect(outside(await drawnBy(await dossierOf(saying(said), 'interim')))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
