import { NotPerformed, type AgentRun } from '@docket/client';
import type { GraftOptions, ToolArguments } from './effect-map.js';
import { AGENT_MAX } from './framework-call.js';
import { Guard } from './guard.js';

/** What of the input of a hook is looked at; names as the Claude Agent SDK gives them. */
interface HookInput {
  hook_event_name: string;
  tool_name?: string;
  tool_input?: unknown;
  tool_use_id?: string;
  tool_response?: unknown;
  error?: unknown;
  agent_type?: string;
  agent_id?: string;
}

/** What a hook answers. */
interface HookOutput {
  hookSpecificOutput?: {
    hookEventName: 'PreToolUse';
    permissionDecision: 'deny';
    permissionDecisionReason: string;
  };
}

interface HookMatcher {
  hooks: ((input: HookInput, toolUseId: string | undefined) => Promise<HookOutput>)[];
  /** Seconds. */
  timeout: number;
  /** A hook that fails keeps the tool from being called. The SDK's own default lets it run. */
  onFailure: 'block';
}

type HookEvent =
  | 'PreToolUse'
  | 'PostToolUse'
  | 'PostToolUseFailure'
  | 'PermissionDenied'
  | 'SubagentStart'
  | 'Stop'
  | 'StopFailure'
  | 'SessionEnd';

/** How long a hook may take: the client's own deadlines end before. */
const HOOK_SECONDS = 120;

/**
 * Hooks for `query({ options: { hooks } })` of the Claude Agent SDK. Before a tool is used the ledger is asked:
 * where it does not say proceed the use is denied, with the reason for the model. Afterwards what became of it is
 * recorded; a use that was denied by a person or a setting after that was not performed, and one of which no news
 * comes by the end of the session has an unknown outcome. The start of a sub-agent is a card with a handoff to its type,
 * which nobody acknowledges. Use it within `DocketAgent.run` or `resume`.
 */
export function claudeHooks(
  run: AgentRun,
  options: GraftOptions,
): Record<HookEvent, HookMatcher[]> {
  const guard = new Guard(run, options);
  const before = async (input: HookInput, toolUseId: string | undefined): Promise<HookOutput> => {
    const verdict = await guard.guard({
      tool: textOf(input.tool_name, 'tool_name'),
      callId: idOf(input, toolUseId),
      given: input.tool_input as ToolArguments,
    });
    if (verdict.action === 'run') return {};
    return {
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: 'deny',
        permissionDecisionReason: verdict.say,
      },
    };
  };
  const after = (outcome: (input: HookInput) => { result: unknown } | { error: unknown }) =>
    hook(async (input, toolUseId) => {
      await guard.settle(idOf(input, toolUseId), outcome(input));
      return {};
    });
  const end = hook(async ({ hook_event_name: event }) => {
    await guard.settleAll(`The session ended (${event}) without news of this call.`);
    return {};
  });
  const handedOver = async ({ agent_type: type, agent_id: id }: HookInput): Promise<HookOutput> => {
    await run.card({ handoff: { to_agent: textOf(type ?? id, 'agent_type').slice(0, AGENT_MAX) } });
    return {};
  };
  return {
    PreToolUse: hook(before),
    PostToolUse: after(({ tool_response: result }) => ({ result })),
    PostToolUseFailure: after(({ error }) => ({ error: new ToolFailed(String(error)) })),
    PermissionDenied: after(() => ({ error: new NotPerformed('The use of the tool was denied.') })),
    SubagentStart: hook(handedOver),
    Stop: end,
    StopFailure: end,
    SessionEnd: end,
  };
}

function hook(run: HookMatcher['hooks'][number]): HookMatcher[] {
  return [{ hooks: [run], timeout: HOOK_SECONDS, onFailure: 'block' }];
}

function idOf(input: HookInput, toolUseId: string | undefined): string {
  return textOf(input.tool_use_id ?? toolUseId, 'tool_use_id');
}

function textOf(value: string | undefined, member: string): string {
  if (value === undefined) throw new Error(`The hook's input has no ${member}.`);
  return value;
}

/** What the SDK said of a tool that failed. */
class ToolFailed extends Error {
  override readonly name = 'ToolFailed';
}
