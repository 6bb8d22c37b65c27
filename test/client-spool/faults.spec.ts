import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient, type JobCard } from '@docket/client';
import { fileSpool, type FileSpool, type FileSpoolOptions } from '@docket/client/node';
import { administration, spawnApi, type ApiProcess } from '../api/support/api.js';
import { PROJECT } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readEntries, type Entry } from './entries.js';
import { FaultyWay } from '../support/faulty-way.js';
import { lastingPort } from '../support/lasting-port.js';

const opening = (stakes: 'low' | 'high') =>
  ({ agent: { id: 'test-agent' }, goal: 'Tag tickets', stakes }) as const;
const card = (goal: string): JobCard => ({
  current_phase: 'EXECUTING',
  goal,
  confidence: 0.9,
  needs_human: false,
});
const CARDS = 'job_card.filed';

/** Faults, and that none of them loses a record without a word: in the ledger there is a gap for it. */
describe('a spool', () => {
  let database: TestDatabase;
  let keysDir: string;
  let api: ApiProcess;
  let administrator: string;
  let proxy: FaultyWay;
  let directory: string;
  let spools: FileSpool[];

  beforeAll(async () => {
    database = await createTestDatabase();
    keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
    // Started again on it, once it was killed.
    api = await startApi(await lastingPort());
    administrator = api.administrator ?? '';
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    proxy = await FaultyWay.to(api.url);
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    spools = [];
  });
  afterEach(async () => {
    for (const spool of spools) await spool.close();
    await proxy.close();
    await rm(directory, { recursive: true, force: true });
  });

  function startApi(port: number): Promise<ApiProcess> {
    return spawnApi({
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
      DOCKET_PORT: String(port),
    });
  }

  async function openSpool(options: Partial<FileSpoolOptions> = {}): Promise<FileSpool> {
    const spool = await fileSpool({ directory, ...options });
    spools.push(spool);
    return spool;
  }

  async function reopen(): Promise<FileSpool> {
    await spools.pop()?.close();
    return openSpool();
  }

  async function createLedger(id: string) {
    const admin = administration(api.call, administrator);
    await admin.createLedger(id);
    const apiKey = await admin.createKey(id, 'agent');
    const auditor = await admin.createKey(id, 'auditor');
    const options = { timeoutMs: 60_000, retry: { attemptsMax: 2, baseDelayMs: 1 } };
    return {
      agentOn: (spool: FileSpool, url = proxy.url) =>
        new DocketClient({ url, apiKey, ledger: id, spool, ...options }),
      entries: () => readEntries(api.url, id, auditor),
    };
  }

  const gapsIn = (entries: Entry[]): Record<string, unknown>[] =>
    entries.filter(({ type }) => type === 'gap.recorded').map(({ body }) => body);
  const goalsIn = (entries: Entry[]): unknown[] =>
    entries.filter(({ type }) => type === CARDS).map(({ body }) => body['goal']);

  test('that is full says so, and the ledger gets a gap, once, though its answer is lost', async () => {
    const { agentOn, entries } = await createLedger('full');
    const spool = await openSpool({ maxRecords: 1 });
    const agent = agentOn(spool);
    const decision = await agent.decision(opening('low'));
    proxy.switchTo('away');
    await decision.jobCard(card('kept'));
    for (const goal of ['lost', 'lost too']) {
      await expect(decision.jobCard(card(goal))).rejects.toMatchObject({ code: 'spool_full' });
    }
    const [loss] = spool.losses;
    proxy.switchTo('deaf');
    expect(await agent.replaySpool()).toMatchObject({ away: true });
    proxy.switchTo('there');
    expect(await agent.replaySpool()).toMatchObject({ gaps: 1, pending: 0, away: false });
    expect(spool.losses).toEqual([]);
    const written = await entries();
    expect(goalsIn(written)).toEqual(['kept']);
    // Word for word what the spool counted; a repetition that said anything else would be refused.
    expect(gapsIn(written)).toEqual([
      {
        kind: 'dropped',
        reason: 'The spool was full.',
        records: 2,
        by_type: [{ type: CARDS, records: 2 }],
        from: loss?.from,
        to: loss?.to,
        idempotency_key: `gap-${loss?.id}`,
      },
    ]);
    expect(written.find(({ type }) => type === 'gap.recorded')).not.toHaveProperty('decision');
  });

  test.each([
    ['torn', 'interrupted', (log: string) => appendFile(log, '{"sum":"00')],
    [
      'changed',
      'spool_lost',
      async (log: string) => {
        const text = await readFile(log, 'utf8');
        await writeFile(log, text.replace('second', 'Second'));
      },
    ],
  ])('with a line that is %s files it as %s and keeps the others', async (name, kind, damage) => {
    const { agentOn, entries } = await createLedger(name);
    const decision = await agentOn(await openSpool()).decision(opening('low'));
    proxy.switchTo('away');
    for (const goal of ['first', 'second', 'third']) await decision.jobCard(card(goal));
    await spools[0]?.close();
    spools.length = 0;
    await damage(join(directory, 'spool.jsonl'));
    proxy.switchTo('there');
    const spool = await openSpool();
    const expected = kind === 'interrupted' ? ['first', 'second', 'third'] : ['first', 'third'];
    const report = await agentOn(spool).replaySpool();
    expect(report).toMatchObject({ written: expected.length, gaps: 1, pending: 0 });
    const written = await entries();
    expect(goalsIn(written)).toEqual(expected);
    expect(gapsIn(written)).toMatchObject([{ kind, records: 1 }]);
    // Found once, filed once.
    expect(await agentOn(await reopen()).replaySpool()).toMatchObject({ written: 0, gaps: 0 });
  });

  test('on a disk that is full loses nothing it acknowledged, and counts the rest', async () => {
    const { agentOn, entries } = await createLedger('disk');
    const { id } = await agentOn(await openSpool()).decision(opening('low'));
    await spools.pop()?.close();
    // A file of this process may have so many blocks: a write beyond them fails in the middle of a line.
    const script = `ulimit -f 8; exec "$0" "$1" "$2" "$3" disk`;
    const argv = [process.execPath, `${PROJECT}test/client-spool/spooling-agent.js`, directory, id];
    const child = spawn('sh', ['-c', script, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    expect(await once(child, 'close')).toEqual([0, null]);
    const lines = output.trimEnd().split('\n');
    const kept = lines.filter((line) => line.endsWith('spooled proceed')).length;
    expect(kept).toBeGreaterThan(3);
    expect(lines.slice(kept)).toEqual([0, 1, 2].map((n) => `${kept + n} spool_lost`));
    const spool = await openSpool();
    expect(spool.damage).toEqual([]);
    const report = await agentOn(spool).replaySpool();
    expect(report).toMatchObject({ written: kept, gaps: 1, pending: 0 });
    const written = await entries();
    expect(goalsIn(written)).toEqual(Array.from({ length: kept }, (_, n) => `card ${n}`));
    expect(gapsIn(written)).toMatchObject([
      { kind: 'dropped', records: 3, reason: 'The spool could not be written.' },
    ]);
  });

  test('whose directory is removed does not acknowledge what would be gone', async () => {
    const { agentOn, entries } = await createLedger('removed');
    const spool = await openSpool();
    const agent = agentOn(spool);
    const decision = await agent.decision(opening('low'));
    proxy.switchTo('away');
    await decision.jobCard(card('kept'));
    await rm(directory, { recursive: true });
    await expect(decision.jobCard(card('lost'))).rejects.toMatchObject({ code: 'spool_lost' });
    await expect(decision.jobCard(card('lost too'))).rejects.toMatchObject({ code: 'spool_lost' });
    proxy.switchTo('there');
    // What is in memory is sent as long as the process lives, and the server takes new records.
    expect(await agent.replaySpool()).toMatchObject({ written: 1, gaps: 1, pending: 0 });
    expect(await decision.jobCard(card('written'))).toMatchObject({ recorded: 'ledger' });
    const written = await entries();
    expect(goalsIn(written)).toEqual(['kept', 'written']);
    expect(gapsIn(written)).toMatchObject([{ kind: 'dropped', records: 2 }]);
  });

  test('that cannot be opened is an error at the start, not later', async () => {
    await writeFile(join(directory, 'file'), '');
    const impossible = { directory: join(directory, 'file', 'spool') };
    await expect(fileSpool(impossible)).rejects.toThrow(/ENOTDIR/);
  });

  test('over a server that is killed: low stakes go on, high stakes stop, and nothing is missing', async () => {
    const { agentOn, entries } = await createLedger('killed-server');
    // Not through the proxy: the connection itself breaks.
    const agent = agentOn(await openSpool(), api.url);
    const low = await agent.decision(opening('low'));
    const high = await agent.decision(opening('high'));
    const outcomes: string[] = [];
    const killing = (async () => {
      for (let n = 0; n < 60; n++) {
        if (n === 20) await api.kill('SIGKILL');
        outcomes.push((await low.jobCard(card(`card ${n}`))).recorded);
      }
    })();
    await killing;
    expect(outcomes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'ledger'));
    expect(new Set(outcomes.slice(20))).toEqual(new Set(['spooled']));
    const perform = async () => {
      throw new Error('performed');
    };
    const intent = {
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/1' },
      owner: 'finance',
    };
    await expect(high.sideEffect('refund', intent, perform)).rejects.toMatchObject({
      code: 'failed_closed',
      recorded: 'nowhere',
    });
    await expect(agent.decision(opening('high'))).rejects.toMatchObject({ code: 'failed_closed' });
    api = await startApi(Number(new URL(api.url).port));
    expect(await agent.replaySpool()).toMatchObject({ written: 40, pending: 0, setAside: [] });
    const written = await entries();
    expect(goalsIn(written)).toEqual(Array.from({ length: 60 }, (_, n) => `card ${n}`));
    expect(gapsIn(written)).toEqual([]);
  });
});
