import { sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import {
  readLogs,
  readSpans,
  type OtlpEncoding,
  type OtlpLog,
  type OtlpRead,
  type OtlpSpan,
} from '@docket/ingest';
import { OtlpInbox, type StagedItem } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { Recording } from '../recording/recording.js';

export interface OtlpRequest {
  ledger: string;
  signal: 'traces' | 'logs';
  encoding: OtlpEncoding;
  /** Unpacked. */
  bytes: Uint8Array;
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
   * `wrong_ledger`. @throws {StoreRefusal} `unknown_ledger`, `overloaded`. @throws {AppendFailed}
   */
  async take(principal: Principal, request: OtlpRequest): Promise<OtlpTaken> {
    const { ledger, signal, encoding, bytes } = request;
    admit(principal, { roles: ACCESS.sendTelemetry, ledger });
    const { actor, via } = principal;
    const read = signal === 'traces' ? readSpans(bytes, encoding) : readLogs(bytes, encoding);
    const items =
      signal === 'traces'
        ? (read as OtlpRead<OtlpSpan>).items.map(stagedSpan)
        : (read as OtlpRead<OtlpLog>).items.map(stagedLog);
    await this.inbox.stage(ledger, { actor, via }, items);
    const reason = read.reasons.join('; ');
    if (read.rejected > 0) {
      const body: JsonObject = {
        kind: 'dropped',
        reason: `Rejected from an OTLP request of ${signal}: ${reason}.`.slice(0, 4_000),
        records: read.rejected,
        // The same request again leaves the same gap.
        idempotency_key: `otlp-rejected:${toHex(sha256(bytes))}`,
      };
      await this.recording.recordBatch(principal, {
        ledger,
        records: [{ type: 'gap.recorded', body }],
      });
    }
    return { rejected: read.rejected, reason };
  }
}

function stagedSpan(span: OtlpSpan): StagedItem {
  const { traceId, spanId, parentSpanId, isParentRemote, end } = span;
  const isRoot = end !== undefined && (parentSpanId === undefined || isParentRemote === true);
  return { traceId, kind: 'span', id: spanId, isRoot, ...contentOf(span) };
}

function stagedLog(log: OtlpLog): StagedItem {
  const content = contentOf(log);
  return {
    traceId: log.traceId,
    kind: 'log',
    id: toHex(content.digest),
    isRoot: false,
    ...content,
  };
}

function contentOf(item: OtlpSpan | OtlpLog): { content: string; digest: Uint8Array } {
  const content = JSON.stringify(item);
  return { content, digest: sha256(utf8(content)) };
}
