import { readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '@docket/record';
import pg from 'pg';
import { PROJECT } from '../support/built-command.js';
import { permissionPage } from './support/permission-page.js';
import { card, evaluation, intent, opening, review } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

/**
 * Who may call what. Written out by hand, apart from the decorators: a role that is added to a route
 * has to be added here as well, by somebody who meant it. `session`: no key, but whoever is signed in.
 */
const MATRIX: readonly (readonly [route: string, allowed: string])[] = [
  ['POST /v1/ledgers', 'installation'],
  ['POST /v1/ledgers/:ledger/successor', 'installation'],
  ['GET /v1/ledgers', 'installation'],
  ['GET /v1/ledgers/:ledger', 'agent reviewer officer auditor administrator'],
  ['POST /v1/ledgers/:ledger/keys', 'administrator'],
  ['GET /v1/ledgers/:ledger/keys', 'administrator'],
  ['DELETE /v1/ledgers/:ledger/keys/:key', 'administrator'],
  ['POST /v1/ledgers/:ledger/keys/:key/rotations', 'agent reviewer officer auditor administrator'],
  ['POST /v1/ledgers/:ledger/passkeys', 'reviewer officer'],
  ['GET /v1/ledgers/:ledger/passkeys', 'reviewer officer'],
  ['DELETE /v1/ledgers/:ledger/passkeys/:passkey', 'reviewer officer administrator'],
  ['POST /v1/ledgers/:ledger/confirmations', 'administrator'],
  ['GET /v1/ledgers/:ledger/confirmations', 'administrator'],
  ['POST /v1/ledgers/:ledger/signing-keys', 'administrator'],
  ['GET /v1/ledgers/:ledger/signing-keys', 'administrator'],
  ['DELETE /v1/ledgers/:ledger/signing-keys/:key', 'agent administrator'],
  ['GET /v1/session/ways', 'public'],
  ['GET /v1/session/oidc', 'public'],
  ['GET /v1/session/oidc/callback', 'public'],
  ['POST /v1/session/oidc/logout', 'public'],
  ['GET /v1/session', 'session'],
  ['DELETE /v1/session', 'session'],
  ['GET /v1/session/positions', 'session'],
  ['POST /v1/session/passphrase', 'public'],
  ['POST /v1/session/enrolment', 'public'],
  ['POST /v1/people', 'installation'],
  ['GET /v1/people', 'installation'],
  ['POST /v1/people/:person/enrolment', 'installation'],
  ['DELETE /v1/people/:person', 'installation'],
  ['GET /v1/work', 'installation'],
  ['GET /v1/sessions', 'installation'],
  ['DELETE /v1/sessions/:session', 'installation'],
  ['POST /v1/ledgers/:ledger/decisions', 'agent'],
  ['GET /v1/ledgers/:ledger/decisions', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/decisions/:decision', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/decisions/:decision/entries', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/decisions/:decision/evidence', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/escalations', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/reviewers', 'officer'],
  [
    'GET /v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim',
    'reviewer officer auditor',
  ],
  ['PUT /v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim', 'reviewer officer'],
  [
    'POST /v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim/returns',
    'reviewer officer',
  ],
  ['GET /v1/ledgers/:ledger/views', 'reviewer officer auditor'],
  ['POST /v1/ledgers/:ledger/views', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/views/:view', 'reviewer officer auditor'],
  ['DELETE /v1/ledgers/:ledger/views/:view', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/activity', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/counters', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/side-effects', 'reviewer officer auditor'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/close', 'agent officer'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/job-cards', 'agent'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/side-effects', 'agent'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/side-effects/:side_effect/transitions', 'agent'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/evaluations', 'agent reviewer officer auditor'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/reviews', 'reviewer officer'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/comments', 'reviewer officer auditor'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/gaps', 'agent officer administrator'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/incidents', 'reviewer officer'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/incidents/updates', 'officer'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/incidents/closures', 'officer'],
  ['POST /v1/ledgers/:ledger/gaps', 'agent officer administrator'],
  ['POST /v1/ledgers/:ledger/system-changes', 'agent officer administrator'],
  ['POST /v1/ledgers/:ledger/observations', 'observer'],
  ['POST /v1/ledgers/:ledger/observations/cloud-events', 'observer'],
  ['POST /v1/ledgers/:ledger/watches', 'observer'],
  ['GET /v1/ledgers/:ledger/seen', 'reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/incidents', 'reviewer officer auditor administrator'],
  ['POST /v1/ledgers/:ledger/incidents', 'reviewer officer'],
  ['POST /v1/ledgers/:ledger/incidents/updates', 'officer'],
  ['POST /v1/ledgers/:ledger/incidents/closures', 'officer'],
  ['GET /v1/ledgers/:ledger/policy/history', 'officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/anchors', 'officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/policy', 'agent reviewer officer auditor administrator'],
  ['PUT /v1/ledgers/:ledger/policy', 'administrator'],
  ['POST /v1/ledgers/:ledger/policy/proposals', 'administrator'],
  ['GET /v1/ledgers/:ledger/checkpoint-keys', 'agent reviewer officer auditor administrator'],
  ['POST /v1/ledgers/:ledger/checkpoint-keys', 'officer administrator'],
  ['POST /v1/ledgers/:ledger/checkpoint-keys/rotations', 'officer administrator'],
  ['POST /v1/ledgers/:ledger/restorations', 'administrator'],
  ['POST /v1/ledgers/:ledger/batch', 'agent'],
  ['POST /v1/ledgers/:ledger/erasures/previews', 'officer'],
  ['POST /v1/ledgers/:ledger/erasures', 'officer'],
  ['GET /v1/ledgers/:ledger/erasures', 'officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/erasures/:request', 'officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/erasures/:request/certificate', 'officer auditor administrator'],
  ['POST /v1/ledgers/:ledger/erasures/:request/orders', 'officer administrator'],
  ['POST /v1/ledgers/:ledger/legal-holds', 'officer administrator'],
  ['POST /v1/ledgers/:ledger/legal-holds/liftings', 'officer'],
  ['POST /v1/ledgers/:ledger/webhooks', 'administrator'],
  ['GET /v1/ledgers/:ledger/webhooks', 'administrator'],
  ['DELETE /v1/ledgers/:ledger/webhooks/:webhook', 'administrator'],
  ['POST /v1/ledgers/:ledger/webhooks/:webhook/secrets', 'administrator'],
  ['POST /v1/ledgers/:ledger/webhooks/:webhook/enablements', 'administrator'],
  ['POST /v1/ledgers/:ledger/webhooks/:webhook/tests', 'administrator'],
  ['GET /v1/ledgers/:ledger/webhooks/:webhook/messages', 'administrator'],
  ['POST /v1/ledgers/:ledger/webhooks/:webhook/messages/:message/resends', 'administrator'],
  ['POST /v1/ledgers/:ledger/alerts', 'officer administrator'],
  ['GET /v1/ledgers/:ledger/alerts', 'reviewer officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/alerts/firings', 'reviewer officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/alerts/:alert/preview', 'officer administrator'],
  ['DELETE /v1/ledgers/:ledger/alerts/:alert', 'officer administrator'],
  ['GET /v1/ledgers/:ledger/reminders', 'reviewer officer auditor administrator'],
  ['PUT /v1/ledgers/:ledger/reminders', 'officer administrator'],
  ['POST /v1/ledgers/:ledger/otlp/v1/traces', 'agent'],
  ['POST /v1/ledgers/:ledger/otlp/v1/logs', 'agent'],
  ['POST /v1/ledgers/:ledger/otlp/v1/metrics', 'agent'],
  ['GET /v1/ledgers/:ledger/decisions/:decision/dossier', 'officer auditor'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/dossier', 'officer auditor'],
  ['POST /v1/ledgers/:ledger/decisions/:decision/dossier/preview', 'officer'],
  ['GET /v1/ledgers/:ledger/decisions/:decision/dossier.json', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/decisions/:decision/dossier.pdf', 'officer auditor'],
  ['POST /v1/ledgers/:ledger/exports', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/exports', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/exports/:export', 'officer auditor'],
  ['DELETE /v1/ledgers/:ledger/exports/:export', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/exports/:export/content', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/oversight-report', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/checkpoint', 'agent reviewer officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/tile/:level/*', 'agent reviewer officer auditor administrator'],
  ['GET /v1/ledgers/:ledger/tile/entries/*', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/entries', 'auditor'],
  ['GET /v1/ledgers/:ledger/proofs/inclusion', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/proofs/file', 'agent reviewer officer auditor'],
  ['GET /v1/ledgers/:ledger/proofs/consistency', 'agent reviewer officer auditor'],
  ['POST /v1/ledgers/:ledger/verification', 'officer auditor'],
  ['GET /v1/ledgers/:ledger/verification', 'officer auditor'],
  ['POST /mcp', 'agent'],
  ['GET /schemas', 'public'],
  ['GET /schemas/:type/:version', 'public'],
  ['GET /problems', 'public'],
  ['GET /problems/:code', 'public'],
  ['GET /openapi.json', 'public'],
  ['GET /docs', 'public'],
  ['GET /docs/:asset', 'public'],
  ['GET /', 'public'],
  ['GET /app', 'public'],
  ['GET /app/files/:asset', 'public'],
  ['GET /app/*', 'public'],
  ['GET /healthz', 'public'],
  ['GET /readyz', 'public'],
];

/** Their address names no ledger: it is that of the key. */
const OF_THE_KEY: ReadonlySet<string> = new Set(['POST /mcp']);

describe('who may call what', () => {
  let api: TestApi;
  let decision: string;
  let sideEffect: string;
  let victim: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    await api.createLedger('other');
    for (const role of ROLES) {
      keys[role] = await api.createKey('claims', role);
      keys[`other ${role}`] = await api.createKey('other', role);
    }
    keys['installation'] = api.administrator;
    const path = '/v1/ledgers/claims/decisions';
    const key = keys['agent'];
    decision = written(await api.call('POST', path, { key, body: opening })).decision_id;
    const registered = await api.call('POST', `${path}/${decision}/side-effects`, {
      key,
      body: intent,
      headers: { 'idempotency-key': 'authorization-test' },
    });
    sideEffect = written(registered).side_effect_id ?? '';
    victim = (await api.createKey('claims', 'agent')).split('_')[1] ?? '';
  });
  afterAll(() => api.close());

  const BODIES: Record<string, object> = {
    'POST /v1/ledgers': { id: 'Not A Ledger' },
    'POST /v1/ledgers/:ledger/successor': {},
    'POST /v1/ledgers/:ledger/keys': { role: 'nobody' },
    'POST /v1/ledgers/:ledger/keys/:key/rotations': {},
    'POST /v1/people': { name: 'Not A Name' },
    'POST /v1/ledgers/:ledger/decisions': opening,
    'POST /v1/ledgers/:ledger/decisions/:decision/close': { outcome: 'nothing' },
    'POST /v1/ledgers/:ledger/decisions/:decision/job-cards': card,
    'POST /v1/ledgers/:ledger/decisions/:decision/side-effects': intent,
    'POST /v1/ledgers/:ledger/decisions/:decision/side-effects/:side_effect/transitions': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/evaluations': evaluation,
    'POST /v1/ledgers/:ledger/decisions/:decision/reviews': review,
    'POST /v1/ledgers/:ledger/decisions/:decision/comments': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/gaps': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/incidents': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/incidents/updates': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/incidents/closures': {},
    'POST /v1/ledgers/:ledger/gaps': {},
    'POST /v1/ledgers/:ledger/system-changes': {},
    'POST /v1/ledgers/:ledger/observations': {},
    'POST /v1/ledgers/:ledger/observations/cloud-events': {},
    'POST /v1/ledgers/:ledger/watches': {},
    'POST /v1/ledgers/:ledger/incidents': {},
    'POST /v1/ledgers/:ledger/incidents/updates': {},
    'POST /v1/ledgers/:ledger/incidents/closures': {},
    'POST /v1/ledgers/:ledger/alerts': {},
    'PUT /v1/ledgers/:ledger/reminders': {},
    'PUT /v1/ledgers/:ledger/policy': {},
    'PUT /v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/escalations/:escalation/claim/returns': {},
    'POST /v1/ledgers/:ledger/views': {},
    'POST /v1/ledgers/:ledger/policy/proposals': {},
    'POST /v1/ledgers/:ledger/checkpoint-keys': {},
    'POST /v1/ledgers/:ledger/checkpoint-keys/rotations': {},
    'POST /v1/ledgers/:ledger/restorations': {},
    'POST /v1/ledgers/:ledger/batch': [],
    'POST /v1/ledgers/:ledger/decisions/:decision/dossier': {},
    'POST /v1/ledgers/:ledger/decisions/:decision/dossier/preview': {},
    'POST /v1/ledgers/:ledger/exports': { kind: 'dossier' },
    'POST /v1/ledgers/:ledger/verification': { depth: 'neither' },
  };

  function request(
    route: string,
    key?: string,
    headers?: Record<string, string>,
    ledger = 'claims',
  ): Promise<Answer> {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern
      .replace(':ledger', ledger)
      .replace(':decision', decision)
      .replace(':escalation', 'esc-1')
      .replace(':side_effect', sideEffect)
      .replace(':request', '7')
      .replace(':key', method === 'DELETE' ? 'ffffffffffffffff' : victim)
      .replace(':type/:version', 'job_card.filed/1')
      .replace(':export', 'exp_00000000000000000000000000')
      .replace(':view', 'viw_00000000000000000000000000')
      .replace(':person', 'nobody')
      .replace(':session', 'ses_00000000000000000000000000')
      .replace(':code', 'internal')
      .replace(':asset', 'start.js')
      .replace(':level/*', '0/000.p/1')
      .replace('entries/*', 'entries/000.p/1');
    const query = path.endsWith('consistency')
      ? '?from=1'
      : path.endsWith('inclusion')
        ? '?seq=0'
        : '';
    const body = BODIES[route];
    return api.call(method, path + query, {
      key,
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });
  }

  const isRefusal = ({ status }: Answer): boolean => status === 401 || status === 403;

  test('every route of the router names who may call it', () => {
    const open = api.api.routes.routes.filter(
      ({ allow }) => allow === undefined || allow.length === 0,
    );
    expect(open.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  });

  test('the matrix has every route of the router, and no other', () => {
    const routes = api.api.routes.routes.filter(({ method }) => method !== 'HEAD');
    expect(routes.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(
      MATRIX.map(([route]) => route).sort(),
    );
  });

  test('the page about permissions says what the router and the records say', async () => {
    const file = join(PROJECT, 'docs/guide/permissions.md');
    const page = permissionPage(api.api.routes.routes);
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') await writeFile(file, page);
    expect(await readFile(file, 'utf8')).toBe(page);
  });

  test('HEAD is open to those that GET is open to', () => {
    const described = new Map(
      api.api.routes.routes.map((one) => [`${one.method} ${one.url}`, one]),
    );
    for (const [name, { allow }] of described) {
      if (name.startsWith('HEAD '))
        expect(allow).toEqual(described.get(`GET ${name.slice(5)}`)?.allow);
    }
  });

  describe.each(MATRIX)('%s', (route, allowed) => {
    const isPublic = allowed === 'public';

    test.each([...ROLES])('%s', async (role: Role) => {
      const answer = await request(route, keys[role]);
      const isAllowed = isPublic || allowed.split(' ').includes(role);
      expect({ role, refused: isRefusal(answer) }).toEqual({ role, refused: !isAllowed });
      if (!isAllowed) {
        expect(['role_not_allowed', 'wrong_ledger']).toContain(problemOf(answer).code);
      }
    });

    test('a key of another ledger, whatever its role', async () => {
      for (const role of ROLES) {
        const answer = await request(route, keys[`other ${role}`]);
        // It reaches its own ledger there: test/mcp/mcp.spec.ts.
        const isOpen = isPublic || (OF_THE_KEY.has(route) && allowed.split(' ').includes(role));
        expect({ role, status: isRefusal(answer) ? 403 : 'open' }).toEqual({
          role,
          status: isOpen ? 'open' : 403,
        });
      }
    });

    test('of a ledger that there is not: nobody learns so but who administers the installation', async () => {
      if (!route.includes(':ledger')) return;
      for (const role of ROLES) {
        const answer = await request(route, keys[role], undefined, 'nowhere');
        // Of a role that may not anywhere the role is said, whichever ledger it asks about.
        const codes = allowed.includes(role)
          ? ['wrong_ledger']
          : ['wrong_ledger', 'role_not_allowed'];
        expect(codes).toContain(problemOf(answer).code);
      }
      const told = await request(route, keys['installation'], undefined, 'nowhere');
      expect(['unknown_ledger', 'role_not_allowed', 'validation_failed']).toContain(
        problemOf(told).code,
      );
    });

    test('no key, a false one, and a damaged one', async () => {
      const agent = keys['agent'] ?? '';
      const false_ = `${agent.slice(0, -1)}${agent.endsWith('0') ? '1' : '0'}`;
      for (const headers of [
        {},
        { authorization: `Bearer ${false_}` },
        { authorization: 'Bearer docket_' },
        { authorization: `Digest ${agent}` },
        { authorization: agent },
      ]) {
        const answer = await request(route, undefined, headers);
        expect(isRefusal(answer)).toBe(!isPublic);
        if (isPublic) continue;
        expect(problemOf(answer).code).toBe('not_authenticated');
        expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      }
    });
  });

  describe('another agent’s decision', () => {
    const ofDecisions = MATRIX.filter(
      ([route, allowed]) => route.includes(':decision') && allowed.includes('agent'),
    );
    const others: readonly [string, string][] = [
      ['not handed over', 'actor_not_allowed'],
      ['handed over to an agent of this name, and to no principal', 'actor_not_allowed'],
    ];
    let another: string;
    let handOver: (to?: string) => Promise<string>;

    beforeAll(async () => {
      another = await api.createKey('claims', 'agent');
      const listed = await api.call('GET', '/v1/ledgers/claims/keys', { key: api.administrator });
      const { keys: all } = listed.json as { keys: { id: string; actor: string }[] };
      const actor = all.find(({ id }) => id === another.split('_')[1])?.actor ?? '';
      handOver = async (to) => {
        const handoff = { to_agent: actor, confidence: 0.9, ...(to && { to_principal: to }) };
        const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
        written(await api.call('POST', path, { key: keys['agent'], body: { ...card, handoff } }));
        return actor;
      };
    });

    test.each(others)('%s: no route of it answers', async (name, code) => {
      if (name !== 'not handed over') await handOver();
      const size = await api.size('claims');
      for (const [route] of ofDecisions) {
        const answer = await request(route, another, { 'idempotency-key': `${name} ${route}` });
        // A body that is refused before says nothing of the decision either.
        const told = answer.status === 422 ? code : problemOf(answer).code;
        expect({ route, code: told }).toEqual({ route, code });
      }
      expect(await api.size('claims')).toBe(size);
      const batch = [{ type: 'job_card.filed', decision_id: decision, body: card }];
      const path = '/v1/ledgers/claims/batch';
      const answer = await api.call('POST', path, { key: another, body: batch });
      expect(problemOf(answer).code).toBe(code);
      const found = await api.call('GET', '/v1/ledgers/claims/decisions', { key: another });
      expect(JSON.stringify(found.json)).not.toContain(decision);
    });

    test('handed over to the principal: it reads and writes it as its own', async () => {
      await handOver(await handOver());
      for (const [route] of ofDecisions) {
        const answer = await request(route, another, { 'idempotency-key': `handed ${route}` });
        expect({ route, refused: isRefusal(answer) }).toEqual({ route, refused: false });
      }
      const path = `/v1/ledgers/claims/decisions/${decision}`;
      written(await api.call('POST', `${path}/job-cards`, { key: another, body: card }));
      const found = await api.call('GET', '/v1/ledgers/claims/decisions', { key: another });
      expect(JSON.stringify(found.json)).toContain(decision);
    });
  });

  test('an administrator of the installation reaches every ledger, and evidence of none', async () => {
    const key = keys['installation'];
    for (const [route, allowed] of MATRIX) {
      const isOpen = /public|installation|administrator/.test(allowed);
      expect({ route, refused: isRefusal(await request(route, key)) }).toEqual({
        route,
        refused: !isOpen,
      });
    }
  });

  test('an administrator of the registry administers the installation', async () => {
    const registrar = await api.createKey('registry', 'administrator');
    expect(isRefusal(await request('GET /v1/ledgers', registrar))).toBe(false);
    expect(isRefusal(await request('GET /v1/ledgers/:ledger/keys', registrar))).toBe(false);
    const auditor = await api.createKey('registry', 'auditor');
    expect(problemOf(await request('GET /v1/ledgers/:ledger/entries', auditor)).code).toBe(
      'wrong_ledger',
    );
  });

  test('a revoked key is refused at once, everywhere', async () => {
    for (const role of ROLES) {
      const key = await api.createKey('claims', role);
      const id = key.split('_')[1] ?? '';
      // Used once, so that it is in whatever cache there is.
      await api.call('GET', '/v1/ledgers/claims', { key });
      const revoked = await api.call('DELETE', `/v1/ledgers/claims/keys/${id}`, {
        key: keys['administrator'],
      });
      expect(revoked.status).toBe(204);
      for (const [route, allowed] of MATRIX) {
        if (allowed === 'public') continue;
        expect({ route, code: problemOf(await request(route, key)).code }).toEqual({
          route,
          code: 'not_authenticated',
        });
      }
    }
  });

  test.each([
    ['application/json', undefined],
    ['application/json; charset=utf-8', '0'],
    ['text/plain', undefined],
  ])('a key is revoked by DELETE with the type %s of no body', async (type, length) => {
    const key = await api.createKey('claims', 'agent');
    const id = key.split('_')[1] ?? '';
    const headers = {
      authorization: `Bearer ${keys['administrator']}`,
      'content-type': type,
      ...(length === undefined ? {} : { 'content-length': length }),
    };
    // The web's fetch drops what it thinks superfluous: here it is sent.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const path = `${api.url}/v1/ledgers/claims/keys/${id}`;
      httpRequest(path, { method: 'DELETE', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(204);
    const refused = await api.call('GET', '/v1/ledgers/claims', { key });
    expect(refused.status).toBe(401);
  });

  test('an administrator of one ledger cannot revoke the keys of another', async () => {
    const id = (keys['agent'] ?? '').split('_')[1] ?? '';
    const answer = await api.call('DELETE', `/v1/ledgers/other/keys/${id}`, {
      key: keys['other administrator'],
    });
    expect(problemOf(answer).code).toBe('unknown_key');
    expect((await request('GET /v1/ledgers/:ledger', keys['agent'])).status).toBe(200);
  });

  test('HTTP Basic takes the key as the password', async () => {
    const basic = Buffer.from(`anybody:${keys['agent'] ?? ''}`).toString('base64');
    const answer = await request('GET /v1/ledgers/:ledger', undefined, {
      authorization: `Basic ${basic}`,
    });
    expect(answer.status).toBe(200);
  });

  describe('without a key', () => {
    const PATHS = ['checkpoint', 'tile/0/000.p/1', 'tile/entries/000.p/1'];

    test.each(PATHS)(
      '%s of an open log is read, that of another is no other than none',
      async (path) => {
        const id = `open-${path.replaceAll(/[^a-z]/g, '')}`;
        await api.createLedger(id, { log_access: 'public' });
        const read = (ledger: string) =>
          api.call('GET', `/v1/ledgers/${ledger}/${path}`, {
            headers: { 'x-request-id': 'the-same' },
          });
        expect((await read(id)).status).toBe(200);
        const [closed, none] = [await read('claims'), await read('no-such-ledger')];
        expect(problemOf(closed)).toMatchObject({ status: 401, code: 'not_authenticated' });
        // Word for word.
        expect(none.text).toBe(closed.text);
        const namesOf = (answer: Answer) => [...answer.headers.keys()];
        expect(namesOf(none)).toEqual(namesOf(closed));
      },
    );

    test('nothing else of an open log is read', async () => {
      await api.createLedger('open-log', { log_access: 'public' });
      for (const path of [
        '',
        '/entries',
        '/policy',
        '/proofs/inclusion?seq=0',
        '/proofs/file?seq=0',
        '/decisions',
      ]) {
        const answer = await api.call('GET', `/v1/ledgers/open-log${path}`);
        expect(problemOf(answer).code).toBe('not_authenticated');
      }
    });

    test('a checkpoint of an open log is not signed anew, and kept, for each who asks', async () => {
      await api.createLedger('asked', { log_access: 'public' });
      const agent = await api.createKey('asked', 'agent');
      const client = new pg.Client({ connectionString: api.database.url });
      await client.connect();
      const read = async (key?: string): Promise<string> => {
        const answer = await api.call('GET', '/v1/ledgers/asked/checkpoint', { key });
        expect(answer.status).toBe(200);
        return answer.text;
      };
      const sizes = async (): Promise<string[]> => {
        const { rows } = await client.query<{ size: string }>(
          `SELECT size FROM docket.checkpoint JOIN docket.ledger USING (ledger_no)
           WHERE ledger_id = 'asked' ORDER BY size`,
        );
        return rows.map(({ size }) => size);
      };
      const before = await sizes();
      const first = await read();
      for (let i = 0; i < 3; i++) {
        const path = '/v1/ledgers/asked/decisions';
        written(await api.call('POST', path, { key: agent, body: opening }));
        expect(await read()).toBe(first);
      }
      // For all who asked without a key, one.
      expect(await sizes()).toEqual([...before, first.split('\n')[1]]);
      const covered = Number((await read(agent)).split('\n')[1]);
      expect(covered).toBe(await api.size('asked'));
      await client.end();
    });
  });

  test('no key, secret or body is in the log', async () => {
    const lines = JSON.stringify(api.log);
    for (const key of Object.values(keys)) expect(lines).not.toContain(key.split('_')[2]);
    expect(lines).not.toContain(opening.goal);
    expect(api.log.length).toBeGreaterThan(100);
  });

  test('a request that may not write is refused before its body is read', async () => {
    const answer = await api.call('POST', '/v1/ledgers/claims/decisions', {
      key: keys['auditor'],
      raw: '{"this is not": json',
    });
    expect(problemOf(answer).code).toBe('role_not_allowed');
  });
});
