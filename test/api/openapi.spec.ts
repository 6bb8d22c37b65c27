import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { PROBLEM_CODES, PROBLEMS } from '@docket/api';
import { latestSchemaId, passkeyFault, type RecordBodies, type RecordType } from '@docket/record';
import { publishedSchema, SCHEMAS } from '@docket/record/schemas';
import { startTestApi, written, type TestApi } from './support/api.js';
import { readOpenApi, type DescribedRoute, type OpenApiDocument } from './support/openapi.js';

type Passkey = NonNullable<RecordBodies['principal.registered']['authenticator']['passkey']>;

/** Statuses of what does not write a record. */
const ANSWERED: Record<string, number> = {
  verifyLedger: 200,
  keepView: 200,
  requestExport: 202,
  previewRedaction: 200,
  enableWebhook: 200,
  chooseReminders: 200,
  exportDossierAs: 200,
  callMcp: 200,
  exportTraces: 200,
  exportLogs: 200,
  exportMetrics: 200,
};

/** The example, with the decision that there is where it refers to one. */
function referring(example: unknown, decision: string): unknown {
  const text = JSON.stringify(example).replaceAll(/dec_[a-z0-9]{10,}/g, decision);
  return JSON.parse(text);
}

describe('/openapi.json', () => {
  let api: TestApi;
  let document: OpenApiDocument;
  let operations: DescribedRoute[];

  beforeAll(async () => {
    api = await startTestApi();
    ({ document, operations } = await readOpenApi(api));
  });
  afterAll(() => api.close());

  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...document });
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toBe('3.1.1');
  });

  test('describes every route that the router has', () => {
    const described = operations.map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace('{path}', '*')}`,
    );
    const routed = api.api.routes.routes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replace(/:([a-z_]+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routed.sort());
  });

  test('names each operation once, with who may call it', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations) {
      expect(operation.description).toContain('Who may call it: ');
      expect(operation.security.length === 0).toBe(
        operation.description.includes('anybody, without'),
      );
    }
  });

  test('has an example for every body, answer and problem', () => {
    for (const { operation } of operations) {
      for (const media of Object.values(operation.requestBody?.content ?? {})) {
        expect(Object.keys(media.examples ?? {})).not.toEqual([]);
      }
      for (const [status, response] of Object.entries(operation.responses)) {
        if (status === '204') continue;
        for (const [type, media] of Object.entries(response.content ?? {})) {
          if (/pdf|octet-stream|cose/.test(type)) continue;
          const hasExample =
            media.example !== undefined || Object.keys(media.examples ?? {}).length > 0;
          expect({ id: operation.operationId, status, type, hasExample }).toEqual({
            id: operation.operationId,
            status,
            type,
            hasExample: true,
          });
        }
      }
    }
  });

  test('its answer examples fit their schemas', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: 'docket:openapi', components: document.components });
    let checked = 0;
    for (const { operation } of operations) {
      for (const { content } of Object.values(operation.responses)) {
        const { schema, example } = content?.['application/json'] ?? {};
        const reference = (schema as { $ref?: string } | undefined)?.$ref;
        if (reference === undefined || example === undefined) continue;
        const isFit = ajv.validate({ $ref: `docket:openapi${reference}` }, example);
        const errors = (ajv.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
        expect({ id: operation.operationId, errors: isFit ? [] : errors }).toEqual({
          id: operation.operationId,
          errors: [],
        });
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(15);
  });

  test('names only problems that exist, under their status', () => {
    const named = new Set<string>();
    for (const { operation } of operations) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        for (const code of Object.keys(content?.['application/problem+json']?.examples ?? {})) {
          named.add(code);
          const known = PROBLEM_CODES.find((one) => one === code);
          expect(known === undefined ? undefined : PROBLEMS[known].status).toBe(Number(status));
        }
      }
    }
    expect(named.size).toBeGreaterThan(20);
  });

  test('every request example is taken by the running server', async () => {
    const taken: string[] = [];
    await api.createLedger('examples');
    const agent = await api.createKey('examples', 'agent');
    const reviewer = await api.createKey('examples', 'reviewer');
    const auditor = await api.createKey('examples', 'auditor');
    const officer = await api.createKey('examples', 'officer');
    const administrator = await api.createKey('examples', 'administrator');
    const observer = await api.createKey('examples', 'observer');
    const keyOf: Record<string, string> = {
      createLedger: api.administrator,
      createKey: api.administrator,
      createWebhook: api.administrator,
      rotateWebhookSecret: api.administrator,
      enableWebhook: api.administrator,
      chooseReminders: officer,
      createAlert: officer,
      enrolPerson: api.administrator,
      recordReview: reviewer,
      recordComment: reviewer,
      recordObservation: observer,
      recordWatch: observer,
      verifyLedger: auditor,
      openIncident: officer,
      updateIncident: officer,
      closeIncident: officer,
      openDecisionIncident: officer,
      updateDecisionIncident: officer,
      closeDecisionIncident: officer,
      changePolicy: administrator,
      proposePolicy: administrator,
      proposeCheckpointKey: officer,
      requestExport: auditor,
      'requestExport feedback': officer,
      keepView: auditor,
      exportDossierAs: officer,
      previewRedaction: officer,
    };
    const examples = (id: string): [string, unknown][] => {
      const found = operations.find(({ operation }) => operation.operationId === id);
      const content = found?.operation.requestBody?.content['application/json'];
      return Object.entries(content?.examples ?? {}).map(([name, { value }]) => [name, value]);
    };
    const order = [
      'createLedger',
      'createKey',
      'rotateKey',
      'createWebhook',
      'rotateWebhookSecret',
      'enableWebhook',
      'chooseReminders',
      'createAlert',
      'enrolPerson',
      'openDecision',
      'recordBatch',
      'fileJobCard',
      'registerSideEffect',
      'moveSideEffect',
      'recordEvaluation',
      'recordReview',
      'recordComment',
      'recordGap',
      'openDecisionIncident',
      'updateDecisionIncident',
      'closeDecisionIncident',
      'recordLedgerGap',
      'recordSystemChange',
      'recordObservation',
      'recordWatch',
      'openIncident',
      'updateIncident',
      'closeIncident',
      'changePolicy',
      'keepView',
      'proposePolicy',
      'proposeCheckpointKey',
      'verifyLedger',
      'requestExport',
      'previewRedaction',
      'exportDossierAs',
      'closeDecision',
      'callMcp',
      'exportTraces',
      'exportLogs',
      'exportMetrics',
    ];
    // Take a ledger that went back, and a server where people sign in with a passphrase: test/crash/restoration.spec.ts,
    // test/api/local-people.spec.ts.
    // And an agent, or a person, that has the key: test/agent-keys, test/passkey, and below. And positions of entries, and two people: test/api/erasures.spec.ts, test/api/checkpoint-keys.spec.ts.
    // And a ledger that takes nothing any more: test/api/ledgers.spec.ts. And a question that waits: test/api/claims.spec.ts. And media types of CloudEvents: test/api/cloud-events.spec.ts.
    const elsewhere = [
      'recordCloudEvents',
      'claimQuestion',
      'returnQuestion',
      'previewErasure',
      'requestErasure',
      'orderErasure',
      'placeLegalHold',
      'liftLegalHold',
      'registerSigningKey',
      'registerPasskey',
      'confirmRegistration',
      'rotateCheckpointKey',
      'restoreLedger',
      'succeedLedger',
      'choosePassphrase',
      'endSignIn',
      'signInWithPassphrase',
    ];
    const withBody = operations.filter(({ operation }) => operation.requestBody !== undefined);
    expect([...order, ...elsewhere].toSorted()).toEqual(
      withBody.map(({ operation }) => operation.operationId).sort(),
    );
    let decision = '';
    let sideEffect = '';
    let webhook = '';
    for (const id of order) {
      const found = operations.find(({ operation }) => operation.operationId === id);
      for (const [name, body] of examples(id)) {
        const path = (found?.path ?? '')
          .replace('{ledger}', 'examples')
          .replace('{decision}', decision)
          .replace('{webhook}', webhook)
          .replace('{key}', agent.split('_')[1] ?? '')
          .replace('{side_effect}', sideEffect);
        const answer = await api.call(found?.method.toUpperCase() ?? '', path, {
          key: keyOf[`${id} ${name}`] ?? keyOf[id] ?? agent,
          body: referring(body, decision),
          headers: {
            'idempotency-key': `${id}-${name}`,
            prefer: 'wait=20',
            ...(id === 'callMcp' ? { accept: 'application/json, text/event-stream' } : {}),
          },
        });
        expect({ id, name, status: answer.status, text: answer.text }).toMatchObject({
          status: ANSWERED[id] ?? 201,
        });
        if (id === 'createWebhook') webhook = (answer.json as { id: string }).id;
        if (id === 'openDecision') decision = written(answer).decision_id;
        if (id === 'registerSideEffect' && name === 'intent') {
          sideEffect = written(answer).side_effect_id ?? '';
        }
        taken.push(`${id} ${name}`);
      }
    }
    expect(taken.length).toBeGreaterThanOrEqual(12);
  });

  test('the example of a passkey is proven for whom the answer to it names', () => {
    const route = operations.find(({ operation }) => operation.operationId === 'registerPasskey');
    const content = route?.operation.requestBody?.content['application/json'];
    const asked = content?.examples?.['passkey']?.value as Passkey & { credential_id: string };
    const { credential_id: id, ...passkey } = asked;
    const answer = route?.operation.responses['201']?.content?.['application/json']?.example;
    const { actor: principal } = answer as { actor: string };
    const authenticator = { kind: 'passkey' as const, id, passkey };
    expect(passkeyFault('docket.example/claims', { principal, authenticator })).toBeUndefined();
  });

  test('examples of lines are taken too, and mean what the list means', async () => {
    await api.createLedger('lines');
    const key = await api.createKey('lines', 'agent');
    const route = operations.find(({ operation }) => operation.operationId === 'recordBatch');
    const content = route?.operation.requestBody?.content ?? {};
    const lines = Object.entries(content['application/x-ndjson']?.examples ?? {});
    expect(lines.length).toBe(2);
    for (const [name, example] of lines) {
      const send = (options: object) =>
        api.call('POST', '/v1/ledgers/lines/batch', { key, ...options });
      const headers = { 'content-type': 'application/x-ndjson' };
      expect((await send({ raw: example.value, headers })).status).toBe(201);
      const list = content['application/json']?.examples?.[name]?.value;
      expect((await send({ body: list })).status).toBe(200);
    }
  });

  test('every example of a query is answered, as the description says', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'docket:answers', components: document.components });
    await api.createLedger('queries');
    const agent = await api.createKey('queries', 'agent');
    const auditor = await api.createKey('queries', 'auditor');
    const opening = operations.find(({ operation }) => operation.operationId === 'openDecision');
    const body = opening?.operation.requestBody?.content['application/json']?.examples?.['refund'];
    const opened = await api.call('POST', '/v1/ledgers/queries/decisions', {
      key: agent,
      body: body?.value,
    });
    const decision = written(opened).decision_id;
    const asked: string[] = [];
    for (const { method, path, operation } of operations) {
      const { schema } = operation.responses['200']?.content?.['application/json'] ?? {};
      const examples = (operation.parameters ?? []).filter(
        (parameter) => parameter.in === 'query' && parameter.example !== undefined,
      );
      const isDecision = !/\{(?!ledger|decision)/.test(path) && path.includes('/decisions');
      const isRead = isDecision || /counters$|side-effects$/.test(path);
      if (method !== 'get' || schema === undefined || !isRead || path.includes('dossier')) continue;
      const at = path.replace('{ledger}', 'queries').replace('{decision}', decision);
      const pairs = examples.map(({ name, example = '' }): [string, string] => [
        name,
        `${example}`,
      ]);
      // These say more about a document, or an amount, and are refused without it.
      const aboutOf = (name: string): string | undefined =>
        /^(document_|chunk|section|lineage)/.test(name)
          ? 'document'
          : name.startsWith('amount_')
            ? 'currency'
            : undefined;
      const one = pairs.map((pair) => {
        const about = pairs.filter(([name]) => name === aboutOf(pair[0]));
        return new URLSearchParams([...about, pair]);
      });
      const all = new URLSearchParams(pairs);
      for (const query of [...one, all]) {
        const answer = await api.call('GET', `${at}?${query.toString()}`, { key: auditor });
        const reference = `docket:answers${(schema as { $ref: string }).$ref}`;
        const fits = ajv.validate({ $ref: reference }, answer.json) ? 'fits' : ajv.errorsText();
        const shown = { id: operation.operationId, query: query.toString() };
        expect({ ...shown, status: answer.status, fits }).toEqual({
          ...shown,
          status: 200,
          fits: 'fits',
        });
      }
      asked.push(operation.operationId);
    }
    expect(asked.sort()).toEqual([
      'listDecisions',
      'listSideEffects',
      'readCounters',
      'readDecision',
      'readDecisionEntries',
      'readEvidence',
    ]);
  });

  test('the page at /docs loads nothing from elsewhere', async () => {
    const page = await api.call('GET', '/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(addresses.length).toBe(4);
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//);
      expect((await api.call('GET', address)).status).toBe(200);
    }
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await api.call('GET', '/docs/..%2fpackage.json')).status).toBe(404);
  });

  test('request bodies are described by the newest version of their record', () => {
    const records = operations.flatMap(({ operation }) => {
      const schema = operation.requestBody?.content['application/json']?.schema;
      const name = (schema as { $ref?: string } | undefined)?.$ref?.split('/').at(-1) ?? '';
      return /^[a-z_.]+\.\d+$/.test(name) ? [name] : [];
    });
    expect(records.length).toBeGreaterThanOrEqual(10);
    for (const name of records) {
      const type = name.replace(/\.\d+$/, '') as RecordType;
      expect(name).toBe(latestSchemaId(type).replace('/', '.'));
    }
  });

  test('a side effect is described with what the server asks for', async () => {
    const { schemas } = document.components as { schemas?: Record<string, unknown> };
    const forms = schemas?.['SideEffectRequest'] as { anyOf: { required: string[] }[] };
    const described = ['operation', 'target', 'owner'];
    expect(forms.anyOf.map(({ required }) => required.toSorted())).toEqual([
      described.toSorted(),
      ...[1, 2, 3, 4].map(() => [...described, 'to'].toSorted()),
    ]);
  });

  test('schemas are served as they are, and for good', async () => {
    const list = (await api.call('GET', '/schemas')).json as { schemas: string[] };
    expect(list.schemas.sort()).toEqual(Object.keys(SCHEMAS).sort());
    for (const id of list.schemas) {
      const answer = await api.call('GET', `/schemas/${id}`);
      expect(answer.json).toEqual(publishedSchema(id));
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
  });

  test('/problems serves every problem', async () => {
    const served = (await api.call('GET', '/problems')).json as {
      problems: Record<string, unknown>[];
    };
    const found = served.problems.map(({ type: _type, code, ...rest }) => [String(code), rest]);
    expect(Object.fromEntries(found)).toEqual(PROBLEMS);
    expect((await api.call('GET', '/problems/decision_held')).json).toMatchObject({
      type: 'urn:docket:problem:decision_held',
      status: 409,
    });
  });
});
