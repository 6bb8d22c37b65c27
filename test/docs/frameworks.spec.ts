import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from '../client-spool/entries.js';
import { codeBlocksOf } from './code-blocks.js';

const FOLDER = 'docs/guide/frameworks';
const PAGES = [
  ...readdirSync(`${PROJECT}${FOLDER}`).map((name) => `${FOLDER}/${name}`),
  'docs/guide/telemetry.md',
];

/** What a page says that is the reader's own: two functions, and a model that asks for them in turn. */
const FUNCTIONS = `
const searchPolicy = async ({ query }) => ({ found: query });
const issueRefund = async ({ order }) => ({ reference: 're_' + order });
const CALLS = [['search_policy', { query: 'damaged' }], ['issue_refund', { order: '7', value: '42.50' }]];
`;

/** By page. Those in Python are run by libs/client-python/tests/test_graft_page.py. */
const MODELS: Record<string, string> = {
  'langchain.md': `
import { fakeModel, AIMessage } from 'langchain';
const model = CALLS.reduce(
  (built, [name, args], at) => built.respondWithTools([{ name, args, id: 'call_' + at }]),
  fakeModel(),
).respond(new AIMessage('Paid.'));
`,
  'openai-agents.md': `
import { setTracingDisabled, Usage } from '@openai/agents-core';
setTracingDisabled(true);
const model = { getResponse: async ({ input }) => {
  const made = Array.isArray(input) ? input.filter(({ type }) => type === 'function_call_result').length : 0;
  const [name, given] = CALLS[made] ?? [];
  const content = [{ type: 'output_text', text: 'Paid.' }];
  const output = name === undefined
    ? { type: 'message', role: 'assistant', status: 'completed', content }
    : { type: 'function_call', name, callId: 'call_' + made, arguments: JSON.stringify(given), status: 'completed' };
  return { usage: new Usage(), output: [output] };
} };
`,
  'vercel-ai-sdk.md': `
import { MockLanguageModelV3 } from 'ai/test';
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const model = new MockLanguageModelV3({ doGenerate: async ({ prompt }) => {
  const made = prompt.filter(({ role }) => role === 'tool').length;
  const [toolName, given] = CALLS[made] ?? [];
  const content = toolName === undefined
    ? [{ type: 'text', text: 'Paid.' }]
    : [{ type: 'tool-call', toolCallId: 'call_' + made, toolName, input: JSON.stringify(given) }];
  const unified = toolName === undefined ? 'stop' : 'tool-calls';
  return { content, finishReason: { unified, raw: unified }, usage, warnings: [] };
} });
`,
  'claude-agent-sdk.md': `
async function* query({ options: { hooks } }) {
  for (const [at, [tool_name, tool_input]] of CALLS.entries()) {
    const input = { tool_name, tool_input, tool_use_id: 'toolu_' + at };
    const { hookSpecificOutput } = await hooks.PreToolUse[0].hooks[0]({ hook_event_name: 'PreToolUse', ...input });
    if (hookSpecificOutput) throw new Error(hookSpecificOutput.permissionDecisionReason);
    await hooks.PostToolUse[0].hooks[0]({ hook_event_name: 'PostToolUse', ...input, tool_response: 'ok' });
  }
  yield { type: 'result', result: 'Paid.' };
}
`,
  'own.md': '',
};

let server: DocketServer;
let directory: string;
beforeAll(async () => {
  server = await startDocketServer();
  // Within the project, so that the packages are found.
  await mkdir(join(PROJECT, 'out'), { recursive: true });
  directory = await mkdtemp(join(PROJECT, 'out/frameworks-'));
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

const blocksOf = (page: string, language: string): string[] =>
  codeBlocksOf(page).flatMap((block) => (block.language === language ? [block.code] : []));

function run(file: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file], { env: { ...process.env, ...env } }, (error, out, said) =>
      error === null ? resolve(out) : reject(new Error(`${said}${out}`)),
    );
  });
}

test.each(PAGES)(
  '%s has the form of all, ten lines at most, and is told where they are listed',
  (page) => {
    const text = readFileSync(`${PROJECT}${page}`, 'utf8');
    const form = ['Install', 'Ten lines', 'What is recorded', 'What is not recorded', 'What holds'];
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
    expect(headings.filter((heading) => form.includes(heading))).toEqual(form);
    const [, lines = ''] = /^## Ten lines$[\s\S]*?^```\w+\n([\s\S]*?)^```$/m.exec(text) ?? [];
    expect(lines).not.toBe('');
    expect(lines.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
    const listed = readFileSync(`${PROJECT}docs/guide/frameworks.md`, 'utf8');
    expect(listed).toContain(`(${page.replace('docs/guide/', '')})`);
  },
);

test('every page with JavaScript is run here', () => {
  const withCode = PAGES.filter((page) => blocksOf(page, 'js').length > 0);
  expect(withCode.toSorted()).toEqual(
    Object.keys(MODELS)
      .map((name) => `${FOLDER}/${name}`)
      .toSorted(),
  );
});

test.each(Object.keys(MODELS))('%s: the example works as printed', async (name) => {
  const ledger = `frameworks-${Object.keys(MODELS).indexOf(name)}`;
  const { createKey } = await server.createLedger(ledger);
  const [common = '', ...own] = blocksOf(`${FOLDER}/${name}`, 'js');
  const named = common.replace("'claims'", `'${ledger}'`);
  expect(named).toContain(ledger);
  const file = join(directory, `${ledger}.mjs`);
  await writeFile(file, [named, FUNCTIONS, MODELS[name], ...own].join('\n'));
  await run(file, { DOCKET_URL: server.url, DOCKET_API_KEY: await createKey('agent') });
  const entries = await readSubmitted(server.url, ledger, await createKey('auditor'));
  const types = entries.map(({ type }) => type);
  expect(types.slice(0, 6)).toEqual([
    'decision.opened',
    'job_card.filed',
    'job_card.filed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
  ]);
  expect(types.at(-1)).toBe('decision.closed');
});

test('mcp-proxy.md: what a host is told, and the file of effects, work as printed', async () => {
  const { createKey } = await server.createLedger('claims');
  const [host, effects] = blocksOf(`${FOLDER}/mcp-proxy.md`, 'json').map(
    (json) => JSON.parse(json) as unknown,
  ) as [{ command: string; args: string[]; env: Record<string, string> }, object];
  await writeFile(join(directory, 'effects.json'), JSON.stringify(effects));
  expect([host.command, Object.keys(host.env), host.args.slice(-2)]).toEqual([
    'docket',
    ['DOCKET_URL', 'DOCKET_API_KEY'],
    ['payments-mcp', '--live'],
  ]);
  // The command of this build, a server of the tests, and their address and key.
  const log = join(directory, 'paid.log');
  const payments = [process.execPath, `${PROJECT}test/mcp-proxy/payments-server.mjs`, log];
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [`${PROJECT}apps/cli/bin/docket.js`, ...host.args.slice(0, -2), ...payments],
    env: { ...host.env, DOCKET_URL: server.url, DOCKET_API_KEY: await createKey('agent') },
    cwd: directory,
  });
  const client = new Client({ name: 'host', version: '1.0.0' });
  await client.connect(transport);
  await client.listTools();
  const found = await client.callTool({ name: 'search', arguments: { query: 'damaged' } });
  expect(found.content).toEqual([{ type: 'text', text: 'found: damaged' }]);
  const pay = { name: 'refund', arguments: { order: '7', value: '42.50' } };
  // Under the rule `decisive_without_lineage`, as the page says.
  expect(await client.callTool(pay)).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/^Docket: HOLD\. /) }],
  });
  await client.close();
  const entries = await readSubmitted(server.url, 'claims', await createKey('auditor'));
  expect(entries.slice(0, 3)).toMatchObject([
    { type: 'decision.opened', body: { goal: 'Refunds of today', agent: { id: 'refund-agent' } } },
    { type: 'job_card.filed', body: { tool_calls: [{ tool_name: 'search', effect: 'read' }] } },
    {
      type: 'job_card.filed',
      body: {
        next_action: {
          effect: 'external',
          target: { resource: '7' },
          amount: { value: '42.50', currency: 'EUR' },
        },
      },
    },
  ]);
});

test('mcp.md: what a host is told works as printed', async () => {
  const { createKey } = await server.createLedger('mcp');
  const [text = ''] = blocksOf(`${FOLDER}/mcp.md`, 'json');
  const host = JSON.parse(text) as { command: string; args: string[]; env: object };
  expect([host.command, Object.keys(host.env)]).toEqual(['docket', ['DOCKET_API_KEY']]);
  const args = host.args.map((one) => one.replace('https://docket.example', server.url));
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [`${PROJECT}apps/cli/bin/docket.js`, ...args],
    env: { DOCKET_API_KEY: await createKey('agent') },
  });
  const client = new Client({ name: 'host', version: '1.0.0' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  await client.close();
  const page = readFileSync(`${PROJECT}${FOLDER}/mcp.md`, 'utf8');
  expect(tools).toHaveLength(10);
  for (const { name } of tools) expect(page).toContain(`\`${name}\``);
});
