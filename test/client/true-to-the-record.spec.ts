import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient, type JobCard, type Performed } from '@docket/client';
import { fileSpool, type FileSpool } from '@docket/client/node';
import { readSubmitted, type Entry } from '../client-spool/entries.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

const CARD: JobCard = {
  current_phase: 'EXECUTING',
  goal: 'count',
  confidence: 0.95,
  needs_human: false,
};
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'bank', resource: 'acc-9' },
  owner: 'finance',
  amount: { value: '10000', currency: 'EUR' },
};
const opening = (goal: string) => ({
  agent: { id: 'test-agent' },
  goal,
  stakes: 'medium' as const,
  authority_scope: ['read_order'],
});

/** What TypeScript would not let through, as a JavaScript caller passes it. */
const untyped = (value: unknown): never => value as never;

describe('a client with a spool, before a server that is up', () => {
  let server: DocketServer;
  let directory: string;
  let spool: FileSpool;
  beforeAll(async () => {
    server = await startDocketServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    spool = await fileSpool({ directory });
  });
  afterEach(async () => {
    await spool.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function createLedger(ledger: string) {
    const { createKey } = await server.createLedger(ledger);
    const auditor = await createKey('auditor');
    return {
      agent: new DocketClient({
        url: server.url,
        apiKey: await createKey('agent'),
        ledger,
        spool,
      }),
      entries: (): Promise<Entry[]> => readSubmitted(server.url, ledger, auditor),
    };
  }

  test('a value that cannot be encoded does not pass for an absent server', async () => {
    const { agent } = await createLedger('unencodable');
    const paying = await agent.decision(opening('read only'));
    const other = await agent.decision(opening('other work in this process'));
    const toolCalls = [{ tool_name: 'count_rows', result: untyped({ rows: 12n }) }];
    await expect(other.jobCard({ ...CARD, tool_calls: toolCalls })).rejects.toMatchObject({
      code: 'invalid_value',
      pointer: '/tool_calls/0/result/rows',
    });
    let moved = 0;
    const wiring = paying.sideEffect('wire-1', INTENT, async () => ({ value: ++moved }));
    await expect(wiring).rejects.toMatchObject({
      name: 'NotReleased',
      reasons: [{ rule: 'out_of_scope' }],
    });
    expect(moved).toBe(0);
    expect(spool.pending).toEqual([]);
  });

  test.each([
    ['an error', new Error('boom')],
    ['a map', new Map([['k', 'v']])],
    ['a set', new Set([1])],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['undefined in a list', [1, undefined]],
  ])('%s is refused with its place', async (name, value) => {
    const ledger = `value-${name.replaceAll(' ', '-').toLowerCase()}`;
    const { agent, entries } = await createLedger(ledger);
    const decision = await agent.decision(opening('look'));
    const toolCalls = [{ tool_name: 'look', result: untyped(value) }];
    const place = Array.isArray(value) ? '/tool_calls/0/result/1' : '/tool_calls/0/result';
    await expect(decision.jobCard({ ...CARD, tool_calls: toolCalls })).rejects.toMatchObject({
      code: 'invalid_value',
      pointer: place,
    });
    expect((await entries()).map(({ type }) => type)).toEqual(['decision.opened']);
  });

  test.each<[string, () => Performed<unknown>, string[]]>([
    ['bigint', () => untyped({ value: 1, result: { id: 12n } }), ['/result/id']],
    ['half a surrogate', () => ({ value: 1, result: { body: 'thanks \ud83d' } }), ['/result/body']],
    ['a number', () => untyped({ value: 1, externalRef: 12345 }), ['/external_ref']],
    ['much', () => ({ value: 1, result: 'x'.repeat(300_000) }), ['/result']],
    ['nul', () => ({ value: 1, result: 'a\u0000b' }), ['/result']],
    [
      'no-member',
      () => ({ value: 1, external_ref: 're_1', amount: '10.00' }),
      ['/external_ref', '/amount'],
    ],
  ])(
    'what was performed is recorded without the part that cannot be: %s',
    async (name, returned, omitted) => {
      const { agent, entries } = await createLedger(`outcome-${name.replaceAll(' ', '-')}`);
      const decision = await agent.decision({
        ...opening('refund'),
        authority_scope: ['issue_refund'],
      });
      const outcome = await decision.sideEffect('refund', INTENT, async () => returned());
      expect(outcome).toMatchObject({ performed: true, status: 'executed', value: 1 });
      expect(outcome.performed && outcome.leftOut.map(({ pointer }) => pointer)).toEqual(omitted);
      const last = (await entries()).at(-1);
      expect(last).toMatchObject({ type: 'side_effect.executed', body: { observed_by: 'agent' } });
      expect(last?.body).not.toHaveProperty('result');
      expect(last?.body).not.toHaveProperty('external_ref');
      expect(last?.body['ext']).toEqual({ not_recorded: outcome.performed && outcome.leftOut });
    },
  );
});
