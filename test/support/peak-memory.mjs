import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { spent } from './spent.mjs';

/**
 * Loaded by `node --import` before a command: when it ends, PEAK_MEMORY_FILE holds the most memory that
 * it held at a time, all its threads together, in bytes, and the time that it kept processors busy.
 */
if (isMainThread) {
  process.once('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, JSON.stringify(spent())));
}
