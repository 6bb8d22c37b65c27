import type { TraceFile, TraceRun } from '../trace-file.js';
import { ObservedAccounting } from './account.js';
import { mapObserved } from './map.js';
import { unusable, type ObservedSource, type ObservedTrace } from './trace.js';
import { workOf, type ObservedWork } from './work.js';

/** One trace of a file, parsed when it is asked for. */
export interface TraceSource {
  /** Length of its text. */
  bytes: number;
  /** @throws {CommandFailure} `unusable` */
  read(): ObservedTrace;
}

/**
 * A file of traces as an observability product exports them: each outermost agent in it is a run. One trace at a time
 * is held in memory.
 *
 * @throws {CommandFailure} `unusable`, when it holds no decision.
 */
export function observedFile(
  source: ObservedSource,
  traces: readonly TraceSource[],
  { repeated = 0 }: { repeated?: number } = {},
): TraceFile {
  const places: { trace: TraceSource; decision: number }[] = [];
  const without = { traces: 0, observations: 0, repeated };
  const workAt = lastKept((trace: TraceSource): ObservedWork => workOf(trace.read()));
  for (const trace of traces) {
    const { decisions, source: read } = workAt(trace);
    if (decisions.length === 0) {
      without.traces++;
      without.observations += read.observations.length;
    }
    for (const decision of decisions.keys()) places.push({ trace, decision });
  }
  if (places.length === 0)
    throw unusable(
      `${source.file} holds no decision: no observation is an agent, a tool call or a model call.`,
    );
  return {
    format: source.format,
    file: source.file,
    sha256: source.sha256,
    runs: places.map(({ trace, decision }, run): TraceRun => {
      // What source and records hold is counted of the trace as a whole, with its first decision.
      const isFirst = decision === 0;
      return {
        run,
        bytes: isFirst ? trace.bytes : 0,
        read: () => (isFirst ? wholeOf(workAt(trace).source) : {}),
      };
    }),
    map(run, _value, choices) {
      const place = places[run];
      if (place === undefined) throw new RangeError(`There is no run ${run}.`);
      return { ...mapObserved(workAt(place.trace), place.decision, choices), run };
    },
    accounting: () => new ObservedAccounting(without),
    // An export does not say what a tool changes.
    isKnownTool: () => false,
    notRecorded:
      'confidence, rationale, alternatives, intents, reviews, what the decision rests on. What models were asked and answered stays in the export, but for the last answer in words',
  };
}

const wholeOf = ({ trace, counts, observations }: ObservedTrace) => ({
  trace,
  ...(counts === undefined ? {} : { counts }),
  observations: observations.map(({ value }) => value),
});

/** The same function, that remembers its last answer. */
function lastKept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
