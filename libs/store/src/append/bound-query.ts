import type pg from 'pg';
import type { BinaryParameter } from '../binary-array.js';
import { answerOf, QueryInLedger } from '../ledger-scope.js';

/** A prepared statement and its parameters, all of them binary. */
export interface BoundStatement {
  /** Number of the ledger that it is of; left out where its text names it. */
  readonly ledgerNo?: number;
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly BinaryParameter[];
}

/** What PostgreSQL answered to one. */
export interface BoundAnswer {
  readonly command: string;
  /** Each the values of its columns as PostgreSQL prints them. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The names and texts of what a connection has prepared, and has been asked to; not among the published types. */
type StatementConnection = pg.Connection & {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
};

/**
 * A named statement whose Bind, Execute and Sync are one buffer, written once. node-postgres makes a Bind message in
 * a buffer that grows by copying, and copies each parameter into it; it also asks for a description of the rows, each
 * time, of which whoever wrote the statement knows what they are.
 *
 * It takes only the sending from `pg.Query`: a client in pipeline mode refuses what is none.
 */
class BoundQuery extends QueryInLedger {
  /** Until it is sent: a query is reachable long after its answer, and a batch's records with it, were they kept. */
  #statement: BoundStatement | undefined;
  /** `rows` is node-postgres's own, and something else. */
  readonly answered: (string | null)[][] = [];

  constructor(statement: BoundStatement) {
    // Of an object node-postgres would make a copy, and a new hidden class with it (8 µs).
    super(statement.text, statement.ledgerNo);
    this.name = statement.name;
    this.#statement = statement;
  }

  override handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.answered.push(fields);
  }

  override submit(connection: StatementConnection): null {
    if (this.#statement === undefined) throw new Error('A query is sent once.');
    const { name, text, parameters } = this.#statement;
    this.#statement = undefined;
    const { naming } = this;
    const room = takeRoom(naming.length, parameters);
    room.set(naming);
    const message = bindMessage(room, naming.length, { name, parameters });
    const { parsedStatements: parsed, submittedNamedStatements: submitted, stream } = connection;
    if (parsed[name] === undefined && submitted[name] === undefined) {
      connection.parse({ name, text, types: [] }, true);
      submitted[name] = text;
    }
    // Once this is called, the bytes are the kernel's, or the connection is gone.
    stream.write(message, () => giveRoom(room));
    // Anything else would be an error.
    return null;
  }
}

/** Asks on any client, bounded as everything that it is asked. */
export async function askBound(
  client: pg.ClientBase,
  statement: BoundStatement,
): Promise<BoundAnswer> {
  const query = new BoundQuery(statement);
  const { command } = await answerOf(client, query);
  return { command, rows: query.answered };
}

/** PostgreSQL's documentation, 55.7 Message Formats: each a letter, its length as int32, and its content. */
const TRAILER = Buffer.concat([
  // Execute the unnamed portal without a limit of rows, Sync.
  Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0]),
  Buffer.from([0x53, 0, 0, 0, 4]),
]);

/** What a message has besides its parameters: the name of a statement (63 bytes at most), and fields of fixed sizes. */
const FRAME_BYTES_MAX = 128;
/** Most rooms that wait to be used again, and the largest of them: no more is kept than 4 MiB. */
const ROOMS_MAX = 8;
const ROOM_BYTES_MAX = 512 * 1024;

/**
 * Buffers that messages are written in, used again and again. A new one for each would be the larger part of
 * what the garbage collector has to do for an append, since memory outside of its heap hurries it.
 */
const rooms: Buffer[] = [];

function takeRoom(before: number, parameters: readonly BinaryParameter[]): Buffer {
  let bytesMax = before + FRAME_BYTES_MAX;
  for (const parameter of parameters) bytesMax += parameter.bytesMax;
  const room = rooms.pop();
  if (room !== undefined && room.length >= bytesMax) return room;
  // Some more than is needed, so that the next batch fits as well.
  return Buffer.allocUnsafeSlow(bytesMax + (bytesMax >> 1));
}

function giveRoom(room: Buffer): void {
  if (rooms.length < ROOMS_MAX && room.length <= ROOM_BYTES_MAX) rooms.push(room);
}

/**
 * Bind of the unnamed portal: all parameters binary (format 1), the result as text (no format given). Written behind
 * the `from` bytes that the message begins with.
 */
function bindMessage(
  message: Buffer,
  from: number,
  { name, parameters }: Pick<BoundStatement, 'name' | 'parameters'>,
): Buffer {
  let at = message.writeUInt8(0x42, from) + 4;
  at = message.writeUInt8(0, at);
  at += message.write(name, at, 'utf8');
  at = message.writeUInt8(0, at);
  at = message.writeInt16BE(1, at);
  at = message.writeInt16BE(1, at);
  at = message.writeInt16BE(parameters.length, at);
  for (const parameter of parameters) at = parameter.write(message, at);
  at = message.writeInt16BE(0, at);
  message.writeInt32BE(at - from - 1, from + 1);
  message.set(TRAILER, at);
  return message.subarray(0, at + TRAILER.length);
}
