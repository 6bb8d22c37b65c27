import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Witness, WitnessAnswer } from '@docket/service';

/** A note has at most 64 KiB, and a proof of 63 hashes 45 bytes each. */
const BODY_BYTES_MAX = 80 * 1024;
/** For a whole request: a sender that is slower is cut off. */
const REQUEST_MS_MAX = 10_000;
const CONNECTIONS_MAX = 256;

interface WitnessServer {
  /** Submission prefix, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * startWitnessServer answers `POST /add-checkpoint` (C2SP tlog-witness), and nothing else.
 *
 * @param log one line for what could not be answered as it should.
 */
export async function startWitnessServer(
  witness: Witness,
  { host, port }: { host: string; port: number },
  log: (line: string) => void,
): Promise<WitnessServer> {
  const server = createServer(
    { headersTimeout: REQUEST_MS_MAX, requestTimeout: REQUEST_MS_MAX, maxHeaderSize: 8 * 1024 },
    (request, response) => {
      void answer(witness, request, response, log);
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${actual}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  const forced = setTimeout(() => server.closeAllConnections(), REQUEST_MS_MAX);
  if (server.listening) await once(server, 'close');
  clearTimeout(forced);
}

async function answer(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
  log: (line: string) => void,
): Promise<void> {
  try {
    const { pathname } = new URL(request.url ?? '/', 'http://witness.invalid');
    if (pathname !== '/add-checkpoint') return send(response, 404, 'nothing is here\n');
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return send(response, 405, 'a checkpoint is added by POST\n');
    }
    const body = await readBody(request);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return send(response, 413, `at most ${BODY_BYTES_MAX} bytes\n`);
    }
    const answered = await witness.addCheckpoint(body);
    send(response, answered.status, answered.body, answered.type);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    // Nothing was cosigned: what is not on disk is not answered.
    if (!response.headersSent)
      send(response, 503, 'the witness cannot keep what it would cosign\n');
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type: WitnessAnswer['type'] = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** Undefined for one that is too long. What is no UTF-8 becomes what no signature is over. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
