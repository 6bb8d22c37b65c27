import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

/** A key of a ledger, and the entry that says so. */
export interface RecordedCheckpointKey {
  /** C2SP verifier key. */
  publicKey: string;
  seq: number;
  /** It is in force in place of a lost key, which did not hand over to it. Absent of all others. */
  replaced?: true;
}

/** A key, and by whom it came into force: absent of the key of entry 0. */
interface ListedCheckpointKey {
  publicKey: string;
  /** Entries of the smallest checkpoint that it signs. */
  from: number;
  proposedBy?: string;
  confirmedBy?: string;
  /** It replaces a lost key, which did not hand over to it: who proposed and confirmed it vouch for it. Absent of all others. */
  replaced?: true;
  /** RFC 3339. */
  inForceAt?: string;
}

/** The keys that sign the checkpoints of a ledger, that of entry 0 first; the last one signs. */
export interface CheckpointKeyList {
  keys: ListedCheckpointKey[];
  /** What waits for a second person; absent: nothing. */
  proposed?: RecordedCheckpointKey & { occasion: string; proposedBy: string; lapsesAt: string };
}

/** Changes the key that signs a ledger's checkpoints, with two people: officers or administrators of it. */
export class DocketCheckpointKeys {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}/checkpoint-keys`;
  }

  async list(): Promise<CheckpointKeyList> {
    const body = decodeJson(await this.#transport.send({ method: 'GET', path: this.#root }));
    const { keys, proposed } = body;
    if (!Array.isArray(keys)) throw unexpected('no list `keys`');
    const known = keys.filter(isRecordObject).map(decodeListed);
    if (!isRecordObject(proposed)) return { keys: known };
    const [occasion, proposedBy, lapsesAt] = [
      textOf(proposed['occasion']),
      textOf(proposed['proposed_by']),
      textOf(proposed['lapses_at']),
    ];
    if (occasion === undefined || proposedBy === undefined || lapsesAt === undefined)
      throw unexpected('a proposal without who proposed it');
    return { keys: known, proposed: { ...decodeKey(proposed), occasion, proposedBy, lapsesAt } };
  }

  /** Docket makes the key and keeps its seed; of a lost one it takes the one that was made to replace it. It signs nothing yet. Sent once: another attempt could propose another. */
  propose(proposal: {
    occasion: 'routine' | 'suspected' | 'lost';
    note?: string;
  }): Promise<RecordedCheckpointKey> {
    return this.#post(this.#root, proposal);
  }

  /** Brings the key into force that entry `proposal` proposes; of a lost one the note says what became of it. Sent once: where the answer is lost, list the keys. */
  confirm(confirmation: { proposal: number; note?: string }): Promise<RecordedCheckpointKey> {
    return this.#post(`${this.#root}/rotations`, confirmation);
  }

  async #post(path: string, body: object): Promise<RecordedCheckpointKey> {
    const sent = { method: 'POST', path, body, repeatable: false } as const;
    return decodeKey(decodeJson(await this.#transport.send(sent)));
  }
}

function decodeKey(body: Record<string, unknown>): RecordedCheckpointKey {
  const publicKey = textOf(body['public_key']);
  const { seq } = body;
  if (publicKey === undefined || typeof seq !== 'number')
    throw unexpected('a key without its entry');
  return { publicKey, seq, ...(body['replaced'] === true ? { replaced: true } : {}) };
}

function decodeListed(body: Record<string, unknown>): ListedCheckpointKey {
  const { public_key: key, from } = body;
  if (typeof key !== 'string' || typeof from !== 'number')
    throw unexpected('a key without its place');
  const proposedBy = textOf(body['proposed_by']);
  const confirmedBy = textOf(body['confirmed_by']);
  const inForceAt = textOf(body['in_force_at']);
  return {
    publicKey: key,
    from,
    ...(proposedBy === undefined ? {} : { proposedBy }),
    ...(body['replaced'] === true ? { replaced: true } : {}),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    ...(inForceAt === undefined ? {} : { inForceAt }),
  };
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server's answer holds ${what}.`);
