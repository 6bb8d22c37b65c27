import { expect, test } from '@jest/globals';
import { repairLedger } from '@docket/service';
import { digestRequest } from '@docket/store';
import pg from 'pg';
import { problemOf, startTestApi, written } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';

test('a key put into the table before it is used answers nobody for a record that is nowhere', async () => {
  const api = await startTestApi();
  const service = new pg.Client({ connectionString: api.database.url });
  try {
    await api.createLedger('claims');
    const agent = await api.createKey('claims', 'agent');
    const auditor = await api.createKey('claims', 'auditor');
    const decisions = '/v1/ledgers/claims/decisions';
    const opened = await api.call('POST', decisions, { key: agent, body: opening });
    const { decision_id: decision } = written(opened);
    const path = `${decisions}/${decision}/job-cards`;
    const file = (key: string) =>
      api.call('POST', path, { key: agent, body: card, headers: { 'idempotency-key': key } });
    const mine = written(await file('mine'));

    // Somebody with the login of the service knows what is going to be asked, and under which keys.
    await service.connect();
    const { rows } = await service.query<{ role: string }>(
      `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
    );
    await service.query(`SET ROLE ${rows[0]?.role}`);
    await service.query(
      `SELECT set_config('docket.ledger', ledger_no::text, false) FROM docket.ledger WHERE ledger_id = 'claims'`,
    );
    const early = { 'early-other': '0', 'early-own': 'seq', 'early-before': 'seq - 1' };
    for (const [key, at] of Object.entries(early)) {
      const digest = digestRequest('job_card.filed', decision, { ...card, idempotency_key: key });
      const { rowCount } = await service.query(
        `INSERT INTO docket.idempotency (ledger_no, seq, entry_count, principal, key, request_digest, answer)
         SELECT ledger_no, ${at}, 1, principal, $1, $2, answer FROM docket.idempotency WHERE key = 'mine'`,
        [key, Buffer.from(digest)],
      );
      expect(rowCount).toBe(1);
      const size = await api.size('claims');
      const answer = await file(key);
      expect([key, answer.status, problemOf(answer).code]).toEqual([key, 503, 'log_damaged']);
      expect(await api.size('claims')).toBe(size);
    }
    // Or does not know what is going to be asked: the agent is not told that it has used the key, nor blamed for it.
    const act = (key: string) =>
      api.call('POST', `${decisions}/${decision}/side-effects`, {
        key: agent,
        body: intent,
        headers: { 'idempotency-key': key },
      });
    const unlike = { 'unlike-card': file, 'unlike-act': act };
    for (const [key, send] of Object.entries(unlike)) {
      await service.query(
        `INSERT INTO docket.idempotency (ledger_no, seq, entry_count, principal, key, request_digest, answer)
         SELECT ledger_no, seq, 1, principal, $1, $2, answer FROM docket.idempotency WHERE key = 'mine'`,
        [key, Buffer.alloc(32, 7)],
      );
      const size = await api.size('claims');
      const answer = await send(key);
      expect([key, answer.status, problemOf(answer).code]).toEqual([key, 503, 'log_damaged']);
      expect(await api.size('claims')).toBe(size);
    }
    const body = [{ type: 'job_card.filed', decision_id: decision, body: card }];
    const headers = { 'idempotency-key': 'unlike' };
    await service.query(
      `INSERT INTO docket.idempotency (ledger_no, seq, entry_count, principal, key, request_digest, answer)
       SELECT ledger_no, seq, 1, principal, 'unlike/0', $1, answer FROM docket.idempotency WHERE key = 'mine'`,
      [Buffer.alloc(32, 7)],
    );
    const batch = await api.call('POST', '/v1/ledgers/claims/batch', { key: agent, body, headers });
    expect([batch.status, problemOf(batch).code]).toEqual([503, 'log_damaged']);
    expect(written(await file('mine')).receipt.seq).toBe(mine.receipt.seq);

    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    const { report } = verified.json as { report: { findings: { code: string }[] } };
    const named = report.findings.filter(({ code }) => code === 'idempotency_mismatch');
    // One for each entry that carries no such key; several rows at one entry are told once.
    expect(named).toHaveLength(3);
    await repairLedger('claims', { databaseUrl: api.database.url, keysDirectory: api.keysDir });
    for (const key of Object.keys(early))
      expect(written(await file(key)).receipt.seq).toBeGreaterThan(mine.receipt.seq);
    for (const [key, send] of Object.entries(unlike)) expect((await send(key)).status).toBe(201);
    // A key that was used is used, also for something else: that stays a finding about the agent.
    expect(problemOf(await act('mine')).code).toBe('idempotency_key_reused');
  } finally {
    await service.end();
    await api.close();
  }
});
