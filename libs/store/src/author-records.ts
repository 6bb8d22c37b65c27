import { isJsonObject, type Json } from '@docket/chain';
import { DOCKET_ACTOR } from '@docket/record';
import { readLeafAt } from './append/read-record.js';
import type { Database } from './database.js';
import type { StoredEntry } from './entry-reader.js';
import type { LedgerService } from './ledger-service.js';

/** Records read at once. */
const PAGE = 1_000;

/**
 * Finds what a ledger says of authors: their registrations and revocations before a position, and those of whoever
 * recorded these, in order. A row whose leaf is none of that is passed over; where the body cannot be read the entry is
 * taken along, so that verification names it.
 */
export async function findAuthorRecords(
  database: Database,
  ledgers: LedgerService,
  wanted: { ledger: string; authors: ReadonlySet<string>; before: number },
): Promise<StoredEntry[]> {
  const { ledgerNo } = await ledgers.getLedger(wanted.ledger);
  const records: Row[] = [];
  for (;;) {
    const after = records.at(-1)?.seq ?? '-1';
    const { rows } = await database.of(ledgerNo).query<Row>(
      `SELECT e.seq, e.type, e.leaf, e.leaf_hash, b.body, b.secret FROM docket.entry e
       LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
       WHERE e.ledger_no = $1 AND e.decision_id IS NULL AND e.seq > $2 AND e.seq < $3
         AND e.type IN ('principal.registered', 'principal.confirmed', 'principal.revoked')
       ORDER BY e.seq LIMIT ${PAGE}`,
      [ledgerNo, after, wanted.before],
    );
    records.push(...rows);
    if (rows.length < PAGE) break;
  }
  return chosen(
    records.flatMap((row) => readRow(row) ?? []),
    wanted.authors,
  );
}

interface Row {
  seq: string;
  type: string;
  leaf: Buffer;
  leaf_hash: Buffer;
  body: Buffer | null;
  secret: Buffer | null;
}

interface Found {
  entry: StoredEntry;
  /** Undefined where it cannot be read. */
  principal: string | undefined;
  actor: string;
}

function chosen(records: readonly Found[], authors: ReadonlySet<string>): StoredEntry[] {
  const told = new Set(authors);
  const isTold = ({ principal }: Found) => principal === undefined || told.has(principal);
  for (let known = -1; known < told.size;) {
    known = told.size;
    for (const one of records) if (isTold(one) && one.actor !== DOCKET_ACTOR) told.add(one.actor);
  }
  return records.filter(isTold).map(({ entry }) => entry);
}

function readRow({
  seq: at,
  type,
  leaf,
  leaf_hash: leafHash,
  body,
  secret,
}: Row): Found | undefined {
  const seq = Number(at);
  const read = readLeafAt({ leaf, type }, { seq, decision: undefined });
  if ('unread' in read) return undefined;
  const content = body === null || secret === null ? {} : { body, secret };
  const entry = { seq, type, leaf, leafHash, ...content };
  return { entry, principal: principalIn(body), actor: read.actor };
}

function principalIn(body: Buffer | null): string | undefined {
  if (body === null) return undefined;
  try {
    const read = JSON.parse(body.toString('utf8')) as Json;
    const principal = isJsonObject(read) ? read['principal'] : undefined;
    return typeof principal === 'string' ? principal : undefined;
  } catch {
    // Damaged, which verification says.
    return undefined;
  }
}
