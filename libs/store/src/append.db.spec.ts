import { canonicalBytes, sha256, utf8 } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { AGENT, card, closed, intent, opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { connectDatabase } from './database.js';
import { LedgerService } from './ledger-service.js';
import type { AppendReceipt } from './append/receipt.js';

describe('append', () => {
  let store: TestStore;
  let superuser: pg.Client;
  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  const size = async (ledger = 'claims'): Promise<number> => {
    const { rows } = await superuser.query<{ size: string }>(
      'SELECT h.size FROM docket.ledger_head h JOIN docket.ledger USING (ledger_no) WHERE ledger_id = $1',
      [ledger],
    );
    return Number(rows[0]?.size);
  };
  const open = async (): Promise<string> =>
    (await store.ledgers.append('claims', opened())).decisionId ?? '';

  test('the same key and the same request give the first answer, and no second entry', async () => {
    const decisionId = await open();
    const looping = {
      tool_calls: Array.from({ length: 3 }, () => ({ tool_name: 'search', arguments: { q: 1 } })),
    };
    const submission = { ...card(decisionId, looping), idempotencyKey: 'card-1' };
    const first = await store.ledgers.append('claims', submission);
    expect(first.reasons).not.toEqual([]);
    const before = await size();
    // In memory, and in a process that has never seen it.
    const again = await store.ledgers.append('claims', submission);
    const database = await connectDatabase({ url: store.url });
    const other = new LedgerService(database, store.vault, { host: 'docket.example' });
    const elsewhere = await other.append('claims', submission);
    await database.close();
    expect(again).toEqual({ ...first, replayed: true });
    expect(elsewhere).toEqual({ ...first, replayed: true });
    expect(await size()).toBe(before);
  });

  test('the same key and another request are refused', async () => {
    const decisionId = await open();
    const first = await store.ledgers.append('claims', intent(decisionId, 'refund-1'));
    const retried = await store.ledgers.append('claims', intent(decisionId, 'refund-1'));
    expect(retried).toEqual({ ...first, replayed: true });
    const other = intent(decisionId, 'refund-1', { owner: 'someone-else' });
    await expect(store.ledgers.append('claims', other)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const elsewhere = intent(await open(), 'refund-1');
    await expect(store.ledgers.append('claims', elsewhere)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  test('the id of a side effect cannot be computed from its key: it is shown where the key is withheld', async () => {
    const decisionId = await open();
    const key = 'refund:order-44812';
    const { sideEffectId } = await store.ledgers.append('claims', intent(decisionId, key));
    const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
    const guesses = [canonicalBytes([decisionId, key]), canonicalBytes(key), utf8(key)].map(
      (guess) => [...sha256(guess).subarray(0, 26)].map((byte) => alphabet[byte & 31]).join(''),
    );
    expect(sideEffectId).toMatch(/^sfx_[0-9a-z]{26}$/);
    expect(guesses).not.toContain(sideEffectId?.slice(4));
  });

  test('twenty concurrent uses of one key register one side effect', async () => {
    const decisionId = await open();
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () =>
        store.ledgers.append('claims', intent(decisionId, 'refund-once')),
      ),
    );
    expect(new Set(receipts.map((receipt) => receipt.entries[0]?.seq)).size).toBe(1);
    expect(receipts.filter((receipt) => !receipt.replayed)).toHaveLength(1);
  });

  test('a refusal in a batch of strangers hits its own submitter only', async () => {
    const decisionId = await open();
    const results = await Promise.allSettled([
      store.ledgers.append('claims', card(decisionId)),
      store.ledgers.append('claims', card('dec_unknown')),
      store.ledgers.append('claims', card(decisionId, { confidence: 2 })),
      store.ledgers.append('claims', card(decisionId)),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { code: 'unknown_decision' } });
    expect(results[2]).toMatchObject({
      reason: { code: 'invalid_record', problems: [{ pointer: '/confidence' }] },
    });
  });

  test('appendBatch is all or nothing, and says which one it was', async () => {
    const decisionId = await open();
    const before = await size();
    const batch = [
      card(decisionId),
      { ...card(decisionId), idempotencyKey: 'in-batch' },
      closed(decisionId),
      card(decisionId),
    ];
    await expect(store.ledgers.appendBatch('claims', batch)).rejects.toMatchObject({
      code: 'decision_closed',
      index: 3,
    });
    expect(await size()).toBe(before);
    // Nothing of it is left in memory either: neither the closing nor the key.
    const receipts = await store.ledgers.appendBatch('claims', batch.slice(0, 3));
    expect(receipts.map(({ replayed }) => replayed)).toEqual([false, false, false]);
    expect(await size()).toBe(before + 3);
    const many = Array.from({ length: 501 }, () => card(decisionId));
    await expect(store.ledgers.appendBatch('claims', many)).rejects.toMatchObject({
      code: 'batch_too_large',
    });
  });

  test('a full queue refuses, and what it took is written', async () => {
    const small = new LedgerService(store.database, store.vault, {
      host: 'docket.example',
      // One principal may have half of it.
      limits: { queueRecordsMax: 10 },
      // No file is looked at before a record of an agent waits.
      attestsAgents: false,
    });
    // Known from here on, so that all nine are submitted at the same moment.
    await small.createLedger({ id: 'small', createdBy: 'prn_admin' });
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, () => small.append('small', opened())),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(results.filter(({ status }) => status === 'rejected')[0]).toMatchObject({
      reason: { code: 'overloaded' },
    });
    await small.drain();
    await expect(small.append('small', opened())).rejects.toMatchObject({ code: 'shutting_down' });
  });

  test('a record finds its decision, however few are kept in memory', async () => {
    const forgetful = new LedgerService(store.database, store.vault, {
      host: 'docket.example',
      limits: { decisionsMax: 1 },
    });
    const decisions = await Promise.all(Array.from({ length: 4 }, open));
    for (let round = 0; round < 5; round += 1) {
      const written = decisions.flatMap((id) => [card(id), card(id)]);
      // In one batch, of which what is kept holds one decision; and others behind it, while that is under way.
      await Promise.all(written.map((record) => forgetful.append('claims', record)));
    }
    await forgetful.drain();
  });

  test('a connection that ends in the middle loses nothing that was acknowledged', async () => {
    const decisionId = await open();
    const acknowledged: AppendReceipt[] = [];
    let failures = 0;
    const killing = { isDone: false };
    const killer = (async () => {
      for (let i = 0; i < 12; i += 1) {
        await superuser.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%docket.%'`,
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      killing.isDone = true;
    })();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (!killing.isDone) {
          try {
            acknowledged.push(await store.ledgers.append('claims', card(decisionId)));
          } catch {
            // Told to the submitter: what matters here is what was acknowledged.
            failures += 1;
          }
        }
      }),
    );
    await killer;
    expect(failures).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(0);
    const { rows } = await superuser.query<{ hash: string }>(
      `SELECT encode(leaf_hash, 'hex') AS hash FROM docket.entry`,
    );
    const stored = new Set(rows.map((row) => row.hash));
    for (const { entries } of acknowledged)
      for (const { leafHash } of entries) expect(stored.has(leafHash)).toBe(true);
  });

  test('two processes see each other: one opens, the other continues, in turns', async () => {
    const database = await connectDatabase({ url: store.url });
    const other = new LedgerService(database, store.vault, { host: 'docket.example' });
    const decisionId = await open();
    for (let i = 0; i < 10; i += 1) {
      const receipt = await (i % 2 === 0 ? other : store.ledgers).append(
        'claims',
        card(decisionId),
      );
      expect(receipt.entries[0]?.decisionSeq).toBe(i + 1);
    }
    await other.append('claims', closed(decisionId));
    await expect(store.ledgers.append('claims', card(decisionId))).rejects.toMatchObject({
      code: 'decision_closed',
    });
    await database.close();
  });

  test('full tiles are written across processes and restarts', async () => {
    await store.ledgers.createLedger({ id: 'tiles', createdBy: 'prn_admin' });
    const { decisionId = '' } = await store.ledgers.append('tiles', opened());
    const database = await connectDatabase({ url: store.url });
    const other = new LedgerService(database, store.vault, { host: 'docket.example' });
    for (let i = 0; i < 7; i += 1) {
      const cards = Array.from({ length: 90 }, () => card(decisionId));
      await (i % 2 === 0 ? other : store.ledgers).appendBatch('tiles', cards);
    }
    await database.close();
    const { rows } = await superuser.query<{ same: boolean }>(
      `SELECT t.hashes = (SELECT string_agg(e.leaf_hash, ''::bytea ORDER BY e.seq) FROM docket.entry e
         WHERE e.ledger_no = t.ledger_no AND e.seq / 256 = t.index) AS same
       FROM docket.tile t JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'tiles' AND level = 0 ORDER BY index`,
    );
    expect(rows).toEqual([{ same: true }, { same: true }]);
  });

  test('bad submissions are refused with what to do, and write nothing', async () => {
    const before = await size();
    const cases: [Parameters<LedgerService['append']>, string][] = [
      [['nowhere', opened()], 'unknown_ledger'],
      [['registry', opened()], 'reserved_ledger'],
      [['claims', { ...opened(), type: 'tripwire.tripped' }], 'unknown_record_type'],
      [['claims', { ...opened(), type: 'no.such' }], 'unknown_record_type'],
      [['claims', { ...opened(), decisionId: 'dec_mine' }], 'decision_id_not_allowed'],
      [['claims', { ...AGENT, type: 'job_card.filed', body: {} }], 'unknown_decision'],
      [
        ['claims', { ...opened({ idempotency_key: 'a' }), idempotencyKey: 'b' }],
        'idempotency_key_mismatch',
      ],
      [['claims', { ...opened(), role: 'auditor' }], 'not_permitted_for_role'],
    ];
    for (const [[ledger, submission], code] of cases) {
      await expect(store.ledgers.append(ledger, submission)).rejects.toMatchObject({
        code,
        next: expect.any(String),
      });
    }
    expect(await size()).toBe(before);
  });
});
