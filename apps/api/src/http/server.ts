import type { RequestListener } from 'node:http';
import { fastify, LogController, type FastifyInstance } from 'fastify';
import { Admission, WRITES_AT_ONCE_MAX } from './admission.js';
import { chooseRequestId, repeatableKey } from './echoed-headers.js';
import { requireOneHost } from './host-header.js';
import { acceptJsonOnly, BODY_BYTES_MAX } from './json-intake.js';
import type { Logger } from './logging.js';
import { Problem, sendProblem } from './problem.js';
import { answerClientError, HEADER_BYTES_MAX } from './raw-answers.js';
import { problemOf } from './refusals.js';
import { RouteTable } from './route-table.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { traceRequests } from './tracing.js';
import { makeServers } from './turn-away.js';

const PATH_PARAMETER_LENGTH_MAX = 256;

/** How long a client may take, in milliseconds: a connection that is held open costs memory. */
export interface HttpTimes {
  /** For the first byte of a connection, and until the headers are complete. */
  headersMs: number;
  /** Until the body is complete too. */
  requestMs: number;
  /** Without a byte either way, while a request is under way: longer than a dossier may take. */
  silenceMs: number;
  /** Between requests. Longer than usual load balancers wait, so that they close first. */
  keepAliveMs: number;
  /** How often the first two are looked at: they may be exceeded by this much. */
  checkMs: number;
}

export const HTTP_TIMES: HttpTimes = {
  headersMs: 15_000,
  requestMs: 30_000,
  silenceMs: 150_000,
  keepAliveMs: 72_000,
  checkMs: 2_000,
};

export interface HttpServer {
  instance: FastifyInstance;
  routes: RouteTable;
  /** Answers a request that came to another server. */
  handle: RequestListener;
  /** From now on new requests are answered 503, those in flight go on, and each answer is its connection's last. */
  drain(): void;
}

export interface HttpServerOptions {
  times?: HttpTimes;
  /** Writes that may be in progress at once; more are answered `overloaded`. */
  writesAtOnceMax?: number | undefined;
  /** Called for each write that was refused so, which no hook of the instance sees. */
  onTurnedAway?: () => void;
  /** Who answers each request, where it is not this server in any case, which is what it is given. */
  dispatch?: ((handle: RequestListener) => RequestListener) | undefined;
}

/** The HTTP server with its bounds, before any route. */
export function createHttpServer(logger: Logger, options: HttpServerOptions = {}): HttpServer {
  const { times = HTTP_TIMES, writesAtOnceMax = WRITES_AT_ONCE_MAX } = options;
  const { onTurnedAway = () => undefined, dispatch = (own: RequestListener) => own } = options;
  let isDraining = false;
  let handle: RequestListener | undefined;
  const makeServer = makeServers({
    admission: new Admission(writesAtOnceMax),
    logger,
    isDraining: () => isDraining,
    onTurnedAway,
  });
  const instance = fastify({
    serverFactory: (own, serverOptions) => {
      handle = own;
      return makeServer(dispatch(own), serverOptions);
    },
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs more than parsing it; the lines below carry the id themselves.
    childLoggerFactory: (parent) => parent,
    requestIdHeader: false,
    genReqId: (request) => chooseRequestId(request.headers['x-request-id']),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: times.requestMs,
    connectionTimeout: times.silenceMs,
    keepAliveTimeout: times.keepAliveMs,
    forceCloseConnections: 'idle',
    // Answered by the hook below instead, as a problem document.
    return503OnClosing: false,
    routerOptions: { maxParamLength: PATH_PARAMETER_LENGTH_MAX },
    http: {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: times.headersMs,
      connectionsCheckingInterval: times.checkMs,
      // Answered by the hook below instead, as a problem document.
      requireHostHeader: false,
    },
    // Before any hook, so the headers that hooks add are added here.
    frameworkErrors: (error, request, reply) =>
      sendProblem(reply.headers(SECURITY_HEADERS), problemOf(error, request)),
    clientErrorHandler: (error, socket) => answerClientError(error, socket),
  }) as unknown as FastifyInstance; // Fastify types the logger by its class; only its interface is used.
  const routes = new RouteTable();
  routes.watch(instance);
  traceRequests(instance);
  acceptJsonOnly(instance);
  logAnswers(instance, logger);
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
    const key = repeatableKey(request.headers['idempotency-key']);
    if (key !== undefined) void reply.header('idempotency-key', key);
    if (!isDraining) return done();
    done(new Problem('not_ready', 'The server is stopping.', { headers: { 'retry-after': '5' } }));
  });
  requireOneHost(instance);
  refuseNul(instance);
  instance.addHook('onSend', (_request, reply, payload, done) => {
    // Also what was under way when the draining began: else its connection would stay open.
    if (isDraining) void reply.header('connection', 'close');
    done(null, payload);
  });
  const drain = (): void => {
    isDraining = true;
  };
  if (handle === undefined) throw new Error('Fastify made no server.');
  return { instance, routes, handle, drain };
}

/**
 * No id, name or text that is kept holds U+0000, and PostgreSQL takes none: asked for, it would fail the
 * whole batch that the request is written with, and not this request alone.
 */
function refuseNul(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    // HTTP lets none through unescaped; looking into every value of every request costs 10 µs.
    if (!request.url.includes('%00')) return done();
    const given = { ...(request.params as object), ...(request.query as object) };
    const found = Object.entries(given).find(([, value]) => String(value).includes('\0'));
    if (found === undefined) return done();
    done(new Problem('malformed_request', `${found[0]} holds the character U+0000.`));
  });
}

function logAnswers(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : reply.statusCode >= 400 ? 'info' : 'debug';
    done();
    if (!logger.isLevelEnabled(level)) return;
    const facts = {
      reqId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.principal === undefined ? {} : { actor: request.principal.actor }),
    };
    request.log[level](facts, 'answered');
  });
}
