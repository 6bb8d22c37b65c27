import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { create, type Font } from 'fontkit';

import { buildDossier } from '../dossier.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Dossier, Locale } from '../schema/index.js';
import { newDocument } from './document.js';
import { Fonts } from './fonts.js';
import { showable } from './layout.js';
import { renderPdf } from './render.js';
import { COLOUR, type Face } from './theme.js';

/** Code points that faces draw with the glyph of another, that compose, or that have none. */
const HOSTILE = [
  ...'-\u2010\u2011\u00ad\u2212\u2013 \u00a0\u202f\u2009',
  ...'µμ∆ΔΩ\u2126Å\u212bKK\u212aA\u0391\u0410B\u0392\u0412;\u037e·\u0387',
  ...'\u0301\u0308ex\u00e9ıi\u0307ßẞ\u017f1\u00b9\u2460/\u2044\u2215',
  ...'()[]‹›⟨⟩\u{1f600}退שمرحبا',
];
const FACES: readonly Face[] = ['sans', 'semibold', 'italic', 'mono'];

const text = fc
  .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 12 })
  .map((chars) => chars.join(''));
const run = fc.record({ text, face: fc.constantFrom(...FACES) });

const newFonts = (): Fonts =>
  new Fonts(newDocument({ title: 't', subject: 's', locale: 'en', issuedAt: '2026-11-22' }), []);

/** What a reader makes of the glyphs that a text was set with. */
function readBack(fonts: Fonts, set: string, face: Face): string {
  const font = fonts.embedded(face);
  const [numbers] = font.encode(set);
  return numbers
    .flatMap((number) => [...(font.unicode[Number.parseInt(number, 16)] ?? [])])
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
}

test.each(FACES)(
  'x with two dots is read back as the two characters that are recorded: %s',
  (face) => {
    const fonts = newFonts();
    const style = { face, size: 10, colour: COLOUR.ink };
    const set = showable({ text: 'x\u0308', style }, fonts);
    const back = set.map((part) => readBack(fonts, part.text, part.style.face)).join('');
    // What no face draws so is an escape of what is recorded, never of what it composes to.
    expect(['x\u0308', 'x⟨U+0308⟩']).toContain(back);
  },
);

test('whatever was set before, in this document or another, each text is read back as itself', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), run, (before, last) => {
      const other = newFonts();
      const fonts = newFonts();
      for (const one of [...before, last, ...before]) {
        const style = { face: one.face, size: 10, colour: COLOUR.ink };
        for (const part of showable({ text: one.text, style }, fonts)) {
          readBack(other, part.text, part.style.face);
          expect(readBack(fonts, part.text, part.style.face)).toBe(part.text);
        }
      }
    }),
    { numRuns: 60 },
  );
});

async function dossierOf(request: string, locale: Locale): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JSHAPING';
  const agent = { id: 'agent' };
  ledger.submit('decision.opened', { agent, request, goal: request, stakes: 'low' }, id);
  return buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
    locale,
  });
}

describe('one document after another', () => {
  afterEach(() => {
    delete process.env['DOCKET_FONT_DIR'];
  });

  const arabic = `${dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-naskh-arabic'))}/400Regular`;

  test.each<[string, string, string | undefined, string | undefined]>([
    ['hyphens', 'tool-call non\u2011breaking', undefined, undefined],
    ['spaces', 'a\u00a0b a b', undefined, undefined],
    ['Greek and signs', 'µ ∆ \u2126 \u212b', undefined, undefined],
    ['another set of fonts', 'مرحبا - \u2011', undefined, arabic],
    ['the same set of fonts', 'مرحبا - \u2011', arabic, arabic],
  ])('A, B, A gives the same bytes for A: %s', async (_, said, fontsOfA, fontsOfB) => {
    const within = (fonts: string | undefined): void => {
      if (fonts === undefined) delete process.env['DOCKET_FONT_DIR'];
      else process.env['DOCKET_FONT_DIR'] = fonts;
    };
    const render = (dossier: Dossier, fonts: string | undefined): Promise<Uint8Array> => {
      within(fonts);
      return renderPdf(dossier);
    };
    within(fontsOfA);
    const a = await dossierOf('tool-call a b μ Δ Ω Å', 'en');
    within(fontsOfB);
    const b = await dossierOf(said, 'de');
    const first = await render(a, fontsOfA);
    const between = await render(b, fontsOfB);
    expect(Buffer.compare(await render(a, fontsOfA), first)).toBe(0);
    expect(Buffer.compare(await render(b, fontsOfB), between)).toBe(0);
  });

  test('of random texts, A, B, A gives the same bytes', async () => {
    const locale = fc.constantFrom<Locale>('en', 'de');
    await fc.assert(
      fc.asyncProperty(text, text, locale, locale, async (said, other, one, two) => {
        const a = await dossierOf(`${said}.`, one);
        const first = await renderPdf(a);
        await renderPdf(await dossierOf(`${other}.`, two));
        expect(Buffer.compare(await renderPdf(a), first)).toBe(0);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the work of a page', () => {
  const sans = readFileSync(
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    ),
  );
  const faces = Object.getPrototypeOf(create(sans)) as Font;

  /** How much text the fonts were asked to shape for the pages of a dossier, in UTF-16 units. */
  async function shapedFor(request: string): Promise<number> {
    const dossier = await dossierOf(request, 'en');
    const layout = jest.spyOn(faces, 'layout');
    try {
      await renderPdf(dossier);
      return layout.mock.calls.reduce((sum, [set]) => sum + set.length, 0);
    } finally {
      layout.mockRestore();
    }
  }

  /** As many characters that no face has, all different. */
  const withoutGlyphs = (count: number, from = 0xe000): string =>
    Array.from({ length: count }, (_, i) => String.fromCodePoint(from + i)).join('');

  test('does not grow with the characters that are printed as escapes', async () => {
    await shapedFor(`x${withoutGlyphs(10)}`);
    const few = await shapedFor(`x${withoutGlyphs(100, 0xe100)}`);
    const many = await shapedFor(`x${withoutGlyphs(2_000, 0xe800)}`);
    // What is printed grows by 1,900 escapes of eight letters. A part of one stands where a line ends.
    expect(many - few).toBeLessThan(1_900);
  });
});
