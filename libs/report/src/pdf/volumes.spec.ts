import { describe, expect, test } from '@jest/globals';
import { PDF } from '@libpdf/core';

import { buildDossier, encodeDossier } from '../dossier.js';
import { checkPdf, extractDossier } from '../extract.js';
import { long, refund } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import type { Dossier } from '../schema/index.js';
import { readLabel } from './edition.js';
import { renderPdf, renderVolumes, type Volume } from './render.js';

const PAGES = 6;

async function dossierOf(cards: number): Promise<Dossier> {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(cards === 0 ? refund(ledger) : long(ledger, cards));
  return buildDossier(evidence, { variant: 'full', issuedAt: '2026-11-22T19:00:00.000Z' });
}

async function volumesOf(dossier: Dossier, pagesMax: number): Promise<Volume[]> {
  const volumes: Volume[] = [];
  await renderVolumes(dossier, (volume) => void volumes.push(volume), { pagesMax });
  return volumes;
}

const textOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await PDF.load(pdf)).getPages().map((page) => page.extractText().text);

describe('a dossier of more pages than a volume has', () => {
  const made = (async () => {
    const dossier = await dossierOf(120);
    return { dossier, volumes: await volumesOf(dossier, PAGES) };
  })();

  test('is bound in volumes of about as many pages, each of which says which it is of how many', async () => {
    const { volumes, dossier } = await made;
    expect(volumes.length).toBeGreaterThan(2);
    for (const [i, { number, of, pages, bytes }] of volumes.entries()) {
      expect([number, of]).toEqual([i + 1, volumes.length]);
      expect(pages).toBeLessThanOrEqual(PAGES + 2);
      const printed = await textOf(bytes);
      expect(printed).toHaveLength(pages);
      for (const [page, text] of printed.entries()) {
        expect(text).toContain(`volume ${number} of ${of}`);
        expect(text.replaceAll(/\s/gu, '')).toContain(`page${page + 1}of`);
        expect(text).toContain(dossier.dossier_id);
      }
      expect(readLabel(bytes)?.plan).toEqual({ number, of, pagesMax: PAGES });
    }
  });

  test('prints every row somewhere, in order, and names the section that goes on', async () => {
    const { volumes, dossier } = await made;
    const texts = await Promise.all(
      volumes.map(async ({ bytes }) => (await textOf(bytes)).join('\n')),
    );
    const whole = texts.join('\n');
    const positions = dossier.model.timeline.map((row) =>
      whole.indexOf(row.leaf_hash.slice(0, 12)),
    );
    expect(positions.every((at) => at >= 0)).toBe(true);
    const rows = dossier.model.timeline.map((row) =>
      whole.indexOf(`Part ${row.decision_seq! - 1} needs`),
    );
    const parts = rows.slice(1, -2);
    expect(parts.length).toBeGreaterThan(100);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    for (const { leaf_hash: hash } of dossier.model.integrity.leaves)
      expect(whole.replaceAll(/\s/gu, '')).toContain(hash);
    expect(texts[1]?.replaceAll(/\s/gu, '')).toContain('7Timeline(continued)');
    expect(texts[0]).toContain('docket print');
  });

  test('carries the whole dossier in each volume, and each verifies alone', async () => {
    const { volumes, dossier } = await made;
    const json = encodeDossier(dossier);
    for (const { bytes } of volumes) {
      expect(Buffer.compare(extractDossier(bytes), json)).toBe(0);
      expect(await checkPdf(bytes)).toEqual({ state: 'identical', seals: [] });
    }
  });

  test('gives one volume by its number, the same bytes', async () => {
    const { volumes, dossier } = await made;
    const second = await renderPdf(dossier, { volume: 2, pagesMax: PAGES });
    expect(Buffer.compare(second, volumes[1]?.bytes ?? Buffer.alloc(0))).toBe(0);
    await expect(renderPdf(dossier, { volume: 99, pagesMax: PAGES })).rejects.toThrow(RangeError);
  });

  test('is sound PDF, tagged, in every volume', async () => {
    if (!havePdfTools()) return;
    for (const { bytes } of (await made).volumes) {
      expect(runPdfTool('qpdf', bytes, ['--check', '{pdf}']).stdout).toContain(
        'No syntax or stream encoding errors found',
      );
      expect(runPdfTool('pdfinfo', bytes, ['{pdf}']).stdout).toMatch(/Tagged: +yes/);
    }
  });
});

test('a volume that says it is another one is different', async () => {
  const [, second = new Uint8Array()] = (await volumesOf(await dossierOf(60), PAGES)).map(
    ({ bytes }) => bytes,
  );
  const text = Buffer.from(second).toString('latin1').replaceAll('volume 2 of', 'volume 1 of');
  expect(await checkPdf(Buffer.from(text, 'latin1'))).toMatchObject({ state: 'different' });
});

test('a dossier of one volume says nothing of volumes', async () => {
  const [only, ...more] = await volumesOf(await dossierOf(0), 300);
  expect(more).toEqual([]);
  expect((await textOf(only?.bytes ?? new Uint8Array())).join('\n')).not.toMatch(/volume/i);
  expect(readLabel(only?.bytes ?? new Uint8Array())).toMatchObject({ lacksFonts: false });
  expect(readLabel(only?.bytes ?? new Uint8Array())?.plan).toBeUndefined();
});
