import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

/** An address of this machine that others could reach; undefined where it has none. */
export function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** A TCP way from an address of this machine to a port of its loopback. */
export async function forward(host: string, to: number): Promise<{ port: number; close(): void }> {
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  return { port: address.port, close: () => void server.close() };
}
