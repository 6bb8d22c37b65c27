import type { TraceFile } from '../trace-file.js';
import { TauBenchAccounting } from './account.js';
import { mapTauBench } from './map.js';
import { readTauBench } from './source.js';
import { isKnownTool } from './tools.js';

/**
 * A results file of τ-bench or τ²-bench from its bytes.
 *
 * @throws {CommandFailure} `unusable`, when it is none.
 */
export function tauBenchFile(bytes: Uint8Array, file: string): TraceFile {
  const { source, runs } = readTauBench(bytes, file);
  return {
    format: source.format,
    file: source.file,
    sha256: source.sha256,
    runs,
    map: (run, value, choices) => mapTauBench(run, value, source, choices),
    accounting: () => new TauBenchAccounting(source.tasks ?? 0),
    isKnownTool,
    notRecorded:
      'confidence, rationale, alternatives, intents. Side effects are therefore reported as unannounced',
  };
}
