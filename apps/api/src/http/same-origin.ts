import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * refuseForeign refuses what a page of another site may have made a browser send with its user's session. What
 * changes something has to show that it comes from a page of ours: by `Sec-Fetch-Site` (Fetch Metadata), or where the
 * browser sends none by `Origin`; and by a header and a type that no form sends. Reads are refused where the browser
 * says that another site asks: they leave entries in the user's name.
 *
 * @param origin where browsers reach this server.
 * @param leavesNothing whether a read leaves no entry: then a browser may be sent there from elsewhere, as the identity
 * provider does. What is answered is for its user to see alone.
 * @throws {Problem} `cross_site_request`.
 */
export function refuseForeign(
  { method, headers }: FastifyRequest,
  origin: string,
  leavesNothing = false,
): void {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, origin: from } = headers;
  if (leavesNothing && READS.includes(method) && mode === 'navigate') return;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw foreign('The browser says that another site asks for it.');
  }
  if (from !== undefined && from !== origin) throw foreign(`The request is from a page elsewhere.`);
  if (READS.includes(method)) return;
  if (site !== 'same-origin' && from !== origin) {
    throw foreign('Nothing says that the request is from a page of Docket.');
  }
  if (headers['x-docket-csrf'] !== '1') throw foreign('The header X-Docket-CSRF: 1 is missing.');
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/json *(;|$)/i.test(type)) {
    throw foreign('With a session only application/json is taken.');
  }
}

function foreign(detail: string): Problem {
  return new Problem('cross_site_request', detail);
}
