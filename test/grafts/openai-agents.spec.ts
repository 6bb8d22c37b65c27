import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Agent,
  handoff as sdkHandoff,
  Runner,
  RunState,
  setTracingDisabled,
  tool as sdkTool,
  Usage,
  type Model,
  type ModelResponse,
} from '@openai/agents-core';
import { z } from 'zod';
import { NotPerformed, type AgentRun } from '@docket/client';
import { guardAgentsTool, tellAgentsHandoff, type GraftOptions } from '@docket/grafts';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { BEGUN_BEFORE, EFFECTS, scene, type Scene } from './scene.js';

let server: DocketServer;
beforeAll(async () => {
  setTracingDisabled(true);
  server = await startDocketServer();
});
afterAll(() => server.stop());

type Call = [name: string, args: Record<string, unknown>, callId: string];
const SEARCH: Call = ['search_policy', { query: 'partial refund' }, 'call_1'];
const PAY: Call = ['issue_refund', { order: 'order/7', value: '42.50' }, 'call_2'];

/** A model that asks for the calls one after the other, by what it was told, and then says that it is done. */
class Scripted implements Model {
  constructor(readonly calls: Call[]) {}

  async getResponse({ input }: Parameters<Model['getResponse']>[0]): Promise<ModelResponse> {
    const made = Array.isArray(input)
      ? input.filter((item) => item.type === 'function_call_result').length
      : 0;
    const next = this.calls[made];
    const usage = new Usage();
    if (next === undefined) {
      const content = [{ type: 'output_text' as const, text: 'Done as asked.' }];
      return {
        usage,
        output: [{ type: 'message', role: 'assistant', status: 'completed', content }],
      };
    }
    const [name, args, callId] = next;
    const call = { name, callId, arguments: JSON.stringify(args), status: 'completed' as const };
    return { usage, output: [{ type: 'function_call', ...call }] };
  }

  // eslint-disable-next-line require-yield
  async *getStreamedResponse(): ReturnType<Model['getStreamedResponse']> {
    throw new Error('not used');
  }
}

interface Differs extends Partial<GraftOptions> {
  ownApproval?: boolean;
  /** What the payment does before it pays. */
  before?: () => void;
}

function agentOf({ paid }: Scene, run: AgentRun, calls: Call[], differs: Differs = {}) {
  const { ownApproval = false, before, ...options } = differs;
  const tool = guardAgentsTool(run, sdkTool, { effects: EFFECTS, ...options });
  const search = tool({
    name: 'search_policy',
    description: 'Searches the policy',
    parameters: z.object({ query: z.string() }),
    execute: ({ query }) => ({ found: query }),
  });
  const pay = tool({
    name: 'issue_refund',
    description: 'Pays',
    parameters: z.object({ order: z.string(), value: z.string() }),
    needsApproval: ownApproval,
    execute: ({ order }) => {
      if (order === 'killed') return new Promise<never>(() => undefined);
      before?.();
      paid.push(order);
      return { reference: `re_${order}` };
    },
  });
  return new Agent({ name: 'Refunds', model: new Scripted(calls), tools: [search, pay] });
}

const runner = new Runner();

test('within a run: reads and changes are recorded, the change performed once', async () => {
  const place = await scene(server, 'graft-agents');
  const { value, decision } = await place.docket.run('Refund order 7', async (run) => {
    const result = await runner.run(agentOf(place, run, [SEARCH, PAY]), 'Refund order 7');
    return result.finalOutput;
  });
  expect(value).toBe('Done as asked.');
  expect(place.paid).toEqual(['order/7']);
  const all = await place.entries(decision.id);
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
  expect(all[1]?.body).toMatchObject({
    tool_calls: [{ tool_call_id: 'call_1', arguments: { query: 'partial refund' } }],
  });
  expect(all[5]?.body).toMatchObject({ result: { reference: 're_order/7' } });
});

test('a hold is an interruption of the framework; approved there alone, nothing is performed', async () => {
  const place = await scene(server, 'graft-agents-held');
  const opened = await place.docket.open('Refund order 7');
  const agent = agentOf(place, opened, [PAY]);
  const first = await runner.run(agent, 'Refund order 7');
  expect(first.interruptions).toHaveLength(1);
  // Somebody clicks it away in the framework, and nobody has decided in Docket.
  first.state.approve(first.interruptions[0]!);
  const result = await runner.run(agent, first.state);
  expect(JSON.stringify(result.history)).toContain('Docket: HOLD');
  expect(place.paid).toEqual([]);
  await expect(opened.decision.read()).resolves.toMatchObject({ directive: 'hold' });
});

test('released by a verdict, another process goes on where the run was', async () => {
  const place = await scene(server, 'graft-agents-resumed');
  const opened = await place.docket.open('Refund order 7');
  const first = await runner.run(agentOf(place, opened, [PAY]), 'Refund order 7');
  const kept = first.state.toString();
  await place.answer(opened.decision.id, 'approve');
  const { decision } = await place.docket.resume(
    opened.decision.id,
    { goal: 'Refund order 7' },
    async (run) => {
      const agent = agentOf(place, run, [PAY]);
      const state = await RunState.fromString(agent, kept);
      for (const item of state.getInterruptions()) state.approve(item);
      const result = await runner.run(agent, state);
      expect(result.finalOutput).toBe('Done as asked.');
    },
  );
  expect(place.paid).toEqual(['order/7']);
  expect((await place.entries(decision.id)).at(-1)?.type).toBe('decision.closed');
});

test("the tool's own approval stays; a stop is told to the model", async () => {
  const place = await scene(server, 'graft-agents-stopped');
  const opened = await place.docket.open('Refund order 7');
  const agent = agentOf(place, opened, [SEARCH, PAY], { ownApproval: true });
  const first = await runner.run(agent, 'Refund order 7');
  // Docket let it pass, the tool itself asks.
  expect(opened.directive).toBe('proceed');
  expect(first.interruptions).toHaveLength(1);
  const card = await opened.card({ needs_human: true });
  expect(card.directive).toBe('hold');
  await place.answer(opened.decision.id, 'reject');
  first.state.approve(first.interruptions[0]!);
  const result = await runner.run(agent, first.state);
  const told = result.history.find((item) => JSON.stringify(item).includes('Docket: STOP'));
  expect(told).toMatchObject({ type: 'function_call_result', callId: 'call_2' });
  expect(place.paid).toEqual([]);
});

test('a process that ends in the middle of a call: no other makes it again', async () => {
  const place = await scene(server, 'graft-agents-killed');
  const killed: Call = ['issue_refund', { order: 'killed', value: '1.00' }, 'call_2'];
  const { decision } = await place.docket.open('Refund it');
  const process = () =>
    runner.run(
      agentOf(place, place.docket.attach(decision.id, { goal: 'Refund it' }), [SEARCH, killed]),
      'Refund it',
    );
  void process();
  await place.underWay();
  expect(toldOf((await process()).history, 'call_2')).toContain(BEGUN_BEFORE);
  expect(effectsOf(await place.entries(decision.id))).toEqual([
    'side_effect.intent',
    'side_effect.executing',
  ]);
});

/** What the model was told of a call. */
const toldOf = (history: readonly object[], callId: string): string =>
  JSON.stringify(
    history.find((item) => 'output' in item && 'callId' in item && item.callId === callId),
  );
const effectsOf = (entries: readonly { type: string }[]): string[] =>
  entries.map(({ type }) => type).filter((type) => type.startsWith('side_effect.'));

test.each([
  [
    'nobody knows what came of it',
    () => new RangeError('the payment system said 500'),
    'outcome_unknown',
  ],
  ['it failed, where the tool is certain', () => new NotPerformed('out of money'), 'failed'],
])(
  'what a tool throws is no result, though the SDK makes text of it: %s',
  async (_, error, last) => {
    const place = await scene(server, `graft-agents-${last.replace('_', '-')}`);
    const { decision } = await place.docket.run('Refund order 7', async (run) => {
      const before = (): never => {
        throw error();
      };
      const result = await runner.run(
        agentOf(place, run, [SEARCH, PAY], { before }),
        'Refund order 7',
      );
      expect(toldOf(result.history, 'call_2')).toContain(
        'An error occurred while running the tool',
      );
      expect(result.finalOutput).toBe('Done as asked.');
    });
    expect(place.paid).toEqual([]);
    const all = await place.entries(decision.id);
    expect(effectsOf(all)).toEqual([
      'side_effect.intent',
      'side_effect.executing',
      `side_effect.${last}`,
    ]);
    expect(all.findLast(({ type }) => type === 'job_card.filed')?.body).toMatchObject({
      tool_calls: [{ tool_call_id: 'call_2', status: 'error', error_type: error().name }],
    });
  },
);

test('arguments that do not fit are no call of the tool: it is recorded that nothing happened', async () => {
  const place = await scene(server, 'graft-agents-misfit');
  const { decision } = await place.docket.run('Refund order 7', async (run) => {
    const misfit: Call = ['issue_refund', { order: 'order/7', value: 42.5 }, 'call_2'];
    await runner.run(agentOf(place, run, [SEARCH, misfit]), 'Refund order 7');
  });
  expect(place.paid).toEqual([]);
  expect(effectsOf(await place.entries(decision.id))).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.failed',
  ]);
});

test('a tool of which nobody said what it changes is refused on one card, however often it is asked about', async () => {
  const place = await scene(server, 'graft-agents-unlisted');
  const { decision } = await place.docket.run('Refund order 7', async (run) => {
    const result = await runner.run(agentOf(place, run, [PAY], { effects: {} }), 'Refund order 7');
    expect(toldOf(result.history, 'call_2')).toContain('is not in the effect map');
  });
  expect(place.paid).toEqual([]);
  const all = await place.entries(decision.id);
  expect(all.map(({ type, body }) => [type, body['tool_calls']])).toMatchObject([
    ['decision.opened', undefined],
    ['job_card.filed', [{ tool_call_id: 'call_2', status: 'denied' }]],
    ['decision.closed', undefined],
  ]);
});

test('a handoff is on a card before the other agent has the work, and not made on a hold', async () => {
  const place = await scene(server, 'graft-agents-handoff');
  const handedBy = (run: AgentRun) => {
    const payer = agentOf(place, run, []);
    const handoff = tellAgentsHandoff(run, sdkHandoff);
    const to: Call = ['transfer_to_Refunds', {}, 'call_9'];
    return new Agent({ name: 'Triage', model: new Scripted([to]), handoffs: [handoff(payer)] });
  };
  const { decision } = await place.docket.run('Refund order 7', async (run) => {
    const result = await runner.run(handedBy(run), 'Refund order 7');
    expect(result.lastAgent?.name).toBe('Refunds');
  });
  expect(await place.entries(decision.id)).toMatchObject([
    { type: 'decision.opened' },
    { type: 'job_card.filed', body: { handoff: { to_agent: 'Refunds' } } },
    { type: 'decision.closed' },
  ]);
  const held = await place.docket.open('Refund order 8');
  await held.card({ needs_human: true });
  await expect(runner.run(handedBy(held), 'Refund order 8')).rejects.toMatchObject({
    name: 'NotReleased',
    directive: 'hold',
  });
  const cards = (await place.entries(held.decision.id)).filter(({ body }) => 'handoff' in body);
  expect(cards).toEqual([]);
});
