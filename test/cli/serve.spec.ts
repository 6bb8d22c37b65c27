import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDocket } from '../support/built-command.js';
import { createTestDatabase } from '../support/database.js';

describe('docket serve', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-serve-'));
    // Run as root, PostgreSQL is another account and has to get through to its data.
    await chmod(directory, 0o711);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  /** Starts the server with its own database, does `work` once it has `announced` itself, and stops it. */
  async function serve(
    work: (url: string, output: string) => Promise<void>,
    announced = /^ {2}OpenAPI .*\n/m,
  ) {
    let output = '';
    let worked: Promise<void> | undefined;
    const result = await runDocket(['serve', '--port', '0', '--data', join(directory, 'data')], {
      onSpawn: (child) =>
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
          const url = /^docket listens on (\S+)$/m.exec(output)?.[1];
          if (url === undefined || worked !== undefined) return;
          // All of the announcement has to be there: it comes in several writes.
          if (!announced.test(output)) return;
          worked = work(url, output).finally(() => child.kill('SIGTERM'));
        }),
    });
    await worked;
    return result;
  }

  test('shows an administrator key at the first start only, and keeps what it was told', async () => {
    let key = '';
    const first = await serve(async (url, output) => {
      key = /^ {2}(docket_\S+)$/m.exec(output)![1]!;
      const env = { DOCKET_URL: url, DOCKET_API_KEY: key };
      expect((await runDocket(['ledgers', 'create', 'claims'], { env })).code).toBe(0);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
    }, /^ {2}docket_\S+\n/m);
    expect(first.code).toBe(0);
    expect(first.stdout.split(key)).toHaveLength(2);
    // Logs are kept: the key must not be in them.
    expect(first.stderr).not.toContain(key);

    const second = await serve(async (url) => {
      const env = { DOCKET_URL: url, DOCKET_API_KEY: key };
      const { stdout } = await runDocket(['ledgers', 'list'], { env });
      expect(stdout).toMatch(/^claims +1 +localhost\/claims\+/m);
    });
    expect(second.code).toBe(0);
    expect(second.stdout).not.toContain('docket_');
  });

  test('says in one line why it does not start', async () => {
    const database = await createTestDatabase();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const env = {
      DATABASE_URL: database.url,
      DOCKET_KEYS_DIR: join(directory, 'keys'),
    };
    const cases: [string[], Record<string, string>, number, RegExp][] = [
      [
        [],
        { ...env, DATABASE_URL: 'postgresql://127.0.0.1:9/x' },
        1,
        /did not start: .*ECONNREFUSED/,
      ],
      [['--port', String(port)], env, 1, /did not start: .*EADDRINUSE/],
      [[], { ...env, DOCKET_HOST_NAME: 'Not A Host' }, 2, /DOCKET_HOST_NAME/],
    ];
    for (const [argv, settings, code, message] of cases) {
      const result = await runDocket(['serve', ...argv], { env: settings });
      expect(result).toMatchObject({ code, stdout: '' });
      expect(result.stderr).toMatch(/^docket: [^\n]+\n$/);
      expect(result.stderr).toMatch(message);
    }
    const wrongPort = await runDocket(['serve', '--port', '70000'], { env });
    expect(wrongPort).toMatchObject({ code: 2, stdout: '' });
    taken.close();
    await database.drop();
  });
});
