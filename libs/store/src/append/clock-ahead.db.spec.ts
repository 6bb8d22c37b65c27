import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { card, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { connectDatabase } from '../database.js';
import type { Database } from '../database.js';
import { LedgerService } from '../ledger-service.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const BOUND_MS = 5 * 60 * 1000;

describe('a clock that is ahead of the database', () => {
  let store: TestStore;
  let superuser: pg.Client;
  const others: Database[] = [];
  beforeAll(async () => {
    store = await openTestStore();
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
  });
  afterEach(async () => {
    jest.useRealTimers();
    for (const database of others.splice(0)) await database.close();
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  /** Only Date: timers and everything else go on as they are. */
  const setClock = (aheadMs: number): void => {
    jest.useRealTimers();
    const doNotFake = [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ] as const;
    jest.useFakeTimers({ now: Date.now() + aheadMs, doNotFake: [...doNotFake] });
  };
  const elsewhere = async (clockAheadMaxMs?: number): Promise<LedgerService> => {
    const database = await connectDatabase({ url: store.url });
    others.push(database);
    const limits = clockAheadMaxMs === undefined ? {} : { clockAheadMaxMs };
    return new LedgerService(database, store.vault, { host: 'docket.example', limits });
  };
  const create = (id: string) => store.ledgers.createLedger({ id, createdBy: 'prn_admin' });
  const head = async (id: string): Promise<{ size: number; time: string }> => {
    const { rows } = await superuser.query<{ size: number; time: string }>(
      `SELECT h.size::int, h.last_time AS time FROM docket.ledger_head h JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = $1`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`no ledger ${id}`);
    return row;
  };

  test('writes nothing, with the lock and without, alone and in a flight; then goes on', async () => {
    await create('ahead');
    const ledgers = await elsewhere();
    const { decisionId = '' } = await ledgers.append('ahead', opened());
    const before = await head('ahead');
    setClock(400 * DAY_MS);
    // Known and alone: one statement. Then everything is unknown: under the lock of the head.
    for (let i = 0; i < 3; i += 1) {
      await expect(ledgers.append('ahead', card(decisionId))).rejects.toMatchObject({
        code: 'clock_ahead',
        message: expect.stringMatching(
          /^This server's clock \(\d{4}-.*Z\) is more than 300 s ahead of the database's \(\d{4}-.*Z\)\. Nothing was written\.$/,
        ),
      });
    }
    const fresh = await elsewhere();
    await expect(fresh.append('ahead', opened())).rejects.toMatchObject({ code: 'clock_ahead' });
    expect(await head('ahead')).toEqual(before);
    // A flight and one behind it.
    jest.useRealTimers();
    await ledgers.append('ahead', card(decisionId));
    setClock(400 * DAY_MS);
    const many = Array.from({ length: 40 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i / 4));
      return ledgers.append('ahead', card(decisionId));
    });
    for (const { status } of await Promise.allSettled(many)) expect(status).toBe('rejected');
    jest.useRealTimers();
    const receipt = await ledgers.append('ahead', card(decisionId));
    expect(receipt.entries[0]?.seq).toBe(before.size + 1);
    expect(Math.abs(Date.parse(receipt.entries[0]?.time ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test('makes no ledger and no entry of the registry', async () => {
    const before = await head('registry');
    setClock(BOUND_MS + 60_000);
    await expect(create('never')).rejects.toMatchObject({ code: 'clock_ahead' });
    await expect(
      store.ledgers.checkReady(AbortSignal.timeout(60_000), { isLight: true }),
    ).rejects.toMatchObject({ code: 'clock_ahead' });
    jest.useRealTimers();
    await store.ledgers.checkReady(AbortSignal.timeout(60_000), { isLight: true });
    expect(await head('registry')).toEqual(before);
    await expect(store.ledgers.getLedger('never')).rejects.toMatchObject({
      code: 'unknown_ledger',
    });
    await create('never');
  });

  test('within the bound it is taken, and time never decreases after it', async () => {
    await create('within');
    setClock(BOUND_MS - 60_000);
    const { entries } = await store.ledgers.append('within', opened());
    setClock(-400 * DAY_MS);
    await store.ledgers.checkReady(AbortSignal.timeout(60_000), { isLight: true });
    const later = await store.ledgers.append('within', opened());
    expect(later.entries[0]?.time).toBe(entries[0]?.time);
  });

  test('a ledger whose time is ahead already says so, and goes on only where the operator widens the bound', async () => {
    await create('frozen');
    setClock(DAY_MS / 2);
    const careless = await elsewhere(DAY_MS);
    const { entries } = await careless.append('frozen', opened());
    const time = entries[0]?.time ?? '';
    jest.useRealTimers();
    await expect(store.ledgers.append('frozen', opened())).rejects.toMatchObject({
      code: 'ledger_time_ahead',
      message: expect.stringContaining(
        `The ledger's last entry bears ${time}, more than 300 s ahead`,
      ),
    });
    const willing = await elsewhere(DAY_MS);
    const taken = await willing.append('frozen', opened());
    expect(taken.entries[0]).toMatchObject({ seq: 2, time });
    // Another ledger of the same process is not touched by it.
    await create('healthy');
    await store.ledgers.append('healthy', opened());
  });

  test('by more than a day it is refused by the database, however wide the bound is', async () => {
    await create('wide');
    const careless = await elsewhere(500 * DAY_MS);
    setClock(400 * DAY_MS);
    const failed = careless.append('wide', opened());
    await expect(failed).rejects.toMatchObject({ outcome: 'not_written' });
    jest.useRealTimers();
    expect((await store.ledgers.append('wide', opened())).entries[0]).toMatchObject({ seq: 1 });
  });
});
