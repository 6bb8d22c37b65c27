import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { encodeProblem, Problem } from './problem.js';

/** Headers of a request, in bytes. */
export const HEADER_BYTES_MAX = 16 * 1024;

/** Answers what never became a request, because the parser of Node.js refused it, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  answerOnSocket(socket, clientProblem(error.code));
}

/**
 * Answers CONNECT (RFC 9110, 9.3.6), which Node.js would answer by closing the connection: this is no proxy. What
 * follows on the connection is for whoever was asked for, and is not read as a request.
 */
export function answerConnect(socket: Duplex): void {
  // Whoever asked may have gone.
  socket.on('error', () => socket.destroy());
  const headers = { allow: 'GET, HEAD, POST, DELETE, OPTIONS' };
  answerOnSocket(socket, new Problem('method_not_allowed', 'This is no proxy.', { headers }));
}

function answerOnSocket(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(encodeProblem(problem, randomUUID()));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function clientProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem('headers_too_large', `Headers may have ${HEADER_BYTES_MAX} bytes.`);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request_timeout', 'The request did not arrive completely in time.');
  }
  return new Problem('malformed_request', 'This is not an HTTP/1.1 request.');
}
