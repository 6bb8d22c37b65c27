import { readFile } from 'node:fs/promises';
import { errorCode } from './error-code.js';
import { decodeLine, mayBeRecord, type LogEntry } from './line.js';

/** A line of the log that does not say what was written. */
export interface Damage {
  /** `torn`: the last line, which nobody was told is safe. `corrupt`: any other. */
  kind: 'torn' | 'corrupt';
  /** Line number from 1. */
  lineNumber: number;
  /** Its bytes, in base64: they may be anything. */
  line: string;
  /** Whether a record may be lost with it. */
  mayBeRecord: boolean;
}

const NEWLINE = 0x0a;

/** Reads a log; one that is not there is empty. Its size is bounded by the spool that wrote it. */
export async function readLog(path: string): Promise<{ entries: LogEntry[]; damage: Damage[] }> {
  const bytes = await readIfThere(path);
  const entries: LogEntry[] = [];
  const damage: Damage[] = [];
  let lineNumber = 0;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    const text = line.toString('utf8');
    const entry = newline === -1 ? undefined : decodeLine(text);
    lineNumber++;
    start = end + 1;
    if (entry !== undefined) {
      entries.push(entry);
      continue;
    }
    damage.push({
      kind: newline === -1 ? 'torn' : 'corrupt',
      lineNumber,
      line: line.toString('base64'),
      mayBeRecord: mayBeRecord(text),
    });
  }
  return { entries, damage };
}

async function readIfThere(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
