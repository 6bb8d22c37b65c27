import { readFileSync } from 'node:fs';
import { PROJECT } from '../support/built-command.js';

/** A fenced block of a page. */
export interface CodeBlock {
  page: string;
  /** As the fence names it; empty where it names none. */
  language: string;
  code: string;
}

/** Fenced blocks of a page, in its order. One in a list is indented, and told without that. */
export function codeBlocksOf(page: string): CodeBlock[] {
  const text = readFileSync(`${PROJECT}${page}`, 'utf8');
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent = '', language = '', code = '']) => ({
      page,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** The one block of a page that begins so. @throws where there is none, or several. */
export function codeBlockOf(page: string, begins: string): string {
  const found = codeBlocksOf(page).filter(({ code }) => code.startsWith(begins));
  if (found.length !== 1)
    throw new Error(`${page} has ${found.length} blocks that begin with ${begins}`);
  return found[0]?.code ?? '';
}
