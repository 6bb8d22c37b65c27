import { observedFile } from '../observed/file.js';
import type { TraceFile } from '../trace-file.js';
import { readLangfuse } from './source.js';

/**
 * A trace that Langfuse exported, from the file's bytes: each outermost agent in it is a run.
 *
 * @throws {CommandFailure} `unusable`, when it is none, or holds no decision.
 */
export function langfuseFile(bytes: Uint8Array, file: string): TraceFile {
  const trace = readLangfuse(bytes, file);
  return observedFile(trace, [{ bytes: bytes.length, read: () => trace }]);
}
