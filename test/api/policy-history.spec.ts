import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FOUNDING_POLICY } from '@docket/record';
import pg from 'pg';
import { allowChanges } from '../tamper/tampered-database.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';

interface History {
  policies: {
    revision: number;
    seq: number;
    in_force_from: string;
    in_force_until: string | null;
    until_seq: number | null;
    policy: { version: string } | null;
    decisions: number;
    proposed?: object;
    reason?: string;
  }[];
  as_of: { complete: boolean };
}

describe('the policies of a ledger, one after the other', () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    await api.createLedger('other');
    agent = await api.createKey('claims', 'agent');
    officer = await api.createKey('claims', 'officer');
  });
  afterAll(() => api.close());

  const change = async (version: string, more: object = {}, path = 'policy'): Promise<void> => {
    const body = { policy: { ...FOUNDING_POLICY, version, ...more }, reason: `to ${version}` };
    const method = path === 'policy' ? 'PUT' : 'POST';
    written(await api.call(method, `${LEDGER}/${path}`, { key: api.administrator, body }));
  };
  const open = async (n: number): Promise<void> => {
    for (let i = 0; i < n; i += 1)
      written(await api.call('POST', `${LEDGER}/decisions`, { key: agent, body: opening }));
  };
  const read = async (key = officer): Promise<History> =>
    (await api.call('GET', `${LEDGER}/policy/history`, { key })).json as History;

  test('has each with its time, what was said of it, and the decisions opened under it', async () => {
    const [made] = (await read()).policies;
    expect(made).toMatchObject({ revision: 1, seq: 0, in_force_until: null, decisions: 0 });
    expect(made).not.toHaveProperty('reason');
    await open(2);
    await change('two');
    await open(1);
    await change('three', {}, 'policy/proposals');
    await open(1);
    await change('three');
    await change('four', {}, 'policy/proposals');
    await change('five');
    await open(3);
    const { policies, as_of: asOf } = await read();
    expect(asOf).toMatchObject({ complete: true });
    expect(
      policies.map(({ revision, policy, decisions }) => [revision, policy?.version, decisions]),
    ).toEqual([
      [4, 'five', 3],
      [3, 'three', 0],
      [2, 'two', 2],
      [1, FOUNDING_POLICY.version, 2],
    ]);
    const [newest, proposed, , first] = policies;
    expect(newest).toMatchObject({ in_force_until: null, until_seq: null, reason: 'to five' });
    // What was proposed before it was another policy.
    expect(newest).not.toHaveProperty('proposed');
    expect(proposed).toMatchObject({
      in_force_until: newest?.in_force_from,
      until_seq: newest?.seq,
      proposed: { reason: 'to three' },
    });
    expect(first?.until_seq).toBe(policies[2]?.seq);
  });

  test('is for officers, auditors and administrators of the ledger', async () => {
    for (const role of ['reviewer', 'agent', 'observer'] as const) {
      const key = await api.createKey('claims', role);
      const refused = await api.call('GET', `${LEDGER}/policy/history`, { key });
      expect([role, problemOf(refused).code]).toEqual([role, 'role_not_allowed']);
    }
    const elsewhere = await api.createKey('other', 'officer');
    const refused = await api.call('GET', `${LEDGER}/policy/history`, { key: elsewhere });
    expect(problemOf(refused).code).toBe('wrong_ledger');
    const body = { role: 'auditor', label: 'of some', scope: { decisions: ['dec_none'] } };
    const made = await api.call('POST', `${LEDGER}/keys`, { key: api.administrator, body });
    const { key } = made.json as { key: string };
    const outside = await api.call('GET', `${LEDGER}/policy/history`, { key });
    expect(problemOf(outside).code).toBe('role_not_allowed');
  });

  test('says that the body of an entry is gone, instead of leaving the policy out', async () => {
    const [, third] = (await read()).policies;
    const superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
    try {
      const sql = `DELETE FROM docket.body WHERE seq = $1
        AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;
      await allowChanges(superuser, () => superuser.query(sql, [third?.seq]));
    } finally {
      await superuser.end();
    }
    const { policies } = await read();
    expect(policies).toHaveLength(4);
    expect(policies[1]).toMatchObject({ revision: 3, policy: null, seq: third?.seq });
  });
});
