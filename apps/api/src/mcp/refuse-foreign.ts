import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../http/problem.js';

/**
 * A page in a browser has an Origin. None may speak to this: the address is for programs, and a page that got hold of
 * a key would be somebody else's (MCP 2026-07-28, transports, security warning). Where `hosts` are named, a request for
 * another one is refused too, as a name that somebody else made lead here brings it (DNS rebinding); ports do not count.
 *
 * @throws {Problem} `cross_site_request`.
 */
export function refuseForeignMcp(
  headers: IncomingHttpHeaders,
  hosts: readonly string[] | undefined,
): void {
  if (headers.origin !== undefined)
    throw new Problem(
      'cross_site_request',
      'The request is from a page, and this is for programs.',
    );
  if (hosts === undefined || hosts.includes(hostNameOf(headers.host ?? '') ?? '')) return;
  throw new Problem(
    'cross_site_request',
    'The request is for a host at which this is not spoken (DOCKET_MCP_HOSTS).',
  );
}

/** A name or an address, and perhaps a port: nothing that would be another part of an address. */
const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d*)?$/i;

/** The name in a Host header, or an address with its brackets, in lower case; undefined for what is none. */
export function hostNameOf(host: string): string | undefined {
  const url = `http://${host}`;
  if (!HOST.test(host) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname;
}
