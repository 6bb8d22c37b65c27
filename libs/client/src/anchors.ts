import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

/** A checkpoint: how many entries it covers, and when (RFC 3339). */
interface CheckpointAt {
  size: number;
  at: string;
}

/** Who outside vouches for a ledger, or holds checkpoints of it. */
export interface LedgerAnchor {
  /** `witness`, `time_stamp`, `sink`, `directory`. */
  kind: string;
  /** Absent of the directory. */
  name?: string;
  /** The newest that it vouched for or took; null: none; absent: the process that answered does not know. */
  newest?: CheckpointAt | null;
  /** Since when one waits that it has not; null: none does; absent: the process that answered does not know. */
  pendingSince?: string | null;
  /** Why it failed last, since the process that answered began. */
  failed?: { reason: string; at: string };
}

export interface LedgerAnchors {
  readAt: string;
  /** Entries of the ledger. */
  size: number;
  /** The newest checkpoint that was signed; null: none was. */
  signed: CheckpointAt | null;
  /** The process that answered; `worker`: it has checkpoints anchored by itself. */
  process: { since: string; worker: boolean };
  anchors: LedgerAnchor[];
  /** Kinds of which there is none. */
  none: string[];
}

/** Reads who outside vouches for a ledger, and what waits; takes an officer, an auditor or an administrator. */
export async function readAnchors(
  options: TransportOptions & { apiKey: string; ledger: string },
): Promise<LedgerAnchors> {
  const path = `/v1/ledgers/${pathSegment(options.ledger)}/anchors`;
  const body = decodeJson(await new Transport(options).send({ method: 'GET', path }));
  const { size, signed, process, anchors, none } = body;
  const readAt = textOf(body['read_at']);
  if (readAt === undefined || typeof size !== 'number') throw unexpected('no size of the ledger');
  if (!isRecordObject(process) || typeof process['worker'] !== 'boolean')
    throw unexpected('no process');
  if (!Array.isArray(anchors) || !Array.isArray(none)) throw unexpected('no list `anchors`');
  return {
    readAt,
    size,
    signed: signed === null ? null : decodeCheckpoint(signed),
    process: { since: requireText(process['since']), worker: process['worker'] },
    anchors: anchors.map(decodeAnchor),
    none: none.map(requireText),
  };
}

function decodeAnchor(body: unknown): LedgerAnchor {
  if (!isRecordObject(body)) throw unexpected('an anchor that is no object');
  const { newest, pending_since: pendingSince, failed } = body;
  const name = textOf(body['name']);
  return {
    kind: requireText(body['kind']),
    ...(name === undefined ? {} : { name }),
    ...(newest === undefined ? {} : { newest: newest === null ? null : decodeCheckpoint(newest) }),
    ...(pendingSince === undefined
      ? {}
      : { pendingSince: pendingSince === null ? null : requireText(pendingSince) }),
    ...(isRecordObject(failed)
      ? { failed: { reason: requireText(failed['reason']), at: requireText(failed['at']) } }
      : {}),
  };
}

function decodeCheckpoint(body: unknown): CheckpointAt {
  if (!isRecordObject(body) || typeof body['size'] !== 'number')
    throw unexpected('a checkpoint without its size');
  return { size: body['size'], at: requireText(body['at']) };
}

function requireText(value: unknown): string {
  const text = textOf(value);
  if (text === undefined) throw unexpected('something else where a text should be');
  return text;
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server's answer holds ${what}.`);
