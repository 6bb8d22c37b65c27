import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';

/** Rows of one ledger on their way from one database to another. Names and conditions are this package's own. */
interface TableCopy {
  table: string;
  /** What rows, by the alias `t`, in the source's numbers. */
  where: string;
  /** Number of the ledger in the target; undefined: the table has none. */
  ledgerNo: number | undefined;
  /** What is done with a row that is there: left out, nothing is expected there. */
  onConflict?: string;
  /** Longest time, in milliseconds. */
  wholeMs: number;
}

/** Copies rows by COPY in the binary format, within the transactions of the two connections. */
export async function copyTable(
  source: pg.Client,
  target: pg.Client,
  copy: TableCopy,
): Promise<void> {
  const { table, where, ledgerNo, onConflict = '', wholeMs } = copy;
  const columns = await columnsOf(target, table);
  const list = columns.join(', ');
  await target.query(`CREATE TEMPORARY TABLE incoming (LIKE docket.${table}) ON COMMIT DROP`);
  const out = source.query(
    copyStreams.to(
      `COPY (SELECT ${list} FROM docket.${table} t WHERE ${where}) TO STDOUT (FORMAT binary)`,
    ),
  );
  const into = target.query(
    copyStreams.from(`COPY pg_temp.incoming (${list}) FROM STDIN (FORMAT binary)`),
  );
  await pipeline(out, into, { signal: AbortSignal.timeout(wholeMs) });
  const values = columns.map((name) =>
    name === 'ledger_no' && ledgerNo !== undefined ? `${ledgerNo}` : name,
  );
  await target.query(
    `INSERT INTO docket.${table} (${list}) SELECT ${values.join(', ')} FROM pg_temp.incoming ${onConflict}`,
  );
  await target.query('DROP TABLE pg_temp.incoming');
}

/** Those that are written: not what the database makes of others, or counts by itself. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
     AND attgenerated = '' AND attidentity = '' ORDER BY attnum`,
    [`docket.${table}`],
  );
  return rows.map(({ name }) => name);
}
