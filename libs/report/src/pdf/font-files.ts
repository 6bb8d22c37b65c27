import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Fonts that are taken from one folder at most, and bytes of one of them. */
const FILES_MAX = 32;
const BYTES_MAX = 64 * 1024 * 1024;

/** A font file that glyphs are looked for in when the embedded faces have none. */
export interface FontFile {
  name: string;
  bytes: Buffer;
  /**
   * What tells that a text is of the language that this font is for. Han characters of Chinese, Japanese
   * and Korean have the same code points and other shapes.
   */
  signOf?: RegExp;
}

const read = new Map<string, readonly FontFile[]>();

/**
 * The fonts of the folder that DOCKET_FONT_DIR names (`.ttf` and `.otf`), by name; none if it is not
 * set. Read once per process. Throws what the file system throws when the folder cannot be read: a
 * dossier with other glyphs than were asked for would be another document.
 */
export function folderFonts(): readonly FontFile[] {
  const folder = process.env['DOCKET_FONT_DIR'];
  if (folder === undefined || folder === '') return [];
  let files = read.get(folder);
  if (files === undefined) {
    files = readdirSync(folder)
      .filter((name) => /\.(ttf|otf)$/i.test(name))
      .toSorted()
      .slice(0, FILES_MAX)
      .filter((name) => statSync(join(folder, name)).size <= BYTES_MAX)
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    read.set(folder, files);
  }
  return files;
}

/** What tells one set of fonts from another: SHA-256 over the SHA-256 of each, in hex. */
export function fontDigest(files: readonly Buffer[]): string {
  const digest = createHash('sha256');
  for (const bytes of files) digest.update(digestOf(bytes));
  return digest.digest('hex');
}

const digests = new WeakMap<Buffer, Buffer>();

function digestOf(bytes: Buffer): Buffer {
  let digest = digests.get(bytes);
  if (digest === undefined) {
    digest = createHash('sha256').update(bytes).digest();
    digests.set(bytes, digest);
  }
  return digest;
}
