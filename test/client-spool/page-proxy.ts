import { createServer, request as forward, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an agent asks for, as a proxy can tell it from the request. */
export type CallKind = 'opening' | 'card' | 'intent' | 'executing' | 'executed' | 'read';

/** What the server answered, where it was asked. */
interface RealAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export type Page = (response: ServerResponse, real: RealAnswer | undefined) => void;

interface Interference {
  kind: CallKind;
  /** `before`: the request does not reach the server. `after`: it is carried out, and its answer replaced. */
  when: 'before' | 'after';
  page: Page;
}

export interface PageProxy {
  url: string;
  /** From now on such calls are answered with the page. Undefined: everything passes. */
  interfere(how: Interference | undefined): void;
  /** Calls that were answered with a page. */
  readonly pages: number;
  close(): Promise<void>;
}

/** An HTTP proxy before a server, which answers some of the calls itself. */
export async function startPageProxy(targetUrl: string): Promise<PageProxy> {
  const target = new URL(targetUrl);
  let how: Interference | undefined;
  let pages = 0;
  const server = createServer((incoming, response) => {
    response.on('error', () => response.destroy());
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = 'GET', url = '/', headers } = incoming;
      const now = how?.kind === kindOf(method, url, body) ? how : undefined;
      if (now?.when === 'before') {
        pages++;
        now.page(response, undefined);
        return;
      }
      const options = { host: target.hostname, port: target.port, method, path: url, headers };
      const onward = forward(options, (upstream) => {
        const parts: Buffer[] = [];
        upstream.on('data', (part: Buffer) => parts.push(part));
        upstream.on('end', () => {
          const { statusCode: status = 0, headers: given } = upstream;
          const real = { status, headers: given, body: Buffer.concat(parts) };
          if (now !== undefined) pages++;
          (now?.page ?? passOn)(response, real);
        });
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    interfere(next) {
      how = next;
    },
    get pages() {
      return pages;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const passOn: Page = (response, real) => {
  response.writeHead(real!.status, real!.headers).end(real!.body);
};

function kindOf(method: string, url: string, body: Buffer): CallKind | undefined {
  if (method === 'GET') return 'read';
  if (url.endsWith('/decisions')) return 'opening';
  if (url.endsWith('/job-cards')) return 'card';
  if (url.endsWith('/side-effects')) return 'intent';
  if (!url.endsWith('/transitions')) return undefined;
  const { to } = JSON.parse(body.toString('utf8')) as { to: string };
  return to === 'executing' || to === 'executed' ? to : undefined;
}
