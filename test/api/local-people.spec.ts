import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { problemOf, startTestApi, type Answer, type TestApi } from './support/api.js';

const URL_OF_PAGES = 'https://docket.example';
const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
const PASSPHRASE = 'an old bridge of wet stones';

let api: TestApi;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-local-'));
  api = await startTestApi({ signInFile: await settings({ local: true }) });
  await api.createLedger('claims');
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

async function settings(more: object): Promise<string> {
  const file = join(directory, `${Object.keys(more).join('-')}.json`);
  await writeFile(file, JSON.stringify({ public_url: URL_OF_PAGES, ...more }));
  return file;
}

const asAdministrator = (method: string, path: string, body?: object): Promise<Answer> =>
  api.call(method, path, { key: api.administrator, ...(body === undefined ? {} : { body }) });

async function tokenFor(name: string, roles: object = { claims: 'reviewer' }): Promise<string> {
  const answer = await asAdministrator('POST', '/v1/people', { name, roles });
  return (answer.json as { token: string }).token;
}

const choose = (token: string, passphrase = PASSPHRASE): Promise<Answer> =>
  api.call('POST', '/v1/session/enrolment', { headers: PAGE, body: { token, passphrase } });

const signIn = (name: string, passphrase = PASSPHRASE): Promise<Answer> =>
  api.call('POST', '/v1/session/passphrase', { headers: PAGE, body: { name, passphrase } });

const cookieOf = ({ headers }: Answer): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

const withSession = (cookie: string, method: string, path: string): Promise<Answer> =>
  api.call(method, path, { headers: { ...PAGE, cookie } });

async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('somebody with a passphrase', () => {
  test('is let in by an administrator, chooses it, signs in, and is registered by them', async () => {
    const token = await tokenFor('ada');
    expect(problemOf(await signIn('ada')).code).toBe('sign_in_refused');
    expect((await choose(token)).status).toBe(204);
    const answer = await signIn('ada');
    expect(answer.json).toMatchObject({ via: 'passphrase', roles: { claims: 'reviewer' } });
    const { person } = answer.json as { person: string };
    const cookie = cookieOf(answer);
    expect((await withSession(cookie, 'GET', '/v1/ledgers/claims/decisions')).status).toBe(200);
    const auditor = await api.createKey('claims', 'auditor');
    const entries = await api.call('GET', '/v1/ledgers/claims/entries', { key: auditor });
    const lines = entries.text.split('\n').filter((line) => line.includes(person));
    expect(lines).toHaveLength(1);
    // By the administrator's own principal, not by Docket; and without a name.
    expect(lines[0]).not.toContain('"actor":"docket"');
    expect(entries.text).not.toContain('"ada"');
    const [row] = await sql<{ row: string }>('SELECT p::text AS row FROM docket.person p');
    expect(row?.row).not.toContain(PASSPHRASE);
    expect(row?.row).not.toContain(token);
    expect(JSON.stringify(api.log)).not.toContain(PASSPHRASE);
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: {},
      headers: { prefer: 'wait=60' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true, findings: [] } });
  });

  test('is handed a link, which the command prints alone', async () => {
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: api.administrator };
    const argv = ['people', 'enrol', 'ivy', '--role', 'claims=auditor'];
    const made = await runDocket(argv, { env });
    const found = /^https:\/\/docket\.example\/app\/enrol#ivy:([\w-]{43})\n$/.exec(made.stdout);
    expect({ code: made.code, found: found !== null }).toEqual({ code: 0, found: true });
    expect(made.stderr).not.toContain(found?.[1]);
    const renewed = await runDocket(['people', 'renew', 'ivy'], { env });
    expect(renewed.stdout).toMatch(/^https:\S+\/app\/enrol#ivy:[\w-]{43}\n$/);
    expect(problemOf(await choose(found?.[1] ?? '')).code).toBe('sign_in_refused');
    const token = renewed.stdout.trim().split(':').at(-1) ?? '';
    expect((await choose(token)).status).toBe(204);
    // Nobody enrols at a server where nobody signs in.
    const other = await api.startAnother({ signInFile: '' });
    const answer = await fetch(`${other.url}/v1/people`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.administrator}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'joe', roles: { claims: 'auditor' } }),
    });
    expect(await answer.json()).toMatchObject({ name: 'joe', link: null });
  });

  test('cannot enrol twice, late, or with a token that is none', async () => {
    const token = await tokenFor('bo');
    const both = await Promise.all([choose(token), choose(token, `${PASSPHRASE} two`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 403]);
    expect(problemOf(await choose(token)).code).toBe('sign_in_refused');
    expect(problemOf(await choose('x'.repeat(43))).code).toBe('sign_in_refused');
    const late = await tokenFor('bea');
    const brief = `to_char(clock_timestamp() AT TIME ZONE 'UTC' - interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    await sql(`UPDATE docket.person SET enrolment_expires_at = ${brief} WHERE name = 'bea'`);
    expect(problemOf(await choose(late)).code).toBe('sign_in_refused');
  });

  test('chooses a passphrase that is long enough', async () => {
    const token = await tokenFor('cy');
    for (const passphrase of ['', 'short', '\u{1f512}'.repeat(14), 'x'.repeat(257)])
      expect(problemOf(await choose(token, passphrase)).code).toBe('validation_failed');
    // The same characters, composed and not.
    expect((await choose(token, 'Brücke über Wasser')).status).toBe(204);
    expect((await signIn('cy', 'Brücke über Wasser'.normalize('NFD'))).status).toBe(200);
  });

  test('a wrong passphrase and a wrong name are answered alike, and ten tries are enough', async () => {
    expect((await choose(await tokenFor('di'))).status).toBe(204);
    const wrong = problemOf(await signIn('di', 'not the passphrase'));
    const nobody = problemOf(await signIn('nobody'));
    expect({ ...wrong, instance: '' }).toEqual({ ...nobody, instance: '' });
    // On a machine that takes longer for ten than until one more is given, they are tried again.
    let refused: Answer | undefined;
    for (let round = 0; round < 20 && refused?.status !== 429; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => signIn('di', 'not the passphrase')));
      refused = await signIn('di');
    }
    expect(problemOf(refused!).code).toBe('rate_limited');
    expect(Number(refused!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('another passphrase is on record, and ends the sessions; removed, they are nobody, and revoked in their ledger', async () => {
    await choose(await tokenFor('eve'));
    const first = await signIn('eve');
    const { person: eve } = first.json as { person: string };
    const cookie = cookieOf(first);
    await withSession(cookie, 'GET', '/v1/ledgers/claims/decisions');
    const renewed = await asAdministrator('POST', '/v1/people/eve/enrolment');
    const { token } = renewed.json as { token: string };
    // At once: whoever has the old one, or a session, may be the reason.
    expect((await withSession(cookie, 'GET', '/v1/session')).status).toBe(401);
    expect(problemOf(await signIn('eve')).code).toBe('sign_in_refused');
    expect((await choose(token, `${PASSPHRASE} two`)).status).toBe(204);
    expect((await signIn('eve')).status).toBe(403);
    const next = cookieOf(await signIn('eve', `${PASSPHRASE} two`));
    expect((await asAdministrator('DELETE', '/v1/people/eve')).status).toBe(204);
    expect((await withSession(next, 'GET', '/v1/session')).status).toBe(401);
    expect(problemOf(await signIn('eve', `${PASSPHRASE} two`)).code).toBe('sign_in_refused');
    expect(problemOf(await asAdministrator('DELETE', '/v1/people/eve')).code).toBe(
      'unknown_person',
    );
    // One principal with two passphrases, both let in and taken away by the administrator.
    const history = await sql<{ type: string; actor: string; principal: string; way: string }>(
      `SELECT e.type, convert_from(e.leaf, 'UTF8')::jsonb ->> 'actor' AS actor, said ->> 'principal' AS principal,
         coalesce(said #>> '{authenticator,id}', said ->> 'authenticator') AS way
       FROM docket.entry e JOIN docket.body b USING (ledger_no, seq),
         LATERAL (SELECT convert_from(b.body, 'UTF8')::jsonb AS said) s
       WHERE e.type LIKE 'principal.%' AND said::text LIKE '%' || $1 || '%' ORDER BY seq`,
      [eve.split('/')[0]],
    );
    expect(history.map(({ type, way }) => `${type} ${way.slice(-2)}`)).toEqual([
      'principal.registered /1',
      'principal.registered /2',
      'principal.revoked /1',
      'principal.revoked /2',
    ]);
    expect(new Set(history.map(({ principal }) => principal)).size).toBe(1);
    expect(new Set(history.map(({ actor }) => actor)).size).toBe(1);
    expect(history[0]?.actor).toMatch(/^prn_/);
  });

  test.each<[string, string, string]>([
    ['removed', 'DELETE', ''],
    ['made to choose another', 'POST', '/enrolment'],
  ])('who is %s while they sign in has no session', async (what, method, path) => {
    const name = what.slice(0, 3);
    await choose(await tokenFor(name));
    // Hashes of others are waited for: time enough to take the passphrase away.
    const others = ['kim', 'lee', 'mo', 'nan'].map((one) => signIn(one));
    const signing = signIn(name);
    await Promise.race(others);
    expect((await asAdministrator(method, `/v1/people/${name}${path}`)).status).toBeLessThan(300);
    const answer = await signing;
    await Promise.all(others);
    const cookie = cookieOf(answer);
    expect((await withSession(cookie, 'GET', '/v1/ledgers/claims/decisions')).status).toBe(401);
  });

  test('whose passphrase was taken away is nobody again, whatever rows are put back', async () => {
    await choose(await tokenFor('jo', { claims: 'officer' }));
    const signed = await signIn('jo');
    const { person } = signed.json as { person: string };
    const cookie = cookieOf(signed);
    const read = (of: string) => withSession(of, 'GET', '/v1/ledgers/claims/decisions');
    expect((await read(cookie)).status).toBe(200);
    await sql(`CREATE TABLE kept_person AS SELECT * FROM docket.person WHERE name = 'jo'`);
    await sql('CREATE TABLE kept_session AS SELECT * FROM docket.session WHERE person = $1', [
      person,
    ]);
    expect((await asAdministrator('DELETE', '/v1/people/jo')).status).toBe(204);
    await sql('INSERT INTO docket.person SELECT * FROM kept_person');
    await sql('INSERT INTO docket.session SELECT * FROM kept_session');
    const again = await signIn('jo');
    for (const one of [cookie, cookieOf(again)]) {
      const refused = await read(one);
      expect([refused.status, problemOf(refused).code]).toEqual([403, 'wrong_ledger']);
    }
    const [{ count = 0 } = {}] = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
       WHERE e.type = 'principal.registered' AND position($1::bytea IN b.body) > 0`,
      [Buffer.from(person)],
    );
    expect(count).toBe(1);
  });

  test('an administrator who was removed sees and ends no sessions of others', async () => {
    const registry = { registry: 'administrator' };
    const made = await asAdministrator('POST', '/v1/people', { name: 'root', roles: registry });
    expect(made.status).toBe(201);
    await choose((made.json as { token: string }).token);
    const signed = await signIn('root');
    const { person } = signed.json as { person: string };
    const cookie = cookieOf(signed);
    const sessions = async () =>
      ((await withSession(cookie, 'GET', '/v1/sessions')).json as { sessions: { id: string }[] })
        .sessions;
    expect((await sessions()).length).toBeGreaterThan(1);
    const victim = (await sessions()).find((one) => !JSON.stringify(one).includes(person))!;
    await sql('CREATE TABLE kept_root AS SELECT * FROM docket.session WHERE person = $1', [person]);
    expect((await asAdministrator('DELETE', '/v1/people/root')).status).toBe(204);
    await sql('INSERT INTO docket.session SELECT * FROM kept_root');
    expect((await sessions()).length).toBe(1);
    const ended = await withSession(cookie, 'DELETE', `/v1/sessions/${victim.id}`);
    expect(problemOf(ended).code).toBe('unknown_session');
  });

  test('is made once of a name, for ledgers that there are, in a role that people have', async () => {
    await tokenFor('finn');
    for (const [body, code] of [
      [{ name: 'finn', roles: { claims: 'officer' } }, 'validation_failed'],
      [{ name: 'gil', roles: { claims: 'agent' } }, 'validation_failed'],
      [{ name: 'gil', roles: {} }, 'validation_failed'],
      [{ name: 'Gil Smith', roles: { claims: 'officer' } }, 'validation_failed'],
      [{ name: 'gil', roles: { nowhere: 'officer' } }, 'unknown_ledger'],
    ] as const) {
      expect(problemOf(await asAdministrator('POST', '/v1/people', body)).code).toBe(code);
    }
    const listed = await asAdministrator('GET', '/v1/people');
    expect(listed.text).toContain('"finn"');
    expect(listed.text).not.toContain('"gil"');
    expect(listed.text).not.toContain('scrypt');
  });

  test('a row that somebody wrote or changed by hand is nobody', async () => {
    await choose(await tokenFor('hal'));
    const [ada] = await sql<{ passphrase: string }>(
      `SELECT passphrase FROM docket.person WHERE name = 'ada'`,
    );
    // A passphrase that whoever wrote it knows.
    await sql(`UPDATE docket.person SET passphrase = $1 WHERE name = 'hal'`, [ada?.passphrase]);
    expect(problemOf(await signIn('hal')).code).toBe('sign_in_refused');
    await sql(
      `INSERT INTO docket.person SELECT 1, 'per_00000000000000000000000000', 'ida', '{"claims":"officer"}',
         created_at, created_by, passphrase, NULL, NULL, seal FROM docket.person WHERE name = 'ada'`,
    );
    expect(problemOf(await signIn('ida')).code).toBe('sign_in_refused');
  });

  test('of all that a browser may say of where a request is from, a page of Docket alone writes', async () => {
    await choose(await tokenFor('page', { claims: 'officer' }));
    const cookie = cookieOf(await signIn('page'));
    const said = {
      origin: [
        URL_OF_PAGES,
        'https://evil.example',
        'null',
        `${URL_OF_PAGES}.evil`,
        `${URL_OF_PAGES}:443`,
        undefined,
      ],
      'sec-fetch-site': [
        'same-origin',
        'same-site',
        'cross-site',
        'none',
        'Same-Origin',
        'same-origin, cross-site',
        undefined,
      ],
      'x-docket-csrf': ['1', '1, 1', undefined],
      'content-type': ['application/json', 'text/plain', 'multipart/form-data; boundary=x'],
    };
    const every = Object.entries(said).reduce<Record<string, string>[]>(
      (all, [name, values]) =>
        all.flatMap((one) =>
          values.map((value) => (value === undefined ? one : { ...one, [name]: value })),
        ),
      [{}],
    );
    const written: Record<string, string>[] = [];
    for (const headers of every) {
      const body = { kind: 'dropped', reason: 'none' };
      const options = { headers: { cookie, ...headers }, body };
      const answer = await api.call('POST', '/v1/ledgers/claims/gaps', options);
      expect([201, 403, 415]).toContain(answer.status);
      if (answer.status === 201) written.push(headers);
    }
    const site = (one: Record<string, string>) => [one['origin'], one['sec-fetch-site']];
    expect(written.map(site)).toEqual([
      [URL_OF_PAGES, 'same-origin'],
      [URL_OF_PAGES, 'none'],
      [URL_OF_PAGES, undefined],
      [undefined, 'same-origin'],
    ]);
    const shown = written.map((one) => [one['x-docket-csrf'], one['content-type']]);
    expect(shown).toEqual(written.map(() => ['1', 'application/json']));
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { ...PAGE, 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { ...PAGE, 'sec-fetch-site': 'same-site' }],
    ['a form', { 'sec-fetch-site': 'same-origin' }],
    ['nobody knows where', { 'x-docket-csrf': '1' }],
  ])('is not signed in, and chooses nothing, by a request of %s', async (_name, headers) => {
    const body = { name: 'ada', passphrase: PASSPHRASE };
    const asked = await api.call('POST', '/v1/session/passphrase', { headers, body });
    expect(problemOf(asked).code).toBe('cross_site_request');
    const chosen = { token: 'x', passphrase: PASSPHRASE };
    const enrolled = await api.call('POST', '/v1/session/enrolment', { headers, body: chosen });
    expect(problemOf(enrolled).code).toBe('cross_site_request');
  });
});

describe('where there is an identity provider', () => {
  const oidc = { issuer: 'http://127.0.0.1:9', client_id: 'docket' };

  async function ask(url: string, path: string, body: object): Promise<string> {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { ...PAGE, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.status < 400
      ? String(answer.status)
      : ((await answer.json()) as { code: string }).code;
  }

  test('nobody signs in with a passphrase, and sessions that began so are over', async () => {
    const cookie = cookieOf(await signIn('ada'));
    const other = await api.startAnother({ signInFile: await settings({ oidc, roles: [] }) });
    const given = { name: 'ada', passphrase: PASSPHRASE };
    expect(await ask(other.url, '/v1/session/passphrase', given)).toBe('not_found');
    expect(
      await ask(other.url, '/v1/session/enrolment', { token: 'x', passphrase: PASSPHRASE }),
    ).toBe('not_found');
    const read = await fetch(`${other.url}/v1/session`, { headers: { cookie } });
    expect(read.status).toBe(401);
  });

  test('one person may, whom the settings name, and the log says so', async () => {
    const lines: string[] = [];
    const file = await settings({ oidc, roles: [], break_glass: 'ada' });
    const other = await api.startAnother({ signInFile: file, logLevel: 'warn' }, (line) =>
      lines.push(line),
    );
    const given = { passphrase: PASSPHRASE };
    expect(await ask(other.url, '/v1/session/passphrase', { name: 'cy', ...given })).toBe(
      'sign_in_refused',
    );
    expect(await ask(other.url, '/v1/session/passphrase', { name: 'ada', ...given })).toBe('200');
    expect(lines.filter((line) => line.includes('beside the identity provider'))).toHaveLength(1);
  });
});
