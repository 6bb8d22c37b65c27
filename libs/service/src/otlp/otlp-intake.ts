import { promisify } from 'node:util';
import { brotliCompress, constants, type BrotliOptions } from 'node:zlib';
import { sha256, toHex, type JsonObject } from '@docket/chain';
import { sortByTrace, type OtlpEncoding, type OtlpSignal } from '@docket/ingest';
import { OtlpInbox, type StagedRequest } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { Recording } from '../recording/recording.js';
import { releaseMemory } from './release-memory.js';

export interface OtlpRequest {
  ledger: string;
  signal: OtlpSignal;
  encoding: OtlpEncoding;
  /** Unpacked. Given back as soon as nobody reads them any more: they may be empty afterwards. */
  bytes: Uint8Array;
  /** The same in gzip, where it came so: it is kept so. */
  packed?: Uint8Array;
}

/** What became of a request: what was not taken is lost to its sender, who must not send it again. */
export interface OtlpTaken {
  rejected: number;
  /** Why, in words; empty where nothing was rejected. */
  reason: string;
}

/** Takes spans and log records in. They become records when their trace is complete. */
@Injectable()
export class OtlpIntake {
  constructor(
    @Inject(OtlpInbox) private readonly inbox: OtlpInbox,
    private readonly recording: Recording,
  ) {}

  /**
   * Resolves when everything that was taken is on disk, and when the ledger says how much was not.
   *
   * @throws {OtlpError} where the request as a whole cannot be read. @throws {ServiceError} `role_not_allowed`,
   * `wrong_ledger`. @throws {StoreRefusal} `unknown_ledger`, `ledger_closed`, `overloaded`. @throws {AppendFailed}
   */
  async take(principal: Principal, request: OtlpRequest): Promise<OtlpTaken> {
    const { ledger, signal, encoding, bytes, packed } = request;
    admit(principal, { roles: ACCESS.sendTelemetry, ledger });
    const { actor, via } = principal;
    const { rejected, reasons, ...sorted } = sortByTrace(bytes, signal, encoding);
    // The same request again leaves the same gap.
    const gapKey = rejected > 0 ? `otlp-rejected:${toHex(sha256(bytes))}` : '';
    const cameSo = sorted.form !== 'items' && packed !== undefined;
    const kept: Packed = cameSo
      ? { content: packed, coding: 'gzip' }
      : await packLong(sorted.content);
    // What waits for PostgreSQL waits without it: the more of it there is at once, the sooner the garbage is collected.
    if (kept.content !== bytes) releaseMemory([bytes]);
    await this.inbox.stage(ledger, { actor, via }, { ...sorted, ...kept, signal });
    // It was sent to PostgreSQL, and is nobody else's.
    if (kept.coding === 'br') releaseMemory([kept.content]);
    const reason = reasons.join('; ');
    if (rejected > 0) {
      const body: JsonObject = {
        kind: 'dropped',
        reason: `Rejected from an OTLP request of ${signal}: ${reason}.`.slice(0, 4_000),
        records: rejected,
        idempotency_key: gapKey,
      };
      await this.recording.recordBatch(principal, {
        ledger,
        records: [{ type: 'gap.recorded', body }],
      });
    }
    return { rejected, reason };
  }
}

type Packed = Pick<StagedRequest, 'content' | 'coding'>;

/** From here on it costs PostgreSQL more to write it than it costs a thread to pack it. */
const PACKED_FROM_BYTES = 64 * 1024;
const pack = promisify<Uint8Array, BrotliOptions, Buffer>(brotliCompress);
/** Its quickest: half of what gzip's costs, for as many bytes. */
const QUICKEST = { [constants.BROTLI_PARAM_QUALITY]: 0 };
/** Most become a quarter of what they were, or less: then it is one piece, and not put together of many. */
const PIECE_SHARE = 3;

async function packLong(content: Uint8Array): Promise<Packed> {
  if (content.length < PACKED_FROM_BYTES) return { content, coding: 'identity' };
  const chunkSize = Math.ceil(content.length / PIECE_SHARE);
  return { content: await pack(content, { chunkSize, params: QUICKEST }), coding: 'br' };
}
