import { ClientError, DocketError, errorText, type ClientErrorCode } from './client-error.js';
import { PROBLEM_STATUS } from './problem-codes.js';

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
  /** Of `ledger_closed`: the ledger that continues it, by its globally unique name `<host>/<ledger>`. */
  successor?: string;
  /** Of `idempotency_key_elsewhere`: the ledger, `<host>/<ledger>`, and the entry in which the key was used. */
  usedIn?: { origin: string; seq: number };
}

/** The server says no, and why. A client that is newer or older than it may not know the code. */
export class DocketProblem extends DocketError {
  override readonly name = 'DocketProblem';
  constructor(
    readonly problem: ProblemDetails,
    /** How long the server asks to be left alone, in seconds; absent where it does not say. */
    readonly retryAfterSeconds?: number,
  ) {
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
  /** Whether this version of the client knows the code, with this status. */
  get isKnown(): boolean {
    return Object.hasOwn(PROBLEM_STATUS, this.code) && PROBLEM_STATUS[this.code] === this.status;
  }
  /**
   * True when the server looked at the request and wrote nothing. False when it could not look, or
   * cannot say what became of it, or its code is not known: the request may be sent again under the same key.
   */
  get isRefusal(): boolean {
    return this.isKnown && this.#isOfRequest && this.code !== 'idempotency_in_flight';
  }
  /** Whether the same request may be answered otherwise a little later. */
  get isPassing(): boolean {
    return !this.#isOfRequest || this.code === 'idempotency_in_flight';
  }
  get #isOfRequest(): boolean {
    return this.status >= 400 && this.status < 500 && !NOT_LOOKED_AT.has(this.status);
  }
}

const NOT_LOOKED_AT = new Set([408, 429]);

/** No answer on any attempt: the network failed. Whether the last request was carried out is not known. */
export class DocketUnreachable extends ClientError<'unreachable'> {
  override readonly name = 'DocketUnreachable';
  constructor(
    readonly url: string,
    readonly attempts: number,
    cause: unknown,
  ) {
    const why = rootCause(cause);
    super('unreachable', `No answer from ${url} after ${attempts} attempt(s): ${why}`, { cause });
  }
}

/**
 * The request failed, and not in a way that shows the server to be away: a certificate, a name that does
 * not resolve, a server that did not answer in time, an error that nobody knows. Never a reason to act without asking.
 */
export class RequestFailed extends ClientError<'request_failed'> {
  override readonly name = 'RequestFailed';
  constructor(
    readonly url: string,
    readonly attempts: number,
    cause: unknown,
    /** No answer came in time: the server may be at work, or gone. */
    readonly isLate = false,
  ) {
    const why = rootCause(cause);
    super('request_failed', `The request to ${url} failed after ${attempts} attempt(s): ${why}`, {
      cause,
    });
  }
}

type UnexpectedCode = Extract<ClientErrorCode, 'unexpected_answer' | 'redirected' | 'server_busy'>;

/** Something answered, and not as Docket does. Never a reason to act without asking. */
export class UnexpectedAnswer extends ClientError<UnexpectedCode> {
  override readonly name = 'UnexpectedAnswer';
  /** HTTP status code; absent where it is not at fault. */
  readonly status: number | undefined;
  /** How long to wait, in seconds, where the answer says so. */
  readonly retryAfterSeconds: number | undefined;
  constructor(
    message: string,
    details: {
      code?: UnexpectedCode;
      status?: number;
      retryAfterSeconds?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(details.code ?? 'unexpected_answer', message, { cause: details.cause });
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** What an error answer is read from. */
interface ErrorAnswer {
  status: number;
  /** `Content-Type`, as it was sent. */
  mediaType: string | null;
  text: string;
}

/**
 * Reads an error answer of Docket. Undefined for whatever else answers with an error, a proxy for
 * instance: Docket's problems have the media type of RFC 9457, a type that ends in their code, and the
 * status of the answer.
 */
export function readProblem({ status, mediaType, text }: ErrorAnswer): ProblemDetails | undefined {
  if (essenceOf(mediaType) !== 'application/problem+json') return undefined;
  const body = parseObject(text);
  const type = textOf(body?.['type']);
  const code = textOf(body?.['code']);
  if (body === undefined || code === undefined || type !== `${PROBLEM_TYPE}${code}`) {
    return undefined;
  }
  if (body['status'] !== status) return undefined;
  const detail = textOf(body['detail']);
  const instance = textOf(body['instance']);
  const next = textOf(body['next']);
  return {
    type,
    title: textOf(body['title']) ?? `HTTP status ${status}`,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(next === undefined ? {} : { next }),
    errors: readFieldProblems(body['errors']),
    ...(typeof body['successor'] === 'string' ? { successor: body['successor'] } : {}),
    ...readUsedIn(body['used_in']),
  };
}

function readUsedIn(value: unknown): Pick<ProblemDetails, 'usedIn'> {
  if (!isRecordObject(value)) return {};
  const { origin, seq } = value;
  return typeof origin === 'string' && typeof seq === 'number' ? { usedIn: { origin, seq } } : {};
}

/** A media type without its parameters, in lower case; empty where there is none. */
export function essenceOf(mediaType: string | null): string {
  return (mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

const PROBLEM_TYPE = 'urn:docket:problem:';

function readFieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (!isRecordObject(item)) return [];
    const pointer = textOf(item['pointer']);
    const parameter = textOf(item['parameter']);
    if (pointer === undefined && parameter === undefined) return [];
    return [
      {
        ...(pointer === undefined ? {} : { pointer }),
        ...(parameter === undefined ? {} : { parameter }),
        detail: textOf(item['detail']) ?? 'invalid',
      },
    ];
  });
}

const FIELDS_SHOWN_MAX = 3;

function describeProblem(problem: ProblemDetails): string {
  // What the whole says of its one place is said once.
  const fields = problem.errors
    .slice(0, FIELDS_SHOWN_MAX)
    .map(({ parameter, pointer, detail }) =>
      [parameter ?? (pointer || 'the body'), ...(detail === problem.detail ? [] : [detail])].join(
        ' ',
      ),
    );
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
  if (!(current instanceof Error)) return errorText(current);
  // An AggregateError of a connection tried on several addresses has an empty message.
  if (current instanceof AggregateError && current.message === '')
    return rootCause(current.errors[0]);
  return errorText(current);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecordObject(value) ? value : undefined;
  } catch {
    // Not JSON, so not of Docket.
    return undefined;
  }
}

export function isRecordObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
