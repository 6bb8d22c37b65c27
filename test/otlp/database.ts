import pg from 'pg';

/** Asks as superuser, past the walls between ledgers. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Does what the clock would do: the traces that came are old, nobody holds one, and none waits for another attempt.
 * @returns how many are to become records.
 */
export async function age(url: string): Promise<number> {
  await query(
    url,
    `UPDATE docket.otlp_trace SET first_at = first_at - interval '1 h', last_at = last_at - interval '1 h',
       retry_at = NULL, lease_until = NULL;
     UPDATE docket.otlp_arrival SET received_at = received_at - interval '1 h'`,
  );
  const [row] = await query<{ waiting: number }>(
    url,
    `SELECT (SELECT count(*) FROM docket.otlp_trace WHERE is_pending OR is_frozen)::int
       + (SELECT count(*) FROM docket.otlp_arrival)::int AS waiting`,
  );
  return row?.waiting ?? -1;
}

/** Waits until a worker has made the rows of traces of everything that came. */
export async function sorted(url: string): Promise<void> {
  while ((await query(url, 'SELECT request_no FROM docket.otlp_arrival')).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

export interface Entry {
  type: string;
  decision_id: string | null;
  body: Record<string, unknown> & { ext?: { otlp?: Record<string, unknown> } };
}

/** What stands in all ledgers, in order. */
export async function readEntries(url: string): Promise<Entry[]> {
  return query<Entry>(
    url,
    `SELECT e.type, e.decision_id, convert_from(b.body, 'UTF8')::json AS body
     FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) ORDER BY ledger_no, seq`,
  );
}
