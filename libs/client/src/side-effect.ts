import type { Directive, Reason, SideEffectStatus } from '@docket/record';
import type { DecisionSummary, SpooledAnswer, WriteAnswer } from './answer.js';
import { DocketError, DocketProblem } from './problem.js';
import type { SideEffectIntent, SideEffectTransition } from './records.js';

/** What became of a side effect, and whether this very call performed it. */
export type SideEffectOutcome<T, Answer = WriteAnswer> =
  | { performed: true; status: 'executed'; sideEffectId: string; value: T; answer: Answer }
  | { performed: false; status: SideEffectStatus; sideEffectId: string };

/** What `perform` may tell about the action. All optional, all recorded verbatim. */
export interface Performed<T> {
  value: T;
  /** The other system's own reference, for example a payment id. */
  externalRef?: string;
  /** What the other system answered, as JSON, for the record. */
  result?: SideEffectTransition['result'];
}

/**
 * Thrown by `perform` when it is certain that nothing happened. Any other error leaves the outcome
 * unknown on the record, because a time-out does not show that the money was not sent.
 */
export class NotPerformed extends Error {
  override readonly name = 'NotPerformed';
}

/** The ledger asks the agent to wait for a human (`hold`) or to end (`stop`). Nothing was performed. */
export class NotReleased extends DocketError {
  override readonly name = 'NotReleased';
  constructor(
    readonly directive: Exclude<Directive, 'proceed'>,
    readonly reasons: readonly Reason[],
    readonly sideEffectId: string | undefined,
    cause?: unknown,
  ) {
    const why = reasons.map((reason) => reason.message).join('; ');
    super(`directive_${directive}`, `Not performed, the directive is ${directive}: ${why}`, {
      cause,
    });
  }
}

/** What a side effect needs of its decision. */
export interface SideEffectRecorder<Answer extends WriteAnswer | SpooledAnswer> {
  registerSideEffect(key: string, intent: SideEffectIntent): Promise<Answer>;
  sideEffectTransition(sideEffectId: string, transition: SideEffectTransition): Promise<Answer>;
  read(): Promise<DecisionSummary>;
}

type AnySideEffectRecorder = SideEffectRecorder<WriteAnswer | SpooledAnswer>;

/** Registers, checks the directive, performs at most once and records the outcome. */
export async function performSideEffect<T, Answer extends WriteAnswer | SpooledAnswer>(
  decision: SideEffectRecorder<Answer>,
  key: string,
  intent: SideEffectIntent,
  perform: (sideEffectId: string) => Promise<Performed<T>>,
): Promise<SideEffectOutcome<T, Answer>> {
  const registered = await register(decision, key, intent);
  const { sideEffectId } = registered;
  if (registered.status !== 'intent') {
    return { performed: false, status: registered.status, sideEffectId };
  }
  if (registered.directive !== 'proceed') {
    throw new NotReleased(registered.directive, registered.reasons, sideEffectId);
  }
  const started = await begin(decision, sideEffectId);
  if (started !== undefined) return { performed: false, status: started, sideEffectId };
  let performed: Performed<T>;
  try {
    performed = await perform(sideEffectId);
  } catch (error) {
    await recordFailure(decision, sideEffectId, error);
    throw error;
  }
  const answer = await decision.sideEffectTransition(sideEffectId, {
    to: 'executed',
    ...(performed.externalRef === undefined ? {} : { external_ref: performed.externalRef }),
    ...(performed.result === undefined ? {} : { result: performed.result }),
    observed_by: 'agent',
  });
  return { performed: true, status: 'executed', sideEffectId, value: performed.value, answer };
}

/**
 * Moves the intent to `executing`; returns its status if somebody else did that first.
 *
 * The request has a key of its own, drawn for this call: of two processes that registered the same
 * intent one is refused, instead of both being handed the same answer.
 */
async function begin(
  decision: AnySideEffectRecorder,
  sideEffectId: string,
): Promise<SideEffectStatus | undefined> {
  let started: WriteAnswer | SpooledAnswer;
  try {
    started = await decision.sideEffectTransition(sideEffectId, { to: 'executing' });
  } catch (error) {
    if (!(error instanceof DocketProblem && error.code === 'impossible_transition')) throw error;
    return (await readStatus(decision, sideEffectId)).status;
  }
  if (started.directive === 'proceed') return undefined;
  // Somebody else's record held the decision in the meantime. Nothing was done yet, and the ledger
  // has to say so: "executing" would read as in doubt for good.
  const held = new NotReleased(started.directive, started.reasons, sideEffectId);
  await recordFailure(decision, sideEffectId, new NotPerformed(held.message));
  throw held;
}

interface Registered {
  sideEffectId: string;
  status: SideEffectStatus;
  directive: Directive;
  reasons: readonly Reason[];
}

async function register(
  decision: AnySideEffectRecorder,
  key: string,
  intent: SideEffectIntent,
): Promise<Registered> {
  let answer: WriteAnswer | SpooledAnswer;
  try {
    answer = await decision.registerSideEffect(key, intent);
  } catch (error) {
    const isHeld = error instanceof DocketProblem && error.code === 'decision_held';
    if (!isHeld) throw error;
    const { directive, reasons } = await decision.read();
    throw new NotReleased(directive === 'stop' ? 'stop' : 'hold', reasons, undefined, error);
  }
  const { sideEffectId, directive, reasons } = answer;
  if (sideEffectId === undefined) {
    throw new DocketError(
      'unexpected_answer',
      'The server registered a side effect without an id.',
    );
  }
  if (answer.recorded === 'spooled') {
    // The server cannot be asked; the spool knows what this machine did about it.
    const status = answer.sideEffectStatus ?? 'intent';
    return { sideEffectId, status, directive, reasons };
  }
  if (!answer.replayed) return { sideEffectId, status: 'intent', directive, reasons };
  // A repeated answer is the first one, word for word: where things stand now is asked anew.
  return readStatus(decision, sideEffectId);
}

async function readStatus(
  decision: AnySideEffectRecorder,
  sideEffectId: string,
): Promise<Registered> {
  const { sideEffects, directive, reasons } = await decision.read();
  const current = sideEffects.find((item) => item.sideEffectId === sideEffectId);
  if (current === undefined) {
    // The ledger lists a bounded number, settled ones leave first: performing it again would be a guess.
    throw new DocketError(
      'side_effect_not_listed',
      `Not performed: ${sideEffectId} was registered before and is no longer listed by its decision.`,
    );
  }
  return { sideEffectId, status: current.status, directive, reasons };
}

/** Records the failure; when even that fails, the caller still gets the error of the action itself. */
async function recordFailure(
  decision: AnySideEffectRecorder,
  sideEffectId: string,
  error: unknown,
): Promise<void> {
  const isCertain = error instanceof NotPerformed;
  const message = error instanceof Error ? error.message : String(error);
  try {
    await decision.sideEffectTransition(sideEffectId, {
      to: isCertain ? 'failed' : 'outcome_unknown',
      reason: message === '' ? 'An error without a message.' : message.slice(0, REASON_LENGTH_MAX),
      ...(error instanceof Error ? { error_type: error.name } : {}),
    });
  } catch (unrecorded) {
    throw new AggregateError(
      [error, unrecorded],
      `The action failed (${message}) and its outcome could not be recorded: it stays "executing".`,
      { cause: unrecorded },
    );
  }
}

/** Under the schema's limit even where a character takes two UTF-16 units. */
const REASON_LENGTH_MAX = 2_000;
