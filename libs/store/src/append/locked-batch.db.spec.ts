/** What comes while a batch waits for the lock of the head is written with it. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { verify } from '@docket/verify';
import { card, closed, opened } from '../../../../test/support/records.js';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { CheckpointService } from '../checkpoint-service.js';
import { connectDatabase, type Database } from '../database.js';
import { LedgerService } from '../ledger-service.js';
import { databaseReader } from '../read/database-reader.js';

let store: TestStore;
/** Holds heads and injects faults. */
let superuser: pg.Client;
/** Outside of the transaction that holds a head, in which pg_stat_activity stands still. */
let observer: pg.Client;
let database: Database;
/** A process that has not written to the ledger: its first batch takes the lock. */
let other: LedgerService;
let ledger: string;
let ledgerNo: number;
let tests = 0;

beforeAll(async () => {
  // What an agent sends is in the queue at once: no file is looked at before.
  store = await openTestStore({ attestsAgents: false });
  superuser = new pg.Client({ connectionString: store.url });
  observer = new pg.Client({ connectionString: store.url });
  await Promise.all([superuser.connect(), observer.connect()]);
});
afterAll(async () => {
  await Promise.all([superuser.end(), observer.end()]);
  await store.close();
});

beforeEach(async () => {
  ledger = `locked-${(tests += 1)}`;
  ({ ledgerNo } = await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' }));
  database = await connectDatabase({ url: store.url });
  other = new LedgerService(database, store.vault, { host: 'docket.example' });
});
afterEach(async () => {
  await other.drain();
  await database.close();
  await new CheckpointService(store.database, store.ledgers).issue(ledger);
  const reader = await databaseReader(store.database, ledger);
  const { publicKey } = await reader.describe();
  expect((await verify(reader, { depth: 'full', trustedKey: publicKey })).findings).toEqual([]);
});

async function open(): Promise<string> {
  return (await store.ledgers.append(ledger, opened())).decisionId ?? '';
}

/** Sends the first, and the others once it waits for the head. */
async function sendBehind<Answer>(
  first: () => Promise<Answer>,
  others: readonly (() => Promise<Answer>)[],
): Promise<PromiseSettledResult<Answer>[]> {
  await superuser.query('BEGIN');
  const head = 'SELECT FROM docket.ledger_head WHERE ledger_no = $1 FOR UPDATE';
  await superuser.query(head, [ledgerNo]);
  const answers = [first()];
  const waiting = `SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await observer.query(waiting)).rowCount === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  answers.push(...others.map((send) => send()));
  const all = Promise.allSettled(answers);
  await superuser.query('ROLLBACK');
  return all;
}

/** How many transactions wrote the entries from a position on. */
async function transactionsFrom(seq: number): Promise<number> {
  const { rows } = await superuser.query<{ count: number }>(
    'SELECT count(DISTINCT xmin::text)::int FROM docket.entry WHERE ledger_no = $1 AND seq >= $2',
    [ledgerNo, seq],
  );
  return rows[0]?.count ?? 0;
}

test('in one transaction, each with what it builds on', async () => {
  const [one, two] = [await open(), await open()];
  const keyed = { ...card(two), idempotencyKey: 'again' };
  const used = await store.ledgers.append(ledger, keyed);
  const call = { tool_name: 'get', tool_call_id: 'c1' };
  const retrieval = { tool_call_id: 'c1' };
  const cited = { role: 'cited', document_id: 'd', version: null, retrieval };
  const answers = await sendBehind(
    () => other.append(ledger, card(one, { tool_calls: [call] })),
    [
      () => other.append(ledger, card(one, { lineage: [cited] })),
      () => other.append(ledger, card(two)),
      () => other.append(ledger, keyed),
      () => other.append(ledger, card('dec_nobody')),
      () => other.append(ledger, opened()),
    ],
  );
  const next = (used.entries[0]?.seq ?? 0) + 1;
  const at = (seq: number, decisionSeq: number) =>
    expect.objectContaining({ entries: [expect.objectContaining({ seq, decisionSeq })] });
  expect(answers).toMatchObject([
    { value: at(next, 1) },
    { value: at(next + 1, 2) },
    { value: at(next + 2, 2) },
    { value: { ...used, replayed: true } },
    { reason: { code: 'unknown_decision' } },
    { value: at(next + 3, 0) },
  ]);
  expect(await transactionsFrom(next)).toBe(1);
});

test('within the limits of a batch: what is beyond them is the next one', async () => {
  const decision = await open();
  other = new LedgerService(database, store.vault, {
    host: 'docket.example',
    limits: { batchRecordsMax: 3 },
  });
  const send = () => other.append(ledger, card(decision));
  const answers = await sendBehind(send, [send, send, send, send]);
  const seqs = answers.map((one) => one.status === 'fulfilled' && one.value.entries[0]?.seq);
  const from = Number(seqs[0]);
  expect(seqs).toEqual([from, from + 1, from + 2, from + 3, from + 4]);
  expect(await transactionsFrom(from)).toBe(2);
});

test('where it fails, all of them are told, and the next is written', async () => {
  const [one, two] = [await open(), await open()];
  await superuser.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'injected'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON docket.entry FOR EACH ROW
      WHEN (NEW.type = 'decision.closed') EXECUTE FUNCTION fail()`);
  const answers = await sendBehind(
    () => other.append(ledger, card(one)),
    [() => other.append(ledger, closed(two))],
  );
  await superuser.query('DROP TRIGGER fail ON docket.entry; DROP FUNCTION fail()');
  const failed = { status: 'rejected', reason: { outcome: 'not_written' } };
  expect(answers).toMatchObject([failed, failed]);
  expect((await other.append(ledger, card(one))).entries[0]?.decisionSeq).toBe(1);
});
