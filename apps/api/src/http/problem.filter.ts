import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, sendProblem } from './problem.js';
import { problemOf } from './refusals.js';
import type { RouteTable } from './route-table.js';

/** Turns whatever a route, a hook or Fastify throws into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem =
      error instanceof NotFoundException
        ? this.describeMissing(request)
        : problemOf(error, request);
    // The cause stays in the log, under the id that the answer names.
    if (problem.status >= 500)
      request.log.error({ reqId: request.id, err: problem.cause ?? problem }, problem.code);
    if (reply.raw.headersSent) {
      // Too late for another status: cutting the stream is what tells the client.
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, problem);
  }

  private describeMissing(request: FastifyRequest): Problem {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = this.routes.methodsAt(path);
    if (methods.length === 0 || methods.includes(request.method)) {
      return new Problem('not_found', `There is nothing at ${path}.`);
    }
    const allow = methods.join(', ');
    return new Problem('method_not_allowed', `${path} takes ${allow}, not ${request.method}.`, {
      headers: { allow },
    });
  }
}
