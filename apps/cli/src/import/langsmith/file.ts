import { sha256, toHex, type JsonObject } from '@docket/chain';
import { jsonObjects } from '../json-lines.js';
import { groupedFile } from '../observed/grouped.js';
import type { TraceFile } from '../trace-file.js';
import { observedRuns, traceOfRun } from './runs.js';

/**
 * Runs of LangSmith as its API and its SDKs give them, from the file's bytes: an array, `{"runs": […]}`, or one a line.
 * The outermost run over model and tool calls of each trace is a run here.
 *
 * @throws {CommandFailure} `unusable`, when it holds none.
 */
export function langsmithFile(bytes: Uint8Array, file: string): TraceFile {
  const source = { file, sha256: toHex(sha256(bytes)), format: 'langsmith', product: 'LangSmith' };
  const isRun = ({ run_type: type }: JsonObject): boolean => type !== undefined;
  return groupedFile(
    { source, noun: 'Run', traceOf: traceOfRun, observationsOf: observedRuns },
    jsonObjects(bytes, 'runs', isRun),
  );
}
