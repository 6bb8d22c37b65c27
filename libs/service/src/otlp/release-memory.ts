import { MessageChannel } from 'node:worker_threads';

/** Whoever is sent something through it is gone: what is transferred ends there (HTML, 9.4.3, and Node.js the same). */
const nowhere = ((): MessageChannel['port1'] => {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.unref();
  return port1;
})();

/** Less is not worth it, and may be the pool of which Node.js makes its short buffers. */
const BYTES_MIN = 16 * 1024;

/**
 * Gives the memory of buffers back at once that nobody reads any more; they are empty afterwards. None may be a part of
 * what others use. Left to the garbage collector, a mebibyte for each request makes it go through the whole heap every
 * thirty requests, which costs the server more than to unpack them.
 */
export function releaseMemory(buffers: readonly Uint8Array[]): void {
  const whole = new Set(buffers.map(({ buffer }) => buffer as ArrayBuffer));
  const long = [...whole].filter(({ byteLength }) => byteLength >= BYTES_MIN);
  if (long.length > 0) nowhere.postMessage(undefined, long);
}
