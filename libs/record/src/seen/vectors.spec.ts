import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { SEEN_FINDING_CODES, seenFindings, type SeenFinding } from './findings.js';
import { type SeenEntry, SeenFold } from './seen-fold.js';

/** What other implementations of the comparison are held against, too. */
const VECTORS = JSON.parse(
  readFileSync(new URL('../../../../docs/format/vectors/seen.json', import.meta.url), 'utf8'),
) as {
  name: string;
  entries: SeenEntry[];
  side_effects: string[];
  observations: string[];
  findings: SeenFinding[];
}[];

test.each(VECTORS)('$name', ({ entries, side_effects: effects, observations, findings }) => {
  const fold = new SeenFold();
  for (const entry of entries) fold.take(entry);
  const compared = fold.compare();
  expect(compared.effects.map(({ verdict }) => verdict)).toEqual(effects);
  expect(compared.events.map(({ verdict }) => verdict)).toEqual(observations);
  expect(seenFindings(compared)).toEqual(findings);
});

test('they have every code', () => {
  const codes = new Set(VECTORS.flatMap(({ findings }) => findings.map(({ code }) => code)));
  expect([...codes].toSorted()).toEqual([...SEEN_FINDING_CODES].toSorted());
});
