import type pg from 'pg';

/** No chain at all: one row, one implicit transaction. */
export const PLAIN_SCHEMA = `CREATE TABLE plain (id bigserial PRIMARY KEY, payload bytea NOT NULL)`;

export async function insertPlain(pool: pg.Pool, payload: Buffer): Promise<void> {
  await pool.query({
    name: 'plain-insert',
    text: 'INSERT INTO plain (payload) VALUES ($1)',
    values: [payload],
  });
}
