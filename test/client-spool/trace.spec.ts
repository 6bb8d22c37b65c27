import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient } from '@docket/client';
import { fileSpool } from '@docket/client/node';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { FaultyWay } from '../support/faulty-way.js';
import { readSubmitted } from './entries.js';

const OPENING = { agent: { id: 'test-agent' }, goal: 'Tag tickets', stakes: 'low' } as const;
const CARD = {
  current_phase: 'EXECUTING',
  goal: 'Tag tickets',
  confidence: 0.9,
  needs_human: false,
} as const;
const GAP = { kind: 'dropped', reason: 'The disk was full.' } as const;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const headerOf = (span: number) => `00-${TRACE}-${String(span).padStart(16, '0')}-01`;

const fail = () => {
  throw new Error('no tracing here');
};

let server: DocketServer;
let directory: string;
beforeAll(async () => {
  server = await startDocketServer();
  directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

/** The number of the span of each record, in the order of the ledger; undefined for one without a trace. */
async function spansIn(ledger: string, auditor: string): Promise<unknown[]> {
  const entries = await readSubmitted(server.url, ledger, auditor);
  return entries.map(({ type, body }) => {
    const isOurs = body['trace_id'] === TRACE;
    return [type, isOurs ? Number(body['span_id']) : body['trace_id']];
  });
}

test('a record is linked to the trace that it is made in, and one that names its own is left alone', async () => {
  const { createKey } = await server.createLedger('traced');
  let span = 0;
  const agent = new DocketClient({
    url: server.url,
    ledger: 'traced',
    apiKey: await createKey('agent'),
    traceparent: () => headerOf(++span),
  });
  const decision = await agent.decision(OPENING);
  await decision.jobCard(CARD);
  await decision.jobCard({ ...CARD, trace_id: 'a'.repeat(32) });
  await agent.gap(GAP);
  await agent.batch([{ type: 'job_card.filed', decisionId: decision.id, body: CARD }]);
  expect(await spansIn('traced', await createKey('auditor'))).toEqual([
    ['decision.opened', 1],
    ['job_card.filed', 2],
    ['job_card.filed', 'a'.repeat(32)],
    ['gap.recorded', 4],
    ['job_card.filed', 5],
  ]);
});

test.each([
  ['throws', (): string => fail()],
  ['is none', () => 'of no trace'],
  ['is not there', () => undefined],
])('no record is lost for a header that %s', async (name, traceparent) => {
  const id = `untraced-${name.replaceAll(' ', '-')}`;
  const { createKey } = await server.createLedger(id);
  const apiKey = await createKey('agent');
  const agent = new DocketClient({ url: server.url, ledger: id, apiKey, traceparent });
  await agent.decision(OPENING);
  expect(await spansIn(id, await createKey('auditor'))).toEqual([['decision.opened', undefined]]);
});

test('what waited in a spool has the trace that it was made in; made again, it is the same', async () => {
  const { createKey } = await server.createLedger('spooled');
  const way = await FaultyWay.to(server.url);
  const spool = await fileSpool({ directory });
  let span = 0;
  const agent = new DocketClient({
    url: way.url,
    ledger: 'spooled',
    apiKey: await createKey('agent'),
    spool,
    retry: { attemptsMax: 1 },
    traceparent: () => headerOf(++span),
  });
  const decision = await agent.decision(OPENING);
  way.switchTo('away');
  const named = { idempotencyKey: 'the-card' };
  expect(await decision.jobCard(CARD, named)).toMatchObject({
    recorded: 'spooled',
    replayed: false,
  });
  expect(await decision.jobCard(CARD, named)).toMatchObject({
    recorded: 'spooled',
    replayed: true,
  });
  await expect(decision.jobCard({ ...CARD, goal: 'x' }, named)).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  });
  way.switchTo('there');
  span = 90;
  expect(await agent.replaySpool()).toMatchObject({ pending: 0 });
  await decision.jobCard(CARD, named);
  expect(await spansIn('spooled', await createKey('auditor'))).toEqual([
    ['decision.opened', 1],
    ['job_card.filed', 2],
  ]);
  await spool.close();
  await way.close();
});
