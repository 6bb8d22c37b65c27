import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DocketClient } from '@docket/client';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultyWay } from '../support/faulty-way.js';
import { administration, problemOf, spawnApi, written, type ApiProcess } from './support/api.js';
import { card, opening } from './support/records.js';

const WRITES_AT_ONCE = 16;
/** For so long, at least, who comes back sooner than told waits for the answer. */
const HOLD_MS = 15;
/** `DOCKET_FLOOD_S=60` is the long form. */
const FLOOD_MS = Number(process.env['DOCKET_FLOOD_S'] ?? '4') * 1_000;

interface Call {
  status: number;
  code: string | undefined;
  retryAfter: string | null;
  durationMs: number;
}

/** A server in a process of its own, ten times as many writers as it takes, and a database that goes away. */
describe('a server that is asked for too much', () => {
  let database: TestDatabase;
  let toDatabase: FaultyWay;
  let keysDir: string;
  let api: ApiProcess;
  let log = '';
  let agent: string;
  let size: () => Promise<number>;
  beforeAll(async () => {
    database = await createTestDatabase();
    toDatabase = await FaultyWay.to(database.url);
    keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
    api = await spawnApi({
      DATABASE_URL: toDatabase.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
      DOCKET_WRITES: String(WRITES_AT_ONCE),
    });
    api.child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
    const admin = administration(api.call, api.administrator ?? '');
    await admin.createLedger('flood');
    agent = await admin.createKey('flood', 'agent');
    size = () => admin.size('flood');
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await toDatabase.close();
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  async function openDecision(): Promise<string> {
    const path = '/v1/ledgers/flood/decisions';
    return written(await api.call('POST', path, { key: agent, body: opening })).decision_id;
  }

  /** So many writers, each with one card after the other, until the time is over. */
  async function write(decision: string, writers: number, timeMs: number): Promise<Call[]> {
    const path = `/v1/ledgers/flood/decisions/${decision}/job-cards`;
    const calls: Call[] = [];
    const end = performance.now() + timeMs;
    const one = async (): Promise<void> => {
      while (performance.now() < end) {
        const begun = performance.now();
        const answer = await api.call('POST', path, { key: agent, body: card });
        const durationMs = performance.now() - begun;
        const code = answer.status === 201 ? undefined : problemOf(answer).code;
        const retryAfter = answer.headers.get('retry-after');
        calls.push({ status: answer.status, code, retryAfter, durationMs });
      }
    };
    await Promise.all(Array.from({ length: writers }, one));
    return calls;
  }

  const quantile = (calls: Call[], part: number): number => {
    const sorted = calls.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  };
  const shown = (calls: Call[]): string =>
    `${calls.length} (p50 ${quantile(calls, 0.5).toFixed(0)} ms, p95 ${quantile(calls, 0.95).toFixed(0)} ms, max ${quantile(calls, 1).toFixed(0)} ms)`;

  test('refuses soon what it does not take, and goes on with what it took', async () => {
    const decision = await openDecision();
    const usual = await write(decision, WRITES_AT_ONCE, FLOOD_MS / 4);
    expect(usual.filter(({ status }) => status !== 201)).toEqual([]);
    const before = await size();
    const health: number[] = [];
    let isOver = false;
    const watch = (async () => {
      while (!isOver) {
        health.push((await api.call('GET', '/healthz')).status);
        await pause(100);
      }
    })();
    const began = performance.now();
    const calls = await write(decision, WRITES_AT_ONCE * 10, FLOOD_MS);
    const tookMs = performance.now() - began;
    isOver = true;
    await watch;
    const taken = calls.filter(({ status }) => status === 201);
    const refused = calls.filter(({ status }) => status === 503);
    process.stdout.write(
      `flood: usual ${shown(usual)}, taken ${shown(taken)}, refused ${shown(refused)}, health ${health.length}\n`,
    );
    expect(taken.length + refused.length).toBe(calls.length);
    expect(await size()).toBe(before + taken.length);
    expect(refused.length).toBeGreaterThan(taken.length);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['overloaded']));
    // Not all at the same time; where few are written, over a longer one.
    const told = new Set(refused.map(({ retryAfter }) => Number(retryAfter)));
    expect([1, 2, 3].filter((seconds) => !told.has(seconds))).toEqual([]);
    expect(Math.max(...told)).toBeLessThanOrEqual(30);
    // Nobody waited as long as they were told to, so each connection was refused once for each time that its answer
    // was held, and once more after what was taken of it. However slow the machine, it is no more.
    const ofEach = 1 + tookMs / (HOLD_MS - 1);
    expect(refused.length).toBeLessThanOrEqual(WRITES_AT_ONCE * 10 * ofEach + taken.length);
    // Work goes on, and a refusal does not wait in the queue that it was kept out of.
    expect(taken.length).toBeGreaterThanOrEqual(WRITES_AT_ONCE);
    expect(quantile(refused, 0.5)).toBeLessThan(quantile(taken, 0.5) * 2);
    expect(new Set(health)).toEqual(new Set([200]));
    const lines = log.split('\n').filter((line) => line.includes('"error"'));
    expect(lines.length).toBeLessThan(30);
  });

  test('agents that come back when they are told to are all served, once', async () => {
    const decision = await openDecision();
    const docket = new DocketClient({
      url: api.url,
      apiKey: agent,
      ledger: 'flood',
      retry: { attemptsMax: 20 },
    });
    const before = await size();
    const busy = docket.existing(decision);
    const filed = Array.from({ length: WRITES_AT_ONCE * 10 }, (_, n) =>
      busy.jobCard(
        { current_phase: 'EXECUTING', goal: `card ${n}`, confidence: 0.9, needs_human: false },
        { idempotencyKey: `agent-${n}` },
      ),
    );
    expect(await Promise.all(filed)).toHaveLength(filed.length);
    expect(await size()).toBe(before + filed.length);
  });

  test('a database that is away is a few lines of log, however many requests fail of it', async () => {
    const decision = await openDecision();
    log = '';
    toDatabase.switchTo('away');
    const calls = await write(decision, WRITES_AT_ONCE, FLOOD_MS);
    toDatabase.switchTo('there');
    const failed = calls.filter(({ status }) => status === 503);
    await api.kill('SIGTERM');
    const lines = log.split('\n').filter((line) => line !== '');
    process.stdout.write(`away: ${failed.length} failed requests, ${lines.length} lines\n`);
    expect(failed.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThan(60);
    const repeated = lines
      .map((line) => JSON.parse(line) as { repeated?: number; status?: number })
      .filter(({ status }) => status === 503)
      .reduce((sum, line) => sum + (line.repeated ?? 1), 0);
    // Each is counted where it is not written.
    expect(repeated).toBeGreaterThanOrEqual(failed.length);
  });
});
