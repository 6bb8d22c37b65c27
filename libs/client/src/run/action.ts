import type { LineageReference } from '../lineage.js';
import type { JobCard, SideEffectIntent } from '../records.js';
import type { Performed } from '../side-effect.js';
import type { AgentRun } from './agent-run.js';
import type { GuardedCall, GuardedEffect } from './guarded.js';
import { argumentsOf, digestOfArguments } from './tool-call.js';

/** A tool that changes nothing. */
export interface ReadingTool<Given extends unknown[], Result> {
  effect: 'read';
  /** Where what it returned came from. */
  lineage?: (
    result: Result,
    ...given: Given
  ) => readonly LineageReference[] | Promise<readonly LineageReference[]>;
  /** What the record shows of the arguments, where they are not to stand there as they are. */
  arguments?: (...given: Given) => object;
}

/** The action that one call of a tool is. */
export interface ToolAction extends Partial<SideEffectIntent> {
  /** Names the real action ("refund of order 44812"), not the attempt. It never expires. */
  key: string;
  target: SideEffectIntent['target'];
  owner: string;
  /** What the action rests on, for the card that announces it. */
  lineage?: LineageReference[];
  confidence?: number;
  alternatives_considered?: JobCard['alternatives_considered'];
}

/** A tool that changes something: of one's own (`write`) or of somebody else's (`external`). */
export interface ChangingTool<Given extends unknown[], Result> {
  effect: 'write' | 'external';
  action: (...given: Given) => ToolAction;
  arguments?: (...given: Given) => object;
  /** What of the result is recorded, and the other system's reference; the result as it is when left out. */
  outcome?: (result: Result) => Omit<Performed<Result>, 'value'>;
}

/** What a tool does to the world, and how the record tells of it. */
export type ToolKind<Given extends unknown[], Result> =
  ReadingTool<Given, Result> | ChangingTool<Given, Result>;

/** One call of a tool: its name, what it is passed, and the framework's id of the call where there is one. */
export interface ToolUse<Given extends unknown[]> {
  tool: string;
  given: Given;
  callId?: string;
}

/**
 * Makes a call within a run and reports it: a read on a card of its own, with what it was asked and what it
 * returned; a change announced, registered, performed once and reported.
 *
 * @throws NotReleased; AlreadyPerformed; whatever `perform` throws.
 */
export async function callTool<Given extends unknown[], Result>(
  run: AgentRun,
  use: ToolUse<Given>,
  options: ToolKind<Given, Result>,
  perform: () => Result | Promise<Result>,
): Promise<Result> {
  const { given } = use;
  const call = shownCall(use, options);
  if (options.effect === 'read') {
    const { lineage } = options;
    return run.read(
      call,
      async () => perform(),
      async (result) =>
        lineage === undefined ? {} : { lineage: [...(await lineage(result, ...given))] },
    );
  }
  const { outcome } = options;
  return run.change(call, await effectOf(call, given, options), async () => {
    const value = await perform();
    return { result: value as Performed<Result>['result'], ...outcome?.(value), value };
  });
}

/** Whether a call may be made, as the ledger says now. A change is announced and registered; nothing is performed. */
export async function askFor<Given extends unknown[], Result>(
  run: AgentRun,
  use: ToolUse<Given>,
  options: ToolKind<Given, Result>,
): ReturnType<AgentRun['announce']> {
  if (options.effect === 'read') return run.standing();
  const call = shownCall(use, options);
  return run.announce(call, await effectOf(call, use.given, options));
}

function shownCall<Given extends unknown[]>(
  { tool, given, callId }: ToolUse<Given>,
  options: { arguments?: (...given: Given) => object },
): GuardedCall {
  return {
    tool,
    arguments: options.arguments?.(...given) ?? argumentsOf(given),
    ...(callId === undefined ? {} : { callId }),
  };
}

/** The action in the records' own members. What the tool says of it stands before what is made up from the call. */
async function effectOf<Given extends unknown[], Result>(
  { tool, arguments: shown }: GuardedCall,
  given: Given,
  { effect, action }: ChangingTool<Given, Result>,
): Promise<GuardedEffect> {
  const {
    key,
    lineage,
    confidence,
    alternatives_considered: alternatives,
    ...said
  } = action(...given);
  const digest = said.arguments_digest ?? (await digestOfArguments(shown));
  return {
    effect,
    key,
    intent: {
      operation: tool,
      ...(digest === undefined ? {} : { arguments_digest: digest }),
      ...said,
    },
    card: {
      ...(lineage === undefined ? {} : { lineage }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(alternatives === undefined ? {} : { alternatives_considered: alternatives }),
      ...(said.rationale === undefined ? {} : { rationale: said.rationale }),
    },
  };
}
