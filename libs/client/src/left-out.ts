import { DocketProblem, type FieldProblem } from './problem.js';
import { InvalidValue, toRecordJson, type JsonValue } from './record-json.js';

/**
 * What a report on an action may go without. That the action was performed has to be in the record, even
 * where what it answered cannot be.
 */
const PARTS = ['result', 'reason', 'error_type', 'external_ref'] as const;
const NOTES_MAX = 10;
const NOTE_LENGTH_MAX = 300;

/** A report without some of its parts, and what was left out and why. */
export interface LessOfReport {
  /** Says under `ext.not_recorded` what it lacks. */
  body: object;
  leftOut: readonly FieldProblem[];
}

/**
 * leaveOut makes of a refused report one without the parts that it was refused for: those that the refusal
 * points to; where it points to none of them, the first that there is. Undefined when nothing is left to leave
 * out, or the refusal is not about values.
 */
export function leaveOut(body: object, refusal: unknown): LessOfReport | undefined {
  const problems = problemsOf(refusal);
  if (problems === undefined) return undefined;
  const present = PARTS.filter((part) => Object.hasOwn(body, part));
  if (present.length === 0) return undefined;
  const isAbout = (part: string): boolean =>
    problems.some(({ pointer = '' }) => pointer === `/${part}` || pointer.startsWith(`/${part}/`));
  const named = present.filter(isAbout);
  const parts = named.length > 0 ? named : present.slice(0, 1);
  const leftOut = parts.flatMap((part) => notesOn(part, problems));
  return { body: withNotes(without(body, parts), leftOut), leftOut };
}

/** The report with what was left out, in words, under `ext.not_recorded`. */
export function withNotes(body: object, leftOut: readonly FieldProblem[]): object {
  if (leftOut.length === 0) return body;
  const { ext } = body as { ext?: { not_recorded?: FieldProblem[] } };
  const notes = [...(ext?.not_recorded ?? []), ...leftOut].slice(0, NOTES_MAX).map(recordable);
  return { ...body, ext: { ...ext, not_recorded: notes } };
}

/** A value as it can be recorded, or why it cannot be. `read` may throw: it reads what others made. */
export function recordablePart(
  part: (typeof PARTS)[number],
  read: () => unknown,
): { value?: JsonValue; leftOut: readonly FieldProblem[] } {
  try {
    const value = read();
    if (value === undefined) return { leftOut: [] };
    return { value: toRecordJson(value, `/${part}`), leftOut: [] };
  } catch (error) {
    if (error instanceof InvalidValue) return { leftOut: error.errors.map(recordable) };
    return { leftOut: [{ pointer: `/${part}`, detail: 'cannot be read' }] };
  }
}

function problemsOf(refusal: unknown): readonly FieldProblem[] | undefined {
  if (refusal instanceof InvalidValue) return refusal.errors;
  if (!(refusal instanceof DocketProblem) || !refusal.isRefusal) return undefined;
  if (!VALUE_STATUS.has(refusal.status)) return undefined;
  if (refusal.code === 'idempotency_key_reused') return undefined;
  return refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', detail: refusal.message }];
}

/** Not JSON that can be kept, too large, not to the schema. */
const VALUE_STATUS = new Set([400, 413, 422]);

function notesOn(part: string, problems: readonly FieldProblem[]): FieldProblem[] {
  const own = problems.filter(
    ({ pointer = '' }) => pointer === `/${part}` || pointer.startsWith(`/${part}/`),
  );
  const why = own.length > 0 ? own : problems.slice(0, 1);
  return why.map(({ pointer = '', detail }) =>
    recordable({ pointer: own.length > 0 ? pointer : `/${part}`, detail }),
  );
}

/** A note is text that can be recorded whatever it is about. */
function recordable({ pointer = '', detail }: FieldProblem): FieldProblem {
  return { pointer: writable(pointer), detail: writable(detail) };
}

/** Text in which what cannot be recorded shows as an escape, cut between characters. */
export function writable(text: string, lengthMax = NOTE_LENGTH_MAX): string {
  const escaped = text
    .replaceAll('\u0000', '\\u0000')
    .replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
  const characters = Array.from(escaped);
  if (characters.length <= lengthMax) return escaped;
  return `${characters.slice(0, lengthMax - 1).join('')}…`;
}

function without(body: object, parts: readonly string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !parts.includes(name)));
}
