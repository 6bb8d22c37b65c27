import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readSmallFile } from '@docket/store';
import { attemptSignal } from '../attempt-signal.js';
import { AnchorFailure } from '../anchors/bounded-post.js';

/** For one request and its answer, in milliseconds: shorter than what holds the database against a sink waits. */
const ATTEMPT_MS_MAX = 2_500;
/** A signed note is some hundred bytes, with a second signature 4 kB. */
const OBJECT_BYTES_MAX = 64 * 1024;
const HEADERS_BYTES_MAX = 16 * 1024;

/** Where checkpoints are put beside the directory: an object store, a WebDAV share. */
export interface SinkAddress {
  /** With `{ledger}` and `{checkpoint}` in it; https, or http to this machine. It holds no secret. */
  url: string;
  /** What it is called where it is spoken of: its host. */
  name: string;
  /** File with a header in each line, read anew for each request. */
  headersFile?: string;
  /** PEM, whom to trust beside nobody else. */
  ca?: string;
}

/** `taken`: it is there now. `exists`: something is there under this name already. */
type Put = 'taken' | 'exists';

/** Puts notes under names that must be new, and reads them. Redirects are not followed, and no address is. */
export class SinkClient {
  readonly #address: SinkAddress;
  readonly #stopped: AbortSignal;

  constructor(address: SinkAddress, stopped: AbortSignal) {
    this.#address = address;
    this.#stopped = stopped;
  }

  /**
   * The text under a name, empty for one that is longer than a note can be; undefined where there is none.
   * @throws {AnchorFailure}
   */
  async get(ledgerId: string, name: string): Promise<string | undefined> {
    const { status, body } = await this.#ask('GET', ledgerId, name);
    if (status === 200) return body;
    if (status === 404 || status === 410) return undefined;
    throw answered(status);
  }

  /** Puts a text under a name that must be new. @throws {AnchorFailure} */
  async put(ledgerId: string, name: string, text: string): Promise<Put> {
    const { status } = await this.#ask('PUT', ledgerId, name, text);
    if (status >= 200 && status < 300) return 'taken';
    // Of a store that takes no name twice: 409 by some, 412 as RFC 9110 13.1.2 has it.
    if (status === 412 || status === 409) return 'exists';
    throw answered(status);
  }

  async #ask(
    method: 'GET' | 'PUT',
    ledgerId: string,
    name: string,
    text?: string,
  ): Promise<{ status: number; body: string }> {
    const headers = await this.#headers();
    const { signal, end } = attemptSignal(ATTEMPT_MS_MAX, this.#stopped);
    try {
      return await this.#request({
        method,
        url: this.#urlOf(ledgerId, name),
        headers,
        text,
        signal,
      });
    } catch (error) {
      if (error instanceof AnchorFailure) throw error;
      if (signal.aborted && !this.#stopped.aborted)
        throw new AnchorFailure(`it did not answer within ${ATTEMPT_MS_MAX / 1000} s`, {
          isAway: true,
        });
      throw new AnchorFailure(`it cannot be reached: ${codeOf(error)}`, {
        cause: error,
        isAway: true,
      });
    } finally {
      end();
    }
  }

  #request(sending: {
    method: string;
    url: URL;
    headers: Record<string, string>;
    text: string | undefined;
    signal: AbortSignal;
  }): Promise<{ status: number; body: string }> {
    const { method, url, headers, text, signal } = sending;
    const bytes = text === undefined ? undefined : Buffer.from(text, 'utf8');
    const { ca } = this.#address;
    const options = {
      method,
      // One connection for one attempt: one that is kept may be closed by the other side just then.
      agent: false as const,
      headers: {
        'user-agent': 'docket',
        ...headers,
        ...(bytes && {
          'content-type': 'text/plain; charset=utf-8',
          'content-length': bytes.length,
          'if-none-match': '*',
        }),
      },
      signal,
    };
    return new Promise((resolve, reject) => {
      const onAnswer = (response: IncomingMessage): void => {
        const status = response.statusCode ?? 0;
        if (method === 'GET' && status === 200) {
          readBounded(response).then((body) => resolve({ status, body }), reject);
          return;
        }
        // What else it says may be what it was sent, its headers too: it is not even read.
        response.on('error', () => undefined).destroy();
        resolve({ status, body: '' });
      };
      const sent: ClientRequest =
        url.protocol === 'https:'
          ? requestHttps(url, { ...options, ...(ca === undefined ? {} : { ca }) }, onAnswer)
          : requestHttp(url, options, onAnswer);
      sent.on('error', reject);
      sent.end(bytes);
    });
  }

  #urlOf(ledgerId: string, name: string): URL {
    return new URL(this.#address.url.replace('{ledger}', ledgerId).replace('{checkpoint}', name));
  }

  /** What they hold is never said. @throws {AnchorFailure} */
  async #headers(): Promise<Record<string, string>> {
    const { headersFile } = this.#address;
    if (headersFile === undefined) return {};
    try {
      return parseHeaders(await readSmallFile(headersFile, HEADERS_BYTES_MAX));
    } catch (cause) {
      const why = cause instanceof RangeError ? cause.message : 'cannot be read';
      throw new AnchorFailure(`DOCKET_CHECKPOINTS_HEADERS_FILE ${why}`, { cause });
    }
  }
}

/** Set by the request itself. */
const OWN_HEADERS = new Set(['host', 'content-length', 'content-type', 'if-none-match']);

/** A header in each line, `Name: value`. @throws {RangeError} with no word of what the file holds. */
export function parseHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || OWN_HEADERS.has(name.toLowerCase()))
      throw new RangeError(`has no header such as "Authorization: Bearer …" in line ${i + 1}`);
    headers[name] = value.trimEnd();
  }
  return headers;
}

async function readBounded(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // No note is: it is there, and says nothing.
    if (bytes > OBJECT_BYTES_MAX) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One that refuses a request refuses those of other ledgers too, unless it is of this object alone. */
const answered = (status: number): AnchorFailure =>
  new AnchorFailure(`it answered ${status}`, {
    isAway: status < 400 || status === 401 || status === 429 || status >= 500,
  });

/** The code alone: a message names addresses, and what somebody else wrote. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'no answer';
}
