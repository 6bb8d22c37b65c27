import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CONFIG = `[tsa]
default_tsa = tsa1
[tsa1]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;
const CA_CONFIG = `[ca]
default_ca = ca1
[ca1]
database = ./index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
`;
const EXTENSIONS = `basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
`;

/** A time-stamp authority (RFC 3161) made of `openssl ts`, which also judges tokens. */
export class TimeStampAuthority {
  url = '';
  /** Requests that came in. */
  asked = 0;
  /** Answers in place of openssl, where it is set. */
  instead: ((response: ServerResponse) => void) | undefined;
  #server: Server | undefined;

  private constructor(readonly directory: string) {}

  /** `expired`: its certificate was over years ago. */
  static async make({ expired = false } = {}): Promise<TimeStampAuthority> {
    const authority = new TimeStampAuthority(await mkdtemp(join(tmpdir(), 'docket-tsa-')));
    const { directory } = authority;
    await writeFile(join(directory, 'ts.cnf'), CONFIG);
    await writeFile(join(directory, 'serial'), '01\n');
    await writeFile(join(directory, 'ext'), EXTENSIONS);
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const root = [
      '-keyout',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '30',
      '-subj',
      '/CN=Test root',
    ];
    const isRoot = ['-addext', 'keyUsage=critical,keyCertSign'];
    await authority.openssl('req', '-x509', ...ec, ...root, ...isRoot);
    const request = ['-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test authority'];
    await authority.openssl('req', ...ec, ...request);
    await authority.#certify(expired);
    return authority;
  }

  async #certify(expired: boolean): Promise<void> {
    const files = ['-in', 'tsa.csr', '-extfile', 'ext', '-out', 'tsa.pem'];
    if (!expired) {
      const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '20'];
      await this.openssl('x509', '-req', ...files, ...by);
      return;
    }
    await writeFile(join(this.directory, 'ca.cnf'), CA_CONFIG);
    await writeFile(join(this.directory, 'index.txt'), '');
    const dates = ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'];
    const by = ['-config', 'ca.cnf', '-cert', 'root.pem', '-keyfile', 'root.key', '-notext'];
    await this.openssl('ca', '-batch', ...by, ...dates, ...files);
  }

  async openssl(...given: string[]): Promise<string> {
    return (await promisify(execFile)('openssl', given, { cwd: this.directory })).stdout;
  }

  /** The reply of `openssl ts` to a request. */
  async reply(request: Uint8Array): Promise<Buffer> {
    await writeFile(join(this.directory, 'request.tsq'), request);
    const by = ['-inkey', 'tsa.key', '-signer', 'tsa.pem', '-chain', 'root.pem'];
    const files = ['-queryfile', 'request.tsq', '-out', 'reply.tsr'];
    await this.openssl('ts', '-reply', '-config', 'ts.cnf', '-section', 'tsa1', ...files, ...by);
    return readFile(join(this.directory, 'reply.tsr'));
  }

  /** A token over a text, DER, as `openssl ts` asks for it and gives it. */
  async token(text: string | Uint8Array): Promise<Buffer> {
    await writeFile(join(this.directory, 'text'), text);
    const asked = ['-data', 'text', '-sha256', '-cert', '-out', 'asked.tsq'];
    await this.openssl('ts', '-query', ...asked);
    await this.reply(await readFile(join(this.directory, 'asked.tsq')));
    await this.openssl('ts', '-reply', '-in', 'reply.tsr', '-token_out', '-out', 'token.der');
    return readFile(join(this.directory, 'token.der'));
  }

  /** Whether `openssl ts -verify` takes a token for one over a text. */
  async accepts(text: string, token: Uint8Array): Promise<boolean> {
    await writeFile(join(this.directory, 'judged'), text);
    await writeFile(join(this.directory, 'judged.der'), token);
    const given = ['-data', 'judged', '-in', 'judged.der', '-token_in', '-CAfile', 'root.pem'];
    return this.openssl('ts', '-verify', ...given).then(
      () => true,
      () => false,
    );
  }

  /** DER. */
  async root(): Promise<Uint8Array> {
    await this.openssl('x509', '-in', 'root.pem', '-outform', 'DER', '-out', 'root.der');
    return readFile(join(this.directory, 'root.der'));
  }

  async listen(): Promise<void> {
    let before: Promise<unknown> = Promise.resolve();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.asked++;
        if (this.instead !== undefined) return this.instead(response);
        // One after another: they share files.
        before = this.#answer(before, Buffer.concat(chunks), response);
      });
    });
    this.#server = server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
  }

  async #answer(
    before: Promise<unknown>,
    request: Uint8Array,
    response: ServerResponse,
  ): Promise<void> {
    await before;
    const bytes = await this.reply(request);
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes);
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}
