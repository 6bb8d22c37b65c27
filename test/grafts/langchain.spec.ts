import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as langgraph from '@langchain/langgraph';
import * as langchain from 'langchain';
import { AIMessage, createAgent, fakeModel, HumanMessage, tool, ToolMessage } from 'langchain';
import { z } from 'zod';
import { docketMiddleware, type LangChainOptions } from '@docket/grafts';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { BEGUN_BEFORE, EFFECTS, scene, type Scene } from './scene.js';

const { Command, MemorySaver } = langgraph;

let server: DocketServer;
beforeAll(async () => {
  server = await startDocketServer();
});
afterAll(() => server.stop());

type Call = [name: string, args: Record<string, unknown>, id: string];
type Held = { __interrupt__?: { value: unknown }[] };

/** An agent whose model asks for the calls one after the other, or side by side, and then says that it is done. */
function agentOf(
  { docket, paid }: Scene,
  calls: (Call | Call[])[],
  {
    checkpointer = new MemorySaver(),
    more = [],
    ...options
  }: Partial<LangChainOptions> & {
    checkpointer?: langgraph.MemorySaver;
    more?: langchain.StructuredTool[];
  } = {},
) {
  const turns = calls.map((turn) => (Array.isArray(turn[0]) ? turn : [turn]) as Call[]);
  const model = turns.reduce(
    (built, turn) => built.respondWithTools(turn.map(([name, args, id]) => ({ name, args, id }))),
    fakeModel(),
  );
  const search = tool(async ({ query }: { query: string }) => `found: ${query}`, {
    name: 'search_policy',
    description: 'Searches the policy',
    schema: z.object({ query: z.string() }),
  });
  const pay = tool(
    async ({ order }: { order: string; value: string }) => {
      if (order === 'broken') throw new RangeError('the payment system said 500');
      if (order === 'killed') return new Promise<never>(() => undefined);
      paid.push(order);
      return `re_${order}`;
    },
    {
      name: 'issue_refund',
      description: 'Pays',
      schema: z.object({ order: z.string(), value: z.string() }),
    },
  );
  return createAgent({
    model: model.respond(new AIMessage('Done as asked.')),
    tools: [search, pay, ...more],
    middleware: [
      docketMiddleware({ langchain, langgraph, z }, docket, { effects: EFFECTS, ...options }),
    ],
    checkpointer,
  });
}

const ask = (text: string) => ({ messages: [new HumanMessage(text)] });
const thread = (id: string) => ({ configurable: { thread_id: id } });
/** What the tools, or Docket in their place, told the model. */
const toldBy = ({ messages }: { messages: unknown[] }): string[] =>
  messages.filter((message) => ToolMessage.isInstance(message)).map(({ text }) => text);

const SEARCH: Call = ['search_policy', { query: 'partial refund' }, 'call_1'];
const PAY: Call = ['issue_refund', { order: 'order/7', value: '42.50' }, 'call_2'];

test('an invocation is a decision: opened, reads and changes recorded, closed with the last message', async () => {
  const place = await scene(server, 'graft-langchain');
  const result = await agentOf(place, [SEARCH, PAY]).invoke(ask('Refund order 7'), thread('a'));
  expect(toldBy(result)).toEqual(['found: partial refund', 're_order/7']);
  expect(place.paid).toEqual(['order/7']);
  const id = await place.newest();
  const all = await place.entries(id);
  expect(all.map(({ type }) => type)).toEqual([
    'decision.opened',
    'job_card.filed',
    'job_card.filed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
    'job_card.filed',
    'decision.closed',
  ]);
  const [opened, read, announced, intent, , executed, last, closed] = all.map(({ body }) => body);
  expect(opened).toMatchObject({ goal: 'Refund order 7', request: 'Refund order 7' });
  expect(read).toMatchObject({
    tool_calls: [
      {
        tool_name: 'search_policy',
        tool_call_id: 'call_1',
        arguments: { query: 'partial refund' },
      },
    ],
    lineage: [{ document_id: 'refund-policy', role: 'decisive' }],
  });
  expect(announced).toMatchObject({ next_action: { tool: 'issue_refund', effect: 'external' } });
  // Nobody named the action, so the call is its name.
  expect(intent).toMatchObject({ idempotency_key: `${id}:call_2` });
  expect(executed).toMatchObject({ result: 're_order/7' });
  expect(last).toMatchObject({ tool_calls: [{ tool_call_id: 'call_2', status: 'ok' }] });
  expect(closed).toMatchObject({ outcome: 'completed', summary: 'Done as asked.' });
});

test('a hold is an interrupt of the framework; resumed, the ledger is asked, not whoever resumed', async () => {
  const place = await scene(server, 'graft-langchain-held');
  const checkpointer = new MemorySaver();
  const first = agentOf(place, [PAY], { checkpointer });
  const held = (await first.invoke(ask('Refund order 7'), thread('h'))) as Held;
  const id = await place.newest();
  expect(held.__interrupt__).toMatchObject([
    { value: { docket: { decision_id: id, directive: 'hold' } } },
  ]);
  // The framework is told to go on, and nobody has decided.
  const again = (await first.invoke(new Command({ resume: 'approved' }), thread('h'))) as Held;
  expect(again.__interrupt__).toHaveLength(1);
  expect(place.paid).toEqual([]);
  await place.answer(id, 'approve');
  // Another process: nothing in memory, the thread from its checkpoint.
  const second = agentOf(place, [], { checkpointer });
  const result = await second.invoke(new Command({ resume: 'look' }), thread('h'));
  expect(toldBy(result)).toEqual(['re_order/7']);
  expect(place.paid).toEqual(['order/7']);
  expect((await place.entries(id)).at(-1)?.type).toBe('decision.closed');
});

test('a verdict against it is a stop: nothing is performed, and the model is told', async () => {
  const place = await scene(server, 'graft-langchain-stopped');
  const agent = agentOf(place, [PAY]);
  await agent.invoke(ask('Refund order 7'), thread('s'));
  const id = await place.newest();
  await place.answer(id, 'reject');
  const result = await agent.invoke(new Command({ resume: 'look' }), thread('s'));
  expect(toldBy(result)).toEqual([expect.stringMatching(/^Docket: STOP\. /)]);
  expect(place.paid).toEqual([]);
  expect((await place.entries(id)).at(-1)).toMatchObject({
    type: 'decision.closed',
    body: { outcome: 'stopped' },
  });
});

test('a tool that fails leaves an outcome that nobody knows, and is not called again for the same action', async () => {
  const place = await scene(server, 'graft-langchain-failed');
  const agent = agentOf(place, [
    SEARCH,
    ['issue_refund', { order: 'broken', value: '1.00' }, 'call_3'],
  ]);
  await expect(agent.invoke(ask('Refund it'), thread('f'))).rejects.toThrow('said 500');
  // The framework goes on where it was: with the same call.
  const result = await agent.invoke(null, thread('f'));
  expect(toldBy(result)[1]).toBe(
    'Docket: not performed again. The ledger says of this action: outcome_unknown.',
  );
  const all = await place.entries(await place.newest());
  expect(all.filter(({ type }) => type === 'side_effect.outcome_unknown')).toHaveLength(1);
});

test('a process that ends in the middle of a call: the next goes on from the checkpoint, and does not make it again', async () => {
  const place = await scene(server, 'graft-langchain-killed');
  const checkpointer = new MemorySaver();
  const killed: Call = ['issue_refund', { order: 'killed', value: '1.00' }, 'call_2'];
  const first = agentOf(place, [SEARCH, killed], { checkpointer });
  void first.invoke(ask('Refund it'), thread('k'));
  await place.underWay();
  const result = await agentOf(place, [], { checkpointer }).invoke(null, thread('k'));
  expect(toldBy(result)).toEqual(['found: partial refund', BEGUN_BEFORE]);
});

test('a tool of which nobody said what it changes is not called; a card says so', async () => {
  const place = await scene(server, 'graft-langchain-unlisted');
  const agent = agentOf(place, [SEARCH, PAY], { effects: { search_policy: { effect: 'read' } } });
  const result = await agent.invoke(ask('Refund order 7'), thread('u'));
  expect(toldBy(result)[1]).toContain('"issue_refund" is not in the effect map');
  expect(place.paid).toEqual([]);
  const cards = (await place.entries(await place.newest())).filter(
    ({ type }) => type === 'job_card.filed',
  );
  expect(cards.map(({ body }) => body['tool_calls'])).toMatchObject([
    [{ tool_name: 'search_policy', status: 'ok' }],
    [{ tool_name: 'issue_refund', status: 'denied', arguments: { order: 'order/7' } }],
  ]);
});

test('calls side by side: both are recorded, and the one that was made is not made again', async () => {
  const place = await scene(server, 'graft-langchain-parallel');
  const agent = agentOf(place, [[SEARCH, ['search_policy', { query: 'goodwill' }, 'call_9']], PAY]);
  await agent.invoke(ask('Refund order 7'), thread('p'));
  expect(place.paid).toEqual(['order/7']);
  const calls = (await place.entries(await place.newest())).flatMap(
    ({ body }) => (body['tool_calls'] ?? []) as { tool_call_id: string }[],
  );
  expect(calls.map(({ tool_call_id: id }) => id).sort()).toEqual(['call_1', 'call_2', 'call_9']);
});

test('a tool that hands the graph over has a card with the handoff', async () => {
  const place = await scene(server, 'graft-langchain-handoff');
  const transfer = tool(
    async () => {
      const said = new ToolMessage({ content: 'over to you', tool_call_id: 'call_1' });
      return new Command({ update: { messages: [said] } });
    },
    { name: 'transfer_to_payments', description: 'Hands over', schema: z.object({}) },
  );
  const agent = agentOf(place, [['transfer_to_payments', {}, 'call_1']], {
    effects: { transfer_to_payments: { effect: 'read' } },
    more: [transfer],
  });
  await agent.invoke(ask('Refund order 7'), thread('o'));
  expect(await place.entries(await place.newest())).toMatchObject([
    { type: 'decision.opened' },
    { body: { tool_calls: [{ tool_name: 'transfer_to_payments', status: 'ok' }] } },
    { type: 'job_card.filed', body: { handoff: { to_agent: 'payments' } } },
    { type: 'decision.closed' },
  ]);
});
