/**
 * A letter, number, punctuation mark or symbol that is drawn: not the fillers among the letters (Unicode
 * Default_Ignorable_Code_Point), nor the empty Braille cell. To be read with the flag `u`.
 */
const DRAWN = '(?=[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Default_Ignorable_Code_Point}\\u2800]';

/** What makes a string a text. */
export const VISIBLE = {
  minLength: 1,
  pattern: DRAWN,
  'x-allowed': 'a text with at least one visible character',
} as const;

/** Characters that move the cursor, or turn the direction of what is beside them (Unicode Bidi_Control). */
const CONTROLS = '\\p{Cc}\\p{Bidi_Control}\\u2028\\u2029';

/**
 * A character that nobody sees: two labels that look alike would be two. Not the joiners, without which Persian, Hindi
 * and many an emoji are written otherwise, nor the selectors that say whether a symbol is one.
 */
const UNSEEN =
  '(?![\\u200C\\u200D\\uFE0E\\uFE0F])[\\p{Default_Ignorable_Code_Point}\\u2800\\uFFF9-\\uFFFB]';

/**
 * A text that people see in lists, on pages and in terminals, and that no record quotes: a label, or the name of a view.
 * Unlike what somebody recorded it can be corrected, so that nothing is lost where it is refused.
 */
export const PLAIN_LINE = {
  minLength: 1,
  pattern: `^(?=.*?${DRAWN})(?:(?!${UNSEEN})[^${CONTROLS}])*$`,
  'x-allowed': 'a line with at least one visible character, and no control or invisible characters',
} as const;

/** As `PLAIN_LINE`, of several lines: a note. */
export const PLAIN_TEXT = {
  minLength: 1,
  pattern: `^(?=[^]*?${DRAWN})(?:(?!${UNSEEN})[^${CONTROLS}]|[\\t\\n\\r])*$`,
  'x-allowed':
    'a text with at least one visible character, and no control or invisible characters but line breaks',
} as const;
