import type { CellAddress } from '@docket/api';
import { readDatabaseSetting } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';

/**
 * The cells that the environment names beside the one of DATABASE_URL; undefined where there is one.
 *
 * @throws CommandFailure with exit status 2 where a setting cannot be used.
 */
export async function readNamedCells(
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly CellAddress[] | undefined> {
  const { readCells } = await import('@docket/api');
  try {
    return readCells(env)?.others;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new CommandFailure(error.message, EXIT.unusable, { cause: error });
  }
}

/**
 * Addresses of all of them by name, that of DATABASE_URL included; of none where there is one. A command that works on the
 * database of another cell may have that in DATABASE_URL.
 */
export async function readCellAddresses(
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, string>> {
  if (!env['DOCKET_CELLS']) return new Map();
  const { HOME_CELL } = await import('@docket/api');
  const others = (await readNamedCells({ ...env, DATABASE_URL: undefined })) ?? [];
  const cells = new Map(others.map(({ name, databaseUrl }) => [name, databaseUrl]));
  const home = readDatabaseSetting()?.databaseUrl;
  if (home !== undefined && ![...cells.values()].includes(home)) cells.set(HOME_CELL, home);
  return cells;
}
