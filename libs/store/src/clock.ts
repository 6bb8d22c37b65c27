import type { Database } from './database.js';

/** The time as every record of this package writes it: RFC 3339, UTC, milliseconds. */
export function now(): string {
  return new Date().toISOString();
}

/** SQL of the database's clock, which all processes share, as `now()` writes it. */
export const DATABASE_NOW = `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The hour that it is by the database's clock, in the same form. */
export const DATABASE_HOUR = `to_char(date_trunc('hour', clock_timestamp() AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A clock that shows, for ever, what the database's shows now. */
export async function stoppedClock({ dataSource }: Database): Promise<() => string> {
  const [row] = await dataSource.query<{ time: string }[]>(`SELECT ${DATABASE_NOW} AS time`);
  if (row === undefined) throw new Error('PostgreSQL said no time.');
  return () => row.time;
}
