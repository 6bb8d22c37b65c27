import type { Directive, Reason, SideEffectStatus } from '@docket/record';
import type { DecisionSummary, SpooledAnswer, WriteAnswer } from './answer.js';
import { ClientError, errorText } from './client-error.js';
import { leaveOut, recordablePart, withNotes, writable } from './left-out.js';
import { DocketProblem, type FieldProblem } from './problem.js';
import { memberPointer, type JsonValue } from './record-json.js';
import type { SideEffectIntent, SideEffectTransition } from './records.js';

/** What became of a side effect, and whether this very call performed it. */
export type SideEffectOutcome<T, Answer = WriteAnswer> =
  | {
      performed: true;
      status: 'executed';
      sideEffectId: string;
      value: T;
      answer: Answer;
      /**
       * Parts of what `perform` returned that are not in the record, and why; empty where all of it is.
       * The record says the same, under `ext.not_recorded`.
       */
      leftOut: readonly FieldProblem[];
    }
  | { performed: false; status: SideEffectStatus; sideEffectId: string };

/**
 * What `perform` may tell about the action. All of it is recorded verbatim, or left out where it cannot be:
 * by then the action was performed, and that has to be recorded.
 */
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
export class NotReleased extends ClientError<'directive_hold' | 'directive_stop'> {
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

/**
 * The action was begun, and its outcome is, as far as is known, neither in the ledger nor in a spool: the
 * ledger may say `executing`. Do not perform it again; record what became of it with `Decision.reconcile`.
 */
export class OutcomeNotRecorded extends ClientError<'outcome_not_recorded'> {
  override readonly name = 'OutcomeNotRecorded';
  readonly sideEffectId: string;
  /** `unknown` where the action itself threw an error; false where that was `NotPerformed`. */
  readonly performed: boolean | 'unknown';
  /** What `perform` returned as its value. */
  readonly value: unknown;
  /** What `perform` threw. */
  readonly actionError: unknown;
  constructor(
    message: string,
    outcome: {
      sideEffectId: string;
      performed: boolean | 'unknown';
      value?: unknown;
      actionError?: unknown;
    },
    cause: unknown,
  ) {
    super('outcome_not_recorded', message, { cause });
    this.sideEffectId = outcome.sideEffectId;
    this.performed = outcome.performed;
    this.value = outcome.value;
    this.actionError = outcome.actionError;
  }
}

/** What a side effect needs of its decision. */
export interface SideEffectRecorder<Answer extends WriteAnswer | SpooledAnswer> {
  registerSideEffect(key: string, intent: SideEffectIntent): Promise<Answer>;
  sideEffectTransition(sideEffectId: string, transition: SideEffectTransition): Promise<Answer>;
  begin(sideEffectId: string): Promise<Answer>;
  hasUnansweredAttempt(sideEffectId: string): boolean;
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
  if (typeof perform !== 'function') throw new TypeError('`perform` is not a function');
  const registered = await register(decision, key, intent);
  const { sideEffectId } = registered;
  const isOpen =
    registered.status === 'intent' ||
    // It says so because of this client, or of another: the key of the attempt tells them apart.
    (registered.status === 'executing' && decision.hasUnansweredAttempt(sideEffectId));
  if (!isOpen) {
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
  const told = recordable(performed);
  let reported: Awaited<ReturnType<typeof report<Answer>>>;
  try {
    reported = await report(decision, sideEffectId, told);
  } catch (cause) {
    const message = `The action was performed, and that could not be recorded (${errorText(cause)}): the ledger may say "executing".`;
    const outcome = { sideEffectId, performed: true, value: performed?.value } as const;
    throw new OutcomeNotRecorded(message, outcome, cause);
  }
  return {
    performed: true,
    status: 'executed',
    sideEffectId,
    value: performed?.value,
    ...reported,
  };
}

/** A transition, and what it does not say of what there was to say. */
interface Report {
  transition: SideEffectTransition;
  leftOut: readonly FieldProblem[];
}

/** What `perform` returned, as far as it can be recorded. In JavaScript that may be anything. */
function recordable(performed: Partial<Performed<unknown>> | undefined | null): Report {
  const result = recordablePart('result', () => performed?.result);
  const reference = recordablePart('external_ref', () => performed?.externalRef);
  const isText = typeof reference.value === 'string';
  const leftOut = [
    ...strangers(performed),
    ...result.leftOut,
    ...reference.leftOut,
    ...(reference.value === undefined || isText ? [] : [notText(reference.value)]),
  ];
  const transition: SideEffectTransition = {
    to: 'executed',
    ...(isText ? { external_ref: reference.value as string } : {}),
    ...(result.value === undefined ? {} : { result: result.value }),
    observed_by: 'agent',
  };
  return { transition, leftOut };
}

const PERFORMED: ReadonlySet<string> = new Set<keyof Performed<unknown>>([
  'value',
  'externalRef',
  'result',
]);

/** What else was returned, which nothing records: an amount, say, or the reference under another name. */
function strangers(performed: unknown): FieldProblem[] {
  if (typeof performed !== 'object' || performed === null || Array.isArray(performed)) return [];
  const detail = 'is not recorded: of what is returned only result and externalRef are';
  return namesOf(performed)
    .filter((name) => !PERFORMED.has(name))
    .map((name) => ({ pointer: writable(memberPointer('', name)), detail }));
}

/** Names of members; none where an object refuses to tell them: by then the action was performed. */
function namesOf(performed: object): string[] {
  try {
    return Object.keys(performed);
  } catch {
    return [];
  }
}

/** The reference itself is in the note, so that the payment can be found. */
function notText(reference: JsonValue): FieldProblem {
  const detail = `is ${writable(JSON.stringify(reference), REFERENCE_SHOWN_MAX)} and not text: a reference is recorded as text only`;
  return { pointer: '/external_ref', detail };
}

const REFERENCE_SHOWN_MAX = 100;

/** Records an outcome, with fewer parts each time the ledger will not take one of them. */
async function report<Answer extends WriteAnswer | SpooledAnswer>(
  decision: SideEffectRecorder<Answer>,
  sideEffectId: string,
  { transition, leftOut }: Report,
): Promise<{ answer: Answer; leftOut: readonly FieldProblem[] }> {
  const body = withNotes(transition, leftOut) as SideEffectTransition;
  try {
    return { answer: await decision.sideEffectTransition(sideEffectId, body), leftOut };
  } catch (error) {
    const less = leaveOut(transition, error);
    if (less === undefined) throw error;
    // Its notes are added anew, with those of before.
    const { ext: _notes, ...rest } = less.body as SideEffectTransition;
    return report(decision, sideEffectId, {
      transition: rest as SideEffectTransition,
      leftOut: [...leftOut, ...less.leftOut],
    });
  }
}

/**
 * Moves the intent to `executing`; returns its status if somebody else did that first.
 *
 * The request has a key of its own, drawn for this attempt: of two processes that registered the same
 * intent one is refused, instead of both being handed the same answer.
 */
async function begin(
  decision: AnySideEffectRecorder,
  sideEffectId: string,
): Promise<SideEffectStatus | undefined> {
  let started: WriteAnswer | SpooledAnswer;
  try {
    started = await decision.begin(sideEffectId);
  } catch (error) {
    if (!(error instanceof DocketProblem && error.code === 'impossible_transition')) throw error;
    return (await readStatus(decision, sideEffectId)).status;
  }
  const now = await whatHolds(decision, started, sideEffectId);
  if (now.status !== 'executing') return now.status;
  if (now.directive === 'proceed') return undefined;
  // Somebody else's record held the decision in the meantime. Nothing was done yet, and the ledger
  // has to say so: "executing" would read as in doubt for good.
  const held = new NotReleased(now.directive, now.reasons, sideEffectId);
  await recordFailure(decision, sideEffectId, new NotPerformed(held.message));
  throw held;
}

/** An answer that is repeated says what was so when it was first given: what is so now is asked anew. */
async function whatHolds(
  decision: AnySideEffectRecorder,
  { recorded, replayed, directive, reasons }: WriteAnswer | SpooledAnswer,
  sideEffectId: string,
): Promise<Registered> {
  if (recorded === 'ledger' && replayed) return readStatus(decision, sideEffectId);
  return { sideEffectId, status: 'executing', directive, reasons };
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
    throw new ClientError(
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
    throw new ClientError(
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
  try {
    await report(decision, sideEffectId, describeFailure(error));
  } catch (cause) {
    const message = `The action failed (${errorText(error)}) and its outcome could not be recorded (${errorText(cause)}): the ledger may say "executing".`;
    const performed = error instanceof NotPerformed ? false : 'unknown';
    const outcome = { sideEffectId, performed, actionError: error } as const;
    throw new OutcomeNotRecorded(message, outcome, cause);
  }
}

/** What an error says, as text that can be recorded. An error after the effect does not undo it. */
function describeFailure(error: unknown): Report {
  const message = errorText(error);
  const isEmpty = message.trim() === '';
  const reason = isEmpty ? 'An error without a message.' : writable(message, REASON_LENGTH_MAX);
  const type = recordablePart('error_type', () =>
    error instanceof Error ? error.name : undefined,
  );
  const isType = typeof type.value === 'string' && type.value !== '';
  const transition: SideEffectTransition = {
    to: error instanceof NotPerformed ? 'failed' : 'outcome_unknown',
    reason,
    ...(isType ? { error_type: type.value as string } : {}),
  };
  const isChanged = !isEmpty && reason !== message;
  const detail = `is the message of the error with escapes for what cannot be recorded, cut at ${REASON_LENGTH_MAX} characters`;
  return { transition, leftOut: isChanged ? [{ pointer: '/reason', detail }] : [] };
}

/** Half of what the schema takes. */
const REASON_LENGTH_MAX = 2_000;
