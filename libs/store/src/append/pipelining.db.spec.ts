/** Two batches in flight, and what may go wrong with the first. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { verify } from '@docket/verify';
import { card, closed, intent, opened } from '../../../../test/support/records.js';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { connectDatabase } from '../database.js';
import { CheckpointService } from '../checkpoint-service.js';
import { LedgerService } from '../ledger-service.js';
import { databaseReader } from '../read/database-reader.js';
import type { AppendReceipt } from './receipt.js';

let store: TestStore;
/** Holds heads and injects faults. */
let superuser: pg.Client;
/** Outside of the transaction that holds a head, in which pg_stat_activity stands still. */
let observer: pg.Client;
let query: jest.SpiedFunction<pg.Client['query']>;
let ledger: string;
let ledgerNo: number;
let decisionId: string;
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
  ledger = `pipelined-${(tests += 1)}`;
  ({ ledgerNo } = await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' }));
  decisionId = await open();
  query = jest.spyOn(pg.Client.prototype, 'query');
});
afterEach(async () => {
  query.mockRestore();
  const keys = new CheckpointService(store.database, store.ledgers);
  await keys.issue(ledger);
  const reader = await databaseReader(store.database, ledger);
  const { publicKey } = await reader.describe();
  expect((await verify(reader, { depth: 'full', trustedKey: publicKey })).findings).toEqual([]);
});

async function open(): Promise<string> {
  return (await store.ledgers.append(ledger, opened())).decisionId ?? '';
}

async function size(): Promise<number> {
  const { rows } = await superuser.query<{ size: string }>(
    'SELECT size FROM docket.ledger_head WHERE ledger_no = $1',
    [ledgerNo],
  );
  return Number(rows[0]?.size);
}

/** Batches sent so far. */
function sent(): number {
  return query.mock.calls.filter(([config]) => {
    const { name }: { name?: unknown } = typeof config === 'object' ? config : {};
    return typeof name === 'string' && name.startsWith('docket-append-');
  }).length;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 60_000; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It does not become so.');
}

const waitingForTheHead = async (): Promise<number> => {
  const { rows } = await observer.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count);
};

async function holdHead(): Promise<void> {
  await superuser.query('BEGIN');
  await superuser.query('SELECT FROM docket.ledger_head WHERE ledger_no = $1 FOR UPDATE', [
    ledgerNo,
  ]);
}

/** Two batches in flight: the first waits for the head, the second behind it on its connection. */
async function sendTwo<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[Promise<PromiseSettledResult<First>>, Promise<PromiseSettledResult<Second>>]> {
  const before = sent();
  const one = settled(first());
  await until(() => sent() === before + 1);
  const two = settled(second());
  await until(() => sent() === before + 2);
  await until(async () => (await waitingForTheHead()) > 0);
  return [one, two];
}

async function settled<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [result] = await Promise.allSettled([promise]);
  return result;
}

function seqOf(result: PromiseSettledResult<AppendReceipt>): number | undefined {
  if (result.status === 'rejected') throw result.reason;
  return result.value.entries[0]?.seq;
}

/** Whatever closes a decision fails in the database, as a fault of ours would. */
async function failClosing(): Promise<void> {
  await superuser.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'injected'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON docket.entry FOR EACH ROW
      WHEN (NEW.type = 'decision.closed') EXECUTE FUNCTION fail()`);
}

async function failNothing(): Promise<void> {
  await superuser.query('DROP TRIGGER fail ON docket.entry; DROP FUNCTION fail()');
}

test('the second is planned on the first, and both are written', async () => {
  const before = await size();
  await holdHead();
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, card(decisionId)),
    () => store.ledgers.append(ledger, card(decisionId)),
  );
  await superuser.query('ROLLBACK');
  expect([seqOf(await first), seqOf(await second)]).toEqual([before, before + 1]);
});

test('the second may refer to what the first has on its way', async () => {
  const call = { tool_name: 'get', tool_call_id: 'c1' };
  const retrieval = { tool_call_id: 'c1' };
  const cited = { role: 'cited', document_id: 'd', version: null, retrieval };
  await holdHead();
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, card(decisionId, { tool_calls: [call] })),
    () =>
      store.ledgers.appendBatch(ledger, [
        card(decisionId, { lineage: [cited] }),
        intent(decisionId, 'announced', { job_card: 1 }),
      ]),
  );
  await superuser.query('ROLLBACK');
  expect((await first).status).toBe('fulfilled');
  expect((await second).status).toBe('fulfilled');
});

test('another process writes first: both are planned again, in their order', async () => {
  const database = await connectDatabase({ url: store.url });
  const other = new LedgerService(database, store.vault, { host: 'docket.example' });
  const before = await size();
  await holdHead();
  const foreign = other.append(ledger, card(decisionId));
  await until(async () => (await waitingForTheHead()) === 1);
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, card(decisionId)),
    () => store.ledgers.append(ledger, card(decisionId)),
  );
  await superuser.query('ROLLBACK');
  expect((await foreign).entries[0]?.seq).toBe(before);
  expect([seqOf(await first), seqOf(await second)]).toEqual([before + 1, before + 2]);
  await database.close();
});

test('a refusal that rests on a batch that failed is not given', async () => {
  const elsewhere = await open();
  const before = await size();
  await failClosing();
  await holdHead();
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, closed(decisionId)),
    () =>
      Promise.all([
        store.ledgers.append(ledger, card(decisionId)),
        store.ledgers.append(ledger, card(elsewhere)),
      ]),
  );
  await superuser.query('ROLLBACK');
  expect(await first).toMatchObject({ status: 'rejected', reason: { outcome: 'not_written' } });
  // The decision never was closed.
  expect(await second).toMatchObject({ status: 'fulfilled' });
  expect(await size()).toBe(before + 2);
  await failNothing();
});

test('a refusal that rests on a batch in flight waits for it', async () => {
  const elsewhere = await open();
  await holdHead();
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, closed(decisionId)),
    () =>
      Promise.allSettled([
        store.ledgers.append(ledger, card(decisionId)),
        store.ledgers.append(ledger, card(elsewhere)),
      ]),
  );
  // A batch of nothing but refusals is not sent, and waits all the same.
  const alone = settled(store.ledgers.append(ledger, card(decisionId)));
  const pending = Symbol('pending');
  const all = [second, alone];
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const answer of all) {
    expect(await Promise.race([answer, Promise.resolve(pending)])).toBe(pending);
  }
  await superuser.query('ROLLBACK');
  expect((await first).status).toBe('fulfilled');
  expect(await second).toMatchObject({
    value: [{ reason: { code: 'decision_closed' } }, { status: 'fulfilled' }],
  });
  expect(await alone).toMatchObject({ reason: { code: 'decision_closed' } });
});

test('a key whose first use is in flight is not used again', async () => {
  await holdHead();
  const submission = intent(decisionId, 'refund-1');
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, submission),
    () =>
      Promise.all([
        store.ledgers.append(ledger, submission),
        store.ledgers.append(ledger, card(decisionId)),
      ]),
  );
  await superuser.query('ROLLBACK');
  const receipt = await first;
  const replay = await second;
  if (receipt.status === 'rejected' || replay.status === 'rejected') throw new Error('refused');
  expect(replay.value[0]).toEqual({ ...receipt.value, replayed: true });
});

test('a unique violation in the first: it is refused, the second is written', async () => {
  const before = await size();
  await holdHead();
  const keyed = { ...card(decisionId), idempotencyKey: 'twice' };
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, keyed),
    () => store.ledgers.append(ledger, card(decisionId)),
  );
  await observer.query(
    `INSERT INTO docket.idempotency (seq, ledger_no, entry_count, principal, key, request_digest)
     VALUES (0, $1, 1, $2, 'twice', sha256(''))`,
    [ledgerNo, keyed.actor],
  );
  await superuser.query('COMMIT');
  expect(await first).toMatchObject({
    status: 'rejected',
    reason: { outcome: 'not_written', cause: { code: '23505' } },
  });
  expect(seqOf(await second)).toBe(before);
  expect(await size()).toBe(before + 1);
  await superuser.query(`DELETE FROM docket.idempotency WHERE ledger_no = $1`, [ledgerNo]);
});

test('the backend is ended: of neither is it known, and the next is written', async () => {
  const before = await size();
  await holdHead();
  const keyed = { ...card(decisionId), idempotencyKey: 'again' };
  const [first, second] = await sendTwo(
    () => store.ledgers.append(ledger, keyed),
    () => store.ledgers.append(ledger, card(decisionId)),
  );
  await observer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  for (const result of [await first, await second]) {
    expect(result).toMatchObject({ status: 'rejected', reason: { outcome: 'unknown' } });
  }
  await superuser.query('ROLLBACK');
  // A repetition under the same key finds out: it was not written.
  const repeated = await store.ledgers.append(ledger, keyed);
  expect(repeated).toMatchObject({ replayed: false, entries: [{ seq: before }] });
});

test('a connection is kept for the next batch, unless it is lost, and given back when none comes', async () => {
  const { appendPool } = store.database;
  const before = await size();
  await store.ledgers.append(ledger, card(decisionId));
  // Read in the same turn in which the append was answered.
  expect(appendPool.idleCount).toBe(appendPool.totalCount - 1);
  await observer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'docket'`,
  );
  // A connection is gone for this process when it has read so from its socket.
  await until(() => appendPool.totalCount === 0);
  expect(await store.ledgers.append(ledger, card(decisionId))).toMatchObject({
    entries: [{ seq: before + 1 }],
  });
  await until(() => appendPool.idleCount === appendPool.totalCount);
});
