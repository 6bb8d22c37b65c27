import pc from 'picocolors';
import { singleLine } from './failure.js';

/** Where a command prints. Tests give it a recorder. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True when a person watches stderr, where progress goes. */
  readonly interactive: boolean;
  readonly columns: number;
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  get interactive() {
    return process.stderr.isTTY === true && process.env['TERM'] !== 'dumb';
  },
  get columns() {
    return Math.min(Math.max(process.stdout.columns ?? COLUMNS_DEFAULT, 40), COLUMNS_MAX);
  },
};

const COLUMNS_DEFAULT = 80;
/** Longer lines are hard to read, however wide the window. */
const COLUMNS_MAX = 100;

/** Colours that are off where `NO_COLOR` or a pipe says so. Meaning never depends on them. */
export const paint = {
  good: pc.green,
  bad: pc.red,
  warn: pc.yellow,
  dim: pc.dim,
  strong: pc.bold,
  accent: pc.cyan,
};

export const TICK = '✓';
export const CROSS = '✗';

/**
 * One line that is overwritten while work goes on, at most ten times a second; nothing without a
 * watcher.
 */
export class ProgressLine {
  #lastDrawnMs = 0;
  #isDrawn = false;
  constructor(private readonly terminal: Terminal) {}

  show(text: string, nowMs: number = performance.now()): void {
    if (!this.terminal.interactive || (this.#isDrawn && nowMs - this.#lastDrawnMs < 100)) return;
    this.#lastDrawnMs = nowMs;
    this.#isDrawn = true;
    this.terminal.err(`\r\u001B[K${text.slice(0, this.terminal.columns - 1)}`);
  }

  clear(): void {
    if (this.#isDrawn) this.terminal.err('\r\u001B[K');
    this.#isDrawn = false;
  }
}

/** Breaks `text` into lines of at most `width` characters, at spaces where there are any. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** `1.2 s`, `34 ms`. */
export function formatDuration(durationMs: number): string {
  return durationMs >= 1_000
    ? `${(durationMs / 1_000).toFixed(1)} s`
    : `${durationMs.toFixed(0)} ms`;
}

/** Columns padded to their widest cell, the last one as it is. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(singleLine));
  const widths: number[] = [];
  for (const row of shown) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  }
  return shown.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '),
  );
}

/**
 * JSON of `value` on which no terminal acts: what JSON lets stand for itself and nobody sees, C1 controls
 * and format characters, is escaped. The same value to whoever parses it.
 */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN_IN_JSON, (character) =>
    character.replace(
      /[\s\S]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/** All but the line feeds between its members: those within a text are escaped by then. */
const UNSEEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
