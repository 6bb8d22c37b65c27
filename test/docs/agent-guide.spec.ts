import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CLIENT_ERRORS, toRecordJson } from '@docket/client';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card as smallCard, opening } from '../api/support/records.js';
import { readSubmitted } from '../client-spool/entries.js';
import { PROJECT } from '../support/built-command.js';
import { codeBlockOf } from './code-blocks.js';

const guide = readFileSync(`${PROJECT}docs/guide/agent-developer.md`, 'utf8');

/** The JSON example of a section of the guide. Its shell session is run by test/api/guide.spec.ts. */
function exampleOf(section: string): unknown {
  const text = guide.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
}

let api: TestApi;
let agent: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  agent = await api.createKey('claims', 'agent');
});
afterAll(() => api.close());

const post = (path: string, body: unknown) =>
  api.call('POST', `/v1/ledgers/claims/${path}`, { key: agent, body });

test('the batch of the guide is written into the decision that it opens', async () => {
  const answer = await post('batch', exampleOf('Many records at once'));
  expect(answer.status).toBe(201);
  const { results } = answer.json as { results: { decision_id: string }[] };
  expect(new Set(results.map((one) => one.decision_id)).size).toBe(1);
});

test('the card of the guide answers a handoff', async () => {
  const { decision_id: id } = written(await post('decisions', opening));
  const card = exampleOf('Handing work over') as Record<string, unknown>;
  const { agent: _agent, handoff_ack: _ack, ...first } = card;
  const handoff = { to_agent: 'refund-agent', confidence: 0.9 };
  const handing = { ...first, agent: { id: 'triage-agent' }, handoff };
  const handed = await post(`decisions/${id}/job-cards`, handing);
  expect(written(handed).receipt.entries).toHaveLength(1);
  const acknowledged = await post(`decisions/${id}/job-cards`, card);
  // With an answer nothing is noted; without one it would be.
  expect(written(acknowledged).receipt.entries).toHaveLength(1);
  const silent = { ...first, agent: { id: 'refund-agent' } };
  await post(`decisions/${id}/job-cards`, handing);
  expect(written(await post(`decisions/${id}/job-cards`, silent)).receipt.entries).toMatchObject([
    { type: 'job_card.filed' },
    { type: 'tripwire.tripped' },
  ]);
});

test('the errors of the client are those of the guide', () => {
  const table = /<!-- client-errors -->([\s\S]*?)<!-- \/client-errors -->/.exec(guide)?.[1] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    Object.entries(CLIENT_ERRORS).map(
      ([code, { title, done, next }]) => `| \`${code}\` | ${title} | ${done} | ${next} |`,
    ),
  );
});

test('what a record lacks is said as the guide shows it', () => {
  const example = exampleOf('What the TypeScript client says');
  let refusal: unknown;
  try {
    toRecordJson({ id: 12n }, '/result');
  } catch (error) {
    refusal = error;
  }
  expect(example).toMatchObject({ ext: { not_recorded: (refusal as { errors: unknown }).errors } });
});

test('a loop is told as the guide and the page of rules show it', async () => {
  const { decision_id: id } = written(await post('decisions', opening));
  const call = { tool_name: 'get_tracking', arguments: { order: '44812' }, status: 'ok' };
  const asked = {
    ...smallCard,
    loop_detected: false,
    tool_calls: [{ ...call, result: 'on its way' }],
  };
  await post(`decisions/${id}/job-cards`, asked);
  await post(`decisions/${id}/job-cards`, asked);
  const told = (await post(`decisions/${id}/job-cards`, asked)).json;
  const { directive, reasons } = told as {
    directive: string;
    reasons: { rule: string; message: string }[];
  };
  expect([directive, reasons.map(({ rule }) => rule)]).toEqual(['stop', ['loop']]);
  const shown = codeBlockOf('docs/guide/agent-developer.md', '"reasons": ').replace(
    /, …\}\]\s*$/,
    '}]',
  );
  expect([{ rule: 'loop', message: reasons[0]?.message }]).toEqual(
    (JSON.parse(`{${shown}}`) as { reasons: unknown }).reasons,
  );

  const entries = await readSubmitted(api.url, 'claims', await api.createKey('claims', 'auditor'));
  const own = entries.filter(({ decision }) => decision === id).slice(-3);
  const rules = codeBlockOf('docs/records/rules.md', '3  job_card.filed');
  const lines = rules
    .replaceAll(/\n {3,}/g, '')
    .trim()
    .split('\n');
  expect(own).toMatchObject(
    lines.map((line) => {
      const [, type, body = ''] = /^\d+ {2}(\S+) +(\{.*\})$/.exec(line) ?? [];
      return { type, body: JSON.parse(body.replace(/,\.\.\.\}$/, '}')) as object };
    }),
  );
});

test('a problem has the members that the guide shows', async () => {
  const shown = JSON.parse(
    codeBlockOf('docs/guide/agent-developer.md', '{\n  "type": "urn:docket:problem'),
  ) as Record<string, unknown>;
  const { decision_id: id } = written(await post('decisions', opening));
  const refused = await post(`decisions/${id}/job-cards`, { ...smallCard, confidence: 1.5 });
  expect(refused.json).toEqual({
    ...shown,
    instance: expect.stringMatching(/^urn:docket:request:/),
  });
});
