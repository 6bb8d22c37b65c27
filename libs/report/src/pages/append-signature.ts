import { sha256 } from '@docket/chain';
import { DossierError } from '../dossier.js';
import { PADES } from './appended.js';
import { headOf, objectsOf, pageNumbers, type PdfObjects } from './objects.js';
import { PdfParser, type PdfDict, type PdfValue } from './values.js';

interface SealingOptions {
  /** When it is sealed, by the sealer's own clock; to the second. */
  at: Date;
  /** Bytes that the seal may take; more is asked for once, if it turns out longer. */
  room: number;
  /** Gives the CMS signature, DER, over a document with this SHA-256. */
  sign(digest: Uint8Array): Promise<Uint8Array>;
}

/** What the field of the seal is called where a reader says it aloud, by the document's language. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  en: 'Electronic seal of the issuer',
  de: 'Elektronisches Siegel des Herausgebers',
};
/** Added to the length of a seal that took more room than was given: the next may have another length. */
const SPARE_BYTES = 1_024;

/**
 * sealPdf appends a signature to a PDF that Docket rendered (ISO 32000-1, 12.8; PAdES, ETSI EN 319 142-1), with a field
 * that is not drawn. The document stays as it is, byte for byte.
 *
 * Rejects with DossierError for what is no such PDF, and with whatever `sign` rejects with.
 */
export async function sealPdf(
  pdf: Uint8Array,
  { at, room, sign }: SealingOptions,
): Promise<Uint8Array> {
  const first = reserve(pdf, at, room);
  const seal = await sign(first.digest);
  if (seal.length <= room) return first.fill(seal);
  const longer = seal.length + SPARE_BYTES;
  const second = reserve(pdf, at, longer);
  const again = await sign(second.digest);
  if (again.length <= longer) return second.fill(again);
  throw new DossierError('malformed', 'the length of the seal does not settle');
}

interface Reserved {
  digest: Uint8Array;
  fill(seal: Uint8Array): Uint8Array;
}

/** The file with room for a signature, and what it is to be of. */
function reserve(pdf: Uint8Array, at: Date, room: number): Reserved {
  const document = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const update = updateOf(document, at, room);
  const file = Buffer.concat([document, Buffer.from(update, 'latin1')]);
  const start = file.indexOf(CONTENTS, document.length) + CONTENTS.length;
  const end = start + 2 * room + 2;
  const range = [0, start, end, file.length - end].join(' ').padEnd(RANGE_CHARS);
  file.write(range, file.indexOf(RANGE, document.length) + RANGE.length, 'latin1');
  return {
    digest: sha256(Buffer.concat([file.subarray(0, start), file.subarray(end)])),
    fill: (seal) => {
      file.write(Buffer.from(seal).toString('hex'), start + 1, 'latin1');
      return new Uint8Array(file);
    },
  };
}

const RANGE = '/ByteRange [';
const RANGE_CHARS = 44;
const CONTENTS = '/Contents ';

/** Objects for a signature, its field and the form of it, the catalog and the first page that name them, and a table. */
function updateOf(document: Buffer, at: Date, room: number): string {
  const { objects } = objectsOf(document);
  const { table, trailer } = endOf(document);
  const [page] = pageNumbers(objects);
  const root = trailer.members.get('Root');
  const size = Number(textOf(trailer.members.get('Size')));
  if (page === undefined || root?.kind !== 'ref' || !Number.isSafeInteger(size)) throw notOurs();
  const catalog = dictAt(objects, root.number);
  const [signature, field, form] = [size, size + 1, size + 2];
  const language = textOf(catalog.members.get('Lang'));
  const said = FIELD_WORDS[language] ?? FIELD_WORDS['en'];
  const annotations = listOf(dictAt(objects, page).members.get('Annots'), objects);
  const written: [number: number, text: string][] = [
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${PADES} /M (${dateOf(at)})\n` +
        `${RANGE}${' '.repeat(RANGE_CHARS)}]\n${CONTENTS}<${'0'.repeat(2 * room)}> >>`,
    ],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /TU (${said}) /V ${signature} 0 R ` +
        `/F 132 /P ${page} 0 R /Rect [0 0 0 0] >>`,
    ],
    [form, `<< /Fields [${field} 0 R] /SigFlags 3 >>`],
    [root.number, withMember(catalog, 'AcroForm', ref(form))],
    [
      page,
      withMember(dictAt(objects, page), 'Annots', {
        kind: 'array',
        items: [...annotations, ref(field)],
      }),
    ],
  ];
  return withTable(document.length, written, { table, trailer, size: size + 3 });
}

function withTable(
  base: number,
  objects: readonly (readonly [number, string])[],
  { table, trailer, size }: { table: number; trailer: PdfDict; size: number },
): string {
  let text = '';
  const rows = objects.map(([number, object]) => {
    const offset = String(base + text.length).padStart(10, '0');
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return [number, `${number} 1\n${offset} 00000 n \n`] as const;
  });
  const sorted = rows.toSorted(([a], [b]) => a - b).map(([, row]) => row);
  const members = new Map(trailer.members)
    .set('Size', { kind: 'number', text: String(size) })
    .set('Prev', { kind: 'number', text: String(table) });
  const end = textIn({ kind: 'dict', members });
  return `${text}xref\n${sorted.join('')}trailer\n${end}\nstartxref\n${base + text.length}\n%%EOF\n`;
}

/** Where the table of a document begins, and its trailer. */
function endOf(document: Buffer): { table: number; trailer: PdfDict } {
  const tail = document.toString('latin1', Math.max(0, document.length - 64));
  const [, start] = /startxref\s+(\d{1,10})\s+%%EOF\n$/.exec(tail) ?? [];
  if (start === undefined) throw notOurs();
  const text = document.toString('latin1', Number(start));
  const trailer = new PdfParser(text, text.indexOf('trailer') + 'trailer'.length).value();
  if (trailer.kind !== 'dict' || trailer.members.has('Prev')) throw notOurs();
  return { table: Number(start), trailer };
}

function dictAt(objects: PdfObjects, number: number): PdfDict {
  const object = objects.get(number);
  const head = object === undefined ? '' : headOf(object);
  const value = new PdfParser(head, head.indexOf('obj') + 3).value();
  if (value.kind !== 'dict') throw notOurs();
  return value;
}

function listOf(value: PdfValue | undefined, objects: PdfObjects): readonly PdfValue[] {
  if (value === undefined) return [];
  if (value.kind === 'array') return value.items;
  const object = value.kind === 'ref' ? objects.get(value.number) : undefined;
  if (object === undefined) throw notOurs();
  const head = headOf(object);
  return listOf(new PdfParser(head, head.indexOf('obj') + 3).value(), new Map());
}

const ref = (number: number): PdfValue => ({ kind: 'ref', number, generation: 0 });

const withMember = ({ members }: PdfDict, name: string, value: PdfValue): string =>
  textIn({ kind: 'dict', members: new Map(members).set(name, value) });

/** A value as it is written in a file. */
function textIn(value: PdfValue): string {
  switch (value.kind) {
    case 'name':
      return `/${value.text}`;
    case 'string':
      return `(${value.text})`;
    case 'hex':
      return `<${value.text}>`;
    case 'number':
    case 'word':
      return value.text;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(textIn).join(' ')}]`;
    case 'dict':
      return `<< ${[...value.members].map(([name, one]) => `/${name} ${textIn(one)}`).join('\n')} >>`;
  }
}

const textOf = (value: PdfValue | undefined): string =>
  value !== undefined && 'text' in value ? value.text : '';

/** ISO 32000-1, 7.9.4, in UTC. */
const dateOf = (at: Date): string =>
  `D:${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}+00'00'`;

const notOurs = (): DossierError =>
  new DossierError('not_a_pdf', 'it is no PDF as Docket renders them');
