import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agent, request } from 'node:http';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256, toHex } from '@docket/chain';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, intent, opening } from './support/records.js';
import { administration, problemOf, spawnApi, written, type ApiProcess } from './support/api.js';

describe('the process may end at any moment', () => {
  let database: TestDatabase;
  let keysDir: string;
  let env: Record<string, string>;
  let api: ApiProcess;
  const keys = { administrator: '', agent: '', auditor: '', officer: '' };

  beforeAll(async () => {
    database = await createTestDatabase();
    keysDir = join(await mkdtemp(join(tmpdir(), 'docket-keys-')), 'keys');
    env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
    };
    api = await spawnApi(env);
    keys.administrator = api.administrator ?? '';
    const admin = administration(api.call, keys.administrator);
    await admin.createLedger('claims');
    for (const role of ['agent', 'auditor', 'officer'] as const) {
      keys[role] = await admin.createKey('claims', role);
    }
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  async function verify(): Promise<unknown> {
    const answer = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: keys.auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=25' },
    });
    return answer.json;
  }

  interface Acknowledged {
    seq: number;
    leafHash: string;
  }

  /** Writes with 32 writers until the connection breaks; returns what was acknowledged. */
  async function writeUntilEnd(
    decisions: readonly string[],
    onAcknowledged: (count: number) => void = () => undefined,
  ): Promise<Acknowledged[]> {
    const acknowledged: Acknowledged[] = [];
    const writer = async (decision: string): Promise<void> => {
      for (;;) {
        const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
        const answer = await api
          .call('POST', path, { key: keys.agent, body: card })
          .catch(() => undefined);
        if (answer?.status !== 201) return;
        const { receipt } = written(answer);
        onAcknowledged(acknowledged.push({ seq: receipt.seq, leafHash: receipt.leaf_hash }));
      }
    };
    await Promise.all(
      Array.from({ length: 32 }, (_, i) => writer(decisions[i % decisions.length] ?? '')),
    );
    return acknowledged;
  }

  async function openSome(): Promise<string[]> {
    const path = '/v1/ledgers/claims/decisions';
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call('POST', path, { key: keys.agent, body: opening })),
    );
    return answers.map((answer) => written(answer).decision_id);
  }

  async function leafHashes(): Promise<Map<number, string>> {
    const hashes = new Map<number, string>();
    const { size } = (await api.call('GET', '/v1/ledgers/claims', { key: keys.auditor })).json as {
      size: number;
    };
    for (let index = 0; index * 256 < size; index++) {
      const width = Math.min(256, size - index * 256);
      const suffix = width === 256 ? '' : `.p/${width}`;
      const path = `/v1/ledgers/claims/tile/0/${String(index).padStart(3, '0')}${suffix}`;
      const headers = { authorization: `Bearer ${keys.auditor}` };
      const response = await fetch(api.url + path, { headers });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.length).toBe(width * 32);
      for (let i = 0; i < width; i++) {
        hashes.set(index * 256 + i, bytes.subarray(i * 32, (i + 1) * 32).toString('hex'));
      }
    }
    return hashes;
  }

  test.each([1, 2, 3])(
    'kill -9 while writing loses nothing that was acknowledged (%i)',
    async () => {
      const decisions = await openSome();
      let killed: Promise<number | null> | undefined;
      const acknowledged = await writeUntilEnd(decisions, (count) => {
        if (count >= 60) killed ??= api.kill('SIGKILL');
      });
      expect(acknowledged.length).toBeGreaterThanOrEqual(60);
      await killed;

      api = await spawnApi(env);
      expect(api.administrator).toBeUndefined();
      const hashes = await leafHashes();
      for (const { seq, leafHash } of acknowledged) expect(hashes.get(seq)).toBe(leafHash);
      expect(await verify()).toMatchObject({ report: { verified: true, findings: [] } });
    },
  );

  test('SIGTERM answers what has begun, refuses what is new, and ends with 0', async () => {
    const decisions = await openSome();
    let ended: Promise<number | null> | undefined;
    const written_ = await writeUntilEnd(decisions, (count) => {
      if (count >= 20) ended ??= api.kill('SIGTERM');
    });
    expect(await ended).toBe(0);
    api = await spawnApi(env);
    const hashes = await leafHashes();
    for (const { seq, leafHash } of written_) expect(hashes.get(seq)).toBe(leafHash);
  });

  test('an idle keep-alive connection and busy ones do not hold up SIGTERM', async () => {
    const [decision = ''] = await openSome();
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
    const file = (): Promise<{ status: number; connection: string | undefined }> =>
      new Promise((resolve, reject) => {
        const sent = request(api.url + path, {
          method: 'POST',
          agent,
          headers: { authorization: `Bearer ${keys.agent}`, 'content-type': 'application/json' },
        });
        sent.on('error', reject);
        sent.on('response', (answer) => {
          const { statusCode: status = 0, headers } = answer;
          answer.resume().on('end', () => resolve({ status, connection: headers.connection }));
        });
        sent.end(JSON.stringify(card));
      });
    expect((await file()).connection).toBe('keep-alive');
    // Eight at work when the signal comes; the connections stay open unless the server closes them.
    const busy = Array.from({ length: 8 }, () => file().catch(() => undefined));
    // A server that waited for the idle connection would never end: the run's own limit ends the test.
    expect(await api.kill('SIGTERM')).toBe(0);
    for (const answer of await Promise.all(busy)) {
      if (answer !== undefined && answer.status === 503) expect(answer.connection).toBe('close');
    }
    agent.destroy();
    api = await spawnApi(env);
  });

  test('the answer lost with the process is given to the retry', async () => {
    const [decision = ''] = await openSome();
    const path = `/v1/ledgers/claims/decisions/${decision}/side-effects`;
    const send = () =>
      api.call('POST', path, {
        key: keys.agent,
        body: intent,
        headers: { 'idempotency-key': `lost-${decision}` },
      });
    const lost = send().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 3));
    await api.kill('SIGKILL');
    await lost;
    api = await spawnApi(env);
    const first = await send();
    const again = await send();
    expect([200, 201]).toContain(first.status);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
  });

  test('a dossier is rendered in its thread, and recorded with the digest of the file', async () => {
    const [decision = ''] = await openSome();
    const path = `/v1/ledgers/claims/decisions/${decision}/dossier`;
    const response = await fetch(api.url + path, {
      headers: { authorization: `Bearer ${keys.officer}`, accept: 'application/pdf' },
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const entries = await api.call('GET', '/v1/ledgers/claims/entries?limit=10000', {
      key: keys.auditor,
    });
    const last = JSON.parse(entries.text.trim().split('\n').at(-1) ?? '') as {
      leaf: string;
      disclosure: { body: Record<string, unknown> };
    };
    expect(JSON.parse(last.leaf)).toMatchObject({
      type: 'export.completed',
      decision: { id: decision },
    });
    expect(last.disclosure.body).toMatchObject({
      sha256: toHex(sha256(bytes)),
    });
  });

  test('signing keys can be read by their owner only', async () => {
    for (const name of await readdir(keysDir)) {
      expect((await stat(join(keysDir, name))).mode & 0o077).toBe(0);
    }
  });

  test('without the database it is alive but not ready, and says when to come back', async () => {
    const alone = await spawnApi(env);
    const admin = new pg.Client({ connectionString: process.env['DOCKET_TEST_SUPERUSER_URL'] });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
        [name],
      );
      expect((await alone.call('GET', '/healthz')).status).toBe(200);
      const ready = await alone.call('GET', '/readyz');
      expect(problemOf(ready).code).toBe('not_ready');
      expect(ready.headers.get('retry-after')).toBe('2');
      const write = await alone.call('POST', '/v1/ledgers/claims/decisions', {
        key: keys.agent,
        body: opening,
      });
      expect(problemOf(write)).toMatchObject({ status: 503, code: 'not_ready' });
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      expect((await alone.call('GET', '/readyz')).status).toBe(200);
      const after = await alone.call('POST', '/v1/ledgers/claims/decisions', {
        key: keys.agent,
        body: opening,
      });
      expect(after.status).toBe(201);
    } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await admin.end();
      await alone.kill('SIGTERM');
    }
  });
});
