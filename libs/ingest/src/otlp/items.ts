import type { JsonObject } from '@docket/chain';

/** What produced a span or a log record. */
export interface OtlpSource {
  /** Attributes of the resource. */
  resource: JsonObject;
  scope?: string;
  scopeVersion?: string;
}

/** A span as it is kept until its trace is complete: JSON, the same whatever encoding it came in. */
export interface OtlpSpan extends OtlpSource {
  /** 32 and 16 lower-case hex digits. */
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  /** The parent is in another process (bits 8 and 9 of `flags`). Absent: the exporter does not say. */
  isParentRemote?: boolean;
  name: string;
  /** Nanoseconds since 1970 in decimal digits: a double does not hold them. Absent: not stated. */
  start?: string;
  end?: string;
  attributes: JsonObject;
  events: OtlpEvent[];
  links: { traceId: string; spanId: string }[];
  status: 'unset' | 'ok' | 'error';
  statusMessage?: string;
  /** Attributes, events and links that its exporter or Docket's bounds left out. */
  leftOut?: number;
}

export interface OtlpEvent {
  name: string;
  time?: string;
  attributes: JsonObject;
}

/** A log record of a span. */
export interface OtlpLog extends OtlpSource {
  traceId: string;
  spanId: string;
  /** `event_name`, or the attribute `event.name` that came before it. */
  name: string;
  time?: string;
  attributes: JsonObject;
}

/** What a request holds. */
export interface OtlpRead<Item> {
  items: Item[];
  /** How many were not taken, and why: at most ten different reasons. They are lost to their sender. */
  rejected: number;
  reasons: string[];
  /** Log records that say nothing about a span, or nothing that is mapped. */
  ignored: number;
}
