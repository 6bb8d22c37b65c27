import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { everyScript, handoff, refund, scripts } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { sealPdf } from '../pages/append-signature.js';
import { renderPdf } from './render.js';

/** Namespaces that PDF/A-3 knows the properties of (ISO 19005-3, 6.6.2.3; XMP specification). */
const KNOWN = [
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://purl.org/dc/elements/1.1/',
  'http://ns.adobe.com/xap/1.0/',
  'http://ns.adobe.com/pdf/1.3/',
  'http://www.aiim.org/pdfa/ns/id/',
  'http://www.aiim.org/pdfa/ns/extension/',
  'http://www.aiim.org/pdfa/ns/schema#',
  'http://www.aiim.org/pdfa/ns/property#',
];

async function render(write: (ledger: TestLedger) => string): Promise<Uint8Array> {
  process.env['DOCKET_FONT_PACKAGE'] = write === everyScript ? 'on' : 'off';
  const ledger = new TestLedger();
  const dossier = await buildDossier(await ledger.evidence(write(ledger)), {
    variant: write === scripts || write === everyScript ? 'interim' : 'full',
    issuedAt: '2026-11-22T19:00:00.000Z',
    deployer: 'Example <Retail> & Söhne',
  });
  return renderPdf(dossier);
}

/**
 * Rules of ISO 19005-3 (PDF/A-3, level A) and ISO 14289-1 (PDF/UA-1), each read from the file and not from
 * what the file calls itself. No validator of the whole standards runs here.
 */
describe.each([
  ['refund', refund],
  ['scripts', scripts],
  ['handoff', handoff],
  ['every script', everyScript],
])('the PDF of the %s dossier, by the rules', (_, write) => {
  let pdf: Uint8Array;
  let text: string;
  /** The same with streams unpacked. */
  let plain: string;
  let xmp: string;

  beforeAll(async () => {
    pdf = await render(write);
    text = Buffer.from(pdf).toString('latin1');
    plain = havePdfTools()
      ? runPdfTool('qpdf', pdf, ['--qdf', '{pdf}', '{out}']).out.toString('latin1')
      : text;
    xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(text)?.[0] ?? '';
  });

  const dicts = (pattern: RegExp): string[] =>
    [...text.matchAll(/\n\d+ 0 obj\n(<<[\s\S]*?)(?=\n(?:endobj|stream)\n)/g)]
      .map(([, dict = '']) => dict)
      .filter((dict) => pattern.test(dict));

  test('ISO 19005-3 6.1.2: a header, and a comment of four bytes above 127', () => {
    expect(text).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/);
  });

  test('ISO 19005-3 6.1.3: an ID, no encryption, nothing after the last %%EOF', () => {
    const trailer = text.slice(text.lastIndexOf('trailer'));
    expect(trailer).toMatch(/\/ID \[<[0-9a-fA-F]{32}> <[0-9a-fA-F]{32}>\]/);
    expect(trailer).not.toContain('/Encrypt');
    expect(trailer).toMatch(/%%EOF\n?$/);
  });

  test('ISO 19005-3 6.2.3 and 6.2.4: an output intent with a profile, for the device colours', () => {
    const [intent = ''] = dicts(/\/GTS_PDFA1/);
    expect(intent).toMatch(/\/DestOutputProfile \d+ 0 R/);
    expect(plain).not.toMatch(/^[\d. ]+ [kK]$/m);
  });

  test('ISO 19005-3 6.2.11.4: each font is embedded', () => {
    const fonts = dicts(/\/Type \/FontDescriptor/);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/\/FontFile[23]? \d+ 0 R/);
  });

  test('ISO 19005-3 6.2.11.7, ISO 14289-1 7.21.7: each font says what its glyphs are read as', () => {
    for (const font of dicts(/\/Subtype \/Type0/)) expect(font).toMatch(/\/ToUnicode \d+ 0 R/);
    expect(plain).not.toMatch(/<(?:feff|fffe)>/i);
  });

  test('ISO 14289-1 7.1, ISO 32000-1 14.9.4: an element that is read by its text is a Span, and has some', () => {
    for (const element of dicts(/\/ActualText /)) {
      expect(element).toMatch(/\/S \/Span\n/);
      expect(element).not.toMatch(/\/ActualText \(\)/);
    }
    expect(dicts(/\/ActualText /).length > 0).toBe(write === everyScript);
  });

  test('ISO 19005-3 6.4 and 6.5: no scripts, no actions but links within the document, no forms', () => {
    for (const name of ['JavaScript', 'Launch', 'OpenAction', 'AA', 'AcroForm', 'XFA', 'URI'])
      expect(dicts(new RegExp(`/${name}\\b`))).toEqual([]);
  });

  test('ISO 19005-3 6.6.2.3.1: each property of the metadata is known, or described by the file', () => {
    const prefixes = new Map(
      [...xmp.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri]),
    );
    const described = [...xmp.matchAll(/<pdfaSchema:namespaceURI>([^<]+)</g)].map(([, uri]) => uri);
    const used = new Set([...xmp.matchAll(/<(\w+):(\w+)[ >/]/g)].map(([, prefix = '']) => prefix));
    expect(used.has('pdfuaid')).toBe(true);
    for (const prefix of used) {
      if (prefix === 'x') continue;
      const uri = prefixes.get(prefix);
      expect([prefix, KNOWN.includes(uri ?? '') || described.includes(uri)]).toEqual([
        prefix,
        true,
      ]);
    }
    for (const [, name] of xmp.matchAll(/<pdfuaid:(\w+)>/g))
      expect(xmp).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`);
    for (const part of ['schema', 'namespaceURI', 'prefix', 'property'])
      expect(xmp).toContain(`<pdfaSchema:${part}>`);
    for (const part of ['name', 'valueType', 'category', 'description'])
      expect(xmp).toContain(`<pdfaProperty:${part}>`);
  });

  test('ISO 19005-3 6.6.4, ISO 14289-1 5: part and conformance', () => {
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('ISO 19005-3 6.8: the attachment has a media type, a name and a relation to the document', () => {
    const [file = ''] = dicts(/\/Type \/EmbeddedFile/);
    expect(file).toContain('/Subtype /application#2Fjson');
    const [spec = ''] = dicts(/\/Type \/Filespec/);
    for (const part of ['/F (', '/UF (', '/AFRelationship /Data', '/EF'])
      expect(spec).toContain(part);
    expect(dicts(/\/Type \/Catalog/)[0]).toMatch(/\/AF \[\d+ 0 R\]/);
  });

  test('ISO 19005-3 6.7, ISO 14289-1 7.1: marked, with a language, its title shown', () => {
    const [catalog = ''] = dicts(/\/Type \/Catalog/);
    expect(catalog).toMatch(/\/Lang \(en\)/);
    expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(dicts(/\/Marked true/)).not.toEqual([]);
    expect(dicts(/\/DisplayDocTitle true/)).not.toEqual([]);
    expect(xmp).toMatch(/<dc:title>[\s\S]*<rdf:li[^>]*>[^<]+</);
  });

  test('ISO 14289-1 7.2 and 7.4: headings descend without a gap, each row and column has a header', () => {
    const levels = dicts(/\/S \/H\d/).map((dict) => Number(/\/S \/H(\d)/.exec(dict)?.[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const scopes = dicts(/\/S \/TH/).map((dict) => /\/Scope \/(Row|Column)/.exec(dict)?.[1]);
    expect(new Set(scopes)).toEqual(new Set(['Row', 'Column']));
  });

  test('ISO 14289-1 7.3: each figure has words in its place', () => {
    for (const figure of dicts(/\/S \/Figure/)) expect(figure).toMatch(/\/Alt \(/);
  });

  test('ISO 14289-1 7.18.3: on each page, tabs follow the structure', () => {
    const pages = dicts(/\/Type \/Page\n/);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('/Tabs /S');
  });

  const objects = (): Map<string, string> =>
    new Map(
      [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)(?=\nendobj|\nstream)/g)].map(
        ([, number = '', body = '']) => [number, body],
      ),
    );

  test('ISO 14289-1 7.18.1, 7.18.5: each annotation is a link, in a Link element, with a description', () => {
    const all = objects();
    const annotations = [...all].filter(([, body]) => body.includes('/Type /Annot\n'));
    const links = [...all].filter(([, body]) => /\/S \/Link\n/.test(body));
    expect(annotations.length).toBeGreaterThan(20);
    expect(links).toHaveLength(annotations.length);
    const tagged = links.map(([, body]) => /\/Type \/OBJR\n\/Obj (\d+) 0 R/.exec(body)?.[1]);
    expect(new Set(tagged)).toEqual(new Set(annotations.map(([number]) => number)));
    for (const [, body] of links) expect(body).toMatch(/\/K \[\d+ </);
    for (const [, body] of annotations) {
      expect(body).toContain('/Subtype /Link\n');
      const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(body) ?? [];
      expect(all.get(contents)).toMatch(/^\((?:Section|Entry|Source|Human review|Change) \d+/);
      expect(body).toMatch(/\/StructParent \d+/);
    }
  });

  test('ISO 19005-3 6.3.2: each annotation is printed, and never hidden', () => {
    for (const annotation of dicts(/\/Type \/Annot\n/)) expect(annotation).toMatch(/\/F 4\n/);
  });

  test('ISO 32000-1 12.3.2: each link leads to a page of the document, above its foot', () => {
    const all = objects();
    const pages = [...all].filter(([, body]) => /\/Type \/Page\n/.test(body)).map(([n]) => n);
    for (const annotation of dicts(/\/Type \/Annot\n/)) {
      const [, dest = ''] = /\/Dest (\d+) 0 R/.exec(annotation) ?? [];
      const [, page = '', top] =
        /^\[(\d+) 0 R \/XYZ null ([\d.]+) null\]$/.exec(all.get(dest) ?? '') ?? [];
      expect(pages).toContain(page);
      expect(Number(top)).toBeGreaterThan(58);
    }
  });

  test('ISO 32000-1 12.3.3: bookmarks are nested, and say how many they hold', () => {
    const nested = dicts(/\/Title \(/).filter((dict) => dict.includes('/First '));
    expect(nested.length).toBeGreaterThan(3);
    for (const dict of nested) expect(dict).toMatch(/\/Count -\d+/);
  });
});

describe('a PDF that is sealed, by the rules', () => {
  let pdf: Uint8Array;
  let behind: string;

  beforeAll(async () => {
    pdf = await render(refund);
    const seal = { at: new Date('2026-11-22T19:00:05Z'), room: 16 };
    // What the signature says is another spec's matter: test/time-stamps/document-seal.spec.ts.
    const sealed = await sealPdf(pdf, { ...seal, sign: async () => new Uint8Array([0x30, 0x00]) });
    behind = Buffer.from(sealed.subarray(pdf.length)).toString('latin1');
  });

  const dictOf = (pattern: RegExp): string =>
    [...behind.matchAll(/(?:^|\n)\d+ 0 obj\n(<<[\s\S]*?)(?=\nendobj\n)/g)]
      .map(([, dict = '']) => dict)
      .find((dict) => pattern.test(dict)) ?? '';

  test('ISO 19005-3 6.1.3: an ID, no encryption, nothing after the last %%EOF', () => {
    const trailer = behind.slice(behind.lastIndexOf('trailer'));
    expect(trailer).toMatch(/\/ID \[<[0-9a-fA-F]{32}> <[0-9a-fA-F]{32}>\]/);
    expect(trailer).not.toContain('/Encrypt');
    expect(trailer).toMatch(/%%EOF\n$/);
  });

  test('ISO 19005-3 6.3.2: the field is printed, and never hidden', () => {
    // Print and Locked; neither Invisible nor Hidden nor NoView nor ToggleNoView.
    expect(dictOf(/\/Subtype \/Widget/)).toMatch(/\/F 132 /);
  });

  test('ISO 19005-3 6.4: one field of one signature, which is of the whole file, and no action', () => {
    const form = dictOf(/\/SigFlags 3/);
    expect(form).toMatch(/^<< \/Fields \[\d+ 0 R\] \/SigFlags 3 >>$/);
    const field = dictOf(/\/Subtype \/Widget/);
    for (const name of ['A', 'AA', 'AP', 'MK'])
      expect(field).not.toMatch(new RegExp(`/${name}\\b`));
    // Without extent, for which 6.3.3 asks no appearance.
    expect(field).toContain('/Rect [0 0 0 0]');
    const signature = dictOf(/\/Type \/Sig /);
    const [, before, after, rest] = (
      /\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/.exec(signature) ?? []
    ).map(Number) as [number, number, number, number];
    expect([after - before, after + rest]).toEqual([34, pdf.length + behind.length]);
  });

  test('ISO 14289-1 7.18.1: the field has a description, and lies outside of what is shown', () => {
    const field = dictOf(/\/Subtype \/Widget/);
    expect(field).toContain('/TU (Electronic seal of the issuer)');
    expect(dictOf(/\/Type \/Page\n/)).toContain('/MediaBox [0 0 595.28 841.89]');
  });

  test('ISO 14289-1 7.18.3: on its page, tabs still follow the structure', () => {
    expect(dictOf(/\/Type \/Page\n/)).toContain('/Tabs /S');
  });
});

test('docs/format/pdf-rules.md lists the rules that are checked here, and no other', () => {
  const read = (path: string): string =>
    readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
  const rules = (text: string): string[] => {
    let standard = '';
    return [...text.matchAll(/(ISO \d+-\d)|\b(\d+(?:\.\d+)+|5)\b/g)].flatMap(
      ([, named, clause]) => {
        if (named !== undefined) standard = named;
        return clause === undefined ? [] : [`${standard} ${clause}`];
      },
    );
  };
  const titles = [...read('./conformance.spec.ts').matchAll(/test\('(ISO [^:']+):/g)];
  const rows = [...read('../../../../docs/format/pdf-rules.md').matchAll(/^\| (ISO [^|]+?) +\|/gm)];
  const listed = rows.flatMap(([, rule = '']) => rules(rule));
  expect(listed.length).toBeGreaterThan(20);
  expect(new Set(listed)).toEqual(new Set(titles.flatMap(([, rule = '']) => rules(rule))));
});
