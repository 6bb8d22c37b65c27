import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
  path: string;
}

/** What it answers to the next ones. */
interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** It says nothing, and keeps the connection. */
  isSilent?: boolean;
}

/** Somebody who is told: keeps what comes, and answers as it is told to. */
export async function startReceiver() {
  const deliveries: Delivery[] = [];
  const state: { reply: (delivery: Delivery) => Reply } = { reply: () => ({ status: 204 }) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const delivery = { headers: request.headers, body, path: request.url ?? '' };
      deliveries.push(delivery);
      const { status, headers, body: answer, isSilent } = state.reply(delivery);
      if (isSilent === true) return;
      response.writeHead(status, headers);
      response.end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/secret-path`,
    deliveries,
    state,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Resolves with what `read` finds. Its end is the test's own: nothing here is timed. */
export async function eventually<Found>(
  read: () => Found | undefined | Promise<Found | undefined>,
) {
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
