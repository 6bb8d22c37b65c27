import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { openDatabase, type Database } from '../database.js';
import { LocalPeople, newPersonId } from './local-people.js';
import { SessionSecret } from './session-secret.js';
import { Sessions } from './sessions.js';

const ADA = {
  person: 'oidc:https://login.example#ada',
  via: 'oidc',
  roles: { claims: 'reviewer' },
  authenticatedAt: '2026-01-15T09:30:00.000Z',
} as const;

let database: Database;
let place: TestDatabase;
let directory: string;
let sessions: Sessions;
let count = 0;

beforeAll(async () => {
  place = await createTestDatabase();
  database = await openDatabase({ url: place.url });
  directory = await mkdtemp(join(tmpdir(), 'docket-sessions-'));
  sessions = new Sessions(database, new SessionSecret(directory));
});
afterAll(async () => {
  await database.close();
  await place.drop();
  await rm(directory, { recursive: true, force: true });
});

type Begun = Awaited<ReturnType<Sessions['begin']>>;
const begunOf = (begun: Begun): Exclude<Begun, string> => {
  if (typeof begun === 'string') throw new Error(begun);
  return begun;
};

async function begin(person: Parameters<Sessions['begin']>[0] = ADA, with_ = sessions) {
  count += 1;
  return begunOf(await with_.begin(person, `sign-in ${count}`));
}

describe('sessions', () => {
  test('are found by their token, and by nothing like it', async () => {
    const { session, token } = await begin();
    expect(await sessions.find(token)).toEqual({ ...session, lastSeenAt: expect.anything() });
    const damaged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const other of [damaged, '', 'x', `${token}=`, token.slice(0, 42), session.id])
      expect(await sessions.find(other)).toBeUndefined();
  });

  test('one sign-in begins one', async () => {
    expect(await sessions.begin(ADA, 'the same')).toMatchObject({ token: expect.anything() });
    expect(await sessions.begin(ADA, 'the same')).toBe('begun_before');
  });

  test('what was taken back begins none, in whatever order the two come', async () => {
    const before = { ...ADA, person: 'oidc:https://id.example#late' };
    const at = new Date(Date.parse(before.authenticatedAt) + 2_000).toISOString();
    const after = { ...before, authenticatedAt: new Date(Date.parse(at) + 1).toISOString() };
    for (let round = 0; round < 25; round += 1) {
      const person = `${before.person}-${round}`;
      const [begun] = await Promise.all([
        sessions.begin({ ...before, person }, `late ${round}`),
        sessions.endProvenBy(person, at),
      ]);
      if (typeof begun !== 'string') expect(await sessions.find(begun.token)).toBeUndefined();
      expect(await sessions.list(person)).toEqual([]);
    }
    await sessions.endProvenBy(before.person, at);
    // An older message that comes late takes nothing of it back.
    await sessions.endProvenBy(before.person, before.authenticatedAt);
    expect(await sessions.begin({ ...before, authenticatedAt: at }, 'at once')).toBe('taken_back');
    expect(await sessions.begin(after, 'after')).toMatchObject({ token: expect.anything() });
  });

  test('end twelve hours after they began, however busy', async () => {
    const secret = new SessionSecret(directory);
    const brief = new Sessions(database, secret, { idleS: 1_800, absoluteS: 0 });
    const { token } = await begin(ADA, brief);
    expect(await sessions.find(token)).toBeUndefined();
    const { session } = await begin();
    const hours = (Date.parse(session.expiresAt) - Date.parse(session.signedInAt)) / 3_600_000;
    expect(hours).toBe(12);
  });

  test('end earlier where who vouches for them is believed for less, and never later', async () => {
    for (const [lastsS, s] of [
      [900, 900],
      [86_400, 43_200],
    ] as const) {
      const { session, token } = begunOf(await sessions.begin(ADA, `for ${lastsS}`, lastsS));
      expect(Date.parse(session.expiresAt) - Date.parse(session.signedInAt)).toBe(s * 1_000);
      expect(await sessions.find(token)).toMatchObject({ expiresAt: session.expiresAt });
    }
    const { token } = begunOf(await sessions.begin(ADA, 'for nothing', 0));
    expect(await sessions.find(token)).toBeUndefined();
  });

  test("are judged by the database's clock: another time of the process changes nothing", async () => {
    const { token } = await begin();
    const brief = new Sessions(database, new SessionSecret(directory), {
      idleS: 1_800,
      absoluteS: 0,
    });
    const over = await begin(ADA, brief);
    for (const time of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
      jest.useFakeTimers({
        now: new Date(time),
        doNotFake: [
          'nextTick',
          'setImmediate',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'queueMicrotask',
          'performance',
        ],
      });
      try {
        expect(await sessions.find(token)).toBeDefined();
        expect(await sessions.find(over.token)).toBeUndefined();
      } finally {
        jest.useRealTimers();
      }
    }
  });

  test('in other roles end with a sign-in; in the same they go on, twenty at most', async () => {
    const person = { ...ADA, person: 'oidc:https://login.example#bo' };
    const first = await begin(person);
    const same = await begin(person);
    expect(await sessions.find(first.token)).toBeDefined();
    const raised = await begin({ ...person, roles: { claims: 'officer' } });
    expect(await sessions.find(first.token)).toBeUndefined();
    expect(await sessions.find(same.token)).toBeUndefined();
    expect(await sessions.find(raised.token)).toBeDefined();
    for (let more = 0; more < 20; more += 1)
      await begin({ ...person, roles: { claims: 'officer' } });
    expect(await sessions.find(raised.token)).toBeUndefined();
    expect(await sessions.list(person.person)).toHaveLength(20);
  });

  test('of others are nobody else’s to list or to end', async () => {
    const mine = await begin({ ...ADA, person: 'oidc:https://login.example#cy' });
    const theirs = await begin({ ...ADA, person: 'oidc:https://login.example#di' });
    const listed = await sessions.list(mine.session.person);
    expect(listed.map(({ id }) => id)).toEqual([mine.session.id]);
    expect(await sessions.end(theirs.session.id, mine.session.person)).toBe(false);
    expect(await sessions.find(theirs.token)).toBeDefined();
    expect(await sessions.end(theirs.session.id)).toBe(true);
    expect(await sessions.find(theirs.token)).toBeUndefined();
  });

  test.each(['[', 'null', '{"claims": null}', '[1]', ''])(
    'beside a row whose roles are %j are found and listed, and so are people',
    async (roles) => {
      const people = new LocalPeople(database, new SessionSecret(directory));
      const { session, token } = await begin();
      const junk = await begin();
      const name = `ada-${count}`;
      await people.create({
        id: newPersonId(),
        name,
        roles: { claims: 'reviewer' },
        createdBy: 'prn_admin',
      });
      expect(await people.find(name)).toMatchObject({ name });
      const both = [
        ['session', 'session_id', junk.session.id],
        ['person', 'name', name],
      ] as const;
      // The service may insert such a row, and not change one.
      const owner = await database.owner();
      for (const [table, id, value] of both)
        await owner.query(`UPDATE docket.${table} SET roles = $2 WHERE ${id} = $1`, [value, roles]);
      await owner.end();
      expect(await sessions.find(junk.token)).toBeUndefined();
      expect(await sessions.find(token)).toMatchObject({ id: session.id });
      const listed = (await sessions.list()).map(({ id }) => id);
      expect(listed).toContain(session.id);
      expect(listed).not.toContain(junk.session.id);
      expect(await people.find(name)).toBeUndefined();
      expect((await people.list()).map((one) => one.name)).not.toContain(name);
    },
  );

  test('of an installation with another secret are none', async () => {
    const { token } = await begin();
    const elsewhere = await mkdtemp(join(tmpdir(), 'docket-sessions-'));
    const other = new Sessions(database, new SessionSecret(elsewhere));
    expect(await other.find(token)).toBeUndefined();
    await rm(elsewhere, { recursive: true });
  });
});

describe('the secret', () => {
  test("is its owner's alone, and the same in every process", async () => {
    const file = join(directory, 'sessions.secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { token } = await begin();
    const another = new Sessions(database, new SessionSecret(directory));
    expect(await another.find(token)).toBeDefined();
  });

  test('that others can read, or that is none, seals nothing', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'docket-sessions-'));
    const file = join(elsewhere, 'sessions.secret');
    await writeFile(file, `${'0'.repeat(64)}\n`, { mode: 0o644 });
    await expect(new SessionSecret(elsewhere).seal('p', 't')).rejects.toThrow('chmod 600');
    await rm(file);
    await writeFile(file, 'short\n', { mode: 0o600 });
    await expect(new SessionSecret(elsewhere).seal('p', 't')).rejects.toThrow('64 hex digits');
    await rm(elsewhere, { recursive: true });
  });
});
