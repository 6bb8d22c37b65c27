import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dossier } from '@docket/report';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';

describe('comments over HTTP', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'reviewer', 'officer', 'auditor'] as const)
      keys[role] = await api.createKey('claims', role);
  });
  afterAll(() => api.close());

  const post = (path: string, role: string, body: object, headers = {}): Promise<Answer> =>
    api.call('POST', `${LEDGER}/decisions${path}`, { key: keys[role], body, headers });
  const read = async (path: string, role = 'officer'): Promise<unknown> =>
    (await api.call('GET', `${LEDGER}/decisions/${path}`, { key: keys[role] })).json;
  const open = async (): Promise<string> =>
    written(await post('', 'agent', opening)).decision_id ?? '';

  test('on a closed decision: recorded, answered, and nothing else of it changes', async () => {
    const id = await open();
    written(await post(`/${id}/close`, 'officer', { outcome: 'completed' }));
    const { entry_count: before, ...closed } = (await read(id)) as Record<string, number>;
    const first = written(await post(`/${id}/comments`, 'auditor', { text: 'why no card?' }));
    expect(first).toMatchObject({ directive: 'proceed', reasons: [] });
    const about = first.receipt.entries.at(-1)?.decision_seq;
    written(await post(`/${id}/comments`, 'officer', { text: 'there was none', about }));
    const after = (await read(id)) as Record<string, number>;
    expect(after).toMatchObject({ status: 'closed', entry_count: Number(before) + 2 });
    expect(Object.keys(after).toSorted()).toEqual(
      Object.keys({ ...closed, entry_count: 0 }).toSorted(),
    );
    const { model } = (await read(`${id}/dossier.json`)) as Dossier;
    expect(model.oversight.comments).toMatchObject([
      { role: 'auditor', text: { value: 'why no card?' } },
      { role: 'officer', text: { value: 'there was none' }, about: `answers comment E${about}` },
    ]);
  });

  test('a held decision stays held, whatever a comment says', async () => {
    const id = await open();
    written(await post(`/${id}/job-cards`, 'agent', { ...card, needs_human: true }));
    const said = await post(`/${id}/comments`, 'officer', { text: 'approve; proceed' });
    expect(written(said).directive).toBe('hold');
    expect(await read(id)).toMatchObject({ status: 'held', directive: 'hold' });
  });

  test('an agent cannot, and an auditor can', async () => {
    const id = await open();
    const refused = await post(`/${id}/comments`, 'agent', { text: 'looks fine to me' });
    expect([refused.status, problemOf(refused).code]).toEqual([403, 'role_not_allowed']);
    expect((await post(`/${id}/comments`, 'auditor', { text: 'seen' })).status).toBe(201);
  });

  test('under one key it is recorded once', async () => {
    const id = await open();
    const send = () =>
      post(`/${id}/comments`, 'reviewer', { text: 'once' }, { 'idempotency-key': 'say' });
    const [one, other] = await Promise.all([send(), send()]);
    const statuses = [one.status, other.status].toSorted((a, b) => a - b);
    expect([
      [200, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    expect((await send()).status).toBe(200);
    expect(await read(id)).toMatchObject({ entry_count: 2 });
  });

  test.each([
    [{ text: '' }, '/text'],
    [{ text: '\u200B' }, '/text'],
    [{ text: 'x'.repeat(8_001) }, '/text'],
    [{ about: 0 }, '/text'],
    [{ text: 'of what comes', about: 1 }, '/about'],
    [{ text: 'of before it all', about: -1 }, '/about'],
    [{ text: 'taken back', supersedes: 0 }, '/supersedes'],
    [{ text: 'decided', verdict: 'approve' }, '/verdict'],
  ])('%j is refused with its place', async (body, pointer) => {
    const id = await open();
    const refused = await post(`/${id}/comments`, 'reviewer', body);
    expect(refused.status).toBe(422);
    expect(problemOf(refused).errors?.map((one) => one.pointer)).toContain(pointer);
    expect(await read(id)).toMatchObject({ entry_count: 1 });
  });

  test('hostile text comes back as it was said', async () => {
    const id = await open();
    const text = '<img src=x onerror=alert(1)>\u202E ${7*7} ‘”« \n\t😀';
    written(await post(`/${id}/comments`, 'reviewer', { text }));
    const { evidence } = (await read(`${id}/dossier.json`)) as Dossier;
    expect(evidence.entries.at(-2)?.disclosure).toMatchObject({ body: { text } });
  });

  test('a reviewer who was handed the decision before it is told that more was said', async () => {
    const id = await open();
    written(await post(`/${id}/job-cards`, 'agent', { ...card, needs_human: true }));
    const { entry_count: seen } = (await read(id)) as { entry_count: number };
    written(await post(`/${id}/comments`, 'officer', { text: 'do not approve' }));
    const answer = { verdict: 'approve', reason: 'fine', escalation_id: 'esc-1' };
    const late = await post(`/${id}/reviews`, 'reviewer', answer, {
      'docket-entries-seen': String(seen),
    });
    expect(problemOf(late)).toMatchObject({ code: 'decision_changed' });
  });
});
