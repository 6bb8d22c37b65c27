import type { TraceFile } from '../trace-file.js';
import { LangfuseAccounting } from './account.js';
import { mapLangfuse, workOf } from './map.js';
import { readLangfuse } from './source.js';

/**
 * A trace that Langfuse exported, from the file's bytes: each outermost agent in it is a run.
 *
 * @throws {CommandFailure} `unusable`, when it is none, or holds no decision.
 */
export function langfuseFile(bytes: Uint8Array, file: string): TraceFile {
  const source = readLangfuse(bytes, file);
  const work = workOf(source);
  const observations = source.observations.map(({ value }) => value);
  return {
    format: 'langfuse',
    file,
    sha256: source.sha256,
    runs: work.decisions.map((_, run) => ({
      run,
      bytes: run === 0 ? source.bytes : 0,
      // What source and records hold is counted of the trace as a whole.
      read: () => (run === 0 ? { trace: source.trace, observations } : {}),
    })),
    map: (run, _value, choices) => mapLangfuse(work, run, choices),
    accounting: () => new LangfuseAccounting(),
    // An export does not say what a tool changes.
    isKnownTool: () => false,
    notRecorded:
      'confidence, rationale, alternatives, intents, reviews, what the decision rests on. What models were asked and answered stays in the export',
  };
}
