/**
 * Codes of errors that say that the network, or a server that is not there, failed the request. Node's
 * system errors (`man errno`, getaddrinfo) and those of undici, which is Node's `fetch`.
 *
 * Not here, though they look alike: ENOTFOUND (a name that does not exist is a wrong address), everything
 * of TLS, what parses an answer (HPE_…), and a server that was reached and is silent (UND_ERR_HEADERS_TIMEOUT). Nor the errors of browsers, which say `TypeError` for a lost
 * connection, a certificate, CORS and a forbidden port alike.
 */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENETDOWN',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

const CAUSES_MAX = 8;

/**
 * isNetworkFailure tells whether what `fetch` threw is a failure of the network, by a closed list. Whatever
 * is not on it is not: on an unknown error no side effect may be performed.
 */
export function isNetworkFailure(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > CAUSES_MAX) return false;
  // Several addresses were tried: each has to have failed so.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((one) => isNetworkFailure(one, depth + 1));
  }
  if ('code' in error && typeof error.code === 'string') return NETWORK_CODES.has(error.code);
  return 'cause' in error && isNetworkFailure(error.cause, depth + 1);
}
