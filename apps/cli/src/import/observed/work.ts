import { mapTrace, type MappedDecision } from '@docket/ingest';
import { observedSpans, type ObservedSpans } from './spans.js';
import type { ObservedTrace } from './trace.js';

/** A trace with its decisions, before anybody has said their stakes. */
export interface ObservedWork {
  source: ObservedTrace;
  spans: ObservedSpans;
  decisions: readonly MappedDecision[];
}

/** @throws {CommandFailure} `unusable`, for a time that is none. */
export function workOf(source: ObservedTrace): ObservedWork {
  const spans = observedSpans(source);
  return { source, spans, decisions: mapTrace({ spans: spans.spans }).decisions };
}
