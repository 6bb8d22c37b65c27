import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * `there`: everything passes. `away`: connections are closed at once. `deaf`: requests reach the
 * server and are carried out, and no answer comes back.
 */
type ProxyMode = 'there' | 'away' | 'deaf';

export interface SwitchedProxy {
  url: string;
  switchTo(mode: ProxyMode): void;
  close(): Promise<void>;
}

/** A TCP proxy before a server that can be made to look away. */
export async function startSwitchedProxy(targetUrl: string): Promise<SwitchedProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'there';
  const server = createServer((client) => {
    if (mode === 'away') {
      client.destroy();
      return;
    }
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
      if (mode === 'there') client.write(chunk);
      else client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    switchTo(next) {
      mode = next;
      // Kept-alive connections too.
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
