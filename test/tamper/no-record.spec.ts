import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { placeOf, RECORD_TYPES, type Role } from '@docket/record';
import pg from 'pg';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { findingsOf } from '../api/support/verification.js';
import { until } from '../support/within.js';
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
  let checkpointsDir: string;

  beforeAll(async () => {
    checkpointsDir = await mkdtemp(join(tmpdir(), 'docket-kept-'));
    api = await startTestApi({ checkpointsDir });
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
    await rm(checkpointsDir, { recursive: true });
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

  const findings = () => findingsOf(api, 'claims', auditor);

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
      'a restoration without a leaf',
      'one',
      { e_type: `'ledger.restored'` },
      undefined,
      'leaf_malformed',
    ],
    [
      'a restoration by its row alone',
      'one',
      { e_type: `'ledger.restored'`, b_body: `'{}'::bytea` },
      leaf('verification.recorded'),
      'column_mismatch',
    ],
    [
      'a restoration that its leaf does not commit to',
      'one',
      {
        e_type: `'ledger.restored'`,
        b_body: `convert_to('{"kept_size":' || size || ',"lost_size":1,"reason":"x","restoration":1}', 'UTF8')`,
      },
      leaf('ledger.restored'),
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

  /** A decision that a human let go on. @returns its path. */
  async function reviewed(): Promise<string> {
    const of = '/v1/ledgers/claims/decisions';
    const key = agents.get('claims') ?? '';
    const { decision_id: id } = written(await api.call('POST', of, { key, body: opening }));
    const asks = { ...card, needs_human: true, suggested_escalation: 'ask' };
    written(await api.call('POST', `${of}/${id}/job-cards`, { key, body: asks }));
    const reviewer = await api.createKey('claims', 'reviewer');
    const body = { verdict: 'approve', reason: 'Seen', escalation_id: 'esc-1' };
    written(await api.call('POST', `${of}/${id}/reviews`, { key: reviewer, body }));
    return `${of}/${id}`;
  }

  test('junk of every type: whoever reads is answered, and an export says why it is none', async () => {
    const of = await reviewed();
    const first = await api.size('claims');
    const bodies = ['x', 'null', '{"values":[null],"first":null,"policy":null}'];
    for (const type of RECORD_TYPES.filter((one) => placeOf(one) !== 'decision')) {
      const junk = [[undefined, 'x'], ...bodies.map((body) => [leaf(type), body])];
      for (const [bytes, body] of junk) {
        const given = { e_type: `'${type}'`, b_body: `'${body}'::bytea` };
        const call = service.query(appendCall('one', given, bytes));
        // The one type that would stop the ledger.
        if (type === 'ledger.closed') await expect(call).rejects.toThrow(/a ledger is closed in/);
        else await call;
      }
    }
    const end = await api.size('claims');
    await goesOn();
    const at = '/v1/ledgers/claims';
    const period = 'from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z';
    const probes: [string, ...Role[]][] = [
      [`${of}/dossier.json`, 'officer'],
      [`${of}/evidence`, 'auditor'],
      [`${of}/entries`, 'auditor'],
      [`${at}/oversight-report?${period}&format=json`, 'officer'],
      ...['policy', 'policy/history', 'erasures', 'incidents', 'activity', 'seen'].map(
        (name): [string, Role] => [`${at}/${name}`, 'officer'],
      ),
      ...['checkpoint-keys', 'verification', 'exports', 'anchors'].map((name): [string, Role] => [
        `${at}/${name}`,
        'auditor',
      ]),
      ...['counters', 'escalations', 'passkeys'].map((name): [string, Role] => [
        `${at}/${name}`,
        'reviewer',
      ]),
      ...['confirmations', 'signing-keys', 'keys'].map((name): [string, Role] => [
        `${at}/${name}`,
        'administrator',
      ]),
    ];
    const keys = new Map<Role, string>();
    const told: [string, number][] = [];
    for (const [path, role = 'officer'] of probes) {
      const key = keys.get(role) ?? (await api.createKey('claims', role));
      keys.set(role, key);
      const { status } = await api.call('GET', path, { key });
      if (status >= 400) told.push([path, status]);
    }
    expect(told).toEqual([]);
    const officer = keys.get('officer');
    for (let seq = first; seq < end; seq++) {
      const asked = await api.call('GET', `${at}/erasures/${seq}`, { key: officer });
      expect([seq, problemOf(asked).code]).toEqual([seq, 'unknown_entry']);
    }
    const asked = await api.call('POST', `${at}/exports`, {
      key: officer,
      body: {
        kind: 'feedback',
        format: 'ndjson',
        feedback: { from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z', profile: 'none' },
      },
    });
    const { export_id: id } = asked.json as { export_id: string };
    const read = async () => (await api.call('GET', `${at}/exports/${id}`, { key: officer })).json;
    let found: { state?: string; failure?: unknown } = {};
    await until(60, 'the export', async () => {
      found = (await read()) as typeof found;
      return !['queued', 'running'].includes(found.state ?? '');
    });
    // What is there by its leaf and cannot be read is not left out.
    const why = expect.stringContaining('does not verify') as unknown;
    expect(found).toMatchObject({ state: 'failed', failure: why });
  });
});
