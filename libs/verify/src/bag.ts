import { concatBytes, decodeUtf8 } from '@docket/chain';
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
  'bag_digest_mismatch',
  'bag_oxum_mismatch',
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
  /** `bag-info.txt`; of a label that is there twice, the first. */
  info: ReadonlyMap<string, string>;
  findings: BagFinding[];
}

const DECLARATION = /^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8(?:\r?\n)?$/;
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const TAG_BYTES_MAX = 1024 * 1024;
const MANIFEST_BYTES_MAX = 8 * 1024 * 1024;
/** Findings of each kind that are listed. */
const LISTED_MAX = 20;

/**
 * checkBag checks a bag by itself: its declaration, that every file is listed and as listed, that none is missing, and
 * its `Payload-Oxum`. Stricter than RFC 8493: tag files have to be listed too, and only SHA-256 is looked at.
 *
 * @throws ReaderError `malformed` for what is no bag: one that has no `bagit.txt`.
 */
export async function checkBag(source: BagSource): Promise<BagCheck> {
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
  const info = readInfo(await read('bag-info.txt', TAG_BYTES_MAX));
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

const MANIFEST_LINE = /^([0-9A-Fa-f]{64})[ \t]+\*?(.+)$/;

/** Paths with their digests, in lower case. */
function readManifest(name: string, text: string, findings: BagFindings): Map<string, string> {
  const isPayload = name === MANIFEST;
  const listed = new Map<string, string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue;
    const [, digest = '', written = ''] = MANIFEST_LINE.exec(line) ?? [];
    const path = decodePath(written);
    if (
      path === '' ||
      !isBagPath(path) ||
      path.startsWith('data/') !== isPayload ||
      listed.has(path)
    ) {
      findings.add('bag_manifest_invalid', `A line of ${name} lists no file, or one twice.`, name);
      continue;
    }
    listed.set(path, digest.toLowerCase());
  }
  return listed;
}

/** RFC 8493, 2.1.3: line ends and the percent sign are encoded, and nothing else is. */
function decodePath(path: string): string {
  return path.replaceAll(/%(0A|0D|25)/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** Whether a path stays where it is: of an archive nothing else is read. */
export function isBagPath(path: string): boolean {
  return (
    !/^\/|\\|\0|^[A-Za-z]:/.test(path) &&
    path.split('/').every((name) => !['', '.', '..'].includes(name))
  );
}

/** `Label: value`; a line that begins with white space goes on with the one before. */
function readInfo(text: string): Map<string, string> {
  const info = new Map<string, string>();
  for (const line of text.replaceAll(/(?:\r\n|\n|\r)[ \t]+/g, ' ').split(/\r\n|\n|\r/)) {
    const [, label, value = ''] = /^([^:\s][^:]*):[ \t]*(.*)$/.exec(line) ?? [];
    if (label !== undefined && !info.has(label)) info.set(label, value.trim());
  }
  return info;
}
