import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from '../client-spool/entries.js';

/** What the page says that is the reader's own: two functions, and a model that asks for them in turn. */
const FUNCTIONS = `
const searchPolicy = async ({ query }) => ({ found: query });
const issueRefund = async ({ order }) => ({ reference: 're_' + order });
const CALLS = [['search_policy', { query: 'damaged' }], ['issue_refund', { order: '7', value: '42.50' }]];
`;

const MODELS: Record<string, string> = {
  'LangChain and LangGraph': `
import { fakeModel, AIMessage } from 'langchain';
const model = CALLS.reduce(
  (built, [name, args], at) => built.respondWithTools([{ name, args, id: 'call_' + at }]),
  fakeModel(),
).respond(new AIMessage('Paid.'));
`,
  'OpenAI Agents': `
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
  'Vercel AI SDK': `
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
  'Claude Agent SDK': `
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
  'A framework of your own': '',
};

let server: DocketServer;
let directory: string;
let page: string;
beforeAll(async () => {
  server = await startDocketServer();
  // Within the project, so that the packages are found.
  await mkdir(join(PROJECT, 'out'), { recursive: true });
  directory = await mkdtemp(join(PROJECT, 'out/frameworks-'));
  page = await readFile(`${PROJECT}docs/guide/frameworks.md`, 'utf8');
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

const blockOf = (text: string): string => /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

function run(file: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file], { env: { ...process.env, ...env } }, (error, out, said) =>
      error === null ? resolve(out) : reject(new Error(`${said}${out}`)),
    );
  });
}

test('every section with code is run here', () => {
  const [, ...sections] = page.split(/^## /m);
  const withCode = sections.filter((text) => blockOf(text) !== '');
  expect(withCode.map((text) => text.split('\n', 1)[0])).toEqual(Object.keys(MODELS));
});

test.each(Object.keys(MODELS))('%s: the example works as printed', async (section) => {
  const ledger = `frameworks-${Object.keys(MODELS).indexOf(section)}`;
  const { createKey } = await server.createLedger(ledger);
  const [start = '', ...sections] = page.split(/^## /m);
  const text = sections.find((one) => one.startsWith(section)) ?? '';
  const common = blockOf(start).replace("'claims'", `'${ledger}'`);
  expect(common).toContain(ledger);
  const file = join(directory, `${ledger}.mjs`);
  await writeFile(file, [common, FUNCTIONS, MODELS[section], blockOf(text)].join('\n'));
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
