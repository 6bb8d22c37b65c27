/** How long the database may take, in milliseconds. What is late ends with its connection. */
export interface Deadlines {
  /** To make a connection. */
  connectMs: number;
  /**
   * To answer one statement. The server is told so too and refuses the statement itself, with half of it for
   * a lock: then it is known that nothing was done. This side waits a little longer before it gives up.
   */
  statementMs: number;
  /** The same for what takes long: statements of migrations and of a rebuild, and a whole COPY. */
  longStatementMs: number;
}

const DEADLINES: Deadlines = {
  connectMs: 5_000,
  statementMs: 10_000,
  longStatementMs: 60 * 60 * 1000,
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * As the environment sets them (docs/guide/operator-reference.md): the same for the server, its threads and commands.
 * @throws {RangeError} which names the variable that cannot be used.
 */
export function readDeadlines(env: Environment): Deadlines {
  const { connectMs, statementMs, longStatementMs } = DEADLINES;
  const read = {
    connectMs: readSeconds(env, 'DATABASE_CONNECT_S', connectMs, 300),
    statementMs: readSeconds(env, 'DATABASE_STATEMENT_S', statementMs, 3_600),
    longStatementMs: readSeconds(env, 'DATABASE_LONG_STATEMENT_S', longStatementMs, WEEK_S),
  };
  if (read.longStatementMs >= read.statementMs) return read;
  throw new RangeError('DATABASE_LONG_STATEMENT_S must not be below DATABASE_STATEMENT_S.');
}

const WEEK_S = 7 * 24 * 60 * 60;

function readSeconds(env: Environment, name: string, fallbackMs: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallbackMs;
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < 1 || seconds > max) {
    throw new RangeError(`${name} must be a whole number from 1 to ${max}.`);
  }
  return seconds * 1000;
}

/** The database did not answer in time. Its connection was closed; what it was asked may be done all the same. */
export class DatabaseLate extends Error {
  override readonly name = 'DatabaseLate';
  /** As the operating system says it of a connection. */
  readonly code = 'ETIMEDOUT';

  constructor(what: keyof typeof SENTENCES, ms = 0) {
    super(SENTENCES[what](ms / 1000));
  }
}

const SENTENCES = {
  connection: (s: number) => `The database took no connection within ${s} s.`,
  statement: (s: number) => `The database did not answer within ${s} s: the connection was closed.`,
  question: () => 'The database did not answer in time: the connection was closed.',
  stopping: (s: number) => `The server stopped, and the database had not answered within ${s} s.`,
};
