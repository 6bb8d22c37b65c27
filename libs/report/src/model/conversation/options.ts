import { saidSentences, saidText, type Said } from './read.js';

/** The option that a message takes, by its letter or number; of two none, as it may only compare them. */
const TAKES = /\b(?:option|variante)\s{1,2}#?([a-h]|\d{1,2})\b(?![^.!?]{0,80}\?)/giu;

/** Lines of a message that are gone through, and of an option that are told, and their units in all. */
const LINES_MAX = 200;
const OPTION_LINES_MAX = 20;
const OPTION_UNITS_MAX = 600;
/** Longer lines are prose, and head no option. */
const LINE_MAX = 400;

/** What a line of a list begins with, its own sign of a list and of bold type aside. */
const SIGNS = /^(?:[-•*–#]{1,6}|\d{1,2}[.)])\s+(?=\S)/u;
/** `Option 2:`, `B)`, `2.`: what heads an option. */
const HEAD =
  /^(?:[-•*#]{1,6}\s{1,4}|\d{1,2}[.)]\s{1,4})?[*_]{0,2}(?:option|variante)\s{1,2}([a-h]|\d{1,2})\b(?=[*_]{0,2}\s{0,2}(?:[:).—–-]|$))/iu;
const LETTERED = /^[*_]{0,2}([a-h])[.)]\s/iu;
const NUMBERED = /^[*_]{0,2}(\d{1,2})[.)]\s/u;

/** The heads of options by one way of writing them. */
const headedBy = (lines: readonly string[], head: RegExp): { at: number; name: string }[] =>
  lines.flatMap((line, at) => {
    const name = line.length <= LINE_MAX ? head.exec(line)?.[1] : undefined;
    return name === undefined ? [] : [{ at, name: name.toLowerCase() }];
  });

/** Longest sentence that is told of an option which heads no lines, in UTF-16 units. */
const SENTENCE_MAX = 220;

/** What is said of an option in figures: `Option A saves 54.04, which is more than 41.64`. */
function saidOfOption(offer: Said, name: string): readonly string[] | undefined {
  const named = new RegExp(`\\b(?:option|variante) ${name}\\b`, 'iu');
  const sentence = saidSentences(offer).find(
    (text) =>
      text.length <= SENTENCE_MAX && !text.endsWith('?') && named.test(text) && FIGURE.test(text),
  );
  return sentence === undefined ? undefined : [sentence];
}
/** A figure that is no number of an option. */
const FIGURE = /\d[\d.,]*\d|\d (?!\p{L}*option)\p{L}/u;

/** A line as it is told: without its sign of a list, and those of bold type. */
const bare = (line: string): string => line.replace(SIGNS, '').replaceAll('**', '');

/**
 * The lines of an agent's message that say what the option is which the user's next message takes; whole lines, the
 * first of them. Undefined where the message names none, or not one, or the agent's has none of that name.
 */
export function optionTaken(said: Said, offer: Said): readonly string[] | undefined {
  const named = new Set(
    [...saidText(said).matchAll(TAKES)].map(([, name = '']) => name.toLowerCase()),
  );
  const [name] = named;
  if (name === undefined || named.size > 1) return undefined;
  const lines = saidText(offer)
    .split(/\r\n|[\n\r]/u, LINES_MAX)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const heads = [HEAD, LETTERED, NUMBERED]
    .map((head) => headedBy(lines, head))
    .find((found) => found.some((one) => one.name === name));
  const first = heads?.findIndex((one) => one.name === name) ?? -1;
  const head = heads?.[first];
  if (head === undefined) return saidOfOption(offer, name);
  const next = heads?.[first + 1]?.at ?? lines.length;
  const told: string[] = [];
  let units = 0;
  for (const line of lines.slice(head.at, Math.min(next, head.at + OPTION_LINES_MAX))) {
    const shown = bare(line);
    units += shown.length;
    if (units > OPTION_UNITS_MAX) break;
    told.push(shown);
  }
  return told.length === 0 ? undefined : told;
}
