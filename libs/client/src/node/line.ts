// Not 'node:crypto': @docket/chain declares that one narrowly, for its own two uses.
import { hash } from 'crypto';
import type { SpooledRecord } from '../spool.js';

/** One line of the log. */
export type LogEntry =
  | { kind: 'record'; record: SpooledRecord }
  /** A record that no longer waits: written by the ledger, or set aside. */
  | { kind: 'done'; ledger: string; key: string }
  /** The ledger's id in place of a local one. */
  | { kind: 'id'; local: string; given: string }
  /** The first line: which form the others have. */
  | { kind: 'format'; version: number };

/** Raised when a reader of the form before would misread a line. */
export const FORMAT_VERSION = 1;

const KINDS: ReadonlySet<string> = new Set<LogEntry['kind']>(['record', 'done', 'id', 'format']);

/** Whether an intact line means to this version what it meant to the one that wrote it. */
export function isUnderstood(entry: LogEntry): boolean {
  if (!KINDS.has(entry.kind)) return false;
  return entry.kind !== 'format' || entry.version === FORMAT_VERSION;
}

const HEAD = '{"sum":"';
const MIDDLE = '","entry":';
const SUM_LENGTH = 64;
const ENTRY_START = HEAD.length + SUM_LENGTH + MIDDLE.length;

/** A line is JSON itself, with a SHA-256 (hex) over the bytes of `entry` as they stand in it. */
export function encodeSpoolLine(entry: LogEntry): string {
  const json = JSON.stringify(entry);
  return `${HEAD}${sumOf(json)}${MIDDLE}${json}}\n`;
}

/** Undefined for a line that is not what was written. */
export function decodeLine(line: string): LogEntry | undefined {
  const json = line.slice(ENTRY_START, -1);
  const isIntact =
    line.startsWith(HEAD) &&
    line.endsWith('}') &&
    line.slice(HEAD.length, HEAD.length + SUM_LENGTH) === sumOf(json);
  // What carries its own sum was written by encodeLine: no other check is needed.
  return isIntact ? (JSON.parse(json) as LogEntry) : undefined;
}

/** Whether a line that cannot be read may have held a record; the others can be lost without harm. */
export function mayBeRecord(line: string): boolean {
  const rest = line.slice(ENTRY_START);
  return !['done', 'id', 'format'].some((kind) => rest.startsWith(`{"kind":"${kind}"`));
}

function sumOf(text: string): string {
  return hash('sha256', text, 'hex');
}
