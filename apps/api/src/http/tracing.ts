import { traceRequest, type RequestTrace } from '@docket/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Makes each request, from its headers to its last byte, a span of the trace that it names. Register it before any
 * other hook: what these do, and refuse, is then within the span. Costs next to nothing where nobody listens.
 */
export function traceRequests(instance: FastifyInstance): void {
  const traces = new WeakMap<FastifyRequest, RequestTrace>();
  instance.addHook('onRequest', (request, reply, done) => {
    const trace = traceRequest({
      method: request.method,
      route: request.is404 ? undefined : request.routeOptions.url,
      headers: request.headers,
    });
    if (trace === undefined) return done();
    traces.set(request, trace);
    // However it ends: answered, or given up by the client.
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? reply.statusCode : undefined;
      trace.ended(status, reply.problemCode);
    });
    trace.within(done);
  });
  // A body is read in events of the connection, behind which it is not known any more for what.
  instance.addHook('preValidation', (request, _reply, done) => {
    const trace = traces.get(request);
    if (trace === undefined) return done();
    trace.within(done);
  });
}
