import { errorText } from '../client-error.js';
import { hashPassage } from '../lineage.js';
import { writable } from '../left-out.js';
import { InvalidValue, toRecordJson, type JsonValue } from '../record-json.js';
import type { FieldProblem } from '../problem.js';
import type { JobCard } from '../records.js';

/** A call as a Job Card reports it. */
export type ReportedCall = NonNullable<JobCard['tool_calls']>[number];

/** What one call of a tool was, and what came of it, for the next Job Card. */
export interface CallReport {
  call: ReportedCall;
  /** What of it cannot be recorded, and why. Pointers begin at the call. */
  leftOut: readonly FieldProblem[];
}

/** How a call ended. */
export type CallOutcome = { result: unknown } | { error: unknown };

/** Beside other calls on the same card; a record takes 256 KiB. */
const VALUE_LIMITS = { depthMax: 24, valuesMax: 4_000, bytesMax: 64 * 1024 };

/**
 * The arguments as a record takes them: an object that is the only argument as it is, others under
 * `arguments`, in their order.
 */
export function argumentsOf(given: readonly unknown[]): unknown {
  const [first] = given;
  return given.length === 1 && isPlainObject(first) ? first : { arguments: [...given] };
}

/** SHA-256 of the arguments' JSON, members sorted by name; undefined where they are no JSON. */
export async function digestOfArguments(given: unknown): Promise<string | undefined> {
  try {
    const json = JSON.stringify(toRecordJson(given), sortMembers);
    return `sha256:${await hashPassage(json)}`;
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}

/** A call that is over. Whatever was passed and returned: what a record cannot hold is left out, and named. */
export function reportCall(
  call: Omit<ReportedCall, 'arguments' | 'status' | 'result' | 'error_type'>,
  given: unknown,
  outcome: CallOutcome,
): CallReport {
  const taken = recordable('arguments', given);
  const isError = 'error' in outcome;
  const result = isError
    ? { value: writable(errorText(outcome.error), 2_000), leftOut: [] }
    : recordable('result', outcome.result);
  return {
    call: {
      ...call,
      ...(isPlainObject(taken.value) ? { arguments: taken.value } : {}),
      status: isError ? failedStatus(outcome.error) : 'ok',
      ...(result.value === undefined ? {} : { result: result.value }),
      ...(isError ? { error_type: writable(nameOf(outcome.error), 200) } : {}),
    },
    leftOut: [...taken.leftOut, ...result.leftOut],
  };
}

/** The call without what was passed and returned: that it was made has to be told, even where the rest cannot be. */
export function bareCall({ call }: CallReport): CallReport {
  const { arguments: given, result, ...bare } = call;
  const gone = [
    ...(given === undefined ? [] : ['/arguments']),
    ...(result === undefined ? [] : ['/result']),
  ];
  return { call: bare, leftOut: gone.map((pointer) => ({ pointer, detail: 'was refused' })) };
}

function recordable(
  member: string,
  value: unknown,
): { value?: JsonValue; leftOut: readonly FieldProblem[] } {
  if (value === undefined) return { leftOut: [] };
  try {
    return { value: toRecordJson(value, `/${member}`, VALUE_LIMITS), leftOut: [] };
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    return { leftOut: error.errors };
  }
}

const TIMEOUTS: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError']);

function failedStatus(error: unknown): 'error' | 'timeout' {
  return TIMEOUTS.has(nameOf(error)) ? 'timeout' : 'error';
}

/** The kind of what was thrown, which may be anything. */
export function nameOf(error: unknown): string {
  try {
    const { name } = error as { name?: unknown };
    return typeof name === 'string' && name.trim() !== '' ? name : 'unknown';
  } catch {
    return 'unknown';
  }
}

function isPlainObject(value: unknown): value is Record<string, JsonValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function sortMembers(_name: string, value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
