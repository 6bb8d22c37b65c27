import type { BoundStatement } from '../append/bound-query.js';
import { arrayParameter, scalarParameter } from '../binary-array.js';
import type { RowSeal } from '../signing/row-seal.js';
import { contentHash } from './request-contents.js';
import type { OtlpSender, StagedRequest } from './staged-chunk.js';

/** What is of which trace is kept as it is: rows of traces, and their indexes, are made of it behind the answer. */
const STAGE = `WITH request AS (
    INSERT INTO docket.otlp_request (ledger_no, signal, form, coding, content)
    SELECT $1::integer, $4::text, $5::text, $6::text, $7::bytea RETURNING request_no)
  INSERT INTO docket.otlp_arrival (received_at, request_no, ledger_no, principal, via, items, trace_ids, chunk_items,
    chunk_bytes, has_root, ranges, content_hash, seals)
  SELECT now(), request_no, $1::integer, $2::text, $3::text, $8::integer, $9::text[], $10::integer[], $11::integer[],
    $12::boolean[], $13::bytea[], $14::bytea, $15::bytea[] FROM request`;

/** Keeps a request, and what of it is of which trace, at once; sealed, so that it was this sender who sent it. */
export function stageStatement(
  ledgerNo: number,
  { actor, via }: OtlpSender,
  { signal, form, coding, content, chunks }: StagedRequest,
  chunkSeal: RowSeal<'otlp_chunk'>,
): BoundStatement {
  const hash = contentHash({ signal, form, coding, content });
  const seals = chunks.map(({ traceId, items, bytes, ranges }) =>
    chunkSeal.seal({
      ledger_no: ledgerNo,
      principal: actor,
      via,
      content_hash: hash,
      trace_id: traceId,
      items,
      bytes,
      ranges,
    }),
  );
  return {
    ledgerNo,
    name: 'docket-otlp-stage',
    text: STAGE,
    parameters: [
      scalarParameter('integer', ledgerNo),
      scalarParameter('text', actor),
      scalarParameter('text', via),
      scalarParameter('text', signal),
      scalarParameter('text', form),
      scalarParameter('text', coding),
      scalarParameter('bytea', content),
      scalarParameter('integer', itemsOf(chunks)),
      arrayParameter('text', chunks, ({ traceId }) => traceId),
      arrayParameter('integer', chunks, ({ items }) => items),
      arrayParameter('integer', chunks, ({ bytes }) => bytes),
      arrayParameter('boolean', chunks, ({ hasRoot }) => hasRoot),
      arrayParameter('bytea', chunks, ({ ranges }) => ranges),
      scalarParameter('bytea', hash),
      arrayParameter('bytea', seals, (seal) => seal),
    ],
  };
}

/** Spans and log records of a request. */
export function itemsOf(chunks: StagedRequest['chunks']): number {
  return chunks.reduce((sum, { items }) => sum + items, 0);
}
