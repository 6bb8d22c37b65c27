import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { createProgram } from '@docket/cli';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Command = Awaited<ReturnType<typeof createProgram>>;

interface Printed {
  readonly place: string;
  readonly line: string;
}

/** Settings before it, `npx` and a prompt do not belong to the command line. */
const COMMAND = /(?:^|\s)(?:\$ )?(?:[A-Z_]+=\S+ )*(?:npx )?docket (?<line>[a-z].*)$/;

/** Command lines in fenced blocks and in code spans of a page. */
function commandsOfPage(file: string): Printed[] {
  const found: Printed[] = [];
  let isFenced = false;
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\\\n\s*/g, ' ');
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('```')) {
      isFenced = !isFenced;
      continue;
    }
    const codes = isFenced ? [line] : [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
    for (const code of codes) {
      const command = COMMAND.exec(code)?.groups?.['line'];
      // A drawing names commands and is no command line; neither is a sentence that a command prints.
      if (command === undefined || /-->|^listens /.test(command)) continue;
      found.push({ place: file, line: command });
    }
  }
  return found;
}

/** Command lines in the examples of the commands' own help and in the words of documents. */
function commandsOfSource(file: string): Printed[] {
  const found: Printed[] = [];
  for (const [index, line] of readFileSync(join(root, file), 'utf8').split('\n').entries()) {
    const example = /^ {2}(?:[A-Z_]+=\S+ )*docket (?<line>[a-z].*)$/.exec(line)?.groups?.['line'];
    const words = /[^a-z]docket (?<line>(?:verify|print) [^;.,`']*<[^>]+>)/.exec(line)?.groups?.[
      'line'
    ];
    const command = example?.replace(/ {3,}.*$/, '') ?? words;
    if (command !== undefined) found.push({ place: `${file}:${index + 1}`, line: command });
  }
  return found;
}

/** Words of a line as a shell makes them, up to the first that is the shell's own. */
function wordsOf(line: string): string[] {
  const words = line.matchAll(/"(?<quoted>(?:\$\([^)]*\)|[^"])*)"|(?<bare><[^>]+>|\S+)/g);
  const all = [...words].map(({ groups }) => groups?.['quoted'] ?? groups?.['bare'] ?? '');
  const end = all.findIndex((word) => /^(?:>+|\||&&|#|\d?>.*)$/.test(word));
  return end === -1 ? all : all.slice(0, end);
}

/** The program with nothing behind its commands: what is left is how it reads a command line. */
async function readingProgram(): Promise<{ program: Command; ran: string[]; said: string[] }> {
  const [ran, said]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    interactive: false,
    columns: 80,
  };
  const program = await createProgram(terminal);
  const mute = (command: Pick<Command, 'commands' | 'action' | 'name'>): void => {
    if (command.commands.length === 0) command.action(() => void ran.push(command.name()));
    command.commands.forEach(mute);
  };
  mute(program);
  return { program, ran, said };
}

async function read(line: string): Promise<string> {
  const { program, ran, said } = await readingProgram();
  try {
    await program.parseAsync(wordsOf(line), { from: 'user' });
  } catch {
    return said.join('').split('\n')[0] ?? 'refused';
  }
  return ran.length === 1 ? 'read' : 'no command ran';
}

async function files(folder: string, pattern: RegExp): Promise<string[]> {
  const all = await readdir(join(root, folder), { recursive: true });
  return all
    .filter((path) => pattern.test(path) && !/node_modules|dist\//.test(path))
    .map((path) => `${folder}/${path}`);
}

describe('commands that Docket prints are command lines that it reads', () => {
  test('in README and every page of docs', async () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...(await files('docs', /\.md$/)),
    ];
    const printed = pages.flatMap(commandsOfPage);
    expect(printed.length).toBeGreaterThan(40);
    const refused = [];
    for (const { place, line } of printed) {
      // Named, not printed to be run: it must be the name of a command.
      const isName = wordsOf(line).length === 1 || /^import [a-z-]+$/.test(line);
      const answer = await read(isName ? `${line} --help` : line);
      if (answer !== 'read' && !isName) refused.push(`${place}: docket ${line}: ${answer}`);
      if (isName && !answer.startsWith('Usage:'))
        refused.push(`${place}: docket ${line}: ${answer}`);
    }
    expect(refused).toEqual([]);
  });

  test('in the help of the commands and in the words of documents', async () => {
    const sources = [
      ...(await files('apps/cli/src', /(?<!\.spec)\.ts$/)),
      ...(await files('libs/report/src', /(?:lexicon|words)[a-z-]*\.ts$/)),
    ];
    const printed = sources.flatMap(commandsOfSource);
    expect(printed.length).toBeGreaterThan(20);
    const refused = [];
    for (const { place, line } of printed) {
      const answer = await read(line);
      if (answer !== 'read') refused.push(`${place}: docket ${line}: ${answer}`);
    }
    expect(refused).toEqual([]);
  });

  test.each([
    ['rebuild LEDGER', /error: /],
    ['verify --lodger claims', /error: unknown option/],
    ['varify tour.pdf', /error: unknown command/],
    ['keys create --ledger claims', /error: required option/],
  ])('docket %s is found', async (line, answer) => {
    expect(await read(line)).toMatch(answer);
  });
});
