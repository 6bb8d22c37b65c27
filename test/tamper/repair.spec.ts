import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repairableLedgers, repairLedger } from '@docket/service';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { allowChanges } from './tampered-database.js';

/** Somebody changed what is derived, or the entries, in the database; then its owner runs `docket repair`. */
describe('repairing a ledger', () => {
  let api: TestApi;
  let superuser: pg.Client;
  let agent: string;
  let auditor: string;
  let decision: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    const decisions = '/v1/ledgers/claims/decisions';
    const headers = { 'idempotency-key': 'the-first' };
    const opened = await api.call('POST', decisions, { key: agent, body: opening, headers });
    decision = written(opened).decision_id;
    const body = Array.from({ length: 300 }, () => ({
      type: 'job_card.filed',
      decision_id: decision,
      body: card,
    }));
    expect((await api.call('POST', '/v1/ledgers/claims/batch', { key: agent, body })).status).toBe(
      201,
    );
    superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
    await repairLedger('claims', { databaseUrl: api.database.url, keysDirectory: api.keysDir });
  });
  afterAll(async () => {
    await superuser.end();
    await api.close();
  });

  const OF = `ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;
  const tamper = (sql: string): Promise<void> =>
    allowChanges(superuser, () => superuser.query(sql));
  const repair = () =>
    repairLedger('claims', { databaseUrl: api.database.url, keysDirectory: api.keysDir });

  async function entryAt(seq: number | undefined): Promise<unknown> {
    const { rows } = await superuser.query<{ type: string; body: Buffer }>(
      `SELECT e.type, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) WHERE e.${OF} AND seq = $1`,
      [seq],
    );
    const [row] = rows;
    return row && { type: row.type, body: JSON.parse(row.body.toString('utf8')) };
  }

  test('nothing is recorded where all of it follows', async () => {
    const size = await api.size('claims');
    expect(await repair()).toEqual({
      ledger: 'claims',
      outcome: 'repaired',
      size,
      repaired: [],
      remaining: [],
    });
    expect(await api.size('claims')).toBe(size);
  });

  test('nothing is changed where nothing can attest what would be recorded', async () => {
    const [size, keysDirectory] = [
      await api.size('claims'),
      await mkdtemp(join(tmpdir(), 'keys-')),
    ];
    const hashes = async (): Promise<unknown> =>
      (await superuser.query(`SELECT hashes FROM docket.tile WHERE ${OF}`)).rows;
    await tamper(`UPDATE docket.tile SET hashes = decode(repeat('00', 8192), 'hex') WHERE ${OF}`);
    const before = await hashes();
    await expect(
      repairLedger('claims', { databaseUrl: api.database.url, keysDirectory }),
    ).rejects.toMatchObject({ name: 'SigningKeyError', code: 'unreadable' });
    expect(await hashes()).toEqual(before);
    expect(await api.size('claims')).toBe(size);
    await repair();
    expect(await api.size('claims')).toBe(size + 1);
  });

  test.each([
    [
      'a tile of hashes',
      'tiles',
      1,
      `UPDATE docket.tile SET hashes = decode(repeat('00', 8192), 'hex') WHERE ${OF}`,
    ],
    [
      'a tile of nodes',
      'tiles',
      1,
      `UPDATE docket.tile SET nodes = decode(repeat('00', 1024), 'hex') WHERE ${OF}`,
    ],
    ['a tile that is gone', 'tiles', 1, `DELETE FROM docket.tile WHERE ${OF}`],
    [
      'a state of a decision',
      'decisions',
      1,
      `UPDATE docket.decision SET directive = 'stop', state = replace(state, 'proceed', 'stop') WHERE ${OF}`,
    ],
    ['a decision that is gone', 'decisions', 1, `DELETE FROM docket.decision WHERE ${OF}`],
    [
      'an idempotency key that is gone',
      'idempotency_keys',
      1,
      `DELETE FROM docket.idempotency WHERE ${OF}`,
    ],
    [
      'one that nobody used',
      'idempotency_keys',
      1,
      `INSERT INTO docket.idempotency (ledger_no, seq, entry_count, principal, key, request_digest)
       SELECT ledger_no, 99999, 1, 'prn_x', 'junk', sha256('x') FROM docket.ledger WHERE ledger_id = 'claims'`,
    ],
    ['words that are gone', 'search', 0, `DELETE FROM docket.search_text WHERE ${OF}`],
  ])('%s is made anew, recorded, and verifies', async (_, what, rows, sql) => {
    await tamper(sql);
    const done = await repair();
    const repaired = [{ what, rows }];
    expect(done).toMatchObject({ outcome: 'repaired', repaired, remaining: [] });
    const { recordedSeq, size } = done as { recordedSeq: number; size: number };
    expect(await entryAt(recordedSeq)).toEqual({
      type: 'ledger.repaired',
      body: { verified_size: size, repaired },
    });
    // The guards are on again, and the ledger goes on.
    await expect(superuser.query(`DELETE FROM docket.tile WHERE ${OF}`)).rejects.toThrow();
    const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
    written(await api.call('POST', path, { key: agent, body: card }));
    const { close } = await api.startAnother();
    await close();
  });

  test('an export that is not the one that its entry records is given up', async () => {
    const officer = await api.createKey('claims', 'officer');
    const asked = await api.call('POST', '/v1/ledgers/claims/exports', {
      key: officer,
      body: { kind: 'dossier', format: 'json', decision },
    });
    const path = `/v1/ledgers/claims/exports/${(asked.json as { export_id: string }).export_id}`;
    const state = async () =>
      ((await api.call('GET', path, { key: officer })).json as { state: string }).state;
    while ((await state()) !== 'ready') await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await repair()).toMatchObject({ repaired: [] });
    await tamper(`UPDATE docket.export_job SET sha256 = sha256('other') WHERE ${OF}`);
    expect(await repair()).toMatchObject({ repaired: [{ what: 'exports', rows: 1 }] });
    expect(await state()).toBe('failed');
  });

  test('all ledgers are named, the registry among them', async () => {
    const ids = await repairableLedgers({ databaseUrl: api.database.url });
    expect(ids).toEqual(['claims', 'registry']);
    expect(
      await repairLedger('registry', { databaseUrl: api.database.url, keysDirectory: api.keysDir }),
    ).toMatchObject({
      outcome: 'repaired',
      remaining: [],
    });
  });

  test.each([
    ['an entry', 'entry', 'leaf', 'leaf_hash_mismatch'],
    ['a body', 'body', 'body', 'content_m'],
  ])('%s that was changed is named, and nothing is made of it', async (_, table, column, code) => {
    const change = `UPDATE docket.${table} SET ${column} = set_byte(${column}, 20, 255 - get_byte(${column}, 20)) WHERE ${OF} AND seq = 7`;
    await tamper(change);
    await tamper(`DELETE FROM docket.tile WHERE ${OF}`);
    const size = await api.size('claims');
    const refused = await repair();
    expect(refused).toMatchObject({ outcome: 'refused' });
    const { damage } = refused as unknown as { damage: { code: string; seq?: number }[] };
    expect(damage.some((one) => one.code.startsWith(code) && one.seq === 7)).toBe(true);
    expect(await api.size('claims')).toBe(size);
    const { rows } = await superuser.query(`SELECT FROM docket.tile WHERE ${OF}`);
    expect(rows).toEqual([]);
    await tamper(change);
    expect(await repair()).toMatchObject({ repaired: [{ what: 'tiles', rows: 1 }] });
  });

  test('an entry beyond the head is not counted in or out by it', async () => {
    await tamper(`INSERT INTO docket.body (ledger_no, seq, body, secret)
      SELECT ledger_no, size + 7, '{}', sha256('x') FROM docket.ledger_head WHERE ${OF}`);
    const damage = [{ code: 'beyond_head' }];
    expect(await repair()).toMatchObject({ outcome: 'refused', damage });
    await tamper(`DELETE FROM docket.body b USING docket.ledger_head h
      WHERE b.ledger_no = h.ledger_no AND b.seq > h.size`);
    const read = await api.call('GET', `/v1/ledgers/claims/decisions/${decision}`, {
      key: auditor,
    });
    expect(read.status).toBe(200);
  });
});
