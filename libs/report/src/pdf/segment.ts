import { RIGHT_TO_LEFT, type Fonts } from './fonts.js';
import type { Segment } from './layout.js';
import type { Spoken } from './tagging.js';

const isRightToLeft = ({ level }: Segment): boolean => level % 2 === 1;

/**
 * The text of a segment where its glyphs, one after the other, do not give it: those of text from right to
 * left stand in the order of the page, and Indian scripts set a vowel before the consonant that it follows.
 */
export function spokenText(fonts: Fonts, segment: Segment): Spoken | undefined {
  const { text, style } = segment;
  const rightToLeft = isRightToLeft(segment);
  // Programs that extract text turn glyphs of such scripts round by themselves, and what is said here with them.
  if (rightToLeft) return text.length > 1 ? { text, besideGlyphs: false } : undefined;
  return fonts.readsAsText(text, style.face, false) ? undefined : { text, besideGlyphs: true };
}

/** Draws a segment of a line with its baseline at a place. */
export function drawSegment(
  doc: PDFKit.PDFDocument,
  segment: Segment,
  [x, baseline]: readonly [x: number, baseline: number],
): void {
  const { text, style } = segment;
  doc
    .font(style.face)
    .fontSize(style.size)
    .fillColor(style.colour)
    .text(text, x, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(isRightToLeft(segment) ? { features: RIGHT_TO_LEFT } : {}),
    });
}
