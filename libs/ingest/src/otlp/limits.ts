/** Bounds on what a receiver of OTLP takes. Beyond a bound of one span, that span is rejected, and counted. */
export const OTLP_LIMITS = {
  /** Bytes of a request after unpacking. */
  requestBytes: 4 * 1024 * 1024,
  /** Spans or log records of one request. The SDKs send 512 at a time, collectors 8,192. */
  itemsPerRequest: 10_000,
  /** Attributes of one span; what is more is left out, and the span says how many. */
  attributes: 2_000,
  /** Events of one span, and links; the same. */
  events: 128,
  links: 128,
  /** Lists and maps around a value of an attribute. */
  valueDepth: 16,
  /** UTF-16 units of one span or log record as JSON, as it is kept until its trace is complete. */
  itemLength: 512 * 1024,
} as const;

/** Messages around a value on the wire, as OTLP nests them: each list or map of a value takes up to five. */
export const WIRE_DEPTH_MAX = 12 + 5 * (OTLP_LIMITS.valueDepth + 2);
