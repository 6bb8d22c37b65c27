import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stakes } from '@docket/record';
import type { AnswerWith, DocketClient } from '../client.js';
import { ClientError, errorText } from '../client-error.js';
import type { Decision } from '../decision.js';
import { writable } from '../left-out.js';
import type { DecisionOpening } from '../records.js';
import { callTool, type ToolKind } from '../run/action.js';
import { AgentRun } from '../run/agent-run.js';
import { nameOf } from '../run/tool-call.js';
import { NotReleased } from '../side-effect.js';
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
    const run = await this.open(about);
    return this.#play(run, work);
  }

  /**
   * Opens a decision and leaves its end to the caller, for a framework that has hooks for both: `run` is what a
   * program of one's own wants. End it with `AgentRun.close`.
   */
  async open(about: string | RunOpening): Promise<AgentRun> {
    const { idempotencyKey, ...opening } = typeof about === 'string' ? { goal: about } : about;
    const parent = this.#runs.getStore()?.decision.id;
    const { agent, stakes = 'medium' } = this.options;
    const decision = await this.client.decision(
      { agent, stakes, ...(parent === undefined ? {} : { parent_decision: parent }), ...opening },
      idempotencyKey === undefined ? {} : { idempotencyKey },
    );
    return this.#runOf(decision, opening.goal, opening.stakes ?? stakes);
  }

  /** The run of a decision that was opened before, by this process or another. The ledger is asked before it acts. */
  attach(decisionId: string, about: { goal: string; stakes?: Stakes }): AgentRun {
    const stakes = about.stakes ?? this.options.stakes ?? 'medium';
    return this.#runOf(this.client.existing(decisionId, { stakes }), about.goal, stakes);
  }

  /** The run that this code is called in; undefined outside of `run` and `resume`. */
  get current(): AgentRun | undefined {
    return this.#runs.getStore();
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
    return this.#play(this.attach(decisionId, about), work);
  }

  /**
   * A function that does what `perform` does, within a run only, and reports it: a reading tool on a card of its
   * own, with what it was asked and what it returned; a changing tool announced, registered, performed once and
   * reported. Before each call the ledger's directive is obeyed.
   */
  tool<Given extends unknown[], Result>(
    name: string,
    perform: (...given: Given) => Result | Promise<Result>,
    options: ToolKind<Given, Result>,
  ): (...given: Given) => Promise<Result> {
    return async (...given) => {
      const run = this.current;
      if (run === undefined) {
        throw new ClientError('no_run', `The tool "${name}" was called outside of a run.`);
      }
      return callTool(run, { tool: name, given }, options, () => perform(...given));
    };
  }

  #runOf(decision: Decision<AnswerWith<MaybeSpool>>, goal: string, stakes: Stakes): AgentRun {
    const { confidence = null, onHold } = this.options;
    return new AgentRun(decision as Decision<never>, {
      goal,
      confidence,
      readsGoOn: stakes === 'low' || stakes === 'medium',
      ...(onHold === undefined ? {} : { onHold }),
    });
  }

  async #play<T>(
    run: AgentRun,
    work: (run: AgentRun) => Promise<T>,
  ): Promise<RunResult<T, MaybeSpool>> {
    const decision = run.decision as Decision<AnswerWith<MaybeSpool>>;
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
