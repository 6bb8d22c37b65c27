import type pg from 'pg';

/**
 * Gives up exports that are said to be ready and are not those that an entry records: what they were is in no entry, so
 * that they cannot be made anew. Works as the owner, in the transaction of the caller.
 *
 * @returns how many.
 */
export async function repairExports(owner: pg.ClientBase, ledgerNo: number): Promise<number> {
  const { rowCount } = await owner.query(GIVE_UP, [
    ledgerNo,
    new Date().toISOString(),
    'Its row is not what its entry records. Ask for it again.',
  ]);
  return rowCount ?? 0;
}

/** The entry of a file names its digest, and the job that made it. */
const GIVE_UP = `UPDATE docket.export_job j SET state = 'failed', finished_at = $2, failure = $3, worker = NULL
  WHERE j.ledger_no = $1 AND j.state = 'ready' AND NOT EXISTS (
    SELECT FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
    WHERE e.ledger_no = $1 AND e.seq = j.recorded_seq
      AND e.type IN ('export.completed', 'export.recorded')
      AND position(encode(j.sha256, 'hex')::bytea in b.body) > 0)`;
