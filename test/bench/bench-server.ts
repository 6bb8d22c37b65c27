import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';

/** A PostgreSQL of a benchmark's own. */
export interface BenchServer {
  /** Superuser address. */
  url: string;
  /** For whatever else it writes: it goes with the server. */
  directory: string;
  /** Folder of the ledgers' seeds in it. */
  keys: string;
}

/** Does `work` with a server that is there for it alone. */
export async function withBenchServer(work: (server: BenchServer) => Promise<void>): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-');
  const dataDir = join(directory, 'data');
  const server = await startEmbeddedPostgres({ dataDir, persistent: false });
  try {
    await work({ url: server.superuserUrl, directory, keys: join(directory, 'keys') });
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
