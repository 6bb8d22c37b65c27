import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { opening } from '../api/support/records.js';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { PROJECT, run } from '../support/built-command.js';

let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  key = await api.createKey('claims', 'agent');
});
afterAll(() => api.close());

/** The protocol's own client, which starts `docket mcp` as a host does. */
async function connect(revision: '2026-07-28' | '2025-11-25'): Promise<Client> {
  const client = new Client(
    { name: 'test-host', version: '1.0.0' },
    revision === '2026-07-28' ? { versionNegotiation: { mode: { pin: revision } } } : {},
  );
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [`${PROJECT}apps/cli/bin/docket.js`, 'mcp', '--url', api.url],
    env: { PATH: process.env['PATH'] ?? '', DOCKET_API_KEY: key },
  });
  await client.connect(transport);
  return client;
}

test.each(['2026-07-28', '2025-11-25'] as const)(
  'a host of %s opens a decision through docket mcp',
  async (revision) => {
    const client = await connect(revision);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('docket_open_decision');
    const answer = await client.callTool({ name: 'docket_open_decision', arguments: opening });
    expect(answer.content).toContainEqual({ type: 'text', text: 'PROCEED.' });
    await client.close();
  },
);

const list = { jsonrpc: '2.0', id: 7, method: 'tools/list', params: {} };
const mcp = (url: string, input: string, apiKey = key) =>
  run([`${PROJECT}apps/cli/bin/docket.js`, 'mcp', '--url', url], {
    env: { DOCKET_API_KEY: apiKey },
    input,
  });

test('what gets no answer is an error that says not to act', async () => {
  // Nothing listens there.
  const away = await mcp('http://127.0.0.1:2', `${JSON.stringify(list)}\n`);
  expect(JSON.parse(away.stdout)).toMatchObject({
    id: 7,
    error: { message: expect.stringMatching(/^NO ANSWER: do not act\./) },
  });
  const refused = await mcp(api.url, `${JSON.stringify(list)}\n`, 'docket_wrong');
  expect(JSON.parse(refused.stdout)).toMatchObject({
    id: 7,
    error: { message: expect.stringContaining('Docket answered 401') },
  });
});

test('what is no message is answered, and does not stop what follows', async () => {
  const { stdout, code } = await mcp(api.url, `nonsense\n\n${JSON.stringify(list)}\n`);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown });
  expect(lines.map(({ id }) => id).sort()).toEqual([7, null]);
  expect(code).toBe(0);
});
