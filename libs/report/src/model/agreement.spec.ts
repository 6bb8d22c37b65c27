import type { JsonObject } from '@docket/chain';
import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Check } from '../schema/index.js';

async function agreementOf(...evaluations: JsonObject[]): Promise<Omit<Check, 'name'>> {
  const ledger = new TestLedger();
  const id = 'dec_01JAGREE';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  for (const body of evaluations)
    ledger.submit('evaluation.recorded', body, id, 'officer', 'prn_e');
  const { model } = await buildDossier(await ledger.evidence(id), OPTIONS);
  return model.completeness.checks.find((check) => check.id === 'evaluation_agreement')!;
}

const verdict = (kind: string, passed: boolean, name?: string): JsonObject => ({
  kind,
  passed,
  evaluator: { id: kind },
  target: { kind: 'decision', ...(name === undefined ? {} : { name }) },
});

test('the judge passes every assertion and the database fails: they disagree', async () => {
  const judged = ['a', 'b'].map((name) => verdict('judge', true, name));
  const check = await agreementOf(verdict('ground_truth', false), ...judged);
  expect(check).toMatchObject({ status: 'contradiction', evidence: ['E1', 'E2', 'E3'] });
});

test('parts of the ground truth that differ are not two verdicts on one thing', async () => {
  const parts = [
    verdict('ground_truth', true, 'pay {}'),
    verdict('ground_truth', false, 'pay {"n":2}'),
  ];
  const whole = verdict('ground_truth', true);
  expect((await agreementOf(whole, ...parts)).status).toBe('not_applicable');
});

test('one verdict, or verdicts on different things, are nothing to compare, and it says so', async () => {
  for (const evaluations of [
    [verdict('judge', true)],
    [verdict('judge', true, 'a'), verdict('judge', false, 'b')],
  ]) {
    expect(await agreementOf(...evaluations)).toMatchObject({
      status: 'not_applicable',
      observed: 'no two verdicts on the same thing are recorded',
    });
  }
});

test('two on the same thing agree or not, whoever gave them', async () => {
  expect((await agreementOf(verdict('judge', true), verdict('judge', true))).status).toBe('passed');
  expect((await agreementOf(verdict('judge', true), verdict('judge', false))).status).toBe(
    'contradiction',
  );
});
