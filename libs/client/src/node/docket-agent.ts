import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stakes } from '@docket/record';
import type { AnswerWith, DocketClient } from '../client.js';
import { ClientError, errorText } from '../client-error.js';
import type { Decision } from '../decision.js';
import { writable } from '../left-out.js';
import type { LineageReference } from '../lineage.js';
import type { DecisionOpening, JobCard, SideEffectIntent } from '../records.js';
import { AgentRun } from '../run/agent-run.js';
import { argumentsOf, digestOfArguments, nameOf } from '../run/tool-call.js';
import { NotReleased, type Performed } from '../side-effect.js';
import type { Spool } from '../spool.js';
import type { WaitOptions } from '../verdict.js';

/** What is the same for all runs of an agent. */
export interface DocketAgentOptions {
  agent: DecisionOpening['agent'];
  /** `medium` when left out. */
  stakes?: Stakes;
  /** Of every card that does not say otherwise; left out, it is recorded as not stated. */
  confidence?: number;
  /** Left out, a hold ends the run with `NotReleased` and leaves the decision open. Given, it is waited for. */
  onHold?: WaitOptions;
}

/** What a run is about: its goal, and what else the opening record says. */
export type RunOpening = Partial<DecisionOpening> & { goal: string; idempotencyKey?: string };

/** What a run returned, and the decision that it was recorded as. */
export interface RunResult<T, MaybeSpool extends Spool | undefined> {
  value: T;
  decision: Decision<AnswerWith<MaybeSpool>>;
}

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

/**
 * Records runs of an agent with little said: `run` makes a decision of a function, `tool` makes a reporting
 * tool of one.
 *
 * ```js
 * const docket = new DocketAgent(client, { agent: { id: 'refund-agent' } });
 * const search = docket.tool('search_policy', searchPolicy, { effect: 'read' });
 * await docket.run('Refund order #44812 in part', () => search('partial refund'));
 * ```
 *
 * A tool knows its run by the asynchronous context that it is called in (`AsyncLocalStorage`).
 */
export class DocketAgent<MaybeSpool extends Spool | undefined = undefined> {
  readonly #runs = new AsyncLocalStorage<AgentRun>();

  constructor(
    readonly client: DocketClient<MaybeSpool>,
    readonly options: DocketAgentOptions,
  ) {}

  /**
   * Opens a decision, runs `work` in it, and closes it: as `completed` where `work` returns, as `stopped` where
   * it ends with the ledger's stop, as `failed` where it throws anything else. On a hold that is not waited for the
   * decision stays open: go on with `resume`. A run within a run names the outer one as its parent.
   *
   * @throws whatever `work` throws; ClientError `run_not_closed` where the end cannot be recorded, with what
   * `work` returned as `value` or what it threw as `workError`.
   */
  async run<T>(
    about: string | RunOpening,
    work: (run: AgentRun) => Promise<T>,
  ): Promise<RunResult<T, MaybeSpool>> {
    const { idempotencyKey, ...opening } = typeof about === 'string' ? { goal: about } : about;
    const parent = this.#runs.getStore()?.decision.id;
    const { agent, stakes = 'medium' } = this.options;
    const decision = await this.client.decision(
      { agent, stakes, ...(parent === undefined ? {} : { parent_decision: parent }), ...opening },
      idempotencyKey === undefined ? {} : { idempotencyKey },
    );
    return this.#play(decision, opening.goal, opening.stakes ?? stakes, work);
  }

  /**
   * Goes on with a decision that was left open: after a hold, or a crash. `work` begins anew: what it reads is
   * read and recorded again, what it changed is not changed twice (`AlreadyPerformed`).
   */
  resume<T>(
    decisionId: string,
    about: { goal: string; stakes?: Stakes },
    work: (run: AgentRun) => Promise<T>,
  ): Promise<RunResult<T, MaybeSpool>> {
    const stakes = about.stakes ?? this.options.stakes ?? 'medium';
    const decision = this.client.existing(decisionId, { stakes });
    return this.#play(decision, about.goal, stakes, work);
  }

  /**
   * A function that does what `perform` does, within a run only, and reports it: a reading tool on a card of its
   * own, with what it was asked and what it returned; a changing tool announced, registered, performed once and
   * reported. Before each call the ledger's directive is obeyed.
   */
  tool<Given extends unknown[], Result>(
    name: string,
    perform: (...given: Given) => Result | Promise<Result>,
    options: ReadingTool<Given, Result> | ChangingTool<Given, Result>,
  ): (...given: Given) => Promise<Result> {
    return async (...given) => {
      const run = this.#runs.getStore();
      if (run === undefined) {
        throw new ClientError('no_run', `The tool "${name}" was called outside of a run.`);
      }
      const shown = options.arguments?.(...given) ?? argumentsOf(given);
      const call = { tool: name, arguments: shown };
      if (options.effect === 'read') {
        const { lineage } = options;
        return run.read(
          call,
          async () => perform(...given),
          async (result) =>
            lineage === undefined ? {} : { lineage: [...(await lineage(result, ...given))] },
        );
      }
      const { effect, action, outcome } = options;
      const { key, intent, card } = await describe(name, action(...given), shown);
      return run.change(call, { effect, key, intent, card }, async () => {
        const value = await perform(...given);
        return {
          result: value as Performed<Result>['result'],
          ...outcome?.(value),
          value,
        };
      });
    };
  }

  async #play<T>(
    decision: Decision<AnswerWith<MaybeSpool>>,
    goal: string,
    stakes: Stakes,
    work: (run: AgentRun) => Promise<T>,
  ): Promise<RunResult<T, MaybeSpool>> {
    const { confidence = null, onHold } = this.options;
    const run = new AgentRun(decision as Decision<never>, {
      goal,
      confidence,
      readsGoOn: stakes === 'low' || stakes === 'medium',
      ...(onHold === undefined ? {} : { onHold }),
    });
    let value: T;
    try {
      value = await this.#runs.run(run, () => work(run));
    } catch (error) {
      await endAfter(run, error);
      throw error;
    }
    try {
      await run.close({ outcome: 'completed', ...run.closing });
    } catch (cause) {
      throw new RunNotClosed(decision.id, { value }, cause);
    }
    return { value, decision };
  }
}

/** What the run came to is known, and that it ended could not be recorded: the decision is open in the ledger. */
export class RunNotClosed extends ClientError<'run_not_closed'> {
  override readonly name = 'RunNotClosed';
  /** What `work` returned. */
  readonly value: unknown;
  /** What `work` threw. */
  readonly workError: unknown;
  constructor(
    readonly decisionId: string,
    { value, workError }: { value?: unknown; workError?: unknown },
    cause: unknown,
  ) {
    super(
      'run_not_closed',
      `The run is over, and that could not be recorded: ${errorText(cause)}`,
      { cause },
    );
    this.value = value;
    this.workError = workError;
  }
}

async function endAfter(run: AgentRun, error: unknown): Promise<void> {
  try {
    if (error instanceof NotReleased && error.directive === 'hold') {
      await run.settle();
      return;
    }
    const summary = writable(`${nameOf(error)}: ${errorText(error)}`, 2_000);
    const outcome = error instanceof NotReleased ? 'stopped' : 'failed';
    await run.close({ outcome, summary, ...run.closing });
  } catch (cause) {
    throw new RunNotClosed(run.decision.id, { workError: error }, cause);
  }
}

/** The action in the records' own members. What the tool says of it stands before what is made up from the call. */
async function describe(
  tool: string,
  { key, lineage, confidence, alternatives_considered: alternatives, ...said }: ToolAction,
  shown: unknown,
): Promise<{ key: string; intent: SideEffectIntent; card: Partial<JobCard> }> {
  const digest = said.arguments_digest ?? (await digestOfArguments(shown));
  return {
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
