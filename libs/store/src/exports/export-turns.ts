/** How often making an export is begun before it is given up. */
export const EXPORT_ATTEMPTS_MAX = 3;

/** A job that waits, or whose process has fallen silent. */
export const NOBODY_HAS_IT = `state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())`;
export const BEGUN_TOO_OFTEN = `${NOBODY_HAS_IT} AND begun >= ${EXPORT_ATTEMPTS_MAX}`;

/** The job whose turn it is, outside of the ledgers $1. */
export const NEXT_IN_TURN = `
  WITH principals AS MATERIALIZED (
    SELECT ledger_no, requested_by, max(started_at) AS latest,
      count(*) FILTER (WHERE state = 'running' AND lease_until >= now()) AS running
    FROM docket.export_job WHERE ledger_no IN (SELECT ledger_no FROM docket.export_job WHERE ${NOBODY_HAS_IT})
      AND ledger_no <> ALL ($1::int[])
    GROUP BY ledger_no, requested_by
  ), ledgers AS MATERIALIZED (
    SELECT ledger_no, max(latest) AS latest, sum(running) AS running FROM principals GROUP BY ledger_no
  )
  SELECT job.export_id, job.ledger_no FROM docket.export_job job
    JOIN ledgers ledger USING (ledger_no) JOIN principals principal USING (ledger_no, requested_by)
  WHERE ${NOBODY_HAS_IT}
  ORDER BY ledger.running, ledger.latest NULLS FIRST, principal.running, principal.latest NULLS FIRST, job.export_id
  LIMIT 1`;
