import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient, type JobCard, type SetAside } from '@docket/client';
import { fileSpool, type FileSpool, type FileSpoolOptions } from '@docket/client/node';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from './entries.js';
import { FaultyWay } from '../support/faulty-way.js';

const OPENING = { agent: { id: 'test-agent' }, goal: 'Tag tickets', stakes: 'low' } as const;
const card = (goal: string, confidence = 0.9): JobCard => ({
  current_phase: 'EXECUTING',
  goal,
  confidence,
  needs_human: false,
});
const INTENT = {
  operation: 'tag',
  target: { system: 'helpdesk', resource: 'ticket/1' },
  owner: 'support',
};

/** Records that no repetition makes right: told of, kept with the answer, and in nobody's way. */
describe('a spooled record that the ledger refuses', () => {
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
  });
  afterEach(async () => {
    await spool.close();
    await proxy.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function createLedger(id: string, options: Partial<FileSpoolOptions> = {}) {
    spool = await fileSpool({ directory, ...options });
    const { createKey } = await server.createLedger(id);
    const auditor = await createKey('auditor');
    const told: SetAside[] = [];
    const agent = new DocketClient({
      url: proxy.url,
      apiKey: await createKey('agent'),
      ledger: id,
      spool,
      timeoutMs: 60_000,
      retry: { attemptsMax: 2, baseDelayMs: 1 },
      onSetAside: (refused) => {
        told.push(refused);
        throw new Error("the caller's own fault");
      },
    });
    const entriesOf = async (decision: string | undefined) =>
      (await readSubmitted(server.url, id, auditor)).filter((entry) => entry.decision === decision);
    return { agent, told, entriesOf };
  }

  const aside = async (): Promise<Record<string, unknown>[]> =>
    (await readFile(join(directory, 'set-aside.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('is kept with the answer, and its decision says in its place that it is missing', async () => {
    const { agent, told, entriesOf } = await createLedger('kept');
    const decision = await agent.decision(OPENING);
    proxy.switchTo('away');
    await decision.jobCard(card('before'));
    await decision.jobCard(card('wrong', 7));
    await decision.jobCard(card('after'));
    await decision.close({ outcome: 'completed' });
    expect(agent.spoolStatus).toMatchObject({ pending: 4, setAside: 0, lost: 0 });
    proxy.switchTo('there');
    const report = await agent.replaySpool();
    expect(report).toMatchObject({ written: 3, gaps: 1, pending: 0, away: false });
    expect(report.stoppedBy).toBeUndefined();
    const answer = { status: 422, code: 'validation_failed', errors: [{ pointer: '/confidence' }] };
    expect(report.setAside).toMatchObject([{ record: { body: { goal: 'wrong' } }, answer }]);
    expect(told).toEqual(report.setAside);
    expect(agent.spoolStatus).toEqual({ pending: 0, setAside: 1, lost: 0 });
    expect(await aside()).toEqual([{ at: expect.any(String), ...told[0] }]);
    const written = await entriesOf(decision.id);
    expect(written.map(({ type, body }) => [type, body['goal'] ?? body['records']])).toEqual([
      ['decision.opened', 'Tag tickets'],
      ['job_card.filed', 'before'],
      ['gap.recorded', 1],
      ['job_card.filed', 'after'],
      ['decision.closed', undefined],
    ]);
    // The next process is told as well.
    await spool.close();
    spool = await fileSpool({ directory });
    expect(spool.setAsideCount).toBe(1);
  });

  test('takes with it what belongs to it, and nothing else', async () => {
    const { agent, told, entriesOf } = await createLedger('depends');
    const whole = await agent.decision(OPENING);
    proxy.switchTo('away');
    const wrong = await agent.decision({ ...OPENING, goal: '' });
    await wrong.jobCard(card('of a decision that is not there'));
    let performed = 0;
    const perform = async () => ({ value: ++performed });
    await whole.sideEffect('bad', { ...INTENT, operation: '' }, perform);
    await whole.sideEffect('good', INTENT, perform);
    await whole.jobCard(card('last'));
    proxy.switchTo('there');
    const report = await agent.replaySpool();
    expect(report).toMatchObject({ written: 4, pending: 0 });
    expect(told.map(({ record, answer }) => [record.type, answer?.code])).toEqual([
      ['decision.opened', 'validation_failed'],
      ['job_card.filed', undefined],
      ['side_effect.intent', 'validation_failed'],
      ['side_effect.executing', undefined],
      ['side_effect.executed', undefined],
    ]);
    expect((await entriesOf(whole.id)).map(({ type, body }) => [type, body['by_type']])).toEqual([
      ['decision.opened', undefined],
      ['gap.recorded', [{ type: 'side_effect.intent', records: 1 }]],
      ['gap.recorded', [{ type: 'side_effect.executing', records: 1 }]],
      ['gap.recorded', [{ type: 'side_effect.executed', records: 1 }]],
      ['side_effect.intent', undefined],
      ['side_effect.executing', undefined],
      ['side_effect.executed', undefined],
      ['job_card.filed', undefined],
    ]);
    // Of the decision that is not there the ledger itself says it.
    expect((await entriesOf(undefined)).map(({ type, body }) => [type, body['records']])).toEqual([
      ['gap.recorded', 2],
    ]);
    expect(spool.losses).toEqual([]);
  });

  test('of a decision that is closed is told of there, of one that is unknown in the ledger', async () => {
    const { agent, entriesOf } = await createLedger('closed');
    const decision = await agent.decision(OPENING);
    proxy.switchTo('away');
    await decision.close({ outcome: 'completed' });
    await decision.jobCard(card('too late'));
    await agent.existing('dec_none', { stakes: 'low' }).jobCard(card('of no decision'));
    proxy.switchTo('there');
    expect(await agent.replaySpool()).toMatchObject({ written: 1, gaps: 2, gapsRefused: [] });
    const last = (await entriesOf(decision.id)).map(({ type }) => type).slice(-2);
    expect(last).toEqual(['decision.closed', 'gap.recorded']);
    expect(await entriesOf(undefined)).toMatchObject([{ type: 'gap.recorded' }]);
  });

  test('that cannot be set aside holds up its own decision, and no other', async () => {
    const { agent, entriesOf } = await createLedger('full', { maxAsideBytes: 10 });
    const stuck = await agent.decision(OPENING);
    const free = await agent.decision(OPENING);
    proxy.switchTo('away');
    await stuck.jobCard(card('wrong', 7));
    await stuck.jobCard(card('behind it'));
    await free.jobCard(card('of another'));
    proxy.switchTo('there');
    const stoppedBy = { code: 'spool_lost' };
    expect(await agent.replaySpool()).toMatchObject({ written: 1, pending: 2, stoppedBy });
    expect(await free.jobCard(card('goes on'))).toMatchObject({ recorded: 'ledger' });
    await expect(stuck.jobCard(card('kept'))).rejects.toMatchObject({ recorded: 'spooled' });
    const perform = async () => ({ value: 1 });
    await expect(stuck.sideEffect('x', INTENT, perform)).rejects.toMatchObject(stoppedBy);
    expect(await entriesOf(stuck.id)).toHaveLength(1);
    // There is room again.
    await spool.close();
    spool = await fileSpool({ directory });
    const keys = await server.administration.listKeys('full');
    const { id = '' } = keys.find(({ role }) => role === 'agent') ?? {};
    const { secret } = await server.administration.rotateKey('full', id);
    const next = new DocketClient({ url: server.url, apiKey: secret, ledger: 'full', spool });
    expect(await next.replaySpool()).toMatchObject({ written: 2, gaps: 1, pending: 0 });
    expect((await entriesOf(stuck.id)).map(({ type }) => type)).toEqual([
      'decision.opened',
      'gap.recorded',
      'job_card.filed',
      'job_card.filed',
    ]);
  });
});
