import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A message of JSON-RPC 2.0, as far as it is looked at here. */
interface Message {
  id?: unknown;
  method?: unknown;
  params?: { name?: unknown; _meta?: Record<string, unknown> };
}

export interface Bridge {
  /** A message a line (MCP 2026-07-28, transports, stdio). */
  input: Readable;
  /** The server's `/mcp`. */
  url: URL;
  apiKey: string;
  /** Takes one message, without the line's end. */
  write(message: string): void;
}

/** Under way at once; more wait in the pipe. */
const AT_ONCE_MAX = 32;
/** Longer than a wait for a human takes. */
const TIMEOUT_MS = 90_000;
/** JSON-RPC 2.0, section 5.1. */
const PARSE_ERROR = -32_700;
const INTERNAL_ERROR = -32_603;
const PROTOCOL_VERSION = 'io.modelcontextprotocol/protocolVersion';

/** Carries messages between a host and the server until the input ends and all are answered. */
export async function bridge({ input, url, apiKey, write }: Bridge): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    while (underWay.size >= AT_ONCE_MAX) await Promise.race(underWay);
    const one = carry(line, { url, apiKey, write }).finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
}

async function carry(line: string, to: Omit<Bridge, 'input'>): Promise<void> {
  const message = parse(line);
  if (message === undefined) {
    to.write(errorMessage(null, PARSE_ERROR, 'The line is not a JSON object.'));
    return;
  }
  try {
    for (const answer of await ask(line, message, to)) to.write(answer);
  } catch (error) {
    // A notification has no answer, whatever became of it.
    if (message.id === undefined) return;
    to.write(errorMessage(message.id, INTERNAL_ERROR, `NO ANSWER: do not act. ${reasonOf(error)}`));
  }
}

async function ask(
  line: string,
  message: Message,
  { url, apiKey }: Omit<Bridge, 'input'>,
): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...mirrored(message),
    },
    body: line,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) return eventsIn(text);
  if (response.status === 202) return [];
  if (type.startsWith('application/json')) return [JSON.stringify(JSON.parse(text))];
  throw new Error(problemText(response.status, text));
}

/** What the revision of 2026 repeats in headers, so that what stands between can route by it. */
function mirrored({ method, params }: Message): Record<string, string> {
  const version = params?._meta?.[PROTOCOL_VERSION];
  if (typeof version !== 'string' || typeof method !== 'string') return {};
  return {
    'mcp-protocol-version': version,
    'mcp-method': method,
    ...(typeof params?.name === 'string' ? { 'mcp-name': params.name } : {}),
  };
}

/** The messages of a stream of server-sent events (HTML, 9.2.6): their data, a line each. */
function eventsIn(text: string): string[] {
  return text
    .split(/\r?\n\r?\n/)
    .map((event) =>
      event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trim())
        .join('\n'),
    )
    .filter((data) => data !== '')
    .map((data) => JSON.stringify(JSON.parse(data)));
}

function problemText(status: number, text: string): string {
  const problem = parse(text) as { title?: unknown; detail?: unknown; next?: unknown } | undefined;
  const said = [problem?.title, problem?.detail, problem?.next].filter(
    (part) => typeof part === 'string',
  );
  return `Docket answered ${status}${said.length === 0 ? '.' : `: ${said.join(' ')}`}`;
}

/** `fetch` says why only in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function errorMessage(id: unknown, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });
}

function parse(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
