import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { Admission } from './admission.js';
import { chooseRequestId, repeatableKey } from './echoed-headers.js';
import type { Logger } from './logging.js';
import { encodeProblem, Problem } from './problem.js';
import { answerConnect } from './raw-answers.js';
import { SECURITY_HEADERS } from './security-headers.js';

export interface TurnAwayOptions {
  admission: Admission;
  logger: Logger;
  /** While this is true nothing is turned away: all of it is answered that the server stops. */
  isDraining: () => boolean;
  /** Called for each that was turned away. */
  onTurnedAway: () => void;
}

/** What Fastify has set on the servers that it makes itself, in milliseconds. */
interface ServerTimes {
  http?: ServerOptions;
  keepAliveTimeout?: number;
  requestTimeout?: number;
  connectionTimeout?: number;
}

/**
 * Makes the servers that Fastify listens with: they turn writes away that are more than the admission takes, before
 * Fastify, the key and the body are come to. So a refusal costs about what Node.js takes to read the headers and write
 * the answer, and what was taken is not held up by what was not. The connection stays usable: what comes of
 * the body is passed over unread. Reads pass: some of them wait for a human, and those of health must always
 * be answered.
 */
export function makeServers(
  options: TurnAwayOptions,
): (handle: RequestListener, times: ServerTimes) => Server {
  const gate = new Gate(options);
  return (handle, times) => {
    const server = createServer(times.http ?? {}, (request, response) => {
      if (gate.takes(request, response)) handle(request, response);
    });
    // Who asks first whether to send the body is refused without it.
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      if (!gate.takes(request, response)) return;
      response.writeContinue();
      handle(request, response);
    });
    // RFC 9110, 10.1.1: an expectation that is not known may be passed over. Node.js would answer 417 by
    // itself, and not as a problem document.
    server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    server.on('connect', (_request, socket) => answerConnect(socket));
    if (times.keepAliveTimeout !== undefined) server.keepAliveTimeout = times.keepAliveTimeout;
    if (times.requestTimeout !== undefined) server.requestTimeout = times.requestTimeout;
    server.setTimeout(times.connectionTimeout ?? 0);
    return server;
  };
}

/**
 * How long the answer is held to who came back sooner than it was told, in milliseconds. Answered at once, it would
 * send the next one at once, and those who do not wait would take the time of those that were taken.
 */
export const HOLD_MS = 15;

const FIXED_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
};

class Gate {
  readonly #options: TurnAwayOptions;
  /** Of one number of writes: an Error is dear to make. */
  #refusal: { atOnce: number; problem: Problem } | undefined;

  constructor(options: TurnAwayOptions) {
    this.#options = options;
  }

  /** False where the request was answered here. */
  takes(request: IncomingMessage, response: ServerResponse): boolean {
    const { admission, isDraining } = this.#options;
    if (!isWrite(request) || isDraining()) return true;
    const admitted = admission.take(request.socket);
    if (admitted.end !== undefined) {
      const { end } = admitted;
      // However it ends: answered, refused, or given up by the client.
      response.once('close', () => end(response.writableFinished && response.statusCode < 300));
      return true;
    }
    const { retryAfterS, isEarly } = admitted;
    const refuse = (): void => this.#refuse(request, response, retryAfterS);
    if (isEarly) setTimeout(refuse, HOLD_MS);
    else refuse();
    return false;
  }

  #refuse(
    { headers, method }: IncomingMessage,
    response: ServerResponse,
    retryAfterS: number,
  ): void {
    const { logger, onTurnedAway } = this.#options;
    const reqId = chooseRequestId(headers['x-request-id']);
    const key = repeatableKey(headers['idempotency-key']);
    const problem = this.#problem();
    const body = JSON.stringify(encodeProblem(problem, reqId));
    response
      .writeHead(problem.status, {
        ...FIXED_HEADERS,
        'content-length': Buffer.byteLength(body),
        'x-request-id': reqId,
        'retry-after': String(retryAfterS),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      })
      .end(body);
    onTurnedAway();
    // Its path is not read here, and no route is known.
    logger.error({ reqId, method, status: problem.status }, problem.code);
  }

  #problem(): Problem {
    const { atOnce } = this.#options.admission;
    if (this.#refusal?.atOnce !== atOnce) {
      const detail = `No write is begun while ${atOnce} or more are in progress.`;
      this.#refusal = { atOnce, problem: new Problem('overloaded', detail) };
    }
    return this.#refusal.problem;
  }
}

function isWrite({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
