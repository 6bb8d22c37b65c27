import { CUSTODY_TYPES } from '@docket/record';
import { isJsonObject, type Json } from '@docket/chain';
import { readLeafAt } from '../append/read-record.js';
import type { Database } from '../database.js';
import type { StoredEntry } from '../entry-reader.js';
import type { LedgerService } from '../ledger-service.js';

/** Records looked at in one query. */
const PAGE = 1_000;
/** Records looked at in all; older ones are not counted. */
const LOOKED_AT_MAX = 100_000;

export interface CustodyRecords {
  /** In order; the newest ones, where there are more than were asked for. */
  entries: StoredEntry[];
  /** How many older ones were found beside them. */
  omitted: number;
}

/**
 * Finds who read or exported a range of the ledger in which a decision has an entry: records that stand
 * outside decisions, from the decision's first entry up to `before`. `seqs` are those of the decision,
 * ascending.
 */
export async function findCustodyRecords(
  database: Database,
  ledgers: LedgerService,
  wanted: { ledger: string; seqs: readonly number[]; before: number; max: number },
): Promise<CustodyRecords> {
  const { ledgerNo } = await ledgers.getLedger(wanted.ledger);
  const found: StoredEntry[] = [];
  let omitted = 0;
  let before = wanted.before;
  for (let looked = 0; looked < LOOKED_AT_MAX; looked += PAGE) {
    const { rows } = await database.of(ledgerNo).query<CustodyRow>(
      `SELECT e.seq, e.type, e.leaf, e.leaf_hash, b.body, b.secret FROM docket.entry e
       LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
       WHERE e.ledger_no = $1 AND e.decision_id IS NULL AND e.seq > $2 AND e.seq < $3
         AND e.type = ANY($4)
       ORDER BY e.seq DESC LIMIT ${PAGE}`,
      [ledgerNo, wanted.seqs[0] ?? 0, before, CUSTODY_TYPES],
    );
    for (const row of rows) {
      if (!isOfItsLeaf(row) || !covers(row.body, wanted.seqs)) continue;
      if (found.length < wanted.max) found.push(readEntry(row));
      else omitted += 1;
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) break;
    before = Number(last.seq);
  }
  return { entries: found.reverse(), omitted };
}

interface CustodyRow {
  seq: string;
  type: string;
  leaf: Buffer;
  leaf_hash: Buffer;
  body: Buffer | null;
  secret: Buffer | null;
}

/** A row alone records nothing. */
function isOfItsLeaf({ seq, type, leaf }: CustodyRow): boolean {
  return !('unread' in readLeafAt({ leaf, type }, { seq: Number(seq), decision: undefined }));
}

/** What cannot be read is taken to cover: the dossier then shows that it cannot be read. */
function covers(body: Buffer | null, seqs: readonly number[]): boolean {
  const range = body === null ? undefined : readRange(body.toString('utf8'));
  if (range === undefined) return true;
  if (range === null) return false;
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seqs[middle] ?? 0) < range.first) low = middle + 1;
    else high = middle;
  }
  const next = seqs[low];
  return next !== undefined && next <= range.last;
}

/** Null: it names no range. Undefined: it is no JSON. */
function readRange(text: string): { first: number; last: number } | null | undefined {
  try {
    const body = JSON.parse(text) as Json;
    if (!isJsonObject(body)) return undefined;
    const { first_seq: first, last_seq: last } = body;
    return typeof first === 'number' && typeof last === 'number' ? { first, last } : null;
  } catch {
    // Damaged: verification of the dossier names the entry.
    return undefined;
  }
}

function readEntry(row: CustodyRow): StoredEntry {
  return {
    seq: Number(row.seq),
    type: row.type,
    leaf: row.leaf,
    leafHash: row.leaf_hash,
    ...(row.body === null || row.secret === null ? {} : { body: row.body, secret: row.secret }),
  };
}
