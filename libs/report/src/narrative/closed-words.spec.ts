import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import fc from 'fast-check';
import { buildDossier } from '../dossier.js';
import { CASES } from '../fixtures/cases.js';
import { evidenceOf, submission } from '../../testing/random-decision.js';
import type { Dossier, Locale } from '../schema/index.js';
import { summaryClauses } from './compose.js';
import { say } from './told.js';

/** Words of a text; the escape of a character that shows nothing is none. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/⟨U\+[0-9A-F]+⟩/g, ' ')
    .toLowerCase()
    .match(/[\p{L}]{2,}/gu) ?? [];

/** Every word in a value, in its keys too. */
function* wordsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* wordsOf(value);
  else if (typeof value === 'boolean' || value === null) yield String(value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      yield* wordsOf(key);
      yield* wordsIn(item);
    }
}

/** Words of the modules that a lexicon is written in, comments left out: the closed set of sentences. */
function lexiconWords(locale: Locale): string[] {
  const here = new URL('./', import.meta.url);
  const files = readdirSync(here)
    .filter((name) => name.startsWith(`lexicon-${locale}`))
    .map((name) => new URL(name, here));
  return files.flatMap((file) =>
    wordsOf(readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|^ *\/\/.*$/gmu, ' ')),
  );
}

/** Words of the narrative that are neither in the evidence nor in the lexicon. */
function strangeWords({ narrative, evidence, issue }: Dossier): string[] {
  const known = new Set([
    ...wordsIn(evidence.entries.map(({ leaf, disclosure }) => [leaf, disclosure])),
    ...wordsIn([evidence.genesis.disclosure, evidence.ledger_records]),
    ...lexiconWords(issue.locale),
  ]);
  const clauses = [...narrative.headline, ...summaryClauses(narrative), ...narrative.full];
  return [...new Set(clauses.flatMap(({ text }) => wordsOf(text)))].filter(
    (word) => !known.has(word),
  );
}

describe.each(CASES)('the narrative of %s', (_, make) => {
  test('has no word that is not in the record or the lexicon', async () => {
    expect(strangeWords(await make())).toEqual([]);
  });
});

test('nor has that of whatever is recorded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(submission, { maxLength: 10 }),
      fc.constantFrom<Locale>('en', 'de'),
      async (records, locale) => {
        const evidence = await evidenceOf(records, 'critical');
        const options = { variant: 'full', issuedAt: '2026-11-22T20:00:00.000Z', locale } as const;
        expect(strangeWords(await buildDossier(evidence, options))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test('a word that was put into it is found', async () => {
  const dossier = await CASES[0]![1]();
  const first = dossier.narrative.summary[0]!.clauses[0]!;
  first.text = say`${first.text} kindly`;
  expect(strangeWords(dossier)).toEqual(['kindly']);
});
