/** One bad place in a request and what is wrong there. */
export interface FieldProblem {
  /** JSON Pointer (RFC 6901) into the body; "" is the whole body. */
  pointer?: string;
  /** Name of a path, query or header parameter, where the place is not in the body. */
  parameter?: string;
  detail: string;
}

/** Problem details of RFC 9457 with Docket's members. `code` is the last part of `type`. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  instance?: string;
  /** What to do next, in words. */
  next?: string;
  errors: FieldProblem[];
}

/** Everything the client throws on purpose. `code` is stable; the message is for people. */
export class DocketError extends Error {
  override readonly name: string = 'DocketError';
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The server refused the request and said why. Nothing was written. */
export class DocketProblem extends DocketError {
  override readonly name = 'DocketProblem';
  constructor(readonly problem: ProblemDetails) {
    super(problem.code, describeProblem(problem));
  }
  /** HTTP status code. */
  get status(): number {
    return this.problem.status;
  }
  /** The first bad place in the request, when the server named one. */
  get pointer(): string | undefined {
    return this.problem.errors[0]?.pointer;
  }
  /** What the server says to do next. */
  get next(): string | undefined {
    return this.problem.next;
  }
  get errors(): readonly FieldProblem[] {
    return this.problem.errors;
  }
}

/** No answer after every attempt. Whether the last request was carried out is not known. */
export class DocketUnreachable extends DocketError {
  override readonly name = 'DocketUnreachable';
  constructor(
    readonly url: string,
    readonly attempts: number,
    cause: unknown,
  ) {
    super(
      'unreachable',
      `No answer from ${url} after ${attempts} attempt(s): ${rootCause(cause)}`,
      {
        cause,
      },
    );
  }
}

/** Reads an error answer. What is not problem details, a proxy's page for instance, gets a code too. */
export function readProblem(status: number, text: string): ProblemDetails {
  const body = parseObject(text);
  const type = stringOf(body?.['type']) ?? 'about:blank';
  const known = stringOf(body?.['code']) ?? type.split(':').pop();
  const isProblem = body !== undefined && (type !== 'about:blank' || 'code' in body);
  const detail = stringOf(body?.['detail']);
  const instance = stringOf(body?.['instance']);
  const next = stringOf(body?.['next']);
  return {
    type,
    title: stringOf(body?.['title']) ?? `HTTP status ${status}`,
    status,
    code: isProblem && known !== undefined ? known : 'unexpected_answer',
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(next === undefined ? {} : { next }),
    errors: readFieldProblems(body?.['errors']),
  };
}

function readFieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (!isObject(item)) return [];
    const pointer = stringOf(item['pointer']);
    return pointer === undefined
      ? []
      : [{ pointer, detail: stringOf(item['detail']) ?? 'invalid' }];
  });
}

const FIELDS_SHOWN_MAX = 3;

function describeProblem(problem: ProblemDetails): string {
  const fields = problem.errors
    .slice(0, FIELDS_SHOWN_MAX)
    .map((error) => `${error.parameter ?? (error.pointer || 'the body')} ${error.detail}`);
  const more = problem.errors.length - fields.length;
  if (more > 0) fields.push(`and ${more} more`);
  const parts = [
    problem.detail ?? problem.title,
    ...(fields.length > 0 ? [fields.join('; ')] : []),
  ];
  const text = parts.map((part) => part.replace(/\.$/, '')).join(': ');
  return `${text} (${problem.code}).${problem.next === undefined ? '' : ` ${problem.next}`}`;
}

/** The message that says something: `fetch failed` hides ECONNREFUSED one level down. */
function rootCause(error: unknown): string {
  let current = error;
  for (
    let depth = 0;
    depth < 5 && current instanceof Error && current.cause !== undefined;
    depth++
  ) {
    current = current.cause;
  }
  if (!(current instanceof Error)) return String(current);
  // An AggregateError of a connection tried on several addresses has an empty message.
  if (current instanceof AggregateError && current.message === '')
    return rootCause(current.errors[0]);
  return current.message;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON: the caller then reports an unexpected answer with its status.
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
