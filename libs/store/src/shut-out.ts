import { DatabaseUnfit } from './database-unfit.js';

/**
 * By SQLSTATE: no privilege; no such schema, table, column or function. All of them are there when a server has
 * started, and no statement takes them away.
 */
const SHUT_OUT: ReadonlySet<unknown> = new Set(['42501', '3F000', '42P01', '42703', '42883']);

/** No such value of a setting, which a connection is refused with whose role does not exist. */
const NO_SUCH_VALUE = '22023';

/** For whoever asks: it names no role, login or host. */
export const WHY_SHUT_OUT =
  'The database answers and does not let this server work in it: the role of the server or its schema is missing, ' +
  'not whole or without privileges, as where the database was replaced or restored while the server ran.';

/** What the operator does about it. */
export const HOW_TO_BE_LET_IN =
  'Restart the server: its start gives the role what it needs, or says what is missing.';

/**
 * Whether the database answered and lets this server do nothing, which waiting does not change. A role is that of one
 * database by its number (`docket_app_<number>`), so another database in its place does not know it.
 */
export function isShutOut(error: unknown): boolean {
  if (error instanceof DatabaseUnfit) return true;
  // By its members: what TypeORM reports is its own error with those of the database's.
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (SHUT_OUT.has(code)) return true;
  return code === NO_SUCH_VALUE && /\bdocket_app_\d/.test(String(message));
}
