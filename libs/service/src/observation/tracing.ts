import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import {
  AppendFailed,
  NO_OBSERVER,
  StoreRefusal,
  type AppendObserver,
  type SubmissionTrace,
} from '@docket/store';
import { ServiceError } from '../service-error.js';
import { DOCKET_VERSION } from '../version.js';

/**
 * Docket's own spans, and the only module that makes any. It asks the API of OpenTelemetry, which does nothing
 * as long as no SDK is registered in the process. A span holds words of closed sets, and numbers: nothing that somebody
 * recorded, no id, no key, no address, no message of an error.
 */
const tracer = trace.getTracer('docket', DOCKET_VERSION);

/** A request that is answered inside of a span. */
export interface RequestTrace {
  /** Does the work, and what it begins, as part of the request. */
  within<Result>(work: () => Result): Result;
  /** The answer went out, or will not: `status` is then undefined. `code`: of its problem document. */
  ended(status: number | undefined, code: string | undefined): void;
}

/** What a request is known by before it is looked at. */
export interface RequestFacts {
  /** As sent. */
  method: string;
  /** As the route is written, with the names of its parameters; undefined: there is none. */
  route: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** RFC 9110, 9.1, and RFC 5789. Another one is `_OTHER`, as the semantic conventions have it. */
const METHODS = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
]);

/**
 * Begins the span of a request, in the trace that its `traceparent` names (W3C Trace Context), or that it is
 * within already. Undefined where nobody listens, or the trace is not sampled.
 */
export function traceRequest({ method, route, headers }: RequestFacts): RequestTrace | undefined {
  const active = context.active();
  const parent =
    trace.getSpan(active) === undefined ? propagation.extract(active, headers) : active;
  const known = METHODS.has(method) ? method : '_OTHER';
  const name = `${known === '_OTHER' ? 'HTTP' : known}${route === undefined ? '' : ` ${route}`}`;
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parent);
  if (!span.isRecording()) return undefined;
  span.setAttributes({
    'http.request.method': known,
    ...(route === undefined ? {} : { 'http.route': route }),
  });
  const inside = trace.setSpan(parent, span);
  return {
    within: (work) => context.with(inside, work),
    ended(status, code) {
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      const isError = status === undefined || status >= 500;
      const reason = code ?? (status === undefined ? 'closed' : String(status));
      if (isError || code !== undefined) span.setAttribute('error.type', reason);
      if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Makes a span of each call of a use case, named `<class>.<method>`, within the request that it is done for. */
export function Traced() {
  return (target: object, key: string | symbol, descriptor: PropertyDescriptor): void => {
    const method = descriptor.value as (this: unknown, ...given: unknown[]) => Promise<unknown>;
    const name = `${target.constructor.name}.${String(key)}`;
    descriptor.value = function (this: unknown, ...given: unknown[]): Promise<unknown> {
      if (!isRecorded()) return method.apply(this, given);
      return inSpan(name, () => method.apply(this, given));
    };
  };
}

/** Whether what happens now is part of a trace that is kept. */
const isRecorded = (): boolean => trace.getActiveSpan()?.isRecording() === true;

async function inSpan<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const span = tracer.startSpan(name);
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** What was refused did what it should. Of all else no more is told than its kind: a message can quote anything. */
function fail(span: Span, error: unknown): void {
  const isRefusal = error instanceof StoreRefusal || error instanceof ServiceError;
  span.setAttribute('error.type', isRefusal ? error.code : kindOf(error));
  if (!isRefusal) span.setStatus({ code: SpanStatusCode.ERROR });
}

function kindOf(error: unknown): string {
  if (error instanceof AppendFailed) return error.outcome;
  return error instanceof Error ? error.constructor.name : '_OTHER';
}

/** The observer, and spans of what becomes of each submission that is made within a recorded trace. */
export function traced(observer: AppendObserver = NO_OBSERVER): AppendObserver {
  return {
    ended: (outcome, seconds, code) => observer.ended(outcome, seconds, code),
    written: (entries) => observer.written(entries),
    submitted: (records) => (isRecorded() ? new AppendSpans(records) : undefined),
  };
}

/** `append`, and in it one after the other `append.queue`, `append.batch`, and in that `append.commit`. */
class AppendSpans implements SubmissionTrace {
  readonly #append: Span;
  readonly #within: Context;
  #queue: Span | undefined;
  #batch: Span | undefined;
  #commit: Span | undefined;

  constructor(records: number) {
    this.#append = tracer.startSpan('append', { attributes: { 'docket.append.records': records } });
    this.#within = trace.setSpan(context.active(), this.#append);
    this.#queue = this.#begin('append.queue', {});
  }

  taken(records: number): void {
    this.#queue?.end();
    this.#queue = undefined;
    this.#batch?.end();
    this.#batch = this.#begin('append.batch', { 'docket.batch.records': records });
  }

  sent(entries: number): void {
    this.#batch?.setAttribute('docket.batch.entries', entries);
    const parent =
      this.#batch === undefined ? this.#within : trace.setSpan(this.#within, this.#batch);
    this.#commit = tracer.startSpan(
      'append.commit',
      {
        kind: SpanKind.CLIENT,
        attributes: { 'db.system.name': 'postgresql', 'db.operation.name': 'COMMIT' },
      },
      parent,
    );
  }

  answered(isLost: boolean): void {
    if (isLost) this.#commit?.setStatus({ code: SpanStatusCode.ERROR });
    this.#commit?.end();
    this.#commit = undefined;
  }

  ended(error?: unknown): void {
    if (error !== undefined) fail(this.#append, error);
    this.answered(error instanceof AppendFailed);
    for (const span of [this.#queue, this.#batch, this.#append]) span?.end();
    [this.#queue, this.#batch] = [undefined, undefined];
  }

  #begin(name: string, attributes: Attributes): Span {
    return tracer.startSpan(name, { attributes }, this.#within);
  }
}
