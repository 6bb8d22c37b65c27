import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { buildDossier, checkDossier, type DossierOptions } from '../dossier.js';
import { refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { lexicon } from '../narrative/lexicon.js';
import { LEGAL_BASIS_SCHEMA } from './schema.js';
import { FRAMEWORKS, jurisdictionsOf, LEGAL_BASES, LEGAL_BASIS } from './select.js';

const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';

describe.each(LEGAL_BASES.map((list) => [list.version, list] as const))('list %s', (_, list) => {
  test('is valid by its schema, and names each row once', () => {
    const validate = new Ajv2020({ strict: false }).compile(LEGAL_BASIS_SCHEMA);
    validate(list);
    expect(validate.errors ?? []).toEqual([]);
    const ids = list.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names only sections that a dossier has', () => {
    for (const locale of ['en', 'de'] as const) {
      const headings = Object.values(lexicon(locale).document.section);
      const numbers = headings.map((heading) => Number(/^(\d+) /.exec(heading)?.[1] ?? 0));
      for (const { id, sections } of list.rows) {
        for (const section of sections) expect([id, numbers.includes(section)]).toEqual([id, true]);
      }
    }
  });

  test('says what a section supports, and nothing about compliance', () => {
    expect(JSON.stringify(list)).not.toMatch(
      /complian[ct]|required by|satisf|fulfil|meets|konform|erfüllt|vorgeschrieben|tamper-?proof/i,
    );
  });
});

test('the published schema is the one lists are checked by', () => {
  const file = new URL('../../schemas/legal-basis-1.schema.json', import.meta.url);
  const text = `${JSON.stringify(LEGAL_BASIS_SCHEMA, null, 2)}\n`;
  if (UPDATE) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

test.each([
  ['EU', ['EU']],
  ['DE', ['EU']],
  ['de, fr', ['EU']],
  ['US-CO', ['US', 'US-CO']],
  ['US and AT', ['US', 'EU']],
  ['Mars', undefined],
  ['CH', undefined],
])('the jurisdiction %j is %j', (text, expected) => {
  const found = jurisdictionsOf(text);
  expect(found && [...found]).toEqual(expected);
});

async function custodyOf(jurisdiction: string | undefined, options: Partial<DossierOptions> = {}) {
  const ledger = new TestLedger();
  const id = 'dec_01JLAW';
  ledger.submit(
    'decision.opened',
    {
      agent: { id: 'a' },
      goal: 'g',
      stakes: 'low',
      ...(jurisdiction === undefined ? {} : { legal_context: { jurisdiction } }),
    },
    id,
  );
  const dossier = await buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
    ...options,
  });
  expect(await checkDossier(dossier)).toMatchObject({ matches: true });
  return dossier.model.custody;
}

test('the decision’s jurisdiction picks the provisions; without one all are listed, and it says so', async () => {
  const eu = await custodyOf('DE');
  const frameworks = new Set(eu.requirements.map(({ framework }) => framework));
  expect(frameworks.has('gdpr') && frameworks.has('iso-42001')).toBe(true);
  expect(frameworks.has('sox') || frameworks.has('colorado-ai')).toBe(false);
  expect(eu.requirements_note).toContain('recorded jurisdiction (“DE”)');
  const all = await custodyOf(undefined);
  expect(all.requirements).toHaveLength(LEGAL_BASIS.rows.length);
  expect(all.requirements_note).toContain('The jurisdiction is not recorded');
  expect(all.requirements_note).toContain(LEGAL_BASIS.version);
});

test('the issuer’s choice goes before the jurisdiction', async () => {
  const chosen = await custodyOf('DE', {
    legalBasis: { version: LEGAL_BASIS.version, frameworks: ['sox', 'gdpr'] },
  });
  expect(new Set(chosen.requirements.map(({ framework }) => framework))).toEqual(
    new Set(['gdpr', 'sox']),
  );
  expect(chosen.requirements_note).toContain('chosen by the issuer');
  expect(FRAMEWORKS).toContain('eu-ai-act');
});

test('what was not in effect yet when the decision was opened is marked so', async () => {
  const { requirements } = await custodyOf('EU');
  const notes = (id: string): string =>
    requirements.find((row) => row.id === id)?.notes?.join('; ') ?? '';
  expect(notes('eu-ai-act-86')).toContain('not yet in effect when this decision was opened');
  expect(notes('gdpr-22')).toBe('applies from 2018-05-25');
  expect(notes('eu-ai-act-86')).toContain('not yet checked against the primary text');
});

test('a redacted dossier does not tell a withheld jurisdiction by what it lists', async () => {
  const ledger = new TestLedger();
  const id = refund(ledger);
  const hidden = await ledger.evidence(id, (seq) =>
    seq === 0 ? [{ pointer: '/legal_context', reason: 'personal_data' }] : [],
  );
  const { model } = await buildDossier(hidden, {
    variant: 'redacted',
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
  expect(model.custody.requirements).toHaveLength(LEGAL_BASIS.rows.length);
  expect(model.custody.requirements_note).toContain('withheld (personal data)');
});
