import type { Directive, Reason } from '@docket/record';
import type { SpooledAnswer, WriteAnswer } from '../answer.js';
import { FailedClosed, isAway, isUnclear } from '../away.js';
import type { Decision } from '../decision.js';
import { withNotes, writable } from '../left-out.js';
import { hashPassage } from '../lineage.js';
import { randomKey } from '../prepare.js';
import { DocketProblem, type FieldProblem } from '../problem.js';
import { InvalidValue } from '../record-json.js';
import type { Closing, JobCard } from '../records.js';
import { NotReleased, type Performed } from '../side-effect.js';
import type { WaitOptions } from '../verdict.js';
import {
  AlreadyPerformed,
  nextAction,
  type CardMembers,
  type GuardedCall,
  type GuardedEffect,
} from './guarded.js';
import {
  bareCall,
  reportCall,
  type CallOutcome,
  type CallReport,
  type ReportedCall,
} from './tool-call.js';

type AnyAnswer = WriteAnswer | SpooledAnswer;

/** What every card of a run says, unless a card says otherwise. */
export interface RunDefaults {
  goal: string;
  /** `null`: not stated, and recorded as that. A rule that asks for confidence then counts it as too low. */
  confidence: number | null;
  /** Reads go on while the server does not answer; their cards are filed before the next record. */
  readsGoOn: boolean;
  /** Left out, a hold is thrown as `NotReleased`. Given, it is waited for. */
  onHold?: WaitOptions;
}

/** A card under the key that makes it the same card whenever it is sent. */
interface WaitingCard {
  card: JobCard;
  key: string;
}

/** Cards take 128 calls. */
const CALLS_MAX = 128;
/** Cards that wait for a server that does not answer; what is beyond is counted and reported as a gap. */
const WAITING_MAX = 64;

/**
 * One run of an agent as one decision: what is the same on all cards is stated once, each call of a tool is
 * reported, changes are announced and performed once, and the directive is obeyed before each call. Free of
 * any framework; `DocketAgent` (`@docket/client/node`) and adapters for frameworks are made of it.
 */
export class AgentRun {
  readonly #defaults: RunDefaults;
  /** Calls that were made and stand on no card yet. */
  #calls: CallReport[] = [];
  /** Cards that the server did not answer, oldest first, each under its own key. */
  readonly #waiting: WaitingCard[] = [];
  #flushing: Promise<void> | undefined;
  #lostCards = 0;
  #closing: Partial<Closing> = {};
  /** Digests of the changes whose announcement stands on a card of this run. */
  readonly #announced = new Set<string>();
  #standing: { directive: Directive; reasons: readonly Reason[] };

  constructor(
    readonly decision: Decision<AnyAnswer>,
    defaults: RunDefaults,
  ) {
    this.#defaults = defaults;
    const { opened } = decision;
    // Of a decision that somebody else opened nothing is known: it is looked at first.
    this.#standing = { directive: opened?.directive ?? 'hold', reasons: opened?.reasons ?? [] };
  }

  /** How the ledger answered last. */
  get directive(): Directive {
    return this.#standing.directive;
  }

  /** What the ledger says now: asked anew where it did not say `proceed`, since a human may have answered. */
  async standing(): Promise<{ directive: Directive; reasons: readonly Reason[] }> {
    if (this.directive !== 'proceed') this.#standing = await this.decision.read();
    return this.#standing;
  }

  /** What the closing record will say: what was decided, in a short phrase, a summary, how sure the agent is. */
  decided(closing: Partial<Closing>): void {
    this.#closing = { ...this.#closing, ...closing };
  }

  get closing(): Partial<Closing> {
    return this.#closing;
  }

  /**
   * Files a card of one's own: a plan, what was decided against, a question to a human (`needs_human`). Calls
   * that stand on no card yet are reported on it. Look at the answer's `directive`.
   */
  card(card: CardMembers = {}): Promise<AnyAnswer> {
    return this.#file(card, this.#calls.splice(0, CALLS_MAX));
  }

  /** Calls a tool that changes nothing, and files a card with what it was asked and what it returned. */
  async read<T>(
    call: GuardedCall,
    perform: () => Promise<T>,
    card: (result: T) => CardMembers | Promise<CardMembers> = () => ({}),
  ): Promise<T> {
    await this.#release();
    const ended = await timed(call, 'read', perform);
    if ('error' in ended.outcome) {
      await this.#report(ended.report, {});
      throw ended.outcome.error;
    }
    const value = ended.outcome.result as T;
    await this.#report(ended.report, await card(value));
    return value;
  }

  /**
   * Announces a change on a card, registers it, performs it once and records what became of it. A hold of the
   * ledger's is waited for, or thrown, before anything is performed.
   *
   * @throws NotReleased; AlreadyPerformed; whatever `Decision.sideEffect` throws.
   */
  async change<T>(
    call: GuardedCall,
    effect: GuardedEffect,
    perform: (sideEffectId: string) => Promise<Performed<T>>,
  ): Promise<T> {
    await this.#release();
    await this.#announce(call, effect);
    await this.#release();
    // What becomes of it is recorded with the side effect; the call, with its arguments, on the next card.
    let ended: Awaited<ReturnType<typeof timed<Performed<T>>>> | undefined;
    const once = async (id: string): Promise<Performed<T>> => {
      ended = await timed(
        call,
        effect.effect,
        () => perform(id),
        (performed) => performed?.result,
      );
      this.#calls.push(ended.report);
      if ('error' in ended.outcome) throw ended.outcome.error;
      return ended.outcome.result as Performed<T>;
    };
    const outcome = await this.#whenReleased(() =>
      this.decision.sideEffect(effect.key, effect.intent, once),
    );
    if (!outcome.performed) throw new AlreadyPerformed(outcome.sideEffectId, outcome.status);
    this.#learn(outcome.answer);
    return outcome.value;
  }

  /**
   * Announces a change and registers it, and performs nothing: for a framework that asks whether a call may be
   * made before it makes it. The answer is what the ledger says by then; it may be asked again. `change` under
   * the same key goes on from here, and obeys the ledger once more.
   */
  async announce(
    call: GuardedCall,
    effect: GuardedEffect,
  ): Promise<{ directive: Directive; reasons: readonly Reason[] }> {
    await this.standing();
    if (this.directive === 'proceed') await this.#announce(call, effect);
    if (this.directive === 'proceed') await this.#register(effect);
    return this.#standing;
  }

  /** Files a card that says of a call that it was not made, and why. */
  async denied(
    { tool, callId, arguments: given }: GuardedCall,
    reason: string,
  ): Promise<AnyAnswer> {
    const named = { tool_name: tool, tool_call_id: callId ?? crypto.randomUUID() };
    const { call, leftOut } = reportCall(named, given, { result: undefined });
    const denied = { ...call, status: 'denied', error_type: writable(reason, 200) } as const;
    return this.#file({}, [...this.#calls.splice(0, CALLS_MAX - 1), { call: denied, leftOut }]);
  }

  /** Reports what stands on no card yet, and closes the decision. */
  async close(closing: Closing): Promise<AnyAnswer> {
    while (this.#calls.length > 0) await this.card({ current_phase: 'DONE' });
    await this.#flush();
    return this.decision.close({ ...closing, occurred_at: new Date().toISOString() });
  }

  /** Reports what stands on no card yet: before the decision is left open. */
  async settle(): Promise<void> {
    while (this.#calls.length > 0) await this.card();
    await this.#flush();
  }

  /**
   * Files the card that announces a change, once: under a key made of what it announces, so that a run that is
   * resumed after a hold, by another process too, does not ask anew for what a human has answered already.
   */
  async #announce(call: GuardedCall, effect: GuardedEffect): Promise<void> {
    const action = nextAction(call, effect);
    const digest = await hashPassage(JSON.stringify([this.decision.id, effect.key, action]));
    if (this.#announced.has(digest)) return;
    // What was called before is no part of what is announced.
    if (this.#calls.length > 0) await this.card();
    await this.#flush();
    const { occurred_at: _now, ...card } = this.#complete(
      { ...effect.card, next_action: action },
      [],
    );
    const options = { idempotencyKey: `announced:${digest}` };
    try {
      this.#learn(await this.decision.jobCard(card, options));
    } catch (error) {
      if (!(error instanceof DocketProblem && error.code === 'idempotency_key_reused')) throw error;
      // The same action for another reason, or with another confidence, is another announcement.
      await this.card({ ...effect.card, next_action: action });
    }
    this.#announced.add(digest);
  }

  async #register({ key, intent }: GuardedEffect): Promise<void> {
    try {
      const answer = await this.decision.registerSideEffect(key, intent);
      // A repeated answer says what was so when it was first given.
      if (answer.recorded === 'ledger' && answer.replayed)
        this.#standing = await this.decision.read();
      else this.#learn(answer);
    } catch (error) {
      if (!(error instanceof DocketProblem && error.code === 'decision_held')) throw error;
      const { directive, reasons } = await this.decision.read();
      this.#standing = { directive: directive === 'stop' ? 'stop' : 'hold', reasons };
    }
  }

  /** Runs what the ledger may hold, and once more after each verdict that releases it. */
  async #whenReleased<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof NotReleased)) throw error;
        this.#standing = { directive: error.directive, reasons: error.reasons };
        if (error.directive === 'stop' || this.#defaults.onHold === undefined) throw error;
        await this.#release();
      }
    }
  }

  /** Returns when the ledger says `proceed`. A hold that was said before may be over by now. */
  async #release(): Promise<void> {
    if (this.#standing.directive === 'proceed') return;
    const { onHold } = this.#defaults;
    const look = await this.decision.read();
    this.#standing = look;
    if (look.directive === 'hold' && onHold !== undefined) {
      this.#standing = await this.decision.waitForVerdict(onHold);
    }
    const { directive, reasons } = this.#standing;
    if (directive !== 'proceed') throw new NotReleased(directive, reasons, undefined);
  }

  /** A read happened whether or not it can be told now: where reads go on, its card waits. */
  async #report(report: CallReport, card: CardMembers): Promise<void> {
    const calls = [...this.#calls.splice(0, CALLS_MAX - 1), report];
    await this.#file(card, calls);
  }

  async #file(card: CardMembers, calls: readonly CallReport[]): Promise<AnyAnswer> {
    const waiting = { card: this.#complete(card, calls), key: randomKey() };
    const isReport = card.next_action === undefined && card.needs_human !== true;
    try {
      await this.#flush();
      const bare = (): JobCard => this.#complete(card, calls.map(bareCall));
      return this.#learn(await this.#send(waiting.card, waiting.key, bare));
    } catch (error) {
      if (error instanceof FailedClosed && error.recorded === 'spooled') throw error;
      if (!isAway(error) && !isUnclear(error)) {
        this.#calls = [...calls, ...this.#calls];
        throw error;
      }
      // It may have been written: under its key it is the same card. An announcement alone is made anew.
      if (isReport || calls.length > 0) this.#keep(waiting);
      if (!isReport || !this.#defaults.readsGoOn || this.directive !== 'proceed') throw error;
      return notAnswered(this.decision.id);
    }
  }

  /** Sends a card. One that is refused for its values goes again without what the calls were passed and returned. */
  async #send(card: JobCard, key: string, without: () => JobCard): Promise<AnyAnswer> {
    try {
      return await this.decision.jobCard(card, { idempotencyKey: key });
    } catch (error) {
      const isAboutCalls = (card.tool_calls?.length ?? 0) > 0 && isRefusedValue(error);
      if (!isAboutCalls) throw error;
      return this.decision.jobCard(without(), { idempotencyKey: randomKey() });
    }
  }

  #complete(card: CardMembers, calls: readonly CallReport[]): JobCard {
    const { goal, confidence } = this.#defaults;
    const notes = calls.flatMap(({ leftOut }, index) => notesOf(index, leftOut));
    const body = {
      current_phase: 'EXECUTING',
      goal,
      confidence,
      needs_human: false,
      occurred_at: new Date().toISOString(),
      ...card,
      ...(calls.length === 0 ? {} : { tool_calls: calls.map(({ call }) => call) }),
    };
    return withNotes(body, notes) as JobCard;
  }

  #keep(waiting: WaitingCard): void {
    if (this.#waiting.length < WAITING_MAX) this.#waiting.push(waiting);
    else this.#lostCards++;
  }

  /** Files what waits, in its order, and says what was lost. One at a time, whatever runs side by side. */
  #flush(): Promise<void> {
    if (this.#waiting.length === 0 && this.#lostCards === 0) return Promise.resolve();
    this.#flushing ??= this.#fileWaiting().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async #fileWaiting(): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      this.#learn(await this.#send(next.card, next.key, () => withoutValues(next.card)));
      this.#waiting.shift();
    }
    if (this.#lostCards === 0) return;
    const records = this.#lostCards;
    await this.decision.gap({
      kind: 'dropped',
      reason: 'Docket did not answer, and more Job Cards waited than the agent keeps.',
      records,
    });
    this.#lostCards -= records;
  }

  #learn(answer: AnyAnswer): AnyAnswer {
    this.#standing = { directive: answer.directive, reasons: answer.reasons };
    return answer;
  }
}

/** What stands for an answer while the server gives none: reads go on, and nothing else does. */
function notAnswered(decisionId: string): SpooledAnswer {
  return { recorded: 'spooled', decisionId, directive: 'proceed', reasons: [], replayed: false };
}

/** A card that was refused for its values, without what its calls were passed and returned. */
function withoutValues(card: JobCard): JobCard {
  const bare = (card.tool_calls ?? []).map((call) => bareCall({ call, leftOut: [] }));
  const notes = bare.flatMap(({ leftOut }, index) => notesOf(index, leftOut));
  return withNotes({ ...card, tool_calls: bare.map(({ call }) => call) }, notes) as JobCard;
}

function notesOf(index: number, leftOut: readonly FieldProblem[]): FieldProblem[] {
  return leftOut.map(({ pointer = '', detail }) => ({
    pointer: `/tool_calls/${index}${pointer}`,
    detail,
  }));
}

/** Performs a call; whatever it does, there is a report of it. */
async function timed<T>(
  { tool, callId = crypto.randomUUID(), arguments: given }: GuardedCall,
  effect: NonNullable<ReportedCall['effect']>,
  perform: () => Promise<T>,
  shown: (result: T) => unknown = (result) => result,
): Promise<{ report: CallReport; outcome: CallOutcome }> {
  const begun = performance.now();
  const call = (): Parameters<typeof reportCall>[0] => ({
    tool_name: tool,
    tool_call_id: callId,
    effect,
    duration_ms: Math.round(performance.now() - begun),
  });
  try {
    const result = await perform();
    const called = call();
    return { report: reportCall(called, given, { result: shown(result) }), outcome: { result } };
  } catch (error) {
    return { report: reportCall(call(), given, { error }), outcome: { error } };
  }
}

function isRefusedValue(error: unknown): boolean {
  if (error instanceof InvalidValue) return true;
  return (
    error instanceof DocketProblem && error.isRefusal && [400, 413, 422].includes(error.status)
  );
}
