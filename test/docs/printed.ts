import { readFileSync } from 'node:fs';
import { PROJECT } from '../support/built-command.js';

/** What a page prints for its reader to run. */
export interface Printed {
  /** `page:line` of the block or the paragraph. */
  place: string;
  /** One command line, or a block of shell that belongs together. */
  command: string;
  /** What the page shows under it as printed; a line of `…` stands for any. */
  shows: string[];
  kind: 'block' | 'line' | 'span';
}

/** First words of a command line of the reader's shell. */
const RUNS = /^(?:[A-Z_]+=\S+ )*(?:npx |npm |docket |docker |curl |node |cp |printf |export )/;

/** Commands of a page in its order: blocks of shell, lines of console blocks with what they show, and spans of code. */
export function printedIn(page: string): Printed[] {
  const text = readFileSync(`${PROJECT}${page}`, 'utf8').replaceAll(/\\\n\s*/g, ' ');
  const found: Printed[] = [];
  let line = 1;
  // A fence in one piece, or a paragraph with its line breaks as spaces.
  for (const part of text.split(/^( *```[\s\S]*?^ *```$)/m)) {
    const place = `${page}:${line}`;
    line += part.split('\n').length - 1;
    const fence = /^ *```(?<language>\w*)\n(?<body>[\s\S]*?) *```$/.exec(part)?.groups;
    if (fence === undefined) {
      const flowing = part.replaceAll(/(?<!\n)\n(?!\n|\s*(?:[|#]|- |\d+\. ))\s*/g, ' ');
      for (const [, code = ''] of flowing.matchAll(/`([^`]+)`/g)) {
        if (RUNS.test(code)) found.push({ place, command: code, shows: [], kind: 'span' });
      }
      continue;
    }
    const { language } = fence;
    // One in a list is indented.
    const body = (fence['body'] ?? '').replaceAll(new RegExp(`^ {${part.indexOf('`')}}`, 'gm'), '');
    if (language === 'sh') found.push({ place, command: body, shows: [], kind: 'block' });
    if (language === '' || language === 'console') found.push(...linesOf(place, body));
  }
  return found;
}

/** In a console block a prompt begins a command and the rest is shown; without prompts every line is one. */
function linesOf(place: string, body: string): Printed[] {
  const lines = body.trimEnd().split('\n');
  const hasPrompts = lines.some((line) => line.startsWith('$ '));
  const found: Printed[] = [];
  for (const line of lines) {
    const command = line.replace(/^\$ /, '').replace(/\s+# .*$/, '');
    const isCommand = hasPrompts ? line.startsWith('$ ') : RUNS.test(line);
    if (isCommand) found.push({ place, command, shows: [], kind: 'line' });
    else if (hasPrompts) found.at(-1)?.shows.push(line);
  }
  return found;
}

/** Whether a span names a command and is none to be run: a command without an argument. */
export const isName = ({ command, kind }: Printed): boolean =>
  kind === 'span' &&
  /^(?:docket \w+|docket import [a-z-]+|docket (?:keys|ledgers) \w+|curl)$/.test(command.trim());

/**
 * Whether a text begins with what a page shows: however its lines are wrapped, a number for any number, seconds for
 * milliseconds, and `…` for anything.
 */
export function isShown(shows: readonly string[], printed: string): boolean {
  const pattern = shows
    .join(' ')
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll('…', '.*')
    .replaceAll(/\d+/g, String.raw`\d+(?:\.\d+)?`)
    .replaceAll(/ ms\b/g, ' m?s')
    .replaceAll(/\s+/g, ' ');
  return new RegExp(`^${pattern}(?: |$)`).test(printed.trim().replaceAll(/\s+/g, ' '));
}
