import type pg from 'pg';
import type { Database } from '../database.js';
import { returnConnection } from '../held-connection.js';

/**
 * One state of the database, for as long as it is held. Every reader that is given its id, in whatever
 * connection or thread, sees that state: so a ledger can be verified while it is written to, and what
 * the store derives from it is as old as the entries.
 *
 * Holding one keeps PostgreSQL from clearing away what was changed since: release it soon.
 */
export class Snapshot {
  readonly id: string;
  readonly #client: pg.PoolClient;

  private constructor(client: pg.PoolClient, id: string) {
    this.#client = client;
    this.id = id;
  }

  /** Takes a connection of the database's plain pool until it is released. */
  static async take(database: Database): Promise<Snapshot> {
    const client = await database.plainPool.connect();
    try {
      await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
      const id = rows[0]?.id;
      if (id === undefined) throw new Error('PostgreSQL exported no snapshot.');
      return new Snapshot(client, id);
    } catch (error) {
      await returnConnection(client, error);
      throw error;
    }
  }

  async release(): Promise<void> {
    let failed = true;
    try {
      await this.#client.query('COMMIT');
      failed = false;
    } finally {
      this.#client.release(failed);
    }
  }
}

/** As PostgreSQL writes them: it becomes part of a statement that takes no parameters. */
const SNAPSHOT_ID = /^[0-9A-F-]{1,64}$/;

/** Begins a transaction that reads, of the given state if there is one. */
export function beginReading(snapshotId: string | undefined): string {
  if (snapshotId === undefined) return 'BEGIN TRANSACTION READ ONLY';
  if (!SNAPSHOT_ID.test(snapshotId)) throw new RangeError('Not the id of a snapshot.');
  return `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '${snapshotId}'`;
}
