import { sha256, toHex, utf8 } from '@docket/chain';
import type { OtlpSpan } from '@docket/ingest';
import { isGiven, unusable, type ObservedStep, type ObservedTrace } from './trace.js';

/** The observations as spans, so that one mapping serves traces that came live and those that are imported. */
export interface ObservedSpans {
  /** Of the spans, recorded where `hasTraceIds`. */
  traceId: string;
  spans: OtlpSpan[];
  /** Observations by the id of their span. */
  bySpan: ReadonlyMap<string, ObservedStep>;
  /** The ids are those of W3C Trace Context. Where not, those of the spans are made here, and are not recorded. */
  hasTraceIds: boolean;
}

/** @throws {CommandFailure} `unusable`, for a time that is none. */
export function observedSpans({ trace, observations }: ObservedTrace): ObservedSpans {
  const traceId = String(trace['id']);
  const hasTraceIds = isHex(traceId, 32) && observations.every(({ id }) => isHex(id, 16));
  const idOf = (id: string, digits: number): string =>
    hasTraceIds ? id : toHex(sha256(utf8(id))).slice(0, digits);
  const bySpan = new Map<string, ObservedStep>();
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
  return { traceId: idOf(traceId, 32), spans, bySpan, hasTraceIds };
}

const isHex = (text: string, digits: number): boolean =>
  text.length === digits && /^[0-9a-f]+$/.test(text) && !/^0+$/.test(text);

function facts(
  observation: ObservedStep,
): Omit<OtlpSpan, 'traceId' | 'spanId' | 'parentSpanId' | 'name'> {
  const { value, attributes, resource = {}, scope, scopeVersion } = observation;
  const start = nanosOf(observation, 'startTime') ?? inOrder(observation.order);
  const end = nanosOf(observation, 'endTime') ?? inOrder(observation.ended);
  const { statusMessage } = value;
  return {
    resource,
    ...(scope === undefined ? {} : { scope }),
    ...(scopeVersion === undefined ? {} : { scopeVersion }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    attributes,
    events: [],
    links: [],
    status: value['level'] === 'ERROR' ? 'error' : 'unset',
    ...(typeof statusMessage === 'string' ? { statusMessage } : {}),
  };
}

const inOrder = (order: number | undefined): string | undefined =>
  order === undefined ? undefined : String(order);

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/;

/** Undefined for a time without a zone: it is given none, and stands word for word in the list of observations. */
function nanosOf({ id, value }: ObservedStep, name: 'startTime' | 'endTime'): string | undefined {
  const time = value[name];
  if (!isGiven(time)) return undefined;
  const [, day, second, fraction = '', zone] = TIME.exec(String(time)) ?? [];
  const milliseconds = Date.parse(`${day}T${second}${zone ?? 'Z'}`);
  if (Number.isNaN(milliseconds) || milliseconds < 0)
    throw unusable(`Observation ${id}: ${name} is no time of RFC 3339 since 1970.`);
  if (zone === undefined) return undefined;
  return String(BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0')));
}
