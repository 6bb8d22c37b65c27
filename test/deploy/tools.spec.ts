import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServerDirectory, openDatabase, startEmbeddedPostgres } from '@docket/store';
import { PROJECT, runDocket } from '../support/built-command.js';
import { isHere } from '../support/other-tools.js';
import { read } from './files.js';

const run = (program: string, argv: string[], options: { cwd?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(program, argv, { encoding: 'utf8', ...options });
  return { status, said: `${stdout}${stderr}` };
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-test-deploy-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('tools of other makers take what is deployed', () => {
  test('nginx takes the settings of the proxy, and not others', async () => {
    if (!isHere('nginx', '-v') || !isHere('openssl', 'version')) return;
    const [key, certificate] = [join(directory, 'tls-key'), join(directory, 'tls-certificate')];
    const made = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=docket.example -keyout ${key} -out ${certificate}`;
    expect(run('openssl', made.split(' ')).status).toBe(0);
    // The name of the other container is known in its network only.
    const settings = read('deploy/compose/nginx.conf')
      .replaceAll(/\/(?:run\/secrets|tmp)\//g, `${directory}/`)
      .replace('/dev/stdout', `${directory}/access.log`)
      .replace('server api:', 'server 127.0.0.1:');
    const file = join(directory, 'nginx.conf');
    await writeFile(file, settings);
    const taken = run('nginx', ['-t', '-c', file]);
    expect(taken.status === 0 ? '' : taken.said).toBe('');
    await writeFile(file, settings.replace('proxy_read_timeout', 'proxy_read_timeouts'));
    expect(run('nginx', ['-t', '-c', file])).toMatchObject({
      status: 1,
      said: expect.stringContaining('unknown directive "proxy_read_timeouts"'),
    });
  });

  test('systemd takes the units, and finds them hardly exposed', () => {
    if (!isHere('systemd-analyze', '--version')) return;
    for (const unit of ['docket', 'docket-migrate']) {
      const file = `${PROJECT}deploy/systemd/${unit}.service`;
      const { said } = run('systemd-analyze', ['verify', file]);
      // A program or an account that this machine does not have is no fault of the unit.
      const faults = said.split('\n').filter((line) => /docket/.test(line));
      const own = faults.filter(
        (line) => !/is not executable|Failed to resolve (?:user|group)/.test(line),
      );
      expect(own).toEqual([]);
      const security = run('systemd-analyze', ['security', '--offline=true', file]).said;
      expect(Number(/Overall exposure level for .*: ([0-9.]+) /.exec(security)?.[1])).toBeLessThan(
        2,
      );
    }
  });

  test('docker compose takes the file', async () => {
    const standalone = spawnSync('docker-compose', ['version']).status === 0;
    if (!standalone && !isHere('docker', 'compose', 'version')) return;
    // The first generation does not know the project's name.
    const text = read('docker-compose.yml').replace(standalone ? /^name: .*\n/m : /^$/, '');
    await writeFile(join(directory, 'docker-compose.yml'), text);
    await writeFile(join(directory, '.env'), read('.env.example'));
    const [program, argv] = standalone
      ? ['docker-compose', ['config', '--quiet']]
      : ['docker', ['compose', 'config', '--quiet']];
    expect(run(program as string, argv as string[], { cwd: directory })).toMatchObject({
      status: 0,
    });
  });
});

describe('the logins of the compose file', () => {
  test('are made by the script: the owner migrates, the service works and changes nothing', async () => {
    if (!isHere('psql', '--version')) return;
    const home = await makeServerDirectory('docket-test-logins-');
    const server = await startEmbeddedPostgres({
      dataDir: join(home, 'data'),
      persistent: false,
    });
    try {
      const passwords = { owner: `o'%:\\`, service: 's @/', backup: 'b' };
      for (const [name, text] of Object.entries(passwords)) {
        await writeFile(join(directory, `${name}-password`), `${text}\n`);
      }
      const url = new URL(server.superuserUrl);
      const data = join(directory, 'pgdata');
      await mkdir(data);
      await chmod(data, 0o700);
      const child = spawn('sh', [`${PROJECT}deploy/compose/make-logins.sh`], {
        env: {
          PATH: process.env['PATH'] ?? '',
          SECRETS: directory,
          PGDATA: data,
          PGHOST: url.hostname,
          PGPORT: url.port,
          POSTGRES_USER: url.username,
          PGPASSWORD: decodeURIComponent(url.password),
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(await readFile(join(data, 'pg_hba.conf'), 'utf8')).toBe(
        'host replication docket_backup all scram-sha-256\n',
      );

      const at = `@${url.host}/docket`;
      const migrated = await runDocket(['migrate'], {
        env: {
          DATABASE_URL: `postgresql://docket_service${at}`,
          DATABASE_OWNER_URL: `postgresql://docket_owner${at}`,
          DATABASE_OWNER_PASSWORD_FILE: join(directory, 'owner-password'),
        },
      });
      expect(migrated).toMatchObject({ code: 0, stderr: '' });
      const password = encodeURIComponent(passwords.service);
      const database = await openDatabase({
        url: `postgresql://docket_service:${password}${at}`,
        migrates: false,
      });
      await expect(database.plainPool.query('DELETE FROM docket.entry')).rejects.toThrow(
        /permission denied/,
      );
      await database.close();
    } finally {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    }
  });
});
