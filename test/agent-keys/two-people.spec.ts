import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, problemOf, startTestApi, type TestApi } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { runDocket } from '../support/built-command.js';

const LEDGER = '/v1/ledgers/claims';

interface MadeKey {
  id: string;
  actor: string;
  key: string;
}

describe('a ledger whose registrations take two people', () => {
  let api: TestApi;
  let first: MadeKey;
  let second: MadeKey;
  let directory: string;

  beforeAll(async () => {
    api = await startTestApi();
    directory = await mkdtemp(join(tmpdir(), 'docket-policy-'));
    await api.createLedger('claims', { two_people_for: [] });
    first = await makeKey(api.administrator, 'administrator');
    second = await makeKey(api.administrator, 'administrator');
    const policy = await api.call('GET', `${LEDGER}/policy`, { key: first.key });
    const { policy: now } = policy.json as { policy: object };
    const changed = await call('PUT', 'policy', first.key, {
      policy: { ...now, version: '2', two_people_for: ['registrations'] },
      reason: 'nobody lets anybody in alone',
    });
    expect([changed.status, changed.text]).toEqual([201, expect.any(String)]);
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true });
  });

  function call(method: string, path: string, key: string, body?: unknown): Promise<Answer> {
    return api.call(method, `${LEDGER}/${path}`, { key, ...(body === undefined ? {} : { body }) });
  }

  async function makeKey(by: string, role: string): Promise<MadeKey> {
    const made = await call('POST', 'keys', by, { role, label: 'two people' });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.json as MadeKey;
  }

  const confirm = (by: MadeKey, { actor, id }: MadeKey) =>
    call('POST', 'confirmations', by.key, { principal: actor, authenticator: id });
  const open = ({ key }: MadeKey) => call('POST', 'decisions', key, opening);

  test('a key opens nothing before another administrator confirms it', async () => {
    const agent = await makeKey(first.key, 'agent');
    expect((await open(agent)).status).toBe(401);
    const pending = await call('GET', 'confirmations', second.key);
    expect(pending.json).toMatchObject({
      pending: [
        {
          principal: agent.actor,
          authenticator: agent.id,
          proposed_by: first.actor,
          role: 'agent',
        },
      ],
    });
    for (const one of [first, agent]) {
      const refused = await confirm(one, agent);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect((await open(agent)).status).toBe(401);
    }
    expect(problemOf(await confirm(first, agent)).code).toBe('record_refused');
    expect((await confirm(second, agent)).status).toBe(201);
    expect((await open(agent)).status).toBe(201);
    expect(problemOf(await confirm(second, agent)).code).toBe('record_refused');
    expect((await call('GET', 'confirmations', second.key)).json).toEqual({ pending: [] });
  });

  test('an administrator whom one registers is not the second for another', async () => {
    const third = await makeKey(first.key, 'administrator');
    const agent = await makeKey(first.key, 'agent');
    expect((await confirm(third, agent)).status).toBe(401);
    expect((await confirm(third, third)).status).toBe(401);
    const confirmed = await runDocket(
      ['keys', 'confirm', third.id, '--principal', third.actor, '--ledger', 'claims'],
      { env: { DOCKET_URL: api.url, DOCKET_API_KEY: second.key } },
    );
    expect([confirmed.code, confirmed.stdout]).toEqual([0, `Confirmed ${third.id}.\n`]);
    expect((await confirm(third, agent)).status).toBe(201);
  });

  test('a ledger of which nobody said otherwise takes two to ask less of people, and one to ask more', async () => {
    await api.createLedger('usual');
    const at = '/v1/ledgers/usual/policy';
    const key = api.administrator;
    const read = async () => (await api.call('GET', at, { key })).json as { policy: object };
    const { policy } = await read();
    expect(policy).toMatchObject({ two_people_for: ['weaker_policy'] });
    const put = (more: object) =>
      api.call('PUT', at, { key, body: { policy: { ...policy, ...more }, reason: 'to try' } });
    const weaker = problemOf(await put({ version: '2', enforcement: 'advisory' }));
    expect(weaker.errors?.[0]).toMatchObject({
      pointer: '/policy/enforcement',
      code: 'second_person_required',
    });
    const alone = problemOf(await put({ version: '2', two_people_for: [] }));
    expect(alone.errors?.[0]).toMatchObject({ pointer: '/policy/two_people_for' });
    expect((await read()).policy).toEqual(policy);
    expect((await put({ version: '2', review_signature_from: 'high' })).status).toBe(201);
  });

  test('nobody takes it back alone', async () => {
    const policy = await call('GET', 'policy', first.key);
    const { policy: now } = policy.json as { policy: Record<string, unknown> };
    const { two_people_for: _two, ...rest } = now;
    const body = { policy: { ...rest, version: '3' }, reason: 'quicker' };
    const problem = problemOf(await call('PUT', 'policy', first.key, body));
    expect([problem.code, problem.errors?.[0]?.pointer]).toEqual([
      'validation_failed',
      '/policy/two_people_for',
    ]);
  });

  test('a policy that asks less of people: one proposes it, another one brings it into force', async () => {
    const before = await policyNow();
    const asking = { ...before, version: '4', two_people_for: ['registrations', 'weaker_policy'] };
    const changed = await call('PUT', 'policy', first.key, { policy: asking, reason: 'not alone' });
    expect(changed.status).toBe(201);
    const weaker = { ...asking, version: '5', enforcement: 'advisory' };
    const alone = await call('PUT', 'policy', first.key, { policy: weaker, reason: 'quicker' });
    expect([problemOf(alone).code, problemOf(alone).errors?.[0]]).toMatchObject([
      'record_refused',
      { pointer: '/policy/enforcement', code: 'second_person_required' },
    ]);
    const file = join(directory, 'policy.json');
    await writeFile(file, JSON.stringify(weaker));
    const proposed = await policyCommand(first, 'propose', file, '--reason', 'quicker');
    expect([proposed.code, proposed.stdout]).toEqual([0, expect.stringMatching(/^[0-9]+\n$/)]);
    const entry = proposed.stdout.trim();
    expect((await call('GET', 'policy', second.key)).json).toMatchObject({
      policy: asking,
      proposed: { policy: weaker, proposed_by: first.actor, seq: Number(entry) },
    });
    expect(await policyNow()).toEqual(asking);
    expect((await policyCommand(first, 'confirm', entry)).code).toBe(1);
    expect((await policyCommand(second, 'confirm', String(Number(entry) + 1))).code).toBe(1);
    expect(await policyNow()).toEqual(asking);
    expect((await policyCommand(second, 'confirm', entry)).code).toBe(0);
    const shown = await policyCommand(second, 'show');
    expect(JSON.parse(shown.stdout)).toEqual(weaker);
  });

  async function policyNow(): Promise<object> {
    return ((await call('GET', 'policy', first.key)).json as { policy: object }).policy;
  }

  function policyCommand(by: MadeKey, ...args: string[]): ReturnType<typeof runDocket> {
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: by.key };
    return runDocket(['policy', ...args, '--ledger', 'claims'], { env });
  }

  test('the ledger verifies', async () => {
    const env = { DATABASE_URL: api.database.url };
    const { stdout } = await runDocket(['verify', '--ledger', 'claims', '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ verified: true, findings: [] });
  });
});
