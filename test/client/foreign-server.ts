import { createServer as createHttpServer, type RequestListener } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** What stands where a Docket server should: it takes the request, and answers as something else. */
export interface ForeignServer {
  /** The same request, to this server instead. */
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** Listens on the loopback address. With `https` its address says so, and it speaks plain text. */
export async function startForeignServer(
  answer: RequestListener | 'garbage',
  scheme: 'http' | 'https' = 'http',
): Promise<ForeignServer> {
  const sockets = new Set<Socket>();
  const server: Server =
    answer === 'garbage'
      ? createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
      : createHttpServer((request, response) => {
          request.resume();
          request.on('end', () => answer(request, response));
        });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A connection that breaks is what some of these answers are about.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    fetch: (url, init) => {
      const { pathname, search } = new URL(String(url));
      return fetch(`${scheme}://127.0.0.1:${port}${pathname}${search}`, init);
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
