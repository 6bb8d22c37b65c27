import { execFileSync } from 'node:child_process';
import { chown, copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { examineDatabase, makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import type { EmbeddedPostgresServer } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { forward, ownAddress } from '../support/own-address.js';

const CERTIFICATE_MS_MAX = 10_000;

/** A CA, certificates of it for several hosts, and one of another CA, made by openssl. */
class Certificates {
  constructor(readonly directory: string) {
    this.#authority('ca');
    this.#authority('other-ca');
    this.#sign('of-name', 'ca', 'DNS:localhost');
    this.#sign('of-number', 'ca', 'IP:127.0.0.1');
    this.#sign('of-another', 'ca', 'DNS:db.example');
    this.#sign('expired', 'ca', 'DNS:localhost', { isExpired: true });
    this.#sign('of-other-ca', 'other-ca', 'DNS:localhost');
  }

  path(file: string): string {
    return join(this.directory, file);
  }

  #authority(name: string): void {
    this.#openssl(
      'req',
      '-x509',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      ...this.#newKey(name),
      '-out',
      `${name}.crt`,
    );
  }

  #sign(name: string, authority: string, subject: string, { isExpired = false } = {}): void {
    this.#openssl(
      'req',
      '-new',
      '-subj',
      '/CN=server',
      ...this.#newKey(name),
      '-out',
      `${name}.csr`,
    );
    const extensions = `printf 'subjectAltName=%s\\n' '${subject}' > ${name}.ext`;
    execFileSync('sh', ['-c', extensions], { cwd: this.directory });
    const days = isExpired ? '-1' : '2';
    const signer = ['-CA', `${authority}.crt`, '-CAkey', `${authority}.key`, '-CAcreateserial'];
    const made = ['-extfile', `${name}.ext`, '-days', days, '-out', `${name}.crt`];
    this.#openssl('x509', '-req', '-in', `${name}.csr`, ...signer, ...made);
  }

  #newKey(name: string): string[] {
    return [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
    ];
  }

  #openssl(...argv: string[]): void {
    execFileSync('openssl', argv, { cwd: this.directory, stdio: 'pipe' });
  }
}

describe('a database behind TLS', () => {
  let directory: string;
  let server: EmbeddedPostgresServer;
  let certificates: Certificates;

  beforeAll(async () => {
    directory = await makeServerDirectory('docket-tls-');
    certificates = new Certificates(directory);
    server = await startEmbeddedPostgres({ dataDir: join(directory, 'data'), persistent: true });
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function ask<Value>(
    url: string,
    use: (client: pg.Client) => Promise<Value>,
  ): Promise<Value> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  const sql = (...statements: string[]): Promise<void> =>
    ask(server.superuserUrl, async (client) => {
      for (const text of statements) await client.query(text);
    });

  function address(host: string, parameters: Record<string, string>): string {
    const url = new URL(server.superuserUrl);
    url.hostname = host;
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  const full = (host = 'localhost', ca = 'ca'): string =>
    address(host, { sslmode: 'verify-full', sslrootcert: certificates.path(`${ca}.crt`) });

  /** Puts a certificate in place, and waits until the server hands it out. */
  async function present(name: string): Promise<void> {
    const data = join(directory, 'data');
    const { uid, gid } = await stat(data);
    for (const kind of ['crt', 'key']) {
      const place = join(data, `server.${kind}`);
      await rm(place, { force: true });
      await copyFile(certificates.path(`${name}.${kind}`), place);
      await chown(place, uid, gid);
    }
    execFileSync('chmod', ['600', join(data, 'server.key')]);
    await sql('ALTER SYSTEM SET ssl = on', 'SELECT pg_reload_conf()');
    const wanted = execFileSync(
      'openssl',
      ['x509', '-in', certificates.path(`${name}.crt`), '-noout', '-fingerprint', '-sha256'],
      { encoding: 'utf8' },
    ).split('=')[1];
    const handedOut = (): Promise<string> =>
      ask(address('localhost', { sslmode: 'no-verify' }), ({ connection: { stream } }) =>
        Promise.resolve(
          stream instanceof TLSSocket ? stream.getPeerCertificate().fingerprint256 : '',
        ),
      ).catch(String);
    const giveUpAt = Date.now() + CERTIFICATE_MS_MAX;
    for (let found = ''; found !== wanted?.trim(); found = await handedOut()) {
      if (Date.now() > giveUpAt) throw new Error(`The server does not hand out ${name}: ${found}`);
      await setTimeout(20);
    }
  }

  const transport = async (url: string): Promise<unknown> =>
    (await examineDatabase(url, { facts: ['transport'] })).transport;

  // First, while it has none.
  test('a server without TLS', async () => {
    await expect(transport(full())).rejects.toThrow(
      /^The database takes no encrypted connection, and sslmode asks for one: set ssl = on in PostgreSQL\.$/,
    );
    expect(await transport(server.superuserUrl)).toMatchObject({ value: { tls: null } });
  });

  test('an address without the password that the server asks for', async () => {
    const without = new URL(server.superuserUrl);
    without.password = '';
    await expect(transport(without.href)).rejects.toThrow(
      /^The database asks for a password, and the address of this login has none: name the file that holds it in DATABASE_PASSWORD_FILE/,
    );
  });

  test.each([
    ['of-name', 'localhost'],
    ['of-number', '127.0.0.1'],
  ])('sslmode=verify-full: the certificate %s is that of %s', async (name, host) => {
    await present(name);
    expect(await transport(full(host))).toEqual({
      value: { host, tls: 'TLSv1.3', sslMode: 'verify-full' },
    });
  });

  const ANOTHER_HOST =
    /^The certificate of the database is not for the host that the address names: write the name that the certificate has, or have one made for this host\.$/;

  test.each<[name: string, host: string, finding: RegExp]>([
    ['of-another', 'localhost', ANOTHER_HOST],
    ['of-another', '127.0.0.1', ANOTHER_HOST],
    // A number is held against the numbers of a certificate, and not against a name that leads there.
    ['of-name', '127.0.0.1', ANOTHER_HOST],
    ['of-number', 'localhost', ANOTHER_HOST],
    [
      'expired',
      'localhost',
      /^The certificate of the database has expired: put a new one in its place\.$/,
    ],
    [
      'of-other-ca',
      'localhost',
      /^The certificate of the database is not of a CA that is trusted here: name the CA's file in sslrootcert\.$/,
    ],
  ])('sslmode=verify-full: the certificate %s at %s is refused', async (name, host, finding) => {
    await present(name);
    await expect(transport(full(host))).rejects.toThrow(finding);
  });

  test('a CA that is not the one that signed, or is not there', async () => {
    await present('of-name');
    await expect(transport(full('localhost', 'other-ca'))).rejects.toThrow('name the CA');
    await expect(transport(full('localhost', 'none'))).rejects.toThrow(
      `The file ${certificates.path('none.crt')}, which the address names in sslrootcert, sslcert or sslkey, cannot be read (ENOENT).`,
    );
  });

  test('verify-ca takes any host with a certificate of the CA, and no other CA', async () => {
    await present('of-another');
    const by = (ca: string): string =>
      address('localhost', { sslmode: 'verify-ca', sslrootcert: certificates.path(`${ca}.crt`) });
    expect(await transport(by('ca'))).toMatchObject({ value: { sslMode: 'verify-ca' } });
    await expect(transport(by('other-ca'))).rejects.toThrow('name the CA');
  });

  test('the command says the same, in one line; and a server works over TLS', async () => {
    await present('of-name');
    const env = (url: string): Record<string, string> => ({ DATABASE_URL: url });
    const refused = await runDocket(['migrate'], { env: env(full('127.0.0.1')) });
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toMatch(
      /^docket: [^\n]*is not for the host that the address names[^\n]*\n$/,
    );
    expect(await runDocket(['migrate'], { env: env(full()) })).toMatchObject({ code: 0 });
    const doctor = await runDocket(['doctor', '--json'], { env: env(full()) });
    const { checks } = JSON.parse(doctor.stdout) as { checks: { id: string; found: string }[] };
    expect(checks.find(({ id }) => id === 'database.encryption')).toMatchObject({
      verdict: 'ok',
      found: 'The connection is encrypted (TLSv1.3), and the certificate is that of localhost.',
    });
  });

  test('what docket doctor finds of a certificate of another CA, and of one that nobody checks', async () => {
    await present('of-name');
    const look = async (url: string) => {
      const { code, stdout } = await runDocket(['doctor', '--json'], {
        env: { DATABASE_URL: url },
      });
      const { checks } = JSON.parse(stdout) as { checks: { id: string; found: string }[] };
      return { code, of: (id: string) => checks.find((check) => check.id === id) };
    };
    const other = await look(full('localhost', 'other-ca'));
    expect(other.code).toBe(2);
    expect(other.of('database.reached')).toMatchObject({ verdict: 'failed' });
    expect(other.of('database.reached')?.found).toMatch(
      /^The database was not reached: [^\n]*name the CA/,
    );
    const host = ownAddress();
    if (host === undefined) {
      console.warn('NOT TESTED: this machine has no address but its loopback.');
      return;
    }
    const way = await forward(host, Number(new URL(server.superuserUrl).port));
    try {
      const url = new URL(address(host, { sslmode: 'no-verify' }));
      url.port = String(way.port);
      expect((await look(url.href)).of('database.encryption')).toMatchObject({
        verdict: 'warning',
        found: `The connection is encrypted (TLSv1.3), to whoever answers as ${host}.`,
      });
    } finally {
      way.close();
    }
  });
});
