import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';

test.each([
  ['en', '3 refused by the database’s clock, which a server’s clock was ahead of'],
  ['de', '3 abgelehnt, weil die Uhr eines Servers der Uhr der Datenbank voraus war'],
] as const)('%s: what a clock refused meanwhile is a gap, on page 1 too', async (locale, said) => {
  const ledger = new TestLedger();
  const id = 'dec_01JCLOCK';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  const at = { time: '2027-12-31T08:00:00.000Z', database_time: '2026-11-26T08:00:00.000Z' };
  ledger.append('clock.refused/1', {
    ahead: 'server_clock',
    server: 'docket-7',
    records: 3,
    first: at,
    last: { ...at, database_time: '2026-11-26T08:05:00.000Z' },
    bound_s: 300,
  });
  ledger.submit('decision.closed', { outcome: 'abandoned' }, id);
  const { model } = await buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
  expect(model.recorded_gaps).toMatchObject([
    {
      kind: { text: expect.stringContaining(said) },
      // How many of them are missing, nobody knows.
      records: { state: 'not_recorded' },
      from: { value: '2026-11-26T08:00:00.000Z' },
      to: { value: '2026-11-26T08:05:00.000Z' },
      evidence: ['P1'],
    },
  ]);
  expect(model.attention.map(({ code }) => code)).toContain('recorded_gaps');
  expect(model.changes).toEqual([]);
});
