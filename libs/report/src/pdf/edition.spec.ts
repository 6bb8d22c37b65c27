import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from '@jest/globals';

import { decodeDossier, encodeDossier } from '../dossier.js';
import { dossierOf } from '../fixtures/cases.js';
import { everyScript, long } from '../fixtures/decisions.js';
import type { TestLedger } from '../fixtures/ledger.js';
import type { Dossier } from '../schema/index.js';
import { PAGES_EDITION } from './edition.js';
import { FONT_PACKAGE, packagedFonts } from './font-package.js';
import { renderPdf } from './render.js';

const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';
/** Editions that a release was made with: what they print is never changed again. */
const RELEASED: readonly string[] = [];

const folder = fileURLToPath(new URL('../fixtures/golden/pages/', import.meta.url));
/** SHA-256 of the PDF that each edition makes of each frozen dossier. */
const DIGESTS = `${folder}digests.json`;

interface Frozen {
  /** In the file of digests. */
  name: string;
  file: string;
  fonts: 'on' | 'off';
  write: (ledger: TestLedger) => string;
}

const LONG: Frozen = {
  name: PAGES_EDITION,
  file: `${folder}frozen-dossier.json`,
  fonts: 'off',
  write: (ledger) => long(ledger, 26),
};
const SCRIPTS: Frozen = {
  name: `${PAGES_EDITION} with ${FONT_PACKAGE.name}`,
  file: `${folder}frozen-scripts.json`,
  fonts: 'on',
  write: everyScript,
};

afterEach(() => {
  process.env['DOCKET_FONT_PACKAGE'] = 'off';
});

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
async function update({ name, file, write }: Frozen): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (RELEASED.includes(PAGES_EDITION)) throw new Error(`${PAGES_EDITION} is released: raise it`);
  if (RELEASED.length === 0) writeFileSync(file, encodeDossier(await dossierOf(write)));
  const digest = await digestOf(decodeDossier(readFileSync(file)));
  writeFileSync(DIGESTS, `${JSON.stringify({ ...digests(), [name]: digest }, null, 2)}\n`);
}

test.each([LONG, SCRIPTS])(
  '$name makes the same bytes of the frozen dossier as when it was named',
  async (frozen) => {
    process.env['DOCKET_FONT_PACKAGE'] = frozen.fonts;
    if (frozen.fonts === 'on' && packagedFonts().length === 0)
      throw new Error(`first: ${FONT_PACKAGE.install}`);
    if (UPDATE) await update(frozen);
    const digest = await digestOf(decodeDossier(readFileSync(frozen.file)));
    // Other bytes: raise PAGES_EDITION if it is released, and run with DOCKET_UPDATE_GOLDEN=1.
    expect({ [frozen.name]: digest }).toEqual({ [frozen.name]: digests()[frozen.name] });
  },
);

test('the frozen dossier has what pages have: a table over pages, marks, contents', async () => {
  const pdf = Buffer.from(await renderPdf(decodeDossier(readFileSync(LONG.file)))).toString(
    'latin1',
  );
  for (const part of ['/S /TOC\n', '/S /Table\n', '/S /Link\n', '/S /Figure\n'])
    expect(pdf).toContain(part);
});
