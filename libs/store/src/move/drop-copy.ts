import { beginIn } from '../ledger-scope.js';
import { SEARCH_TABLES } from '../search/statements.js';
import { removeWork } from './copy-work.js';
import type { MoveEnd } from './copy-entries.js';

/** Rows that are taken away in one transaction: others' appends wait for each. */
const ROWS_AT_ONCE = 20_000;
/** Whose rows nobody may take away: for the owner that is off within each transaction. */
const EVIDENCE = ['entry', 'body', 'tile', 'checkpoint', 'ledger_head', 'ledger'] as const;
const DERIVED = [
  'decision',
  'idempotency',
  'search_cursor',
  'seen_cursor',
  'seen_finding',
  'ledger_move',
] as const;

/**
 * Takes away the copy of a ledger whose move was given up. One that lived here before stays, as the copy of then and what was
 * added to it since.
 */
export async function dropCopy(end: MoveEnd, wasHere: boolean, otherCell: string): Promise<void> {
  const { client, ledgerNo } = end;
  if (wasHere) {
    await client.query(beginIn(ledgerNo));
    await client.query(`UPDATE docket.ledger_head SET standing = 'moved' WHERE ledger_no = $1`, [
      ledgerNo,
    ]);
    await client.query(
      'UPDATE docket.ledger_move SET is_out = true, other_cell = $2 WHERE ledger_no = $1',
      [ledgerNo, otherCell],
    );
    await client.query('COMMIT');
    return;
  }
  for (const table of ['entry', 'body', 'tile', 'checkpoint'] as const)
    while (await dropSome(end, table));
  await client.query(beginIn(ledgerNo));
  await removeWork(end);
  for (const table of [...SEARCH_TABLES, ...DERIVED])
    await client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [ledgerNo]);
  for (const table of ['ledger_head', 'ledger'] as const) await unguarded(end, table, '');
  await client.query('COMMIT');
}

async function dropSome(end: MoveEnd, table: (typeof EVIDENCE)[number]): Promise<boolean> {
  await end.client.query(beginIn(end.ledgerNo));
  const rows = await unguarded(
    end,
    table,
    `AND ctid = ANY (ARRAY(SELECT ctid FROM docket.${table} WHERE ledger_no = $1 LIMIT ${ROWS_AT_ONCE}))`,
  );
  await end.client.query('COMMIT');
  return rows > 0;
}

/** Only a copy that comes, and never was served, is taken away so. */
async function unguarded(
  { client, ledgerNo }: MoveEnd,
  table: (typeof EVIDENCE)[number],
  which: string,
): Promise<number> {
  const { rows } = await client.query<{ tgname: string }>(
    'SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal',
    [`docket.${table}`],
  );
  const triggers = rows.map(({ tgname }) => tgname);
  for (const name of triggers)
    await client.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ${name}`);
  await client.query(`ALTER TABLE docket.${table} NO FORCE ROW LEVEL SECURITY`);
  const gone = await client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1 ${which}`, [
    ledgerNo,
  ]);
  for (const name of triggers)
    await client.query(`ALTER TABLE docket.${table} ENABLE ALWAYS TRIGGER ${name}`);
  await client.query(`ALTER TABLE docket.${table} FORCE ROW LEVEL SECURITY`);
  return gone.rowCount ?? 0;
}
