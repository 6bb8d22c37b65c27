import { folderFonts, fontDigest, type FontFile } from './font-files.js';
import { packagedFonts } from './font-package.js';

/** The sets of fonts that can be had here: the whole one first, which new documents are made with. */
function setsHere(): readonly (readonly FontFile[])[] {
  const [folder, packaged] = [folderFonts(), packagedFonts()];
  return [[...folder, ...packaged], packaged, folder].filter(({ length }) => length > 0);
}

const digestOf = (set: readonly FontFile[]): string => fontDigest(set.map(({ bytes }) => bytes));

/** The digest of all fonts that are here beside those of the design; undefined without any. */
export function fontsDigest(): string | undefined {
  const [all] = setsHere();
  return all === undefined ? undefined : digestOf(all);
}

/** The fonts with that digest, if they are here: those of the folder, of the package, or both. */
export const fontsWith = (digest: string): readonly FontFile[] | undefined =>
  setsHere().find((set) => digestOf(set) === digest);
