import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { evidenceReader, verify } from '@docket/verify';
import { expect, test } from '@jest/globals';

import { buildDossier, checkDossier, decodeDossier, encodeDossier } from '../dossier.js';
import { checkPdf } from '../extract.js';
import { denied, handoff, imported, inDoubt, loop, refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { renderPdf } from '../pdf/render.js';
import type { Contact, Dossier, Explanation, Locale } from '../schema/index.js';
import { PROFILES, profileReference, SUBJECT_PROFILE } from './profiles.js';
import { planRedaction, redactEvidence } from './redact.js';

const GOLDEN = new URL('../fixtures/golden/subject/', import.meta.url);
const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';

const CONTACT: Contact = {
  responsible: 'privacy@retail.example',
  correction: 'privacy@retail.example, with the number of your order',
  review: 'Customer care, +49 30 5550123',
};

async function explain(
  write: (ledger: TestLedger) => string,
  locale: Locale,
  issuer: { deployer?: string; contact?: Contact } = {},
): Promise<Dossier> {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(write(ledger));
  const plan = planRedaction(evidence, { profile: SUBJECT_PROFILE });
  return buildDossier(redactEvidence(evidence, plan), {
    variant: 'subject',
    issuedAt: '2026-11-22T19:00:00.000Z',
    locale,
    redaction: { profile: SUBJECT_PROFILE },
    ...issuer,
  });
}

function explanationOf({ explanation }: Dossier): Explanation {
  if (explanation === undefined) throw new Error('no explanation');
  return explanation;
}

/** As a person reads it. */
function readable({ title, intro, template, sections }: Explanation): string {
  return [
    `# ${title} (${template})`,
    intro,
    ...sections.flatMap(({ heading, items }) => [
      '',
      `## ${heading}`,
      ...items.map(
        ({ text, evidence, states, source }) =>
          `- ${text} ${evidence.map((mark) => `[${mark}]`).join('')} (${source}${states.length > 0 ? `: ${states.join(', ')}` : ''})`,
      ),
    ]),
    '',
  ].join('\n');
}

const WRITERS = [
  ['refund', refund],
  ['handoff', handoff],
  ['loop', loop],
  ['denied', denied],
  ['in-doubt', inDoubt],
  ['imported', imported],
] as const;
const CASES = WRITERS.flatMap(([name, write]) =>
  (['en', 'de'] as const).map((locale) => [`${name}.${locale}`, write, locale] as const),
);

test.each(CASES)('%s reads as the golden file', async (name, write, locale) => {
  const issuer = name.startsWith('refund')
    ? { deployer: 'Example Retail GmbH', contact: CONTACT }
    : {};
  const text = readable(explanationOf(await explain(write, locale, issuer)));
  const file = new URL(`${name}.txt`, GOLDEN);
  if (UPDATE) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`${name}: run with DOCKET_UPDATE_GOLDEN=1 and read it`);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test.each(PROFILES.filter(({ name }) => name !== 'regulator'))(
  'a copy by the profile $name says of an imported decision that it is one',
  async (profile) => {
    const ledger = new TestLedger();
    const evidence = await ledger.evidence(imported(ledger));
    const copy = redactEvidence(
      evidence,
      planRedaction(evidence, { profile: profileReference(profile) }),
    );
    const { model } = await buildDossier(copy, {
      variant: 'redacted',
      issuedAt: '2026-11-22T19:00:00.000Z',
      locale: 'en',
      redaction: { profile: profileReference(profile) },
    });
    expect(model.header.origin.kind).toMatchObject({ state: 'recorded', value: 'imported' });
    expect(model.header.title).toContain('imported');
  },
);

test.each(CASES)(
  '%s: verifies, in JSON and in PDF, on one or two pages',
  async (_, write, locale) => {
    const dossier = await explain(write, locale, {
      deployer: 'Example Retail GmbH',
      contact: CONTACT,
    });
    const { verified } = await verify(evidenceReader(dossier.evidence), { depth: 'full' });
    expect(verified).toBe(true);
    expect(await checkDossier(decodeDossier(encodeDossier(dossier)))).toMatchObject({
      matches: true,
    });
    const pdf = await renderPdf(dossier);
    expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
    if (!havePdfTools()) return;
    expect(
      Number(/Pages: +(\d+)/.exec(runPdfTool('pdfinfo', pdf, ['{pdf}']).stdout)?.[1]),
    ).toBeLessThan(3);
    const fonts = runPdfTool('pdffonts', pdf, ['{pdf}'])
      .stdout.split('\n')
      .slice(2)
      .filter(Boolean);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    expect(runPdfTool('qpdf', pdf, ['--check', '{pdf}']).stdout).toContain('No syntax or stream');
    const printed = runPdfTool('pdftotext', pdf, ['{pdf}', '-']).stdout.replaceAll(/\s+/gu, '');
    for (const { items } of explanationOf(dossier).sections) {
      for (const { text } of items) expect(printed).toContain(text.replaceAll(/\s+/gu, ''));
    }
  },
);

test.each(CASES)(
  '%s: every sentence from the record leads to it, and none says what was not there',
  async (_, write, locale) => {
    const dossier = await explain(write, locale);
    for (const { items } of explanationOf(dossier).sections) {
      for (const { source, evidence, states, text } of items) {
        if (source !== 'record') {
          expect(evidence).toEqual([]);
          continue;
        }
        const bare = states.length === 1 && states[0] === 'not_recorded';
        expect([text, bare || evidence.length > 0]).toEqual([text, true]);
        for (const mark of evidence) expect(dossier.model.marks[mark]).toBeDefined();
      }
    }
  },
);

test.each(['en', 'de'] as const)(
  '%s: a contact that nobody gave is not made up',
  async (locale) => {
    const { sections } = explanationOf(await explain(refund, locale));
    const own = sections.filter(({ id }) => id === 'responsible' || id === 'rights');
    const stated = own.flatMap(({ items }) => items).filter(({ source }) => source === 'issuer');
    expect(stated.map(({ states }) => states)).toEqual(stated.map(() => ['not_recorded']));
    expect(stated).toHaveLength(5);
    for (const { text } of stated) {
      expect(text).toMatch(locale === 'en' ? /is not stated\.$/ : /ist nicht angegeben\.$/);
      expect(text).not.toMatch(/[@\d]/);
    }
  },
);

/** Words that somebody who has never seen a ledger would stumble over. */
const JARGON =
  /\b(hash|merkle|leaf|checkpoint|lineage|escalat|ledger|json|pointer|idempoten|payload|schema|trip-?wire|hashwert|prüfpunkt|register|eskalation|stolperdraht|complian|konform)/i;

test.each(['en', 'de'] as const)('%s: short sentences in everyday words', async (locale) => {
  const lengths: number[] = [];
  for (const [, write] of WRITERS) {
    const { intro, sections } = explanationOf(await explain(write, locale));
    const texts = [
      intro,
      ...sections.flatMap(({ heading, items }) => [heading, ...items.map(({ text }) => text)]),
    ];
    for (const text of texts) {
      // What somebody recorded stands in quotation marks, in words of their own.
      const ours = text.replaceAll(/[“„][^”“]*[”“]/gu, 'X');
      expect(ours).not.toMatch(JARGON);
      for (const sentence of ours.split(/(?<=[.:;])\s+/)) {
        const words = sentence.split(/\s+/).length;
        expect([sentence, words <= 16]).toEqual([sentence, true]);
        lengths.push(words);
      }
    }
  }
  expect(lengths.reduce((sum, n) => sum + n, 0) / lengths.length).toBeLessThan(8);
});

test('two pages hold whatever was recorded', async () => {
  const endless = 'word after word '.repeat(120);
  const dossier = await explain(
    (ledger) => {
      const id = 'dec_01JENDLESS';
      ledger.submit(
        'decision.opened',
        {
          agent: { id: 'a' },
          request: endless.repeat(20),
          goal: 'g',
          stakes: 'low',
          subject_ref: 'x'.repeat(256),
        },
        id,
      );
      ledger.submit(
        'job_card.filed',
        {
          current_phase: 'EXECUTING',
          goal: 'g',
          confidence: 0.9,
          needs_human: false,
          criteria: Array.from({ length: 20 }, (_, i) => ({
            id: `c${i} `.repeat(30),
            result: true,
          })),
          lineage: Array.from({ length: 20 }, (_, i) => ({
            role: 'decisive',
            document_id: `document ${i} `.repeat(30),
            version: 'v'.repeat(200),
            supports: endless,
          })),
          alternatives_considered: [{ option: endless, rejected_because: endless }],
        },
        id,
      );
      ledger.submit('decision.closed', { outcome: 'denied', decided: 'no '.repeat(160) }, id);
      return id;
    },
    'de',
    {
      deployer: 'D'.repeat(200),
      contact: {
        responsible: 'r '.repeat(150),
        correction: 'c '.repeat(150),
        review: 'v '.repeat(150),
        complaint: 'k '.repeat(150),
      },
    },
  );
  const pdf = await renderPdf(dossier);
  expect(await checkPdf(pdf)).toMatchObject({ state: 'identical' });
  if (!havePdfTools()) return;
  expect(
    Number(/Pages: +(\d+)/.exec(runPdfTool('pdfinfo', pdf, ['{pdf}']).stdout)?.[1]),
  ).toBeLessThan(3);
});
