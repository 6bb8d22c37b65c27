import { decodeList, unexpected } from './decode-list.js';
import { isRecordObject, textOf } from './problem.js';

export interface LedgerSummary {
  id: string;
  origin: string;
  /** C2SP verifier key of the ledger's checkpoints. Keep a copy where the server cannot write. */
  publicKey: string;
  /** Number of entries. */
  size: number;
  /** Name of the ledger that continues it; absent as long as it takes new decisions. */
  continuedIn?: string;
  /** The database that it lives in; absent where the server has one. */
  cell?: string;
}

/** Ledgers, and what is missing of them. */
export interface LedgersFound {
  ledgers: LedgerSummary[];
  /** Cells that did not answer: none of their ledgers is in the list. */
  missingCells: string[];
}

export function decodeLedgers(body: Record<string, unknown>): LedgersFound {
  const { missing_cells: missing = [] } = body;
  if (!Array.isArray(missing)) throw unexpected('missing cells that are no list');
  return {
    ledgers: decodeList(body, 'ledgers').map(decodeLedger),
    missingCells: missing.map(String),
  };
}

export function decodeLedger(body: Record<string, unknown>): LedgerSummary {
  const id = textOf(body['id']);
  const origin = textOf(body['origin']);
  const publicKey = textOf(body['public_key']);
  const size = body['size'];
  if (id === undefined || origin === undefined || publicKey === undefined) {
    throw unexpected('a ledger without id, origin or public key');
  }
  if (typeof size !== 'number') throw unexpected('a ledger without size');
  const { successor } = isRecordObject(body['closed']) ? body['closed'] : {};
  const continuedIn = isRecordObject(successor) ? textOf(successor['id']) : undefined;
  const cell = textOf(body['cell']);
  return {
    id,
    origin,
    publicKey,
    size,
    ...(continuedIn !== undefined && { continuedIn }),
    ...(cell !== undefined && { cell }),
  };
}
