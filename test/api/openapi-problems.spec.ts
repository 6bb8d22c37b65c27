import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import pg from 'pg';
import { PROBLEM_CODES, PROBLEMS } from '@docket/api';
import { ROLES } from '@docket/record';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import {
  problemsOf,
  readOpenApi,
  rolesOf,
  type DescribedRoute,
  type OpenApiDocument,
} from './support/openapi.js';
import { SoftwarePasskey } from '../support/passkey.js';
import {
  card,
  evaluation,
  intent,
  gatewayObservation,
  refundEvent,
  gatewayWatch,
  opening,
  review,
} from './support/records.js';

/** Examples of problems that no single request provokes, and which test does. */
const NOT_PROVOKED: Readonly<Record<string, string>> = {
  logout_refused: 'takes a provider that answers; test/api/sign-in.spec.ts',
  internal: 'is what nobody foresaw; apps/api/src/http/refusals.spec.ts',
  not_ready: 'takes a server without its database; test/api/durability.spec.ts',
  write_outcome_unknown: 'takes a database that goes away in a commit; test/api/durability.spec.ts',
  ledger_went_back: 'takes a database that went back; test/crash/went-back.spec.ts',
  decision_unreadable: 'takes a login of the database; test/tamper/no-record-decision.spec.ts',
  log_damaged: 'takes a database that was changed; test/tamper/handed-out.spec.ts',
  signing_key_unusable: 'takes a server whose key files are not right; test/api/seeds.spec.ts',
  clock_ahead: 'takes a server whose clock is ahead; test/api/clock.spec.ts',
  ledger_closed: 'takes a ledger that is closed; test/api/ledgers.spec.ts',
  idempotency_key_elsewhere: 'takes a ledger that is closed; test/api/ledgers.spec.ts',
  overloaded: 'takes more writers than a queue holds; test/api/overload.spec.ts',
  rate_limited: 'takes more requests than the others may make; test/api/rate-limits.spec.ts',
  reauthentication_required: 'takes somebody who signed in long ago; test/api/sign-in.spec.ts',
  seal_failed: 'takes a server that seals, and cannot; test/time-stamps/time-stamps.spec.ts',
  took_too_long: 'takes work that does not end; test/api/fairness.spec.ts',
  redaction_incomplete:
    'takes words that repeat what is withheld; test/api/dossier-variants.spec.ts',
  access_not_recorded: 'takes a ledger that cannot be written; test/api/custody.spec.ts',
};
/** The same for single operations. */
const NOT_PROVOKED_AT: Readonly<Record<string, string>> = {
  'succeedLedger record_refused': 'takes the registry; test/api/ledgers.spec.ts',
  'restoreLedger record_refused': 'takes a ledger that went back; test/crash/restoration.spec.ts',
  'restoreLedger idempotency_key_reused': 'takes a ledger that went back',
  'recordReview actor_not_allowed':
    'a key has one role for good, so no principal writes as an agent and reviews; gates.spec.ts',
  'proposeCheckpointKey record_refused':
    'takes a ledger whose key was changed as often as it can be; libs/record/src/gates',
  'compareSeen record_refused': 'takes 50,000 actions and observations',
  'readEvidence record_refused':
    'takes a decision of more than 2,000 entries; test/api/waiting.spec.ts',
  'createAlert record_refused': 'takes fifty alerts; test/outbox/alerts.spec.ts',
  'createWebhook record_refused': 'takes twenty webhooks; test/outbox/webhooks.spec.ts',
  'renewEnrolment record_refused':
    'takes an auditor whose time is over; test/api/audit-people.spec.ts',
  'signIn not_found': 'takes a server where nobody signs in; test/api/sign-in.spec.ts',
  'signInWithPassphrase not_found': 'takes a provider alone; test/api/local-people.spec.ts',
  'choosePassphrase not_found': 'takes a provider alone; test/api/local-people.spec.ts',
  'endSignIn not_found': 'takes a server where nobody signs in; test/api/sign-in.spec.ts',
  'finishSignIn not_found': 'takes a server where nobody signs in; test/api/sign-in.spec.ts',
  'finishSignIn sign_in_unavailable':
    'takes a provider that goes away meanwhile; test/api/false-provider.spec.ts',
  'readSession invalid_parameter': 'takes somebody who is signed in; test/api/sign-in.spec.ts',
  'signOut invalid_parameter': 'takes somebody who is signed in; test/api/sign-in.spec.ts',
  'followPositions invalid_parameter':
    'takes somebody who is signed in; test/api/positions.spec.ts',
};

const PAGES = 'https://docket.example';
/** What a page of Docket sends beside. */
const PAGE = { origin: PAGES, 'x-docket-csrf': '1' };

interface Change {
  key?: string | undefined;
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
}

describe('every example of a problem', () => {
  let api: TestApi;
  let directory: string;
  let document: OpenApiDocument;
  let operations: DescribedRoute[];
  const keys: Record<string, string> = {};
  const ids = {
    open: '',
    closed: '',
    held: '',
    sideEffect: '',
    export: '',
    key: '',
    webhook: '',
    alert: '',
    erasure: '',
  };
  /** Of the open decision. */
  let openingSeq = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-problems-'));
    const signInFile = join(directory, 'sign-in.json');
    // Nobody answers at this port: only signing in asks for it.
    const oidc = { issuer: 'http://127.0.0.1:9', client_id: 'docket' };
    const settings = { public_url: PAGES, oidc, roles: [], break_glass: 'ada' };
    await writeFile(signInFile, JSON.stringify(settings));
    api = await startTestApi({ signInFile });
    ({ document, operations } = await readOpenApi(api));
    await api.createLedger('claims');
    await api.createLedger('other');
    for (const role of ROLES) {
      keys[role] = await api.createKey('claims', role);
      keys[`second ${role}`] = await api.createKey('claims', role);
      keys[`other ${role}`] = await api.createKey('other', role);
    }
    const short = { role: 'agent', expires_at: new Date(Date.now() + 2_000).toISOString() };
    const made = await call('POST', 'keys', { key: api.administrator, body: short });
    keys['expired'] = (made.json as { key: string }).key;
    while ((await call('GET', 'policy', { key: keys['expired'] })).status !== 401) await after(50);
    ids.key = keys['second agent']?.split('_')[1] ?? '';
    for (const name of ['closed', 'held'] as const) ids[name] = await openDecision();
    const { decision_id: open, receipt } = await record('decisions', opening);
    ids.open = open;
    openingSeq = receipt.seq;
    const erasure = {
      decision: open,
      entries: openingGoal(),
      reason: 'asked',
      legal_basis: 'GDPR',
    };
    const asking = await call('POST', 'erasures', { key: keys['officer'], body: erasure });
    ids.erasure = String(written(asking).receipt.seq);
    await record(`decisions/${ids.closed}/close`, { outcome: 'completed' });
    await record(`decisions/${ids.held}/job-cards`, { ...card, needs_human: true });
    const effects = `decisions/${ids.open}/side-effects`;
    ids.sideEffect = (await record(effects, intent, 'refund')).side_effect_id ?? '';
    await record(`${effects}/${ids.sideEffect}/transitions`, { to: 'executed' });
    // A key that stands for something else.
    await record('decisions', { ...opening, goal: 'Something else' }, 'refund-44812');
    const change = { component: 'model', name: 'm', to: '2' };
    for (const [role, path, body] of [
      ['reviewer', `decisions/${ids.open}/evaluations`, evaluation],
      ['officer', 'system-changes', change],
      ['administrator', 'system-changes', change],
      // The event of the example, with another content.
      ['observer', 'observations', { ...gatewayObservation, outcome: 'failed' }],
      ['observer', 'observations/cloud-events', { ...refundEvent, subject: 'order/1' }],
      ['observer', 'watches', { ...gatewayWatch, system: 'ledger' }],
    ] as const) {
      // Each has keys of its own.
      const headers = { 'idempotency-key': 'refund-44812' };
      written(await call('POST', path, { key: keys[role], body, headers }));
    }
    const webhook = { key: api.administrator, body: { url: 'https://hooks.invalid/' } };
    const hook = await call('POST', 'webhooks', webhook);
    ids.webhook = (hook.json as { id: string }).id;
    const alert = { key: keys['officer'], body: { kind: 'effect_in_doubt' } };
    ids.alert = ((await call('POST', 'alerts', alert)).json as { id: string }).id;
    const wanted = { kind: 'ledger', format: 'ndjson' };
    const asked = await call('POST', 'exports', { key: keys['auditor'], body: wanted });
    ids.export = (asked.json as { export_id: string }).export_id;
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  const call = (
    method: string,
    path: string,
    options: Parameters<TestApi['call']>[2],
  ): Promise<Answer> => api.call(method, `/v1/ledgers/claims/${path}`, options);

  async function record(path: string, body: object, name?: string) {
    const headers: Record<string, string> = name === undefined ? {} : { 'idempotency-key': name };
    return written(await call('POST', path, { key: keys['agent'], body, headers }));
  }

  const openingGoal = () => [{ seq: openingSeq, pointers: ['/goal'] }];

  const openDecision = async (): Promise<string> =>
    (await record('decisions', opening)).decision_id;

  /** What the operation's own example sends, as far as it has one. */
  function exampleBody({ operation }: DescribedRoute): unknown {
    const content = operation.requestBody?.content['application/json'];
    const example = JSON.stringify(Object.values(content?.examples ?? {})[0]?.value ?? null);
    // A decision that there is, where the example refers to one.
    const decision = operation.operationId === 'placeLegalHold' ? ids.closed : ids.open;
    const value = JSON.parse(example.replaceAll(/dec_[a-z0-9]+/g, decision)) as unknown;
    if (/^(preview|request)Erasure$/.test(operation.operationId))
      return { ...(value as object), entries: openingGoal() };
    return value ?? undefined;
  }

  let count = 0;
  /** A request that the operation would take, but for one change. */
  function send(route: DescribedRoute, change: Change = {}): Promise<Answer> {
    const { operation } = route;
    const values: Record<string, string> = {
      ledger: 'claims',
      decision: ids.open,
      escalation: 'esc-99',
      side_effect: ids.sideEffect,
      export: ids.export,
      key: ids.key,
      passkey: 'none',
      person: 'nobody',
      webhook: ids.webhook,
      alert: ids.alert,
      message: 'msg_none',
      request: ids.erasure,
      level: '0',
      path: '000.p/1',
      type: 'job_card.filed',
      version: '1',
      code: 'internal',
      asset: 'start.js',
      ...change.path,
    };
    const path = route.path.replace(/\{([a-z_]+)\}/g, (_all, name: string) => values[name] ?? '');
    const required = (operation.parameters ?? []).filter(
      (one) => one.in === 'query' && one.required,
    );
    const query =
      change.query ?? required.map(({ name, example }) => `${name}=${example}`).join('&');
    count += 1;
    const roles = rolesOf(operation);
    // Exports of a whole ledger are for auditors only.
    const role = (/\/exports/.test(route.path) ? 'auditor' : roles[0]) ?? '';
    const isForAll =
      route.path === '/v1/ledgers' || /^\/v1\/(sessions|people|work)|\/successor$/.test(route.path);
    const own = isForAll ? api.administrator : keys[role];
    const hasKey = (operation.parameters ?? []).some(({ name }) => name === 'Idempotency-Key');
    const named = hasKey ? { 'idempotency-key': `problem-${count}` } : {};
    const body = change.body ?? exampleBody(route);
    const page = route.path.startsWith('/v1/session/') ? PAGE : {};
    return api.call(route.method.toUpperCase(), query === '' ? path : `${path}?${query}`, {
      key: 'key' in change ? change.key : own,
      ...(change.raw === undefined ? {} : { raw: change.raw }),
      ...(body === undefined || change.raw !== undefined ? {} : { body }),
      headers: { ...(named as Record<string, string>), ...page, ...change.headers },
    });
  }

  const otherRole = (route: DescribedRoute): string =>
    ROLES.find((role) => !rolesOf(route.operation).includes(role)) ?? '';
  const inBatch = (type: string, body: object, decision = ids.open): object[] => [
    { type, decision_id: decision, body },
  ];
  const id = ({ operation }: DescribedRoute): string => operation.operationId;

  /** How each problem is provoked: by one change of a request that would be taken. */
  const PROVOKE: Record<string, (route: DescribedRoute) => Promise<Answer>> = {
    not_authenticated: (route) => send(route, { key: undefined }),
    key_expired: (route) => send(route, { key: keys['expired'] }),
    role_not_allowed: (route) => send(route, { key: keys[otherRole(route)] }),
    wrong_ledger: (route) => send(route, { key: keys[`other ${rolesOf(route.operation)[0]}`] }),
    cross_site_request: (route) => {
      const headers = { cookie: '__Host-docket-session=x', 'sec-fetch-site': 'cross-site' };
      return send(route, { key: undefined, headers });
    },
    sign_in_refused: (route) => send(route),
    sign_in_unavailable: (route) => send(route),
    unknown_person: (route) => send(route),
    unknown_alert: (route) => send(route, { path: { alert: 'alr_none' } }),
    unknown_webhook: (route) => send(route, { path: { webhook: 'whk_none' } }),
    unknown_view: (route) => {
      const body = { kind: 'view_matched', view: `viw_${'0'.repeat(26)}` };
      return send(route, id(route) === 'createAlert' ? { body } : { path: { view: 'viw_none' } });
    },
    unknown_session: (route) => send(route, { path: { session: 'ses_none' } }),
    unknown_ledger: (route) => {
      if (id(route) === 'enrolPerson') {
        const body = { name: 'bo', roles: { nowhere: 'officer' } };
        return send(route, { body });
      }
      const isPublic = rolesOf(route.operation).length === 0;
      const key = isPublic ? undefined : api.administrator;
      return send(route, { key, path: { ledger: 'nowhere' } });
    },
    unknown_decision: (route) => {
      if (id(route) === 'recordBatch') {
        return send(route, { body: inBatch('job_card.filed', card, 'dec_none') });
      }
      const body = { kind: 'dossier', format: 'json', decision: 'dec_none' };
      if (id(route) === 'requestExport') return send(route, { body });
      if (id(route).endsWith('Erasure'))
        return send(route, { body: { ...(exampleBody(route) as object), decision: 'dec_none' } });
      return send(route, { path: { decision: 'dec_none' } });
    },
    malformed_json: (route) => send(route, { raw: '{"goal":"a","goal":"b"}' }),
    malformed_request: (route) =>
      send(route, { raw: 'no gzip', headers: { 'content-encoding': 'gzip' } }),
    body_too_large: (route) => send(route, { raw: `{"x":"${'x'.repeat(4 * 1024 * 1024)}"}` }),
    unsupported_media_type: (route) =>
      send(route, { raw: 'goal: Refund', headers: { 'content-type': 'application/yaml' } }),
    validation_failed: (route) => send(route, { body: { confidence: 'high' } }),
    invalid_parameter: async (route) => {
      const queries = (route.operation.parameters ?? []).filter((one) => one.in === 'query');
      const answers: Answer[] = [];
      for (const { name } of queries) {
        const query = `${name}=${'%20'.repeat(600)}`;
        answers.push(await send(route, { query }));
      }
      if (queries.length === 0) return send(route, { query: 'no_such_parameter=1' });
      return answers.find(({ status }) => status === 400) ?? answers[0]!;
    },
    idempotency_key_missing: (route) =>
      call('POST', `decisions/${ids.open}/side-effects`, {
        key: keys['agent'],
        body: exampleBody(route),
      }),
    idempotency_key_invalid: (route) =>
      send(route, { headers: { 'idempotency-key': 'x'.repeat(256) } }),
    idempotency_key_reused: async (route) => {
      const headers = {
        'idempotency-key': id(route) === 'requestExport' ? 'asked' : 'refund-44812',
      };
      if (id(route) === 'requestExport') await send(route, { headers });
      const keyed = { ...opening, idempotency_key: 'refund-44812' };
      const bodies: Record<string, unknown> = {
        recordBatch: [{ type: 'decision.opened', body: keyed }],
        requestExport: { kind: 'dossier', format: 'json', decision: ids.open },
      };
      const body = bodies[id(route)];
      return send(route, { headers, ...(body === undefined ? {} : { body }) });
    },
    idempotency_in_flight: (route) =>
      whileNothingIsWritten(async (later) => {
        const headers = { 'idempotency-key': `in flight ${id(route)}` };
        // The id of the event is the key of an observation.
        const ofEvent: { [id: string]: object } = {
          recordObservation: { ...gatewayObservation, event_id: 'new' },
          recordCloudEvents: { ...refundEvent, id: 'new' },
        };
        const body = ofEvent[id(route)];
        const options = body === undefined ? { headers } : { headers, body };
        const both = [send(route, options), send(route, options)];
        later.push(...both);
        return Promise.race(both);
      }),
    decision_closed: (route) =>
      id(route) === 'recordBatch'
        ? send(route, { body: inBatch('job_card.filed', card, ids.closed) })
        : send(route, { path: { decision: ids.closed } }),
    decision_held: (route) => {
      const body = { ...intent, idempotency_key: 'held' };
      return id(route) === 'recordBatch'
        ? send(route, { body: inBatch('side_effect.intent', body, ids.held) })
        : send(route, { path: { decision: ids.held } });
    },
    impossible_transition: (route) => {
      const body = { side_effect_id: ids.sideEffect };
      return id(route) === 'recordBatch'
        ? send(route, { body: inBatch('side_effect.executing', body) })
        : send(route, { body: { to: 'executing' } });
    },
    unknown_side_effect: (route) =>
      id(route) === 'recordBatch'
        ? send(route, { body: inBatch('side_effect.executing', { side_effect_id: 'sfx_none' }) })
        : send(route, { path: { side_effect: 'sfx_none' } }),
    reference_unknown: async (route) => {
      const decision = await openDecision();
      const wrong = { supersedes: 999 };
      if (id(route) === 'recordBatch')
        return send(route, { body: inBatch('job_card.filed', { ...card, ...wrong }, decision) });
      const example = exampleBody(route) as object;
      if (id(route) === 'recordComment')
        return send(route, { body: { ...example, about: 999 }, path: { decision } });
      if (id(route) === 'placeLegalHold')
        return send(route, { body: { ...example, decisions: ['dec_none'] } });
      const body = { ...example, ...wrong };
      if (id(route).endsWith('Incident')) {
        // In a ledger of its own: another problem is that too many are open.
        const ledger = `refers-${(count += 1)}`;
        await api.createLedger(ledger);
        const agent = await api.createKey(ledger, 'agent');
        const at = `/v1/ledgers/${ledger}`;
        const opened = await api.call('POST', `${at}/decisions`, { key: agent, body: opening });
        const path = { ledger, decision: written(opened).decision_id };
        const key = await api.createKey(ledger, 'officer');
        const incident = { title: 't', severity: 'minor', aware_at: '2026-01-15T09:30:00Z' };
        const places = [`${at}/incidents`, `${at}/decisions/${path.decision}/incidents`];
        for (const place of places) await api.call('POST', place, { key, body: incident });
        return send(route, { key, path, body: { ...example, decisions: ['dec_none'] } });
      }
      if (id(route) !== 'moveSideEffect') return send(route, { body, path: { decision } });
      const effects = `decisions/${decision}/side-effects`;
      const effect = await record(effects, intent, `refers ${decision}`);
      return send(route, { body, path: { decision, side_effect: effect.side_effect_id ?? '' } });
    },
    review_signature_refused: (route) => {
      const answer = { client_data: 'AA', authenticator_data: 'AA', signature: 'AA' };
      const signature = { kind: 'webauthn', credential_id: 'AA', ...answer };
      return send(route, { body: { ...review, signature } });
    },
    agent_signature_refused: async (route) => {
      const signature = { kind: 'ed25519', key_id: 'A'.repeat(43), value: 'A'.repeat(86) };
      const decision = await openDecision();
      if (id(route) === 'recordBatch')
        return send(route, { body: inBatch('job_card.filed', { ...card, signature }, decision) });
      const effects = `decisions/${decision}/side-effects`;
      const effect = await record(effects, intent, `signed ${decision}`);
      const path = { decision, side_effect: effect.side_effect_id ?? '' };
      return send(route, { body: { ...(exampleBody(route) as object), signature }, path });
    },
    unknown_escalation: (route) =>
      route.path.includes('{escalation}')
        ? send(route)
        : send(route, { body: { ...review, escalation_id: 'esc-99' } }),
    decision_changed: async (route) => {
      const decision = await openDecision();
      await record(`decisions/${decision}/job-cards`, card);
      const headers = { 'docket-entries-seen': '1' };
      return send(route, { body: review, path: { decision }, headers });
    },
    escalation_resolved: async (route) => {
      const decision = await openDecision();
      await record(`decisions/${decision}/job-cards`, { ...card, needs_human: true });
      const answer = { body: { ...review, escalation_id: 'esc-1' }, path: { decision } };
      await send(route, answer);
      return send(route, answer);
    },
    actor_not_allowed: (route) => {
      if (id(route) === 'recordBatch')
        return send(route, { body: inBatch('review.recorded', review) });
      if (id(route) === 'rotateKey') {
        const key = keys['reviewer']?.split('_')[1] ?? '';
        return send(route, { key: api.administrator, path: { key } });
      }
      const role = id(route) === 'withdrawExport' ? 'second auditor' : 'second agent';
      return send(route, { key: keys[role] });
    },
    record_refused: async (route) => {
      if (id(route) === 'registerPasskey') {
        const key = keys['reviewer'];
        const own = await api.call('GET', '/v1/ledgers/claims/passkeys', { key });
        const { actor } = own.json as { actor: string };
        const way = new SoftwarePasskey().authenticator('docket.example/claims', actor);
        const body = { credential_id: way.id, ...way.passkey };
        await send(route, { key, body });
        return send(route, { key, body });
      }
      if (id(route) === 'rotateKey') {
        const before = (await api.createKey('claims', 'agent')).split('_')[1] ?? '';
        const rotated = await call('POST', `keys/${before}/rotations`, {
          key: api.administrator,
          body: { overlap_seconds: 0 },
        });
        const { key } = rotated.json as { key: string };
        return send(route, { key, path: { key: before } });
      }
      if (id(route) === 'registerSigningKey') {
        // The proof of the example is of another principal.
        const key = keys['administrator'];
        const path = '/v1/ledgers/claims/keys';
        const made = await api.call('POST', path, { key, body: { role: 'agent' } });
        const principal = (made.json as { actor: string }).actor;
        return send(route, { body: { ...(exampleBody(route) as object), principal } });
      }
      const bodies: Record<string, unknown> = {
        recordBatch: inBatch('system.changed', { component: 'model', name: 'm', to: '2' }),
        changePolicy: { ...(exampleBody(route) as object), revision: 99 },
        placeLegalHold: { whole_ledger: false, reason: 'nothing' },
      };
      if (/^(preview|request)Erasure$/.test(id(route))) {
        const ledger = `whole-${(count += 1)}`;
        await api.createLedger(ledger, { body_commitment: 'whole' });
        return send(route, { key: await api.createKey(ledger, 'officer'), path: { ledger } });
      }
      if (['proposePolicy', 'proposeCheckpointKey'].includes(id(route))) {
        return send(route, { key: api.administrator, path: { ledger: 'registry' } });
      }
      if (['requestExport', 'exportOversightReport'].includes(id(route))) {
        const key = await api.createKey('registry', 'auditor');
        return send(route, { key, path: { ledger: 'registry' } });
      }
      if (/^(update|close)(Decision)?Incident$/.test(id(route))) {
        return send(route, { body: { ...(exampleBody(route) as object), incident_id: 'inc-999' } });
      }
      if (!/^open(Decision)?Incident$/.test(id(route))) {
        const body = bodies[id(route)];
        return send(route, body === undefined ? {} : { body });
      }
      // As many as may be open at the same time, and one more.
      for (let opened = 0; opened < 64; opened++) await send(route);
      return send(route);
    },
    ledger_exists: (route) => {
      const said = id(route) === 'succeedLedger' ? { reason: 'the year is over' } : {};
      return send(route, { body: { id: 'claims', ...said } });
    },
    nothing_to_restore: (route) => send(route),
    unknown_key: (route) => send(route, { path: { key: 'ffffffffffffffff' } }),
    unknown_entry: (route) => {
      const queries: Record<string, string> = {
        proveInclusion: 'seq=999999',
        readProofFile: 'seq=999999',
      };
      return send(route, { path: { path: '999', request: '0' }, query: queries[id(route)] ?? '' });
    },
    unknown_export: (route) => send(route, { path: { export: 'exp_none' } }),
    unknown_schema: (route) => send(route, { path: { version: '99' } }),
    not_found: (route) => send(route, { path: { code: 'none', asset: 'none.js' } }),
    no_verification_yet: (route) => send(route),
    not_acceptable: (route) => send(route, { headers: { accept: 'image/png' } }),
    export_not_ready: (route) =>
      // To be ready is to be recorded.
      whileNothingIsWritten(async () => {
        const body = { kind: 'ledger', format: 'ndjson' };
        const asked = await call('POST', 'exports', { key: keys['auditor'], body });
        const { export_id: waiting } = asked.json as { export_id: string };
        return send(route, { key: keys['auditor'], path: { export: waiting } });
      }),
    range_not_satisfiable: async (route) => {
      await exportReady();
      const headers = { range: 'bytes=99999999-' };
      return send(route, { key: keys['auditor'], headers });
    },
    export_gone: async (route) => {
      await exportReady();
      await call('DELETE', `exports/${ids.export}`, { key: keys['auditor'] });
      return send(route, { key: keys['auditor'] });
    },
  };

  async function exportReady(): Promise<void> {
    const read = () => call('GET', `exports/${ids.export}`, { key: keys['auditor'] });
    for (let attempt = 0; attempt < 200; attempt++) {
      if (((await read()).json as { state: string }).state === 'ready') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the export did not become ready');
  }

  /** Whoever holds the row of a head holds every write of its ledger up. */
  async function whileNothingIsWritten(
    work: (later: Promise<unknown>[]) => Promise<Answer>,
  ): Promise<Answer> {
    const later: Promise<unknown>[] = [];
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM docket.ledger_head FOR UPDATE');
      return await work(later);
    } finally {
      await client.query('ROLLBACK');
      await client.end();
      await Promise.all(later);
    }
  }

  test('is there once for each problem, and fits the schema of problems', () => {
    const { examples } = document.components;
    expect(Object.keys(examples).sort()).toEqual([...PROBLEM_CODES].sort());
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: 'docket:openapi', components: document.components });
    for (const code of PROBLEM_CODES) {
      const example = examples[code]?.value;
      const { title, status, next } = PROBLEMS[code];
      expect(example).toMatchObject({ code, title, status, next });
      const isFit = ajv.validate({ $ref: 'docket:openapi#/components/schemas/Problem' }, example);
      expect({ code, isFit }).toEqual({ code, isFit: true });
    }
  });

  test('is at each operation that describes the problem', () => {
    for (const { operation } of operations) {
      for (const { content } of Object.values(operation.responses)) {
        const examples = content?.['application/problem+json']?.examples ?? {};
        for (const [code, example] of Object.entries(examples)) {
          expect(example).toEqual({ $ref: `#/components/examples/${code}` });
        }
      }
    }
  });

  test('is what the running server answers, or is listed with why it cannot be provoked', async () => {
    const wrong: object[] = [];
    const provoked = new Set<string>();
    const told = new Map<string, Set<string>>();
    // What takes a ledger out of use, or shows that it is new, comes in its turn.
    const late = ['export_gone'];
    const turn = ({ code }: { code: string }): number => (late.includes(code) ? 1 : 0);
    const pairs = operations
      .flatMap((route) => problemsOf(route.operation).map((code) => ({ route, code })))
      .sort((a, b) => turn(a) - turn(b));
    const early = pairs.filter(({ code }) => code === 'no_verification_yet');
    for (const { route, code } of [...early, ...pairs]) {
      const name = `${id(route)} ${code}`;
      if (code in NOT_PROVOKED || name in NOT_PROVOKED_AT || provoked.has(name)) continue;
      provoked.add(name);
      const answer = await PROVOKE[code]?.(route);
      const example = document.components.examples[code]?.value ?? {};
      const found = answer === undefined ? undefined : readProblem(answer);
      told.set(code, (told.get(code) ?? new Set()).add(shapeOf(found?.['detail'])));
      const isSame = ['type', 'title', 'status', 'code'].every(
        (member) => found?.[member] === example[member],
      );
      if (!isSame) wrong.push({ name, status: answer?.status, text: answer?.text.slice(0, 300) });
    }
    expect(wrong).toEqual([]);
    expect(provoked.size).toBeGreaterThan(300);
    const codes = new Set([...provoked].map((name) => name.split(' ')[1]));
    for (const code of Object.keys(NOT_PROVOKED)) expect(codes.has(code)).toBe(false);
    // Words of an example are words that were answered, for one operation at least.
    const invented = [...told].filter(
      ([code, shapes]) =>
        !shapes.has(shapeOf(document.components.examples[code]?.value?.['detail'])),
    );
    expect(invented).toEqual([]);
  });

  /**
   * A detail without what differs from one occurrence to the next: ids, numbers, names of parameters and types, and
   * the state of an export that is asked for while a worker takes it up.
   */
  function shapeOf(detail: unknown): string {
    return String(detail)
      .replace(/^The export is (?:queued|running)\.$/, 'The export is #.')
      .replaceAll(/\b(?:dec|sfx|exp|prn)_\w+/g, '#')
      .replaceAll(/\b[a-z_]+\.[a-z_]+\b/g, '#')
      .replaceAll(/\d+/g, '#');
  }

  function readProblem(answer: Answer): Record<string, unknown> | undefined {
    return answer.status < 400 ? undefined : { ...problemOf(answer) };
  }
});
