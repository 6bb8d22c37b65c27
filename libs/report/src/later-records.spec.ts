import { expect, test } from '@jest/globals';
import { buildDossier } from './dossier.js';
import { OPTIONS } from './fixtures/cases.js';
import { TestLedger } from './fixtures/ledger.js';

/** A newer Docket may have written it: it is shown as it is recorded, never left out. */
test.each([
  ['job_card.filed/99', 'job_card.filed'],
  ['mood.felt/1', 'mood.felt'],
])('a dossier shows %s in its place', async (schema, type) => {
  const ledger = new TestLedger();
  const id = 'dec_01JLATER';
  const opening = { agent: { id: 'resolver' }, goal: 'Refund', stakes: 'low' };
  ledger.submit('decision.opened', opening, id);
  ledger.append(schema, { mood: 'very good', goal: 'Refund' }, id);
  const dossier = await buildDossier(await ledger.evidence(id), OPTIONS);
  const row = dossier.model.timeline.find(({ decision_seq: at }) => at === 1);
  expect(row).toMatchObject({ type, evidence: [expect.stringMatching(/^E\d+$/)] });
  const evidence = JSON.stringify(dossier.evidence);
  expect(evidence).toContain('very good');
  expect(evidence).toContain(schema);
  expect(dossier.model.integrity.findings).toMatchObject([{ code: 'record_type_unknown' }]);
});
