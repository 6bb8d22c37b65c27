import { deflateSync } from 'node:zlib';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { PDF, type Signer } from '@libpdf/core';

import { buildDossier, encodeDossier } from '../dossier.js';
import { checkPdf, extractDossier } from '../extract.js';
import { refund } from '../fixtures/decisions.js';
import {
  carrying,
  freeNumber,
  objectIn,
  objectsWith,
  rootOf,
  signed,
  stream,
  update,
  withMembers,
} from '../fixtures/forge.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { say } from '../narrative/told.js';
import { renderPdf } from '../pdf/render.js';
import type { Dossier } from '../schema/index.js';
import { comparePages } from './check.js';

let dossier: Dossier;
let pdf: Uint8Array;

beforeAll(async () => {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(refund(ledger));
  dossier = await buildDossier(evidence, {
    variant: 'full',
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
  pdf = await renderPdf(dossier);
});

const PAGE = /\/Type \/Page\n/;
const [object, find] = [
  (n: number): string => objectIn(pdf, n),
  (p: RegExp) => objectsWith(pdf, p),
];
const pageObject = (page: number): number => find(PAGE)[page - 1] as number;

/** Content drawn over page 1 in an update, with members added to the page. */
function drawn(content: string, members = ''): Uint8Array {
  const page = pageObject(1);
  const free = freeNumber(pdf);
  const head = object(page).replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${free} 0 R]`);
  return update(pdf, { [free]: stream(content), [page]: withMembers(head, members) });
}

const inCatalog = (members: string, objects: Record<number, string> = {}): Uint8Array =>
  update(pdf, { ...objects, [rootOf(pdf)]: withMembers(object(rootOf(pdf)), members) });
const onPage = (page: number, members: string, objects: Record<number, string> = {}): Uint8Array =>
  update(pdf, { ...objects, [pageObject(page)]: withMembers(object(pageObject(page)), members) });
/** The same length of other bytes, in place. */
const edited = (from: string, to: string): Uint8Array => {
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toContain(from);
  return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
};

test('what Docket rendered is identical', async () => {
  expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
});

describe('what is shown otherwise, or may be, is different, with the pages named', () => {
  const free = (n = 0): number => freeNumber(pdf) + n;
  test.each<[string, () => Uint8Array, number[], boolean]>([
    ['a white rectangle', () => drawn('q 1 1 1 rg 0 300 600 300 re f Q'), [1], true],
    [
      'a tiling pattern',
      () => drawn('/Pattern cs /P0 scn 0 300 600 300 re f', `/Patterns << /P0 ${free(1)} 0 R >>`),
      [1],
      true,
    ],
    [
      'an inline image',
      () => drawn('q 9 0 0 9 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q'),
      [1],
      true,
    ],
    ['invisible text', () => drawn('BT 3 Tr (92.50 EUR) Tj ET'), [1], true],
    ['a clip path', () => drawn('0 0 10 10 re W n'), [1], true],
    [
      'a hidden layer',
      () => drawn('/OC /L0 BDC 0 0 600 800 re f EMC', `/L0 ${free(2)} 0 R`),
      [1],
      true,
    ],
    ['a crop box', () => onPage(2, '/CropBox [0 0 100 100]'), [2], false],
    ['a rotation', () => onPage(3, '/Rotate 180'), [3], false],
    [
      'annotations by reference',
      () =>
        onPage(1, `/Annots ${free()} 0 R`, {
          [free()]: `[${free(1)} 0 R]`,
          [free(1)]: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (92.50) >>',
        }),
      [1],
      true,
    ],
    [
      'a widget',
      () =>
        inCatalog(`/AcroForm << /Fields [${free()} 0 R] /NeedAppearances true >>`, {
          [free()]: '<< /FT /Tx /T (a) /V (92.50) /Subtype /Widget /Rect [0 0 600 800] >>',
        }),
      [],
      true,
    ],
    [
      'JavaScript',
      () => inCatalog('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
      [],
      true,
    ],
    [
      'a layer that is off',
      () => inCatalog('/OCProperties << /OCGs [] /D << /OFF [] >> >>'),
      [],
      true,
    ],
    [
      'another title',
      () => update(pdf, { [find(/Denied|issue|Issue|refund/i)[0] ?? free()]: '(Refund denied)' }),
      [],
      true,
    ],
    [
      'another outline',
      () => update(pdf, { [find(/\/Title \(/)[0] ?? 0]: '<< /Title (Nothing to see) >>' }),
      [],
      true,
    ],
    [
      'a second attachment',
      () => update(pdf, { [free()]: stream('{"more":1}', '/Type /EmbeddedFile') }),
      [],
      true,
    ],
    [
      'a page replaced by an update',
      () => update(pdf, { [pageObject(2)]: object(pageObject(1)) }),
      [2],
      false,
    ],
    [
      'the text of a page replaced by an update',
      () => {
        const contents = Number(/\/Contents (\d+)/.exec(object(pageObject(4)))?.[1]);
        return update(pdf, { [contents]: stream('BT ET') });
      },
      [4],
      false,
    ],
    ['bytes after the end', () => Buffer.concat([pdf, Buffer.from('\n%')]), [], true],
    [
      'a line of white space after the end',
      () => Buffer.concat([pdf, Buffer.from('\n')]),
      [],
      true,
    ],
    [
      'bytes before the beginning',
      () => Buffer.from(`%PDF-1.7\n${Buffer.from(pdf).toString('latin1')}`, 'latin1'),
      [],
      true,
    ],
    [
      'a page box edited in place',
      () => edited('[0 0 595.28 841.89]', '[0 0 595.28 441.89]'),
      [1],
      false,
    ],
  ])('%s', (_, make, pages, outside) => {
    const { length: of } = find(PAGE);
    expect(comparePages(make(), pdf)).toEqual({ state: 'different', pages, of, outside });
  });

  test('a glyph under a lying map of characters: every page that is set in the face', () => {
    const [font] = objectsWith(pdf, /\/Subtype \/Type0/);
    const map = Number(/\/ToUnicode (\d+)/.exec(object(font as number))?.[1]);
    const check = comparePages(update(pdf, { [map]: stream('endcmap') }), pdf);
    expect(check).toMatchObject({ state: 'different', outside: false });
    expect(check.state === 'different' && check.pages.length).toBeGreaterThan(1);
  });

  test('pages of another JSON around the genuine one', async () => {
    const forged = structuredClone(dossier);
    forged.model.tiles[0] = { ...forged.model.tiles[0]!, word: say`Beyond all doubt` };
    const made = carrying(await renderPdf(forged), pdf);
    expect(Buffer.compare(extractDossier(made), encodeDossier(dossier))).toBe(0);
    const check = await checkPdf(made);
    expect(check.state === 'different' && check.pages).toContain(1);
  });

  test('a file of nothing but beginnings of objects is read once', () => {
    const many = Buffer.concat([pdf, Buffer.from('1 0 obj\n'.repeat(200_000))]);
    expect(comparePages(many, pdf)).toMatchObject({ state: 'different', outside: true });
  });

  test('saved again by another program, though it may look the same', async () => {
    const loaded = await PDF.load(pdf);
    loaded.setTitle('The same title');
    const again = await loaded.save();
    expect(await checkPdf(again)).toMatchObject({ state: 'different' });
    if (!havePdfTools()) return;
    const packed = runPdfTool('qpdf', pdf, ['--object-streams=generate', '{pdf}', '{out}']).out;
    expect(Buffer.compare(extractDossier(packed), encodeDossier(dossier))).toBe(0);
    const { length: of } = find(PAGE);
    const all = Array.from({ length: of }, (_, i) => i + 1);
    expect(await checkPdf(packed)).toEqual({ state: 'different', pages: all, of, outside: true });
  });
});

describe('a signature appended to the document, and nothing else', () => {
  const field = (): number => freeNumber(pdf) + 2;
  const change =
    (number: () => number, from: string | RegExp, to: string) =>
    (objects: Record<number, string>): Record<number, string> => ({
      ...objects,
      [number()]: (objects[number()] ?? '').replace(from, to),
    });

  test('is recognised, and one of another kind than a seal is said not to have been checked', async () => {
    const isOther = change(() => freeNumber(pdf), 'ETSI.CAdES.detached', 'ETSI.RFC3161');
    expect(await checkPdf(signed(pdf, isOther))).toEqual({
      state: 'identical',
      seals: [{ state: 'not_checked', kind: 'ETSI.RFC3161' }],
    });
  });

  test('that is no signature is recognised, and told', async () => {
    const seals = [{ state: 'invalid', fault: 'malformed' }];
    expect(await checkPdf(signed(pdf))).toEqual({ state: 'identical', seals });
  });

  test('twice, one over the other, is recognised too', () => {
    const compared = comparePages(signed(signed(pdf)), pdf);
    expect(compared.state === 'identical' && compared.signatures.map(({ kind }) => kind)).toEqual([
      'ETSI.CAdES.detached',
      'ETSI.CAdES.detached',
    ]);
  });

  test('is recognised up to sixteen times', () => {
    let file = pdf;
    for (let i = 0; i < 16; i += 1) file = signed(file);
    const compared = comparePages(file, pdf);
    expect(compared.state === 'identical' && compared.signatures.length).toBe(16);
    expect(comparePages(signed(file), pdf)).toMatchObject({ state: 'different', outside: true });
  });

  test('is recognised as a library writes it', async () => {
    const signer: Signer = {
      certificate: new Uint8Array(Buffer.from(CERTIFICATE, 'base64')),
      keyType: 'EC',
      signatureAlgorithm: 'ECDSA',
      sign: async () => new Uint8Array(64),
    };
    const { bytes } = await (await PDF.load(pdf)).sign({ signer });
    // The key is nobody's, so that what was signed does not verify.
    expect(await checkPdf(bytes)).toEqual({
      state: 'identical',
      seals: [{ state: 'invalid', fault: 'signature' }],
    });
  });

  test.each<[string, () => Uint8Array]>([
    ['a field that is drawn', () => signed(pdf, change(field, '[0 0 0 0]', '[0 0 500 700]'))],
    [
      'a field with an appearance',
      () => signed(pdf, change(field, '/F 132', '/AP << /N 1 0 R >>')),
    ],
    [
      'a field with an action',
      () => signed(pdf, change(field, '/F 132', '/A << /S /JavaScript >>')),
    ],
    [
      'more fields than there may be signatures',
      () =>
        signed(
          pdf,
          change(() => field() - 1, '[', `[${`${field()} 0 R `.repeat(16)}`),
        ),
    ],
    ['a field for text', () => signed(pdf, change(field, '/FT /Sig', '/FT /Tx'))],
    [
      'a form of another kind',
      () =>
        signed(
          pdf,
          change(() => field() - 1, '/SigFlags 3', '/XFA (x)'),
        ),
    ],
    [
      'an action of the document',
      () =>
        signed(
          pdf,
          change(() => rootOf(pdf), '<<', '<< /OpenAction [] '),
        ),
    ],
    [
      'other names',
      () =>
        signed(
          pdf,
          change(() => rootOf(pdf), /\/Names \d+ 0 R/, ''),
        ),
    ],
    [
      'another page',
      () =>
        signed(pdf, (objects) => ({
          ...objects,
          [pageObject(1)]: withMembers(object(pageObject(1)), '/Rotate 90'),
        })),
    ],
    [
      'another text of a page',
      () => signed(pdf, (objects) => ({ ...objects, [pageObject(1) - 2]: stream('BT ET') })),
    ],
    [
      'an annotation',
      () =>
        signed(pdf, (objects) => ({
          ...objects,
          [pageObject(1)]: withMembers(object(pageObject(1)), '/Annots [1 0 R] '),
        })),
    ],
    [
      'bytes that no byte range covers',
      () => update(signed(pdf), { [freeNumber(pdf) + 9]: 'null' }),
    ],
    ['bytes after it', () => Buffer.concat([signed(pdf), Buffer.from('%')])],
    [
      'a table that names another place',
      () => {
        const text = Buffer.from(signed(pdf)).toString('latin1');
        const [line = ''] = /\d{10} 00000 n/.exec(text.slice(pdf.length)) ?? [];
        const other = `${String(Number(line.slice(0, 10)) + 1).padStart(10, '0')} 00000 n`;
        return Buffer.from(
          text.slice(0, pdf.length) + text.slice(pdf.length).replace(line, other),
          'latin1',
        );
      },
    ],
    ['no signature at all', () => update(pdf, { [freeNumber(pdf)]: 'null' })],
  ])('%s is not that', (_, make) => {
    expect(comparePages(make(), pdf)).toMatchObject({ state: 'different' });
  });
});

describe('made elsewhere', () => {
  test('by another edition of the renderer: not checked', async () => {
    const renderer = { ...dossier.issue.renderer, edition: 'docket.pages/999' };
    const other = await renderPdf({ ...dossier, issue: { ...dossier.issue, renderer } });
    const text = Buffer.from(other).toString('latin1');
    const label = text.replaceAll('docket.pages/1,', 'docket.pages/999,').replace('/Rotate', '');
    const notChecked = {
      state: 'not_checked',
      reason: 'other_edition',
      madeWith: 'docket.pages/999',
      here: 'docket.pages/1',
    };
    const elsewhere = Buffer.from(label, 'latin1');
    expect(await checkPdf(elsewhere)).toEqual(notChecked);
    // Who asked for a seal hears that nobody looked for it.
    expect(await checkPdf(elsewhere, { roots: [] })).toEqual({
      ...notChecked,
      seals: 'not_checked',
    });
    // Printed here since, it is what is rendered here; and what is changed then is found.
    expect(await checkPdf(other)).toEqual({ state: 'identical', seals: [] });
    expect(await checkPdf(update(other, { [pageObject(1)]: '<< >>' }))).toMatchObject({
      state: 'different',
    });
  });
});

describe('the attachment is taken out within bounds', () => {
  const file = (content: Buffer, members = '/Filter /FlateDecode'): Uint8Array =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${content.length} ${members} >>\nstream\n`,
      ),
      content,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  const json = Buffer.from('{"decision_id":"dec_1"}');

  test.each([
    ['packed', file(deflateSync(json))],
    ['packed, the filter in a list', file(deflateSync(json), '/Filter [/FlateDecode]')],
    ['not packed', file(json, '')],
  ])('%s: its bytes', (_, bytes) => {
    expect(Buffer.from(extractDossier(bytes)).toString()).toBe(json.toString());
  });

  test.each([
    ['larger than 64 MiB', file(deflateSync(Buffer.alloc(65 * 1024 * 1024))), /larger than 64 MiB/],
    [
      'packed twice',
      file(deflateSync(deflateSync(json)), '/Filter [/FlateDecode /FlateDecode]'),
      /in a way that Docket does not use/,
    ],
    ['packed otherwise', file(json, '/Filter /LZWDecode'), /in a way that Docket does not use/],
    ['damaged', file(Buffer.from('no')), /cannot be unpacked/],
    ['cut short', file(json.subarray(0, 0), '').subarray(0, 60), /no attachment/],
    [
      'there twice, with other words',
      Buffer.concat([file(json, ''), file(Buffer.from('{"decision_id":"dec_2"}'), '')]),
      /two attachments/,
    ],
    [
      'one of many',
      Buffer.concat(Array.from({ length: 17 }, () => file(json, ''))),
      /more than 16 files/,
    ],
    [
      'named in too many places',
      Buffer.from(`%PDF-1.7\n${'/EmbeddedFile '.repeat(300)}`),
      /over 256 places/,
    ],
    [
      'not there',
      Buffer.from('%PDF-1.7\n1 0 obj << /Names /EmbeddedFiles >> endobj'),
      /no attachment/,
    ],
    ['in no PDF', Buffer.from('{"decision_id":"dec_1"}'), /does not begin as a PDF/],
  ])('%s: refused in words', (_, bytes, words) => {
    expect(() => extractDossier(bytes)).toThrow(words);
  });
});

/** Of a key that nobody has: what a signature says is not asked here. */
const CERTIFICATE =
  'MIIBiDCCAS+gAwIBAgIUJ4JS33GFTiu/2FeWcbJFIFGBJXowCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwORXhhbXBsZSBzaWduZXIwIBcNMjYxMTI3MDczNDQ0WhgPMjEyNjExMDMwNzM0NDRaMBkxFzAVBgNVBAMMDkV4YW1wbGUgc2lnbmVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEs75k9q3BvSwj8ZjeZl2MA/n3J2984linSYrYjLbjGF2JBQyFxDOi1MdtD/NGsBqbsm+DJ4+djt2xse9tVB/HM6NTMFEwHQYDVR0OBBYEFAgwcWiSx+GtiKmtPFHz/8Q5bpvtMB8GA1UdIwQYMBaAFAgwcWiSx+GtiKmtPFHz/8Q5bpvtMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgCIcqHOV6QWn4pSTnVWTCNz8nJIg5P+fAS5WaC4UlZv8CIEAWxW8ukyXEMLKtAgJ8t1nQDN/KmiVtz8OvECb2a0CB';
