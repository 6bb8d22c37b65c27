import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { problemOf, startTestApi, type TestApi } from './support/api.js';

let api: TestApi;
let officer: string;

beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  officer = await api.createKey('claims', 'officer');
});
afterAll(() => api.close());

/** What people see in lists under a name that somebody gave it. */
const NAMED: [what: string, member: string, ask: (name: string) => ReturnType<TestApi['call']>][] =
  [
    [
      'a key',
      'label',
      (label) =>
        api.call('POST', '/v1/ledgers/claims/keys', {
          key: api.administrator,
          body: { role: 'agent', label },
        }),
    ],
    [
      'an alert',
      'label',
      (label) =>
        api.call('POST', '/v1/ledgers/claims/alerts', {
          key: officer,
          body: { kind: 'effect_in_doubt', label },
        }),
    ],
    [
      'a view',
      'name',
      (name) =>
        api.call('POST', '/v1/ledgers/claims/views', {
          key: officer,
          body: { name, filter: {} },
        }),
    ],
    [
      'a webhook',
      'label',
      (label) =>
        api.call('POST', '/v1/ledgers/claims/webhooks', {
          key: api.administrator,
          body: { url: 'https://hooks.example/x', events: ['escalation.opened'], label },
        }),
    ],
  ];

test.each(NAMED)('the name of %s has nothing that nobody sees', async (_what, member, ask) => {
  for (const name of ['a\u202Eb', 'ad\u200Bmin', 'ad\u00ADmin', 'admin\u{E0041}', ' ', 'a\nb']) {
    const problem = problemOf(await ask(name));
    expect([name, problem.status, problem.code]).toEqual([name, 422, 'validation_failed']);
    expect(problem.errors).toContainEqual(
      expect.objectContaining({
        pointer: `/${member}`,
        detail: expect.stringMatching(/no control or invisible characters/) as unknown,
      }),
    );
  }
  expect([200, 201]).toContain((await ask('Prüfung 七 می‌خواهم 👩‍⚖️')).status);
});
