import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FOUNDING_POLICY } from '@docket/record';
import { evidenceReader, verify } from '@docket/verify';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

const LEDGER = '/v1/ledgers/claims';
const STRICT = {
  ...FOUNDING_POLICY,
  version: '2',
  tripwires: { ...FOUNDING_POLICY.tripwires, attempts_max: 1 },
};

describe("a ledger's own records over HTTP", () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  let administrator: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    [agent, officer, administrator] = await Promise.all([
      api.createKey('claims', 'agent'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'administrator'),
    ]);
  });
  afterAll(() => api.close());

  test('a log that takes a key is not opened later; one that is open may be closed', async () => {
    const size = await api.size('claims');
    const body = { policy: { ...STRICT, log_access: 'public' }, reason: 'open it', revision: 2 };
    const refused = await api.call('PUT', `${LEDGER}/policy`, { key: administrator, body });
    expect(problemOf(refused)).toMatchObject({ code: 'validation_failed', status: 422 });
    expect(refused.text).toContain('/policy/log_access');
    expect(await api.size('claims')).toBe(size);
    expect((await api.call('GET', `${LEDGER}/tile/entries/000.p/1`)).status).toBe(401);
    await api.createLedger('open', { log_access: 'public' });
    const path = '/v1/ledgers/open/tile/entries/000.p/1';
    expect((await api.call('GET', path)).status).toBe(200);
    const key = await api.createKey('open', 'administrator');
    const close = { policy: STRICT, reason: 'close it', revision: 2 };
    expect((await api.call('PUT', '/v1/ledgers/open/policy', { key, body: close })).status).toBe(
      201,
    );
    expect((await api.call('GET', path)).status).toBe(401);
  });

  test('a changed policy judges what comes next, and is in the dossier', async () => {
    const opened = await api.call('POST', `${LEDGER}/decisions`, { key: agent, body: opening });
    const { decision_id: id } = written(opened);
    const tried = { ...card, attempts: 2 };
    const file = () =>
      api.call('POST', `${LEDGER}/decisions/${id}/job-cards`, { key: agent, body: tried });
    expect(written(await file()).directive).toBe('proceed');
    expect((await api.call('GET', `${LEDGER}/tile/entries/000.p/1`)).status).toBe(401);
    const body = { policy: STRICT, reason: 'stricter', revision: 2 };
    const changed = await api.call('PUT', `${LEDGER}/policy`, { key: administrator, body });
    expect(changed.status).toBe(201);
    expect((await api.call('PUT', `${LEDGER}/policy`, { key: administrator, body })).status).toBe(
      422,
    );
    expect((await api.call('GET', `${LEDGER}/policy`, { key: agent })).json).toMatchObject({
      policy: STRICT,
      revision: 2,
    });
    expect(written(await file()).directive).toBe('hold');
    const path = `${LEDGER}/decisions/${id}/dossier.json`;
    const dossier = (await api.call('GET', path, { key: officer })).json as {
      evidence: { ledger_records: { leaf: string }[] };
    };
    expect(
      dossier.evidence.ledger_records.filter(({ leaf }) => leaf.includes('"policy.changed"')),
    ).toHaveLength(1);
    const report = await verify(evidenceReader(dossier.evidence), { depth: 'full' });
    expect(report.findings).toEqual([]);
    expect(report.limits.join(' ')).toContain('1 change of it');
  });

  test('an incident is answered with its number, listed while open, and closed once', async () => {
    const post = (path: string, body: object) =>
      api.call('POST', `${LEDGER}/incidents${path}`, { key: officer, body });
    const at = '2026-11-22T18:30:00Z';
    const opened = await post('', { title: 'Paid twice', severity: 'serious', aware_at: at });
    expect(opened.json).toMatchObject({ incident_id: 'inc-1' });
    const { receipt } = written(opened);
    expect([receipt, ...receipt.entries].some((entry) => 'decision_seq' in entry)).toBe(false);
    expect((await api.call('GET', `${LEDGER}/incidents`, { key: officer })).json).toMatchObject({
      incidents: [{ incident_id: 'inc-1', aware_at: at, due_at: null }],
    });
    const closing = { incident_id: 'inc-1', outcome: 'resolved', summary: 'repaid' };
    expect((await post('/closures', closing)).status).toBe(201);
    expect((await post('/closures', closing)).status).toBe(422);
    expect((await api.call('GET', `${LEDGER}/incidents`, { key: officer })).json).toEqual({
      incidents: [],
    });
  });

  test('an incident of a decision is in its chain and its dossier, numbered apart', async () => {
    const opened = await api.call('POST', `${LEDGER}/decisions`, { key: agent, body: opening });
    const { decision_id: id } = written(opened);
    const post = (path: string, body: object) =>
      api.call('POST', `${LEDGER}/decisions/${id}/incidents${path}`, { key: officer, body });
    const incident = { title: 'Paid twice', severity: 'serious', aware_at: '2026-11-22T18:30:00Z' };
    const first = await post('', incident);
    expect(first.json).toMatchObject({ decision_id: id, incident_id: 'inc-1' });
    expect((await post('', incident)).json).toMatchObject({ incident_id: 'inc-2' });
    const update = { incident_id: 'inc-1', note: 'Both amounts are back.' };
    expect(written(await post('/updates', update)).decision_id).toBe(id);
    const closing = { incident_id: 'inc-1', outcome: 'resolved', summary: 'repaid' };
    expect(written(await post('/closures', closing)).decision_id).toBe(id);
    expect(problemOf(await post('/closures', closing))).toMatchObject({
      code: 'record_refused',
      errors: [{ pointer: '/incident_id', code: 'unknown_incident' }],
    });
    // Those of the ledger are others.
    expect((await api.call('GET', `${LEDGER}/incidents`, { key: officer })).json).toEqual({
      incidents: [],
    });
    const elsewhere = `${LEDGER}/decisions/dec_none/incidents`;
    expect(
      problemOf(await api.call('POST', elsewhere, { key: officer, body: incident })).code,
    ).toBe('unknown_decision');
    const path = `${LEDGER}/decisions/${id}/dossier.json`;
    const dossier = (await api.call('GET', path, { key: officer })).json as {
      evidence: { decision: { entries: { leaf: string }[] } };
    };
    const types = JSON.stringify(dossier).match(/incident\.(opened|updated|closed)\/1/g) ?? [];
    expect(new Set(types).size).toBe(3);
  });

  test('a gap of the ledger belongs to no decision', async () => {
    const body = { kind: 'dropped', reason: 'The queue was full.', records: 3 };
    for (const key of [agent, officer, administrator]) {
      const answer = await api.call('POST', `${LEDGER}/gaps`, { key, body });
      expect(answer.status).toBe(201);
      expect(answer.json).not.toHaveProperty('decision_id');
    }
  });
});
