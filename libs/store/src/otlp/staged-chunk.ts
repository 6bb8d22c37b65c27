import type { SignIn } from '@docket/record';

/** A request on its way to a ledger, as it came, and what of it is of which trace. */
export interface StagedRequest {
  signal: 'traces' | 'logs';
  form: 'protobuf' | 'json' | 'items';
  content: Uint8Array;
  coding: OtlpCoding;
  chunks: readonly StagedChunk[];
}

/** How the content is packed: `br` is brotli. */
export type OtlpCoding = 'identity' | 'gzip' | 'br';

/** Spans or log records of one trace in a request. */
interface StagedChunk {
  traceId: string;
  /** How many it holds: one at least. */
  items: number;
  /** Of them alone. */
  bytes: number;
  /** A span of it has ended, and its parent is none or in another process. */
  hasRoot: boolean;
  /** Where they stand in the request, unpacked. */
  ranges: Uint8Array;
}

/** Whoever sent it. */
export interface OtlpSender {
  actor: string;
  via: SignIn;
}
