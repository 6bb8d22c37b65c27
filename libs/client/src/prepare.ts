import { ClientError } from './client-error.js';
import { toRecordJson, type JsonLimits } from './record-json.js';

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the server's root, already encoded, beginning with `/v1/`. */
  path: string;
  body?: unknown;
  /** How large the body may be; as large as the server takes any request when left out. */
  limits?: JsonLimits;
  /** Sent as `Idempotency-Key`. Every write carries one: a missing key is drawn at random. */
  idempotencyKey?: string;
  /** False for what the server has no idempotency key for: then it is sent once. */
  repeatable?: boolean;
  /** Media type of the answer; one of another type is not taken. */
  accept?: string;
  /** Only these bytes of the file with this entity tag, [from, to); where it is another now, all are sent. */
  range?: { from: number; to: number; entityTag: string };
  /** Largest answer that is read, unpacked; 8 MiB when left out. */
  answerBytesMax?: number;
  timeoutMs?: number;
  /** What the server may take on top of that before it begins to answer. */
  longerByMs?: number;
  /** Gives the request up; `send` is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** Where requests go, and with which key. Checked when it is made. */
export interface Endpoint {
  /** Without a slash at its end. */
  readonly root: string;
  readonly apiKey: string | undefined;
}

/** A request as it goes over the wire, the same on every attempt. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: TransportRequest['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An export is held in memory whole. */
export const EXPORT_BYTES_MAX = 1024 * 1024 * 1024;

/** What the server takes in one request that is not a record. */
const REQUEST_LIMITS: JsonLimits = {
  depthMax: 32,
  valuesMax: 200_000,
  bytesMax: 512 * 1024,
};

/**
 * @throws ClientError `invalid_url` or `invalid_api_key`, for what `fetch` would refuse on every attempt:
 * that must not look like a server that is away.
 */
export function endpoint(url: string, apiKey: string | undefined): Endpoint {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new ClientError(
      'invalid_url',
      `Not the http(s) address of a Docket server: ${String(url)}`,
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new ClientError('invalid_url', 'The address must not hold a key: pass it as `apiKey`.');
  }
  if (parsed.port !== '' && BLOCKED_PORTS.has(Number(parsed.port))) {
    const message = `\`fetch\` never connects to port ${parsed.port}: let the server listen on another.`;
    throw new ClientError('invalid_url', message);
  }
  if (apiKey !== undefined && !(typeof apiKey === 'string' && /^[\x21-\x7e]+$/.test(apiKey))) {
    const message = 'An API key is visible ASCII characters, without a space or a line break.';
    throw new ClientError('invalid_api_key', message);
  }
  return { root: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, ''), apiKey };
}

/**
 * prepareRequest makes all of a request that goes over the wire, before the first attempt. It touches no
 * network: whatever it throws is an error of the caller, and whatever `fetch` throws later is none.
 *
 * @throws InvalidValue; ClientError `invalid_idempotency_key` or `invalid_id`.
 */
export function prepareRequest(
  { root, apiKey }: Endpoint,
  request: TransportRequest,
): PreparedRequest {
  const { method, path, body, range } = request;
  const { limits = REQUEST_LIMITS, accept = 'application/json' } = request;
  const url = `${root}${path}`;
  // Dots, spaces and the like would lead elsewhere, or be written otherwise.
  if (!URL.canParse(url) || new URL(url).href !== url) {
    throw new ClientError('invalid_id', `No address of the server: ${path}`);
  }
  // Drawn once: a repetition must be recognisable as the same request.
  const key = request.idempotencyKey ?? (method === 'GET' ? undefined : randomKey());
  if (key !== undefined) checkKey(key);
  const headers = {
    accept,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(range === undefined
      ? {}
      : { range: `bytes=${range.from}-${range.to - 1}`, 'if-range': range.entityTag }),
  };
  const json = body === undefined ? undefined : JSON.stringify(toRecordJson(body, '', limits));
  return { url, method, headers, body: json };
}

/** One segment of a path. @throws ClientError `invalid_id` for what would not stand in it as it is. */
export function pathSegment(id: string): string {
  const isUsable =
    typeof id === 'string' && !['', '.', '..'].includes(id) && !/\p{Surrogate}/u.test(id);
  if (isUsable) return encodeURIComponent(id);
  throw new ClientError('invalid_id', `No address can be made of the id ${JSON.stringify(id)}.`);
}

/** A key travels in a header; what no header can carry is not a lost connection. */
export function checkKey(key: string): void {
  const isText = typeof key === 'string' && key.length <= KEY_LENGTH_MAX;
  if (isText && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key)) return;
  const message = `An idempotency key has 1 to ${KEY_LENGTH_MAX} visible ASCII characters.`;
  throw new ClientError('invalid_idempotency_key', message);
}

const KEY_LENGTH_MAX = 255;

/** 128 random bits in hex. Not `randomUUID`, which browsers only offer to pages served by HTTPS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** "Bad port" of the Fetch standard (section 2.9, port blocking), and 0, on which nothing can listen. */
const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
]);
