import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A store that takes each name once, as one with an object lock or a share of WebDAV does. */
export class CheckpointSink {
  /** By path, what was put there. */
  readonly objects = new Map<string, string>();
  /** Every request: method, path, and what it brought as authorization. */
  readonly asked: string[] = [];
  /** What it answers to every request instead; undefined: it works. */
  answersWith: number | 'silence' | undefined;
  /** Whether it says that it took what it does not keep. */
  isForgetful = false;
  url = '';
  readonly #server: Server;

  constructor(tls?: { key: string; certificate: string }) {
    const listener = this.#listen();
    this.#server =
      tls === undefined
        ? createHttp(listener)
        : createHttps(
            { key: readFileSync(tls.key), cert: readFileSync(tls.certificate) },
            listener,
          );
  }

  async start(scheme: 'http' | 'https'): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    const host = scheme === 'https' ? 'localhost' : '127.0.0.1';
    this.url = `${scheme}://${host}:${port}/docket/{ledger}/{checkpoint}`;
  }

  /** Names of a ledger's objects, in order. */
  names(ledger: string): string[] {
    const prefix = `/docket/${ledger}/`;
    const paths = [...this.objects.keys()].filter((path) => path.startsWith(prefix));
    return paths.map((path) => path.slice(prefix.length)).toSorted();
  }

  /** What differs of a ledger's objects. */
  texts(ledger: string): Set<string | undefined> {
    const prefix = `/docket/${ledger}/`;
    return new Set(this.names(ledger).map((name) => this.objects.get(prefix + name)));
  }

  /** The largest of the newest restoration. */
  newest(ledger: string): string | undefined {
    const names = this.names(ledger);
    const restoration = names.at(-1)?.slice(0, 7) ?? '';
    return names
      .filter((name) => name.startsWith(restoration))
      .map((name) => this.objects.get(`/docket/${ledger}/${name}`) ?? '')
      .toSorted((a, b) => sizeOf(a) - sizeOf(b))
      .at(-1);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #listen(): RequestListener {
    return (request, response) => {
      const { method, url: path = '', headers } = request;
      this.asked.push(`${method} ${path} ${headers.authorization ?? '-'}`);
      if (this.answersWith === 'silence') return;
      if (this.answersWith !== undefined) {
        response.writeHead(this.answersWith, { location: '/elsewhere' }).end('not now\n');
        return;
      }
      if (method === 'GET') {
        const there = this.objects.get(path);
        response.writeHead(there === undefined ? 404 : 200).end(there);
        return;
      }
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        if (headers['if-none-match'] !== '*') response.writeHead(428).end();
        else if (this.objects.has(path)) response.writeHead(412).end();
        else {
          if (!this.isForgetful) this.objects.set(path, text);
          response.writeHead(201).end();
        }
      });
    };
  }
}

const sizeOf = (note: string): number => Number(note.split('\n')[1]);

/** A certificate for `localhost` that leads to an authority of its own. */
export function makeCertificate(directory: string): {
  key: string;
  certificate: string;
  authority: string;
} {
  const at = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const self = ['-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Store CA'];
  openssl('req', '-x509', ...key, ...self);
  const request = ['-keyout', at('sink.key'), '-out', at('sink.csr'), '-subj', '/CN=localhost'];
  openssl('req', ...key, ...request);
  writeFileSync(at('sink.ext'), 'subjectAltName=DNS:localhost\n');
  const files = ['-in', at('sink.csr'), '-out', at('sink.pem'), '-extfile', at('sink.ext')];
  const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl('x509', '-req', ...files, ...by);
  return { key: at('sink.key'), certificate: at('sink.pem'), authority: at('ca.pem') };
}
