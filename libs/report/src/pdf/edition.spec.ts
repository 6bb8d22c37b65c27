import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { decodeDossier, encodeDossier } from '../dossier.js';
import { dossierOf } from '../fixtures/cases.js';
import { long } from '../fixtures/decisions.js';
import type { Dossier } from '../schema/index.js';
import { PAGES_EDITION } from './edition.js';
import { renderPdf } from './render.js';

const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';
/** Editions that a release was made with: what they print is never changed again. */
const RELEASED: readonly string[] = [];

const folder = fileURLToPath(new URL('../fixtures/golden/pages/', import.meta.url));
const FROZEN = `${folder}frozen-dossier.json`;
/** SHA-256 of the PDF that each edition makes of the frozen dossier. */
const DIGESTS = `${folder}digests.json`;

const digestOf = async (dossier: Dossier): Promise<string> =>
  createHash('sha256')
    .update(await renderPdf(dossier))
    .digest('hex');

const digests = (): Record<string, string> =>
  existsSync(DIGESTS) ? (JSON.parse(readFileSync(DIGESTS, 'utf8')) as Record<string, string>) : {};

/**
 * Writes the digest of this edition. Before its release the dossier is frozen anew as well, for its
 * format may change too; after it, a change of the bytes takes a new edition.
 */
async function update(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (RELEASED.includes(PAGES_EDITION)) throw new Error(`${PAGES_EDITION} is released: raise it`);
  if (RELEASED.length === 0) {
    writeFileSync(FROZEN, encodeDossier(await dossierOf((ledger) => long(ledger, 26))));
  }
  const digest = await digestOf(decodeDossier(readFileSync(FROZEN)));
  const all = { ...digests(), [PAGES_EDITION]: digest };
  writeFileSync(DIGESTS, `${JSON.stringify(all, null, 2)}\n`);
}

test('this edition makes the same bytes of the frozen dossier as when it was named', async () => {
  if (UPDATE) await update();
  const digest = await digestOf(decodeDossier(readFileSync(FROZEN)));
  // Other bytes: raise PAGES_EDITION if it is released, and run with DOCKET_UPDATE_GOLDEN=1.
  expect({ [PAGES_EDITION]: digest }).toEqual({ [PAGES_EDITION]: digests()[PAGES_EDITION] });
});

test('the frozen dossier has what pages have: a table over pages, marks, contents', async () => {
  const pdf = Buffer.from(await renderPdf(decodeDossier(readFileSync(FROZEN)))).toString('latin1');
  for (const part of ['/S /TOC\n', '/S /Table\n', '/S /Link\n', '/S /Figure\n'])
    expect(pdf).toContain(part);
});
