import { decodeLeaf } from '@docket/chain';
import { boardColumn, CUSTODY_TYPES, type BoardColumn, type BoardPlace } from '@docket/record';
import type pg from 'pg';
import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { readAsOf } from './as-of.js';
import type { AsOf } from './as-of.js';
import type { SearchIndexer } from './search-indexer.js';

/** What happened in a ledger lately. */
export interface Activity {
  /** From when on: RFC 3339, UTC, by the database's clock; times of entries are held against it. */
  since: string;
  /** Entries since then; reading and handing out are left out. */
  entries: number;
  /** Of these, by type of record. */
  byType: { readonly [type: string]: number };
  /** Decisions that they are of, by where those stand now. */
  byColumn: { readonly [Name in BoardColumn]?: number };
  /** Whether all entries since then were counted: more than ENTRIES_MAX are not. */
  complete: boolean;
  asOf: AsOf;
}

/** Entries that are counted; of more, the newest. */
const ENTRIES_MAX = 100_000;
const CUSTODY: readonly string[] = CUSTODY_TYPES;

/** Counts what happened, by the positions of entries: no index is kept for it. */
export class ActivityReader {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #indexer: SearchIndexer;

  constructor(database: Database, ledgers: LedgerService, indexer: SearchIndexer) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#indexer = indexer;
  }

  /** Of the last so many seconds. @throws {StoreRefusal} `unknown_ledger`; `overloaded` as a search. */
  async read(ledgerId: string, seconds: number): Promise<Activity> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const services = { database: this.#database, indexer: this.#indexer };
    const asked = { ledgerNo, byWords: false };
    const { answer, asOf } = await readAsOf(services, asked, async (client) => {
      const head = await client.query<{ size: string; since: string }>(READ_HEAD_SINCE, [
        ledgerNo,
        seconds,
      ]);
      const { size, since } = head.rows[0] ?? { size: '0', since: '' };
      const first = await firstSince(client, ledgerNo, { size: Number(size), since });
      const from = Math.max(first, Number(size) - ENTRIES_MAX);
      return { since, complete: from === first, ...(await count(client, ledgerNo, from)) };
    });
    return { ...answer, asOf };
  }
}

const READ_HEAD_SINCE = `SELECT h.size, ${DATABASE_NOW.replace('clock_timestamp()', "(clock_timestamp() - $2 * interval '1 second')")} AS since
  FROM docket.ledger_head h WHERE h.ledger_no = $1`;

/** The next entry from a position on: one that is missing is passed over. */
const READ_LEAF_FROM = `SELECT seq, leaf FROM docket.entry WHERE ledger_no = $1 AND seq >= $2 ORDER BY seq LIMIT 1`;

/**
 * The first position whose entry is not older: times of a ledger only rise, so twenty looks find it among a million. One
 * that cannot be read is taken for older.
 */
async function firstSince(
  client: pg.ClientBase,
  ledgerNo: number,
  { size, since }: { size: number; since: string },
): Promise<number> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows } = await client.query<{ seq: string; leaf: Buffer }>(READ_LEAF_FROM, [
      ledgerNo,
      middle,
    ]);
    const [found] = rows;
    if (found === undefined || timeOf(found.leaf) >= since) high = middle;
    else low = Math.max(middle, Number(found.seq)) + 1;
  }
  return Math.min(low, size);
}

function timeOf(leaf: Uint8Array): string {
  try {
    return decodeLeaf(leaf).time;
  } catch {
    // Verification says what is wrong with it.
    return '';
  }
}

type PlaceRow = BoardPlace & { n: string };

async function count(
  client: pg.ClientBase,
  ledgerNo: number,
  from: number,
): Promise<Pick<Activity, 'entries' | 'byType' | 'byColumn'>> {
  const values = [ledgerNo, from, CUSTODY];
  const types = await client.query<{ type: string; n: string }>(
    `SELECT type, count(*) AS n FROM docket.entry
     WHERE ledger_no = $1 AND seq >= $2 AND NOT type = ANY ($3::text[]) GROUP BY type ORDER BY type`,
    values,
  );
  const places = await client.query<PlaceRow>(
    `SELECT d.status, d.phase, count(*) AS n FROM docket.search_decision d
     WHERE d.ledger_no = $1 AND d.decision_id IN (
       SELECT e.decision_id FROM docket.entry e
       WHERE e.ledger_no = $1 AND e.seq >= $2 AND NOT e.type = ANY ($3::text[]))
     GROUP BY d.status, d.phase`,
    values,
  );
  const byColumn: { [Name in BoardColumn]?: number } = {};
  for (const row of places.rows) {
    const column = boardColumn(row);
    byColumn[column] = (byColumn[column] ?? 0) + Number(row.n);
  }
  const byType = Object.fromEntries(types.rows.map(({ type, n }) => [type, Number(n)]));
  const entries = Object.values(byType).reduce((sum, n) => sum + n, 0);
  return { entries, byType, byColumn };
}
