import type pg from 'pg';
import { DatabaseUnfit } from './database-unfit.js';
import { DatabaseLate } from './deadlines.js';
import { isOfStatement } from './ledger-scope.js';
import { sqlState } from './connections.js';
import { NotWritable } from './writable.js';

/** Errors that one error is caused by. */
const CAUSES_MAX = 8;

/**
 * Works on a connection of the pool, and gives it back. Where the work fails, what it began is rolled back; the connection
 * ends with it only where the error is of the connection or of the server behind it. A refusal of ours ends none: whoever
 * is refused could else have every ledger held against what is outside once more, and again for each refusal.
 */
export async function onConnection<Answer>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> {
  return onTakenConnection(await pool.connect(), work);
}

/** The same on one that was taken already. */
export async function onTakenConnection<Answer>(
  client: pg.PoolClient,
  work: (client: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await work(client);
  } catch (error) {
    await returnConnection(client, error);
    throw error;
  }
  client.release();
  return answer;
}

/** Gives a connection back on which the work was broken off, by an error or by nobody's fault. Never rejects. */
export async function returnConnection(client: pg.PoolClient, error?: unknown): Promise<void> {
  client.release(isOfConnection(error) || !(await isRolledBack(client)));
}

/** What was closed rejects at once, and what is silent is closed by its bound. */
async function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

function isOfConnection(error: unknown): boolean {
  let at = error;
  for (let i = 0; i < CAUSES_MAX && at instanceof Error; i++) {
    // Another connection may lead to another server.
    if (at instanceof NotWritable || at instanceof DatabaseUnfit || at instanceof DatabaseLate)
      return true;
    if (sqlState(at) !== undefined) return !isOfStatement(at);
    at = at.cause;
  }
  return false;
}
