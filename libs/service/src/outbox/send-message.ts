import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { attemptSignal } from '../attempt-signal.js';
import {
  pinAddresses,
  UnreachableAddress,
  type InsideNetworks,
  type PinnedAddresses,
} from './reachable-address.js';

/** For a whole attempt, in milliseconds: name, connection, request and answer. */
const ATTEMPT_MS_MAX = 15_000;
/** What of an answer is read: nothing of it is used but its status. */
const ANSWER_BYTES_MAX = 64 * 1024;

export interface Sending {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  inside: InsideNetworks;
  stopped: AbortSignal;
}

export interface Answered {
  status: number;
  /** What its Retry-After says, in milliseconds. */
  retryAfterMs: number | undefined;
}

/**
 * Posts once, to an address that was looked at before, and reads the status. Redirects are not followed.
 *
 * @throws {UnreachableAddress} with one line for people: it may not be sent there, did not answer in time, or could not
 * be reached.
 */
export async function sendMessage(sending: Sending): Promise<Answered> {
  const { stopped, inside } = sending;
  const url = new URL(sending.url);
  const { signal, end } = attemptSignal(ATTEMPT_MS_MAX, stopped);
  try {
    const pinned = await within(signal, pinAddresses(url, inside));
    return await post(url, sending, { pinned, signal });
  } catch (error) {
    if (error instanceof UnreachableAddress) throw error;
    if (stopped.aborted) throw error;
    if (signal.aborted)
      throw new UnreachableAddress(`it did not answer within ${ATTEMPT_MS_MAX / 1000} s`);
    const code = (error as { code?: unknown } | null)?.code;
    // The code alone: the message names addresses, and what somebody else wrote.
    const why = typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'no answer';
    throw new UnreachableAddress(`it cannot be reached: ${why}`, { cause: error });
  } finally {
    end();
  }
}

function post(
  url: URL,
  { headers, body }: Sending,
  { pinned, signal }: { pinned: PinnedAddresses; signal: AbortSignal },
): Promise<Answered> {
  const bytes = Buffer.from(body, 'utf8');
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        // One connection for one attempt, to an address that was looked at; the name stays for TLS and `Host`. Of
        // several addresses the first that answers is taken (RFC 8305).
        agent: false,
        lookup: (_host, options, done) => {
          const [{ address, family }] = pinned;
          if (options.all === true) done(null, pinned);
          else done(null, address, family);
        },
        headers: {
          'user-agent': 'docket',
          'content-type': 'application/json',
          ...headers,
          'content-length': bytes.length,
        },
        signal,
      },
      (response) => {
        drain(response).then(() => resolve(answeredBy(response)), reject);
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

/** Reads the answer as far as it is bounded, and breaks off what is longer. */
async function drain(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) return;
  }
}

function answeredBy({ statusCode = 0, headers }: IncomingMessage): Answered {
  const seconds = Number(headers['retry-after']);
  const isGood = /^\d{1,6}$/.test(headers['retry-after'] ?? '');
  return { status: statusCode, retryAfterMs: isGood ? seconds * 1000 : undefined };
}

/** Resolving a name cannot be ended: it is not waited for any longer. */
function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
