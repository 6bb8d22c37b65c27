import { ReaderError } from './reader.js';

/** Folders in folders, the file included. */
const NAMES_MAX = 16;

/** Whether a path stays where it is: of an archive nothing else is read. */
export function isBagPath(path: string): boolean {
  return (
    !/^\/|\\|\0|^[A-Za-z]:/.test(path) &&
    path.split('/').every((name) => !['', '.', '..'].includes(name))
  );
}

/** RFC 8493, 2.1.3: line ends and the percent sign are encoded, and nothing else is. */
export function decodePath(path: string): string {
  return path.replaceAll(/%(0A|0D|25)/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/**
 * Files of which some system makes one: equal but for capitals, for how accents are composed, or for dots and blanks at
 * the end of a name. Who unpacks them may read another than was verified.
 *
 * @throws ReaderError `malformed`.
 */
export function requireDistinct(paths: Iterable<string>): void {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const names = path.split('/').map(foldName);
    if (names.length > NAMES_MAX)
      throw new ReaderError('malformed', `it has folders in more than ${NAMES_MAX - 1} folders`);
    const file = names.join('/');
    if (files.has(file))
      throw new ReaderError('malformed', 'it has two files whose names are one on some systems');
    files.add(file);
    for (let length = 1; length < names.length; length++)
      folders.add(names.slice(0, length).join('/'));
  }
  for (const file of files)
    if (folders.has(file))
      throw new ReaderError('malformed', 'it has a file and a folder whose names are one');
}

function foldName(name: string): string {
  const folded = name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
  let end = folded.length;
  while (end > 0 && '. '.includes(folded.charAt(end - 1))) end--;
  return folded.slice(0, end);
}
