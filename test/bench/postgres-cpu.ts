import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { cpuSeconds } from './measure.js';

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

/** Of the children that a process has now. */
export function childSeconds(parent: number): number {
  try {
    const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
    const children = pids.filter((pid) => parentOf(pid) === parent);
    return children.reduce((sum, pid) => sum + (cpuSeconds(Number(pid)) ?? 0), 0);
  } catch {
    return NaN;
  }
}
