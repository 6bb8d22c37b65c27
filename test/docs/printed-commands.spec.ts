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

/** What installs or runs whatever has that name in a registry, where it is not given a path. */
const FETCHES =
  /\b(?:npm (?:i|install|add|exec|x|create|init)|npx|pnpm (?:add|dlx|i|install)|yarn (?:add|dlx)|bun (?:add|x)|bunx|(?:pip3?|uv pip|pipx) install|pipx run|uvx|uv add)\b(?![:-])(?<words>[^\n`"')|;&]*)/g;
const OF_THIS_FOLDER = /^\.{0,2}\/|^\.$|\.(?:tgz|whl)$/;
/** What a page says that prints `npx docket`, which is the command of a checkout and elsewhere another maker's. */
const SAYS_WHERE = /`npx docket` (?:is|runs) the command of (?:a|this)\s+checkout/;

/** Names that a text has somebody fetch, which are no path to what is built here. */
function fetchedNames(text: string): string[] {
  const found: string[] = [];
  for (const { 0: whole, groups } of text.replaceAll(/\\\n\s*/g, ' ').matchAll(FETCHES)) {
    const [first, ...rest] = (groups?.['words'] ?? '')
      .split(/\s+/)
      .filter((word) => /^[^-]/.test(word));
    // The others are arguments of the program that it runs.
    const named = /^(?:npx|npm (?:exec|x)|bunx|uvx|pipx run)/.test(whole)
      ? [first]
      : [first, ...rest];
    for (const name of named)
      if (name !== undefined && !OF_THIS_FOLDER.test(name)) found.push(`${whole.trim()}: ${name}`);
  }
  return found;
}

async function files(folder: string, pattern: RegExp): Promise<string[]> {
  const all = await readdir(join(root, folder), { recursive: true });
  return all
    .filter((path) => pattern.test(path) && !/node_modules|dist\//.test(path))
    .map((path) => `${folder}/${path}`);
}

describe('nothing that is printed fetches a name that is not Docket’s', () => {
  test('on a page: only paths are installed, and the command of a checkout is said to be one', async () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...(await files('docs', /\.md$/)),
      ...(await files('libs', /^[^/]*\/README\.md$/)),
    ];
    const fetched = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const names = fetchedNames(text).filter(
        (found) => !(/^npx docket\b/.test(found) && SAYS_WHERE.test(text)),
      );
      return names.map((name) => `${page}: ${name}`);
    });
    expect(fetched).toEqual([]);
    const installing = pages.filter((page) =>
      /(?:npm|pip) install \S/.test(readFileSync(join(root, page), 'utf8')),
    );
    expect(installing.length).toBeGreaterThan(6);
  });

  test('in what programs say, wherever they are installed', async () => {
    const sources = [
      ...(await files('apps', /\/src\/.*(?<!\.spec)\.tsx?$/)),
      ...(await files('libs', /\/src\/.*(?<!\.spec)\.(?:ts|py)$/)),
      ...(await files('deploy', /\.[a-z]+$/)),
    ];
    const fetched = sources.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8').replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, '');
      return fetchedNames(text).map((name) => `${file}: ${name}`);
    });
    expect(fetched).toEqual([]);
  });

  test.each([
    ['npm install @docket/client', 'npm install @docket/client: @docket/client'],
    [
      'npm i -D out/docket-client-0.1.0.tgz other',
      'npm i -D out/docket-client-0.1.0.tgz other: other',
    ],
    ['pip install docket-audit', 'pip install docket-audit: docket-audit'],
    ['python3 -m pip install --user docket-audit', 'pip install --user docket-audit: docket-audit'],
    ['npx -y docket mcp', 'npx -y docket mcp: docket'],
    ['uvx docket-audit', 'uvx docket-audit: docket-audit'],
    ['npm ci && npm install', undefined],
    ['npm install out/docket-*.tgz', undefined],
    ['pip install ./libs/client-python', undefined],
    ['npm run install:postgres', undefined],
  ])('%s', (line, found) => {
    expect(fetchedNames(line)).toEqual(found === undefined ? [] : [found]);
  });
});

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
