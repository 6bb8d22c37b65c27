import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/** What may stand in an authority (RFC 3986, 3.2.2 and 3.2.3): a name or an address, and a port. */
const AUTHORITY = /^[\w.~!$&'()*+,;=:%[\]-]*$/;

/**
 * Refuses a request that does not say in one way for whom it is (RFC 9112, 3.2): no Host in HTTP/1.1, more than one,
 * or one that is none. Servers and proxies that take another of two than this one does would not speak of the same request.
 */
export function requireOneHost(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    const { rawHeaders, httpVersion } = raw;
    let hosts = 0;
    // Names and values in turn, as they came: the merged headers keep the first Host alone.
    for (let at = 0; at < rawHeaders.length; at += 2) {
      const name = rawHeaders[at]!;
      if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
    }
    if (hosts > 1) return done(new Problem('malformed_request', 'There is more than one Host.'));
    if (hosts === 0 && httpVersion !== '1.0')
      return done(new Problem('malformed_request', 'The Host header is missing.'));
    if (AUTHORITY.test(raw.headers.host ?? '')) return done();
    done(new Problem('malformed_request', 'The Host header is no host.'));
  });
}
