import { batchOf, decodeLeaf, LeafError } from '@docket/chain';
import { attestationFault, type Policy } from '@docket/record';
import { readFirstState, readLedgerState } from './append/ledger-state.js';
import { RECORD_FIELDS } from './append/statements.js';
import { readRecord } from './append/read-record.js';
import type { RecordRow } from './append/read-record.js';
import { int4Array, int8Array } from './binary-array.js';
import type { FoundHead, HeadReads, SeenHead } from './known-heads.js';
import type { LedgerAsker } from './ledger-scope.js';

/** A head as the database has it, and the hashes that its root is computed from. */
export interface ReadHead extends FoundHead {
  readonly frontier: Buffer;
}

/** What the database says of ledgers by their numbers, and of the entry at a position of each. */
const FIND_HEADS = {
  name: 'docket-find-heads',
  text: `SELECT h.ledger_no, h.size, h.last_hash, h.frontier, e.leaf_hash AS at_seen, l.origin,
    EXISTS (SELECT FROM docket.entry r WHERE r.ledger_no = wanted.ledger_no AND r.decision_id IS NULL
      AND r.seq > wanted.seq AND r.type = 'ledger.restored') AS may_be_restored
  FROM unnest($1::integer[], $2::bigint[]) AS wanted (ledger_no, seq)
  JOIN docket.ledger_head h ON h.ledger_no = wanted.ledger_no
  JOIN docket.ledger l ON l.ledger_no = wanted.ledger_no
  LEFT JOIN docket.entry e ON e.ledger_no = wanted.ledger_no AND e.seq = wanted.seq`,
};

interface HeadRow {
  ledger_no: number;
  size: string;
  last_hash: Buffer;
  frontier: Buffer;
  at_seen: Buffer | null;
  may_be_restored: boolean;
  origin: string;
}

/** Heads by the numbers of their ledgers, each with what was seen of it before. */
export async function findHeads(
  client: LedgerAsker,
  of: readonly (readonly [number, SeenHead | undefined])[],
): Promise<[number, ReadHead][]> {
  const seqs = new Map(of.map(([no, head]) => [no, (head?.size ?? 0) - 1]));
  const values = [int4Array([...seqs.keys()]), int8Array([...seqs.values()])];
  const { rows } = await client.query<HeadRow>({ ...FIND_HEADS, values });
  const found: [number, ReadHead][] = [];
  for (const row of rows) {
    const { ledger_no: no, last_hash: hash, at_seen: atSeen, frontier, origin } = row;
    found.push([
      no,
      {
        size: Number(row.size),
        lastHash: hash.toString('hex'),
        atSeen: atSeen === null ? null : atSeen.toString('hex'),
        restoredSince: row.may_be_restored
          ? await findRestoredSince(client, no, seqs.get(no) ?? -1)
          : 0,
        origin,
        frontier,
      },
    ]);
  }
  return found;
}

const FIND_RESTORATIONS = {
  name: 'docket-find-restorations',
  text: `SELECT e.seq, l.policy, ${RECORD_FIELDS}
  FROM docket.entry e JOIN docket.ledger l ON l.ledger_no = e.ledger_no
  LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id IS NULL AND e.seq > $2 AND e.type = 'ledger.restored'
  ORDER BY e.seq LIMIT $3`,
};

interface RestorationRow extends RecordRow {
  seq: string;
  /** Of entry 0, as JSON. */
  policy: string;
}

/** Rows read at once. */
const PAGE = 100;

/**
 * How many restorations were recorded behind the entry `seq`. A row whose entry is no record of one is none, as it is none
 * in the ledger's state. Under the lock of a head this is a statement of its own, after it: see LOCK_HEAD.
 */
export async function findRestoredSince(
  client: LedgerAsker,
  ledgerNo: number,
  seq: number,
): Promise<number> {
  let [count, after] = [0, seq];
  for (;;) {
    const values = [ledgerNo, after, PAGE];
    const { rows } = await client.query<RestorationRow>({ ...FIND_RESTORATIONS, values });
    for (const row of rows) {
      after = Number(row.seq);
      const place = { seq: after, decision: undefined, granularity: commitmentIn(row.policy) };
      if ('leaf' in readRecord(row, place)) count += 1;
    }
    if (rows.length < PAGE) return count;
  }
}

/** As this package wrote it with entry 0. A later policy commits to bodies as the first one does. */
function commitmentIn(policy: string): Policy['body_commitment'] {
  return (JSON.parse(policy) as Policy).body_commitment;
}

const FIND_LEAF = {
  name: 'docket-find-last-leaf',
  text: 'SELECT leaf FROM docket.entry WHERE ledger_no = $1 AND seq = $2',
};

/**
 * How many entries there are by the last of `size`: what one signature of the server attests is written in one transaction,
 * so that the others of its batch are there too. Undefined where that is no entry, or one that the server did not attest: it
 * says nothing, and whoever has the service's login can append it.
 *
 * @throws {StoreRefusal} `log_damaged`: entry 0 cannot be read.
 */
async function endByBatch(
  client: LedgerAsker,
  ledgerNo: number,
  size: number,
): Promise<number | undefined> {
  const { rows } = await client.query<{ leaf: Buffer }>({
    ...FIND_LEAF,
    values: [ledgerNo, size - 1],
  });
  try {
    const leaf = rows[0] && decodeLeaf(rows[0].leaf);
    const batch = leaf && batchOf(leaf);
    // So it is of nearly all: entry 0 is read of no other.
    if (batch === undefined || leaf === undefined || batch.end <= size) return batch?.end;
    const { serverKey } = await readFirstState(client, ledgerNo);
    return attestationFault(leaf, serverKey) === undefined ? batch.end : undefined;
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}

/** What a check of a ledger's head asks of the database. */
export const headReads = (client: LedgerAsker, ledgerNo: number): HeadReads => ({
  state: () => readLedgerState(client, ledgerNo),
  end: (size) => endByBatch(client, ledgerNo, size),
});
