import type { AgentRun } from '@docket/client';
import type { GraftOptions, ToolArguments } from './effect-map.js';
import { Guard, toldInstead, type FrameworkCall } from './guard.js';

/** What of a function tool of `@openai/agents` a graft needs. */
interface AgentsTool {
  name: string;
  invoke: (context: never, input: string, details?: never) => Promise<unknown>;
  needsApproval: (context: never, input: never, callId?: string) => Promise<boolean>;
}

/** What a framework hands on with a call, as far as a graft looks at it. */
interface AgentsDetails {
  toolCall?: { callId?: string };
}

/**
 * Function tools of the OpenAI Agents SDK, guarded: `needsApproval` announces a change and is true while the ledger
 * holds it, so that the run ends with `interruptions`; `invoke` asks the ledger once more, whatever was approved in
 * the framework, performs once and records. A stop is told to the model and nothing is performed.
 *
 * The tool's own `needsApproval` holds beside it. Use the tools within `DocketAgent.run` or `resume`.
 */
export function guardAgentsTools<Tool extends AgentsTool>(
  run: AgentRun,
  tools: readonly Tool[],
  options: GraftOptions,
): Tool[] {
  const guard = new Guard(run, options);
  return tools.map((tool) => ({
    ...tool,
    needsApproval: async (context: never, input: never, callId?: string) => {
      const isAsked = await tool.needsApproval(context, input, callId);
      const call = {
        tool: tool.name,
        callId: callId ?? noId(tool.name),
        given: argumentsIn(input),
      };
      const { action } = await guard.ask(call);
      return isAsked || action === 'hold';
    },
    invoke: (context: never, input: string, details?: never) => {
      const callId = (details as AgentsDetails | undefined)?.toolCall?.callId ?? noId(tool.name);
      const call = { tool: tool.name, callId, given: argumentsIn(input) };
      return told(guard, call, () => tool.invoke(context, input, details));
    },
  }));
}

/** What of a tool of the Vercel AI SDK (`ai` 6 and 7) a graft needs. */
interface AiTool {
  execute?: (input: never, options: never) => unknown;
  needsApproval?: unknown;
}

type AiApproval = boolean | ((input: unknown, options: unknown) => boolean | PromiseLike<boolean>);

/**
 * A tool set of the Vercel AI SDK, guarded: `needsApproval` announces a change and is true while the ledger holds
 * it, so that the answer has a `tool-approval-request`; `execute` asks the ledger once more, whatever was approved in
 * the framework, performs once and records. A stop is told to the model and nothing is performed.
 *
 * Tools without `execute` are made elsewhere, a browser or the provider, and are left as they are: nothing records
 * them. A tool that yields preliminary results is recorded with its last.
 */
export function guardAiTools<Tools extends Record<string, AiTool>>(
  run: AgentRun,
  tools: Tools,
  options: GraftOptions,
): Tools {
  const guard = new Guard(run, options);
  const guarded = Object.entries(tools).map(([name, tool]) => [name, aiTool(guard, name, tool)]);
  return Object.fromEntries(guarded) as Tools;
}

function aiTool(guard: Guard, name: string, tool: AiTool): AiTool {
  const { execute, needsApproval } = tool;
  if (execute === undefined) return tool;
  const callOf = (input: unknown, options: unknown): FrameworkCall => ({
    tool: name,
    callId: (options as { toolCallId?: string } | undefined)?.toolCallId ?? noId(name),
    given: argumentsIn(input),
  });
  return {
    ...tool,
    needsApproval: async (input: unknown, options: unknown) => {
      const own = needsApproval as AiApproval | undefined;
      const isAsked = typeof own === 'function' ? await own(input, options) : own === true;
      const { action } = await guard.ask(callOf(input, options));
      return isAsked || action === 'hold';
    },
    execute: (input: never, options: never) =>
      told(guard, callOf(input, options), () => lastOf(execute(input, options))),
  };
}

/** What a call returned, or what the model is told instead. Errors of the tool and of the record stay errors. */
async function told(guard: Guard, call: FrameworkCall, perform: () => unknown): Promise<unknown> {
  try {
    return await guard.around(call, perform);
  } catch (error) {
    return toldInstead(error).say;
  }
}

async function lastOf(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result))
    return result;
  let last: unknown;
  for await (const value of result as AsyncIterable<unknown>) last = value;
  return last;
}

/** The arguments as an object; what is none stands under a name of its own. */
function argumentsIn(input: unknown): ToolArguments {
  const value = typeof input === 'string' ? parsed(input) : input;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as ToolArguments) : { input: value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Without an id a repeated call cannot be told from a new one. */
function noId(tool: string): never {
  throw new Error(`Not called: the framework gave the call of "${tool}" no id.`);
}
