import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, runDocket, type CommandResult } from '../support/built-command.js';
import { readShellBlocks, runShell } from '../support/shell-blocks.js';
import { Installation, rolesIn, type Logins } from './installation.js';
import { clientFolder, presentVersions, startVersion, type VersionedServer } from './versions.js';

/**
 * The folder of `pg_dump` and `pg_restore` by version of the server. They are of its own major version: an older `pg_dump`
 * refuses it, and `pg_restore` from 17 on sets `transaction_timeout`, which 15 and 16 do not know.
 */
const clients = new Map<number, string>();
for (const version of presentVersions()) {
  const folder = await clientFolder(version);
  if (folder !== undefined) clients.set(version, folder);
}
const untested = presentVersions().filter((version) => !clients.has(version));
if (untested.length > 0) {
  console.warn(
    `BACKUPS NOT TESTED on PostgreSQL ${untested.join(', ')}: there is no pg_dump of that version here. ` +
      'Install postgresql-client of it.',
  );
}

const guide = await readFile(join(PROJECT, 'docs/guide/operator-reference.md'), 'utf8');
const section = /^## Backups\n[\s\S]*?(?=^## )/m.exec(guide)?.[0] ?? '';
const [DUMP, KEEP, RESTORE, VERIFY] = readShellBlocks(section) as [string, string, string, string];

test('the guide prints how to dump, keep a checkpoint, restore and verify', () => {
  expect(
    [DUMP, KEEP, RESTORE, VERIFY].map((script) => /(?:^|' )([a-z_]+)/.exec(script)?.[1]),
  ).toEqual(['pg_dump', 'curl', 'pg_restore', 'npx']);
  expect(readShellBlocks(section)).toHaveLength(4);
});

for (const [version, programs] of clients)
  describe(`PostgreSQL ${version}`, () => {
    const servers: VersionedServer[] = [];
    let one: Installation;
    let folder: string;

    /** Runs what is printed, with `npx docket` as it is built here. */
    const printed = (script: string, env: Record<string, string>): Promise<CommandResult> =>
      runShell(script, {
        cwd: folder,
        env: { ...env, PATH: [join(folder, 'bin'), programs, process.env['PATH']].join(':') },
      });

    const emptyCluster = async (): Promise<Logins> => {
      const server = await startVersion(version);
      servers.push(server);
      return rolesIn(server);
    };

    const restored = async (): Promise<Installation> => {
      const logins = await emptyCluster();
      expect(await printed(RESTORE, { ...logins } as Record<string, string>)).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
      // The keys come from their own backup.
      return Installation.on(logins, one.keysDir);
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'docket-backup-'));
      await runShell('mkdir bin', { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });
      const shim = `#!/bin/sh\nshift\nexec "${process.execPath}" "${PROJECT}apps/cli/bin/docket.js" "$@"\n`;
      await writeFile(join(folder, 'bin/npx'), shim);
      await chmod(join(folder, 'bin/npx'), 0o755);
      one = await Installation.on(await emptyCluster());
      const api = await one.start();
      await one.administration.createLedger({ id: 'claims' });
      await one.work('claims');
      // Before the dump, for it is registered in the ledger: a checkpoint behind it would be newer than the dump.
      const env = { DOCKET_URL: api.url, DOCKET_API_KEY: await one.key('claims', 'auditor') };
      expect(await printed(DUMP, one.env)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(await printed(KEEP, env)).toMatchObject({ code: 0 });
    });
    afterAll(async () => {
      await one.end();
      for (const server of servers) await server.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('a dump that does not ask for all ledgers fails, and is not one of none of them', async () => {
      const script = DUMP.replace(/^PGOPTIONS='.*?' /, '').replace('docket.dump', 'other.dump');
      expect(script).toMatch(/^pg_dump /);
      const { code, stderr } = await printed(script, one.env);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining('docket.ledger'),
      });
    });

    test('what is dumped is restored into an empty cluster, served, and verified', async () => {
      const copy = await restored();
      const early = await printed(VERIFY, copy.env);
      expect(early).toMatchObject({ code: 2, stdout: '' });
      expect(early.stderr).toContain('not since it was restored');
      await copy.start();
      const verified = await printed(VERIFY, copy.env);
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      copy.administrator = one.administrator;
      await copy.work('claims');
      expect(await printed(VERIFY, copy.env)).toMatchObject({ code: 0 });
      const rebuilt = await runDocket(['rebuild', '--ledger', 'claims'], { env: copy.env });
      expect(rebuilt).toMatchObject({ code: 0, stderr: '' });
      expect(rebuilt.stdout).not.toContain('did not follow');
      await expect(copy.asServer('DELETE FROM docket.entry')).rejects.toThrow(/permission denied/);
      await copy.stop();
    });

    test('data older than the checkpoint that was kept is refused as rolled back', async () => {
      await one.work('claims');
      await writeFile(join(folder, 'claims.checkpoint'), await one.checkpoint('claims'));
      const copy = await restored();
      await copy.start();
      await copy.stop();
      const refused = await printed(VERIFY, copy.env);
      expect(refused.code).toBe(1);
      expect(refused.stdout).toContain(
        'tail_missing seq 7: Entries from 7 on are missing: the checkpoint you hold covers 12 entries.',
      );
      expect(refused.stdout).toContain('NOT VERIFIED');
    });
  });
