import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Sent {
  method: string;
  path: string;
  headers: readonly [string, string][];
  body: Buffer | undefined;
}

export interface Received {
  status: number;
  /** Names in lower case. */
  headers: { readonly [name: string]: string };
  body: Buffer;
}

const SILENCE_MS = 20_000;

/** Sends requests as an HTTP client would, over connections that stay open. */
export class UsualSender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #root: URL;

  constructor(url: string) {
    this.#root = new URL(url);
  }

  send({ method, path, headers, body }: Sent): Promise<Received> {
    const { hostname: host, port } = this.#root;
    return new Promise((resolve, reject) => {
      const options = { agent: this.#agent, host, port, method, path, timeout: SILENCE_MS };
      const asked = request({ ...options, headers: Object.fromEntries(headers) }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const { statusCode: status = 0, headers: given } = answer;
          resolve({ status, headers: given as Received['headers'], body: Buffer.concat(chunks) });
        });
      });
      asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.once('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/**
 * Writes a request byte for byte, as no client library would, and reads the first answer to it. One that
 * announces another length than it has is ended by closing the sending side; a server may then hang up
 * without an answer, which gives `undefined`.
 */
export function sendRaw(
  url: string,
  { method, path, headers, body }: Sent,
): Promise<Received | undefined> {
  const { hostname: host, port, host: name } = new URL(url);
  const given = new Set(headers.map(([header]) => header.toLowerCase()));
  const isSized = given.has('content-length') || given.has('transfer-encoding');
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${name}`,
    ...headers.map(([header, value]) => `${header}: ${value}`),
    ...(isSized ? [] : [`content-length: ${body?.length ?? 0}`]),
    ...(given.has('connection') ? [] : ['connection: close']),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port), allowHalfOpen: true });
    const chunks: Buffer[] = [];
    let failure: Error | undefined;
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer in time')));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (firstAnswer(Buffer.concat(chunks)) !== undefined) socket.destroy();
    });
    socket.on('end', () => socket.destroy());
    // The server may answer and close before it has read everything.
    socket.on('error', (error) => (failure = error));
    socket.on('close', () => {
      const answer = firstAnswer(Buffer.concat(chunks));
      if (answer !== undefined || isSized) resolve(answer);
      else reject(failure ?? new Error('the connection was closed without an answer'));
    });
    const whole = body === undefined ? head : Buffer.concat([head, body]);
    // Half of a connection closed says that nobody waits for the answer: only where nothing else ends it.
    if (isSized) socket.end(whole);
    else socket.write(whole);
  });
}

/** The first final answer, once it is there as a whole. */
function firstAnswer(bytes: Buffer): Received | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? NaN);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200) return firstAnswer(rest);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = headers['transfer-encoding'] === 'chunked' ? unchunked(rest) : sized(rest, headers);
  return body && { status, headers, body };
}

function sized(
  bytes: Buffer,
  { 'content-length': given }: Received['headers'],
): Buffer | undefined {
  const length = Number(given ?? 0);
  return bytes.length < length ? undefined : bytes.subarray(0, length);
}

function unchunked(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const length = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (!(length > 0)) return Buffer.concat(parts);
    const end = line + 2 + length;
    if (bytes.length < end) return undefined;
    parts.push(bytes.subarray(line + 2, end));
    at = end + 2;
  }
}
