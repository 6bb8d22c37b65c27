import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import {
  CLIENT,
  PUBLIC_URL,
  startIdentityProvider,
  TestBrowser,
  type TestProvider,
} from './support/identity-provider.js';
import { card, opening, review } from './support/records.js';

const SESSION = '__Host-docket-session';
const SIGN_IN = '__Host-docket-sign-in';

let api: TestApi;
let provider: TestProvider;
let directory: string;

beforeAll(async () => {
  provider = await startIdentityProvider();
  directory = await mkdtemp(join(tmpdir(), 'docket-sign-in-'));
  await writeFile(join(directory, 'client.secret'), `${CLIENT.secret}\n`);
  const file = join(directory, 'sign-in.json');
  await writeFile(
    file,
    JSON.stringify({
      public_url: PUBLIC_URL,
      oidc: {
        issuer: provider.issuer,
        client_id: CLIENT.id,
        client_secret_file: 'client.secret',
        scope: 'openid groups',
      },
      roles: [
        { group: 'leads', ledger: 'claims', role: 'officer' },
        { group: 'claims', ledger: 'claims', role: 'reviewer' },
        { group: 'claims', ledger: 'other', role: 'auditor' },
        { group: 'operators', ledger: 'registry', role: 'administrator' },
      ],
    }),
  );
  api = await startTestApi({ signInFile: file });
  await api.createLedger('claims');
  await api.createLedger('other');
  await api.createLedger('third');
});
afterAll(async () => {
  await api.close();
  await provider.close();
  await rm(directory, { recursive: true, force: true });
});

async function signIn(id: string, groups: string[], browser = new TestBrowser(api.url), agoS = 0) {
  Object.assign(provider.user, { id, groups, agoS });
  const response = await browser.visit('/v1/session/oidc');
  return { browser, response };
}

interface SessionBody {
  id: string;
  person: string;
  roles: Record<string, string>;
  authenticated_at: string;
}

async function told(response: Response): Promise<Answer> {
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json };
}

const sessionOf = async (browser: TestBrowser): Promise<SessionBody> =>
  (await told(await browser.fetch('GET', '/v1/session'))).json as SessionBody;

const codeOf = async (response: Response): Promise<string> => {
  const answer = await told(response);
  return answer.status < 400 ? String(answer.status) : problemOf(answer).code;
};

async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** What a ledger says of whoever signed in. */
async function principalsOf(ledger: string, person: string) {
  const rows = await sql<{ type: string; actor: string; body: Record<string, unknown> }>(
    `SELECT e.type, convert_from(e.leaf, 'UTF8')::jsonb ->> 'actor' AS actor,
       convert_from(b.body, 'UTF8')::jsonb AS body
     FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) JOIN docket.ledger l USING (ledger_no)
     WHERE l.ledger_id = $1 AND e.type LIKE 'principal.%' ORDER BY seq`,
    [ledger],
  );
  const isTheirs = ({ body }: (typeof rows)[number]) => JSON.stringify(body).includes(person);
  return rows.filter(isTheirs).map(({ type, actor, body }) => ({ type, actor, ...body }));
}

describe('signing in', () => {
  test('a person comes back with a session, and with nothing that a script or another site can use', async () => {
    const { browser, response } = await signIn('ada', ['claims', 'unrelated']);
    const session = (await told(response)).json as SessionBody;
    expect(session).toMatchObject({
      person: `oidc:${provider.issuer}#ada`,
      via: 'oidc',
      roles: { claims: 'reviewer', other: 'auditor' },
    });
    const set = browser.setCookies.findLast((line) => line.startsWith(`${SESSION}=`)) ?? '';
    expect(set.split('; ').slice(1)).toEqual([
      // An hour, where the file does not say: a group that was taken away counts no longer.
      'Max-Age=3600',
      'Path=/',
      'Secure',
      'HttpOnly',
      'SameSite=Lax',
    ]);
    const token = browser.cookies.get(PUBLIC_URL)?.get(SESSION) ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(browser.cookies.get(PUBLIC_URL)?.has(SIGN_IN)).toBe(false);
    // Neither the database nor the log has it.
    const [row] = await sql<{ row: string }>('SELECT s::text AS row FROM docket.session s');
    expect(row?.row).not.toContain(token);
    expect(JSON.stringify(api.log)).not.toContain(token);
  });

  test('the ledger registers them when they first come, as a person whom the provider vouches for', async () => {
    const { browser } = await signIn('bea', ['claims']);
    const { person } = await sessionOf(browser);
    expect(await principalsOf('claims', person)).toEqual([]);
    const read = () => browser.fetch('GET', '/v1/ledgers/claims/decisions');
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(200);
    expect(await principalsOf('claims', person)).toEqual([
      {
        type: 'principal.registered',
        actor: 'docket',
        principal: expect.stringMatching(/^prn_/),
        role: 'reviewer',
        kind: 'person',
        authenticator: { kind: 'oidc', id: person },
      },
    ]);
  });

  test('many first requests at once register one principal', async () => {
    const { browser } = await signIn('cleo', ['claims']);
    const { person } = await sessionOf(browser);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => browser.fetch('GET', '/v1/ledgers/claims/decisions')),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await principalsOf('claims', person)).toHaveLength(1);
  });

  test('in a ledger where no group gives a role nobody gets in, known or not', async () => {
    const { browser } = await signIn('ada', ['claims']);
    for (const ledger of ['third', 'registry', 'nowhere', '__proto__', 'constructor']) {
      expect(await codeOf(await browser.fetch('GET', `/v1/ledgers/${ledger}`))).toBe(
        'wrong_ledger',
      );
    }
    expect(await codeOf(await browser.fetch('GET', '/v1/ledgers'))).toBe('wrong_ledger');
    expect(await codeOf(await browser.fetch('GET', '/v1/ledgers/claims/entries'))).toBe(
      'role_not_allowed',
    );
  });

  test('whom the provider signs out is signed out here, by its back channel, and may come again', async () => {
    const { browser } = await signIn('kit', ['claims'], undefined, 60);
    const other = await signIn('kit', ['claims'], undefined, 60);
    const { browser: stays } = await signIn('liz', ['claims'], undefined, 60);
    await provider.signOut('kit', api.url);
    for (const gone of [browser, other.browser])
      expect(await codeOf(await gone.fetch('GET', '/v1/session'))).toBe('not_authenticated');
    expect((await stays.fetch('GET', '/v1/session')).status).toBe(200);
    // The same token once more ends nothing that rests on a later sign-in.
    const again = await signIn('kit', ['claims'], undefined, -2);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const path = '/v1/session/oidc/logout';
    const repeated = await api.call('POST', path, { raw: provider.told.body, headers });
    expect([repeated.status, repeated.text, repeated.headers.get('cache-control')]).toEqual([
      200,
      '',
      'no-store',
    ]);
    expect((await again.browser.fetch('GET', '/v1/session')).status).toBe(200);
    // Somebody who was never here is signed out as well.
    await provider.signOut('nobody at all', api.url);
    // A form is for this alone, with each field once.
    for (const raw of ['', 'logout_token=a&logout_token=b', `${provider.told.body}&more=1`])
      expect(problemOf(await api.call('POST', path, { raw, headers })).code).toBe(
        'validation_failed',
      );
    const elsewhere = await api.call('POST', '/v1/session/passphrase', { raw: 'name=a', headers });
    expect(problemOf(elsewhere).code).toBe('unsupported_media_type');
    expect(JSON.stringify(api.log)).not.toContain(provider.told.body.slice(-40));
  });

  test('a sign-in that is still on its way when the provider ends it lets nobody in', async () => {
    Object.assign(provider.user, { id: 'max', groups: ['claims'], agoS: 60 });
    const browser = new TestBrowser(api.url);
    const isBack = (url: URL): boolean => url.pathname === '/v1/session/oidc/callback';
    const onItsWay = await browser.visit('/v1/session/oidc', isBack);
    await provider.signOut('max', api.url);
    const answer = await told(await browser.visit(onItsWay.headers.get('location') ?? ''));
    expect(problemOf(answer)).toMatchObject({
      code: 'sign_in_refused',
      detail: expect.stringContaining('has ended this sign-in'),
    });
    expect(await codeOf(await browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
    const again = await signIn('max', ['claims'], new TestBrowser(api.url), -2);
    expect((await again.browser.fetch('GET', '/v1/session')).status).toBe(200);
  });

  test('whoever has no role anywhere is not let in, and what they had ends', async () => {
    const first = await signIn('dora', ['claims']);
    expect((await first.browser.fetch('GET', '/v1/session')).status).toBe(200);
    const { response, browser } = await signIn('dora', ['unrelated']);
    expect(await codeOf(response)).toBe('sign_in_refused');
    expect(browser.cookies.get(PUBLIC_URL)?.has(SESSION)).toBe(false);
    expect(await codeOf(await first.browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
  });

  test('another group makes another principal; the one before writes no more, and its sessions end', async () => {
    const before = await signIn('eve', ['claims']);
    await before.browser.fetch('GET', '/v1/ledgers/claims/decisions');
    const { browser } = await signIn('eve', ['claims', 'leads']);
    expect(await codeOf(await before.browser.fetch('GET', '/v1/session'))).toBe(
      'not_authenticated',
    );
    expect((await browser.fetch('GET', '/v1/ledgers/claims/exports')).status).toBe(200);
    const { person } = await sessionOf(browser);
    const history = await principalsOf('claims', person);
    expect(history).toMatchObject([
      { type: 'principal.registered', role: 'reviewer' },
      { type: 'principal.revoked', authenticator: person },
      { type: 'principal.registered', role: 'officer' },
    ]);
  });

  test('an administrator of the installation administers every ledger, and reads evidence of none', async () => {
    const { browser } = await signIn('olga', ['operators']);
    const made = await browser.fetch('POST', '/v1/ledgers/third/keys', { body: { role: 'agent' } });
    expect(made.status).toBe(201);
    expect((await browser.fetch('GET', '/v1/ledgers')).status).toBe(200);
    expect(await codeOf(await browser.fetch('GET', '/v1/ledgers/third/decisions'))).toBe(
      'role_not_allowed',
    );
    const { person } = await sessionOf(browser);
    expect(await principalsOf('third', person)).toMatchObject([
      { role: 'administrator', registry_entry: { seq: expect.anything() as unknown } },
    ]);
  });
});

describe('a session', () => {
  test('is listed and ended by its own, and by nobody else', async () => {
    const one = await signIn('finn', ['claims']);
    const two = await signIn('finn', ['claims']);
    const stranger = await signIn('gil', ['claims']);
    const list = async (browser: TestBrowser) =>
      (await told(await browser.fetch('GET', '/v1/sessions'))).json as { sessions: SessionBody[] };
    const own = (await list(one.browser)).sessions.map(({ id }) => id);
    expect(own).toHaveLength(2);
    const [first = ''] = own;
    const end = (browser: TestBrowser) => browser.fetch('DELETE', `/v1/sessions/${first}`);
    expect(await codeOf(await end(stranger.browser))).toBe('unknown_session');
    expect((await end(two.browser)).status).toBe(204);
    expect(await codeOf(await one.browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
    expect((await two.browser.fetch('DELETE', '/v1/session')).status).toBe(204);
    expect(await codeOf(await two.browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
  });

  test('is listed and ended by an administrator of the installation, with a key or a session', async () => {
    const { browser } = await signIn('hal', ['claims']);
    const { id } = await sessionOf(browser);
    const key = api.administrator;
    const listed = await api.call('GET', '/v1/sessions', { key });
    expect(listed.text).toContain(id);
    expect((await api.call('DELETE', `/v1/sessions/${id}`, { key })).status).toBe(204);
    expect(await codeOf(await browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
    const operator = await signIn('olga', ['operators']);
    const again = await signIn('hal', ['claims']);
    const { id: second } = await sessionOf(again.browser);
    const ended = await operator.browser.fetch('DELETE', `/v1/sessions/${second}`);
    expect(ended.status).toBe(204);
  });

  test('begins anew with each sign-in: one that somebody planted is worth nothing', async () => {
    const browser = new TestBrowser(api.url);
    browser.cookies.set(PUBLIC_URL, new Map([[SESSION, 'A'.repeat(43)]]));
    await signIn('ida', ['claims'], browser);
    const first = browser.cookies.get(PUBLIC_URL)?.get(SESSION);
    await signIn('ida', ['claims'], browser);
    const second = browser.cookies.get(PUBLIC_URL)?.get(SESSION);
    expect(new Set(['A'.repeat(43), first, second]).size).toBe(3);
    const stale = new TestBrowser(api.url);
    stale.cookies.set(PUBLIC_URL, new Map([[SESSION, first ?? '']]));
    expect(await codeOf(await stale.fetch('GET', '/v1/session'))).toBe('not_authenticated');
  });

  test('ends after 30 minutes without a request', async () => {
    const idle = await signIn('jo', ['claims']);
    const { id } = await sessionOf(idle.browser);
    await sql(
      `UPDATE docket.session SET last_seen = last_seen - interval '29 minutes' WHERE session_id = $1`,
      [id],
    );
    expect((await idle.browser.fetch('GET', '/v1/session')).status).toBe(200);
    await sql(
      `UPDATE docket.session SET last_seen = last_seen - interval '31 minutes' WHERE session_id = $1`,
      [id],
    );
    expect(await codeOf(await idle.browser.fetch('GET', '/v1/session'))).toBe('not_authenticated');
  });

  test('a row that somebody wrote or changed by hand opens nothing', async () => {
    const { browser } = await signIn('kim', ['claims']);
    const { id } = await sessionOf(browser);
    const changes = [
      `roles = '{"claims":"officer"}'`,
      `person = 'oidc:https://elsewhere.example#kim'`,
      `expires_at = '2099-01-01T00:00:00.000Z'`,
      `authenticated_at = '2099-01-01T00:00:00.000Z'`,
    ];
    for (const change of changes) {
      const [member = ''] = change.split(' ');
      const [before] = await sql<{ value: string }>(
        `SELECT ${member} AS value FROM docket.session WHERE session_id = $1`,
        [id],
      );
      await sql(`UPDATE docket.session SET ${change} WHERE session_id = $1`, [id]);
      const opened = await codeOf(await browser.fetch('GET', '/v1/session'));
      expect({ change, opened }).toEqual({ change, opened: 'not_authenticated' });
      await sql(`UPDATE docket.session SET ${member} = $2 WHERE session_id = $1`, [
        id,
        before?.value,
      ]);
    }
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(200);
  });

  test('of another installation opens nothing, even with its row', async () => {
    const { browser } = await signIn('lou', ['claims']);
    const secret = join(api.keysDir, 'sessions.secret');
    await rename(secret, `${secret}.away`);
    const other = await api.startAnother();
    const cookie = browser.cookieHeader(PUBLIC_URL);
    const answer = await fetch(`${other.url}/v1/session`, { headers: { cookie } });
    expect(await codeOf(answer)).toBe('not_authenticated');
    await rename(`${secret}.away`, secret);
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(200);
  });

  test('does not come with an API key, nor twice', async () => {
    const { browser } = await signIn('mo', ['claims']);
    const key = await api.createKey('claims', 'auditor');
    const authorization = `Bearer ${key}`;
    const both = await browser.fetch('GET', '/v1/ledgers/claims', { headers: { authorization } });
    expect(await codeOf(both)).toBe('malformed_request');
    const twice = `${browser.cookieHeader(PUBLIC_URL)}; ${SESSION}=${'B'.repeat(43)}`;
    const tossed = await browser.fetch('GET', '/v1/session', { headers: { cookie: twice } });
    expect(await codeOf(tossed)).toBe('malformed_request');
  });
});

describe('requests that another site makes a browser send', () => {
  const path = '/v1/ledgers/claims/decisions/dec_none/reviews';
  const good = { 'sec-fetch-site': 'same-origin', origin: PUBLIC_URL, 'x-docket-csrf': '1' };

  test.each<[string, Record<string, string>, string]>([
    ['of a page of ours', good, 'unknown_decision'],
    ['of a browser without fetch metadata', { ...good, 'sec-fetch-site': '' }, 'unknown_decision'],
    ['cross-site', { ...good, 'sec-fetch-site': 'cross-site' }, 'cross_site_request'],
    ['same-site', { ...good, 'sec-fetch-site': 'same-site' }, 'cross_site_request'],
    ['typed in', { 'sec-fetch-site': 'none', 'x-docket-csrf': '1' }, 'cross_site_request'],
    ['with another origin', { ...good, origin: 'https://evil.example' }, 'cross_site_request'],
    ['of a sandboxed frame', { ...good, origin: 'null' }, 'cross_site_request'],
    ['saying nothing', { 'x-docket-csrf': '1' }, 'cross_site_request'],
    ['without the header', { ...good, 'x-docket-csrf': '0' }, 'cross_site_request'],
    ['of a form', { ...good, 'content-type': 'text/plain' }, 'cross_site_request'],
    ['of a list', { ...good, 'content-type': 'application/x-ndjson' }, 'cross_site_request'],
  ])('%s', async (_name, headers, code) => {
    const { browser } = await signIn('nell', ['claims']);
    const { authenticated_at: signedIn } = await sessionOf(browser);
    const sent = Object.entries(headers).filter(([, value]) => value !== '');
    const answer = await fetch(api.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(sent),
        cookie: browser.cookieHeader(PUBLIC_URL),
      },
      body: JSON.stringify({ ...review, signed_in_at: signedIn }),
    });
    expect(await codeOf(answer)).toBe(code);
  });

  test('reads are refused where the browser says that another site asks', async () => {
    const { browser } = await signIn('nell', ['claims']);
    const read = async (headers: Record<string, string>) =>
      codeOf(
        await fetch(`${api.url}/v1/ledgers/claims`, {
          headers: { ...headers, cookie: browser.cookieHeader(PUBLIC_URL) },
        }),
      );
    expect(await read({})).toBe('200');
    expect(await read({ 'sec-fetch-site': 'none' })).toBe('200');
    expect(await read({ 'sec-fetch-site': 'same-site' })).toBe('cross_site_request');
    expect(await read({ 'sec-fetch-site': 'cross-site' })).toBe('cross_site_request');
  });
});

describe('the flow', () => {
  const callback = '/v1/session/oidc/callback';
  const isBack = (url: URL) => url.origin === PUBLIC_URL && url.pathname === callback;

  /** Where the provider sends the browser, which has not gone there yet. */
  async function answerOf(browser: TestBrowser): Promise<string> {
    Object.assign(provider.user, { id: 'pia', groups: ['claims'] });
    const response = await browser.visit('/v1/session/oidc', isBack);
    return response.headers.get('location') ?? '';
  }

  test('is PKCE with state and nonce, and the answer names its issuer', async () => {
    const browser = new TestBrowser(api.url);
    const first = await browser.visit('/v1/session/oidc', ({ origin }) => origin !== PUBLIC_URL);
    const asked = new URL(first.headers.get('location') ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(asked.get('max_age')).toBe('43200');
    expect(new URL(await answerOf(browser)).searchParams.get('iss')).toBe(provider.issuer);
  });

  test('an answer is good once, and in the browser that began', async () => {
    const browser = new TestBrowser(api.url);
    const back = await answerOf(browser);
    const stranger = new TestBrowser(api.url);
    expect(await codeOf(await stranger.visit(back))).toBe('sign_in_refused');
    const kept = new Map(browser.cookies.get(PUBLIC_URL));
    expect((await browser.visit(back)).status).toBe(200);
    expect(await codeOf(await browser.visit(back))).toBe('sign_in_refused');
    // Also with the cookie of the flow put back: the provider takes its code once.
    browser.cookies.set(PUBLIC_URL, kept);
    expect(await codeOf(await browser.visit(back))).toBe('sign_in_refused');
  });

  test.each<[string, (address: URL) => void]>([
    ['another state', ({ searchParams }) => searchParams.set('state', 'x'.repeat(43))],
    ['no state', ({ searchParams }) => searchParams.delete('state')],
    ['another issuer', ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
    ['no issuer', ({ searchParams }) => searchParams.delete('iss')],
    ['another code', ({ searchParams }) => searchParams.set('code', 'stolen')],
    ['two codes', ({ searchParams }) => searchParams.append('code', 'stolen')],
    ['an error', ({ searchParams }) => searchParams.set('error', 'access_denied')],
    ['nothing', (address) => (address.search = '')],
  ])('an answer with %s signs nobody in', async (_name, change) => {
    const browser = new TestBrowser(api.url);
    const address = new URL(await answerOf(browser));
    change(address);
    expect(await codeOf(await browser.visit(address.href))).toBe('sign_in_refused');
    expect(browser.cookies.get(PUBLIC_URL)?.has(SESSION)).toBe(false);
  });

  test("one's own answer in somebody else's browser signs them in as nobody", async () => {
    const attacker = new TestBrowser(api.url);
    const back = await answerOf(attacker);
    const victim = new TestBrowser(api.url);
    await answerOf(victim);
    expect(await codeOf(await victim.visit(back))).toBe('sign_in_refused');
  });

  test('a cookie of the flow that was changed, or made elsewhere, is none', async () => {
    const browser = new TestBrowser(api.url);
    const back = await answerOf(browser);
    const [text = '', seal = ''] = (browser.cookies.get(PUBLIC_URL)?.get(SIGN_IN) ?? '').split('.');
    const flow = JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...flow, returnTo: '/elsewhere' }));
    for (const value of [`${changed.toString('base64url')}.${seal}`, text, `${text}.`, '.', '']) {
      browser.cookies.set(PUBLIC_URL, new Map([[SIGN_IN, value]]));
      expect(await codeOf(await browser.visit(back))).toBe('sign_in_refused');
    }
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'nobody is sent on to %s',
    async (target) => {
      const address = `/v1/session/oidc?return_to=${encodeURIComponent(target)}`;
      const answer = await fetch(api.url + address, { redirect: 'manual' });
      expect(await codeOf(answer)).toBe('invalid_parameter');
    },
  );

  test('a person goes on where they wanted to', async () => {
    Object.assign(provider.user, { id: 'pia', groups: ['claims'] });
    const browser = new TestBrowser(api.url);
    const address = '/v1/session/oidc?return_to=%2Fv1%2Fledgers%2Fclaims%3Fx';
    const last = await browser.visit(address, ({ pathname }) => pathname === '/v1/ledgers/claims');
    expect(last.status).toBe(303);
  });
});

describe('reviews', () => {
  async function held(stakes: string) {
    const key = await api.createKey('claims', 'agent');
    const path = '/v1/ledgers/claims/decisions';
    const body = { ...opening, stakes };
    const { decision_id: id } = written(await api.call('POST', path, { key, body }));
    const filed = await api.call('POST', `${path}/${id}/job-cards`, {
      key,
      body: { ...card, needs_human: true },
    });
    const [reason] = written(filed).reasons;
    return { path: `${path}/${id}/reviews`, escalation: reason?.escalation_id };
  }

  test('say when their reviewer signed in, and nothing else', async () => {
    const { browser } = await signIn('quin', ['claims']);
    const { authenticated_at: signedIn } = await sessionOf(browser);
    const { path, escalation } = await held('medium');
    const send = (more: object) =>
      browser.fetch('POST', path, { body: { ...review, escalation_id: escalation, ...more } });
    expect(await codeOf(await send({}))).toBe('validation_failed');
    expect(await codeOf(await send({ signed_in_at: '2026-01-15T09:30:00Z' }))).toBe(
      'validation_failed',
    );
    expect((await send({ signed_in_at: signedIn })).status).toBe(201);
  });

  test('with an API key say nothing of it', async () => {
    const key = await api.createKey('claims', 'reviewer');
    const { path, escalation } = await held('high');
    const body = { ...review, escalation_id: escalation };
    const claimed = { ...body, signed_in_at: new Date().toISOString() };
    const refused = await api.call('POST', path, { key, body: claimed });
    expect(problemOf(refused).errors).toMatchObject([{ pointer: '/signed_in_at' }]);
    expect((await api.call('POST', path, { key, body })).status).toBe(201);
  });

  test('on high stakes take a sign-in of the last five minutes; a stop takes none', async () => {
    const { browser } = await signIn('rex', ['claims'], new TestBrowser(api.url), 301);
    const send = async (stakes: string, verdict = 'approve') => {
      const { path, escalation } = await held(stakes);
      const { authenticated_at: signedIn } = await sessionOf(browser);
      const body = { ...review, verdict, escalation_id: escalation, signed_in_at: signedIn };
      return codeOf(await browser.fetch('POST', path, { body }));
    };
    expect(await send('high')).toBe('reauthentication_required');
    expect(await send('critical')).toBe('reauthentication_required');
    expect(await send('critical', 'stop')).toBe('201');
    expect(await send('medium')).toBe('201');
    provider.user.agoS = 0;
    await browser.visit('/v1/session/oidc?again=true');
    expect(await send('high')).toBe('201');
  });

  test('signing in again asks the provider to ask', async () => {
    const { browser } = await signIn('sue', ['claims']);
    const before = await sessionOf(browser);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const again = await browser.visit('/v1/session/oidc?again=true');
    const after = (await told(again)).json as SessionBody;
    expect(Date.parse(after.authenticated_at)).toBeGreaterThan(Date.parse(before.authenticated_at));
    expect(after.id).not.toBe(before.id);
  });

  test('a server without an identity provider signs nobody in, and takes no session', async () => {
    const { browser } = await signIn('uma', ['claims']);
    const other = await api.startAnother({ signInFile: '' });
    const cookie = browser.cookieHeader(PUBLIC_URL);
    const ask = async (path: string) =>
      codeOf(await fetch(other.url + path, { headers: { cookie }, redirect: 'manual' }));
    expect(await ask('/v1/session')).toBe('not_authenticated');
    expect(await ask('/v1/ledgers/claims')).toBe('not_authenticated');
    expect(await ask('/v1/session/oidc')).toBe('not_found');
    expect(await ask('/v1/session/oidc/callback')).toBe('not_found');
    expect(await codeOf(await browser.fetch('GET', '/v1/session?x=1'))).toBe('invalid_parameter');
    expect(await codeOf(await browser.fetch('DELETE', '/v1/session?x=1'))).toBe(
      'invalid_parameter',
    );
  });

  test('verification holds what they recorded', async () => {
    const auditor = await api.createKey('claims', 'auditor');
    const answer = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: {},
      headers: { prefer: 'wait=60' },
    });
    expect(answer.json).toMatchObject({ report: { verified: true, findings: [] } });
  });
});
