import { backoffDelay, DEFAULT_RETRY, type RetryPolicy } from './backoff.js';
import { DocketError, DocketProblem, DocketUnreachable, readProblem } from './problem.js';

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

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the server's root, already encoded, beginning with `/v1/`. */
  path: string;
  body?: unknown;
  /** Sent as `Idempotency-Key`. Every write carries one: a missing key is drawn at random. */
  idempotencyKey?: string;
  /** False for what the server has no idempotency key for: then it is sent once. */
  repeatable?: boolean;
  accept?: string;
  timeoutMs?: number;
  /** What the server may take on top of that before it begins to answer. */
  longerByMs?: number;
  /** Gives the request up; `send` is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

export interface TransportAnswer {
  status: number;
  /** True when the server had already carried out this key and repeated its first answer. */
  replayed: boolean;
  bytes: Uint8Array;
}

/** Sends one request at a time over HTTP and repeats it only where that is safe. */
export class Transport {
  readonly #root: string;
  readonly #apiKey: string | undefined;
  readonly #timeoutMs: number;
  readonly #retry: RetryPolicy;
  readonly #fetch: typeof fetch;

  constructor(options: TransportOptions) {
    this.#root = readRoot(options.url);
    this.#apiKey = options.apiKey;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#retry = { ...DEFAULT_RETRY, ...options.retry };
    this.#fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  }

  /**
   * Sends `request` and returns the answer of a 2xx status.
   *
   * Repeated are: no connection or a lost one, a timeout, 429, 500, 502, 503, 504, and a key whose
   * first use is still in flight. That is safe because every write carries an idempotency key and
   * the repetition carries the same one. A request marked `repeatable: false` is sent once.
   *
   * @throws DocketProblem when the server refuses; DocketUnreachable when no attempt was answered.
   */
  async send(request: TransportRequest): Promise<TransportAnswer> {
    // Drawn once, before the first attempt: a repetition must be recognisable as the same request.
    const idempotencyKey =
      request.idempotencyKey ?? (request.method === 'GET' ? undefined : randomKey());
    if (idempotencyKey !== undefined) checkKey(idempotencyKey);
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(request, idempotencyKey);
      if ('answer' in result) return result.answer;
      const attemptsMax = result.inFlight ? IN_FLIGHT_ATTEMPTS_MAX : this.#retry.attemptsMax;
      const isLast = request.repeatable === false || attempt >= attemptsMax;
      if (!result.repeatable || isLast) throw result.error(this.#root, attempt);
      await sleep(backoffDelay(this.#retry, attempt, Math.random, result.retryAfter));
    }
  }

  async #attempt(request: TransportRequest, idempotencyKey: string | undefined): Promise<Attempt> {
    let response: Response;
    let bytes: Uint8Array;
    try {
      response = await this.#fetch(this.#root + request.path, {
        method: request.method,
        headers: this.#headers(request, idempotencyKey),
        // A redirect would carry the key and the record to an address nobody configured.
        redirect: 'error',
        signal: this.#signal(request),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      request.signal?.throwIfAborted();
      return {
        repeatable: true,
        inFlight: false,
        error: (url, attempts) => new DocketUnreachable(url, attempts, cause),
      };
    }
    if (response.ok) {
      const replayed = response.headers.get('idempotency-replayed') === 'true';
      return { answer: { status: response.status, replayed, bytes } };
    }
    const problem = new DocketProblem(
      readProblem(response.status, new TextDecoder().decode(bytes)),
    );
    const inFlight = problem.code === 'idempotency_in_flight';
    return {
      repeatable: REPEATABLE_STATUS.has(response.status) || inFlight,
      inFlight,
      retryAfter: response.headers.get('retry-after'),
      error: () => problem,
    };
  }

  #signal({ timeoutMs = this.#timeoutMs, longerByMs = 0, signal }: TransportRequest): AbortSignal {
    const timeout = AbortSignal.timeout(timeoutMs + longerByMs);
    return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  }

  #headers(request: TransportRequest, idempotencyKey: string | undefined): Record<string, string> {
    return {
      accept: request.accept ?? 'application/json',
      ...(this.#apiKey === undefined ? {} : { authorization: `Bearer ${this.#apiKey}` }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
  }
}

type Attempt =
  | { answer: TransportAnswer }
  | {
      repeatable: boolean;
      /** Somebody else is at work on the same key. */
      inFlight: boolean;
      retryAfter?: string | null;
      error: (url: string, attempts: number) => DocketError;
    };

/** Where many attempt the same action at once, the server works, only for somebody else each time. */
const IN_FLIGHT_ATTEMPTS_MAX = 30;

const REPEATABLE_STATUS = new Set([429, 500, 502, 503, 504]);

function readRoot(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new DocketError('invalid_url', `Not the http(s) address of a Docket server: ${url}`);
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new DocketError('invalid_url', 'The address must not hold a key: pass it as `apiKey`.');
  }
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}

/** A key travels in a header; what no header can carry is not a lost connection. */
export function checkKey(key: string): void {
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) && key.length <= KEY_LENGTH_MAX) return;
  throw new DocketError(
    'invalid_idempotency_key',
    `An idempotency key has 1 to ${KEY_LENGTH_MAX} visible ASCII characters.`,
  );
}

const KEY_LENGTH_MAX = 255;

/** 128 random bits in hex. Not `randomUUID`, which browsers only offer to pages served by HTTPS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
