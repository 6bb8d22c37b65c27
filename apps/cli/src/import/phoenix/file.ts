import { sha256, toHex, type JsonObject } from '@docket/chain';
import { jsonObjects } from '../json-lines.js';
import { groupedFile } from '../observed/grouped.js';
import { objectMembers } from '../observed/trace.js';
import type { TraceFile } from '../trace-file.js';
import { observedSpan, traceOfSpan } from './spans.js';

/**
 * Spans of Phoenix as its API and its clients give them, from the file's bytes: an array, `{"data": […]}`, or one a line.
 *
 * @throws {CommandFailure} `unusable`, when it holds none.
 */
export function phoenixFile(bytes: Uint8Array, file: string): TraceFile {
  const source = { file, sha256: toHex(sha256(bytes)), format: 'phoenix', product: 'Phoenix' };
  const isSpan = ({ context }: JsonObject): boolean => 'span_id' in objectMembers(context);
  return groupedFile(
    { source, noun: 'Span', traceOf: traceOfSpan, observationsOf: observedSpan },
    jsonObjects(bytes, 'data', isSpan),
  );
}
