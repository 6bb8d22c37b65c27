import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SetAside } from '../spool.js';
import { errorCode } from './error-code.js';

/** A line of `set-aside.jsonl`: what was set aside, and when. It stands there for a person. */
export function encodeSetAside({ record, why, answer }: SetAside, at: string): string {
  return `${JSON.stringify({ at, why, ...(answer === undefined ? {} : { answer }), record })}\n`;
}

/** How many records the file holds; lines of the log that could not be read are not among them. */
export async function countSetAside(path: string): Promise<number> {
  let count = 0;
  try {
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
    for await (const line of lines) if (line.includes('"record":')) count++;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return count;
}
