import { CompactRange, decodeLeaf, leafHash, toHex } from '@docket/chain';
import type pg from 'pg';
import { beginIn } from '../ledger-scope.js';
import { StoreRefusal } from '../refusal.js';
import { SEARCH_TABLES } from '../search/statements.js';
import { readLeaves } from '../signing/stored-leaves.js';
import { columnsOf, copyTable } from './copy-table.js';

/** A ledger in one of two databases, with the rights of its owner. */
export interface MoveEnd {
  client: pg.Client;
  ledgerNo: number;
}

/** A ledger as its head says. */
export interface MovedHead {
  size: number;
  /** Hex, as the root. */
  lastHash: string;
  lastTime: string;
  frontier: Buffer;
  isClosed: boolean;
  root: string;
}

/** Entries copied in one transaction: a kill loses the copy of no more. */
const CHUNK = 20_000;

export interface CopyProgress {
  /** Entries that are in the target, of those that there are. */
  (copied: number, size: number): void;
}

/**
 * Copies what the source has and the target does not, as of one moment of the source: entries, each range checked in the
 * target by the leaves that are read there again, then what goes with them. Whoever goes on after a kill begins where
 * the target's own head says.
 *
 * @returns entries that the target has then. @throws {StoreRefusal} `move_refused`: what was read in the target is another.
 */
export async function copyLedger(
  source: MoveEnd,
  target: MoveEnd,
  { wholeMs, told }: { wholeMs: number; told: CopyProgress },
): Promise<number> {
  await source.client.query(
    beginIn(source.ledgerNo, 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY'),
  );
  const { size } = await readMovedHead(source);
  let at = await readMovedHead(target);
  while (at.size < size) {
    const to = Math.min(size, at.size + CHUNK);
    await target.client.query(beginIn(target.ledgerNo));
    await copyRange({ source, target, wholeMs }, at, to);
    await target.client.query('COMMIT');
    at = { ...at, ...(await readMovedHead(target)) };
    told(at.size, size);
  }
  await copyDerived({ source, target, wholeMs }, size);
  await source.client.query('COMMIT');
  return size;
}

interface Copying {
  source: MoveEnd;
  target: MoveEnd;
  wholeMs: number;
}

async function copyRange(
  { source, target, wholeMs }: Copying,
  before: MovedHead,
  to: number,
): Promise<void> {
  const { ledgerNo } = target;
  const from = before.size;
  const copy = { ledgerNo, wholeMs };
  const ofRange = `t.ledger_no = ${source.ledgerNo} AND t.seq >= ${from} AND t.seq < ${to}`;
  for (const table of ['entry', 'body'])
    await copyTable(source.client, target.client, { ...copy, table, where: ofRange });
  const range = CompactRange.decode(before.frontier, from);
  let last: { hash: string; time: string } | undefined;
  for await (const leaves of readLeaves(target.client, ledgerNo, from, to)) {
    for (const { seq, leaf, hash } of leaves) {
      const own = leafHash(leaf);
      if (toHex(own) !== toHex(hash)) throw unlike(`Entry ${seq} is not what its hash says.`);
      range.append(own);
    }
    const end = leaves.at(-1);
    if (end !== undefined) last = { hash: toHex(end.hash), time: decodeLeaf(end.leaf).time };
  }
  await target.client.query(
    `UPDATE docket.ledger_head SET size = $2, copied = $2, last_hash = $3, last_time = $4, frontier = $5, is_closed = is_closed
       OR EXISTS (SELECT FROM docket.entry WHERE ledger_no = $1 AND seq >= $6 AND seq < $2 AND type = 'ledger.closed')
     WHERE ledger_no = $1 AND standing = 'coming'`,
    [
      ledgerNo,
      to,
      Buffer.from(last?.hash ?? '', 'hex'),
      last?.time,
      Buffer.from(range.encode()),
      from,
    ],
  );
  // Behind the head: no tile stands beyond it.
  const full = '(t.index + 1) * (256::numeric ^ (t.level + 1))';
  const where = `t.ledger_no = ${source.ledgerNo} AND ${full} > ${from} AND ${full} <= ${to}`;
  await copyTable(source.client, target.client, { ...copy, table: 'tile', where });
}

/**
 * What goes with entries and may change with later ones: states of decisions, first uses of keys, checkpoints; and bodies
 * of which values were erased since they were copied. All of it, or nothing.
 */
async function copyDerived({ source, target, wholeMs }: Copying, size: number): Promise<void> {
  const { client, ledgerNo } = target;
  await client.query(beginIn(ledgerNo));
  const { rows } = await client.query<{ derived: string; newest: string }>(
    `SELECT derived, coalesce((SELECT max(size) FROM docket.checkpoint WHERE ledger_no = $1), 0) AS newest
     FROM docket.ledger_move WHERE ledger_no = $1 FOR UPDATE`,
    [ledgerNo],
  );
  const derived = Number(rows[0]?.derived ?? 0);
  const erased = derived === 0 ? [] : await erasedSince(source, derived);
  const own = `t.ledger_no = ${source.ledgerNo}`;
  const copy = { ledgerNo, wholeMs };
  await copyTable(source.client, client, {
    ...copy,
    table: 'checkpoint',
    where: `${own} AND t.size > ${Number(rows[0]?.newest ?? 0)}`,
  });
  const ofErased = `SELECT decision_id FROM docket.entry WHERE ledger_no = ${source.ledgerNo} AND seq IN (${erased.join(', ') || '-1'})`;
  const changed = `SELECT decision_id FROM docket.entry WHERE ledger_no = ${source.ledgerNo} AND seq >= ${derived}`;
  await copyTable(source.client, client, {
    ...copy,
    table: 'decision',
    where: derived === 0 ? own : `${own} AND t.decision_id IN (${changed} UNION ${ofErased})`,
    onConflict: await replacing(client, 'decision', ['ledger_no', 'decision_id']),
  });
  await copyTable(source.client, client, {
    ...copy,
    table: 'idempotency',
    where: `${own} AND (t.seq >= ${derived} OR t.seq IN (SELECT seq FROM docket.entry
      WHERE ledger_no = ${source.ledgerNo} AND decision_id IN (${ofErased})))`,
    onConflict: await replacing(client, 'idempotency', ['ledger_no', 'principal', 'key']),
  });
  if (erased.length > 0) await eraseIn({ source, target, wholeMs }, erased);
  await client.query('UPDATE docket.ledger_move SET derived = $2 WHERE ledger_no = $1', [
    ledgerNo,
    size,
  ]);
  await client.query('COMMIT');
}

/** Positions of which values were erased by entries from one on. */
async function erasedSince({ client, ledgerNo }: MoveEnd, from: number): Promise<number[]> {
  const { rows } = await client.query<{ seq: string }>(
    `SELECT DISTINCT (v ->> 'seq')::bigint AS seq FROM docket.entry e
       JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
       CROSS JOIN LATERAL json_array_elements(convert_from(b.body, 'UTF8')::json -> 'values') v
     WHERE e.ledger_no = $1 AND e.seq >= $2 AND e.decision_id IS NULL AND e.type = 'erasure.executed'`,
    [ledgerNo, from],
  );
  return rows.map(({ seq }) => Number(seq));
}

/**
 * Puts bodies of which values are gone in the place of those that were copied before. The trigger holds one erasure at a
 * time and there may have been several since: it is off for the owner within this transaction. What decisions are found by
 * is begun anew there, as words of what is gone may be in it.
 */
async function eraseIn({ source, target }: Copying, erased: number[]): Promise<void> {
  const { client, ledgerNo } = target;
  await client.query('ALTER TABLE docket.body DISABLE TRIGGER refuse_row_change');
  const { rows } = await source.client.query<Record<string, unknown>>(
    'SELECT seq, body, secret, disclosure FROM docket.body WHERE ledger_no = $1 AND seq = ANY($2::bigint[])',
    [source.ledgerNo, erased],
  );
  for (const { seq, body, secret, disclosure } of rows)
    await client.query(
      'UPDATE docket.body SET body = $3, secret = $4, disclosure = $5 WHERE ledger_no = $1 AND seq = $2',
      [ledgerNo, seq, body, secret, disclosure],
    );
  await client.query('ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_row_change');
  // Whoever indexes holds this row.
  await client.query('UPDATE docket.search_cursor SET size = 0 WHERE ledger_no = $1', [ledgerNo]);
  for (const table of SEARCH_TABLES)
    await client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [ledgerNo]);
}

async function replacing(
  client: pg.Client,
  table: string,
  key: readonly string[],
): Promise<string> {
  const rest = (await columnsOf(client, table)).filter((name) => !key.includes(name));
  const set = rest.map((name) => `${name} = EXCLUDED.${name}`);
  return `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set.join(', ')}`;
}

export async function readMovedHead({ client, ledgerNo }: MoveEnd): Promise<MovedHead> {
  const { rows } = await client.query<HeadRow>(
    'SELECT size, last_hash, last_time, frontier, is_closed FROM docket.ledger_head WHERE ledger_no = $1',
    [ledgerNo],
  );
  const [row] = rows;
  if (row === undefined) throw unlike('The ledger has no head.');
  const size = Number(row.size);
  return {
    size,
    lastHash: row.last_hash.toString('hex'),
    lastTime: row.last_time,
    frontier: row.frontier,
    isClosed: row.is_closed,
    root: toHex(CompactRange.decode(row.frontier, size).root()),
  };
}

interface HeadRow {
  size: string;
  last_hash: Buffer;
  last_time: string;
  frontier: Buffer;
  is_closed: boolean;
}

/**
 * Holds the two against each other: the head of the target, which was computed of the leaves that are there, and what the
 * leaves commit to, of entries from one on. @throws {StoreRefusal} `move_refused`.
 */
export async function requireSame(
  source: MoveEnd,
  target: MoveEnd,
  from: number,
): Promise<MovedHead> {
  const [there, here] = [await readMovedHead(source), await readMovedHead(target)];
  const differs = (['size', 'lastHash', 'lastTime', 'root', 'isClosed'] as const).find(
    (name) => there[name] !== here[name],
  );
  if (differs !== undefined) throw unlike(`The head of the copy has another ${differs}.`);
  const bodies = await Promise.all([source, target].map((end) => digestBodies(end, from)));
  if (bodies[0] !== bodies[1]) throw unlike(`Of entries from ${from} on, a body is another.`);
  return there;
}

async function digestBodies({ client, ledgerNo }: MoveEnd, from: number): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `SELECT count(*) || ' ' || coalesce(encode(sha256(string_agg(sha256(b.body || coalesce(b.secret, '') || coalesce(b.disclosure, '')),
       '' ORDER BY b.seq)), 'hex'), '') AS digest FROM docket.body b WHERE b.ledger_no = $1 AND b.seq >= $2`,
    [ledgerNo, from],
  );
  return rows[0]?.digest ?? '';
}

const unlike = (why: string): StoreRefusal =>
  new StoreRefusal('move_refused', `The copy is not the ledger. ${why}`, {
    next: 'Nothing was switched. Verify the ledger where it lives; then give the move up with --abandon, and begin again.',
  });
