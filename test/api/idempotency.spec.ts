import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, intent, opening } from './support/records.js';
import {
  administration,
  problemOf,
  spawnApi,
  written,
  type Answer,
  type ApiProcess,
} from './support/api.js';

/** Two processes of the built service on one database, as behind a load balancer. */
describe('two API processes', () => {
  let database: TestDatabase;
  let keysDir: string;
  let processes: [ApiProcess, ApiProcess];
  let agent: string;
  let auditor: string;
  let administrator: string;
  let size: (ledger: string) => Promise<number>;

  beforeAll(async () => {
    database = await createTestDatabase();
    keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
    const env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
    };
    const first = await spawnApi(env);
    const second = await spawnApi(env);
    processes = [first, second];
    administrator = first.administrator ?? '';
    const admin = administration(first.call, administrator);
    size = admin.size;
    await admin.createLedger('claims');
    agent = await admin.createKey('claims', 'agent');
    auditor = await admin.createKey('claims', 'auditor');
  });
  afterAll(async () => {
    for (const one of processes) await one.kill('SIGTERM');
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  const open = async (): Promise<string> =>
    written(
      await processes[0].call('POST', '/v1/ledgers/claims/decisions', {
        key: agent,
        body: opening,
      }),
    ).decision_id;

  /** As a client does: again after a 409 that says the first request is still being worked on. */
  async function register(api: ApiProcess, decision: string, key: string): Promise<Answer> {
    for (;;) {
      const answer = await api.call(
        'POST',
        `/v1/ledgers/claims/decisions/${decision}/side-effects`,
        {
          key: agent,
          body: intent,
          headers: { 'idempotency-key': key },
        },
      );
      if (answer.status !== 409) return answer;
      expect(problemOf(answer).code).toBe('idempotency_in_flight');
      expect(answer.headers.get('retry-after')).toBe('1');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test('only the first start makes a key, and shows it', () => {
    expect(processes[0].administrator).toMatch(/^docket_/);
    expect(processes[1].administrator).toBeUndefined();
  });

  test('200 concurrent identical intents register once', async () => {
    const decision = await open();
    const before = await size('claims');
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        register(processes[i % 2] ?? processes[0], decision, 'refund-44812'),
      ),
    );
    expect(await size('claims')).toBe(before + 1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const replayed = answers.filter(({ status }) => status === 200);
    expect(replayed).toHaveLength(199);
    for (const { headers } of replayed) expect(headers.get('idempotency-replayed')).toBe('true');
    // Word for word, or a client could not tell that it is the same.
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('a retry gets the first answer even when things have moved on', async () => {
    const decision = await open();
    const first = written(await register(processes[0], decision, 'moved-on'));
    const path = `/v1/ledgers/claims/decisions/${decision}`;
    const transitions = `${path}/side-effects/${first.side_effect_id ?? ''}/transitions`;
    for (const to of ['executing', 'executed']) {
      written(await processes[1].call('POST', transitions, { key: agent, body: { to } }));
    }
    written(
      await processes[1].call('POST', `${path}/close`, {
        key: agent,
        body: { outcome: 'completed' },
      }),
    );
    const again = await register(processes[1], decision, 'moved-on');
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first);
  });

  test('another agent neither blocks nor learns a key, nor is it blamed for one', async () => {
    const [api] = processes;
    const mallory = await administration(api.call, administrator).createKey('claims', 'agent');
    const path = '/v1/ledgers/claims/decisions';
    const send = (key: string, url: string, body: object): Promise<Answer> =>
      api.call('POST', url, { key, body, headers: { 'idempotency-key': 'shared' } });
    const theirs = written(await send(mallory, path, opening)).decision_id;
    const mine = await open();
    expect(mine).not.toBe(theirs);
    // The key that Mallory used for her decision, and then for another action than mine.
    written(
      await api.call('POST', `${path}/${theirs}/side-effects`, {
        key: mallory,
        body: { ...intent, operation: 'something.else' },
        headers: { 'idempotency-key': 'refund-shared' },
      }),
    );
    const first = await register(api, mine, 'refund-shared');
    expect({ status: first.status, ...written(first) }).toMatchObject({
      status: 201,
      directive: 'proceed',
      decision_id: mine,
    });
    const opened = await send(agent, path, { ...opening, goal: 'Mine' });
    expect(opened.status).toBe(201);
    expect(written(opened).decision_id).not.toBe(theirs);
    const read = await api.call('GET', `${path}/${mine}`, { key: agent });
    expect(read.json).toMatchObject({ status: 'open', directive: 'proceed' });
    // My own second action under it is a finding still, and in my decision.
    const other = await api.call('POST', `${path}/${mine}/side-effects`, {
      key: agent,
      body: { ...intent, operation: 'something.else' },
      headers: { 'idempotency-key': 'refund-shared' },
    });
    expect(problemOf(other).code).toBe('idempotency_key_reused');
    const hers = await api.call('GET', `${path}/${theirs}`, { key: mallory });
    expect(hers.json).toMatchObject({ directive: 'proceed' });
  });

  test('a key that was replaced repeats what was asked under the one before', async () => {
    const [api, other] = processes;
    const { createKey } = administration(api.call, administrator);
    const before = await createKey('claims', 'agent');
    const keys = `/v1/ledgers/claims/keys/${before.split('_')[1] ?? ''}/rotations`;
    const path = '/v1/ledgers/claims/decisions';
    const headers = { 'idempotency-key': 'over-a-rotation' };
    const first = await api.call('POST', path, { key: before, body: opening, headers });
    expect(first.status).toBe(201);
    const rotated = await api.call('POST', keys, { key: administrator, body: {} });
    const { key } = rotated.json as { key: string };
    for (const one of [key, before]) {
      const again = await other.call('POST', path, { key: one, body: opening, headers });
      expect({ status: again.status, text: again.text }).toEqual({ status: 200, text: first.text });
    }
  });

  test('20 concurrent repetitions of a finished key all get the first answer', async () => {
    const decision = await open();
    const path = `/v1/ledgers/claims/decisions/${decision}/side-effects`;
    const send = (api: ApiProcess): Promise<Answer> =>
      api.call('POST', path, {
        key: agent,
        body: intent,
        headers: { 'idempotency-key': 'finished' },
      });
    const first = await send(processes[0]);
    expect(first.status).toBe(201);
    // One process knows the key from before, the other has never seen it.
    for (const api of processes) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(api)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      for (const { headers, text } of answers) {
        expect(headers.get('idempotency-replayed')).toBe('true');
        expect(text).toBe(first.text);
      }
    }
  });

  test('a ledger that is created twice is there once, and the second is told what to do', async () => {
    const create = (): Promise<Answer> =>
      processes[0].call('POST', '/v1/ledgers', {
        key: administrator,
        body: { id: 'twice' },
        headers: { 'idempotency-key': 'create-twice' },
      });
    expect((await create()).status).toBe(201);
    const again = problemOf(await create());
    expect(again).toMatchObject({ status: 409, code: 'ledger_exists' });
    expect(again.next).toMatch(/^Use it/);
  });

  test('any write can be named, and is then done once', async () => {
    const decision = await open();
    const path = `/v1/ledgers/claims/decisions/${decision}`;
    const send = (api: ApiProcess, confidence: number): Promise<Answer> =>
      api.call('POST', `${path}/job-cards`, {
        key: agent,
        body: { ...card, confidence },
        headers: { 'idempotency-key': '"card-1"' },
      });
    const first = await send(processes[0], 0.9);
    const again = await send(processes[1], 0.9);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.text).toBe(first.text);
    expect(problemOf(await send(processes[1], 0.8)).code).toBe('idempotency_key_reused');
  });

  test('64 writers through both leave one chain without gaps', async () => {
    const decisions = await Promise.all(Array.from({ length: 16 }, open));
    const before = await size('claims');
    let next = 0;
    const answers: Answer[] = [];
    const writer = async (): Promise<void> => {
      for (let i = next++; i < 320; i = next++) {
        const path = `/v1/ledgers/claims/decisions/${decisions[i % 16] ?? ''}/job-cards`;
        const through = processes[i % 2] ?? processes[0];
        answers.push(await through.call('POST', path, { key: agent, body: card }));
      }
    };
    await Promise.all(Array.from({ length: 64 }, writer));
    const seqs = answers.map((answer) => written(answer).receipt.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 320 }, (_, i) => before + i));
    const verified = await processes[1].call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=25' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true, findings: [] } });
  });

  test('a key revoked through one process is refused by the other within its bound', async () => {
    const admin = administration(processes[0].call, administrator);
    const key = await admin.createKey('claims', 'agent');
    expect((await processes[1].call('GET', '/v1/ledgers/claims', { key })).status).toBe(200);
    const id = key.split('_')[1] ?? '';
    await processes[0].call('DELETE', `/v1/ledgers/claims/keys/${id}`, { key: administrator });
    expect((await processes[0].call('GET', '/v1/ledgers/claims', { key })).status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    expect((await processes[1].call('GET', '/v1/ledgers/claims', { key })).status).toBe(401);
  });
});
