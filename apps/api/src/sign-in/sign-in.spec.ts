import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cookieValues } from './cookies.js';
import { rolesOf } from './identity-provider.js';
import { isOwnPath } from './sign-in-flow.js';
import { readSignInSettings } from './sign-in-settings.js';

const LIST = [
  { group: 'leads', ledger: 'claims', role: 'officer' },
  { group: 'claims', ledger: 'claims', role: 'reviewer' },
  { group: 'claims', ledger: 'other', role: 'auditor' },
] as const;

const END = '2026-06-30T00:00:00Z';

test.each<[unknown, Record<string, string>]>([
  [['claims'], { claims: 'reviewer', other: 'auditor' }],
  // The first of the list counts, not the first of the claim.
  [['claims', 'leads'], { claims: 'officer', other: 'auditor' }],
  ['claims', { claims: 'reviewer', other: 'auditor' }],
  [['Claims', ' claims', 'claims,leads', 'claim'], {}],
  [[['claims']], {}],
  [{ claims: true }, {}],
  [undefined, {}],
  [null, {}],
])('the groups %j give %j', (groups, roles) => {
  expect(rolesOf(groups, LIST)).toEqual({ roles });
});

test.each([
  ['a=1; b=2', ['1']],
  ['b=2;a=1', ['1']],
  ['a=1; a=2', ['1', '2']],
  ['aa=1; xa=2; A=3', []],
  ['a', []],
  ['a=x=y', ['x=y']],
  [undefined, []],
])('the cookie a in %j', (header, values) => {
  expect(cookieValues(header, 'a')).toEqual(values);
});

test.each([
  ['/', true],
  ['/app?x=1#y', true],
  ['//a', false],
  ['/\\a', false],
  ['/a\\b', false],
  ['https://a', false],
  ['a', false],
  ['/a\nb', false],
  ['/ä', false],
  ['', false],
])('%j is a path of this server: %s', (path, isOwn) => {
  expect(isOwnPath(path)).toBe(isOwn);
});

test('what is said of an auditor comes with the group that counts', () => {
  const audit = { expiresAt: END, scope: { redaction: 'none' } };
  const list = [
    { group: 'first', ledger: 'claims', role: 'auditor', audit },
    { group: 'second', ledger: 'claims', role: 'auditor', audit: {} },
  ] as const;
  const roles = { claims: 'auditor' };
  expect(rolesOf(['second', 'first'], list)).toEqual({ roles, audits: { claims: audit } });
  expect(rolesOf(['second'], list)).toEqual({ roles, audits: { claims: {} } });
});

describe('the settings', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-sign-in-'));
    await writeFile(join(directory, 'secret'), 'of the client\n');
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const good = {
    public_url: 'https://docket.example',
    oidc: { issuer: 'https://login.example/', client_id: 'docket', client_secret_file: 'secret' },
    roles: [...LIST],
  };

  async function read(file: unknown) {
    const path = join(directory, 'sign-in.json');
    await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
    return readSignInSettings(path);
  }

  test('are read, with the secret beside them', async () => {
    expect(await read(good)).toEqual({
      publicUrl: 'https://docket.example',
      passphrase: 'nobody',
      oidc: {
        issuer: 'https://login.example/',
        clientId: 'docket',
        clientSecret: 'of the client',
        scope: 'openid',
        groupsClaim: 'groups',
        sessionS: 3_600,
      },
      roles: LIST.map((one) => (one.role === 'auditor' ? { ...one, audit: {} } : one)),
    });
  });

  test('are read as the reference for operators prints them', async () => {
    const reference = new URL('../../../../docs/guide/operator-reference.md', import.meta.url);
    const blocks = [
      ...(await readFile(reference, 'utf8')).matchAll(/^```json\n([\s\S]*?)^```$/gm),
    ].map(([, json = '']) => JSON.parse(json) as Record<string, unknown>);
    const [whole, local] = blocks.filter((block) => 'public_url' in block);
    const group = blocks.find((block) => 'group' in block);
    await writeFile(join(directory, 'oidc-client.secret'), 'of the client\n');
    const all = [...((whole?.['roles'] ?? []) as unknown[]), group];
    const settings = await read({ ...whole, roles: all });
    expect(settings.oidc).toMatchObject({ clientSecret: 'of the client', groupsClaim: 'groups' });
    expect(settings.roles.map(({ role }) => role)).toEqual([
      'administrator',
      'officer',
      'reviewer',
      'auditor',
    ]);
    expect((await read(local)).passphrase).toBe('all');
  });

  test('say how long the groups of a sign-in count', async () => {
    const { oidc } = await read({ ...good, oidc: { ...good.oidc, session_minutes: 15 } });
    expect(oidc?.sessionS).toBe(900);
  });

  test('say who signs in with a passphrase: everybody, nobody, or one', async () => {
    const { public_url, oidc, roles } = good;
    expect((await read({ public_url, local: true })).passphrase).toBe('all');
    expect((await read({ public_url, oidc, roles })).passphrase).toBe('nobody');
    expect((await read({ ...good, break_glass: 'ada' })).passphrase).toEqual({ only: 'ada' });
  });

  test.each<[string, unknown, string]>([
    ['neither way', { public_url: good.public_url }, 'oidc is missing'],
    ['both ways', { ...good, local: true }, 'break_glass'],
    ['local groups', { public_url: good.public_url, local: true, roles: [] }, 'roles'],
    ['no roles', { public_url: good.public_url, oidc: good.oidc }, '/roles'],
    ['no JSON', '{', 'is not JSON'],
    ['no issuer', { ...good, oidc: { client_id: 'd' } }, '/oidc/issuer'],
    ['a slip', { ...good, role: [] }, '/role'],
    ['an agent', { ...good, roles: [{ ...LIST[0], role: 'agent' }] }, '/roles/0/role'],
    ['an end of an officer', { ...good, roles: [{ ...LIST[0], until: END }] }, '/roles/0'],
    [
      'a scope of an officer',
      { ...good, roles: [{ ...LIST[0], scope: { redaction: 'none' } }] },
      '/roles/0',
    ],
    [
      'an end that is no time',
      { ...good, roles: [{ ...LIST[2], until: '2026-02-31' }] },
      '/roles/0/until',
    ],
    [
      'no such profile',
      { ...good, roles: [{ ...LIST[2], scope: { redaction: 'x' } }] },
      '/roles/0/scope/redaction',
    ],
    [
      'a scope that says nothing',
      { ...good, roles: [{ ...LIST[2], scope: {} }] },
      '/roles/0/scope',
    ],
    ...[4, 721, 7.5, '60', 0, null].map((minutes): [string, unknown, string] => [
      `${JSON.stringify(minutes)} minutes of a session`,
      { ...good, oidc: { ...good.oidc, session_minutes: minutes } },
      '/oidc/session_minutes',
    ]),
    ['an issuer by http', { ...good, oidc: { ...good.oidc, issuer: 'http://a' } }, 'issuer'],
    ['an address by http', { ...good, public_url: 'http://docket.example' }, 'public_url'],
    ['a path', { ...good, public_url: 'https://docket.example/app' }, 'public_url'],
    ['a slash', { ...good, public_url: 'https://docket.example/' }, 'public_url'],
    ['no openid', { ...good, oidc: { ...good.oidc, scope: 'groups' } }, '/oidc/scope'],
    ['no secret', { ...good, oidc: { ...good.oidc, client_secret_file: 'none' } }, 'none'],
  ])('are refused with %s, by its place', async (_name, file, place) => {
    await expect(read(file)).rejects.toThrow(place);
  });
});
