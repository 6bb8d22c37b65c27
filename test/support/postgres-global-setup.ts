import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';

/** What the teardown, which Jest runs in the same process, has to undo. */
declare global {
  // `var` is what puts a name on globalThis.
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/**
 * Starts one PostgreSQL server for the whole test run. Its address reaches the workers, which are
 * started later, by their inherited environment: see `database.ts`.
 *
 * Jest calls this once per project that needs it; the second call finds the server running.
 */
export default async function startTestPostgres(): Promise<void> {
  if (process.env['DOCKET_TEST_SUPERUSER_URL'] !== undefined) return;
  const directory = await makeServerDirectory('docket-test-postgres-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  process.env['DOCKET_TEST_SUPERUSER_URL'] = server.superuserUrl;
  globalThis.stopTestPostgres = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
