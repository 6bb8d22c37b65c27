import { WRITER_LIMITS } from './append/request-queue.js';

/** A key that is as registered, and whose time is over. */
export interface EndedKey {
  endedAt: string;
  /** Both clocks, RFC 3339, where they are so far apart that one of them is wrong: the key may be good still. */
  clocks?: { database: string; server: string };
}

/** The database's clock decides; where this process's says quite another time, nobody can tell which of them is right. */
export function clocksApart(database: string): Pick<EndedKey, 'clocks'> {
  const serverMs = Date.now();
  if (Math.abs(serverMs - Date.parse(database)) <= WRITER_LIMITS.clockAheadMaxMs) return {};
  return { clocks: { database, server: new Date(serverMs).toISOString() } };
}
