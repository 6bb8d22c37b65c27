import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';

import { buildDossier } from '../dossier.js';
import { refund, scripts } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import type { Told } from '../narrative/told.js';
import { renderOversightPdf } from '../period/pdf/render.js';
import { buildOversightReport } from '../period/report.js';
import type { Dossier } from '../schema/index.js';
import { heightOf } from './layout.js';
import { renderPdf } from './render.js';
import { Sheet } from './sheet.js';
import { COLOUR, CONTENT_BOTTOM, PAGE } from './theme.js';

/** Points by which punctuation may hang over the edge, and a frame stands out. */
const HANGS = 4;
const RIGHT = PAGE.width - PAGE.right + HANGS;

interface Box {
  page: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  what: string;
}

/** Every line of text and every rectangle that a rendering draws, and the words that poppler finds. */
async function drawn(
  render: () => Promise<Uint8Array>,
): Promise<{ boxes: Box[]; bands: Box[]; words: Box[] }> {
  const boxes: Box[] = [];
  const bands: Box[] = [];
  let page = 0;
  const { drawLines, newPage } = Sheet.prototype;
  const prototype = PDFDocument.prototype as PDFKit.PDFDocument;
  const rect: PDFKit.PDFDocument['rect'] = prototype.rect;
  jest.spyOn(Sheet.prototype, 'newPage').mockImplementation(function count(this: Sheet) {
    page += 1;
    return newPage.call(this);
  });
  jest.spyOn(Sheet.prototype, 'drawLines').mockImplementation(function listen(
    this: Sheet,
    lines,
    x,
    top,
    align = 'left',
    width = 0,
  ) {
    const widest = Math.max(0, ...lines.map((line) => line.width));
    const left = align === 'right' ? x + width - widest : x;
    const what = lines.flatMap(({ segments }) => segments.map(({ text }) => text)).join(' ');
    const box = { page, left, right: left + widest, top, bottom: top + heightOf(lines), what };
    const white = lines.some(({ segments }) =>
      segments.some(({ style }) => style.colour === COLOUR.paper),
    );
    (white ? bands : boxes).push(box);
    return drawLines.call(this, lines, x, top, align, width);
  });
  jest.spyOn(prototype, 'rect').mockImplementation(function listen(
    this: PDFKit.PDFDocument,
    x: number,
    y: number,
    width: number,
    height: number,
  ) {
    const box = { page, left: x, right: x + width, top: y, bottom: y + height };
    if (width === PAGE.width) bands.unshift({ ...box, what: 'band' });
    else boxes.push({ ...box, what: 'rectangle' });
    return rect.call(this, x, y, width, height);
  });
  const pdf = await render();
  jest.restoreAllMocks();
  return { boxes, bands, words: havePdfTools() ? wordsOf(pdf) : [] };
}

const drawnBy = (dossier: Dossier): ReturnType<typeof drawn> => drawn(() => renderPdf(dossier));

function wordsOf(pdf: Uint8Array): Box[] {
  const { stdout } = runPdfTool('pdftotext', pdf, ['-bbox', '{pdf}', '-']);
  return stdout.split('<page ').flatMap((text, page) =>
    [...text.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)].map(
      ([, left, top, right, bottom, what = '']) => ({
        page,
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
        what,
      }),
    ),
  );
}

const inFoot = ({ top, bottom }: Box): boolean =>
  top >= PAGE.height - 54 && bottom <= PAGE.height - 18;

/** What lies where it must not. */
function outside({ boxes, bands, words }: Awaited<ReturnType<typeof drawnBy>>): Box[] {
  const out = boxes.filter(
    (box) =>
      box.left < PAGE.left - HANGS ||
      box.right > RIGHT ||
      box.top < 30 ||
      (box.bottom > CONTENT_BOTTOM + 0.5 && !inFoot(box)),
  );
  const [band, ...white] = bands;
  const unseen = white.filter(({ bottom }) => band !== undefined && bottom > band.bottom);
  const feet = new Map<number, string[]>();
  for (const word of words.filter(({ bottom }) => bottom > CONTENT_BOTTOM + 4)) {
    feet.set(word.page, [...(feet.get(word.page) ?? []), word.what]);
  }
  // Nothing is printed over the foot: it holds what every foot holds.
  const feetWrong = [...feet].filter(([, said]) => said.length > 16 || !said.includes('JSON'));
  return [
    ...out,
    ...unseen,
    ...words.filter(({ left, right, bottom }) => left < 40 || right > RIGHT || bottom > 830),
    ...feetWrong.map(([page, said]) => ({ ...(words[0] as Box), page, what: said.join(' ') })),
  ];
}

async function dossierOf(write: (ledger: TestLedger) => string, variant: Dossier['variant']) {
  const ledger = new TestLedger();
  return buildDossier(await ledger.evidence(write(ledger)), {
    variant,
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
}

/** A decision that says `text` wherever an agent may say something. */
function saying(text: string): (ledger: TestLedger) => string {
  return (ledger) => {
    const id = 'dec_01JBOUNDS';
    const agent = { id: 'agent', name: text.slice(0, 100).trim() || 'a' };
    ledger.submit('decision.opened', { agent, request: text, goal: text, stakes: 'high' }, id);
    ledger.submit(
      'job_card.filed',
      {
        current_phase: 'DONE',
        goal: text,
        confidence: 0.5,
        needs_human: true,
        rationale: text,
        alternatives_considered: [{ option: `x${text.slice(0, 200)}`, rejected_because: text }],
      },
      id,
    );
    return id;
  };
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('everything that is drawn lies on the page, above the foot', () => {
  test.each<[string, (ledger: TestLedger) => string, Dossier['variant']]>([
    ['a refund', refund, 'full'],
    ['many scripts and endless words', scripts, 'interim'],
    ['line breaks', saying('a\nb\n\nc'.repeat(60)), 'interim'],
    ['one word', saying('W'.repeat(3_000)), 'interim'],
    ['long sentences', saying('The quick brown fox. '.repeat(150)), 'interim'],
    ['an explanation of a refund', refund, 'subject'],
    ['an explanation of many scripts', scripts, 'subject'],
    ['an explanation of long sentences', saying('The quick brown fox. '.repeat(150)), 'subject'],
  ])('%s', async (_, write, variant) => {
    const seen = await drawnBy(await dossierOf(write, variant));
    expect(seen.boxes.length).toBeGreaterThan(100);
    expect(outside(seen)).toEqual([]);
  });

  test('a title of any length stands whole on its band, and what is decided on as many pages as it needs', async () => {
    for (const length of [80, 160, 400, 2_000]) {
      const dossier = await dossierOf(refund, 'full');
      const words = 'issue the refund and '.repeat(length / 20);
      dossier.model.header.title = words.slice(0, Math.min(length, 400)) as Told;
      for (const clause of dossier.narrative.headline) clause.text = `${words}\n${words}` as Told;
      for (const item of dossier.model.attention) item.text = words as Told;
      expect(outside(await drawnBy(dossier))).toEqual([]);
    }
  });

  test.each(
    (['en', 'de'] as const).flatMap((locale) =>
      [20, 60, 200].map((length) => [locale, length] as const),
    ),
  )('an oversight report (%s) of names of %i characters', async (locale, length) => {
    const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
    saying('one word and another '.repeat(length / 20))(ledger);
    const name = 'W'.repeat(length);
    const agent = { id: name.slice(0, 128), version: name.slice(0, 64) };
    ledger.submit('decision.opened', { agent, goal: 'g', stakes: 'high' }, 'dec_01JNAMES');
    const report = await buildOversightReport(ledger.reader(), {
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      issuedAt: '2026-11-20T08:00:00.000Z',
      deployer: name.slice(0, 200),
      classification: name.slice(0, 80),
      seed: name.slice(0, 128),
      locale,
    });
    const seen = await drawn(() => renderOversightPdf(report));
    expect(seen.boxes.length).toBeGreaterThan(100);
    expect(outside(seen)).toEqual([]);
  });

  test('random content', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
      fc.lorem({ maxCount: 120 }),
      fc
        .array(fc.constantFrom('\n', ' ', 'a', 'mmm', '退', '—', '[E1]'), { maxLength: 300 })
        .map((all) => `x${all.join('')}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        expect(outside(await drawnBy(await dossierOf(saying(said), 'interim')))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
