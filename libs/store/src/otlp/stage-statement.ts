import type { BoundStatement } from '../append/bound-query.js';
import { arrayParameter, scalarParameter } from '../binary-array.js';
import type { OtlpSender, StagedRequest } from './staged-chunk.js';

/**
 * Traces in one order, as whoever else keeps some of them: so none waits for another in a circle. The row of a trace is
 * held until this is over: whoever claims it sees all of this, or nothing.
 */
const STAGE = `WITH trace AS (
    INSERT INTO docket.otlp_trace AS t
      (ledger_no, principal, via, trace_id, first_at, last_at, is_pending, has_root)
    SELECT $1::integer, $2::text, $3::text, g.trace_id, now(), now(), true, g.has_root
    FROM unnest($4::text[], $5::boolean[]) WITH ORDINALITY AS g (trace_id, has_root, n) ORDER BY g.n
    ON CONFLICT (ledger_no, principal, trace_id) DO UPDATE
      SET last_at = now(), is_pending = true, has_root = t.has_root OR excluded.has_root),
  request AS (
    INSERT INTO docket.otlp_request (ledger_no, signal, form, is_packed, content)
    SELECT $1::integer, $6::text, $7::text, $8::boolean, $9::bytea RETURNING request_no)
  INSERT INTO docket.otlp_chunk (request_no, ledger_no, principal, trace_id, items, bytes, ranges)
  SELECT request_no, $1::integer, $2::text, g.*
  FROM request, unnest($10::text[], $11::integer[], $12::integer[], $13::bytea[]) AS g`;

/** Keeps a request, and its traces with it, at once. */
export function stageStatement(
  ledgerNo: number,
  { actor, via }: OtlpSender,
  { signal, form, isPacked, content, chunks }: StagedRequest,
): BoundStatement {
  const roots = new Map<string, boolean>();
  for (const { traceId, hasRoot } of chunks)
    roots.set(traceId, hasRoot || roots.get(traceId) === true);
  const traces = [...roots].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ledgerNo,
    name: 'docket-otlp-stage',
    text: STAGE,
    parameters: [
      scalarParameter('integer', ledgerNo),
      scalarParameter('text', actor),
      scalarParameter('text', via),
      arrayParameter('text', traces, ([traceId]) => traceId),
      arrayParameter('boolean', traces, ([, hasRoot]) => hasRoot),
      scalarParameter('text', signal),
      scalarParameter('text', form),
      scalarParameter('boolean', isPacked),
      scalarParameter('bytea', content),
      arrayParameter('text', chunks, ({ traceId }) => traceId),
      arrayParameter('integer', chunks, ({ items }) => items),
      arrayParameter('integer', chunks, ({ bytes }) => bytes),
      arrayParameter('bytea', chunks, ({ ranges }) => ranges),
    ],
  };
}
