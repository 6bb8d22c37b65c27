import pg from 'pg';
import { DatabaseLate } from './deadlines.js';

export interface ClientBounds {
  /** From the start until the server is ready for a statement. */
  connectMs: number;
  /** For the answer to the oldest statement that has none, or for the next one behind an answer. */
  statementMs: number;
  /** Called when the server was late, after the connection was closed. */
  onLate(): void;
}

/** What `pg.Pool` and `pg.Client` take, and the bounds. */
export type BoundedConfig = pg.ClientConfig & { bounds: ClientBounds };

/** How long a server that is told goodbye may take to close its side. */
const GOODBYE_MS = 1_000;

/**
 * A connection that does not outlive the server's silence, and whose loss ends no process: whoever waits for an
 * answer learns by a rejection. Without this a connection whose other end lost power, or whose every process is
 * stopped, waits for ever: no packet says that it is over.
 *
 * Bounds are the caller's matter for what is no plain statement: a COPY's stream (`boundedRead`).
 */
export class BoundedClient extends pg.Client {
  readonly #bounds: ClientBounds;
  #unanswered = 0;
  #answers = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(config: BoundedConfig) {
    super(config);
    this.#bounds = config.bounds;
    // An error that nobody listens to ends the process.
    this.on('error', () => undefined);
    this.once('end', () => clearTimeout(this.#timer));
    // By assignment, because each has several forms: they are passed on as they are.
    const { connect, query, end } = inherited(this);
    this.connect = bound(connect, (rest) => this.#connect(rest));
    this.query = boundQuery(query, () => this.#ask());
    this.end = bound(end, (rest) => this.#end(rest));
  }

  /** Ends the connection at once. Everything that waits for an answer is rejected with the error. */
  abandon(error: Error): void {
    this.connection.stream.destroy(error);
  }

  /** The same because the server was silent. */
  giveUp(late: DatabaseLate): void {
    this.abandon(late);
    this.#bounds.onLate();
  }

  #connect<Result>(connect: () => Result): Result {
    const { connectMs } = this.#bounds;
    const timer = setTimeout(() => {
      this.giveUp(new DatabaseLate('connection', connectMs));
    }, connectMs);
    const made = (): void => clearTimeout(timer);
    this.once('connect', made);
    this.once('end', made);
    return connect();
  }

  #end<Result>(end: () => Result): Result {
    // A pipelined connection says goodbye when what it was asked is answered, which is bounded itself.
    const ms = GOODBYE_MS + (this.#unanswered > 0 ? this.#bounds.statementMs : 0);
    const timer = setTimeout(() => this.connection.stream.destroy(), ms).unref();
    this.connection.once('end', () => clearTimeout(timer));
    return end();
  }

  /** Notes that a statement was sent; what it returns is called when it is answered. */
  #ask(): () => void {
    this.#unanswered += 1;
    if (this.#unanswered === 1) this.#arm();
    let isAnswered = false;
    return () => {
      if (isAnswered) return;
      isAnswered = true;
      this.#unanswered -= 1;
      this.#answers += 1;
      if (this.#unanswered > 0) this.#timer?.refresh();
    };
  }

  #arm(): void {
    // One for the life of the connection, which goes on while nobody asks: one for each statement would cost more.
    if (this.#timer !== undefined) {
      this.#timer.refresh();
      return;
    }
    const { statementMs } = this.#bounds;
    this.#timer = setTimeout(() => {
      if (this.#unanswered === 0) return;
      const before = this.#answers;
      // This process may have been what stood still: what has come in meanwhile is read first.
      setImmediate(() => {
        if (this.#unanswered === 0) return;
        if (this.#answers === before) this.giveUp(new DatabaseLate('statement', statementMs));
      });
    }, statementMs);
    // As long as an answer is waited for, its socket keeps the process.
    this.#timer.unref();
  }
}

/** The client's methods as they are when they are called. */
function inherited(client: pg.Client): Pick<pg.Client, 'connect' | 'query' | 'end'> {
  const later = <Name extends 'connect' | 'query' | 'end'>(name: Name): pg.Client[Name] => {
    const call = (...args: unknown[]): unknown =>
      Reflect.apply(pg.Client.prototype[name], client, args);
    return call as unknown as pg.Client[Name];
  };
  return { connect: later('connect'), query: later('query'), end: later('end') };
}

/** The same function, done by `call`, which is given the rest of the way. */
function bound<Method extends (...args: never[]) => unknown>(
  method: Method,
  call: (rest: () => unknown) => unknown,
): Method {
  return ((...args) => call(() => method(...args))) as Method;
}

/** `query` in its forms: with a callback, with a promise, or of something that speaks the protocol itself. */
function boundQuery<Query extends (...args: never[]) => unknown>(
  query: Query,
  ask: () => () => void,
): Query {
  const send = query as unknown as (...args: unknown[]) => unknown;
  return ((...args: unknown[]) => {
    const [asked] = args;
    if (asked instanceof pg.Query) return send(noted(asked, ask()));
    if (speaksItself(asked)) return send(...args);
    const answered = ask();
    const last = args.at(-1);
    try {
      if (typeof last === 'function') {
        return send(...args.slice(0, -1), (...answer: unknown[]) => {
          answered();
          (last as (...answer: unknown[]) => void)(...answer);
        });
      }
      const answer = send(...args) as Promise<unknown>;
      answer.then(answered, answered);
      return answer;
    } catch (error) {
      answered();
      throw error;
    }
  }) as unknown as Query;
}

/** A query that is given whole, and says by its callback that it is answered. */
function noted(query: pg.Query & { callback?: Callback }, answered: () => void): pg.Query {
  const { callback } = query;
  query.callback = (...answer) => {
    answered();
    callback?.call(query, ...answer);
  };
  return query;
}

type Callback = (...answer: unknown[]) => void;

function speaksItself(asked: unknown): boolean {
  return typeof (asked as { submit?: unknown } | null)?.submit === 'function';
}

/**
 * What comes next from a stream of the connection, within a time. The time that whoever takes it needs before
 * it asks for the next does not count.
 */
export async function boundedRead<Chunk>(
  client: pg.ClientBase,
  next: Promise<Chunk>,
  ms: number,
): Promise<Chunk> {
  const timer = setTimeout(() => {
    if (client instanceof BoundedClient) client.giveUp(new DatabaseLate('statement', ms));
  }, ms);
  try {
    return await next;
  } finally {
    clearTimeout(timer);
  }
}
