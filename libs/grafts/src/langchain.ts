import type * as Langgraph from '@langchain/langgraph';
import type * as Langchain from 'langchain';
import type * as Zod from 'zod';
import { NotReleased, type AgentRun, type Closing, type DecisionOpening } from '@docket/client';
import type { DocketAgent, RunOpening } from '@docket/client/node';
import type { GraftOptions } from './effect-map.js';
import { AGENT_MAX } from './framework-call.js';
import { Guard, toldInstead } from './guard.js';

type ToolMessage = Langchain.ToolMessage;

/** The packages as they are imported where the agent is made: this one brings no framework along. */
export interface LangChainPackages {
  langchain: Pick<typeof Langchain, 'createMiddleware' | 'ToolMessage'>;
  langgraph: Pick<typeof Langgraph, 'interrupt'>;
  z: Pick<typeof Zod.z, 'object' | 'string'>;
}

/** What of a message of LangChain is read. */
interface LangChainMessage {
  text: string;
  getType: () => string;
}

/** The framework's own part of the state. */
interface AgentState {
  /** Kept with the thread, so that a resumed run finds its decision. */
  _docketDecision?: string | undefined;
  messages: readonly LangChainMessage[];
}

export interface LangChainOptions extends GraftOptions {
  /** What the decision is about; the last message of a person, cut, when left out. */
  opening?: (messages: readonly LangChainMessage[]) => Partial<RunOpening>;
  /** What the closing record says; the last message of the model as `summary` when left out. */
  closing?: (messages: readonly LangChainMessage[]) => Partial<Closing>;
}

const RUNS_MAX = 1_000;

/**
 * Middleware for `createAgent` of LangChain 1 (LangGraph underneath). Each invocation is a decision: opened before
 * the agent begins and closed after it ends. Each call of a tool goes through `wrapToolCall`, the one hook that can
 * keep it from being made: a hold becomes LangGraph's own `interrupt` with `{ docket: { decision_id, directive,
 * reasons } }`, and the resumed call asks the ledger anew, whatever the resume says; a stop becomes a tool message.
 *
 * An invocation that ends with an error closes nothing: the decision stays open.
 */
export function docketMiddleware(
  { langchain, langgraph, z }: LangChainPackages,
  docket: DocketAgent,
  options: LangChainOptions,
) {
  const { ToolMessage } = langchain;
  const runs = new Runs(docket, options);
  return langchain.createMiddleware({
    name: 'Docket',
    stateSchema: z.object({ _docketDecision: z.string().optional() }),
    beforeAgent: async (state) => ({ _docketDecision: await runs.open(state as AgentState) }),
    wrapToolCall: async (request, handler) => {
      const { id: callId = crypto.randomUUID(), name, args } = request.toolCall;
      const guard = runs.guardOf(request.state as unknown as AgentState);
      for (;;) {
        try {
          let told: Awaited<ReturnType<typeof handler>> | undefined;
          await guard.around({ tool: name, callId, given: args }, async () => {
            told = await handler(request);
            // A `Command` steers the graph: what is in it is not recorded.
            return ToolMessage.isInstance(told) ? returnedBy(told) : undefined;
          });
          if (told !== undefined) {
            // Once for the call: what is resumed behind it does not come here again.
            if (!ToolMessage.isInstance(told)) await tellHandover(guard.run, name);
            return told;
          }
        } catch (error) {
          if (error instanceof ToolFailed) return error.told;
          const { action, say } = toldInstead(error);
          if (action !== 'hold') {
            return new ToolMessage({ content: say, tool_call_id: callId, name, status: 'error' });
          }
          // Throws the first time; after a resume it returns, and the ledger is asked again.
          langgraph.interrupt({ docket: heldOf(guard.run, error) });
        }
      }
    },
    afterAgent: async (state) => {
      await runs.close(state as AgentState);
      return undefined;
    },
  });
}

/** The runs of this process. The oldest are given up: the ledger has them. */
class Runs {
  readonly #guards = new Map<string, Guard>();

  constructor(
    readonly docket: DocketAgent,
    readonly options: LangChainOptions,
  ) {}

  async open({ messages }: AgentState): Promise<string> {
    const about = { goal: goalOf(messages), ...requestOf(messages) };
    const run = await this.docket.open({ ...about, ...this.options.opening?.(messages) });
    this.#keep(run);
    return run.decision.id;
  }

  guardOf({ _docketDecision: id, messages }: AgentState): Guard {
    if (id === undefined) throw new Error('docketMiddleware: the agent has no decision.');
    return this.#guards.get(id) ?? this.#keep(this.docket.attach(id, { goal: goalOf(messages) }));
  }

  async close(state: AgentState): Promise<void> {
    const { run } = this.guardOf(state);
    const { directive } = await run.standing();
    const said = this.options.closing?.(state.messages) ?? summaryOf(state.messages);
    // Somebody still has to decide: the decision is not over.
    if (directive === 'hold') await run.settle();
    else {
      const outcome = directive === 'stop' ? 'stopped' : 'completed';
      await run.close({ outcome, ...said, ...run.closing });
    }
    this.#guards.delete(run.decision.id);
  }

  #keep(run: AgentRun): Guard {
    const guard = new Guard(run, this.options);
    this.#guards.set(run.decision.id, guard);
    for (const id of this.#guards.keys()) {
      if (this.#guards.size <= RUNS_MAX) break;
      this.#guards.delete(id);
    }
    return guard;
  }
}

/** A tool failed, and the framework made a message of it: the record has to say so, and the model gets the message. */
class ToolFailed extends Error {
  override readonly name = 'ToolFailed';
  constructor(readonly told: ToolMessage) {
    super(told.text);
  }
}

/** Who the graph goes on with, where the tool that steers it is named as LangGraph's are for that. */
async function tellHandover(run: AgentRun, tool: string): Promise<void> {
  const to = /^transfer_to_(.+)$/.exec(tool)?.[1];
  if (to !== undefined) await run.card({ handoff: { to_agent: to.slice(0, AGENT_MAX) } });
}

/** What the tool returned. */
function returnedBy(told: ToolMessage): unknown {
  if (told.status === 'error') throw new ToolFailed(told);
  return told.content;
}

/** What whoever resumes the thread is shown. The answer is given in Docket; the resume only makes the run look again. */
function heldOf({ decision }: AgentRun, error: unknown): object {
  const reasons = error instanceof NotReleased ? error.reasons : [];
  return { decision_id: decision.id, directive: 'hold', reasons };
}

const GOAL_MAX = 500;

function lastOf(messages: readonly LangChainMessage[], type: string): string | undefined {
  const text = messages.findLast((message) => message.getType() === type)?.text;
  return text === undefined || text.trim() === '' ? undefined : text;
}

function goalOf(messages: readonly LangChainMessage[]): string {
  const asked = lastOf(messages, 'human') ?? 'not stated: no message of a person';
  return asked.length <= GOAL_MAX ? asked : `${asked.slice(0, GOAL_MAX - 1)}…`;
}

function requestOf(messages: readonly LangChainMessage[]): Pick<DecisionOpening, 'request'> {
  const request = lastOf(messages, 'human');
  return request === undefined ? {} : { request: request.slice(0, 50_000) };
}

function summaryOf(messages: readonly LangChainMessage[]): Partial<Closing> {
  const summary = lastOf(messages, 'ai');
  return summary === undefined ? {} : { summary: summary.slice(0, 8_000) };
}
