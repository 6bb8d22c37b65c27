import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import {
  CLIENT,
  PUBLIC_URL,
  startIdentityProvider,
  TestBrowser,
  type TestProvider,
} from './support/identity-provider.js';
import { card, opening } from './support/records.js';

const DAY_MS = 86_400_000;
const PASSPHRASE = 'an old bridge of wet stones';
const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-audit-people-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function settings(name: string, said: object): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, JSON.stringify({ public_url: PUBLIC_URL, ...said }));
  return file;
}

async function makeDecision(api: TestApi): Promise<string> {
  const key = await api.createKey('claims', 'agent');
  const path = '/v1/ledgers/claims/decisions';
  const { decision_id: id } = written(await api.call('POST', path, { key, body: opening }));
  written(await api.call('POST', `${path}/${id}/job-cards`, { key, body: card }));
  return id;
}

interface Registered {
  type: string;
  principal: string;
  scope?: object;
  authenticator: { id: string; expires_at?: string } | string;
}

/** What the ledger says of somebody, by what they come in with. */
async function registeredAs(api: TestApi, person: string): Promise<Registered[]> {
  const key = await api.createKey('claims', 'auditor');
  const { text } = await api.call('GET', '/v1/ledgers/claims/entries', { key });
  return text
    .split('\n')
    .filter((line) => line.includes(person))
    .map((line) => {
      const { leaf, disclosure } = JSON.parse(line) as {
        leaf: string;
        disclosure: { body: Registered };
      };
      return { ...disclosure.body, type: (JSON.parse(leaf) as { type: string }).type };
    });
}

function endOf(entry: Registered | undefined): string {
  const authenticator = entry?.authenticator;
  return typeof authenticator === 'object' ? (authenticator.expires_at ?? '') : '';
}

async function findings(api: TestApi): Promise<unknown> {
  const answer = await api.call('POST', '/v1/ledgers/claims/verification', {
    key: await api.createKey('claims', 'auditor'),
    body: {},
    headers: { prefer: 'wait=20' },
  });
  return (answer.json as { report: { findings: unknown[] } }).report.findings;
}

describe('an auditor with a passphrase', () => {
  let api: TestApi;
  let own: string;
  let foreign: string;

  beforeAll(async () => {
    api = await startTestApi({ signInFile: await settings('local.json', { local: true }) });
    await api.createLedger('claims');
    own = await makeDecision(api);
    foreign = await makeDecision(api);
  });
  afterAll(() => api.close());

  const people = (method: string, path: string, body?: object): Promise<Answer> =>
    api.call(method, `/v1/people${path}`, { key: api.administrator, ...(body && { body }) });

  async function enrolled(made: Answer, name: string): Promise<string> {
    const { token } = made.json as { token: string };
    const body = { token, passphrase: PASSPHRASE };
    expect((await api.call('POST', '/v1/session/enrolment', { headers: PAGE, body })).status).toBe(
      204,
    );
    return signIn(name);
  }

  async function signIn(name: string): Promise<string> {
    const body = { name, passphrase: PASSPHRASE };
    const answer = await api.call('POST', '/v1/session/passphrase', { headers: PAGE, body });
    expect(answer.status).toBe(200);
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  const read = (cookie: string, path: string): Promise<Answer> =>
    api.call('GET', `/v1/ledgers/claims/${path}`, { headers: { ...PAGE, cookie } });

  test('ends, and reads the decisions of their scope alone, redacted unless it is said otherwise', async () => {
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: api.administrator };
    const argv = ['people', 'enrol', 'ivy', '--role', 'claims=auditor', '--decision', own];
    const made = await runDocket(argv, { env });
    const token = made.stdout.trim().split(':').at(-1) ?? '';
    const cookie = await enrolled({ json: { token } } as Answer, 'ivy');
    expect((await read(cookie, `decisions/${own}/dossier.json`)).text).toContain(
      '"variant":"redacted"',
    );
    for (const path of [
      `decisions/${foreign}/dossier.json`,
      `decisions/${own}`,
      `decisions/${own}/entries?bodies=true`,
      'decisions',
      'entries',
      'counters',
      'escalations',
      'oversight-report?from=2026-01-01&to=2027-01-01',
    ]) {
      const answer = await read(cookie, path);
      expect([path, problemOf(answer).code]).toEqual([path, 'role_not_allowed']);
    }
    const [entry, ...more] = await registeredAs(api, 'local:per_');
    expect(more).toEqual([]);
    expect(entry?.scope).toEqual({ decisions: [own], redaction: 'regulator' });
    const end = endOf(entry);
    expect(Math.abs(Date.parse(end) - Date.now() - 90 * DAY_MS)).toBeLessThan(DAY_MS);
    const listed = await runDocket(['people', 'list'], { env });
    expect(listed.stdout).toContain(`claims=auditor until ${end}`);
    const known = (await people('GET', '')).json as { people: { audits: object }[] };
    expect(known.people.map(({ audits }) => audits)).toEqual([
      { claims: { expires_at: end, scope: entry?.scope } },
    ]);
    expect(await findings(api)).toEqual([]);
  });

  test('with another passphrase is the same auditor, of the same decisions, until the same time', async () => {
    const wanted = { scope: { decisions: [own], redaction: 'none' }, expires_at: inDays(20) };
    const made = await people('POST', '', { name: 'joe', roles: { claims: 'auditor' }, ...wanted });
    const before = await enrolled(made, 'joe');
    expect((await read(before, `decisions/${own}`)).status).toBe(200);
    const after = await enrolled(await people('POST', '/joe/enrolment', {}), 'joe');
    expect((await read(before, `decisions/${own}`)).status).toBe(401);
    expect((await read(after, `decisions/${own}`)).status).toBe(200);
    expect((await read(after, `decisions/${foreign}`)).status).toBe(403);
    const { people: all } = (await people('GET', '')).json as {
      people: { name: string; id: string; audits: { claims: { expires_at: string } } }[];
    };
    const joe = all.find(({ name }) => name === 'joe');
    expect(joe?.audits.claims).toEqual(wanted);
    const told = await registeredAs(api, `local:${joe?.id}/`);
    expect(told.map(({ type }) => type)).toEqual([
      'principal.registered',
      'principal.registered',
      'principal.revoked',
    ]);
    expect(new Set(told.map(({ principal }) => principal)).size).toBe(1);
    expect(told[1]).toMatchObject({ scope: wanted.scope });
    expect(await findings(api)).toEqual([]);
  });

  test('whose time is over is nobody in the ledger, and another passphrase does not prolong it', async () => {
    const end = new Date(Date.now() + 10_000).toISOString();
    const wanted = { name: 'liz', roles: { claims: 'auditor' }, expires_at: end };
    const cookie = await enrolled(await people('POST', '', wanted), 'liz');
    expect((await read(cookie, 'decisions')).status).toBe(200);
    while (new Date().toISOString() <= end) await new Promise((next) => setTimeout(next, 100));
    expect(problemOf(await read(cookie, 'decisions')).code).toBe('wrong_ledger');
    expect(problemOf(await read(await signIn('liz'), 'decisions')).code).toBe('wrong_ledger');
    expect(problemOf(await people('POST', '/liz/enrolment', {})).code).toBe('record_refused');
    expect((await people('DELETE', '/liz')).status).toBe(204);
    const again = await enrolled(
      await people('POST', '', { ...wanted, expires_at: inDays(1) }),
      'liz',
    );
    expect((await read(again, 'decisions')).status).toBe(200);
    expect(await findings(api)).toEqual([]);
  });

  test.each([
    [
      'an end of a reviewer',
      { roles: { claims: 'reviewer' }, expires_at: inDays(5) },
      '/expires_at',
    ],
    ['a scope of an officer', { roles: { claims: 'officer' }, scope: {} }, '/scope'],
    ['an end after 367 days', { expires_at: inDays(367) }, '/expires_at'],
    ['an end that is past', { expires_at: inDays(-1) }, '/expires_at'],
    ['a profile that there is not', { scope: { redaction: 'all' } }, '/scope/redaction'],
    [
      'a period that ends before it begins',
      { scope: { opened_from: '2026-02-01T00:00:00Z', opened_to: '2026-01-01T00:00:00Z' } },
      '/scope/opened_to',
    ],
  ])('%s is refused, and nobody registered', async (_, said, pointer) => {
    const size = await api.size('claims');
    const body = { name: 'max', roles: { claims: 'auditor' }, ...said };
    const answer = await people('POST', '', body);
    expect([answer.status, JSON.stringify(answer.json)]).toEqual([422, expect.any(String)]);
    expect(answer.text).toContain(`"pointer":"${pointer}"`);
    expect(await api.size('claims')).toBe(size);
  });
});

describe('an auditor whom a group lets in', () => {
  let provider: TestProvider;
  let api: TestApi;
  let decision: string;

  beforeAll(async () => {
    provider = await startIdentityProvider();
    await writeFile(join(directory, 'client.secret'), `${CLIENT.secret}\n`);
    const of = (group: string, more: object) => ({
      group,
      ledger: 'claims',
      role: 'auditor',
      ...more,
    });
    const signInFile = await settings('groups.json', {
      oidc: {
        issuer: provider.issuer,
        client_id: CLIENT.id,
        client_secret_file: 'client.secret',
        scope: 'openid groups',
      },
      roles: [
        of('over', { until: '2026-01-01T00:00:00Z' }),
        of('early', { until: inDays(30), scope: { opened_to: '2001-01-01T00:00:00Z' } }),
        of('late', { scope: { opened_from: '2001-01-01T00:00:00Z', redaction: 'none' } }),
        of('all', {}),
      ],
    });
    api = await startTestApi({ signInFile });
    await api.createLedger('claims');
    decision = await makeDecision(api);
  });
  afterAll(async () => {
    await api.close();
    await provider.close();
  });

  async function signIn(id: string, groups: string[]) {
    Object.assign(provider.user, { id, groups, agoS: 0 });
    const browser = new TestBrowser(api.url);
    await browser.visit('/v1/session/oidc');
    return {
      person: `oidc:${provider.issuer}#${id}`,
      status: async (path: string) =>
        (await browser.fetch('GET', `/v1/ledgers/claims/${path}`)).status,
    };
  }

  test('reads what the group says, until it says, and Docket records both', async () => {
    const early = await signIn('ada', ['early']);
    expect(await early.status(`decisions/${decision}/dossier.json`)).toBe(403);
    expect(await early.status('checkpoint')).toBe(200);
    const late = await signIn('bea', ['late']);
    expect(await late.status(`decisions/${decision}`)).toBe(200);
    expect(await late.status('counters')).toBe(403);
    const all = await signIn('cleo', ['all']);
    expect(await all.status('counters')).toBe(200);
    const [ada] = await registeredAs(api, early.person);
    expect(ada?.scope).toEqual({ opened_to: '2001-01-01T00:00:00Z', redaction: 'regulator' });
    const days = (of: Registered | undefined): number => {
      return Math.round((Date.parse(endOf(of)) - Date.now()) / DAY_MS);
    };
    expect(days(ada)).toBe(30);
    for (const { person } of [late, all])
      expect(days((await registeredAs(api, person))[0])).toBe(90);
    expect(await findings(api)).toEqual([]);
  });

  test('of a group whose time is over is nobody, and nobody is registered', async () => {
    const over = await signIn('dora', ['over']);
    expect(await over.status('checkpoint')).toBe(403);
    expect(await registeredAs(api, over.person)).toEqual([]);
  });

  test('in another group is another auditor: more, less, or none at all', async () => {
    expect(await (await signIn('eve', ['early'])).status('counters')).toBe(403);
    const wide = await signIn('eve', ['all']);
    expect(await wide.status('counters')).toBe(200);
    const narrow = await signIn('eve', ['early']);
    expect(await narrow.status('counters')).toBe(403);
    // What they had before ended with the new sign-in.
    expect(await wide.status('counters')).toBe(401);
    expect(await (await signIn('eve', ['over'])).status('checkpoint')).toBe(403);
    const told = await registeredAs(api, narrow.person);
    expect(told.map(({ type }) => type)).toEqual([
      'principal.registered',
      'principal.revoked',
      'principal.registered',
      'principal.revoked',
      'principal.registered',
      'principal.revoked',
    ]);
    expect(new Set(told.map(({ principal }) => principal)).size).toBe(3);
    expect(await findings(api)).toEqual([]);
  });
});
