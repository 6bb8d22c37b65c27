import type { SignIn } from '@docket/record';

/** A request on its way to a ledger, as it came, and what of it is of which trace. */
export interface StagedRequest {
  signal: 'traces' | 'logs';
  form: 'protobuf' | 'items';
  content: Uint8Array;
  /** The content is packed with gzip. */
  isPacked: boolean;
  chunks: readonly StagedChunk[];
}

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
