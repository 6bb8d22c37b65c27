import { AlreadyPerformed, askFor, callTool, NotReleased, type AgentRun } from '@docket/client';
import { mappedEffect, UnlistedTool, type GraftOptions, type ToolArguments } from './effect-map.js';

/** A call of a tool that a framework is about to make. */
export interface FrameworkCall {
  tool: string;
  /** The framework's id of this call. A repetition of the call after a resume has the same. */
  callId: string;
  given: ToolArguments;
}

/** Whether a call may be made. Everything but `run` means: do not make it, and tell the model `say`. */
export type GuardVerdict =
  { action: 'run' } | { action: 'hold' | 'stop' | 'done' | 'refuse'; say: string };

/**
 * What all grafts share: before a call of a tool the ledger is asked, afterwards what became of it is recorded.
 * For frameworks that let a function be wrapped there is `around`; for those with a hook before and one after
 * the call there are `guard` and `settle`; `ask` is for those that ask whether a call needs approval.
 */
export class Guard {
  readonly #open = new Map<string, OpenCall>();
  /** Cards of calls of tools that nobody listed, by the id of the call: asked about twice, it is refused once. */
  readonly #refused = new Map<string, Promise<unknown>>();

  constructor(
    readonly run: AgentRun,
    readonly options: GraftOptions,
  ) {}

  /** Makes the call if the ledger says proceed, and records what became of it. Throws as `callTool` does; UnlistedTool. */
  around<T>(call: FrameworkCall, perform: () => T | Promise<T>): Promise<T> {
    return this.#listed(call, (effect) =>
      callTool(this.run, use(call), effect, perform as () => unknown),
    ) as Promise<T>;
  }

  /** Asks whether the call may be made, and makes nothing. A change is announced and registered. */
  async ask(call: FrameworkCall): Promise<GuardVerdict> {
    try {
      const { directive, reasons } = await this.#listed(call, (effect) =>
        askFor(this.run, use(call), effect),
      );
      if (directive === 'proceed') return { action: 'run' };
      return toldInstead(new NotReleased(directive, reasons, undefined));
    } catch (error) {
      return toldInstead(error);
    }
  }

  /** Asks before the call, and leaves its making to the framework. After `run`, `settle` has to follow. */
  async guard(call: FrameworkCall): Promise<GuardVerdict> {
    if (this.#open.has(call.callId)) {
      return { action: 'refuse', say: `Docket: the call ${call.callId} is being made already.` };
    }
    const begun = deferred<void>();
    const ended = deferred<unknown>();
    let isBegun = false;
    const whole = this.around(call, () => {
      isBegun = true;
      begun.resolve();
      return ended.promise;
    });
    // Looked at below, or by `settle`.
    whole.catch(() => undefined);
    try {
      await Promise.race([begun.promise, whole]);
    } catch (error) {
      return toldInstead(error);
    }
    if (!isBegun) return { action: 'refuse', say: 'Docket: the call was not begun.' };
    const { resolve, reject } = ended;
    this.#open.set(call.callId, { resolve, reject, whole });
    return { action: 'run' };
  }

  /**
   * Records what became of a call that `guard` let through. Throw `NotPerformed` in as `error` where it is certain
   * that nothing happened; any other error of a change leaves its outcome unknown.
   *
   * @returns false where no such call is open.
   * @throws what cannot be recorded, as `AgentRun.change` does.
   */
  async settle(
    callId: string,
    outcome: { result: unknown } | { error: unknown },
  ): Promise<boolean> {
    const call = this.#open.get(callId);
    if (call === undefined) return false;
    this.#open.delete(callId);
    if ('result' in outcome) {
      call.resolve(outcome.result);
      await call.whole;
      return true;
    }
    call.reject(outcome.error);
    // Of the call itself; one of the record's is another.
    await call.whole.catch((error: unknown) => {
      if (error !== outcome.error) throw error;
    });
    return true;
  }

  /** For the end of a session: calls of which no news came have an outcome that nobody knows. */
  async settleAll(reason: string): Promise<void> {
    for (const callId of this.#open.keys()) {
      await this.settle(callId, { error: new NoNews(reason) });
    }
  }

  async #listed<R>(
    call: FrameworkCall,
    then: (effect: ReturnType<typeof mappedEffect>) => Promise<R>,
  ): Promise<R> {
    let effect: ReturnType<typeof mappedEffect>;
    try {
      effect = mappedEffect(this.run, call, this.options);
    } catch (error) {
      if (error instanceof UnlistedTool) await this.#refuse(call, error);
      throw error;
    }
    return then(effect);
  }

  async #refuse({ tool, callId, given }: FrameworkCall, { message }: UnlistedTool): Promise<void> {
    const filed =
      this.#refused.get(callId) ?? this.run.denied({ tool, callId, arguments: given }, message);
    this.#refused.set(callId, filed);
    try {
      await filed;
    } catch (error) {
      // Nothing says so yet: whoever asks again files it.
      this.#refused.delete(callId);
      throw error;
    }
  }
}

/** What a model is told of a call that was not made; what is no word of the ledger's is thrown again. */
export function toldInstead(error: unknown): Exclude<GuardVerdict, { action: 'run' }> {
  if (error instanceof NotReleased) {
    const why = error.reasons.map(({ message }) => message).join('; ') || 'no reason was given';
    return error.directive === 'hold'
      ? { action: 'hold', say: `Docket: HOLD. A human has to decide first, do not act: ${why}` }
      : {
          action: 'stop',
          say: `Docket: STOP. The action was not performed, end this work: ${why}`,
        };
  }
  if (error instanceof AlreadyPerformed) {
    return {
      action: 'done',
      say: `Docket: not performed again. The ledger says of this action: ${error.status}.`,
    };
  }
  if (error instanceof UnlistedTool) return { action: 'refuse', say: `Docket: ${error.message}` };
  throw error;
}

/** A call that the framework makes. */
interface OpenCall {
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  whole: Promise<unknown>;
}

function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

/** The framework never told how the call ended. */
class NoNews extends Error {
  override readonly name = 'NoNews';
}

function use({
  tool,
  callId,
  given,
}: FrameworkCall): Parameters<typeof callTool<[ToolArguments], unknown>>[1] {
  return { tool, callId, given: [given] };
}
