import type { JsonObject } from '@docket/chain';
import { Server, type CallToolResult } from '@modelcontextprotocol/server';
import { encodeProblem, type Problem } from '../http/problem.js';
import { problemOf } from '../http/refusals.js';
import { directiveText, MCP_TOOLS, type ToolContext } from './tools.js';

export interface McpCaller extends ToolContext {
  version: string;
  requestId: string;
  /** Told of what is Docket's own fault. */
  onFault(problem: Problem): void;
}

/** One exchange of the Model Context Protocol: the tools that an agent has, for one caller. */
export function mcpServer(caller: McpCaller): Server {
  const server = new Server(
    { name: 'docket', title: 'Docket', version: caller.version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler('tools/list', () => ({
    tools: MCP_TOOLS.map(({ name, title, description, isRead, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
      annotations: isRead
        ? { readOnlyHint: true, openWorldHint: false }
        : {
            readOnlyHint: false,
            destructiveHint: false,
            idempotentHint: true,
            openWorldHint: false,
          },
    })),
    // What is listed is the same for every agent, and changes with a version of Docket only.
    ttlMs: 3_600_000,
    cacheScope: 'private' as const,
  }));
  server.setRequestHandler('tools/call', async ({ params }) => callTool(caller, params));
  return server;
}

const INSTRUCTIONS =
  'Docket keeps the record of what you do. Open a decision for each piece of work, file a Job Card before each meaningful action, register each change of the world before you make it, and close the decision. Every answer begins with PROCEED, HOLD or STOP: obey it.';

async function callTool(
  caller: McpCaller,
  {
    name,
    arguments: given = {},
  }: { name: string; arguments?: Record<string, unknown> | undefined },
): Promise<CallToolResult> {
  const tool = MCP_TOOLS.find((known) => known.name === name);
  if (tool === undefined) {
    const names = MCP_TOOLS.map((known) => known.name).join(', ');
    return failed({ text: `STOP: there is no tool "${name}". The tools are ${names}.` });
  }
  try {
    // The body was read by the strict parser of every request.
    const answer = await tool.call(caller, given as JsonObject);
    return succeeded(directiveText(answer), answer);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) caller.onFault(problem);
    const encoded = encodeProblem(problem, caller.requestId);
    const { successor } = encoded;
    const document = successor === undefined ? encoded : { ...encoded, next: goOnIn(successor) };
    const head =
      problem.status < 500
        ? 'REFUSED: do not act on it.'
        : 'NO ANSWER: do not act. Whether it was recorded is only known where it is said here.';
    const places = (document.errors ?? []).map(
      ({ pointer, parameter, detail }) => `${pointer ?? parameter ?? ''} ${detail}`,
    );
    const text = [head, `${document.title}: ${document.detail}`, ...places, document.next];
    return failed({ text: text.join('\n'), document: document as unknown as JsonObject });
  }
}

/**
 * A tool names no ledger: its key does, and this one stays with the ledger that is closed. What an agent cannot do itself it
 * can say to whoever runs it. The origin of a ledger ends in its id.
 */
function goOnIn(successor: string): string {
  const id = successor.slice(successor.indexOf('/') + 1);
  return `Begin nothing new here. ${successor} continues this ledger, and the key of these tools does not lead them there: tell whoever runs you that they need a key of ${id} (docket keys create --ledger ${id} --role agent --label NAME). Finish here what you began here: its decisions take cards, side effects, questions and their close as before.`;
}

/** The directive first, then the whole as JSON: some clients show a model only the text. */
function succeeded(text: string, answer: JsonObject): CallToolResult {
  return {
    content: [
      { type: 'text', text },
      { type: 'text', text: JSON.stringify(answer) },
    ],
    structuredContent: answer,
  };
}

function failed({ text, document }: { text: string; document?: JsonObject }): CallToolResult {
  return {
    isError: true,
    content: [{ type: 'text', text }],
    ...(document === undefined ? {} : { structuredContent: document }),
  };
}
