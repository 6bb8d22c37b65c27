import { join, resolve } from 'node:path';
import { recoverKey } from '@docket/service';
import { SigningKeyError, startEmbeddedPostgres, StoreRefusal } from '@docket/store';
import { type DatabaseSetting, requireKeysDirectory } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';
import { readRegular } from './regular-file.js';

/** Makes an administrator key with the rights of the database's owner. A refusal of the store speaks for itself. */
export async function recoverAsOwner(
  database: DatabaseSetting,
  keysDirectory = requireKeysDirectory(),
): Promise<string> {
  return refusedByStore(recoverKey({ ...database, keysDirectory }));
}

/** Gives what is done. @throws CommandFailure of one line, with what to do, where the store refuses it or a key cannot be used. */
export async function refusedByStore<Done>(doing: Promise<Done>): Promise<Done> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof SigningKeyError)
      throw new CommandFailure(error.message, EXIT.failed, { cause: error });
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}

/** The directory of keys of what `docket serve` keeps under `data`. */
export function keysBeside(data: string): string {
  return process.env['DOCKET_KEYS_DIR'] || resolve(data, 'keys');
}

const VERSION_BYTES_MAX = 64;

/**
 * The same in the database that `docket serve` keeps under this directory, which no server may be using: it is
 * started for as long as it takes.
 *
 * @throws CommandFailure where there is none, or where it does not start.
 */
export function recoverEmbedded(data: string): Promise<string> {
  return withEmbedded(data, (database) => recoverAsOwner(database, keysBeside(data)));
}

/**
 * Works on the database that `docket serve` keeps under this directory, as above.
 * @throws CommandFailure where there is none, or where it does not start.
 */
export async function withEmbedded<Done>(
  data: string,
  work: (database: DatabaseSetting) => Promise<Done>,
): Promise<Done> {
  const dataDir = resolve(data, 'postgres');
  // Or one would be made, with a key to nothing.
  await readRegular(join(dataDir, 'PG_VERSION'), VERSION_BYTES_MAX).catch((cause: unknown) => {
    throw new CommandFailure(`There is no embedded database under ${data}.`, EXIT.unusable, {
      cause,
    });
  });
  const server = await startEmbeddedPostgres({ dataDir, persistent: true }).catch(
    (cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new CommandFailure(`Stop docket serve first, if it runs. ${message}`, EXIT.failed, {
        cause,
      });
    },
  );
  try {
    return await work({ databaseUrl: server.superuserUrl });
  } finally {
    await server.stop();
  }
}
