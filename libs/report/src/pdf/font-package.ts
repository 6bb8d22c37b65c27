import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { fontDigest, type FontFile } from './font-files.js';

/** The optional package of fonts, as documents and messages name it: its files, in this order. */
export const FONT_PACKAGE = {
  name: 'docket.fonts/1',
  /** What `fontDigest` makes of its files; a test holds it against them. */
  digest: '1a6e269b389400d5cce960f9dcffffcc6ec9986820950bf322bc541b201c0a0a',
  install: 'npm run fonts',
} as const;

/** Letters of the alphabet in Docket's style first; Noto Sans has the rest of it. Chinese before its neighbours. */
const FILES: readonly (readonly [folder: string, name: string, signOf?: RegExp])[] = [
  ['vazirmatn', 'Vazirmatn'],
  ['noto-sans-arabic', 'NotoSansArabic'],
  ['noto-sans-hebrew', 'NotoSansHebrew'],
  ['noto-sans-devanagari', 'NotoSansDevanagari'],
  ['noto-sans-bengali', 'NotoSansBengali'],
  ['noto-sans-gurmukhi', 'NotoSansGurmukhi'],
  ['noto-sans-gujarati', 'NotoSansGujarati'],
  ['noto-sans-oriya', 'NotoSansOriya'],
  ['noto-sans-tamil', 'NotoSansTamil'],
  ['noto-sans-telugu', 'NotoSansTelugu'],
  ['noto-sans-kannada', 'NotoSansKannada'],
  ['noto-sans-malayalam', 'NotoSansMalayalam'],
  ['noto-sans-sinhala', 'NotoSansSinhala'],
  ['noto-sans-jp', 'NotoSansJP', /[\u3041-\u30ff\uff66-\uff9f]/u],
  ['noto-sans-kr', 'NotoSansKR', /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/u],
  ['noto-sans-sc', 'NotoSansSC'],
];

const FOLDER = fileURLToPath(
  new URL('../../../../fonts/node_modules/@expo-google-fonts/', import.meta.url),
);

let read: readonly FontFile[] | undefined;

/**
 * The fonts of the package, read once per process; none where it is not installed, or where
 * DOCKET_FONT_PACKAGE is `off`. Throws when what is installed are not the fonts of this renderer.
 */
export function packagedFonts(): readonly FontFile[] {
  const wanted = process.env['DOCKET_FONT_PACKAGE'] ?? 'on';
  if (wanted === 'off' || (read === undefined && !existsSync(FOLDER))) return [];
  if (wanted !== 'on' && wanted !== '') {
    throw new Error('DOCKET_FONT_PACKAGE is on or off');
  }
  if (read === undefined) {
    const files = FILES.map(([folder, name, signOf]) => ({
      name,
      bytes: readFileSync(`${FOLDER}${folder}/400Regular/${name}_400Regular.ttf`),
      ...(signOf === undefined ? {} : { signOf }),
    }));
    const digest = fontDigest(files.map(({ bytes }) => bytes));
    if (digest !== FONT_PACKAGE.digest) {
      throw new Error(
        `these are not the fonts of ${FONT_PACKAGE.name} (${digest}): remove fonts/node_modules, and run ${FONT_PACKAGE.install}`,
      );
    }
    read = files;
  }
  return read;
}
