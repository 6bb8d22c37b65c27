import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { type Answer, problemOf, startTestApi, type TestApi } from './support/api.js';
import { card, evaluation, intent, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';

interface MadeKey {
  id: string;
  actor: string;
  key: string;
  expires_at: string;
}

describe('an auditor of some decisions', () => {
  let api: TestApi;
  let agent: string;
  let own: string;
  let foreign: string;
  let whole: MadeKey;
  let redacted: MadeKey;
  let ofPeriod: MadeKey;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    foreign = await makeDecision();
    const { time } = await timeOf(foreign);
    own = await makeDecision();
    while ((await timeOf(own)).time === time) own = await makeDecision();
    whole = await makeAuditor({ decisions: [own], redaction: 'none' });
    redacted = await makeAuditor({ decisions: [own] });
    ofPeriod = await makeAuditor({ opened_from: (await timeOf(own)).time, redaction: 'none' });
  });
  afterAll(() => api.close());

  function call(method: string, path: string, key: string, body?: unknown): Promise<Answer> {
    return api.call(method, `${LEDGER}/${path}`, { key, ...(body === undefined ? {} : { body }) });
  }

  async function makeDecision(): Promise<string> {
    const { decision_id: id } = (await call('POST', 'decisions', agent, opening)).json as {
      decision_id: string;
    };
    expect((await call('POST', `decisions/${id}/job-cards`, agent, card)).status).toBe(201);
    return id;
  }

  async function timeOf(decision: string): Promise<{ time: string }> {
    const page = await call('GET', `decisions/${decision}/entries?bodies=false`, agent);
    return (page.json as { entries: [{ time: string }] }).entries[0];
  }

  async function makeAuditor(scope: object, expiresAt?: string): Promise<MadeKey> {
    const end = expiresAt === undefined ? {} : { expires_at: expiresAt };
    const body = { role: 'auditor', label: 'of some', scope, ...end };
    const made = await call('POST', 'keys', api.administrator, body);
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.json as MadeKey;
  }

  const OF_A_DECISION: readonly [string, string, (unknown | undefined)?][] = [
    ['GET', ''],
    ['GET', '/entries?bodies=true'],
    ['GET', '/entries?bodies=false'],
    ['GET', '/evidence'],
    ['GET', '/dossier'],
    ['POST', '/dossier', {}],
    ['GET', '/dossier.json'],
    ['POST', '/evaluations', evaluation],
    ['POST', '/comments', { text: 'looked at' }],
  ];
  /** Nothing of a body is in them. */
  const WITHOUT_CONTENT = ['/entries?bodies=false', '/evaluations', '/comments'];
  const DOSSIERS = ['/dossier', '/dossier.json'];

  test.each(OF_A_DECISION)(
    '%s decision%s: in the scope, and not outside of it',
    async (...route) => {
      const [method, path, body] = route;
      const answer = (decision: string, { key }: MadeKey) =>
        call(method, `decisions/${decision}${path}`, key, body);
      for (const auditor of [whole, ofPeriod]) {
        expect((await answer(own, auditor)).status).toBeLessThan(300);
        const outside = await answer(foreign, auditor);
        expect([outside.status, problemOf(outside).code]).toEqual([403, 'role_not_allowed']);
      }
      expect((await answer(foreign, redacted)).status).toBe(403);
      const isOpen = [...WITHOUT_CONTENT, ...DOSSIERS].includes(path);
      const shown = await answer(own, redacted);
      expect(shown.status < 300).toBe(isOpen);
      if (DOSSIERS.includes(path)) expect(shown.text).toContain('"variant":"redacted"');
    },
  );

  test('finds decisions of the scope and no others, and none where they are redacted', async () => {
    for (const { key } of [whole, ofPeriod]) {
      for (const query of ['', '?opened_from=2000-01-01T00:00:00Z', '?order=oldest']) {
        const found = await call('GET', `decisions${query}`, key);
        const { decisions } = found.json as { decisions: { decision_id: string }[] };
        expect(decisions.map(({ decision_id: id }) => id)).toEqual([own]);
      }
    }
    expect((await call('GET', 'decisions', redacted.key)).status).toBe(403);
  });

  test.each([
    ['GET', 'entries'],
    ['GET', 'counters'],
    ['GET', 'side-effects'],
    ['GET', 'escalations'],
    ['GET', 'incidents'],
    ['GET', 'verification'],
    ['POST', 'verification', {}],
    ['GET', 'oversight-report?from=2026-01-01&to=2027-01-01'],
    ['POST', 'exports', { kind: 'ledger', format: 'ndjson' }],
    ['POST', 'exports', { kind: 'bundle', format: 'zip' }],
    [
      'POST',
      'exports',
      {
        kind: 'oversight_report',
        format: 'json',
        oversight: { from: '2026-01-01', to: '2027-01-01' },
      },
    ],
  ])(
    '%s %s goes beyond any scope',
    async (...[method = '', path = '', body]: (string | object)[]) => {
      for (const { key } of [whole, redacted, ofPeriod]) {
        const answer = await call(String(method), String(path), key, body);
        expect([answer.status, problemOf(answer).code]).toEqual([403, 'role_not_allowed']);
      }
    },
  );

  test('exports dossiers of the scope, as they are shown, and sees no exports of others', async () => {
    const officer = await api.createKey('claims', 'officer');
    const of = (decision: string, dossier = {}) => ({
      kind: 'dossier',
      format: 'json',
      decision,
      dossier,
    });
    const others = await call('POST', 'exports', officer, of(own));
    const { export_id: othersId } = others.json as { export_id: string };
    for (const { key } of [whole, redacted]) {
      expect((await call('POST', 'exports', key, of(foreign))).status).toBe(403);
      const asked = await call('POST', 'exports', key, of(own));
      expect(asked.status).toBe(202);
      const { export_id: id } = asked.json as { export_id: string };
      const listed = (await call('GET', 'exports', key)).json as {
        exports: { export_id: string }[];
      };
      expect(listed.exports.map(({ export_id: one }) => one)).toEqual([id]);
      for (const path of ['', '/content'])
        expect((await call('GET', `exports/${othersId}${path}`, key)).status).toBe(403);
      expect((await call('DELETE', `exports/${othersId}`, key)).status).toBe(403);
    }
    const full = await call('POST', 'exports', redacted.key, of(own, { variant: 'full' }));
    expect(full.status).toBe(403);
    const other = { variant: 'redacted', profile: 'public' };
    expect((await call('POST', 'exports', redacted.key, of(own, other))).status).toBe(403);
    expect((await call('POST', `decisions/${own}/dossier`, redacted.key, other)).status).toBe(403);
  });

  test('no route of the interface shows a word of another decision, or fails', async () => {
    const word = 'quincunx';
    const officer = await api.createKey('claims', 'officer');
    const incident = { title: word, severity: 'serious', aware_at: '2026-01-15T09:30:00Z' };
    const told = [
      ['side-effects', { ...intent, operation: word }, agent],
      ['job-cards', { ...card, goal: word, needs_human: true }, agent],
      ['incidents', incident, officer],
    ] as const;
    for (const [path, body, key] of told) {
      const headers = { 'idempotency-key': `${word}:${path}` };
      const url = `${LEDGER}/decisions/${foreign}/${path}`;
      expect((await api.call('POST', url, { key, body, headers })).status).toBe(201);
    }
    const wanted = { kind: 'dossier', format: 'json', decision: foreign };
    const exported = await call('POST', 'exports', officer, wanted);
    const { export_id: id } = exported.json as { export_id: string };
    const document = (await api.call('GET', '/openapi.json')).json as {
      paths: Record<string, Record<string, unknown>>;
    };
    const asked = Object.entries(document.paths)
      .filter(([path]) => !path.includes('{key}'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })))
      .flatMap(({ path, method }) =>
        (method === 'get' ? ['', `?q=${word}`, '?from=0&bodies=true'] : ['']).map((query) => ({
          method: method.toUpperCase(),
          query,
          path: path
            .replace('{ledger}', 'claims')
            .replace('{decision}', foreign)
            .replace('{export}', id)
            .replace(/\{[^}]*\}/g, '000'),
        })),
      );
    expect(asked.length).toBeGreaterThan(100);
    for (const { key } of [whole, redacted])
      for (const { method, path, query } of asked) {
        const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
        const answer = await api.call(method, path + query, { key, ...body });
        const said = answer.status < 400 ? answer.text.replaceAll(query, '') : '';
        expect([method, path, query, said.includes(word)]).toEqual([method, path, query, false]);
        expect([method, path, query, answer.status < 500]).toEqual([method, path, query, true]);
      }
  });

  test('no change of the rows of keys widens it', async () => {
    const wide = await makeAuditor({ opened_from: '2000-01-01T00:00:00Z', redaction: 'none' });
    const set = (change: string) => (id: string) =>
      `UPDATE docket.api_key SET ${change} WHERE key_id = '${id}'`;
    const attempts = [
      set(`principal = '${wide.actor}'`),
      set(`role = 'officer'`),
      set('ledger_no = NULL'),
      set(`secret_hash = (SELECT secret_hash FROM docket.api_key WHERE key_id = '${wide.id}')`),
      (id: string) =>
        `DELETE FROM docket.api_key WHERE key_id = '${wide.id}';
         UPDATE docket.api_key SET key_id = '${wide.id}', principal = '${wide.actor}' WHERE key_id = '${id}'`,
    ];
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    for (const attempt of attempts) {
      const { id, key } = await makeAuditor({ decisions: [own], redaction: 'none' });
      await client.query(attempt(id));
      for (const token of [key, key.replace(id, wide.id)]) {
        const answer = await call('GET', `decisions/${foreign}`, token);
        expect([attempt(id), answer.status]).toEqual([attempt(id), 401]);
      }
    }
    await client.end();
  });

  test('what a profile withholds is not learnt by another way of asking', async () => {
    const wishes = [
      { variant: 'redacted', profile: 'regulator', repeats: 'list' },
      { repeats: 'list' },
      { variant: 'redacted', withhold: [{ seq: 0, pointer: '/goal', reason: 'personal_data' }] },
      { variant: 'subject' },
      { variant: 'redacted', profile: 'public' },
    ];
    for (const dossier of wishes) {
      const made = await call('POST', `decisions/${own}/dossier`, redacted.key, dossier);
      expect([made.status, problemOf(made).code]).toEqual([403, 'role_not_allowed']);
      const exported = { kind: 'dossier', format: 'json', decision: own, dossier };
      expect((await call('POST', 'exports', redacted.key, exported)).status).toBe(403);
    }
    const preview = `decisions/${own}/dossier/preview`;
    expect((await call('POST', preview, redacted.key, wishes[0])).status).toBe(403);
  });

  test('to whom decisions are shown redacted, an answer quotes nothing of them', async () => {
    const held = await makeDecision();
    await call('POST', `decisions/${held}/job-cards`, agent, { ...card, needs_human: true });
    const { key } = await makeAuditor({ decisions: [held] });
    const reviewer = await api.createKey('claims', 'reviewer');
    const told = await call('POST', `decisions/${held}/evaluations`, reviewer, evaluation);
    const untold = await call('POST', `decisions/${held}/evaluations`, key, evaluation);
    const { reasons } = untold.json as { reasons: { rule: string; message: string }[] };
    const { reasons: whys } = told.json as { reasons: { rule: string; message: string }[] };
    expect(reasons.map(({ rule }) => rule)).toEqual(whys.map(({ rule }) => rule));
    for (const { message } of reasons) expect(message).toContain('not shown');
    expect(whys.length).toBeGreaterThan(0);
  });

  test('a key that replaces it has the same scope', async () => {
    const path = `keys/${whole.id}/rotations`;
    const next = (await call('POST', path, whole.key, {})).json as MadeKey;
    expect(next.actor).toBe(whole.actor);
    expect((await call('GET', `decisions/${own}`, next.key)).status).toBe(200);
    expect((await call('GET', `decisions/${foreign}`, next.key)).status).toBe(403);
  });

  test('has an end, within 366 days, and a scope that there is', async () => {
    const year = 366 * 86_400_000;
    expect(Date.parse(redacted.expires_at) - Date.now()).toBeLessThanOrEqual(90 * 86_400_000);
    const wrong: [object, string][] = [
      [{ expires_at: new Date(Date.now() + year + 60_000).toISOString() }, '/expires_at'],
      [{ scope: { redaction: 'everything' } }, '/scope/redaction'],
      [{ scope: { decisions: [] } }, '/scope/decisions'],
      [
        { scope: { opened_from: '2026-02-01T00:00:00Z', opened_to: '2026-01-01T00:00:00Z' } },
        '/scope/opened_to',
      ],
      [{ role: 'reviewer', scope: {} }, '/scope'],
    ];
    for (const [members, pointer] of wrong) {
      const refused = await call('POST', 'keys', api.administrator, {
        role: 'auditor',
        ...members,
      });
      expect([refused.status, problemOf(refused).errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
  });

  test('the ledger verifies, and so does a dossier that holds what they did', async () => {
    const env = { DATABASE_URL: api.database.url };
    const { stdout } = await runDocket(['verify', '--ledger', 'claims', '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ verified: true, findings: [] });
  });
});
