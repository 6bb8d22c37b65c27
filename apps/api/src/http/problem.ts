import type { FastifyReply } from 'fastify';
import { isProtobuf, PROTOBUF } from './otlp-types.js';
import { encodeRpcStatus } from './rpc-status.js';
import { PROBLEMS, problemType, type ProblemCode } from './problem-registry.js';

/** One bad place of a request: a JSON Pointer (RFC 6901) into the body, or the name of a parameter. */
export interface ProblemPlace {
  pointer?: string;
  parameter?: string;
  /** What is wrong there, from a closed set: a JSON Schema keyword or an intake code. */
  code?: string;
  /** Byte offset into the body, where the place has no pointer. */
  offset?: number;
  detail: string;
}

/** The answer's body, `application/problem+json` (RFC 9457). */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** `urn:docket:request:<id>`: the id under which the server's log has this request. */
  instance: string;
  code: ProblemCode;
  errors?: ProblemPlace[];
  next: string;
  /** Of `ledger_closed`: origin of the ledger in which it goes on, which ends in its id. */
  successor?: string;
  /** Of `idempotency_key_elsewhere`: the ledger, by its origin, and the entry in which the key was used. */
  used_in?: KeyPlace;
}

interface KeyPlace {
  origin: string;
  seq: number;
}

export interface ProblemOptions {
  errors?: ProblemPlace[];
  /** Replaces the definition's advice where the case knows better. */
  next?: string;
  headers?: Record<string, string>;
  successor?: string;
  usedIn?: KeyPlace;
  cause?: unknown;
}

/** A request that cannot be served, thrown anywhere below a route. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: ProblemPlace[] | undefined;
  readonly next: string;
  readonly headers: Record<string, string>;
  readonly successor: string | undefined;
  readonly usedIn: KeyPlace | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.errors = options.errors;
    this.next = options.next ?? PROBLEMS[code].next;
    this.headers = options.headers ?? {};
    this.successor = options.successor;
    this.usedIn = options.usedIn;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

export function encodeProblem(problem: Problem, requestId: string): ProblemDocument {
  return {
    type: problemType(problem.code),
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance: `urn:docket:request:${requestId}`,
    code: problem.code,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    next: problem.next,
    ...(problem.successor === undefined ? {} : { successor: problem.successor }),
    ...(problem.usedIn === undefined ? {} : { used_in: problem.usedIn }),
  };
}

declare module 'fastify' {
  interface FastifyReply {
    /** Of the problem document that it is. */
    problemCode?: ProblemCode;
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  // Bytes, because Fastify adds a charset to text, and this media type has no such parameter.
  const document = encodeProblem(problem, reply.request.id);
  // Who sends protobuf reads protobuf (OTLP 1.10.0, OTLP/HTTP Response).
  const isStatus =
    reply.request.routeOptions?.config?.telemetry === true && isProtobuf(reply.request);
  const body = isStatus
    ? encodeRpcStatus(`${document.code}: ${document.detail} ${document.next}`)
    : Buffer.from(JSON.stringify(document));
  reply.problemCode = problem.code;
  void reply
    .code(problem.status)
    .headers(problem.headers)
    .header('cache-control', 'no-store')
    .header('x-request-id', reply.request.id)
    .type(isStatus ? PROTOBUF : 'application/problem+json')
    .send(body);
}
