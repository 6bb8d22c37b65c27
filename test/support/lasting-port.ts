import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems hand out to whoever asks for any port (RFC 6335: 49152; Linux: 32768). */
const [FIRST, LAST] = [20_000, 32_000];

/**
 * A free port on 127.0.0.1 for a server that will be stopped and started again on it. One of those that the system
 * hands out may be somebody else's by then, for as long as they like.
 */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const probe = createServer();
    const heard = once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.listen(port, '127.0.0.1');
    if (!(await heard)) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
