/**
 * An MCP server as they are: it searches, pays, breaks, never answers, asks back. What it really did it appends to the
 * file that its argument names.
 */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , log] = process.argv;
const write = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const text = (said, rest = {}) => ({ content: [{ type: 'text', text: said }], ...rest });
const schema = { type: 'object' };
const TOOLS = [
  { name: 'search', inputSchema: schema, annotations: { readOnlyHint: true } },
  { name: 'refund', inputSchema: schema },
  { name: 'breaks', inputSchema: schema, annotations: { openWorldHint: false } },
  { name: 'silent', inputSchema: schema },
  { name: 'asks', inputSchema: schema },
  { name: 'forgets', inputSchema: schema },
  { name: 'later', inputSchema: schema },
];

const CALLS = {
  search: ({ query }) => text(`found: ${query}`),
  refund: ({ order }) => {
    appendFileSync(log, `refund ${order}\n`);
    return text(`re_${order}`, { structuredContent: { reference: `re_${order}` } });
  },
  breaks: () => text('the payment system said 500', { isError: true }),
  silent: ({ order }) => {
    appendFileSync(log, `silent ${order}\n`);
    return undefined;
  },
  asks: ({ order }, { requestState }) => {
    if (requestState === undefined)
      return { resultType: 'input_required', requestState: 'round-1', inputRequests: {} };
    appendFileSync(log, `asks ${order}\n`);
    return text('done after all');
  },
  // Asks back, and nothing ties the next round to this one.
  forgets: ({ order }) => {
    appendFileSync(log, `forgets ${order}\n`);
    return { resultType: 'input_required', inputRequests: {} };
  },
  later: () => ({ task: { taskId: 'task-1', status: 'working' } }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (method === 'lines')
    write({ id, result: { lines: line.split(/[\u0085\u2028\u2029]/u).length } });
  else if (method === 'initialize') {
    const result = {
      protocolVersion: '2025-11-25',
      capabilities: { tools: {} },
      serverInfo: { name: 'payments', version: '1' },
    };
    write({ id, result });
  } else if (method === 'tools/list') write({ id, result: { tools: TOOLS } });
  else if (method === 'tools/call') {
    const result = CALLS[params.name](params.arguments, params);
    if (result !== undefined) write({ id, result });
  } else if (method === 'env') write({ id, result: { names: Object.keys(process.env) } });
  else if (id !== undefined) write({ id, error: { code: -32601, message: 'unknown method' } });
}
