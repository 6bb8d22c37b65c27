import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionSecret } from '../sessions/session-secret.js';

/**
 * Rows on which the server acts later in the name of whoever was authenticated then: what a seal is over, by what the row
 * is for. Ids and the ledger's number are members, so that a seal is good for one row alone. What a worker notes of its
 * work is none of them.
 */
const SEALED = {
  /** An export that somebody asked for. */
  export_job: [
    'ledger_no',
    'export_id',
    'requested_by',
    'role',
    'via',
    'request',
    'idempotency_key',
    'created_at',
  ],
  /** The file that was made of it: its entry says of it what this says. */
  export_file: [
    'ledger_no',
    'export_id',
    'content_attempt',
    'parts',
    'size',
    'sha256',
    'media_type',
    'file_name',
    'facts',
  ],
  /** Spans of one trace in a request, who sent them, and the digest of the request as it is kept. */
  otlp_chunk: [
    'ledger_no',
    'principal',
    'via',
    'content_hash',
    'trace_id',
    'items',
    'bytes',
    'ranges',
  ],
  /** What rounds of a trace became: the decision that later spans go to, and the spans that are known. */
  otlp_trace: ['ledger_no', 'principal', 'trace_id', 'round', 'decision_id', 'conflicts', 'known'],
  /** And the goal that later cards have. By itself: an erasure takes it away. */
  otlp_goal: ['ledger_no', 'principal', 'trace_id', 'decision_id', 'goal'],
  /** What an endpoint is sent, with the endpoint's signature. */
  outbox_message: ['ledger_no', 'endpoint_id', 'message_id', 'event', 'content'],
} as const;

/** What is noted of a row whose seal does not hold, and by which such rows are counted. */
export const FOREIGN_ROW = 'Its row is not one that a server of this installation wrote so.';

type SealedKind = keyof typeof SEALED;
type Member = string | number | Uint8Array | null;
type Members<Kind extends SealedKind> = Readonly<Record<(typeof SEALED)[Kind][number], Member>>;

declare const held: unique symbol;
/** A row whose seal was checked, and holds. Only of such a row is made what somebody acts on. */
export type Sealed<Row> = Row & { readonly [held]: true };

/**
 * Seals rows: HMAC-SHA-256 under keys that are derived from the file which sessions are sealed with. Who can write the
 * database alone has the server do nothing in anybody's name.
 */
export class RowSeals {
  readonly #secret: SessionSecret;
  readonly #keys = new Map<SealedKind, Promise<Buffer>>();

  constructor(secret: SessionSecret) {
    this.#secret = secret;
  }

  /** What seals and checks rows of one kind. @throws {SigningKeyError} the file cannot be used. */
  async of<Kind extends SealedKind>(kind: Kind): Promise<RowSeal<Kind>> {
    let key = this.#keys.get(kind);
    if (key === undefined) {
      key = this.#secret.derive(`docket-row/v1/${kind}`);
      this.#keys.set(kind, key);
      // The file may be mended meanwhile.
      key.catch(() => this.#keys.delete(kind));
    }
    return new RowSeal(SEALED[kind], await key);
  }
}

export class RowSeal<Kind extends SealedKind> {
  readonly #members: readonly (keyof Members<Kind>)[];
  readonly #key: Buffer;

  constructor(members: readonly (keyof Members<Kind>)[], key: Buffer) {
    this.#members = members;
    this.#key = key;
  }

  seal(row: Members<Kind>): Buffer {
    // A list of texts in JSON has one reading: none can take what is another's.
    const text = JSON.stringify(this.#members.map((name) => textOf(row[name])));
    return createHmac('sha256', this.#key).update(text).digest();
  }

  /** Undefined where this installation did not write the row so. `null`: it was written before rows were sealed. */
  check<Row extends Members<Kind>>(row: Row, seal: Uint8Array | null): Sealed<Row> | undefined {
    if (seal === null) return undefined;
    const own = this.seal(row);
    return seal.length === own.length && timingSafeEqual(own, seal)
      ? (row as Sealed<Row>)
      : undefined;
  }
}

/** PostgreSQL gives what is a number here as one or as its digits; which members are bytes is always the same. */
function textOf(value: Member): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : Buffer.from(value).toString('hex');
}
