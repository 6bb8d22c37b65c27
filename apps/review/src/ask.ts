/** What the server refuses, as it says it (RFC 9457); `offline` where it did not answer at all. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    /** HTTP status; 0 where nothing answered. */
    readonly status: number,
    /** Of the closed set at /problems, or `offline`. */
    readonly code: string,
    readonly detail: string,
    /** What to do next. */
    readonly next: string,
  ) {
    super(detail);
  }
}

export interface Question {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
}

/** Called where the server says that nobody is signed in. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

/** Asks this server, as who is signed in. @throws {Refused} */
export async function ask(path: string, question: Question = {}): Promise<Response> {
  const { method = 'GET', body, headers } = question;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'x-docket-csrf': '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (cause) {
    throw Object.assign(new Refused(0, 'offline', '', ''), { cause });
  }
  if (response.ok) return response;
  const refused = await readProblem(response);
  if (refused.code === 'not_authenticated') onSignedOut();
  throw refused;
}

/** The same, of an answer that is JSON: its form is the one that /openapi.json describes. */
export async function askJson<Answer>(path: string, question?: Question): Promise<Answer> {
  return (await (await ask(path, question)).json()) as Answer;
}

async function readProblem(response: Response): Promise<Refused> {
  try {
    const { code, detail, next } = (await response.json()) as Record<string, unknown>;
    return new Refused(response.status, textOf(code), textOf(detail), textOf(next));
  } catch {
    // Not from Docket, but from what stands before it.
    return new Refused(response.status, 'unknown', `HTTP ${response.status}`, '');
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was thrown, as something that can be shown. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused(0, 'unknown', error instanceof Error ? error.message : String(error), '');
}

/** The address of something of a ledger: each part is escaped. */
export function inLedger(ledger: string, ...parts: string[]): string {
  return ['/v1/ledgers', ledger, ...parts]
    .map((part, i) => (i === 0 ? part : encodeURIComponent(part)))
    .join('/');
}
