import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { CheckpointService } from './checkpoint-service.js';

const EVIDENCE = ['ledger', 'entry', 'body', 'tile', 'checkpoint'] as const;

function touch(table: string): string {
  const column = table === 'ledger' ? 'origin' : 'ledger_no';
  return `UPDATE docket.${table} SET ${column} = ${column}`;
}

describe('evidence is append-only', () => {
  let store: TestStore;
  let superuser: pg.Client;

  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    const { decisionId = '' } = await store.ledgers.append('claims', opened());
    // Enough for a full tile, so that every table has a row to protect.
    await store.ledgers.appendBatch(
      'claims',
      Array.from({ length: 300 }, () => card(decisionId)),
    );
    const checkpoints = new CheckpointService(store.database, store.ledgers);
    await checkpoints.issue('claims');
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  const app = async (sql: string): Promise<unknown> => {
    const { ledgerNo } = await store.ledgers.getLedger('claims');
    return store.database.of(ledgerNo).query(sql);
  };

  test.each(EVIDENCE)('the role of the server may not change %s', async (table) => {
    await expect(app(touch(table))).rejects.toThrow(/permission denied/);
    await expect(app(`DELETE FROM docket.${table}`)).rejects.toThrow(/permission denied/);
    await expect(app(`TRUNCATE docket.${table}`)).rejects.toThrow(/permission denied/);
    await expect(app(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`)).rejects.toThrow(
      /must be owner/,
    );
    await expect(app(`DROP TABLE docket.${table}`)).rejects.toThrow(/must be owner/);
  });

  test('nor free a key, remove a decision or a head, or raise the role of an API key', async () => {
    await expect(app('DELETE FROM docket.idempotency')).rejects.toThrow(/permission denied/);
    await expect(app('UPDATE docket.idempotency SET seq = 0')).rejects.toThrow(/permission denied/);
    await expect(app('DELETE FROM docket.decision')).rejects.toThrow(/permission denied/);
    await expect(app('DELETE FROM docket.ledger_head')).rejects.toThrow(/permission denied/);
    await expect(app(`UPDATE docket.api_key SET role = 'administrator'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(app('CREATE TABLE docket.mine (id integer)')).rejects.toThrow(/permission denied/);
  });

  test('the head never moves back, and not by the role', async () => {
    const back = 'UPDATE docket.ledger_head SET size = size - 1';
    await expect(app(back)).rejects.toThrow(/permission denied/);
    await expect(superuser.query(back)).rejects.toThrow(/only moves forward/);
    await expect(app('UPDATE docket.ledger_head SET ledger_no = 4711')).rejects.toThrow(
      /only moves forward|row-level security/,
    );
  });

  test.each(EVIDENCE)('triggers hold for the superuser, also as a replica: %s', async (table) => {
    for (const role of ['origin', 'replica']) {
      await superuser.query(`SET session_replication_role = ${role}`);
      const change = (sql: string): Promise<unknown> => superuser.query(sql);
      await expect(change(touch(table))).rejects.toThrow(/append-only/);
      await expect(change(`DELETE FROM docket.${table}`)).rejects.toThrow(/append-only/);
      await expect(change(`TRUNCATE docket.${table} CASCADE`)).rejects.toThrow(/append-only/);
    }
    await superuser.query('SET session_replication_role = origin');
  });

  test.each(['entry', 'body'])(
    'row-level security hides %s from changes by an owner without triggers',
    async (table) => {
      await superuser.query('BEGIN');
      await superuser.query('CREATE ROLE test_owner');
      await superuser.query('GRANT ALL ON SCHEMA docket TO test_owner');
      await superuser.query(`ALTER TABLE docket.${table} OWNER TO test_owner`);
      await superuser.query(`SET LOCAL ROLE test_owner; SET LOCAL docket.ledger = 'all'`);
      await superuser.query(`ALTER TABLE docket.${table} DISABLE TRIGGER USER`);
      expect(
        (await superuser.query(`SELECT count(*)::int AS n FROM docket.${table}`)).rows[0].n,
      ).toBeGreaterThan(300);
      expect((await superuser.query(`DELETE FROM docket.${table}`)).rowCount).toBe(0);
      expect((await superuser.query(`UPDATE docket.${table} SET seq = seq`)).rowCount).toBe(0);
      await superuser.query('ROLLBACK');
    },
  );

  test('no two entries follow the same entry, and no position is taken twice', async () => {
    const insert = (seq: string, prev: string): Promise<unknown> =>
      superuser.query(`INSERT INTO docket.entry (ledger_no, seq, leaf_hash, prev, type, leaf)
        SELECT ledger_no, ${seq}, sha256(leaf), ${prev}, type, leaf FROM docket.entry WHERE seq = 5 LIMIT 1`);
    await expect(insert('seq', `sha256('other'::bytea)`)).rejects.toThrow(/entry_pkey/);
    await expect(insert('1000000', 'prev')).rejects.toThrow(/entry_prev_key/);
    await expect(
      superuser.query(`INSERT INTO docket.entry SELECT 1000000 AS seq, ledger_no, decision_seq, leaf_hash, sha256('x'::bytea), type,
        decision_id, leaf FROM docket.entry WHERE decision_seq = 3 LIMIT 1`),
    ).rejects.toThrow(/entry_decision_key/);
  });
});
