import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startApi, type RunningApi } from '@docket/api';
import { createSigner, fromHex, toBase64Url } from '@docket/chain';
import { KeyVault } from '@docket/store';
import { PROJECT } from '../support/built-command.js';
import { call, problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

describe('the seeds of the ledgers', () => {
  let api: TestApi;
  let agent: string;
  let auditor: string;
  const others: RunningApi[] = [];
  const log: Record<string, unknown>[] = [];

  beforeEach(async () => {
    api = await startTestApi();
    for (const id of ['claims', 'quiet']) await api.createLedger(id);
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    log.splice(0);
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    await api.close();
  });

  /** A server that was started anew, with the keys of this directory. */
  async function startAnew(
    keysDir: string,
    making: { secondKeys?: boolean; attestsAgents?: boolean } = {},
  ): Promise<string> {
    const started = await startApi(
      {
        databaseUrl: api.database.url,
        hostName: 'docket.example',
        keysDir,
        ...making,
        port: 0,
        host: '127.0.0.1',
        logLevel: 'error',
        poolSize: 4,
        queueRecordsMax: 10_000,
        clockAheadSMax: 300,
      },
      { logTo: { write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) } },
    );
    others.push(started);
    return started.url;
  }

  test('a server with an empty folder, or the keys of others, does not start', async () => {
    const empty = join(api.keysDir, 'empty');
    await mkdir(empty, { mode: 0o700 });
    await expect(startAnew(empty)).rejects.toThrow(/registry\.seed.*cannot be read: put it back/);
    expect(await readdir(empty)).toEqual([]);
    await copyFile(join(api.keysDir, 'quiet.seed'), join(empty, 'registry.seed'));
    await expect(startAnew(empty)).rejects.toThrow(/is not the seed of the ledger registry/);
  });

  test('a wrong seed signs nothing, it is said at start, and the right one is taken when it is back', async () => {
    const path = join(api.keysDir, 'claims.seed');
    await copyFile(path, `${path}.kept`);
    await copyFile(join(api.keysDir, 'quiet.seed'), path);
    const url = await startAnew(api.keysDir);
    expect(log).toEqual([
      expect.objectContaining({
        msg: expect.stringContaining('is not the seed of the ledger claims'),
      }),
    ]);
    // Entries are not signed one by one, and nobody is kept from recording.
    written(await call(url, 'POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }));
    const refused = await call(url, 'GET', '/v1/ledgers/claims/checkpoint', {
      key: api.administrator,
    });
    expect(problemOf(refused)).toMatchObject({ status: 503, code: 'signing_key_unusable' });
    expect(refused.text).not.toContain('seed');
    expect(
      (await call(url, 'GET', '/v1/ledgers/quiet/checkpoint', { key: api.administrator })).status,
    ).toBe(200);

    await copyFile(`${path}.kept`, path);
    expect(
      (await call(url, 'GET', '/v1/ledgers/claims/checkpoint', { key: api.administrator })).status,
    ).toBe(200);
    const verified = await call(url, 'POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true, key_pinned: true } });
  });

  test('a seed that others may read, or that is another user’s, signs nothing from then on, and /readyz says so', async () => {
    const path = join(api.keysDir, 'claims.seed');
    const url = await startAnew(api.keysDir);
    const sign = async () => {
      written(
        await call(url, 'POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }),
      );
      return call(url, 'GET', '/v1/ledgers/claims/checkpoint', { key: api.administrator });
    };
    const unready = async () => {
      let answer = await call(url, 'GET', '/readyz');
      for (let i = 0; i < 100 && answer.status === 200; i++) {
        await setTimeout(100);
        answer = await call(url, 'GET', '/readyz');
      }
      return answer;
    };
    expect((await sign()).status).toBe(200);
    expect((await call(url, 'GET', '/readyz')).status).toBe(200);
    await chmod(path, 0o644);
    const own = process.getuid?.() ?? 0;
    const makeForeign = async () => {
      await chmod(path, 0o600);
      // Nobody but root can give a file away; else this process is taken for another user's.
      if (own === 0) await chown(path, 12_345, 12_345);
      else jest.spyOn(process, 'getuid').mockReturnValue(own + 1);
    };
    for (const spoil of [async () => undefined, makeForeign]) {
      await spoil();
      expect(problemOf(await sign())).toMatchObject({ status: 503, code: 'signing_key_unusable' });
      const answer = await unready();
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'signing_key_unusable' });
      expect(answer.text).not.toContain(api.keysDir);
    }
    expect(JSON.stringify(log)).toContain(`${path} can be read or written by others`);
    jest.restoreAllMocks();
    if (own === 0) await chown(path, 0, 0);
    expect((await sign()).status).toBe(200);
  });

  test('a second seed is held as the first: without it, or with another, nothing is signed, and /readyz says so', async () => {
    const url = await startAnew(api.keysDir, { secondKeys: true });
    const ask = (path: string) => call(url, 'GET', path, { key: api.administrator });
    const make = (path: string, body: object) =>
      call(url, 'POST', path, { key: api.administrator, body });
    for (const id of ['both', 'more']) expect((await make('/v1/ledgers', { id })).status).toBe(201);
    const path = join(api.keysDir, 'both.ml-dsa-44.seed');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const linesOf = (note: string): number => note.split('\n— ').length - 1;
    expect(linesOf((await ask('/v1/ledgers/both/checkpoint')).text)).toBe(2);
    // One that was there before stays as it is.
    expect(linesOf((await ask('/v1/ledgers/claims/checkpoint')).text)).toBe(1);
    const seed = await readFile(path, 'utf8');
    const other = await readFile(join(api.keysDir, 'more.ml-dsa-44.seed'), 'utf8');
    for (const [spoil, said] of [
      [() => rm(path), 'cannot be read'],
      [() => writeFile(path, other, { mode: 0o600 }), 'is not the second seed of the ledger both'],
      [() => chmod(path, 0o644), 'can be read or written by others'],
    ] as const) {
      await spoil();
      log.splice(0);
      const anew = await startAnew(api.keysDir, { secondKeys: true });
      expect(JSON.stringify(log)).toContain(said);
      expect(problemOf(await call(anew, 'GET', '/readyz'))).toMatchObject({
        status: 503,
        code: 'signing_key_unusable',
      });
      // Something new to sign for: that somebody may write there.
      const agentKey = await api.createKey('both', 'agent');
      written(
        await call(url, 'POST', '/v1/ledgers/both/decisions', { key: agentKey, body: opening }),
      );
      expect(problemOf(await ask('/v1/ledgers/both/checkpoint'))).toMatchObject({
        status: 503,
        code: 'signing_key_unusable',
      });
    }
    await writeFile(path, seed, { mode: 0o600 });
    await chmod(path, 0o600);
    expect(linesOf((await ask('/v1/ledgers/both/checkpoint')).text)).toBe(2);
  });

  test('a seed path that is a pipe, a device or a folder is told of at once, and is well again when it is put back', async () => {
    const path = join(api.keysDir, 'claims.seed');
    const seed = await readFile(path, 'utf8');
    const url = await startAnew(api.keysDir);
    const sign = () =>
      call(url, 'GET', '/v1/ledgers/claims/checkpoint', { key: api.administrator });
    for (const spoil of [
      () => promisify(execFile)('mkfifo', ['-m', '600', path]),
      () => symlink('/dev/zero', path),
      () => mkdir(path, { mode: 0o700 }),
      () => writeFile(path, seed.repeat(2_000), { mode: 0o600 }),
    ]) {
      await rm(path, { recursive: true });
      await spoil();
      written(
        await call(url, 'POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }),
      );
      expect(problemOf(await sign())).toMatchObject({ status: 503, code: 'signing_key_unusable' });
    }
    await rm(path, { recursive: true });
    await writeFile(path, seed, { mode: 0o600 });
    expect((await sign()).status).toBe(200);
  });

  test('the server’s key is held as a seed: without it, or with another, people record nothing, and agents whom it does not attest go on', async () => {
    const maker = await startAnew(api.keysDir, { attestsAgents: false });
    for (const id of ['attested', 'foreign']) {
      const made = { key: api.administrator, body: { id } };
      expect((await call(maker, 'POST', '/v1/ledgers', made)).status).toBe(201);
    }
    const agentKey = await api.createKey('attested', 'agent');
    const officer = await api.createKey('attested', 'officer');
    const at = '/v1/ledgers/attested/decisions';
    const asked = { key: agentKey, body: opening };
    const { decision_id: id } = written(await call(api.url, 'POST', at, asked));
    const path = join(api.keysDir, 'attested.server.seed');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const seed = await readFile(path, 'utf8');
    const other = await readFile(join(api.keysDir, 'foreign.server.seed'), 'utf8');
    const register = (url: string) =>
      call(url, 'POST', '/v1/ledgers/attested/keys', {
        key: api.administrator,
        body: { role: 'reviewer', label: 'somebody' },
      });
    const unusable = { status: 503, code: 'signing_key_unusable' };
    for (const [spoil, said] of [
      [() => rm(path), 'cannot be read'],
      [() => writeFile(path, other, { mode: 0o600 }), 'is not the seed of the key by which'],
      [() => chmod(path, 0o644), 'can be read or written by others'],
    ] as const) {
      await spoil();
      log.splice(0);
      const anew = await startAnew(api.keysDir);
      expect(JSON.stringify(log)).toContain(said);
      expect(problemOf(await call(anew, 'GET', '/readyz'))).toMatchObject(unusable);
      expect(problemOf(await register(anew))).toMatchObject(unusable);
      log.splice(0);
      const read = await call(anew, 'GET', `${at}/${id}/dossier.json`, { key: officer });
      const unread = { code: 'access_not_recorded', next: expect.stringContaining('operator') };
      expect(problemOf(read)).toMatchObject(unread);
      expect(JSON.stringify(log)).toContain(path);
      written(await call(anew, 'POST', at, asked));
    }
    await writeFile(path, seed, { mode: 0o600 });
    await chmod(path, 0o600);
    expect((await register(await startAnew(api.keysDir))).status).toBe(201);
  });

  test('where it attests agents too, as it does unless it is told otherwise, they record nothing without it, and are told', async () => {
    await api.createLedger('everyone');
    const agentKey = await api.createKey('everyone', 'agent');
    const path = join(api.keysDir, 'everyone.server.seed');
    const seed = await readFile(path, 'utf8');
    const open = async () =>
      call(await startAnew(api.keysDir), 'POST', '/v1/ledgers/everyone/decisions', {
        key: agentKey,
        body: opening,
      });
    await rm(path);
    expect(problemOf(await open())).toMatchObject({ status: 503, code: 'signing_key_unusable' });
    await writeFile(path, seed, { mode: 0o600 });
    written(await open());

    // Given up as lost, what is recorded is taken without: who is registered then comes in, here and at a server that starts.
    await rm(path);
    const lost = { id: 'everyone', origin: 'docket.example/everyone' };
    const { publicKey } = createSigner(lost.origin, fromHex(seed.trim()));
    const key = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) } as const;
    expect(await new KeyVault(api.keysDir).server.giveUp(lost, key)).toBe(true);
    const late = { key: await api.createKey('everyone', 'agent'), body: opening };
    for (const url of [api.url, await startAnew(api.keysDir)])
      written(await call(url, 'POST', '/v1/ledgers/everyone/decisions', late));
  });

  test('a ledger whose file of the key is unfit is not made: 503, what to do, and made once it is right', async () => {
    const path = join(api.keysDir, 'late.seed');
    const server = await startAnew(api.keysDir);
    await writeFile(path, 'half a seed\n', { mode: 0o600 });
    const create = () =>
      call(server, 'POST', '/v1/ledgers', { key: api.administrator, body: { id: 'late' } });
    const refused = await create();
    expect(problemOf(refused)).toMatchObject({ status: 503, code: 'signing_key_unusable' });
    expect(refused.json).toMatchObject({ next: expect.stringContaining('Tell the operator') });
    // A path of the server is for the log, which has it.
    expect(refused.text).not.toContain(api.keysDir);
    expect(JSON.stringify(log)).toContain(`${path} does not hold a seed of 64 hex digits`);
    await rm(path);
    expect((await create()).status).toBe(201);
  });

  test('a disk that takes no byte leaves no seed, and the next creation makes one', async () => {
    const keys = join(api.keysDir, 'full');
    const script = `import { KeyVault } from ${JSON.stringify(`${PROJECT}libs/store/dist/index.js`)};
      await new KeyVault(${JSON.stringify(keys)}).create('late', 'docket.example/late').catch((error) => console.log(error.code));`;
    // No file may grow: what writes gets an error, as on a full disk.
    const limited = 'trap "" XFSZ; ulimit -f 0; exec "$0" --input-type=module -e "$1"';
    const said = await new Promise<string>((resolve, reject) => {
      execFile('sh', ['-c', limited, process.execPath, script], (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
    });
    expect(said).toBe('EFBIG\n');
    expect(await readdir(keys)).toEqual([]);
    await new KeyVault(keys).create('late', 'docket.example/late');
    expect(await readdir(keys)).toEqual(['late.seed']);
    expect(await readFile(join(keys, 'late.seed'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await stat(join(keys, 'late.seed'))).mode & 0o777).toBe(0o600);
    await rm(keys, { recursive: true });
  });

  test('of many that make a seed at once, all have the same', async () => {
    const keys = join(api.keysDir, 'many');
    const made = await Promise.all(
      Array.from({ length: 20 }, () => new KeyVault(keys).create('late', 'docket.example/late')),
    );
    expect(new Set(made.map(({ publicKey }) => Buffer.from(publicKey).toString('hex'))).size).toBe(
      1,
    );
    expect(await readdir(keys)).toEqual(['late.seed']);
  });
});
