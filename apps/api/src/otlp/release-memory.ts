import { MessageChannel } from 'node:worker_threads';

/** Whoever is sent something through it is gone: what is transferred ends there (HTML, 9.4.3, and Node.js the same). */
const nowhere = ((): MessageChannel['port1'] => {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.unref();
  return port1;
})();

/** Up to here it may be a part of what others use, such as one read from a socket, and is not worth it. */
const BYTES_MAX_LEFT = 64 * 1024;

/**
 * Gives the memory of a buffer back at once that nobody reads any more; it is empty afterwards. It has to be one that is
 * no part of another. Left to the garbage collector, a mebibyte for each request makes it go through the whole heap
 * every thirty requests, which costs the server more than to unpack them.
 */
export function releaseMemory(buffer: Buffer): void {
  if (buffer.length <= BYTES_MAX_LEFT) return;
  nowhere.postMessage(undefined, [buffer.buffer as ArrayBuffer]);
}
