import type { Sheet } from './sheet.js';
import { STYLE } from './theme.js';

/** Says, where characters were printed by their codes, that they were, and where the text itself is. Nothing elsewhere. */
export async function codesNote(sheet: Sheet<unknown>): Promise<void> {
  if (!sheet.hasCodes) return;
  await sheet.paragraph([{ text: sheet.words.codes, style: { ...STYLE.cell, size: 9 } }]);
}
