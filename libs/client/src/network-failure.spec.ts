import { describe, expect, test } from '@jest/globals';
import { isNetworkFailure } from './network-failure.js';

const coded = (code: unknown, more: object = {}) =>
  Object.assign(new Error('x'), { code, ...more });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('isNetworkFailure', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_SOCKET',
  ])('takes %s, wherever fetch hides it', (code) => {
    expect(isNetworkFailure(coded(code))).toBe(true);
    expect(isNetworkFailure(fetchFailed(coded(code)))).toBe(true);
    expect(isNetworkFailure(fetchFailed(fetchFailed(coded(code))))).toBe(true);
  });

  test.each([
    // What OpenSSL and Node say of certificates and of a server without TLS.
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
    'HPE_INVALID_CONSTANT',
    'ENOTFOUND',
    'ERR_INVALID_CHAR',
    'UND_ERR_INVALID_ARG',
    'UND_ERR_ABORTED',
    23,
  ])('does not take %s', (code) => {
    expect(isNetworkFailure(fetchFailed(coded(code)))).toBe(false);
  });

  test('takes several addresses only if each failed so', () => {
    const all = (...codes: string[]) =>
      fetchFailed(new AggregateError(codes.map((code) => coded(code))));
    expect(isNetworkFailure(all('ECONNREFUSED', 'ENETUNREACH'))).toBe(true);
    expect(isNetworkFailure(all('ECONNREFUSED', 'CERT_HAS_EXPIRED'))).toBe(false);
  });

  test('does not take what it does not know', () => {
    // The three of browsers, which say the same for a certificate, CORS and a forbidden port.
    const browsers = [
      'Failed to fetch',
      'NetworkError when attempting to fetch resource.',
      'Load failed',
    ];
    for (const message of browsers) expect(isNetworkFailure(new TypeError(message))).toBe(false);
    const aborted = new DOMException('aborted', 'AbortError');
    const cyclic = new Error('x');
    cyclic.cause = cyclic;
    for (const other of [
      aborted,
      cyclic,
      fetchFailed(new Error('bad port')),
      'ECONNREFUSED',
      undefined,
      null,
    ]) {
      expect(isNetworkFailure(other)).toBe(false);
    }
  });
});
