import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient, FailedClosed, type JobCard } from '@docket/client';
import { fileSpool, type FileSpool } from '@docket/client/node';
import { PROJECT, run } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from './entries.js';
import { FaultyWay } from '../support/faulty-way.js';

const opening = (stakes: 'low' | 'medium' | 'high' | 'critical') =>
  ({ agent: { id: 'test-agent' }, goal: 'Refund order #1', stakes }) as const;
const card = (goal: string): JobCard => ({
  current_phase: 'EXECUTING',
  goal,
  confidence: 0.9,
  needs_human: false,
});
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'finance',
  amount: { value: '1.00', currency: 'EUR' },
};

describe('a client with a spool', () => {
  let server: DocketServer;
  let proxy: FaultyWay;
  let directory: string;
  let spool: FileSpool;
  beforeAll(async () => {
    server = await startDocketServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    proxy = await FaultyWay.to(server.url);
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    spool = await fileSpool({ directory, maxRecords: 100 });
  });
  afterEach(async () => {
    await spool.close();
    await proxy.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function createLedger(id: string) {
    const { createKey, client } = await server.createLedger(id);
    const apiKey = await createKey('agent');
    const auditor = await createKey('auditor');
    return {
      reviewer: () => client('reviewer'),
      agent: new DocketClient({
        url: proxy.url,
        apiKey,
        ledger: id,
        spool,
        timeoutMs: 60_000,
        retry: { attemptsMax: 2, baseDelayMs: 1 },
      }),
      entries: () => readSubmitted(server.url, id, auditor),
    };
  }

  test('on low stakes a whole decision is worked through while the server is away, and written later', async () => {
    const { agent, entries } = await createLedger('worked-through');
    proxy.switchTo('away');
    const decision = await agent.decision(opening('low'));
    expect(decision.opened).toMatchObject({ recorded: 'spooled', directive: 'proceed' });
    expect(decision.opened).not.toHaveProperty('receipt');
    expect(decision.id).toMatch(/^local:/);
    await expect(decision.read()).rejects.toMatchObject({ code: 'not_in_ledger' });
    expect(await decision.jobCard(card('first'))).toMatchObject({ recorded: 'spooled' });
    let performed = 0;
    const refund = () =>
      decision.sideEffect('refund-1', INTENT, async () => ({ value: ++performed }));
    expect(await refund()).toMatchObject({ performed: true, answer: { recorded: 'spooled' } });
    expect(await refund()).toMatchObject({ performed: false, status: 'executed' });
    await decision.close({ outcome: 'completed' });
    expect(performed).toBe(1);

    proxy.switchTo('there');
    const before = spool.pending.map(({ body }) => body);
    expect(await agent.replaySpool()).toMatchObject({ written: 6, pending: 0, setAside: [] });
    expect(decision.id).toMatch(/^dec_/);
    const written = await entries();
    expect(written.map(({ type }) => type)).toEqual([
      'decision.opened',
      'job_card.filed',
      'side_effect.intent',
      'side_effect.executing',
      'side_effect.executed',
      'decision.closed',
    ]);
    expect(new Set(written.map((entry) => entry.decision))).toEqual(new Set([decision.id]));
    for (const [index, body] of before.entries()) {
      const { occurred_at: occurredAt } = body as { occurred_at?: string };
      expect(written[index]!.body['occurred_at']).toBe(occurredAt);
    }
    expect(await decision.read()).toMatchObject({ status: 'closed', entryCount: 6 });
  });

  test('a record whose answer was lost is written once, and what follows stays behind it', async () => {
    const { agent, entries } = await createLedger('once');
    const decision = await agent.decision(opening('medium'));
    proxy.switchTo('deaf');
    await decision.jobCard(card('one'));
    proxy.switchTo('away');
    await decision.jobCard(card('two'));
    proxy.switchTo('there');
    await agent.replaySpool();
    await decision.jobCard(card('three'));
    expect((await entries()).map(({ body }) => body['goal'])).toEqual([
      'Refund order #1',
      'one',
      'two',
      'three',
    ]);
  });

  test.each(['high', 'critical'] as const)('on %s stakes it fails closed', async (stakes) => {
    const { agent, entries } = await createLedger(`closed-${stakes}`);
    const decision = await agent.decision(opening(stakes));
    proxy.switchTo('away');
    await expect(agent.decision(opening(stakes))).rejects.toMatchObject({ recorded: 'nowhere' });
    const perform = async () => {
      throw new Error('performed');
    };
    const refusal = await decision.sideEffect('refund', INTENT, perform).catch((error) => error);
    expect(refusal).toBeInstanceOf(FailedClosed);
    expect(refusal).toMatchObject({ code: 'failed_closed', recorded: 'nowhere' });
    expect(spool.pending).toEqual([]);
    // A report is kept all the same, and the agent told not to go on.
    await expect(decision.jobCard(card('kept'))).rejects.toMatchObject({ recorded: 'spooled' });
    proxy.switchTo('there');
    expect(await agent.replaySpool()).toMatchObject({ written: 1 });
    expect((await entries()).map(({ type }) => type)).toEqual([
      'decision.opened',
      'job_card.filed',
    ]);
  });

  test('an outcome on high stakes is kept when the server goes away during the action', async () => {
    const { agent, entries } = await createLedger('outcome');
    const decision = await agent.decision(opening('high'));
    const outcome = await decision.sideEffect('refund', INTENT, async () => {
      proxy.switchTo('away');
      return { value: 'paid', externalRef: 're_1' };
    });
    expect(outcome).toMatchObject({
      performed: true,
      value: 'paid',
      answer: { recorded: 'spooled', directive: 'hold' },
    });
    proxy.switchTo('there');
    await agent.replaySpool();
    expect((await entries()).at(-1)).toMatchObject({
      type: 'side_effect.executed',
      body: { external_ref: 're_1' },
    });
  });

  test('unknown stakes, a hold and what cannot be undone never proceed from the spool', async () => {
    const { agent } = await createLedger('never');
    const held = await agent.decision(opening('low'));
    await held.jobCard({ ...card('help'), needs_human: true });
    const free = await agent.decision(opening('low'));
    proxy.switchTo('away');
    const perform = async () => ({ value: 1 });
    const irreversible = { ...INTENT, reversibility: 'irreversible' } as const;
    for (const attempt of [
      () => held.sideEffect('a', INTENT, perform),
      () => agent.existing(free.id).sideEffect('b', INTENT, perform),
      () => free.sideEffect('c', irreversible, perform),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'failed_closed', recorded: 'nowhere' });
    }
    expect(await held.jobCard(card('still held'))).toMatchObject({ directive: 'hold' });
    // The agent itself asks for a human: nothing goes on before one was asked.
    const asked = await free.jobCard({ ...card('help'), needs_human: true });
    expect(asked).toMatchObject({ recorded: 'spooled', directive: 'hold' });
    await expect(free.sideEffect('d', INTENT, perform)).rejects.toMatchObject({
      code: 'failed_closed',
    });
    expect(spool.pending.map(({ type }) => type)).toEqual(['job_card.filed', 'job_card.filed']);
  });

  test('an action that was registered before is not performed from the spool', async () => {
    const { agent } = await createLedger('registered');
    const decision = await agent.decision(opening('low'));
    let performed = 0;
    const refund = () =>
      decision.sideEffect('refund', INTENT, async () => ({ value: ++performed }));
    await refund();
    proxy.switchTo('away');
    await expect(refund()).rejects.toMatchObject({ code: 'failed_closed', recorded: 'nowhere' });
    expect(performed).toBe(1);
  });

  test('a record that the ledger refuses is kept aside, and those behind it are written', async () => {
    const { agent, entries } = await createLedger('refused');
    const decision = await agent.decision(opening('low'));
    proxy.switchTo('away');
    await decision.jobCard({ ...card('wrong'), confidence: 7 });
    await decision.jobCard(card('right'));
    proxy.switchTo('there');
    const report = await agent.replaySpool();
    expect(report).toMatchObject({ written: 1, pending: 0 });
    expect(report.setAside).toMatchObject([{ why: expect.stringContaining('/confidence') }]);
    const aside = await readFile(join(directory, 'set-aside.jsonl'), 'utf8');
    expect(JSON.parse(aside)).toMatchObject({ record: { body: { goal: 'wrong' } } });
    const written = await entries();
    expect(written.filter(({ type }) => type === 'job_card.filed')).toHaveLength(1);
    const gaps = written.filter(({ type }) => type === 'gap.recorded');
    const body = { kind: 'dropped', records: 1, by_type: [{ type: 'job_card.filed', records: 1 }] };
    expect(gaps).toMatchObject([{ body }]);
    expect(spool.losses).toEqual([]);
    expect(report).toMatchObject({ gaps: 1, gapsRefused: [] });
  });

  test('what could never be sent is refused at once, not when it is replayed', async () => {
    const { agent } = await createLedger('unsendable');
    const decision = await agent.decision(opening('low'));
    proxy.switchTo('away');
    await decision.jobCard(card('waits'), { idempotencyKey: 'run-7/card-1' });
    const filed = (goal: string, idempotencyKey: string) =>
      decision.jobCard(card(goal), { idempotencyKey });
    await expect(filed('waits', 'Schlüssel')).rejects.toMatchObject({
      code: 'invalid_idempotency_key',
    });
    await expect(filed('another', 'run-7/card-1')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await filed('waits', 'run-7/card-1')).toMatchObject({ replayed: true });
    expect(spool.pending).toHaveLength(1);
  });

  test('a key that is refused empties nothing', async () => {
    const { agent } = await createLedger('wrong-key');
    const decision = await agent.decision(opening('low'));
    proxy.switchTo('away');
    await decision.jobCard(card('waits'));
    proxy.switchTo('there');
    const stranger = new DocketClient({
      url: server.url,
      apiKey: `docket_${'0'.repeat(16)}_${'0'.repeat(64)}`,
      ledger: 'wrong-key',
      spool,
    });
    await expect(stranger.replaySpool()).rejects.toMatchObject({ status: 401 });
    expect(spool.pending).toHaveLength(1);
    expect(await agent.replaySpool()).toMatchObject({ written: 1, pending: 0 });
  });

  test('kill -9 loses nothing that was acknowledged, and a replay that is repeated writes it once', async () => {
    const { agent, entries } = await createLedger('killed');
    const decision = await agent.decision(opening('low'));
    const killed = join(directory, 'killed');
    const script = `${PROJECT}test/client-spool/spooling-agent.js`;
    const child = spawn(process.execPath, [script, killed, decision.id], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] ?? '' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.split('\n').length > 100) child.kill('SIGKILL');
    });
    const [, signal] = (await once(child, 'close')) as [number | null, string];
    expect(signal).toBe('SIGKILL');
    const acknowledged = output.split('\n').slice(0, -1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
    expect(new Set(acknowledged.map((line) => line.replace(/^\d+ /, '')))).toEqual(
      new Set(['spooled proceed']),
    );

    // Twice from the same state, as if the first replay had ended before it could note anything.
    const copy = join(directory, 'copy');
    // All but the socket that the killed process left: sockets cannot be copied.
    await cp(killed, copy, { recursive: true, filter: (path) => !path.endsWith('in-use') });
    for (const from of [killed, copy]) {
      const left = await fileSpool({ directory: from });
      const count = left.pending.length;
      expect(count).toBeGreaterThanOrEqual(acknowledged.length);
      const again = await clientOn('killed', left);
      expect(await again.replaySpool()).toMatchObject({ written: count, pending: 0, setAside: [] });
      await left.close();
      const cards = (await entries()).filter(({ type }) => type === 'job_card.filed');
      expect(cards.map(({ body }) => body['goal'])).toEqual(
        Array.from({ length: count }, (_, n) => `card ${n}`),
      );
    }
  });

  test('the example of the package page runs and prints what the page says', async () => {
    const page = await readFile(`${PROJECT}libs/client/README.md`, 'utf8');
    const [, section] = page.split('## When the server is away');
    const example = /```js\n([\s\S]*?)```/.exec(section!)![1]!;
    const output = /It prints\n\n```\n([\s\S]*?)```/.exec(section!)![1]!;
    const result = await run(['--input-type=module', '--eval', example], {
      env: { SPOOL_DIRECTORY: join(directory, 'example'), DOCKET_API_KEY: 'none' },
    });
    expect(result).toEqual({ code: 0, stdout: output, stderr: '' });
  });

  test("a human's verdict ends the wait", async () => {
    const { agent, reviewer } = await createLedger('verdict');
    const decision = await agent.decision(opening('high'));
    await decision.jobCard({ ...card('help'), needs_human: true });
    await expect(decision.waitForVerdict({ timeoutMs: 50 })).rejects.toMatchObject({
      code: 'no_verdict',
    });
    const waiting = decision.waitForVerdict({ timeoutMs: 500_000 });
    await (
      await reviewer()
    )
      .existing(decision.id)
      .review({ verdict: 'approve', reason: 'Fine.', escalation_id: 'esc-1' });
    expect(await waiting).toMatchObject({ directive: 'proceed' });
  });

  /** The agent with a key that replaces its first one: whose records they are stays. */
  async function clientOn(ledger: string, left: FileSpool) {
    const keys = await server.administration.listKeys(ledger);
    const { id = '' } = keys.find(({ role }) => role === 'agent') ?? {};
    const { secret } = await server.administration.rotateKey(ledger, id);
    return new DocketClient({ url: server.url, apiKey: secret, ledger, spool: left });
  }
});
