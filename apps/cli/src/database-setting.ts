import { readDatabaseAddresses } from '@docket/store/addresses';
import { CommandFailure, EXIT } from './failure.js';

export interface DatabaseSetting {
  databaseUrl: string;
  /** Left out where one login does both. */
  ownerUrl?: string;
}

/**
 * The database of a command that works on one, with the passwords of the files that the environment names.
 *
 * @param databaseUrl what the command line says; DATABASE_URL where it says nothing.
 * @throws CommandFailure with exit status 2 where there is none, or a setting cannot be used.
 */
export function requireDatabase(databaseUrl?: string): DatabaseSetting {
  const setting = readDatabaseSetting(databaseUrl);
  if (setting !== undefined) return setting;
  throw new CommandFailure('No database: set DATABASE_URL.', EXIT.unusable);
}

/**
 * The directory of keys, as the server has it, of a command that writes what the server attests.
 *
 * @throws CommandFailure with exit status 2 where none is named.
 */
export function requireKeysDirectory(): string {
  const directory = process.env['DOCKET_KEYS_DIR'] ?? '';
  if (directory !== '') return directory;
  throw new CommandFailure('No directory of keys: set DOCKET_KEYS_DIR.', EXIT.unusable);
}

/** The same as requireDatabase; undefined where no database is named. */
export function readDatabaseSetting(databaseUrl?: string): DatabaseSetting | undefined {
  try {
    const named = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    const { url, ownerUrl } = readDatabaseAddresses({ ...process.env, ...named });
    if (url === undefined) return undefined;
    return { databaseUrl: url, ...(ownerUrl === undefined ? {} : { ownerUrl }) };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CommandFailure(cause.message, EXIT.unusable, { cause });
  }
}
