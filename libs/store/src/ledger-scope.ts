import pg from 'pg';

/*
 * Row-level security lets a statement see and change the rows of the ledger that it names, and none where it names
 * none (migrations/0006_walls.sql). What is here names it: for that statement, in the round trip that it takes
 * anyway, and never for the connection, which the next one uses for another ledger.
 */

/** A ledger by its number, or all of them, which may only be read so. */
export type LedgerScope = number | 'all';

/** The scope of a connection that no statement has named one on: a table of ledgers then answers with an error. */
export const NO_LEDGER = 'none';

/** Parsed when a connection is made. Without rows: whoever asked is to see the answer of its own statement alone. */
export const NAME_LEDGER = {
  name: 'docket-name-ledger',
  text: `SELECT WHERE set_config('docket.ledger', $1, true) IS NULL`,
};

/** Names the ledger of a transaction: goes behind its BEGIN, in the same text. */
export function beginIn(ledger: LedgerScope, begin = 'BEGIN'): string {
  return `${begin}; SET LOCAL docket.ledger = '${textOf(ledger)}'`;
}

/** It becomes part of a statement that takes no parameters. */
function textOf(ledger: LedgerScope): string {
  if (ledger !== 'all' && !Number.isSafeInteger(ledger)) throw new RangeError('Not a ledger.');
  return String(ledger);
}

/** Names the ledger of what follows in a transaction. */
export async function nameLedger(client: pg.ClientBase, ledger: LedgerScope): Promise<void> {
  await client.query(`SET LOCAL docket.ledger = '${textOf(ledger)}'`);
}

/**
 * Whether PostgreSQL itself answered that it does not take a value: by a constraint, by its type, or by its length. Its connection is
 * as good as before, where the statement was a transaction of its own.
 */
export const isRefusedValue = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(?:22|23|54)/.test(error.code ?? '');

/**
 * Whether PostgreSQL answered that this statement did not go through: as well that others were in its way, or that it took
 * too long. Its connection is as good as before, behind the end of the transaction.
 */
export const isOfStatement = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(?:22|23|40|54|55|57014|P0)/.test(error.code ?? '');

interface Borrowed {
  client: pg.ClientBase;
  release(failed: boolean): void;
}

/** Single statements of one ledger, or that read those of all, each a transaction of its own. */
export class LedgerStatements {
  readonly ledger: LedgerScope;
  /** In the forms that give a promise. */
  readonly query: pg.Pool['query'];
  readonly #borrow: () => Promise<Borrowed>;

  private constructor(ledger: LedgerScope, borrow: () => Promise<Borrowed>) {
    this.ledger = ledger;
    this.#borrow = borrow;
    const query = (statement: string | pg.QueryConfig, values: unknown[] = []): Promise<unknown> =>
      this.#ask(typeof statement === 'string' ? { text: statement, values } : statement);
    this.query = query as typeof this.query;
  }

  /** Each on whichever connection is free. */
  static of(pool: pg.Pool, ledger: LedgerScope): LedgerStatements {
    return new LedgerStatements(ledger, async () => {
      const client = await pool.connect();
      return { client, release: (failed) => client.release(failed) };
    });
  }

  /** On a connection that the caller holds. */
  static on(client: pg.ClientBase, ledger: LedgerScope): LedgerStatements {
    return new LedgerStatements(ledger, async () => ({ client, release: () => undefined }));
  }

  async #ask(config: pg.QueryConfig): Promise<pg.QueryResult> {
    const { client, release } = await this.#borrow();
    let failed = true;
    try {
      // The simple protocol would end the transaction, and the name, before the statement.
      const extended = { ...config, queryMode: 'extended' } as pg.QueryConfig;
      const result = await answerOf(client, new QueryInLedger(extended, this.ledger));
      failed = false;
      return result;
    } catch (error) {
      failed = !isOfStatement(error);
      throw error;
    } finally {
      release(failed);
    }
  }
}

/** What asks about one ledger: a transaction of it, or single statements. */
export type LedgerAsker = pg.ClientBase | LedgerStatements;

/** What node-postgres's own query consists of, as far as it counts here; not among the published types. */
interface ClientQuery {
  /** Kept by the client, with the text, once PostgreSQL has parsed it. */
  name: string;
  /** Called when the query is answered, or lost. */
  callback: (error: unknown, result?: pg.QueryResult) => void;
  submit(connection: pg.Connection): Error | null;
  prepare(connection: pg.Connection): void;
  handleDataRow(message: { fields: (string | null)[] }): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
}
const PlainQuery = pg.Query as unknown as new (config: string | pg.QueryConfig) => ClientQuery;

/**
 * A query in front of which the ledger is named. PostgreSQL answers both, before it is ready for the next one: the
 * first answer is left out.
 */
export class QueryInLedger extends PlainQuery {
  readonly #ledger: LedgerScope | undefined;
  #isNamed: boolean;

  /** `ledger`: undefined where the statement names it itself, so that nothing goes in front. */
  constructor(config: string | pg.QueryConfig, ledger: LedgerScope | undefined) {
    super(config);
    this.#ledger = ledger;
    this.#isNamed = ledger === undefined;
  }

  /** What goes in front, in the same transaction: that ends with the Sync behind the query. */
  protected get naming(): Buffer {
    return this.#ledger === undefined ? NOTHING : nameMessage(this.#ledger);
  }

  override prepare(connection: pg.Connection): void {
    connection.stream.write(this.naming);
    super.prepare(connection);
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#isNamed) super.handleCommandComplete(message, connection);
    this.#isNamed = true;
  }
}

/** Asks on any client, bounded as everything that it is asked. */
export function answerOf<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: QueryInLedger,
): Promise<pg.QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => {
      if (result === undefined) reject(error);
      else resolve(result as pg.QueryResult<Row>);
    };
    client.query(query as unknown as pg.Query);
  });
}

const NOTHING = Buffer.alloc(0);

/** Few ledgers are used at a time; the message of each is some sixty bytes. */
const MESSAGES_MAX = 1_000;
const messages = new Map<LedgerScope, Buffer>();

function nameMessage(ledger: LedgerScope): Buffer {
  const known = messages.get(ledger);
  if (known !== undefined) return known;
  if (messages.size >= MESSAGES_MAX) messages.clear();
  const made = encodeName(textOf(ledger));
  messages.set(ledger, made);
  return made;
}

/** Of the unnamed portal, all rows. */
const EXECUTE = Uint8Array.of(0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0);

/**
 * Bind of the statement to the unnamed portal, and Execute (PostgreSQL's documentation, 55.7 Message Formats): one
 * parameter, as text.
 */
function encodeName(text: string): Buffer {
  const name = Buffer.from(`\0${NAME_LEDGER.name}\0`, 'latin1');
  const value = Buffer.from(text, 'latin1');
  const bindLength = 5 + name.length + 10 + value.length;
  // Not of the pool, as what Buffer.concat returns is: that would hold 8 KiB for as long as these bytes are kept.
  const sent = Buffer.alloc(bindLength + EXECUTE.length);
  let at = sent.writeUInt8(0x42, 0);
  at = sent.writeInt32BE(bindLength - 1, at);
  at += name.copy(sent, at);
  at = sent.writeInt16BE(0, at);
  at = sent.writeInt16BE(1, at);
  at = sent.writeInt32BE(value.length, at);
  at += value.copy(sent, at);
  at = sent.writeInt16BE(0, at);
  sent.set(EXECUTE, at);
  return sent;
}
