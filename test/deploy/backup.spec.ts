import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation, query } from '../postgres/installation.js';
import {
  presentVersions,
  programsOf,
  startVersion,
  type VersionedServer,
} from '../postgres/versions.js';
import { PROJECT, runDocket, type CommandResult } from '../support/built-command.js';
import { lastingPort } from '../support/lasting-port.js';
import { programOf, serveCluster } from '../support/plain-postgres.js';
import { compose, read } from './files.js';

const folderOf = (version: number): string => `/usr/lib/postgresql/${version}/bin`;
const newest = presentVersions()
  .filter((one) => existsSync(join(folderOf(one), 'pg_basebackup')))
  .slice(-1);
if (newest.length === 0)
  console.warn(
    'NOT TESTED: the backups of the compose file. There is no pg_basebackup here (postgresql-<version>).',
  );

const PASSWORDS = { owner: 'o', service: 's', backup: 'a:b\\c' };
const NAME = /^docket-\d{8}T\d{6}Z$/;

/** What the guide has a container run to restore one. */
const [, RESTORES = ''] =
  / --entrypoint sh postgres -c '(.*)'$/m.exec(read('docs/guide/operator-reference.md')) ?? [];

test('the guide restores what the script of the compose file makes, where its volume is', () => {
  const { services } = compose();
  expect(services['backup']!.volumes).toContain('./deploy/compose/backup.sh:/backup.sh:ro');
  expect(services['postgres']!.volumes).toContain('postgres-data:/var/lib/postgresql');
  expect(RESTORES).toMatch(
    /^cd \/var\/lib\/postgresql\/18 && .* \/backups\/docket-\d{8}T\d{6}Z docker$/,
  );
});

/** The scripts that the containers run, on a server of this machine. */
for (const version of newest)
  describe('backups of the compose file', () => {
    let server: VersionedServer;
    let directory: string;
    let backups: string;
    let one: Installation;
    let account: { uid: number; gid: number };

    beforeAll(async () => {
      server = await startVersion(version);
      account = await stat(server.dataDir);
      directory = await mkdtemp(join(tmpdir(), 'docket-test-backups-'));
      await chmod(directory, 0o711);
      backups = join(directory, 'backups');
      await mkdir(backups);
      for (const [name, text] of Object.entries(PASSWORDS))
        await writeFile(join(directory, `${name}-password`), `${text}\n`);
      const { username, password } = new URL(server.superuserUrl);
      const made = await script('make-logins.sh', {
        SECRETS: directory,
        PGDATA: server.dataDir,
        POSTGRES_USER: username,
        PGPASSWORD: decodeURIComponent(password),
      });
      expect(made).toMatchObject({ code: 0, stderr: '' });
      await query(server.superuserUrl, 'SELECT pg_reload_conf()');
      one = await Installation.on(at(new URL(server.superuserUrl).port));
      await one.start();
      await one.administration.createLedger({ id: 'claims' });
      await one.work('claims');
    });
    afterAll(async () => {
      await one.end();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    });

    const at = (port: string) => ({
      DATABASE_URL: `postgresql://docket_service:${PASSWORDS.service}@127.0.0.1:${port}/docket`,
      DATABASE_OWNER_URL: `postgresql://docket_owner:${PASSWORDS.owner}@127.0.0.1:${port}/docket`,
    });

    async function script(name: string, env: Record<string, string>): Promise<CommandResult> {
      const { hostname, port } = new URL(server.superuserUrl);
      const PATH = [env['PATH'], folderOf(version), process.env['PATH']].filter(Boolean);
      const child = spawn('sh', [`${PROJECT}deploy/compose/${name}`], {
        env: { PGHOST: hostname, PGPORT: port, ...env, PATH: PATH.join(':') },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString('utf8')));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, ...said };
    }

    const backUp = (more: Record<string, string> = {}): Promise<CommandResult> =>
      script('backup.sh', {
        PGUSER: 'docket_backup',
        PASSWORD_FILE: join(directory, 'backup-password'),
        BACKUPS: backups,
        BACKUPS_KEPT: '1',
        ONCE: '1',
        ...more,
      });

    /** Whole ones, and what else is there beside the lock. */
    const there = async (): Promise<string[]> =>
      (await readdir(backups)).filter((name) => name !== '.lock');

    /** A program in the place of one of PostgreSQL's, which it may call. */
    async function instead(program: string, lines: string): Promise<Record<string, string>> {
      const folder = await mkdtemp(join(directory, 'programs-'));
      await writeFile(join(folder, program), `#!/bin/sh\nset -eu\n${lines}\n`);
      await chmod(join(folder, program), 0o755);
      return { PATH: folder };
    }

    const real = (program: string): string => `"${join(folderOf(version), program)}" "$@"`;

    test('is named when it is whole, takes the place of the older one, and is restored as the guide prints', async () => {
      const first = await backUp();
      expect(first).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^backup \S+ is whole\n$/),
      });
      const [older = ''] = await there();
      expect(older).toMatch(NAME);
      await one.work('claims');
      // Its name is the second in which it began.
      let second = await backUp();
      while (!second.stdout.includes('is deleted')) second = await backUp();
      expect(second).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`backup ${older} is deleted: 1 newer`),
      });
      const [newer = '', ...more] = await there();
      expect([newer, more]).toEqual([expect.stringMatching(NAME), []]);

      // In the container they are of PostgreSQL's account, and there is one volume.
      const volume = join(directory, 'volume');
      await mkdir(join(volume, 'docker'), { recursive: true });
      await writeFile(join(volume, 'docker', 'of-now'), '');
      const command = RESTORES.replace('/var/lib/postgresql/18', volume).replace(
        /\/backups\/docket-\w+/,
        join(backups, newer),
      );
      const { code } = await new Promise<{ code: number | null }>((resolve) => {
        spawn('sh', ['-c', command], { stdio: 'inherit' }).once('close', (ended) =>
          resolve({ code: ended }),
        );
      });
      expect(code).toBe(0);
      const kept = (await readdir(volume)).find((name) => name.startsWith('before-')) ?? '';
      expect(await readdir(join(volume, kept))).toEqual(['of-now']);
      const data = join(volume, 'docker');
      await giveAway(data);
      const port = String(await lastingPort());
      const end = await serveCluster(data, port, await programFor());
      try {
        for (const ledger of ['claims', 'registry'])
          expect(await runDocket(['verify', '--ledger', ledger], { env: at(port) })).toMatchObject({
            code: 0,
            stderr: '',
          });
      } finally {
        await end();
      }
    });

    test('is not named, and takes nothing away, where it failed', async () => {
      const before = await there();
      await writeFile(join(directory, 'wrong-password'), 'wrong\n');
      const damages = `for i; do case "$i" in --pgdata=*) to=\${i#*=};; esac; done\n${real('pg_basebackup')}\nprintf x >> "$to/PG_VERSION"`;
      for (const fault of [
        { PASSWORD_FILE: join(directory, 'wrong-password') },
        { PASSWORD_FILE: join(directory, 'there-is-none') },
        await instead('pg_basebackup', damages),
        await instead('pg_verifybackup', 'exit 1'),
      ]) {
        const { code, stdout } = await backUp(fault as Record<string, string>);
        expect([code === 0, stdout]).toEqual([false, '']);
        expect((await there()).filter((name) => !name.endsWith('.partial'))).toEqual(before);
      }
      // What was left half done goes with the next.
      expect((await backUp()).code).toBe(0);
      expect((await there()).filter((name) => !NAME.test(name))).toEqual([]);
    });

    test('is made by one at a time', async () => {
      const allowed = join(directory, 'may-go-on');
      const waits = await instead(
        'pg_verifybackup',
        `while [ ! -e "${allowed}" ]; do sleep 0.05; done\n${real('pg_verifybackup')}`,
      );
      const first = backUp(waits);
      let second: CommandResult;
      do second = await backUp(await instead('pg_basebackup', 'sleep 0.1; exit 7'));
      while (second.code === 7);
      expect(second).toMatchObject({
        code: 1,
        stdout: '',
        stderr: 'another backup is under way\n',
      });
      await writeFile(allowed, '');
      expect(await first).toMatchObject({ code: 0, stdout: expect.stringContaining('is whole') });
    });

    async function giveAway(folder: string): Promise<void> {
      for (const name of ['', ...(await readdir(folder, { recursive: true }))])
        await chown(join(folder, name), account.uid, account.gid);
    }

    /** That which serves the original: of the same version. */
    async function programFor(): Promise<string> {
      const fetched = programsOf(server.version).postgres;
      const copied = `${server.dataDir}.programs/bin/postgres`;
      return existsSync(fetched) && !existsSync(copied) ? fetched : programOf(server.dataDir);
    }
  });
