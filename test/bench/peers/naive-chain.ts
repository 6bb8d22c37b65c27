import { concatBytes, sha256 } from '@docket/chain';
import type pg from 'pg';

/**
 * What most published hash-chain logs do: a transaction per entry that takes an advisory lock, reads the
 * last hash, inserts the entry with its own, and commits. No disclosures, no rules.
 */
export const NAIVE_SCHEMA = `CREATE TABLE naive (id bigserial PRIMARY KEY, payload bytea NOT NULL, prev bytea NOT NULL, hash bytea NOT NULL UNIQUE)`;

export async function appendNaive(pool: pg.Pool, payload: Buffer): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(1)');
    const last = await client.query<{ hash: Buffer }>({
      name: 'naive-last',
      text: 'SELECT hash FROM naive ORDER BY id DESC LIMIT 1',
    });
    const prev = last.rows[0]?.hash ?? Buffer.alloc(32);
    const hash = Buffer.from(sha256(concatBytes([prev, payload])));
    await client.query({
      name: 'naive-insert',
      text: 'INSERT INTO naive (payload, prev, hash) VALUES ($1, $2, $3)',
      values: [payload, prev, hash],
    });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
