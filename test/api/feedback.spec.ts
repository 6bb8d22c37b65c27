import { decodeLeaf, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { allowChanges } from '../tamper/tampered-database.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

interface Export {
  export_id: string;
  state: string;
  sha256: string;
  file_name: string;
  recorded_seq: number;
  failure?: string;
}
interface Line {
  decision_id: string;
  right: { verdict: string; after?: unknown };
  why?: string;
  not_shown: { pointer: string }[];
}

const ROOT = '/v1/ledgers/claims';
const ALL = { from: '2020-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z', profile: 'none' };
const REASON = 'Ada Lovelace\u202e was right.';

describe('reviews of a period as a data set', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  const decisions: string[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'reviewer', 'officer', 'auditor'] as const)
      keys[role] = await api.createKey('claims', role);
    const record = async (path: string, body: object, role = 'agent') =>
      written(await api.call('POST', `${ROOT}/${path}`, { key: keys[role], body }));
    for (const said of [
      { verdict: 'correct', reason: REASON, before: { refund: '0' }, after: { refund: '49.00' } },
      { verdict: 'approve', reason: 'Checked.' },
    ]) {
      const { decision_id: id } = await record('decisions', opening);
      await record(`decisions/${id}/job-cards`, { ...card, needs_human: true });
      await record(`decisions/${id}/reviews`, { ...said, escalation_id: 'esc-1' }, 'reviewer');
      decisions.push(id);
    }
    // Nobody said anything of this one.
    await record('decisions', opening);
  });
  afterAll(() => api.close());

  const ask = (feedback: object, role = 'officer', more: object = {}) =>
    api.call('POST', `${ROOT}/exports`, {
      key: keys[role],
      body: { kind: 'feedback', format: 'ndjson', feedback, ...more },
    });
  async function ended(feedback: object, more: object = {}): Promise<Export> {
    const answer = await ask(feedback, 'officer', more);
    expect([answer.status, answer.text]).toEqual([202, expect.anything()]);
    const { export_id: id } = answer.json as Export;
    for (;;) {
      const now = (await api.call('GET', `${ROOT}/exports/${id}`, { key: keys['officer'] }))
        .json as Export;
      if (now.state !== 'queued' && now.state !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  const textOf = async ({ export_id: id }: Export, role = 'officer') =>
    api.call('GET', `${ROOT}/exports/${id}/content`, { key: keys[role] });

  test('has a line of each, and the entry of the export says what left', async () => {
    const made = await ended(ALL, { purpose: 'training set 7', recipient: 'model team' });
    expect(made).toMatchObject({ state: 'ready' });
    const { text } = await textOf(made);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(lines.map((line) => [line.decision_id, line.right.verdict, line.why])).toEqual([
      [decisions[0], 'correct', REASON],
      [decisions[1], 'approve', 'Checked.'],
    ]);
    expect(text).not.toContain('\u202e');
    expect(toHex(sha256(utf8(text)))).toBe(made.sha256);
    const at = `${ROOT}/entries?from=${made.recorded_seq}&limit=1`;
    const { leaf, disclosure } = JSON.parse(
      (await api.call('GET', at, { key: keys['auditor'] })).text,
    ) as { leaf: string; disclosure: { body: JsonObject } };
    expect(decodeLeaf(utf8(leaf))).toMatchObject({ type: 'export.recorded' });
    expect(decodeLeaf(utf8(leaf)).decision).toBeUndefined();
    expect(disclosure.body).toMatchObject({
      kind: 'feedback',
      format: 'ndjson',
      sha256: made.sha256,
      purpose: 'training set 7',
      recipient: 'model team',
      role: 'officer',
    });
    expect(disclosure.body).not.toHaveProperty('profile');
  });

  test('takes what the filter asks for, as the tool takes it', async () => {
    const some = await ended({ ...ALL, verdicts: ['correct'], form: 'langfuse' });
    const { text } = await textOf(some);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({
      expectedOutput: { verdict: 'correct', after: { refund: '49.00' } },
    });
    const none = await ended({ ...ALL, rules: ['loop'] });
    expect(none).toMatchObject({ state: 'ready' });
    expect((await textOf(none)).text).toBe('');
    const before = await ended({ ...ALL, to: '2020-01-02T00:00:00Z' });
    expect((await textOf(before)).text).toBe('');
  });

  test('shows nothing that the profile withholds, and names the places', async () => {
    const made = await ended({ ...ALL, profile: 'public' });
    expect(made).toMatchObject({ state: 'ready' });
    const { text } = await textOf(made);
    expect(text).not.toMatch(/Lovelace|49\.00/);
    const [first] = text.trimEnd().split('\n');
    const line = JSON.parse(first ?? '') as Line;
    expect(line).not.toHaveProperty('why');
    expect(line.not_shown.map(({ pointer }) => pointer)).toContain('/reason');
  });

  test.each([
    [
      'counterparty',
      'langfuse',
      /entry \d+ is a review of which an item of langfuse .*“\/after\/refund”.*regulator or none/,
    ],
    ['public', 'openai', /“\/goal”, .*“\/after\/refund”/],
  ])(
    'of profile %s makes no items of %s with what is withheld left out, and says why',
    async (profile, form, why) => {
      const failed = await ended({ ...ALL, profile, form });
      expect(failed).toMatchObject({ state: 'failed' });
      expect(failed.failure).toMatch(why);
      expect(failed).not.toHaveProperty('sha256');
      // What lines of Docket's own say is withheld, they name.
      const made = await ended({ ...ALL, profile });
      expect(made).toMatchObject({ state: 'ready' });
    },
  );

  test('names a file by what it holds: two that differ are not saved over one another', async () => {
    const wish = { ...ALL, from: '2026-01-01T00:00:00Z' };
    const made = [
      await ended({ ...wish, form: 'langfuse' }),
      await ended({ ...wish, profile: 'public' }),
    ];
    expect(made.map(({ file_name: name }) => name)).toEqual([
      'claims.feedback.2026-01-01.2999-01-01.langfuse.none.ndjson',
      'claims.feedback.2026-01-01.2999-01-01.docket.public.ndjson',
    ]);
  });

  test.each<[string, object, object]>([
    ['/feedback/verdicts/0', { ...ALL, verdicts: ['corect'] }, {}],
    ['/feedback/rules/1', { ...ALL, rules: ['loop', 'agent_aksed'] }, {}],
    ['/feedback/profile', { from: ALL.from, to: ALL.to }, {}],
    ['/feedback/profile', { ...ALL, profile: 'secret' }, {}],
    ['/feedback/to', { ...ALL, to: ALL.from }, {}],
    ['/feedback/from', { ...ALL, from: 'yesterday' }, {}],
    ['/feedback/form', { ...ALL, form: 'xml' }, {}],
    ['/decision', ALL, { decision: 'dec_1' }],
    ['/dossier', ALL, { dossier: { variant: 'full' } }],
    ['/format', ALL, { format: 'json' }],
  ])('refuses %s of what cannot be made', async (pointer, feedback, more) => {
    const problem = problemOf(await ask(feedback, 'officer', more));
    expect(problem.status).toBe(422);
    expect(JSON.stringify(problem.errors)).toContain(pointer);
  });

  test('is for officers alone', async () => {
    for (const role of ['agent', 'reviewer', 'auditor'])
      expect(problemOf(await ask(ALL, role)).code).toBe('role_not_allowed');
    const made = await ended(ALL);
    for (const role of ['agent', 'reviewer', 'auditor'])
      expect(problemOf(await textOf(made, role)).code).toBe('role_not_allowed');
  });

  test('is not made of a period with a decision that does not verify, and says of which', async () => {
    const superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
    try {
      await allowChanges(superuser, () =>
        superuser.query(
          `UPDATE docket.body SET body = convert_to(replace(convert_from(body, 'UTF8'), 'Checked.', 'Waved on.'), 'UTF8')
           WHERE convert_from(body, 'UTF8') LIKE '%Checked.%'`,
        ),
      );
    } finally {
      await superuser.end();
    }
    const failed = await ended(ALL);
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed).not.toHaveProperty('sha256');
    expect(failed.failure).toContain(`Decision ${decisions[1]} does not verify`);
  });
});
