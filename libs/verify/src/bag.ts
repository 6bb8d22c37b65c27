import { concatBytes, decodeUtf8 } from '@docket/chain';
import { decodePath, isBagPath, requireDistinct } from './bag-paths.js';
import { ReaderError } from './reader.js';

/**
 * What may be wrong with a bag (BagIt 1.0, RFC 8493), closed: a test holds these and the table in docs/guide/auditor.md
 * together. What is wrong with the ledger in it has codes of its own.
 */
export const BAG_FINDING_CODES = [
  'bag_declaration_invalid',
  'bag_manifest_invalid',
  'bag_file_missing',
  'bag_file_unlisted',
  'bag_file_foreign',
  'bag_digest_mismatch',
  'bag_oxum_mismatch',
  'bag_info_invalid',
  'bag_info_mismatch',
  'bag_view_mismatch',
] as const;
export type BagFindingCode = (typeof BAG_FINDING_CODES)[number];

export interface BagFinding {
  code: BagFindingCode;
  /** One plain sentence. */
  message: string;
  /** The file concerned, within the bag. */
  path?: string;
}

/** A bag wherever it is: an archive, or a folder. */
export interface BagSource {
  /** Every file in it, by its path within the bag, `/` between names. */
  files: readonly string[];
  /** Its content, piece by piece. @throws ReaderError, while it is read. */
  open(path: string): AsyncIterable<Uint8Array>;
  /** Digest (64 lower-case hex digits) and length of whatever is read. */
  digest(content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
}

/** What checking a bag by itself came to. */
export interface BagCheck {
  payloadFiles: number;
  payloadBytes: number;
  /** SHA-256 of each file of the payload, as it is. */
  digests: ReadonlyMap<string, string>;
  /** `bag-info.txt`; of a label that is there twice, which is a finding, the first. */
  info: ReadonlyMap<string, string>;
  findings: BagFinding[];
}

const DECLARATION = /^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8(?:\r?\n)?$/;
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const TAG_BYTES_MAX = 1024 * 1024;
const MANIFEST_BYTES_MAX = 8 * 1024 * 1024;
/** Longest line of a tag file: a digest and a path. In characters. */
const LINE_CHARACTERS_MAX = 8_192;
/** Findings of each kind that are listed. */
const LISTED_MAX = 20;

/**
 * checkBag checks a bag by itself: its declaration, that every file is listed and as listed, that none is missing, and
 * its `Payload-Oxum`. Stricter than RFC 8493: tag files have to be listed too, and only SHA-256 is looked at.
 *
 * @throws ReaderError `malformed` for what is no bag: one that has no `bagit.txt`, or two names that are one elsewhere.
 */
export async function checkBag(source: BagSource): Promise<BagCheck> {
  requireDistinct(source.files);
  const findings = new BagFindings();
  const there = new Set(source.files);
  const read = async (path: string, bytesMax: number): Promise<string> => {
    if (there.has(path)) return textOf(path, source.open(path), bytesMax);
    findings.add('bag_file_missing', `The bag has no ${path}.`, path);
    return '';
  };
  if (!there.has('bagit.txt'))
    throw new ReaderError('malformed', 'it has no bagit.txt: it is no bag');
  if (!DECLARATION.test(await read('bagit.txt', TAG_BYTES_MAX)))
    findings.add('bag_declaration_invalid', 'bagit.txt does not declare BagIt 1.0 in UTF-8.');
  const listed = readManifest(MANIFEST, await read(MANIFEST, MANIFEST_BYTES_MAX), findings);
  const tags = readManifest(TAG_MANIFEST, await read(TAG_MANIFEST, MANIFEST_BYTES_MAX), findings);
  const digests = new Map<string, string>();
  let payloadBytes = 0;
  for (const path of source.files) {
    const isPayload = path.startsWith('data/');
    // Nothing can list its own digest.
    if (path === TAG_MANIFEST) continue;
    const expected = (isPayload ? listed : tags).get(path);
    if (expected === undefined)
      findings.add('bag_file_unlisted', 'No manifest lists this file.', path);
    const { sha256, bytes } = await source.digest(source.open(path));
    if (expected !== undefined && sha256 !== expected)
      findings.add('bag_digest_mismatch', 'This file is not the one that was packed.', path);
    if (!isPayload) continue;
    digests.set(path, sha256);
    payloadBytes += bytes;
  }
  for (const path of [...listed.keys(), ...tags.keys()]) {
    if (!there.has(path))
      findings.add('bag_file_missing', 'This file is listed and not there.', path);
  }
  const info = readInfo(await read('bag-info.txt', TAG_BYTES_MAX), findings);
  const oxum = `${payloadBytes}.${digests.size}`;
  if (info.get('Payload-Oxum') !== oxum) {
    const message = `The payload has ${payloadBytes} bytes in ${digests.size} files, and Payload-Oxum says otherwise.`;
    findings.add('bag_oxum_mismatch', message);
  }
  const { list } = findings;
  return { payloadFiles: digests.size, payloadBytes, digests, info, findings: list };
}

async function textOf(
  path: string,
  content: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > bytesMax)
      throw new ReaderError('too_large', `${path} has more than ${bytesMax} bytes`);
    pieces.push(piece);
  }
  const text = decodeUtf8(concatBytes(pieces));
  if (text === undefined) throw new ReaderError('malformed', `${path} is no text in UTF-8`);
  return text;
}

/** At most some of each kind: a manifest may list a million files that are not there. */
class BagFindings {
  readonly list: BagFinding[] = [];
  readonly #counts = new Map<BagFindingCode, number>();

  add(code: BagFindingCode, message: string, path?: string): void {
    const count = this.#counts.get(code) ?? 0;
    this.#counts.set(code, count + 1);
    if (count < LISTED_MAX)
      this.list.push({ code, message, ...(path === undefined ? {} : { path }) });
    else if (count === LISTED_MAX) this.list.push({ code, message: 'And more of the kind.' });
  }
}

const DIGEST = /^[0-9A-Fa-f]{64}$/;
const DIGEST_CHARACTERS = 64;

/** By hand: of a pattern with two open ends a line of blanks would be tried as often as it is long. */
function readManifestLine(line: string): { digest: string; path: string } | undefined {
  const digest = line.slice(0, DIGEST_CHARACTERS);
  let at = DIGEST_CHARACTERS;
  while (isBlank(line[at])) at++;
  if (line.length > LINE_CHARACTERS_MAX || at === DIGEST_CHARACTERS || !DIGEST.test(digest))
    return undefined;
  const path = decodePath(line.slice(line[at] === '*' ? at + 1 : at));
  return isBagPath(path) ? { digest: digest.toLowerCase(), path } : undefined;
}

/** Paths with their digests, in lower case. */
function readManifest(name: string, text: string, findings: BagFindings): Map<string, string> {
  const isPayload = name === MANIFEST;
  const listed = new Map<string, string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue;
    const { digest, path } = readManifestLine(line) ?? {};
    if (
      digest === undefined ||
      path === undefined ||
      path.startsWith('data/') !== isPayload ||
      listed.has(path)
    ) {
      findings.add('bag_manifest_invalid', `A line of ${name} lists no file, or one twice.`, name);
      continue;
    }
    listed.set(path, digest);
  }
  return listed;
}

/** `Label: value`, each label once; a line that begins with white space goes on with the one before. */
function readInfo(text: string, findings: BagFindings): Map<string, string> {
  const info = new Map<string, string>();
  const labels = new Set<string>();
  const name = 'bag-info.txt';
  for (const line of text.replaceAll(/(?:\r\n|\n|\r)[ \t]+/g, ' ').split(/\r\n|\n|\r/)) {
    if (line === '') continue;
    const colon = line.indexOf(':');
    const label = line.slice(0, Math.max(colon, 0));
    if (line.length > LINE_CHARACTERS_MAX || label === '' || label !== label.trim()) {
      findings.add('bag_info_invalid', `A line of ${name} is no label with a value.`, name);
      continue;
    }
    // RFC 8493, 2.2.2: capitals do not tell labels apart, and of two values each reader takes another.
    const folded = label.toLowerCase();
    if (labels.has(folded))
      findings.add('bag_info_invalid', `A label stands in ${name} more than once.`, name);
    else info.set(label, line.slice(colon + 1).trim());
    labels.add(folded);
  }
  return info;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
