import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DocketProblem, DocketQuestions, DocketViews, DocketWebhooks } from '@docket/client';
import { readInsideNetworks } from '@docket/service';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { eventually, startReceiver, type Receiver } from '../outbox/receiver.js';
import { runDocket } from '../support/built-command.js';

const GOAL = 'Refund \u001b[2J Ada\nLovelace';

let api: TestApi;
let receiver: Receiver;
let decisionId: string;
const keys: Record<string, string> = {};
beforeAll(async () => {
  api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  await api.createLedger('claims');
  for (const name of ['agent', 'reviewer', 'officer', 'auditor'] as const)
    keys[name] = await api.createKey('claims', name);
  receiver = await startReceiver();
  await new DocketWebhooks({ url: api.url, apiKey: api.administrator }).create('claims', {
    url: receiver.url,
    events: ['escalation.assigned'],
  });
  const record = async (path: string, body: object) =>
    written(await api.call('POST', `/v1/ledgers/claims/${path}`, { key: keys['agent'], body }));
  ({ decision_id: decisionId } = await record('decisions', { ...opening, goal: GOAL }));
  await record(`decisions/${decisionId}/job-cards`, { ...card, goal: GOAL, needs_human: true });
});
afterAll(async () => {
  await receiver.close();
  await api.close();
});

const options = (role: string) => ({ url: api.url, apiKey: keys[role] ?? '', ledger: 'claims' });
const docket = (role: string, ...argv: string[]) =>
  runDocket(['questions', ...argv, '--ledger', 'claims'], {
    env: { DOCKET_URL: api.url, DOCKET_API_KEY: keys[role] ?? '' },
  });

test('a question is taken, given to somebody who is told of it by ids alone, and given back', async () => {
  const [ada, officer] = [
    new DocketQuestions(options('reviewer')),
    new DocketQuestions(options('officer')),
  ];
  const listed = await ada.list();
  expect(listed).toMatchObject({ waiting: 1, isComplete: true });
  const [question] = listed.questions;
  expect(question).toMatchObject({ decisionId, goal: GOAL, claim: undefined, note: undefined });
  const place = { decisionId, escalationId: question?.escalationId ?? '' };
  const taken = await ada.take(place);
  expect(taken.claim).toMatchObject({ isYours: true });
  const holder = taken.claim?.holder ?? '';
  // Somebody else keeps theirs, and the answer says so.
  expect((await officer.take(place)).claim).toMatchObject({ isYours: false, holder });
  const over = await officer.take(place, { takeOver: true });
  expect(over.claim).toMatchObject({ isYours: true });
  expect((await officer.reviewers()).map(({ principal }) => principal)).toContain(holder);
  const given = await officer.assign(place, holder);
  expect(given.claim).toMatchObject({ holder, givenBy: over.claim?.holder, isYours: false });
  const told = await eventually(() => receiver.deliveries[0]);
  expect(JSON.parse(told.body)).toMatchObject({
    type: 'escalation.assigned',
    data: {
      ledger: 'claims',
      decision_id: decisionId,
      escalation_id: place.escalationId,
      holder,
      given_by: over.claim?.holder,
    },
  });
  expect(told.body).not.toMatch(/Refund|Ada|Lovelace/);
  // Given once more to whoever has it, or taken: nobody is told again.
  await officer.assign(place, holder);
  await ada.take(place);
  const note = 'The photograph is missing.';
  expect(await ada.giveBack(place, note)).toMatchObject({ claim: undefined, note: { text: note } });
  expect((await officer.read(place)).note).toMatchObject({ text: note, isYours: false });
  await officer.assign(place, holder);
  await eventually(() => receiver.deliveries[1]);
  expect(receiver.deliveries).toHaveLength(2);
  await expect(ada.assign(place, holder)).rejects.toMatchObject({ code: 'role_not_allowed' });
  await expect(officer.assign(place, 'prn_nobody')).rejects.toBeInstanceOf(DocketProblem);
  await ada.giveBack(place);
});

test('docket questions lists, takes, gives and gives back, and writes no control characters', async () => {
  const listed = await docket('reviewer', 'list');
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout).toContain(decisionId);
  expect(listed.stdout).not.toContain('\u001b');
  expect(listed.stdout.trimEnd().split('\n')).toHaveLength(2);
  const taken = await docket('reviewer', 'take', decisionId, 'esc-1');
  expect(taken.stdout).toMatch(/^you until \S+ has it\.\n$/);
  const kept = await docket('officer', 'take', decisionId, 'esc-1');
  expect(kept.stdout).toMatch(/^prn_\w+ until \S+ has it\.\n$/);
  const all = (await docket('officer', 'reviewers')).stdout;
  const reviewer = /^(prn_\w+) +reviewer/m.exec(all)?.[1] ?? '';
  expect((await docket('officer', 'take', decisionId, 'esc-1', '--take-over')).code).toBe(0);
  const given = await docket('officer', 'give', decisionId, 'esc-1', reviewer);
  expect(given.stdout).toMatch(new RegExp(`^${reviewer} until \\S+, given by prn_\\w+ has it\\.`));
  const back = await docket('reviewer', 'return', decisionId, 'esc-1', '--note', 'later');
  expect(back).toMatchObject({ code: 0, stdout: 'Nobody has it.\n' });
  expect((await docket('auditor', 'take', decisionId, 'esc-1')).code).toBe(1);
  expect((await docket('reviewer', 'list', '--limit', '0')).code).toBe(2);
});

test('searches are kept, shared and forgotten', async () => {
  const [ada, officer] = [
    new DocketViews(options('reviewer')),
    new DocketViews(options('officer')),
  ];
  const filter = { currency: 'EUR', amount_min: '1000.00' };
  const kept = await officer.keep({ name: 'Large', filter, isShared: true });
  expect(kept).toMatchObject({ name: 'Large', filter, isShared: true, isYours: true });
  expect(await ada.list()).toEqual([{ ...kept, isYours: false }]);
  const without = { name: 'No currency', filter: { amount_min: '5' } };
  await expect(ada.keep(without)).rejects.toMatchObject({ code: 'validation_failed' });
  await officer.forget(kept.id);
  expect(await ada.list()).toEqual([]);
});
