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
}

const read = new Map<string, readonly FontFile[]>();

/**
 * The fonts of the folder that DOCKET_FONT_DIR names (`.ttf` and `.otf`), by name; none if it is not
 * set. Read once per process. Throws what the file system throws when the folder cannot be read: a
 * dossier with other glyphs than were asked for would be another document.
 */
export function fontFiles(): readonly FontFile[] {
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
  for (const bytes of files) digest.update(createHash('sha256').update(bytes).digest());
  return digest.digest('hex');
}

const digests = new WeakMap<readonly FontFile[], string>();

/** The digest of the fonts of the folder; undefined without any. */
export function fontsDigest(): string | undefined {
  const files = fontFiles();
  if (files.length === 0) return undefined;
  let digest = digests.get(files);
  if (digest === undefined) {
    digest = fontDigest(files.map(({ bytes }) => bytes));
    digests.set(files, digest);
  }
  return digest;
}
