import { NotPerformed, NotReleased, type AgentRun } from '@docket/client';
import type { GraftOptions } from './effect-map.js';
import { AGENT_MAX, inputAsObject, noId } from './framework-call.js';
import { Guard, toldInstead } from './guard.js';

/** What of a function tool of `@openai/agents` a graft needs. */
interface AgentsTool {
  name: string;
  invoke: (context: never, input: string, details?: never) => Promise<unknown>;
  needsApproval: (context: never, input: never, callId?: string) => Promise<boolean>;
}

/** What of the definition of one. */
interface AgentsDefinition {
  name?: string;
  execute: (input: never, context?: never, details?: never) => unknown;
}

/** A call on its way through the SDK. */
interface CallUnderWay {
  isBegun: boolean;
  /** How `execute` ended; absent while it has not. */
  outcome?: { result: unknown } | { error: unknown };
}

/**
 * `tool` of the OpenAI Agents SDK, of which each tool is guarded: `needsApproval` announces a change and is true while
 * the ledger holds it, so that the run ends with `interruptions`; the call asks the ledger once more, whatever was
 * approved in the framework, performs once and records. A stop is told to the model and nothing is performed.
 *
 * The SDK makes text of what a tool throws, which reads like a result. So this makes the tool: what `execute` throws is
 * recorded as thrown, and the model is told what the SDK makes of it. An error of ours ends the run.
 *
 * The definition's own `needsApproval` holds beside it. Use the tools within `DocketAgent.run` or `resume`.
 *
 * @param make `tool`, as it is imported from the SDK.
 */
export function guardAgentsTool<Make extends (definition: never) => AgentsTool>(
  run: AgentRun,
  make: Make,
  options: GraftOptions,
): Make {
  const guard = new Guard(run, options);
  const guarded = (definition: AgentsDefinition): AgentsTool => {
    const { execute, name = execute.name } = definition;
    const calls = new Map<string, CallUnderWay>();
    const seen: AgentsDefinition['execute'] = async (input, context, details) => {
      const call = calls.get(callIdOf(name, details));
      if (call === undefined) throw new Error(`Not called: nothing was asked before "${name}".`);
      call.isBegun = true;
      try {
        const result = await execute(input, context, details);
        call.outcome = { result };
        return result;
      } catch (error) {
        call.outcome = { error };
        throw error;
      }
    };
    return guardedTool(guard, make({ ...definition, name, execute: seen } as never), calls);
  };
  // It is called as `make` is, and returns what that returns.
  return guarded as unknown as Make;
}

function guardedTool(guard: Guard, tool: AgentsTool, calls: Map<string, CallUnderWay>): AgentsTool {
  const { name } = tool;
  return {
    ...tool,
    needsApproval: async (context, input, callId) => {
      const isAsked = await tool.needsApproval(context, input, callId);
      const call = { tool: name, callId: callId ?? noId(name), given: inputAsObject(input) };
      const { action } = await guard.ask(call);
      return isAsked || action === 'hold';
    },
    invoke: async (context, input, details) => {
      const callId = callIdOf(name, details);
      const call: CallUnderWay = { isBegun: false };
      const thrown: unknown[] = [];
      /** What the SDK makes of the call, for the model. */
      let told: Promise<unknown> | undefined;
      const perform = async (): Promise<unknown> => {
        calls.set(callId, call);
        told = tool.invoke(context, input, details);
        let fault: unknown = new NotEnded(name);
        await told.catch((error: unknown) => (fault = error));
        calls.delete(callId);
        const outcome = outcomeOf(name, call, fault);
        if ('result' in outcome) return outcome.result;
        thrown.push(outcome.error);
        throw outcome.error;
      };
      try {
        await guard.around({ tool: name, callId, given: inputAsObject(input) }, perform);
      } catch (error) {
        if (!thrown.includes(error)) return toldInstead(error).say;
      }
      return told;
    },
  };
}

/** How a call ended of which the SDK gives no more news; `fault` where `execute` has given none. */
function outcomeOf(
  name: string,
  { isBegun, outcome }: CallUnderWay,
  fault: unknown,
): NonNullable<CallUnderWay['outcome']> {
  if (!isBegun) return { error: new NotPerformed(`The SDK did not call "${name}".`) };
  return outcome ?? { error: fault };
}

function callIdOf(name: string, details: unknown): string {
  return (
    (details as { toolCall?: { callId?: string } } | undefined)?.toolCall?.callId ?? noId(name)
  );
}

/** The SDK answered for a tool that had not ended: what becomes of it nobody knows. */
class NotEnded extends Error {
  override readonly name = 'NotEnded';
  constructor(tool: string) {
    super(`The SDK gave "${tool}" up before it ended.`);
  }
}

/** What of a handoff of `@openai/agents` a graft needs. */
interface AgentsHandoff {
  agentName: string;
  onInvokeHandoff: (context: never, input: string) => unknown;
}

/**
 * `handoff` of the OpenAI Agents SDK, of which each handoff is told: a card with `handoff` says to whom, before the
 * other agent is given the work. On a hold or a stop it is given none, and the run ends with `NotReleased`: go on with
 * `DocketAgent.resume`. Whether the other one takes the work on, nobody says.
 *
 * @param make `handoff`, as it is imported from the SDK.
 */
export function tellAgentsHandoff<Make extends (...given: never[]) => AgentsHandoff>(
  run: AgentRun,
  make: Make,
): Make {
  const telling = (...given: never[]): AgentsHandoff => {
    const handoff = make(...given);
    const { onInvokeHandoff } = handoff;
    handoff.onInvokeHandoff = async (context, input) => {
      const { directive, reasons } = await handOver(run, handoff.agentName);
      if (directive !== 'proceed') throw new NotReleased(directive, reasons, undefined);
      return onInvokeHandoff.call(handoff, context, input);
    };
    return handoff;
  };
  // It is called as `make` is, and returns what that returns.
  return telling as unknown as Make;
}

async function handOver(run: AgentRun, to: string): ReturnType<AgentRun['standing']> {
  const standing = await run.standing();
  if (standing.directive !== 'proceed') return standing;
  return run.card({ handoff: { to_agent: to.slice(0, AGENT_MAX) } });
}
