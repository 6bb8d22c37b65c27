import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Dossier } from '../schema/index.js';

const ID = 'dec_01JCHANGE';
const VALUES = [
  {
    seq: 1,
    decision: ID,
    type: 'decision.opened',
    time: '2026-01-15T09:30:00.000Z',
    commitment: 'ab'.repeat(32),
    pointers: ['/goal'],
  },
];

/** What came while the decision was open, in its ledger. */
async function meanwhile(
  ...records: [type: RecordType, body: JsonObject][]
): Promise<Dossier['model']> {
  const ledger = new TestLedger();
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, ID);
  for (const [type, body] of records)
    ledger.append(type, body, undefined, { actor: 'officer-1', role: 'officer' });
  ledger.submit('decision.closed', { outcome: 'completed' }, ID);
  return (await buildDossier(await ledger.evidence(ID), OPTIONS)).model;
}

test('a change of the system is one', async () => {
  const body = { component: 'model', name: 'router', to: '2', reason: 'r' };
  const { changes } = await meanwhile(['system.changed', body]);
  expect(changes).toMatchObject([{ kind: 'system', to: { value: '2' }, evidence: ['P1'] }]);
});

// Each was a row of a change in which nothing stood.
test.each<[type: RecordType, body: JsonObject]>([
  [
    'erasure.requested',
    {
      decision: ID,
      reason: 'Asked by letter.',
      legal_basis: 'GDPR Art. 17(1)(b)',
      values: VALUES,
    },
  ],
  ['erasure.executed', { request: 1, values: VALUES }],
  ['verification.recorded', { depth: 'full', result: 'verified', entries: 1, findings: [] }],
  ['policy.proposed', { policy: {}, reason: 'r' }],
])('%s changes nothing of the system', async (type, body) => {
  const { changes } = await meanwhile([type, body]);
  expect(changes).toEqual([]);
});
