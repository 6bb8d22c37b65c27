import { canonicalBytes, decodeLeaf, decodeUtf8, eraseValues, standIn, toHex } from '@docket/chain';
import type { BodyDisclosure, Granularity, Json, JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import type pg from 'pg';
import { byteaArray, int8Array, textArray } from '../binary-array.js';
import type { PlannedEntry } from '../append/batch.js';
import {
  FIND_DECISION_ENTRIES,
  FIND_POLICIES,
  REPLACE_DECISION_ROWS,
} from '../append/statements.js';
import type { BoundStatement } from '../append/bound-query.js';
import { AppendFailed, outcomeOf } from '../append/append-failed.js';
import type { Written } from '../append/clock-ahead.js';
import type { LedgerTerms } from '../append/planned.js';
import { decisionValues, write } from '../append/write-set.js';
import { StoreRefusal } from '../refusal.js';
import { ProjectionFold } from '../projection-fold.js';
import { indexAgain } from '../search/index-batch.js';
import { LOCK_CURSOR, MAKE_CURSOR } from '../search/statements.js';
import {
  ERASE_ANSWERS,
  ERASE_VALUES,
  EXPIRE_EXPORTS,
  FIND_CLOSINGS,
  FIND_SINCE,
  FORGET_GOALS,
  IS_FOR_AGE,
  READ_BODIES,
} from './erasure-statements.js';

type Order = RecordBodies['erasure.executed'];

/** Whether something of these orders values to be erased. */
export const ordersErasure = (records: Iterable<{ readonly type: string }>): boolean => {
  for (const { type } of records) if (type === 'erasure.executed') return true;
  return false;
};

/** Decisions of which these entries order values to be erased, each once. */
export const erasedDecisions = (entries: readonly PlannedEntry[]): string[] => {
  const orders = entries.filter(({ type }) => type === 'erasure.executed').map(readOrder);
  return [...new Set(orders.flatMap(({ values }) => values.map(({ decision }) => decision)))];
};

/** Planned of a valid record of this type. */
const readOrder = ({ bytes }: PlannedEntry): Order => JSON.parse(decodeUtf8(bytes) ?? '') as Order;

/**
 * Writes a batch that orders values to be erased, and erases them, in the transaction that the connection is in.
 *
 * @throws {StoreRefusal} `erasure_mismatch` where an order names what is no value of its entry, or is gone.
 * @throws {AppendFailed}
 */
export async function writeAndErase(
  client: pg.ClientBase,
  { ledgerNo, policy }: LedgerTerms,
  statement: BoundStatement,
  entries: readonly PlannedEntry[],
): Promise<Written> {
  const written = await outcomeOf(write(client, statement));
  if (written !== 'written') return written;
  try {
    await eraseIn(client, ledgerNo, policy.body_commitment, entries);
  } catch (error) {
    // The commit is not sent: all of it is rolled back with the connection.
    if (!(error instanceof RangeError)) throw new AppendFailed('not_written', { cause: error });
    throw new StoreRefusal(
      'erasure_mismatch',
      `The erasure cannot be carried out: ${error.message}.`,
      {
        next: 'Ask anew, for the values that there are now.',
      },
    );
  }
  const { command } = await outcomeOf(client.query('COMMIT'));
  // COMMIT of a failed transaction is no error: it answers ROLLBACK.
  if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to COMMIT.`);
  return written;
}

/**
 * Carries out what the entries of a batch order, in the transaction that writes them: the values and their salts go,
 * and with them whatever was made of them. What is left is what a rebuild would make of it.
 *
 * @throws {RangeError} where an order names what is no value of its entry, or is gone. Nothing is written then.
 */
async function eraseIn(
  client: pg.ClientBase,
  ledgerNo: number,
  granularity: Granularity,
  entries: readonly PlannedEntry[],
): Promise<void> {
  for (const entry of entries) {
    const { type, seq } = entry;
    if (type !== 'erasure.executed') continue;
    const order = readOrder(entry);
    await refuseSince(client, ledgerNo, order);
    await refuseOpen(client, ledgerNo, order);
    // First: whoever indexes has read what goes, and what they find of it has to be there to be taken away.
    // Where nothing was indexed yet there is nothing to lock, and whoever begins would read it meanwhile.
    await client.query(MAKE_CURSOR, [ledgerNo]);
    await client.query(LOCK_CURSOR, [ledgerNo]);
    await eraseBodies(client, ledgerNo, { granularity, order, erasedBy: seq });
    const decisions = erasedDecisions([entry]);
    for (const decision of decisions) await refoldErased(client, ledgerNo, seq, decision);
    await indexAgain(client, ledgerNo, decisions);
    await client.query(FORGET_GOALS, [ledgerNo, textArray(decisions)]);
    // What is in a file cannot be told from here: none that was made before is handed out any more.
    for (const statement of EXPIRE_EXPORTS) await client.query(statement, [ledgerNo]);
  }
}

/** @throws {RangeError} where the pseudonym of a person would go, and what was recorded since the request would stay. */
async function refuseSince(client: pg.ClientBase, ledgerNo: number, order: Order): Promise<void> {
  const unnamed = order.values
    .filter(({ pointers }) => pointers.includes('/subject_ref'))
    .map(({ decision }) => decision);
  if (unnamed.length === 0) return;
  const values = [ledgerNo, textArray(unnamed), order.request];
  const { rows } = await client.query<{ seq: string }>(FIND_SINCE, values);
  const [since] = rows;
  if (since === undefined) return;
  throw new RangeError(
    `entry ${since.seq} was recorded about the person since it was asked for, and would not be found any more`,
  );
}

/**
 * By the entries themselves, and not by what lists, states or a process's memory say of the decision.
 *
 * @throws {RangeError} where something would go for its age of a decision that is open.
 */
async function refuseOpen(client: pg.ClientBase, ledgerNo: number, order: Order): Promise<void> {
  const { rowCount } = await client.query(IS_FOR_AGE, [ledgerNo, order.request]);
  if (rowCount === 0) return;
  const named = new Map(order.values.map(({ decision, seq }) => [decision, seq]));
  const values = [ledgerNo, textArray([...named.keys()])];
  const { rows } = await client.query<{ leaf: Buffer }>(FIND_CLOSINGS, values);
  for (const { leaf } of rows) {
    const { type, decision } = decodeLeaf(leaf);
    if (type === 'decision.closed' && decision !== undefined) named.delete(decision.id);
  }
  for (const [decision, seq] of named)
    throw new RangeError(`entry ${seq} is of ${decision}, which is open: nothing of it is too old`);
}

async function eraseBodies(
  client: pg.ClientBase,
  ledgerNo: number,
  { granularity, order, erasedBy }: { granularity: Granularity; order: Order; erasedBy: number },
): Promise<void> {
  const seqs = order.values.map(({ seq }) => seq);
  const { rows } = await client.query<BodyRow>(READ_BODIES, [ledgerNo, int8Array(seqs)]);
  const stored = new Map(rows.map((row) => [Number(row.seq), row]));
  const left = order.values.map(({ seq, pointers, decision, type, time, commitment }) => {
    const row = stored.get(seq);
    if (row === undefined) throw new RangeError(`entry ${seq} has no body`);
    // Legal holds were judged by what the order says of the entry.
    const leaf = decodeLeaf(row.leaf);
    if (leaf.decision?.id !== decision) throw new RangeError(`entry ${seq} is of another decision`);
    // How long it is kept, by its type.
    if (leaf.type !== type) throw new RangeError(`entry ${seq} is no ${type}`);
    if (leaf.time !== time || leaf.body !== commitment)
      throw new RangeError(`entry ${seq} is of another time, or another body`);
    const part = eraseValues(readDisclosure(row), granularity, { pointers, erasedBy });
    const body = standIn(part);
    if (body === undefined) throw new RangeError(`nothing would be left of entry ${seq}`);
    return { body: canonicalBytes(body), part: canonicalBytes(part as unknown as Json) };
  });
  await client.query(ERASE_VALUES, [
    ledgerNo,
    int8Array(seqs),
    byteaArray(left.map(({ body }) => body)),
    byteaArray(left.map(({ part }) => part)),
  ]);
}

interface BodyRow {
  seq: string;
  leaf: Buffer;
  body: Buffer;
  secret: Buffer | null;
  disclosure: Buffer | null;
}

/** What is stored of a body, as a disclosure. Whether it is what the leaf commits to is for verification to say. */
function readDisclosure({
  body,
  secret,
  disclosure,
}: Omit<BodyRow, 'seq' | 'leaf'>): BodyDisclosure {
  const stored = secret === null ? (disclosure ?? Buffer.of()) : body;
  const read = JSON.parse(stored.toString('utf8')) as unknown;
  if (secret === null) return read as BodyDisclosure;
  return { body: read as JsonObject, secret: toHex(secret) };
}

/** Folds a decision again from what is left of it, and with it the answers to its requests. */
async function refoldErased(
  client: pg.ClientBase,
  ledgerNo: number,
  orderedBy: number,
  decision: string,
): Promise<void> {
  const fold = new ProjectionFold();
  const policies = (await client.query<EntryRow>({ ...FIND_POLICIES, values: [ledgerNo] })).rows;
  for (let from = 0; ; from += PAGE) {
    const values = [ledgerNo, decision, from, PAGE];
    const { rows } = await client.query<EntryRow>({ ...FIND_DECISION_ENTRIES, values });
    for (const row of rows) {
      while (Number(policies[0]?.seq ?? Infinity) < Number(row.seq))
        takeRow(fold, policies.shift());
      takeRow(fold, row);
    }
    if (rows.length < PAGE) break;
  }
  fold.end();
  await client.query(REPLACE_DECISION_ROWS, [
    ledgerNo,
    ...decisionValues([...fold.cursors.values()]),
  ]);
  const keys = fold.keys.filter(({ decisionId }) => decisionId === decision);
  if (keys.length === 0) return;
  await client.query(ERASE_ANSWERS, [
    ledgerNo,
    orderedBy,
    textArray(keys.map(({ principal }) => principal)),
    textArray(keys.map(({ key }) => key)),
    byteaArray(keys.map(({ requestDigest }) => requestDigest)),
    textArray(keys.map(({ answer }) => answer)),
  ]);
}

const PAGE = 500;

interface EntryRow {
  seq: string;
  leaf: Buffer;
  body: Buffer | null;
}

function takeRow(fold: ProjectionFold, row: EntryRow | undefined): void {
  if (row !== undefined) fold.take(row.leaf, row.body ?? undefined);
}
