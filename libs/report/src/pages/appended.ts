import { headOf, pageNumbers, type PdfObjects } from './objects.js';
import { PdfParser, PdfSyntaxError, sameValue, type PdfDict, type PdfValue } from './values.js';

/** Bytes that signatures append at most: certificates and revocation lists are among them. */
const APPENDED_BYTES_MAX = 4 * 1024 * 1024;

/** Signatures, and fields of them, at most: each is of the whole file, and every page is held against them again. */
const SIGNATURES_MAX = 16;

/** One object of an incremental update. */
interface Appended {
  value: PdfValue;
  /** Where it begins in the file. */
  offset: number;
}

interface Revision {
  objects: Map<number, Appended>;
  trailer: PdfDict;
  /** Where it ends in the file. */
  end: number;
}

const WIDGET = ['Type', 'Subtype', 'FT', 'T', 'TU', 'V', 'F', 'P', 'Rect', 'Lock', 'SV', 'DA'];
const FORM = ['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances'];
const TRAILER = ['Size', 'Root', 'Prev', 'Info', 'ID'];
const CATALOG = ['AcroForm', 'DSS', 'Extensions', 'Perms', 'Version'];

/** What PAdES calls the signatures that people and organisations make; those of time are called otherwise. */
export const PADES = 'ETSI.CAdES.detached';

/** A signature that was appended to a document, unchecked. */
export interface AppendedSignature {
  /** `SubFilter` of its dictionary: what `contents` is. */
  kind: string;
  /** Where in the file the signature itself stands, in hexadecimal between angle brackets. */
  gap: { start: number; end: number };
  /** Up to where it is of the file, but for the gap. */
  end: number;
}

/** A signature taken out of a file, as large as the file: of several, one at a time. */
export function cutSignature(
  file: Buffer,
  { gap, end }: AppendedSignature,
): {
  /** The signature, and the zeros that fill the room that it was given. */
  contents: Uint8Array;
  /** What it is of: the file up to its own end, but for `contents`. */
  document: Uint8Array;
} {
  return {
    contents: Buffer.from(file.toString('latin1', gap.start + 1, gap.end - 1), 'hex'),
    document: Buffer.concat([file.subarray(0, gap.start), file.subarray(gap.end, end)]),
  };
}

/**
 * appendedSignatures gives the signatures that were appended to a document of Docket's as PAdES writes them (ISO
 * 32000-1, 12.8 and 7.5.6), where what was appended is that and nothing else: each update holds a signature
 * dictionary whose byte range is the whole file but for the signature, a field for it that is not drawn,
 * and the catalog and pages that name them, unchanged otherwise. Undefined where it is anything else, or more than 16.
 * Whether a signature holds, and whose it is, is not asked.
 *
 * @param objects of the document before the update.
 */
export function appendedSignatures(
  file: Buffer,
  documentLength: number,
  objects: PdfObjects,
): AppendedSignature[] | undefined {
  if (file.length - documentLength > APPENDED_BYTES_MAX) return undefined;
  const signatures: AppendedSignature[] = [];
  try {
    const text = file.toString('latin1', documentLength);
    const before = documentOf(file.toString('latin1', 0, documentLength), objects);
    const latest = new Map<number, PdfValue>();
    let { table } = before;
    let at = 0;
    while (at < text.length) {
      if (signatures.length === SIGNATURES_MAX) return undefined;
      const revision = readRevision(text, at, { base: documentLength, previous: table });
      for (const [number, { value }] of revision.objects) latest.set(number, value);
      const signature = signatureOf(revision, file);
      if (signature === undefined || !onlySigns(revision.trailer, latest, before)) return undefined;
      signatures.push(signature);
      at = revision.end - documentLength;
      table = startOfTable(text.slice(0, at));
    }
    return at > 0 ? signatures : undefined;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/** What a document was before anything was appended. */
interface Before {
  table: number;
  trailer: PdfDict;
  pages: ReadonlySet<number>;
  get(number: number): PdfValue | undefined;
  has(number: number): boolean;
}

function documentOf(text: string, objects: PdfObjects): Before {
  const table = startOfTable(text);
  const trailer = new PdfParser(text, text.indexOf('trailer', table) + 'trailer'.length).value();
  if (trailer.kind !== 'dict') throw new PdfSyntaxError('no trailer');
  return {
    table,
    trailer,
    pages: new Set(pageNumbers(objects)),
    get: (number) => {
      const object = objects.get(number);
      return object === undefined ? undefined : valueOf(object);
    },
    has: (number) => objects.has(number),
  };
}

const valueOf = (object: Buffer): PdfValue => {
  const head = headOf(object);
  return new PdfParser(head, head.indexOf('obj') + 3).value();
};

/** Where the last cross-reference table of a file begins, by its own word. */
function startOfTable(text: string): number {
  const [, start] = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-64)) ?? [];
  if (start === undefined) throw new PdfSyntaxError('no cross-reference table');
  return Number(start);
}

/** Objects, a table that names just these at their places, and a trailer that goes on from the one before. */
function readRevision(
  text: string,
  start: number,
  { base, previous }: { base: number; previous: number },
): Revision {
  const parser = new PdfParser(text, start);
  const objects = new Map<number, Appended>();
  for (;;) {
    parser.skipWhite();
    const offset = base + parser.at;
    if (parser.take('xref')) {
      readTable(parser, objects);
      parser.expect('trailer');
      const trailer = parser.value();
      parser.expect('startxref');
      const table = parser.integer();
      const prev = trailer.kind === 'dict' ? trailer.members.get('Prev') : undefined;
      const goesOn = prev?.kind === 'number' && Number(prev.text) === previous;
      if (trailer.kind !== 'dict' || table !== offset || !goesOn) {
        throw new PdfSyntaxError('the update does not go on from the document');
      }
      parser.expect('%%EOF');
      parser.skipWhite();
      return { objects, trailer, end: base + parser.at };
    }
    const number = parser.integer();
    if (parser.integer() !== 0 || objects.has(number)) throw new PdfSyntaxError('generations');
    parser.expect('obj');
    const value = parser.value();
    passStream(parser, value);
    parser.expect('endobj');
    objects.set(number, { value, offset });
  }
}

/** Streams hold certificates and the like; what they hold is not shown, for nothing on a page names them. */
function passStream(parser: PdfParser, value: PdfValue): void {
  if (!parser.take('stream')) return;
  const length = value.kind === 'dict' ? value.members.get('Length') : undefined;
  // A negative one would have what was read be read again as something else.
  if (length?.kind !== 'number' || !/^\d{1,10}$/.test(length.text))
    throw new PdfSyntaxError('a stream without its length');
  if (parser.text[parser.at] === '\r') parser.at += 1;
  parser.at += 1 + Number(length.text);
  parser.expect('endstream');
}

/** What a reader goes by is the table, so it must name what was read above, each where it was read. */
function readTable(parser: PdfParser, objects: ReadonlyMap<number, Appended>): void {
  const named = new Set<number>();
  parser.skipWhite();
  while (/\d/.test(parser.text[parser.at] ?? '')) {
    const first = parser.integer();
    const count = parser.integer();
    for (let number = first; number < first + count; number += 1) {
      const offset = parser.integer();
      const generation = parser.integer();
      const inUse = parser.take('n');
      if (!inUse) {
        parser.expect('f');
        // The head of the list of free objects is all that may be freed.
        if (number !== 0) throw new PdfSyntaxError('an object is taken away');
      } else if (objects.get(number)?.offset !== offset || generation !== 0) {
        throw new PdfSyntaxError('the table names what is not there');
      } else named.add(number);
    }
    parser.skipWhite();
  }
  if (named.size !== objects.size) throw new PdfSyntaxError('the table leaves an object out');
}

/** The one signature that a revision holds, of everything up to its own end. */
function signatureOf({ objects, end }: Revision, file: Buffer): AppendedSignature | undefined {
  const dicts = [...objects.values()].filter(({ value }) => isSignatureDict(value));
  const [one] = dicts;
  // A second one would not cover what stands in the room of the first.
  if (one === undefined || dicts.length > 1) return undefined;
  const gap = gapOf(file, one.offset, end);
  return gap && { kind: word(dictOf(one.value), 'SubFilter') ?? '', gap, end };
}

/** Whether what was appended up to here shows what the document showed, with fields of signatures that are not drawn. */
function onlySigns(
  trailer: PdfDict,
  latest: ReadonlyMap<number, PdfValue>,
  before: Before,
): boolean {
  const sameTrailer = ['Root', 'Info'].every((name) =>
    sameValue(trailer.members.get(name), before.trailer.members.get(name)),
  );
  const at = trailer.members.get('Root');
  if (!sameTrailer || !onlyMembers(trailer, TRAILER) || at?.kind !== 'ref') return false;
  const get: Follow = (value) =>
    value?.kind === 'ref' ? (latest.get(value.number) ?? before.get(value.number)) : value;
  const form = get(dictOf(get(at))?.members.get('AcroForm'));
  if (form?.kind !== 'dict' || !onlyMembers(form, FORM)) return false;
  const fields = get(form.members.get('Fields'));
  if (fields?.kind !== 'array' || fields.items.length > SIGNATURES_MAX) return false;
  if (!fields.items.every((field) => isHiddenField(get(field), get))) return false;
  return [...latest].every(([number, value]) => {
    const old = before.get(number);
    if (old === undefined) return !before.has(number);
    if (number === at.number) return isSameBut(old, value, CATALOG);
    // Of what was there, only a page may be written again: everything else is shown or names what is.
    return (
      before.pages.has(number) &&
      isSameBut(old, value, ['Annots']) &&
      addsFields(old, value, { get, fields: fields.items })
    );
  });
}

type Follow = (value: PdfValue | undefined) => PdfValue | undefined;

const dictOf = (value: PdfValue | undefined): PdfDict | undefined =>
  value?.kind === 'dict' ? value : undefined;

const word = (dict: PdfDict | undefined, name: string): string | undefined => {
  const value = dict?.members.get(name);
  return value !== undefined && 'text' in value ? value.text : undefined;
};

const isSignatureDict = (value: PdfValue): value is PdfDict =>
  value.kind === 'dict' && ['Sig', 'DocTimeStamp'].includes(word(value, 'Type') ?? '');

const onlyMembers = (dict: PdfDict, names: readonly string[]): boolean =>
  [...dict.members.keys()].every((name) => names.includes(name));

/** Where the signature itself stands, if the byte range is everything else from the first byte to `end`. */
function gapOf(
  file: Buffer,
  offset: number,
  end: number,
): { start: number; end: number } | undefined {
  const text = file.toString('latin1', offset, end);
  const [, first, before, after, rest] =
    /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text) ?? [];
  const gap = { start: Number(before), end: Number(after) };
  const isWhole = Number(first) === 0 && gap.start > offset && gap.end + Number(rest) === end;
  return isWhole && /^<(?:[0-9A-Fa-f]{2})*>$/.test(file.toString('latin1', gap.start, gap.end))
    ? gap
    : undefined;
}

/** A field of a signature that takes no room on a page and does nothing. */
function isHiddenField(field: PdfValue | undefined, get: Follow): boolean {
  if (field?.kind !== 'dict' || !onlyMembers(field, WIDGET) || word(field, 'FT') !== 'Sig') {
    return false;
  }
  const signature = get(field.members.get('V'));
  const rect = field.members.get('Rect');
  const [left, bottom, right, top] = rect?.kind === 'array' ? rect.items : [];
  return (
    signature !== undefined &&
    isSignatureDict(signature) &&
    (rect === undefined || (sameValue(left, right) && sameValue(bottom, top)))
  );
}

/** Whether a dictionary is what it was before, the named members apart. */
function isSameBut(before: PdfValue, after: PdfValue, names: readonly string[]): boolean {
  if (before.kind !== 'dict' || after.kind !== 'dict') return sameValue(before, after);
  const others = ({ members }: PdfDict): [string, PdfValue][] =>
    [...members].filter(([name]) => !names.includes(name));
  const kept = new Map(others(after));
  return (
    kept.size === others(before).length &&
    others(before).every(([name, value]) => sameValue(value, kept.get(name)))
  );
}

/** A page, or its list of annotations, has what it had before, and fields of signatures after that. */
function addsFields(
  before: PdfValue,
  after: PdfValue,
  { get, fields }: { get: Follow; fields: readonly PdfValue[] },
): boolean {
  const listOf = (value: PdfValue): readonly PdfValue[] | undefined => {
    if (value.kind !== 'dict') return undefined;
    const list = get(value.members.get('Annots'));
    if (list === undefined) return [];
    return list.kind === 'array' ? list.items : undefined;
  };
  const [old, now] = [listOf(before), listOf(after)];
  if (old === undefined || now === undefined) return false;
  return (
    old.every((item, i) => sameValue(item, now[i])) &&
    now.slice(old.length).every((item) => fields.some((field) => sameValue(field, item)))
  );
}
