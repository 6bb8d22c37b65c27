import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Dossier, Locale } from '../schema/index.js';

/** A decision that was open when the database was put back. */
async function putBack(locale: Locale): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JBACK';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  const reason = 'the disk failed';
  ledger.submitToLedger('ledger.restored', { kept_size: 2, lost_size: 44, reason });
  ledger.submit('decision.closed', { outcome: 'abandoned' }, id);
  return buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
}

test.each([
  ['en', /put back to an earlier state/],
  ['de', /auf einen früheren Stand zurückgesetzt/],
] as const)(
  '%s: that entries were lost is a gap, on page 1 and in its place',
  async (locale, said) => {
    const { model } = await putBack(locale);
    expect(model.recorded_gaps).toMatchObject([
      {
        reason: { value: 'the disk failed' },
        records: { state: 'not_recorded' },
        evidence: ['P1'],
      },
    ]);
    expect(model.recorded_gaps[0]!.kind.text).toMatch(said);
    expect(model.completeness.checks.find(({ id }) => id === 'recorded_gaps')?.status).toBe('gap');
    expect(model.attention.map(({ code }) => code)).toContain('recorded_gaps');
    // It is no change of the system.
    expect(model.changes).toEqual([]);
    expect(model.timeline.some(({ evidence }) => evidence.includes('P1'))).toBe(true);
  },
);
