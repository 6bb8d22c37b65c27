import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { buildDossier, encodeDossier, renderPdf } from '@docket/report';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refund } from '../../libs/report/src/fixtures/decisions.js';
import { beginExport } from '../../libs/report/src/fixtures/export.js';
import {
  freeNumber,
  objectIn,
  objectsWith,
  stream,
  update,
} from '../../libs/report/src/fixtures/forge.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { deflatedZeros, smallPdf, writeList } from '../support/hostile-files.js';
import { type MeasuredResult, runMeasured } from '../support/measured-command.js';

const MB = 1_000_000;
const GIB = 1024 ** 3;

let directory: string;
let pdf: Uint8Array;
let json: string;
let zeros: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-test-sizes-'));
  const ledger = new TestLedger();
  const decision = refund(ledger);
  const options = beginExport(ledger, decision, { variant: 'full', dossierId: 'dos_sizes' });
  const dossier = await buildDossier(await ledger.evidence(decision), options);
  pdf = await renderPdf(dossier);
  json = Buffer.from(encodeDossier(dossier)).toString('utf8');
  zeros = (await deflatedZeros(GIB)).toString('latin1');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A verification, held to the bounds that every source has: 1 GB, and a minute. */
async function verifyWithin(path: string): Promise<MeasuredResult> {
  const result = await runMeasured(['verify', path]);
  expect(result.peakBytes).toBeLessThan(1_000 * MB);
  expect(result.cpuMs).toBeLessThan(60_000);
  return result;
}

async function expectUnusable(name: string, says: RegExp): Promise<void> {
  const { code, stdout, stderr } = await verifyWithin(join(directory, name));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

describe('JSON that is mostly structure', () => {
  const evidence = '{"format":"docket-evidence/v1","evidence":';
  test.each<[string, readonly [string, string], number, (index: number) => string]>([
    ['240 MB of empty objects', ['[', ']'], 80 * MB, () => '{}'],
    ['240 MB of empty objects as evidence', [`${evidence}[`, ']}'], 80 * MB, () => '{}'],
    ['five million keys', ['{', '}'], 5 * MB, (index) => `"k${index}":0`],
    ['five million keys as evidence', [`${evidence}{`, '}}'], 5 * MB, (index) => `"k${index}":0`],
    [
      'five million entries of a dossier',
      ['{"format":"docket-dossier/v1","evidence":{"entries":[', ']}}'],
      5 * MB,
      () => '{"leaf":""}',
    ],
  ])('%s', async (name, ends, count, item) => {
    const file = `${name}.json`;
    await writeList(join(directory, file), ends, count, item);
    await expectUnusable(file, /cannot be read: /);
    await rm(join(directory, file));
  });

  test('a disclosure without its secret', async () => {
    const changed = json.replace(/"secret":"[^"]*",?/, '').replaceAll(',}', '}');
    expect(changed.length).toBeLessThan(json.length);
    await writeFile(join(directory, 'secret.json'), changed);
    await expectUnusable(
      'secret.json',
      /^docket: \S+ cannot be read: the evidence is not readable: \/\w+(\/\d+)?\/disclosure\/secret must be 64 lower-case hex digits\.\n$/,
    );
  });
});

describe('a PDF of little that unpacks to much', () => {
  const file = (content: string, filter: string): string =>
    stream(content, `/Type /EmbeddedFile /Filter ${filter}`);
  const [flate, twice] = ['/FlateDecode', '[/FlateDecode /FlateDecode]'];
  test.each<[string, () => Uint8Array, RegExp]>([
    [
      '1 GB of zeros as a font map',
      () => smallPdf({ 5: stream(zeros, '/Filter /FlateDecode') }),
      /carries no attachment/,
    ],
    [
      '1 GB of zeros as an attachment',
      () => smallPdf({ 5: file(zeros, flate) }),
      /larger than 64 MiB/,
    ],
    [
      '1 GB of zeros deflated twice',
      () =>
        smallPdf({ 5: file(deflateSync(Buffer.from(zeros, 'latin1')).toString('latin1'), twice) }),
      /packed in a way that Docket does not use/,
    ],
    [
      'many attachments of 60 MB each',
      () => {
        const part = deflateSync(Buffer.alloc(60 * MB)).toString('latin1');
        return smallPdf(
          Object.fromEntries(Array.from({ length: 10 }, (_, i) => [5 + i, file(part, flate)])),
        );
      },
      /larger than 64 MiB/,
    ],
    [
      'three million operators of text',
      () => smallPdf({ 5: stream('(a) Tj\n'.repeat(3 * MB)) }, '5 0 R'),
      /carries no attachment/,
    ],
  ])('%s, with no dossier in it', async (name, make, says) => {
    await writeFile(join(directory, `${name}.pdf`), make());
    await expectUnusable(`${name}.pdf`, says);
  });

  /** In a dossier that is genuine but for it: over a bound, as anywhere. */
  test.each<[string, () => Record<number, string>]>([
    [
      '1 GB of zeros as a font map',
      () => {
        const [map = 0] = objectsWith(pdf, /\/ToUnicode/).map((font) =>
          Number(/\/ToUnicode (\d+)/.exec(objectIn(pdf, font))?.[1]),
        );
        return { [map]: stream(zeros, '/Filter /FlateDecode') };
      },
    ],
    [
      'three million operators of text',
      () => {
        const [page = 0] = objectsWith(pdf, /\/Type \/Page\n/);
        const contents = Number(/\/Contents (\d+)/.exec(objectIn(pdf, page))?.[1]);
        return { [contents]: stream(`BT\n${'(a) Tj\n'.repeat(3 * MB)}ET`) };
      },
    ],
    [
      '1 GB of zeros that nothing names',
      () => ({ [freeNumber(pdf)]: stream(zeros, '/Filter /FlateDecode') }),
    ],
    [
      '1 GB of zeros deflated twice as a font map',
      () => {
        const [map = 0] = objectsWith(pdf, /\/ToUnicode/).map((font) =>
          Number(/\/ToUnicode (\d+)/.exec(objectIn(pdf, font))?.[1]),
        );
        const packed = deflateSync(Buffer.from(zeros, 'latin1')).toString('latin1');
        return { [map]: stream(packed, '/Filter [/FlateDecode /FlateDecode]') };
      },
    ],
    [
      'many parts of 15 MB each',
      () => {
        const part = stream(deflateSync(Buffer.alloc(15 * MB)).toString('latin1'));
        const first = freeNumber(pdf);
        return Object.fromEntries(Array.from({ length: 40 }, (_, i) => [first + i, part]));
      },
    ],
  ])('%s, in a genuine dossier', async (name, objects) => {
    const path = `genuine, ${name}.pdf`;
    await writeFile(join(directory, path), update(pdf, objects()));
    await expectUnusable(
      path,
      /cannot be read: (?:object \d+ of )?the PDF (?:unpacks to|is)[^\n]* than \d+ MiB\.\n$/,
    );
  });

  test('what is within the bounds, and is not what Docket renders, has a verdict, and it is no', async () => {
    const path = join(directory, 'genuine, with a little more.pdf');
    const more = stream(deflateSync(Buffer.alloc(MB)).toString('latin1'), '/Filter /FlateDecode');
    await writeFile(path, update(pdf, { [freeNumber(pdf)]: more }));
    const { code, stdout, stderr } = await verifyWithin(path);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ the pages are those that Docket renders/m);
    expect(stderr).toMatch(/^docket: .* does not verify\.\n$/);
  });
});
