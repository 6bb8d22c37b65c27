import { connect, type Socket } from 'node:net';

/**
 * A connection that sends one request at a time. Barely more than a socket, because client and server
 * share the machine's cores and a full HTTP client would cost more than the server it measures.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #answered: ((answer: { status: number; body: string }) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('close', () => this.#failed?.(new Error('the server closed the connection')));
  }

  static open(url: string): Promise<HttpConnection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new HttpConnection(socket)));
      socket.setNoDelay(true);
      socket.once('error', reject);
    });
  }

  post(path: string, key: string, body: string): Promise<{ status: number; body: string }> {
    return this.#ask(
      `POST ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  postBytes(
    path: string,
    key: string,
    { body, headers }: { body: Buffer; headers: Readonly<Record<string, string>> },
  ): Promise<{ status: number; body: string }> {
    const lines = Object.entries({ ...headers, 'content-length': String(body.length) });
    const head =
      `POST ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${key}\r\n` +
      lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return this.#ask(Buffer.concat([Buffer.from(`${head}\r\n`), body]));
  }

  get(path: string): Promise<{ status: number; body: string }> {
    return this.#ask(`GET ${path} HTTP/1.1\r\nHost: bench\r\n\r\n`);
  }

  #ask(request: string | Buffer): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      // What is closed already says nothing any more: the request would wait for ever.
      if (this.#socket.destroyed) reject(new Error('the server closed the connection before'));
      else this.#socket.write(request);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#buffer.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const whole = end + 4 + length;
    if (this.#buffer.length < whole) return;
    const body = this.#buffer.toString('utf8', end + 4, whole);
    this.#buffer = this.#buffer.subarray(whole);
    this.#answered?.({ status: Number(head.slice(9, 12)), body });
  }
}
