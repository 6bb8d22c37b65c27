import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { card, intent, opening } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

const DECISIONS = '/v1/ledgers/claims/decisions';
const payment = { ...intent, amount: { value: '9999.00', currency: 'EUR' } };

/** Whether the agent obeyed: what it tried after a hold, a stop or the close is on record. */
let api: TestApi;
let keys: Record<'agent' | 'reviewer' | 'auditor', string>;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  keys = {
    agent: await api.createKey('claims', 'agent'),
    reviewer: await api.createKey('claims', 'reviewer'),
    auditor: await api.createKey('claims', 'auditor'),
  };
});
afterAll(() => api.close());

async function stopped(): Promise<string> {
  const { decision_id: id } = written(
    await api.call('POST', DECISIONS, { key: keys.agent, body: opening }),
  );
  const path = `${DECISIONS}/${id}`;
  await api.call('POST', `${path}/job-cards`, { key: keys.agent, body: card });
  const review = { verdict: 'stop', reason: 'The account is not the customer’s.' };
  written(await api.call('POST', `${path}/reviews`, { key: keys.reviewer, body: review }));
  return path;
}

const attempt = (path: string, key: string) =>
  api.call('POST', `${path}/side-effects`, {
    key: keys.agent,
    body: payment,
    headers: { 'idempotency-key': key },
  });

async function dossierOf(path: string) {
  const { text } = await api.call('GET', `${path}/dossier.json`, { key: keys.auditor });
  return JSON.parse(text);
}

test('five payments of 9,999 EUR after a stop are refused, and the dossier tells five', async () => {
  const path = await stopped();
  for (let made = 1; made <= 5; made++) {
    expect(problemOf(await attempt(path, `stop-${made}`))).toMatchObject({
      status: 409,
      code: 'decision_held',
    });
  }
  // The fifth once more: a try again is no sixth attempt.
  expect(problemOf(await attempt(path, 'stop-5')).code).toBe('decision_held');

  const dossier = await dossierOf(path);
  const { refused_effects: refused, tiles, attention } = dossier.model;
  expect(refused.map(({ reason, attempts }: never) => [reason, attempts])).toMatchObject(
    [1, 2, 3, 4, 5].map((value) => [{ value: 'stopped' }, { value }]),
  );
  expect(JSON.stringify(tiles)).toContain('at least 5 refused by Docket');
  expect(JSON.stringify(attention)).toContain('after a human had stopped the decision');
  expect(JSON.stringify(dossier)).toContain('9999.00');

  const check = await api.call('POST', '/v1/ledgers/claims/verification', {
    key: keys.auditor,
    body: { depth: 'full' },
    headers: { prefer: 'wait=60' },
  });
  expect(check.json).toMatchObject({ report: { verified: true } });
});

test('twelve attempts make six entries, and the dossier says that there were at least ten', async () => {
  const path = await stopped();
  for (let made = 1; made <= 12; made++) await attempt(path, `twelve-${made}`);
  const { model } = await dossierOf(path);
  expect(model.refused_effects).toHaveLength(6);
  expect(JSON.stringify(model.tiles)).toContain('at least 10 refused by Docket');
  expect(JSON.stringify(model)).toContain('at least 10 attempts');
});

test('an attempt in a batch is on record too, and nothing else of the batch is', async () => {
  const path = await stopped();
  const id = path.slice(path.lastIndexOf('/') + 1);
  const before = await api.size('claims');
  const act = { ...payment, idempotency_key: 'in-a-batch' };
  const batch = [
    { type: 'job_card.filed', decision_id: id, body: card },
    { type: 'side_effect.intent', decision_id: id, body: act },
  ];
  const answer = await api.call('POST', '/v1/ledgers/claims/batch', {
    key: keys.agent,
    body: batch,
  });
  expect(problemOf(answer)).toMatchObject({ status: 409, code: 'decision_held' });
  expect(await api.size('claims')).toBe(before + 1);
  const { model } = await dossierOf(path);
  expect(model.refused_effects).toMatchObject([{ reason: { value: 'stopped' } }]);
});

test('after the close the answer is decision_closed, and the attempt is on record', async () => {
  const path = await stopped();
  await api.call('POST', `${path}/close`, { key: keys.agent, body: { outcome: 'stopped' } });
  expect(problemOf(await attempt(path, 'late')).code).toBe('decision_closed');
  const { model } = await dossierOf(path);
  expect(model.refused_effects).toMatchObject([{ reason: { value: 'closed' } }]);
});
