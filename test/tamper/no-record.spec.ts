import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { appendCall, HEAD, type AppendShape } from './append-call.js';

/**
 * Somebody with the login of the service appends what follows the chain and is no record. What would stop the ledger is
 * refused; what is taken is named, and the ledger goes on, as do the others.
 */
describe('an entry that follows and is no record', () => {
  let api: TestApi;
  let service: pg.Client;
  const agents = new Map<string, string>();
  const decisions = new Map<string, string>();
  let auditor: string;

  beforeAll(async () => {
    api = await startTestApi();
    for (const ledger of ['claims', 'other']) {
      await api.createLedger(ledger);
      const key = await api.createKey(ledger, 'agent');
      agents.set(ledger, key);
      const opened = written(
        await api.call('POST', `/v1/ledgers/${ledger}/decisions`, { key, body: opening }),
      );
      decisions.set(ledger, opened.decision_id ?? '');
    }
    auditor = await api.createKey('claims', 'auditor');
    service = new pg.Client({ connectionString: api.database.url });
    await service.connect();
    const { rows } = await service.query<{ role: string; n: number }>(
      `SELECT 'docket_app_' || d.oid AS role, ledger_no AS n FROM pg_database d, docket.ledger
       WHERE datname = current_database() AND ledger_id = 'claims'`,
    );
    await service.query(`SET ROLE ${rows[0]?.role}; SET docket.ledger = '${rows[0]?.n}'`);
  });
  afterAll(async () => {
    await service.end();
    await api.close();
  });

  /** A leaf of `claims` at its next position, with the head's time, as SQL. */
  function leaf(type: string, decision = ''): string {
    const zeros = '0'.repeat(64);
    return `convert_to('{"actor":"docket","body":"${zeros}",${decision}"origin":"'
      || (SELECT origin FROM docket.ledger WHERE ledger_id = 'claims')
      || '","prev":"' || encode(last_hash, 'hex') || '","role":"docket","schema":"${type}/1","seq":' || size
      || ',"time":"' || last_time || '","type":"${type}","v":"docket-ledger/v1","via":"docket"}', 'UTF8')`;
  }

  async function fileCards(ledger: string): Promise<void> {
    const key = agents.get(ledger) ?? '';
    const of = `/v1/ledgers/${ledger}/decisions`;
    written(
      await api.call('POST', `${of}/${decisions.get(ledger)}/job-cards`, { key, body: card }),
    );
    const { decision_id: id } = written(await api.call('POST', of, { key, body: opening }));
    written(await api.call('POST', `${of}/${id}/job-cards`, { key, body: card }));
  }

  /** Everything but the list of findings goes on as if nothing were there. */
  async function goesOn(): Promise<void> {
    await fileCards('claims');
    await fileCards('other');
    for (const path of ['', '/claims', '/claims/keys', '/claims/policy/history']) {
      const answer = await api.call('GET', `/v1/ledgers${path}`, { key: api.administrator });
      expect([path, answer.status]).toEqual([path, 200]);
    }
    for (const path of ['/checkpoint', '/entries?from=0&limit=500', '/decisions', '/tile/0/000']) {
      const answer = await api.call('GET', `/v1/ledgers/claims${path}`, { key: auditor });
      // Of a tile there is the part that is complete.
      expect([path, [200, 404]]).toEqual([path, expect.arrayContaining([answer.status])]);
    }
    expect((await api.call('GET', '/readyz')).status).toBe(200);
  }

  async function findings(): Promise<{ code: string; seq?: number }[]> {
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    expect(verified.status).toBe(200);
    return (verified.json as { report: { findings: { code: string; seq?: number }[] } }).report
      .findings;
  }

  const EARLIER = '(SELECT leaf FROM docket.entry e WHERE e.ledger_no = h.ledger_no AND seq = 1)';
  test.each([
    ['a hash that is not that of its leaf', { e_leaf_hash: `sha256('x')` }, undefined],
    ['a leaf that is there already', {}, EARLIER],
    ['a leaf that names another entry before it', {}, `'{"prev":"","role":""}'::bytea`],
    ['a time far ahead', { time_after: `'9999-01-01T00:00:00.000Z'` }, undefined],
    ['a time that is none', { time_after: `'~'` }, undefined],
    ['a day that is none', { time_after: `'2999-13-41T00:00:00.000Z'` }, undefined],
    ['a tree that is not the one it makes', { frontier_after: 'frontier' }, undefined],
    [
      'a tree of the right size that is not the one it makes',
      { frontier_after: `decode(repeat('00', 32 * bit_count((size + 1)::bit(64))::int), 'hex')` },
      undefined,
    ],
  ] as [string, Record<string, string>, string | undefined][])(
    '%s is refused by what appends one and what appends many',
    async (_, given, bytes) => {
      for (const shape of ['one', 'many'] as AppendShape[]) {
        const of = shape === 'many' ? ['e_leaf_hash'] : [];
        const values = Object.entries(given).map(([name, value]) => {
          return [name, of.includes(name) ? `ARRAY[${value}]` : value];
        });
        const sql = appendCall(shape, Object.fromEntries(values) as Record<string, string>, bytes);
        await expect(service.query(sql)).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|22008)$/) as unknown,
        });
      }
      await goesOn();
      expect(await findings()).toEqual([]);
    },
  );

  test.each([
    ['a leaf that is none', 'one', {}, undefined, 'leaf_malformed'],
    ['a leaf that is none, in a batch', 'many', {}, undefined, 'leaf_malformed'],
    [
      'a policy without a member',
      'one',
      { e_type: `'policy.changed'`, b_body: `'{}'::bytea` },
      leaf('policy.changed'),
      'content_mismatch',
    ],
    [
      'a policy that is not JSON',
      'one',
      { e_type: `'policy.changed'` },
      leaf('policy.changed'),
      'content_malformed',
    ],
    [
      'a revocation of nobody',
      'one',
      { e_type: `'principal.revoked'`, b_body: `'{}'::bytea` },
      leaf('principal.revoked'),
      'content_mismatch',
    ],
    [
      'a record of a decision, outside of it',
      'one',
      { e_type: `'job_card.filed'`, b_body: `'{}'::bytea` },
      leaf('job_card.filed', `"decision":{"id":"dec_x","prev":"${'0'.repeat(64)}","seq":0},`),
      'column_mismatch',
    ],
  ] as [string, AppendShape, Record<string, string>, string | undefined, string][])(
    '%s is found by its position, and the ledger goes on',
    async (_, shape, given, bytes, code) => {
      const { rows: heads } = await service.query<{ size: string }>(`SELECT h.size FROM ${HEAD}`);
      const seq = Number(heads[0]?.size);
      const { rows } = await service.query(appendCall(shape, given, bytes));
      expect(rows).toEqual([{ answer: 0 }]);
      await goesOn();
      expect(await findings()).toContainEqual(expect.objectContaining({ code, seq }));
    },
  );
});
