import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocketClient, NotPerformed, NotReleased, sourceDocument } from '@docket/client';
import { DocketAgent, RunNotClosed } from '@docket/client/node';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { startCuttingProxy } from '../client/cutting-proxy.js';
import { readSubmitted, type Entry } from '../client-spool/entries.js';

let server: DocketServer;
beforeAll(async () => {
  server = await startDocketServer();
});
afterAll(() => server.stop());

const POLICY = sourceDocument({ document_id: 'refund-policy', version: '3.1' });

/** A ledger with an agent, a tool that reads and one that pays. */
async function scene(ledger: string, options: { stakes?: 'low' | 'high'; url?: string } = {}) {
  const { client, createKey } = await server.createLedger(ledger);
  const agent = new DocketClient({
    url: options.url ?? server.url,
    apiKey: await createKey('agent'),
    ledger,
    retry: { attemptsMax: 1 },
  });
  const auditor = await createKey('auditor');
  const docket = new DocketAgent(agent, {
    agent: { id: 'refund-agent' },
    confidence: 0.9,
    ...(options.stakes === undefined ? {} : { stakes: options.stakes }),
  });
  const paid: string[] = [];
  const search = docket.tool('search_policy', (query: string) => ({ found: query }), {
    effect: 'read',
    lineage: () => [POLICY.decisive({ section: '4.2' })],
  });
  const pay = docket.tool(
    'issue_refund',
    async (order: string, value: string) => {
      paid.push(order);
      return { reference: `re_${order}`, value };
    },
    {
      effect: 'external',
      action: (order, value) => ({
        key: `refund:${order}`,
        target: { system: 'payments', resource: order },
        owner: 'finance',
        amount: { value, currency: 'EUR' },
      }),
      outcome: ({ reference }) => ({ externalRef: reference }),
    },
  );
  const entries = async (decisionId: string) =>
    (await readSubmitted(server.url, ledger, auditor)).filter(
      ({ decision }) => decision === decisionId,
    );
  return { client, docket, search, pay, paid, entries };
}

const typesOf = (entries: readonly Entry[]) => entries.map(({ type }) => type);

test('a run is a decision: reads on cards of their own, a change announced, performed once, reported', async () => {
  const { docket, search, pay, paid, entries } = await scene('run-whole');
  const { value, decision } = await docket.run('Refund order 7', async (run) => {
    await search('partial refund');
    const { reference } = await pay('order/7', '42.50');
    run.decided({ decided: 'issue refund', confidence: 0.95 });
    return reference;
  });
  expect(value).toBe('re_order/7');
  expect(paid).toEqual(['order/7']);
  const all = await entries(decision.id);
  expect(typesOf(all)).toEqual([
    'decision.opened',
    'job_card.filed',
    'job_card.filed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
    'job_card.filed',
    'decision.closed',
  ]);
  const [, read, announced, intent, , executed, last, closed] = all.map(({ body }) => body);
  expect(read).toMatchObject({
    goal: 'Refund order 7',
    confidence: 0.9,
    lineage: [{ role: 'decisive', document_id: 'refund-policy' }],
    tool_calls: [
      {
        tool_name: 'search_policy',
        effect: 'read',
        status: 'ok',
        arguments: { arguments: ['partial refund'] },
        result: { found: 'partial refund' },
      },
    ],
  });
  expect(announced).toMatchObject({
    next_action: {
      tool: 'issue_refund',
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/7' },
      amount: { value: '42.50', currency: 'EUR' },
      effect: 'external',
    },
  });
  // An approval of the card covers these very arguments.
  const digest = (announced as { next_action: { arguments_digest: string } }).next_action;
  expect(intent).toMatchObject({ arguments_digest: digest.arguments_digest });
  expect(executed).toMatchObject({
    external_ref: 're_order/7',
    result: { reference: 're_order/7', value: '42.50' },
  });
  expect(last).toMatchObject({
    current_phase: 'DONE',
    tool_calls: [{ tool_name: 'issue_refund' }],
  });
  expect(closed).toMatchObject({ outcome: 'completed', decided: 'issue refund', confidence: 0.95 });
});

test('what was performed is performed neither in a resumed run nor in another', async () => {
  const { docket, search, pay, paid } = await scene('run-again');
  const work = async () => {
    await search('partial refund');
    return pay('order/8', '1.00');
  };
  let id = '';
  const crashed = docket.run('Refund order 8', async ({ decision }) => {
    id = decision.id;
    await work();
    // Nothing is closed then: as after a crash, but for the card that tells of the call.
    throw new NotReleased('hold', [], undefined);
  });
  await expect(crashed).rejects.toThrow(NotReleased);
  const resumed = docket.resume(id, { goal: 'Refund order 8' }, async () => {
    await expect(work()).rejects.toMatchObject({ code: 'already_performed', status: 'executed' });
    return 'paid before';
  });
  await expect(resumed).resolves.toMatchObject({ value: 'paid before' });
  const another = docket.run('Refund order 8 once more', work);
  await expect(another).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  expect(paid).toEqual(['order/8']);
});

describe('the directive', () => {
  test('holds a change before it is performed; the run goes on after the verdict, with resume', async () => {
    const { client, docket, pay, paid, entries } = await scene('run-held');
    let id = '';
    // Nothing decisive was read: the announcement is held.
    const held = docket.run('Refund order 9', async (run) => {
      id = run.decision.id;
      return pay('order/9', '1.00');
    });
    await expect(held).rejects.toThrow(NotReleased);
    expect(paid).toEqual([]);
    const reviewer = (await client('reviewer')).existing(id);
    const { reasons } = await reviewer.read();
    expect(reasons).toMatchObject([{ rule: 'decisive_without_lineage', escalation_id: 'esc-1' }]);
    const reason = 'the order was looked at';
    await reviewer.review({ verdict: 'approve', reason, escalation_id: 'esc-1' });
    // What was answered is not asked anew, though nothing decisive was read since.
    const { value } = await docket.resume(id, { goal: 'Refund order 9' }, () =>
      pay('order/9', '1.00'),
    );
    expect(value.reference).toBe('re_order/9');
    expect(paid).toEqual(['order/9']);
    expect(typesOf(await entries(id)).at(-1)).toBe('decision.closed');
  });
});

test('what a tool throws is on a card, and ends the run as failed', async () => {
  const { docket, entries } = await scene('run-thrown');
  const broken = docket.tool(
    'look_up',
    (): never => {
      throw new RangeError('no such order');
    },
    { effect: 'read' },
  );
  let id = '';
  const run = docket.run('Look up order 1', async ({ decision }) => {
    id = decision.id;
    return broken();
  });
  await expect(run).rejects.toThrow('no such order');
  const [, card, closed] = (await entries(id)).map(({ body }) => body);
  expect(card).toMatchObject({
    tool_calls: [{ status: 'error', error_type: 'RangeError', result: 'no such order' }],
  });
  expect(closed).toMatchObject({ outcome: 'failed', summary: 'RangeError: no such order' });
});

test('a change that did not happen is failed, one of which nobody knows is unknown', async () => {
  const { docket, search, entries } = await scene('run-outcomes');
  const action = (order: string) => ({
    key: `refund:${order}`,
    target: { system: 'payments', resource: order },
    owner: 'finance',
  });
  const refused = docket.tool(
    'issue_refund',
    async (_order: string): Promise<void> => {
      throw new NotPerformed('the card was refused');
    },
    { effect: 'external', action },
  );
  const lost = docket.tool(
    'issue_refund',
    async (_order: string): Promise<void> => {
      throw new DOMException('no answer', 'TimeoutError');
    },
    { effect: 'external', action },
  );
  let id = '';
  await docket.run('Refund two orders', async ({ decision }) => {
    id = decision.id;
    await search('partial refund');
    await expect(refused('order/1')).rejects.toThrow('the card was refused');
    await expect(lost('order/2')).rejects.toThrow('no answer');
  });
  const all = await entries(id);
  expect(typesOf(all).filter((type) => type.startsWith('side_effect'))).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.failed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.outcome_unknown',
  ]);
});

test('values that no record can hold are left out, and the card says which', async () => {
  const { docket, entries } = await scene('run-values');
  const count = docket.tool('count', (_filter: Map<string, string>) => 12n, { effect: 'read' });
  let id = '';
  const { value } = await docket.run('Count', async ({ decision }) => {
    id = decision.id;
    return count(new Map());
  });
  expect(value).toBe(12n);
  const card = (await entries(id))[1]!.body as { ext: { not_recorded: { pointer: string }[] } };
  expect(card.ext.not_recorded.map(({ pointer }) => pointer)).toEqual([
    '/tool_calls/0/arguments/arguments/0',
    '/tool_calls/0/result',
  ]);
});

test('calls that are too large for one card are told without what they were passed and returned', async () => {
  const { docket, search, entries } = await scene('run-large');
  const write = docket.tool('write_page', async (_page: string) => 'x'.repeat(60_000), {
    effect: 'write',
    action: (page) => ({
      key: `page:${page}`,
      target: { system: 'wiki', resource: page },
      owner: 'docs',
    }),
  });
  const { decision } = await docket.run('Write six pages', async () => {
    await search('style');
    await Promise.all(Array.from({ length: 6 }, (_, index) => write(`page-${index}`)));
  });
  const told = (await entries(decision.id)).at(-2)!.body as {
    tool_calls: object[];
    ext: { not_recorded: object[] };
  };
  expect(told.tool_calls).toHaveLength(6);
  for (const call of told.tool_calls) {
    expect(Object.keys(call)).not.toContain('result');
    expect(call).toMatchObject({ tool_name: 'write_page', status: 'ok' });
  }
  expect(told.ext.not_recorded).toContainEqual({
    pointer: '/tool_calls/0/result',
    detail: 'was refused',
  });
});

test('a tool outside of a run does nothing', async () => {
  const { pay, paid } = await scene('run-outside');
  await expect(pay('order/1', '1.00')).rejects.toMatchObject({ code: 'no_run' });
  expect(paid).toEqual([]);
});

test('a run within a run names its parent', async () => {
  const { docket, entries } = await scene('run-nested');
  let inner = '';
  const { decision } = await docket.run('Outer', async () => {
    inner = (await docket.run('Inner', async ({ decision: own }) => own.id)).value;
  });
  expect((await entries(inner))[0]!.body).toMatchObject({ parent_decision: decision.id });
});

describe('while the server does not answer', () => {
  test('reads go on and are filed before the next record; changes are not performed', async () => {
    const proxy = await startCuttingProxy(server.url);
    try {
      const { docket, search, pay, paid, entries } = await scene('run-away', { url: proxy.url });
      let id = '';
      await docket.run('Refund order 3', async ({ decision }) => {
        id = decision.id;
        proxy.cutNext(1_000);
        await search('first');
        await search('second');
        await expect(pay('order/3', '1.00')).rejects.toThrow();
        expect(paid).toEqual([]);
        proxy.cutNext(0);
        await pay('order/3', '1.00');
      });
      expect(paid).toEqual(['order/3']);
      const calls = (await entries(id)).flatMap(({ body }) => {
        const { tool_calls: made = [] } = body as { tool_calls?: { arguments: unknown }[] };
        return made.map((call) => call.arguments);
      });
      expect(calls).toEqual([
        { arguments: ['first'] },
        { arguments: ['second'] },
        { arguments: ['order/3', '1.00'] },
      ]);
    } finally {
      await proxy.close();
    }
  });

  test('on high stakes a read that cannot be reported ends the work', async () => {
    const proxy = await startCuttingProxy(server.url);
    try {
      const { docket, search } = await scene('run-away-high', { url: proxy.url, stakes: 'high' });
      const run = docket.run('Look', async () => {
        proxy.cutNext(1_000);
        await search('first');
      });
      await expect(run).rejects.toThrow(RunNotClosed);
      await expect(run).rejects.toMatchObject({ workError: { code: 'unreachable' } });
    } finally {
      await proxy.close();
    }
  });
});

test('calls side by side are each reported once', async () => {
  const { docket, search, entries } = await scene('run-parallel');
  const { decision } = await docket.run('Look far and wide', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => search(`query ${index}`)));
  });
  const calls = (await entries(decision.id)).flatMap(
    ({ body }) => (body as { tool_calls?: object[] }).tool_calls ?? [],
  );
  expect(calls).toHaveLength(12);
  expect(
    new Set(calls.map((call) => JSON.stringify((call as { arguments: unknown }).arguments))).size,
  ).toBe(12);
});
