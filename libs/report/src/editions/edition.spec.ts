import { expect, test } from '@jest/globals';

import { buildDossier, checkDossier, decodeDossier, encodeDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { say } from '../narrative/told.js';
import type { Dossier } from '../schema/index.js';
import type { DossierEdition } from './edition.js';
import { CURRENT_EDITION, EDITIONS } from './index.js';

/** An edition as it would stand in `editions/0/`: it wrote a headline of its own, and no long form. */
const OLDER: DossierEdition = {
  ...CURRENT_EDITION,
  name: 'decision-summary@0',
  composeNarrative(model, issue) {
    const { headline, ...narrative } = CURRENT_EDITION.composeNarrative(model, issue);
    const first = headline.map((clause) => ({ ...clause, text: say`In short. ${clause.text}` }));
    return { ...narrative, template: 'decision-summary@0', headline: first, full: [] };
  },
};

async function olderDossier(): Promise<Dossier> {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(refund(ledger));
  return decodeDossier(encodeDossier(await buildDossier(evidence, OPTIONS, OLDER)));
}

test('a dossier of an older edition is checked in the words of that edition', async () => {
  const dossier = await olderDossier();
  expect(dossier.narrative.headline[0]?.text).toMatch(/^In short\. /);
  const check = await checkDossier(dossier, [...EDITIONS, OLDER]);
  expect(check).toEqual({ matches: true, differences: [], truncated: false });
  dossier.narrative.headline[0]!.text = say`Nothing happened`;
  const changed = await checkDossier(dossier, [...EDITIONS, OLDER]);
  expect(changed.differences.map(({ pointer }) => pointer)).toEqual(['/narrative/headline/0/text']);
});

test('an edition that is not known here is told, and its words are not made again', async () => {
  const dossier = await olderDossier();
  expect(await checkDossier(dossier)).toEqual({
    matches: false,
    differences: [],
    truncated: false,
    unknownEdition: 'decision-summary@0',
  });
});

test('a list of provisions that is not known here is told likewise', async () => {
  const dossier = await olderDossier();
  dossier.narrative.template = CURRENT_EDITION.name;
  dossier.issue.legal_basis.version = '2031-01';
  expect(await checkDossier(dossier)).toMatchObject({ unknownEdition: 'provisions 2031-01' });
});

test('no two editions have one name', () => {
  const names = EDITIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
