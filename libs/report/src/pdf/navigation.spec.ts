import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { long, refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { renderPdf, renderVolumes, type Volume } from './render.js';

const OPTIONS = { variant: 'full', issuedAt: '2026-11-22T19:00:00.000Z' } as const;

async function dossierOf(write: (ledger: TestLedger) => string, locale: 'en' | 'de' = 'en') {
  const ledger = new TestLedger();
  return buildDossier(await ledger.evidence(write(ledger)), { ...OPTIONS, locale });
}

const pagesOf = (pdf: Uint8Array): number =>
  Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);

const pageText = (pdf: Uint8Array, page: number): string =>
  runPdfTool('pdftotext', pdf, ['-layout', '-f', `${page}`, '-l', `${page}`, '{pdf}', '-']).stdout;

const withTools = havePdfTools() ? test : test.skip;

describe('a document longer than ten pages', () => {
  test.each([
    ['en', 'Contents'],
    ['de', 'Inhalt'],
  ] as const)('%s: has its contents on page 2, and each number is right', async (locale, title) => {
    const pdf = await renderPdf(await dossierOf((ledger) => long(ledger, 30), locale));
    const pages = pagesOf(pdf);
    expect(pages).toBeGreaterThan(11);
    if (!havePdfTools()) return;
    const contents = pageText(pdf, 2);
    expect(contents).toContain(title);
    const rows = [...contents.matchAll(/^ *(\d{1,2} {1,3}\S.*?) {2,}(\d+)$/gm)];
    expect(rows.length).toBe(10);
    for (const [, heading = '', page] of rows) {
      const squeezed = pageText(pdf, Number(page)).replaceAll(/ +/g, ' ');
      expect(squeezed).toContain(heading.replaceAll(/ +/g, ' '));
    }
  });

  test('in a shorter one there are none', async () => {
    const pdf = await renderPdf(await dossierOf(refund));
    expect(pagesOf(pdf)).toBeLessThanOrEqual(10);
    if (havePdfTools()) expect(pageText(pdf, 2)).not.toContain('Contents');
  });

  test('around the limit, whatever was expected of the length, it has them from eleven on', async () => {
    for (const cards of [8, 10, 12, 14, 16, 18, 20]) {
      const pdf = await renderPdf(await dossierOf((ledger) => long(ledger, cards)));
      const has = Buffer.from(pdf).toString('latin1').includes('/S /TOC\n');
      expect([cards, has]).toEqual([cards, pagesOf(pdf) - (has ? 1 : 0) > 10]);
    }
  });
});

test('what is in another volume says so, and leads to the first page', async () => {
  const volumes: Volume[] = [];
  const dossier = await dossierOf((ledger) => long(ledger, 30));
  await renderVolumes(dossier, (volume) => void volumes.push(volume), { pagesMax: 6 });
  expect(volumes.length).toBeGreaterThan(1);
  const text = Buffer.from(volumes[0]?.bytes ?? []).toString('latin1');
  expect(text).toMatch(/\(Section 1\d: in another volume\)/);
  expect(text).not.toContain('(Section 7: in another volume)');
});

withTools('links are not in quoted text: what an agent writes leads nowhere', async () => {
  const said = 'see section 13 and [E1], Abschnitt 14';
  const links = async (request: string): Promise<number> => {
    const pdf = await renderPdf(
      await dossierOf((ledger) => {
        const id = 'dec_01JLINKS';
        ledger.submit(
          'decision.opened',
          { agent: { id: 'a' }, request, goal: 'g', stakes: 'low' },
          id,
        );
        return id;
      }),
    );
    return Buffer.from(pdf).toString('latin1').split('/Subtype /Link\n').length;
  };
  expect(await links(said)).toBe(await links('nothing of the kind at all here, really'));
});

test('the same bytes for the same dossier, whatever was rendered between', async () => {
  const digest = async (cards: number): Promise<string> =>
    createHash('sha256')
      .update(await renderPdf(await dossierOf((ledger) => long(ledger, cards))))
      .digest('hex');
  const first = await digest(20);
  await digest(3);
  expect(await digest(20)).toBe(first);
});
