import { once } from 'node:events';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { buildDossier } from '../dossier.js';
import { extreme, type Extreme } from '../fixtures/decisions.js';
import { drawn, outside, type Box, type Drawn } from '../fixtures/drawn.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import type { Dossier, Locale } from '../schema/index.js';
import { attentionNames } from './attention.js';
import { newDocument } from './document.js';
import { pageOne } from './page-one.js';
import { renderPdf } from './render.js';
import { Sheet } from './sheet.js';

/** One unit of a text, said again and again until a member is full. */
const UNITS = [
  'The quick brown fox jumps over the lazy dog. ',
  'W',
  'i',
  'word ',
  'a\nb\n\n',
  '退款已经批准。',
  '\u{1f600}',
  'שלום עולם ',
  'طلب العميل ',
  'हिन्दी ',
  '\u200b\u202e',
  'e\u0301\u0323\u0308',
  '“quoted” „zitiert“ ',
  '[E1] (section 12) ',
  '{"a": [1, 2]} ',
  'https://example.org/a/very/long/path?of=things&and=more-',
  '⟨U+0041⟩ ',
  'ﬁ½Ωµ𝔘',
];

const repeated =
  (unit: string, share = 1): Extreme['say'] =>
  (most) => {
    const units = [...unit];
    const length = Math.max(1, Math.floor(most * share));
    const said = Array.from({ length }, (_, i) => units[i % units.length]);
    // A member needs something that is seen.
    const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(said.join(''));
    return (isSeen ? said : [...said, 'x'].slice(-length)).join('');
  };

const FULL: Omit<Extreme, 'say'> = {
  cards: 2,
  actions: 4,
  evaluations: 4,
  incidents: 2,
  gaps: 1,
  ending: 'completed',
  origin: 'live',
  reviewed: true,
};

async function dossierOf(shape: Extreme, locale: Locale): Promise<Dossier> {
  const ledger = new TestLedger(`docket.example/${'w'.repeat(200)}`);
  const decision = extreme(ledger, shape);
  return buildDossier(await ledger.evidence(decision), {
    variant: shape.ending === 'open' ? 'interim' : 'full',
    locale,
    issuedAt: '2026-11-22T19:00:00.000Z',
    deployer: shape.say(200),
    classification: shape.say(80),
  });
}

/** Page 1 alone, as the first of a document. */
async function renderPageOne(dossier: Dossier): Promise<Uint8Array> {
  const { issue } = dossier;
  const doc = newDocument({ title: 't', subject: 's', locale: issue.locale, issuedAt: issue.at });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  const words = lexicon(issue.locale).document;
  const running = {
    id: dossier.dossier_id,
    variant: words.variant.full,
    head: words.none,
    digest: 'JSON 0123456789ab',
    kind: words.kind,
    subject: dossier.decision_id,
  };
  const sheet = new Sheet(doc, words, dossier, running, [], () => true);
  await pageOne(sheet, '0'.repeat(64), { number: 1, of: 1, pagesMax: 300 });
  sheet.finish();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** What every page 1 names, whatever is recorded. */
function fixedWords({ issue, model }: Dossier): string[] {
  const { document: words, narrative, imported } = lexicon(issue.locale);
  const isImport = model.header.origin.kind.value === 'imported';
  return [
    words.header.decision,
    words.header.dossier,
    words.header.system,
    words.header.deployer,
    words.header.issued,
    words.header.stakes,
    words.header.ledger,
    words.header.classification,
    ...(isImport
      ? [imported.header.imported, imported.header.source]
      : [words.header.opened, words.header.decided]),
    words.section.decision,
    ...model.tiles.flatMap(({ label, word }) => [label, word]),
    words.field.request,
    words.field.goal,
    words.glance.source,
    words.glance.confidence,
    words.glance.reviewer,
    words.field.authority,
    words.section.narrative,
    ...Object.values(narrative.lines),
    words.section.attention,
    words.strip.marks,
    words.strip.head,
    words.strip.root,
    words.strip.digest,
    words.strip.verify,
  ];
}

const plain = (text: string): string => text.replaceAll(/\s+/g, '');

/** Lines of text that lie over each other: what stands side by side does not. */
function overlapping({ boxes, bands }: Drawn): [string, string][] {
  const texts = [...boxes, ...bands].filter(
    ({ what }) => !['rectangle', 'band', ''].includes(what),
  );
  const over = (a: Box, b: Box): boolean =>
    a.page === b.page &&
    a.left < b.right - 1 &&
    b.left < a.right - 1 &&
    a.top < b.bottom - 1.5 &&
    b.top < a.bottom - 1.5;
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter((b) => over(a, b))
      .map((b): [string, string] => [a.what, b.what]),
  );
}

/** What is wrong with page 1: nothing. */
async function faults(dossier: Dossier): Promise<unknown[]> {
  const seen = await drawn(() => renderPageOne(dossier));
  const pages = new Set([...seen.boxes, ...seen.words].map(({ page }) => page));
  const texts = [...seen.boxes, ...seen.bands].map(({ what }) => plain(what));
  const missing = fixedWords(dossier).filter(
    (word) => !texts.some((text) => text.includes(plain(word))),
  );
  return [
    ...outside(seen),
    ...(pages.size === 1 ? [] : [`${pages.size} sheets`]),
    ...missing.map((word) => `without ${word}`),
    ...overlapping(seen).map(([a, b]) => `${a} over ${b}`),
    ...uncounted(dossier, texts),
    ...seen.boxes
      .filter(({ what }) => /…[”“]?$/u.test(what))
      .map(({ what }) => `cut without where the whole is: ${what}`),
  ];
}

/** Items of Attention that page 1 neither prints nor counts. */
function uncounted({ model, issue }: Dossier, texts: readonly string[]): string[] {
  const { document: words, narrative } = lexicon(issue.locale);
  const { attention: all } = model;
  const isTold = [1, 2, 3, 4, 5].some((items) => {
    const rest = all.slice(items);
    const serious = rest.filter(({ severity }) => severity === 'failed').length;
    if (rest.length === 0) return all.length <= items;
    return [8, 4, 0].some((names) => {
      const told = attentionNames({ words, narrative }, rest, {
        most: names,
        imported: isImported(model),
      });
      const said = plain(words.moreAttention(rest.length, serious, told));
      return texts.some((text) => text.includes(said));
    });
  });
  return isTold || all.length === 0 ? [] : ['Attention that is not counted'];
}

const LOCALES = ['en', 'de'] as const;
const ENDINGS = ['completed', 'undecided', 'open'] as const;

describe('page 1 is one sheet', () => {
  test.each(UNITS)('of a decision that says %j wherever it may', async (unit) => {
    const at = UNITS.indexOf(unit);
    for (const [i, locale] of LOCALES.entries()) {
      const ending = ENDINGS[(at + i) % ENDINGS.length] ?? 'open';
      const shape = { ...FULL, say: repeated(unit), ending };
      expect(await faults(await dossierOf(shape, locale))).toEqual([]);
    }
  });

  test('of an import that nobody looked at', async () => {
    for (const [i, unit] of UNITS.slice(0, 8).entries()) {
      const ending = ENDINGS[i % 2] ?? 'undecided';
      const shape = { ...FULL, say: repeated(unit), ending, reviewed: false };
      const locale = LOCALES[(i >> 1) % 2] ?? 'en';
      expect(await faults(await dossierOf({ ...shape, origin: 'imported' }, locale))).toEqual([]);
    }
  });
});

const unit = fc.oneof(
  fc.constantFrom(...UNITS),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.lorem({ maxCount: 30 }),
  fc
    .array(fc.constantFrom(...UNITS), { minLength: 2, maxLength: 6 })
    .map((units) => units.join('')),
);

const anything = fc.record({
  say: fc
    .array(fc.tuple(unit, fc.constantFrom(0.001, 0.02, 0.1, 0.4, 1)), {
      minLength: 1,
      maxLength: 5,
    })
    .map((voices) => voices.map(([one, share]) => repeated(one, share)))
    .map(
      (voices): Extreme['say'] =>
        (most) =>
          voices[most % voices.length]?.(most) ?? 'x',
    ),
  cards: fc.nat(4),
  actions: fc.nat(8),
  evaluations: fc.nat(6),
  incidents: fc.nat(3),
  gaps: fc.nat(2),
  ending: fc.constantFrom('open' as const, 'completed' as const, 'undecided' as const),
  origin: fc.constantFrom('live' as const, 'imported' as const),
  reviewed: fc.boolean(),
});

test('page 1 is one sheet, whatever is recorded', async () => {
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom('en' as const, 'de' as const),
      async (shape, locale) => {
        expect(await faults(await dossierOf(shape, locale))).toEqual([]);
      },
    ),
    { numRuns: 24 },
  );
});

test('who stated the confidence is told of the entry that states it', async () => {
  const ledger = new TestLedger();
  const id = 'dec_01JSTATED';
  const goal = 'Find the shipment';
  ledger.submit('decision.opened', { agent: { id: 'agent' }, goal, stakes: 'low' }, id);
  const card = { current_phase: 'DONE', goal, confidence: 0.77, needs_human: false };
  ledger.submit('job_card.filed', card, id);
  ledger.submit('decision.closed', { outcome: 'stopped' }, id);
  const issuedAt = '2026-11-22T19:00:00.000Z';
  const dossier = await buildDossier(await ledger.evidence(id), { variant: 'full', issuedAt });
  const { boxes } = await drawn(() => renderPageOne(dossier));
  const told = boxes.map(({ what }) => what).find((what) => what.startsWith('0.77'));
  expect(told).toContain('the agent stated');
  expect(boxes.map(({ what }) => what).join('\n')).not.toContain('nobody stated it');
});

(havePdfTools() ? test : test.skip)(
  'the whole document: page 1 has the strip of proof, page 2 what happened in full, and what is cut leads there',
  async () => {
    for (const locale of ['en', 'de'] as const) {
      const shape = { ...FULL, cards: 2, actions: 3, say: repeated('The quick brown fox. ', 0.2) };
      const dossier = await dossierOf(shape, locale);
      const pdf = await renderPdf(dossier);
      const pageOf = (page: number): string =>
        runPdfTool('pdftotext', pdf, ['-f', `${page}`, '-l', `${page}`, '{pdf}', '-']).stdout;
      const words = lexicon(locale).document;
      expect(pageOf(1)).toContain('docket verify');
      expect(pageOf(1)).toContain(words.wholeIn(6));
      expect(pageOf(2)).toContain(words.section.full);
      expect(pageOf(2)).not.toContain('docket verify');
    }
  },
);
