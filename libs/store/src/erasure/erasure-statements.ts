/** Statements that erase. `$1` is the ledger's number everywhere. */

export const READ_BODIES = `SELECT b.seq, e.leaf, b.body, b.secret, b.disclosure
  FROM docket.body b JOIN docket.entry e ON e.ledger_no = b.ledger_no AND e.seq = b.seq
  WHERE b.ledger_no = $1 AND b.seq = ANY ($2::bigint[])`;

/**
 * What was recorded of these decisions since a request about a person, but for who looked at them and took them out:
 * with the pseudonym gone nobody would find it.
 */
export const FIND_SINCE = `SELECT e.seq FROM docket.entry e
  WHERE e.ledger_no = $1 AND e.decision_id = ANY ($2::text[]) AND e.seq > $3 AND e.type NOT IN ('access.recorded', 'export.recorded', 'export.completed')
    AND EXISTS (SELECT FROM docket.body r WHERE r.ledger_no = $1 AND r.seq = $3
      AND convert_from(r.body, 'UTF8')::json ->> 'about' = 'subject')
  ORDER BY e.seq LIMIT 1`;

/** By what decisions were closed, where a request asks for what is too old. None of them is ever opened again. */
export const FIND_CLOSINGS = `SELECT e.leaf FROM docket.entry e
  WHERE e.ledger_no = $1 AND e.decision_id = ANY ($2::text[]) AND e.type = 'decision.closed'`;

/** Whether a request asks for what is too old. */
export const IS_FOR_AGE = `SELECT FROM docket.body r WHERE r.ledger_no = $1 AND r.seq = $2
  AND convert_from(r.body, 'UTF8')::json ->> 'about' = 'retention'`;

/** A function of the owner: see migrations/0015_erasure.sql for what it lets through. */
export const ERASE_VALUES =
  'SELECT docket.erase_values($1, $2::bigint[], $3::bytea[], $4::bytea[])';

export const ERASE_ANSWERS = `SELECT docket.erase_answers($1, $2, $3::text[], $4::text[], $5::bytea[], $6::text[])`;

/** Traces that became one of these decisions; what their spans held is gone since then. */
export const FORGET_GOALS = `UPDATE docket.otlp_trace SET goal = '[erased]'
  WHERE ledger_no = $1 AND decision_id = ANY ($2::text[]) AND goal IS NOT NULL`;

/** Files that were made before: those that are done expire, and those that are being made are made again. */
export const EXPIRE_EXPORTS = [
  `UPDATE docket.export_job SET state = 'expired'
   WHERE ledger_no = $1 AND (state = 'ready' OR (state = 'running' AND recorded_seq IS NOT NULL))`,
  `UPDATE docket.export_job SET state = 'queued', lease_until = NULL, content_attempt = NULL, parts = NULL, size = NULL,
     sha256 = NULL, worker = NULL, begun = begun - 1
   WHERE ledger_no = $1 AND state = 'running'`,
  `DELETE FROM docket.export_part p USING docket.export_job j
   WHERE j.export_id = p.export_id AND j.ledger_no = $1`,
] as const;
