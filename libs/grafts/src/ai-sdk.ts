import type { AgentRun } from '@docket/client';
import type { GraftOptions } from './effect-map.js';
import { inputAsObject, noId, toldOrMade } from './framework-call.js';
import { Guard, type FrameworkCall } from './guard.js';

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
    given: inputAsObject(input),
  });
  return {
    ...tool,
    needsApproval: async (input: unknown, options: unknown) => {
      // Asked again with the approval: version 6 denies what needs none by then. `execute` asks the ledger.
      if (isApprovedThere(options)) return true;
      const own = needsApproval as AiApproval | undefined;
      const isAsked = typeof own === 'function' ? await own(input, options) : own === true;
      const { action } = await guard.ask(callOf(input, options));
      return isAsked || action === 'hold';
    },
    execute: async (input: never, options: never) => {
      try {
        return await toldOrMade(guard, callOf(input, options), async () =>
          returnedBy(await lastOf(execute(input, options))),
        );
      } catch (error) {
        if (error instanceof McpToolFailed) return error.result;
        throw error;
      }
    },
  };
}

/** Whether the messages have an approval of this call, as the framework keeps it. */
function isApprovedThere(options: unknown): boolean {
  const { toolCallId, messages } = Object(options) as { toolCallId?: string; messages?: unknown };
  const parts = (Array.isArray(messages) ? messages : []).flatMap((message: unknown) => {
    const { content } = Object(message) as { content?: unknown };
    return Array.isArray(content) ? (content as ApprovalPart[]) : [];
  });
  const asked = parts.filter(
    (part) => part.type === 'tool-approval-request' && part.toolCallId === toolCallId,
  );
  return parts.some(
    ({ type, approved, approvalId }) =>
      type === 'tool-approval-response' &&
      approved === true &&
      asked.some((request) => request.approvalId === approvalId),
  );
}

/** What of a part of a message is looked at. */
interface ApprovalPart {
  type?: string;
  toolCallId?: string;
  approvalId?: string;
  approved?: boolean;
}

/** What a tool of an MCP server says went wrong comes as a result: the record has to say so, and the model gets it. */
function returnedBy(result: unknown): unknown {
  const { isError, content } = Object(result) as { isError?: unknown; content?: unknown };
  if (isError === true && Array.isArray(content)) throw new McpToolFailed(result, content);
  return result;
}

/** A tool failed, and its server made a result of it. */
class McpToolFailed extends Error {
  override readonly name = 'McpToolFailed';
  constructor(
    readonly result: unknown,
    content: readonly unknown[],
  ) {
    const texts = content.flatMap((part) => (Object(part) as { text?: string }).text ?? []);
    super(texts.join('\n'));
  }
}

async function lastOf(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result))
    return result;
  let last: unknown;
  for await (const value of result as AsyncIterable<unknown>) last = value;
  return last;
}
