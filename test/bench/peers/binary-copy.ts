import { once } from 'node:events';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';

/** The fastest way into a table: COPY in the binary format, one transaction for all rows. */
export const COPY_SCHEMA = `CREATE TABLE copied (id bigserial PRIMARY KEY, leaf bytea NOT NULL, body bytea NOT NULL) WITH (toast_tuple_target = 8160)`;

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

export async function copyRows(
  pool: pg.Pool,
  rows: readonly (readonly [Uint8Array, Uint8Array])[],
): Promise<void> {
  const client = await pool.connect();
  try {
    const stream = client.query(
      copyStreams.from('COPY copied (leaf, body) FROM STDIN (FORMAT binary)'),
    );
    const finished = once(stream, 'finish');
    const parts: Uint8Array[] = [HEADER];
    for (const [leaf, body] of rows) {
      const before = Buffer.alloc(6);
      before.writeInt16BE(2, 0);
      before.writeInt32BE(leaf.length, 2);
      const between = Buffer.alloc(4);
      between.writeInt32BE(body.length, 0);
      parts.push(before, leaf, between, body);
    }
    stream.end(Buffer.concat([...parts, TRAILER]));
    await finished;
  } finally {
    client.release();
  }
}
