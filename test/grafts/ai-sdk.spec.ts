import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as six from 'ai';
import type { ModelMessage } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import * as seven from 'ai-7';
import { MockLanguageModelV3 as MockOfSeven } from 'ai-7/test';
import { z } from 'zod';
import type { AgentRun } from '@docket/client';
import { guardAiTools } from '@docket/grafts';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { BEGUN_BEFORE, EFFECTS, scene, type Scene } from './scene.js';

let server: DocketServer;
beforeAll(async () => {
  server = await startDocketServer();
});
afterAll(() => server.stop());

type Call = [name: string, args: Record<string, unknown>, callId: string];
const SEARCH: Call = ['search_policy', { query: 'partial refund' }, 'call_1'];
const PAY: Call = ['issue_refund', { order: 'order/7', value: '42.50' }, 'call_2'];

const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** What both versions have alike. */
type Sdk = Pick<typeof six, 'generateText' | 'stepCountIs' | 'tool'> & {
  Model: typeof MockLanguageModelV3;
};
const SDKS: [version: string, sdk: Sdk][] = [
  ['6', { ...six, Model: MockLanguageModelV3 }],
  // It asks for Node 22, and runs on 20: what is tried here is what guards its tools.
  ['7', { ...seven, Model: MockOfSeven } as unknown as Sdk],
];

describe.each(SDKS)('version %s', (version, { generateText, stepCountIs, tool, Model }) => {
  /** A model that asks for the calls one after the other, by what it was told, and then says that it is done. */
  const scripted = (calls: Call[]) =>
    new Model({
      doGenerate: async ({ prompt }) => {
        const made = prompt
          .filter(({ role }) => role === 'tool')
          .flatMap(({ content }) => content as { type: string }[])
          .filter(({ type }) => type === 'tool-result').length;
        const next = calls[made];
        if (next === undefined) {
          return {
            content: [{ type: 'text', text: 'Done as asked.' }],
            finishReason: { unified: 'stop', raw: 'stop' },
            usage: USAGE,
            warnings: [],
          };
        }
        const [toolName, args, toolCallId] = next;
        return {
          content: [{ type: 'tool-call', toolCallId, toolName, input: JSON.stringify(args) }],
          finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
          usage: USAGE,
          warnings: [],
        };
      },
    });

  /** As a tool of an MCP server answers that did not come to its end. */
  const MCP_ERROR = {
    isError: true,
    content: [{ type: 'text', text: 'the payment system said 500' }],
  };

  function toolsOf({ paid }: Scene, run: AgentRun) {
    const search_policy = tool({
      description: 'Searches the policy',
      inputSchema: z.object({ query: z.string() }),
      // Preliminary results, of which the last counts.
      async *execute({ query }) {
        yield { found: '' };
        yield { found: query };
      },
    });
    const issue_refund = tool({
      description: 'Pays',
      inputSchema: z.object({ order: z.string(), value: z.string() }),
      execute: async ({ order }) => {
        if (order === 'broken') return MCP_ERROR;
        if (order === 'killed') return new Promise<never>(() => undefined);
        paid.push(order);
        return { reference: `re_${order}` };
      },
    });
    return guardAiTools(run, { search_policy, issue_refund }, { effects: EFFECTS });
  }

  const generate = (place: Scene, run: AgentRun, calls: Call[], messages: ModelMessage[]) =>
    generateText({
      model: scripted(calls),
      tools: toolsOf(place, run),
      stopWhen: stepCountIs(6),
      messages,
    });

  /** Messages of all steps: version 7 has those of the last one in its response. */
  const saidIn = (result: Awaited<ReturnType<typeof generate>>): ModelMessage[] =>
    (result as { responseMessages?: ModelMessage[] }).responseMessages ?? result.response.messages;

  const ASKED: ModelMessage[] = [{ role: 'user', content: 'Refund order 7' }];

  test('within a run: reads and changes are recorded, the change performed once', async () => {
    const place = await scene(server, `graft-ai-${version}`);
    const { value, decision } = await place.docket.run('Refund order 7', async (run) => {
      const { text } = await generate(place, run, [SEARCH, PAY], ASKED);
      return text;
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
      tool_calls: [{ tool_call_id: 'call_1', result: { found: 'partial refund' } }],
    });
  });

  test('a hold is an approval request; approved there alone, nothing is performed; after a verdict, once', async () => {
    const place = await scene(server, `graft-ai-held-${version}`);
    const opened = await place.docket.open('Refund order 7');
    const first = await generate(place, opened, [PAY], ASKED);
    const approved = approvedBy(first);
    // Approved in the framework, and nobody has decided in Docket.
    const told = await generate(place, opened, [PAY], approved);
    expect(JSON.stringify(saidIn(told))).toContain('Docket: HOLD');
    expect(place.paid).toEqual([]);
    await place.answer(opened.decision.id, 'approve');
    // Another run, with the messages as they were kept.
    const { value } = await place.docket.resume(
      opened.decision.id,
      { goal: 'Refund order 7' },
      async (run) => (await generate(place, run, [PAY], approved)).text,
    );
    expect(value).toBe('Done as asked.');
    expect(place.paid).toEqual(['order/7']);
  });

  /** As a program keeps the messages of a run that waits, and gives the answer of the framework's own approval. */
  function approvedBy(first: Awaited<ReturnType<typeof generate>>): ModelMessage[] {
    const request = first.content.find(({ type }) => type === 'tool-approval-request');
    const { approvalId } = request as { approvalId: string };
    const messages = JSON.parse(JSON.stringify(saidIn(first))) as ModelMessage[];
    return [
      ...ASKED,
      ...messages,
      { role: 'tool', content: [{ type: 'tool-approval-response', approvalId, approved: true }] },
    ];
  }

  test('a verdict against it is a stop: nothing is performed, and the model is told', async () => {
    const place = await scene(server, `graft-ai-stopped-${version}`);
    const opened = await place.docket.open('Refund order 7');
    const approved = approvedBy(await generate(place, opened, [PAY], ASKED));
    await place.answer(opened.decision.id, 'reject');
    const told = await generate(place, opened, [PAY], approved);
    expect(JSON.stringify(saidIn(told))).toContain('Docket: STOP');
    expect(place.paid).toEqual([]);
  });

  test('what was held and released is made, however often the framework asks', async () => {
    const place = await scene(server, `graft-ai-released-${version}`);
    const opened = await place.docket.open('Refund order 7');
    await generate(place, opened, [SEARCH], ASKED);
    await opened.card({ needs_human: true });
    const approved = approvedBy(await generate(place, opened, [PAY], ASKED));
    await place.answer(opened.decision.id, 'approve');
    const told = await generate(place, opened, [PAY], approved);
    expect(JSON.stringify(saidIn(told))).toContain('re_order/7');
    expect(place.paid).toEqual(['order/7']);
  });

  test('a process that ends in the middle of a call: no other makes it again', async () => {
    const place = await scene(server, `graft-ai-killed-${version}`);
    const killed: Call = ['issue_refund', { order: 'killed', value: '1.00' }, 'call_2'];
    const { decision } = await place.docket.open('Refund it');
    const first = place.docket.attach(decision.id, { goal: 'Refund it' });
    void generate(place, first, [SEARCH, killed], ASKED);
    await place.underWay();
    const second = place.docket.attach(decision.id, { goal: 'Refund it' });
    const told = await generate(place, second, [SEARCH, killed], ASKED);
    expect(JSON.stringify(saidIn(told))).toContain(BEGUN_BEFORE);
    const all = (await place.entries(decision.id)).map(({ type }) => type);
    expect(all.filter((type) => type.startsWith('side_effect.'))).toEqual([
      'side_effect.intent',
      'side_effect.executing',
    ]);
  });

  test('an error that an MCP server gives as a result is no result of a change', async () => {
    const place = await scene(server, `graft-ai-mcp-${version}`);
    const broken: Call = ['issue_refund', { order: 'broken', value: '1.00' }, 'call_2'];
    const { decision } = await place.docket.run('Refund it', async (run) => {
      const told = await generate(place, run, [SEARCH, broken], ASKED);
      expect(JSON.stringify(saidIn(told))).toContain('the payment system said 500');
    });
    const all = await place.entries(decision.id);
    expect(all.map(({ type }) => type).filter((type) => type.startsWith('side_effect.'))).toEqual([
      'side_effect.intent',
      'side_effect.executing',
      'side_effect.outcome_unknown',
    ]);
  });
});
