import { readBody } from './answer-body.js';
import { backoffDelay, DEFAULT_RETRY, retryAfterSeconds, type RetryPolicy } from './backoff.js';
import type { DocketError } from './client-error.js';
import { isNetworkFailure } from './network-failure.js';
import { endpoint, prepareRequest } from './prepare.js';
import type { Endpoint, PreparedRequest, TransportRequest } from './prepare.js';
import {
  DocketProblem,
  DocketUnreachable,
  essenceOf,
  readProblem,
  RequestFailed,
  UnexpectedAnswer,
} from './problem.js';

export type { TransportRequest } from './prepare.js';

export interface TransportOptions {
  /** Root of the server, for example `https://docket.example`. */
  url: string;
  /** API key. Sent as a bearer token, never part of an address or an error. */
  apiKey?: string;
  /** Longest time for one attempt; 10,000 ms when left out. */
  timeoutMs?: number;
  retry?: Partial<RetryPolicy>;
  /** Replaces the global `fetch`, in tests for instance. */
  fetch?: typeof fetch;
}

export interface TransportAnswer {
  status: number;
  /** True when the server had already carried out this key and repeated its first answer. */
  replayed: boolean;
  bytes: Uint8Array;
}

/** Longer than the 10 s in which Node's `fetch` has to connect: a connection that is not made shows as that. */
const TIMEOUT_MS = 15_000;
/** A batch of 500 records is answered in less than a tenth of it. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;
/** A problem document of 200,000 bad places would not fit; the server names fewer. */
const ERROR_BYTES_MAX = 1024 * 1024;
/** An attempt that has less time than this is not begun. */
const ATTEMPT_MS_MIN = 1_000;

/** Sends one request at a time over HTTP and repeats it only where that is safe. */
export class Transport {
  readonly #endpoint: Endpoint;
  readonly #timeoutMs: number;
  readonly #retry: RetryPolicy;
  readonly #fetch: typeof fetch;

  /** @throws ClientError `invalid_url` or `invalid_api_key`. */
  constructor(options: TransportOptions) {
    this.#endpoint = endpoint(options.url, options.apiKey);
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#retry = { ...DEFAULT_RETRY, ...options.retry };
    this.#fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  }

  /**
   * Sends `request` and returns the answer of a 2xx status.
   *
   * Repeated are: no connection or a lost one, a timeout, an unknown failure, an answer that broke off, 429,
   * 500, 502, 503, 504 but for `took_too_long`, and a key whose first use is still in flight. That is safe because every write
   * carries an idempotency key and the repetition carries the same one. A request marked
   * `repeatable: false` is sent once. `Retry-After` is obeyed; where that leads beyond the deadline, the answer
   * that said it is the last.
   *
   * @throws What `prepareRequest` throws, before anything was sent. DocketProblem when the server says no.
   * DocketUnreachable when the network failed, and only then. RequestFailed when it cannot be told what
   * failed. UnexpectedAnswer when something answered that is not Docket.
   */
  async send(request: TransportRequest): Promise<TransportAnswer> {
    const prepared = prepareRequest(this.#endpoint, request);
    const attemptMs = (request.timeoutMs ?? this.#timeoutMs) + (request.longerByMs ?? 0);
    const end = performance.now() + Math.max(this.#retry.deadlineMs, attemptMs);
    let left = attemptMs;
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(prepared, request, Math.min(attemptMs, left));
      if ('answer' in result) return result.answer;
      const attemptsMax = result.inFlight ? IN_FLIGHT_ATTEMPTS_MAX : this.#retry.attemptsMax;
      const isLast = request.repeatable === false || attempt >= attemptsMax;
      if (!result.repeatable || isLast) throw result.error(attempt);
      const delay = backoffDelay(this.#retry, attempt, Math.random, result.retryAfter);
      left = Math.floor(end - performance.now() - delay);
      if (left < Math.min(ATTEMPT_MS_MIN, attemptMs)) throw result.error(attempt);
      await sleep(delay);
    }
  }

  async #attempt(
    prepared: PreparedRequest,
    request: TransportRequest,
    timeoutMs: number,
  ): Promise<Attempt> {
    const { url, method, headers, body } = prepared;
    const { root } = this.#endpoint;
    const { signal } = request;
    const timeout = AbortSignal.timeout(timeoutMs);
    let response: Response;
    try {
      response = await this.#fetch(url, {
        method,
        headers,
        // A redirect would carry the key and the record to an address nobody configured.
        redirect: 'manual',
        signal: signal === undefined ? timeout : both(signal, timeout),
        ...(body === undefined ? {} : { body }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      // A time-out of our own does not tell a network that failed from a server that is at work.
      const isLate = timeout.aborted;
      if (!isLate && isNetworkFailure(cause))
        return failed((attempts) => new DocketUnreachable(root, attempts, cause));
      return failed((attempts) => new RequestFailed(root, attempts, cause, isLate));
    }
    const bytesMax = response.ok ? (request.answerBytesMax ?? ANSWER_BYTES_MAX) : ERROR_BYTES_MAX;
    const read = await readBody(response, bytesMax);
    if ('bytes' in read) return readAnswer(root, prepared, response, read.bytes);
    const { status } = response;
    if ('tooLarge' in read) {
      const message = `${root} answered with more than ${bytesMax} bytes (status ${status}), which was not read on: is it a Docket server?`;
      const error = new UnexpectedAnswer(message, { status });
      return { repeatable: REPEATABLE_STATUS.has(status), inFlight: false, error: () => error };
    }
    signal?.throwIfAborted();
    // Something is there and has begun to answer: that is not a server that is away.
    const message = `The answer of ${root} (status ${status}) ${timeout.aborted ? 'did not end in time' : 'broke off'}.`;
    return failed(() => new UnexpectedAnswer(message, { status, cause: read.brokeOff }));
  }
}

/**
 * Of two signals that the caller holds until the attempt has ended: what `AbortSignal.any` follows it holds weakly, and
 * a time-out that nobody else held would be collected as garbage and never come (nodejs/node#57736).
 */
const both = (signal: AbortSignal, timeout: AbortSignal): AbortSignal =>
  // oxlint-disable-next-line no-restricted-properties -- Both are held, as said above.
  AbortSignal.any([signal, timeout]);

type Attempt =
  | { answer: TransportAnswer }
  | {
      repeatable: boolean;
      /** Somebody else is at work on the same key. */
      inFlight: boolean;
      retryAfter?: number | undefined;
      error: (attempts: number) => DocketError;
    };

function failed(error: (attempts: number) => DocketError): Attempt {
  return { repeatable: true, inFlight: false, error };
}

function readAnswer(
  root: string,
  { headers: sent }: PreparedRequest,
  response: Response,
  bytes: Uint8Array,
): Attempt {
  const { status, headers } = response;
  const isRedirect = response.redirected || response.type === 'opaqueredirect';
  if (isRedirect || (status >= 300 && status < 400)) {
    const target = headers.get('location') ?? 'another address';
    const message = `${root} redirects to ${target}, which is not followed: give the address that the server has.`;
    const error = new UnexpectedAnswer(message, { code: 'redirected', status });
    return { repeatable: false, inFlight: false, error: () => error };
  }
  const strange = strangeness(sent, response, bytes);
  if (strange !== undefined) {
    const message = `${root} answered with status ${status}, and ${strange}: what stands in between?`;
    const error = new UnexpectedAnswer(message, { status });
    return { repeatable: REPEATABLE_STATUS.has(status), inFlight: false, error: () => error };
  }
  if (response.ok) {
    return { answer: { status, replayed: headers.get('idempotency-replayed') === 'true', bytes } };
  }
  const retryAfter = retryAfterSeconds(headers.get('retry-after'), Date.now());
  const text = new TextDecoder().decode(bytes);
  const problem = readProblem({ status, mediaType: headers.get('content-type'), text });
  const repeatable = REPEATABLE_STATUS.has(status);
  if (problem === undefined) {
    const error = foreignAnswer(root, status, retryAfter);
    return { repeatable, inFlight: false, retryAfter, error: () => error };
  }
  const error = new DocketProblem(problem, retryAfter);
  const inFlight = problem.code === 'idempotency_in_flight';
  // It would take as long again, and the server's time with it.
  const isTooLong = problem.code === 'took_too_long';
  return {
    repeatable: (repeatable && !isTooLong) || inFlight,
    inFlight,
    retryAfter,
    error: () => error,
  };
}

/** What shows that an answer is to another request, or that one of success is none of Docket's. */
function strangeness(
  sent: PreparedRequest['headers'],
  { ok, headers }: Response,
  bytes: Uint8Array,
): string | undefined {
  const mediaType = essenceOf(headers.get('content-type'));
  if (ok && bytes.byteLength > 0 && mediaType !== sent['accept']) {
    return `with ${mediaType === '' ? 'nothing that names its type' : mediaType}, not ${sent['accept']}`;
  }
  const key = headers.get('idempotency-key');
  const asked = sent['idempotency-key'] ?? null;
  // The server repeats the key: a cache in between has answers to other requests.
  if (key !== null && key !== asked) return 'to a request with another Idempotency-Key';
  return ok && key !== asked ? 'without the Idempotency-Key that Docket repeats' : undefined;
}

/** The error of an answer that no Docket server gave. */
function foreignAnswer(
  root: string,
  status: number,
  retryAfter: number | undefined,
): UnexpectedAnswer {
  if (status === 429 || status === 503) {
    const message = `${root} turned the request away with status ${status}; that was not Docket itself.`;
    const details = { code: 'server_busy', status, retryAfterSeconds: retryAfter } as const;
    return new UnexpectedAnswer(message, details);
  }
  const message = `${root} answered with status ${status}, and not as Docket does: is the address right, and what stands in between?`;
  return new UnexpectedAnswer(message, { status });
}

/** Where many attempt the same action at once, the server works, only for somebody else each time. */
const IN_FLIGHT_ATTEMPTS_MAX = 30;

const REPEATABLE_STATUS = new Set([429, 500, 502, 503, 504]);

function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
