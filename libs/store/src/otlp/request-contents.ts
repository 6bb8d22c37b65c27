import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { LedgerStatements } from '../ledger-scope.js';
import type { OtlpCoding } from './staged-chunk.js';

/** A request that waits, unpacked. */
export interface RequestContent {
  signal: 'traces' | 'logs';
  form: 'protobuf' | 'json' | 'items';
  content: Buffer;
  /** As `contentHash` has it. */
  hash: Buffer;
}

/** What seals of its chunks hold of a request: SHA-256 of it as it is kept, behind how to read it. */
export function contentHash(
  kept: Pick<RequestContent, 'signal' | 'form'> & { coding: OtlpCoding; content: Uint8Array },
): Buffer {
  const { signal, form, coding, content } = kept;
  return createHash('sha256').update(`${signal} ${form} ${coding}\n`).update(content).digest();
}

/** Unpacked requests that are kept in memory: traces that came together are complete together. */
const BYTES_MAX = 32 * 1024 ** 2;
/** What one may be unpacked. The bound of what is taken in is lower. */
const REQUEST_BYTES_MAX = 64 * 1024 ** 2;

type Unpack = (kept: Buffer, bounds: { maxOutputLength: number }) => Promise<Buffer>;
const UNPACK: Readonly<Record<OtlpCoding, Unpack>> = {
  identity: (kept) => Promise.resolve(kept),
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
};

/** Requests that were read last. */
export class RequestContents {
  readonly #kept = new Map<string, RequestContent>();
  #bytes = 0;

  /** @throws where it is gone, or is damaged. */
  async read(statements: LedgerStatements, requestNo: string): Promise<RequestContent> {
    const known = this.#kept.get(requestNo);
    if (known !== undefined) return known;
    const { rows } = await statements.query<RequestContent & { coding: OtlpCoding }>(
      'SELECT signal, form, coding, content FROM docket.otlp_request WHERE request_no = $1',
      [requestNo],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`request ${requestNo} is gone`);
    const { signal, form, coding, content: kept } = row;
    const hash = contentHash(row);
    const content = await UNPACK[coding](kept, { maxOutputLength: REQUEST_BYTES_MAX });
    const request = { signal, form, content, hash };
    this.#keep(requestNo, request);
    return request;
  }

  /** It is read anew next time: what is kept in memory may be what was damaged. */
  forget(requestNo: string): void {
    this.#bytes -= this.#kept.get(requestNo)?.content.length ?? 0;
    this.#kept.delete(requestNo);
  }

  #keep(requestNo: string, request: RequestContent): void {
    // Two that read it at once keep it once, and count it once.
    this.forget(requestNo);
    this.#kept.set(requestNo, request);
    this.#bytes += request.content.length;
    // The oldest first: they stand in the order in which they were read.
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= BYTES_MAX) return;
      this.forget(oldest);
    }
  }
}
