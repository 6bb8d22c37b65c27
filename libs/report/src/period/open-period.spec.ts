import { describe, expect, test } from '@jest/globals';

import { TestLedger } from '../fixtures/ledger.js';
import { reportCsvTable } from './csv.js';
import { drawingOf } from './pdf/figures.js';
import { buildOversightReport } from './report.js';
import type { OversightReport } from './schema.js';
import { reportTables, sectionTables } from './sections.js';
import { periodWordsOf } from './words.js';

const NOVEMBER = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };

function open(ledger: TestLedger, id: string): void {
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'high' }, id);
}

const intent = {
  side_effect_id: 'sfx_1',
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  idempotency_key: 'key-1',
  owner: 'payments team',
};

describe('a period that goes on when its report is made', () => {
  test.each([
    ['en', /at (?:the|its) (?:period’s )?end/i, 'not yet'],
    ['de', /am Ende/i, 'noch nicht'],
  ] as const)(
    'has nothing said of its end, nor counted in days to come (%s)',
    async (locale, end, word) => {
      const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
      open(ledger, 'dec_a');
      ledger.submit('side_effect.intent', intent, 'dec_a');
      const card = { current_phase: 'EXECUTING', goal: 'g', confidence: 0.2, needs_human: true };
      ledger.submit('job_card.filed', card, 'dec_a');
      const told = async (issuedAt: string): Promise<[string, OversightReport]> => {
        const report = await buildOversightReport(ledger.reader(), {
          ...NOVEMBER,
          issuedAt,
          locale,
        });
        const { document } = periodWordsOf(report);
        const lines = sectionTables(report)
          .filter(([section]) => section !== 'annex')
          .flatMap(([, tables]) => tables)
          .flatMap(({ id, rows }) => [document.table[id], ...rows.flat().map(({ text }) => text)]);
        return [`${JSON.stringify(report.summary)} ${lines.join(' ')}`, report];
      };
      const [going, report] = await told('2026-11-03T01:00:00.000Z');
      expect(going.match(end)).toBeNull();
      expect(report.figures.series.buckets.map(({ from }) => from.slice(0, 10))).toEqual([
        '2026-11-01',
        '2026-11-02',
        '2026-11-03',
      ]);
      const series = reportTables(report).find(({ id }) => id === 'series');
      expect(series?.rows).toHaveLength(30);
      for (const [, ...cells] of series?.rows.slice(3) ?? []) {
        expect(cells).toEqual(cells.map(() => ({ text: word, value: 'not_yet', set: 'state' })));
      }
      const [over, whole] = await told(NOVEMBER.to);
      expect(over).toMatch(end);
      expect(over).not.toContain(word);
      expect(whole.figures.series.buckets).toHaveLength(30);
    },
  );

  test('and one that is still to come has no figure of a day', async () => {
    const ledger = new TestLedger(undefined, '2026-10-20T00:00:00.000Z');
    open(ledger, 'dec_a');
    const issuedAt = '2026-10-21T00:00:00.000Z';
    const report = await buildOversightReport(ledger.reader(), { ...NOVEMBER, issuedAt });
    expect(report.figures.series.buckets).toEqual([]);
    expect(drawingOf(report, 'volume')).toBeUndefined();
    expect(reportCsvTable(report, 'series')).toContain('2026-11-01T00:00:00.000Z,not_yet,not_yet');
  });
});
