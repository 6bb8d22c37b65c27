import { cp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findBlockedDirectory } from './embedded-postgres-account.js';
import type { ServerAccount } from './embedded-postgres-account.js';

/** Paths of the programs, which lie in one directory. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

export interface PostgresBinaries extends PostgresPrograms {
  /** Directories that were made for them beside the data directory. */
  copies: string[];
}

/**
 * The PostgreSQL programs for this platform, from its optional npm package unless others are named.
 *
 * Installed below a directory that the server's account may not enter, such as /root, they are
 * copied beside the data directory (60 MB).
 */
export async function locateBinaries(
  dataDir: string,
  account: ServerAccount | undefined,
  programs?: PostgresPrograms,
): Promise<PostgresBinaries> {
  const { initdb, postgres } = programs ?? (await importPlatformPackage());
  const installed = dirname(postgres);
  if (account === undefined || (await findBlockedDirectory(installed, account)) === undefined) {
    return { initdb, postgres, copies: [] };
  }
  const copy = `${dataDir}.programs`;
  // Anew each time, by way of a rename: what a killed run left may be half a copy or an old version.
  await rm(copy, { recursive: true, force: true });
  await cp(dirname(installed), `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  await rename(`${copy}.new`, copy);
  const place = (program: string): string => join(copy, basename(installed), basename(program));
  return { initdb: place(initdb), postgres: place(postgres), copies: [copy] };
}

async function importPlatformPackage(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Record<string, unknown>;
    if (typeof initdb === 'string' && typeof postgres === 'string') return { initdb, postgres };
    throw new Error(`${name} does not name its programs`);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL here (${name} cannot be loaded). ` +
        'Set DATABASE_URL to a server of yours.',
      { cause: error },
    );
  }
}
