import { isJsonObject, sha256, toHex, utf8, type Json, type JsonObject } from '@docket/chain';
import type { OtlpSpan } from '@docket/ingest';
import { unusable, type LangfuseTrace, type LangfuseObservation } from './source.js';

/** The observations as spans, so that one mapping serves traces that came live and those that are imported. */
export interface LangfuseSpans {
  spans: OtlpSpan[];
  /** Observations by the id of their span. */
  bySpan: ReadonlyMap<string, LangfuseObservation>;
  /** The ids are those of W3C Trace Context. Where not, those of the spans are made here, and are not recorded. */
  hasTraceIds: boolean;
}

/** @throws {CommandFailure} `unusable`, for a time that is none. */
export function observedSpans({ trace, observations }: LangfuseTrace): LangfuseSpans {
  const traceId = String(trace['id']);
  const hasTraceIds = isHex(traceId, 32) && observations.every(({ id }) => isHex(id, 16));
  const idOf = (id: string, digits: number): string =>
    hasTraceIds ? id : toHex(sha256(utf8(id))).slice(0, digits);
  const bySpan = new Map<string, LangfuseObservation>();
  const spans = observations.map((observation): OtlpSpan => {
    const { id, parent, name } = observation;
    const spanId = idOf(id, 16);
    bySpan.set(spanId, observation);
    return {
      traceId: idOf(traceId, 32),
      spanId,
      ...(parent === undefined ? {} : { parentSpanId: idOf(parent, 16) }),
      name,
      ...facts(observation),
    };
  });
  return { spans, bySpan, hasTraceIds };
}

const isHex = (text: string, digits: number): boolean =>
  text.length === digits && /^[0-9a-f]+$/.test(text) && !/^0+$/.test(text);

function facts(
  observation: LangfuseObservation,
): Omit<OtlpSpan, 'traceId' | 'spanId' | 'parentSpanId' | 'name'> {
  const { value } = observation;
  const { resourceAttributes, scope } = metadataOf(observation);
  const { name, version } = objectMembers(scope);
  const start = nanosOf(observation, 'startTime');
  const end = nanosOf(observation, 'endTime');
  const { statusMessage } = value;
  return {
    resource: objectMembers(resourceAttributes),
    ...(typeof name === 'string' ? { scope: name } : {}),
    ...(typeof version === 'string' ? { scopeVersion: version } : {}),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    attributes: attributesOf(observation),
    events: [],
    links: [],
    status: value['level'] === 'ERROR' ? 'error' : 'unset',
    ...(typeof statusMessage === 'string' ? { statusMessage } : {}),
  };
}

/** Where the model of a span may stand already. */
const MODELS = ['gen_ai.request.model', 'llm.model_name', 'ai.model.id'];

/** What was exported to Langfuse, and beside it what Langfuse made of that, which counts where nothing else says it. */
function attributesOf(observation: LangfuseObservation): JsonObject {
  const { type, value } = observation;
  const given = objectMembers(metadataOf(observation)['attributes']);
  const { input, output, model } = value;
  const isModel = type === 'GENERATION' || type === 'EMBEDDING';
  const hasModel = MODELS.some((name) => given[name] !== undefined);
  return {
    ...given,
    'langfuse.observation.type': type.toLowerCase(),
    ...(isGiven(input) ? { 'langfuse.observation.input': input } : {}),
    ...(isGiven(output) ? { 'langfuse.observation.output': output } : {}),
    ...(isModel && typeof model === 'string' && !hasModel ? { 'gen_ai.request.model': model } : {}),
  };
}

/** Langfuse writes `null` where it was told nothing. */
export function isGiven(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

/** An object, or, in some exports, its JSON in a text. */
function metadataOf({ value }: LangfuseObservation): JsonObject {
  const { metadata } = value;
  if (typeof metadata !== 'string') return objectMembers(metadata);
  try {
    return objectMembers(JSON.parse(metadata) as Json);
  } catch {
    // A text of its own: it says nothing in attributes.
    return {};
  }
}

export function objectMembers(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

function nanosOf(
  { id, value }: LangfuseObservation,
  name: 'startTime' | 'endTime',
): string | undefined {
  const time = value[name];
  if (!isGiven(time)) return undefined;
  const [, second, fraction = '', zone] = TIME.exec(String(time)) ?? [];
  const milliseconds = Date.parse(`${second}${zone}`);
  if (Number.isNaN(milliseconds) || milliseconds < 0)
    throw unusable(`Observation ${id}: ${name} is no time of RFC 3339 since 1970.`);
  return String(BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0')));
}
