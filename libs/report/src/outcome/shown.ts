/** One line, whatever the message held: what a terminal acts on, and what is not seen, stays visible. */
export function singleLine(text: string): string {
  return text.replace(WHITE_SPACE, ' ').replace(UNSEEN, visible).trim();
}

/** White space as JavaScript has it, but for the mark of byte order, which is not seen. */
const WHITE_SPACE = /[^\S\uFEFF]+/g;
/**
 * Controls, C1 included: a terminal acts on them. Format characters turn the order of a line round or
 * hide in it. Half a surrogate pair, what is for private use, tag characters and fillers show nothing.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

/** What of a recorded value is shown by its number: what is not seen, white space but for a space, and marks that end a quotation. */
const SHOWN_BY_NUMBER = new RegExp(`${UNSEEN.source}|[^\\S ]|[“”„‟]|\\\\(?=u\\{)`, 'gu');

/**
 * A recorded value on one line. Each value has one print and each print one value: a backslash that would begin
 * an escape is escaped itself, `\u{5c}u{202e}`, so that no recorded text spells one.
 */
export function shownValue(text: string): string {
  return text.replace(SHOWN_BY_NUMBER, visible);
}

/** The same as it stands in a line of ours: in quotation marks that nothing in it can end. */
export function quotedValue(text: string): string {
  return `“${shownValue(text)}”`;
}

function visible(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** JSON in whose strings what is not seen stands as an escape of JSON: a terminal shows it, and the value is the same. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN_IN_JSON, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Separators of lines and paragraphs break a line where they are printed. */
const UNSEEN_IN_JSON = new RegExp(`${UNSEEN.source}|[\u2028\u2029]`, 'gu');
