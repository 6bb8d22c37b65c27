import {
  ClientError,
  type AgentRun,
  type ChangingTool,
  type ReadingTool,
  type ToolAction,
  type ToolKind,
} from '@docket/client';

/** What a model passed to a tool, as the framework hands it on. */
export type ToolArguments = Record<string, unknown>;

/** The action that one call of a tool is. */
export interface MappedAction extends Omit<ToolAction, 'key'> {
  /**
   * Names the real action ("refund of order 44812"), so that no other call performs it again. Left out, it is the
   * decision and the framework's id of the call: only the repetition of that very call is stopped then.
   */
  key?: string;
}

type MappedChange = Omit<ChangingTool<[ToolArguments], unknown>, 'action'> & {
  action: (given: ToolArguments) => MappedAction;
};

/** What a tool does to the world. */
export type MappedTool = ReadingTool<[ToolArguments], unknown> | MappedChange;

/** What each tool does to the world, by its name. Only names that the object has itself count. */
export type EffectMap = Readonly<Record<string, MappedTool>>;

/** How a graft sees the tools of an agent. */
export interface GraftOptions {
  /** By name, or as a function for tools that become known while the agent runs. */
  effects: EffectMap | ((tool: string) => MappedTool | undefined);
  /**
   * What becomes of a call of a tool that `effects` does not name. `refuse` when left out: the call is not made,
   * and stands on a card as denied. `read` takes every such tool for one that changes nothing.
   */
  unlisted?: 'refuse' | 'read';
}

/** The effect of one call. Of a change without a key of its own the call itself is the key. */
export function mappedEffect(
  run: AgentRun,
  { tool, callId }: { tool: string; callId: string },
  { effects, unlisted = 'refuse' }: GraftOptions,
): ToolKind<[ToolArguments], unknown> {
  const mapped = lookUp(effects, tool);
  if (mapped === undefined) {
    if (unlisted === 'read') return { effect: 'read' };
    throw new UnlistedTool(tool);
  }
  if (mapped.effect === 'read') return mapped;
  const { action } = mapped;
  return {
    ...mapped,
    action: (given) => ({ key: `${run.decision.id}:${callId}`, ...action(given) }),
  };
}

function lookUp(effects: GraftOptions['effects'], tool: string): MappedTool | undefined {
  if (typeof effects === 'function') return effects(tool);
  return Object.hasOwn(effects, tool) ? effects[tool] : undefined;
}

/** Nobody said what the tool changes, so it was not called. */
export class UnlistedTool extends ClientError<'unlisted_tool'> {
  override readonly name = 'UnlistedTool';
  constructor(readonly tool: string) {
    super(
      'unlisted_tool',
      `Not called: "${tool}" is not in the effect map, so nobody said what it changes.`,
    );
  }
}
