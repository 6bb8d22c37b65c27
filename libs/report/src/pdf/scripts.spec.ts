import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { buildDossier } from '../dossier.js';
import { checkPdf } from '../extract.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import type { Dossier } from '../schema/index.js';
import { newDocument } from './document.js';
import { FONT_PACKAGE, packagedFonts } from './font-package.js';
import { Fonts, RIGHT_TO_LEFT } from './fonts.js';
import { layout } from './layout.js';
import { renderPdf } from './render.js';
import { COLOUR, type Face } from './theme.js';

/** One sentence of each script of the package; those from right to left without vowel marks: see POINTED. */
const SAID = {
  Arabic: 'طلب العميل استرداد المبلغ',
  Hebrew: 'הלקוח ביקש החזר כספי',
  Hindi: 'ग्राहक ने हिन्दी में धनवापसी की प्रार्थना',
  Bengali: 'বাংলাদেশে গ্রাহক টাকা ফেরত কোম্পানি অনুরোধ পৌঁছানো',
  Punjabi: 'ਪੰਜਾਬੀ ਗਾਹਕ',
  Gujarati: 'ગુજરાતી ગ્રાહક',
  Odia: 'ଓଡ଼ିଆ ଗ୍ରାହକ',
  Tamil: 'வாடிக்கையாளர் கொள்கை பணத்தைத் திரும்பப் பெறுவதற்கான கோரிக்கை',
  Telugu: 'తెలుగు ఖాతాదారు',
  Kannada: 'ಕನ್ನಡ ಗ್ರಾಹಕ',
  Malayalam: 'മലയാളം ഉപഭോക്താവ്',
  Sinhala: 'සිංහල පාරිභෝගිකයා',
  Chinese: '客户要求退款，商品在运输中损坏。',
  Japanese: 'お客様は返金を求めました。直ちに対応',
  Korean: '고객이 환불을 요청했습니다',
};
/** With vowel marks, which no program that goes by places gets from the glyphs. */
const POINTED = ['طَلَبَ', 'العَمِيلُ', 'مُحَمَّدٌ', 'הַלָּקוֹחַ', 'שָׁלוֹם'];
const EVERY_SCRIPT = Object.values(SAID).join('\n');

const within = (fonts: 'on' | 'off'): void => {
  process.env['DOCKET_FONT_PACKAGE'] = fonts;
};

async function dossierOf(request: string, agent = 'agent'): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JSCRIPTS';
  const opened = { agent: { id: agent }, request, goal: request, stakes: 'low' };
  ledger.submit('decision.opened', opened, id);
  return buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
    deployer: 'בנק לדוגמה',
  });
}

/** The ways of pdftotext: in the order of the content, by columns, and as the page looks. */
const WAYS = [['-raw'], [], ['-layout']] as const;

/** What is on the pages, without what a reader adds to show directions. */
const read = (pdf: Uint8Array, way: readonly string[] = ['-raw']): string =>
  runPdfTool('pdftotext', pdf, [...way, '-enc', 'UTF-8', '{pdf}', '-']).stdout.replaceAll(
    /[\s\u202a-\u202e\u2066-\u2069]/gu,
    '',
  );

const compact = (text: string): string => text.replaceAll(/\s/gu, '');

beforeAll(() => {
  within('on');
  if (packagedFonts().length === 0) throw new Error(`first: ${FONT_PACKAGE.install}`);
});
beforeEach(() => within('on'));
afterEach(() => within('off'));

describe('with the font package', () => {
  test('each script is read as it was recorded, in its order, and no character is an escape', async () => {
    if (!havePdfTools()) return;
    const pdf = await renderPdf(await dossierOf(EVERY_SCRIPT));
    expect(read(pdf)).not.toContain('⟨U+');
    for (const way of WAYS) {
      const text = read(pdf, way);
      const lost = Object.values(SAID)
        .flatMap((said) => said.split(' '))
        .filter((word) => text.split(compact(word)).length < 3);
      expect([way, lost]).toEqual([way, []]);
    }
    // In the order of the content whole sentences too, which columns beside each other do not part.
    for (const [name, said] of Object.entries(SAID))
      expect([name, read(pdf).includes(compact(said))]).toEqual([name, true]);
    expect(runPdfTool('qpdf', pdf, ['--check', '{pdf}']).stdout).toContain('No syntax');
    for (const font of runPdfTool('pdffonts', pdf, ['{pdf}']).stdout.split('\n').slice(2))
      if (font !== '') expect(font).toMatch(/ yes yes yes /);
  });

  test('vowel marks from right to left: the text of the element is the recorded one', async () => {
    if (!havePdfTools()) return;
    const pdf = await renderPdf(await dossierOf(POINTED.join(' ')));
    const plain = runPdfTool('qpdf', pdf, ['--qdf', '{pdf}', '{out}']).out.toString('latin1');
    for (const word of POINTED)
      expect(plain).toContain(Buffer.from(word, 'utf16le').swap16().toString('hex'));
  });

  test('structure stays: Hebrew is in the cell of its row, between the words before and behind', async () => {
    if (!havePdfTools()) return;
    const pdf = await renderPdf(await dossierOf('הלקוח ביקש ORD-77 (דחוף)', 'סוכן'));
    const tree = runPdfTool('pdfinfo', pdf, ['-struct-text', '{pdf}']).stdout;
    expect(tree).toMatch(/Table[\s\S]*TR[\s\S]*TH[\s\S]*TD/);
    const order = ['Request', 'הלקוח', 'ביקש', 'ORD-77', 'דחוף', 'Resolved goal'];
    // The glyphs are in the order of the page, and so are they here; what is read is that of the element.
    const shown = order.map((word) =>
      /[א-ת]/u.test(word) ? [...word].toReversed().join('') : word,
    );
    const at = shown.reduce((from, word) => (from < 0 ? from : tree.indexOf(word, from)), 0);
    expect(at).toBeGreaterThan(0);
    const elements = runPdfTool('pdfinfo', pdf, ['-struct', '{pdf}']).stdout;
    expect(elements).toMatch(/Span/);
    const plain = runPdfTool('qpdf', pdf, ['--qdf', '{pdf}', '{out}']).out.toString('latin1');
    for (const word of ['הלקוח', 'ביקש', 'דחוף'])
      expect(plain).toContain(
        `/ActualText <feff${Buffer.from(word, 'utf16le').swap16().toString('hex')}>`,
      );
  });

  test('the pages name the package, are made alike twice, and are verified with it', async () => {
    const dossier = await dossierOf(EVERY_SCRIPT);
    expect(dossier.issue.renderer.fonts).toBe(FONT_PACKAGE.digest);
    const pdf = await renderPdf(dossier);
    expect(Buffer.compare(await renderPdf(dossier), pdf)).toBe(0);
    expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
  });

  test('without it they are not checked, never passed and never failed; the package is named', async () => {
    const dossier = await dossierOf(EVERY_SCRIPT);
    const pdf = await renderPdf(dossier);
    const changed = Buffer.concat([pdf, Buffer.from('% more')]);
    within('off');
    for (const one of [pdf, changed])
      expect(await checkPdf(one)).toEqual({
        state: 'not_checked',
        reason: 'other_fonts',
        madeWith: FONT_PACKAGE.digest,
        here: 'none',
        package: FONT_PACKAGE.name,
      });
  });

  test('where no glyph of it was needed, the pages are checked without it', async () => {
    const ledger = new TestLedger();
    ledger.submit(
      'decision.opened',
      { agent: { id: 'a' }, request: 'r', goal: 'g', stakes: 'low' },
      'dec_1',
    );
    const dossier = await buildDossier(await ledger.evidence('dec_1'), {
      variant: 'interim',
      issuedAt: '2026-11-22T19:00:00.000Z',
    });
    const pdf = await renderPdf(dossier);
    within('off');
    expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
  });

  test('A, B, A gives the same bytes for A, with and without the package', async () => {
    const a = await dossierOf('טוב - \u2011 µ 退款 にほん');
    const b = await dossierOf(EVERY_SCRIPT);
    within('off');
    const c = await dossierOf('שלום - 退款');
    within('on');
    const [first, second] = [await renderPdf(a), await renderPdf(b)];
    within('off');
    const third = await renderPdf(c);
    within('on');
    expect(Buffer.compare(await renderPdf(a), first)).toBe(0);
    expect(Buffer.compare(await renderPdf(c), third)).toBe(0);
    expect(Buffer.compare(await renderPdf(b), second)).toBe(0);
  });

  test('DOCKET_FONT_PACKAGE is on or off', async () => {
    process.env['DOCKET_FONT_PACKAGE'] = 'of';
    await expect(dossierOf('x')).rejects.toThrow('DOCKET_FONT_PACKAGE is on or off');
  });
});

test('without the package the pages say on paper that characters are printed by their code, and where the text is', async () => {
  if (!havePdfTools()) return;
  within('off');
  const note = 'Thetextasitwasrecordedisintheattached';
  const text = read(await renderPdf(await dossierOf('שלום')));
  expect(text).toContain('⟨U+05E9⟩⟨U+05DC⟩⟨U+05D5⟩⟨U+05DD⟩');
  expect(text).toContain(note);
  within('on');
  expect(read(await renderPdf(await dossierOf('שלום')))).not.toContain(note);
});

/** Letters, marks and signs of every script of the package, among each other and among ours. */
const CHARS = [
  ...new Set(EVERY_SCRIPT),
  ...'ًَّـگپ्ִָּׁুে়ી્ொ்ైುౌൊ්0123١٢๓ ()[]-.:/“”aZé漢かカ한ㄱ।॥،؟',
  '\u{1f600}',
  '\u200d',
  '\u200c',
];
const anyText = fc
  .array(fc.constantFrom(...CHARS), { minLength: 1, maxLength: 30 })
  .map((chars) => chars.join(''));

/**
 * In a shaped script a code point has several glyphs, and a glyph several code points. What holds instead:
 * in a document each number stands for one glyph and one sequence of code points, and what is set is either
 * read from these as the recorded text, in its direction, or carries the recorded text as ActualText.
 */
test('whatever is set, each glyph number means one thing, and the text of a line is the recorded one', () => {
  const fonts = new Fonts(
    newDocument({ title: 't', subject: 's', locale: 'en', issuedAt: '2026-11-22' }),
    packagedFonts(),
  );
  const style = { face: 'sans', size: 9, colour: COLOUR.ink } as const;
  const meaning = new Map<string, string>();
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = layout([{ text, style }], fonts, 120);
      for (const { segments, width } of lines) {
        expect(width).toBeLessThanOrEqual(140);
        for (const segment of segments) {
          const face: Face = segment.style.face;
          const rightToLeft = segment.level % 2 === 1;
          const font = fonts.embedded(face);
          const [numbers] = font.encode(segment.text, rightToLeft ? RIGHT_TO_LEFT : undefined);
          const parts = numbers.map((hex) => {
            const at = Number.parseInt(hex, 16);
            const codes = font.unicode[at] ?? [];
            const key = `${face} ${hex}`;
            const means = `${font.subset.glyphs[at]} ${codes.join(' ')}`;
            expect(meaning.get(key) ?? means).toBe(means);
            meaning.set(key, means);
            return String.fromCodePoint(...codes);
          });
          const told = (rightToLeft ? parts.toReversed() : parts).join('');
          if (fonts.readsAsText(segment.text, face, rightToLeft)) expect(told).toBe(segment.text);
        }
      }
    }),
    { numRuns: 150 },
  );
});
