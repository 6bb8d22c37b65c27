import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** Process id of the server that is the parent of the one that answers. */
export async function postmasterOf(client: pg.Client | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return parentOf(rows[0]?.pid ?? 0) ?? 0;
}

function parentOf(pid: number | string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[1]);
  } catch {
    // Not Linux, or it has ended.
    return undefined;
  }
}

/**
 * Of the children that a process has now, each of one thread as those of PostgreSQL are. In nanoseconds, because a
 * server for each connection may not come to one hundredth of a second in a round.
 */
export function childSeconds(parent: number): number {
  try {
    const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
    const children = pids.filter((pid) => parentOf(pid) === parent);
    return children.reduce((sum, pid) => sum + runSeconds(pid), 0);
  } catch {
    // Not Linux.
    return NaN;
  }
}

/** 0 of one that has ended meanwhile. */
function runSeconds(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e9;
  } catch {
    return 0;
  }
}
