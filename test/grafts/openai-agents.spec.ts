import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Agent,
  Runner,
  RunState,
  setTracingDisabled,
  tool,
  Usage,
  type Model,
  type ModelResponse,
} from '@openai/agents-core';
import { z } from 'zod';
import type { AgentRun } from '@docket/client';
import { guardAgentsTools } from '@docket/grafts';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { EFFECTS, scene, type Scene } from './scene.js';

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

function agentOf({ paid }: Scene, run: AgentRun, calls: Call[], ownApproval = false) {
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
      paid.push(order);
      return { reference: `re_${order}` };
    },
  });
  const tools = guardAgentsTools(run, [search, pay], { effects: EFFECTS });
  return new Agent({ name: 'Refunds', model: new Scripted(calls), tools });
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
  const agent = agentOf(place, opened, [SEARCH, PAY], true);
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
