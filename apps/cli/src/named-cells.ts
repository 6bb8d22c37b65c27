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

/** Addresses of all of them by name, the first included; of none where there is one. */
export async function readCellAddresses(
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, string>> {
  if (!env['DOCKET_CELLS']) return new Map();
  const [{ HOME_CELL }, others = []] = [await import('@docket/api'), await readNamedCells(env)];
  const home = readDatabaseSetting()?.databaseUrl;
  return new Map([
    ...(home === undefined ? [] : ([[HOME_CELL, home]] as const)),
    ...others.map(({ name, databaseUrl }) => [name, databaseUrl] as const),
  ]);
}
