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
  const at = { time: '2027-12-31T08:00:00.000Z', database_time: '2026-11-22T19:00:00.000Z' };
  ledger.append('clock.refused/1', {
    ahead: 'server_clock',
    server: 'docket-7',
    records: 3,
    first: at,
    last: { ...at, database_time: '2026-11-22T19:05:00.000Z' },
    bound_s: 300,
  });
  ledger.setClock('2026-11-22T19:10:00.000Z');
  ledger.submit('decision.closed', { outcome: 'abandoned' }, id);
  const { model } = await buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
  expect(model.recorded_gaps).toMatchObject([
    {
      kind: { text: expect.stringContaining(said) },
      // How many of them are missing, nobody knows.
      records: { state: 'not_recorded' },
      from: { value: '2026-11-22T19:00:00.000Z' },
      to: { value: '2026-11-22T19:05:00.000Z' },
      evidence: ['P1'],
    },
  ]);
  expect(model.attention.map(({ code }) => code)).toContain('recorded_gaps');
  expect(model.changes).toEqual([]);
});

const AT = { time: '2027-12-31T08:00:00.000Z', database_time: '2026-11-22T19:00:00.000Z' };

async function refused(records: number, reads: number, locale: 'en' | 'de' = 'en') {
  const ledger = new TestLedger();
  const id = 'dec_01JCLOCK';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  ledger.append('clock.refused/1', {
    ahead: 'server_clock',
    server: 'docket-7',
    records,
    reads,
    first: AT,
    last: AT,
    bound_s: 300,
  });
  ledger.setClock('2026-11-22T19:10:00.000Z');
  ledger.submit('decision.closed', { outcome: 'abandoned' }, id);
  return buildDossier(await ledger.evidence(id), { ...OPTIONS, locale });
}

test('of what was refused, reads are told apart, and nobody is said to have recorded a gap', async () => {
  const { model, narrative } = await refused(5, 2);
  expect(model.recorded_gaps[0]?.kind.text).toContain('of these 2 only of reads and exports');
  const told = JSON.stringify(narrative);
  expect(told).toContain('Docket recorded that a clock was ahead: 5 refused');
  expect(told).not.toContain('The writer recorded a gap');
  const german = JSON.stringify((await refused(5, 2, 'de')).narrative);
  expect(german).toContain('davon 2 nur zu Lesezugriffen und Exporten');
});

test('reads alone are no gap of a decision: what was read was not handed out', async () => {
  const { model } = await refused(2, 2);
  expect(model.recorded_gaps).toEqual([]);
  expect(model.attention.map(({ code }) => code)).not.toContain('recorded_gaps');
});
