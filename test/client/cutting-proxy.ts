import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** Answers that were swallowed so far: the server had carried the request out. */
  readonly cuts: number;
  /** Swallows the next `count` answers, and the connection with each, once `passed` more have gone through. */
  cutNext(count: number, passed?: number): void;
  close(): Promise<void>;
}

/**
 * A TCP proxy before a server that, when told to, lets a request through, waits for the server's
 * answer, and closes the client's connection instead of passing it on.
 */
export async function startCuttingProxy(targetUrl: string): Promise<CuttingProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let pending = 0;
  let passing = 0;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // A cut connection errors on the other side: that is the point.
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (chunk: Buffer) => upstream.write(chunk));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk: Buffer) => {
      if (pending > 0 && passing > 0) {
        passing--;
      } else if (pending > 0) {
        pending--;
        cuts++;
        client.destroy();
        return;
      }
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get cuts() {
      return cuts;
    },
    cutNext(count, passed = 0) {
      pending = count;
      passing = passed;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
