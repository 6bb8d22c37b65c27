import type { TraceFile } from '../trace-file.js';
import { WhoAndWhenAccounting } from './account.js';
import { mapWhoAndWhen } from './map.js';
import { readWhoAndWhen } from './source.js';

/**
 * Logs of several agents with a human's attribution of the failure, from the file's bytes.
 *
 * @throws {CommandFailure} `unusable`, when it holds none.
 */
export function whoAndWhenFile(bytes: Uint8Array, file: string): TraceFile {
  const { source, runs } = readWhoAndWhen(bytes, file);
  return {
    format: 'who-and-when',
    file,
    sha256: source.sha256,
    runs,
    map: (run, value, choices) => mapWhoAndWhen(run, value, source, choices),
    accounting: () => new WhoAndWhenAccounting(),
    // The logs have no tool calls of their own.
    isKnownTool: () => true,
    notRecorded:
      'confidence, rationale, alternatives, tool calls, side effects. Messages between agents are messages, not handoffs that somebody vouched for',
  };
}
