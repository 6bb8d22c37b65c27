import { setTimeout as after } from 'node:timers/promises';
import { Database } from '@docket/store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import {
  call,
  problemOf,
  startTestApi,
  written,
  type Answer,
  type TestApi,
} from './support/api.js';
import { card, opening } from './support/records.js';

/** Keys come and go; whose they are stays. */
let api: TestApi;
let administrator: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  administrator = await api.createKey('claims', 'administrator');
});
afterAll(() => api.close());

const idOf = (key: string): string => key.split('_')[1] ?? '';
const KEYS = '/v1/ledgers/claims/keys';

interface Rotated {
  id: string;
  actor: string;
  key: string;
  expires_at: string | null;
  replaces: { id: string; expires_at: string | null; revoked_at: string | null };
}

function rotate(id: string, body: object, key = administrator, ledger = 'claims'): Promise<Answer> {
  return api.call('POST', `/v1/ledgers/${ledger}/keys/${id}/rotations`, { key, body });
}
async function rotated(id: string, body: object, key?: string): Promise<Rotated> {
  const answer = await rotate(id, body, key);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return answer.json as Rotated;
}
async function createKey(role: string, more: object = {}): Promise<{ key: string; actor: string }> {
  const answer = await api.call('POST', KEYS, { key: administrator, body: { role, ...more } });
  expect(answer.status).toBe(201);
  return answer.json as { key: string; actor: string };
}
const codeWith = async (key: string): Promise<string | number> => {
  const answer = await api.call('GET', '/v1/ledgers/claims', { key });
  return answer.status === 200 ? 200 : problemOf(answer).code;
};
const fromNow = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('a key that is replaced', () => {
  test('and revoked while that is done has no successor', async () => {
    const { key } = await createKey('agent');
    const wall = new pg.Client({ connectionString: api.database.url });
    await wall.connect();
    const until = async (condition: string): Promise<void> => {
      for (;;) {
        const { rows } = await wall.query<{ is: boolean }>(`SELECT (${condition}) AS is`);
        if (rows[0]?.is === true) return;
        await after(20);
      }
    };
    // Nothing is appended before this is over: the registration of the new key waits.
    await wall.query('BEGIN');
    await wall.query('SELECT FROM docket.ledger_head FOR UPDATE');
    const replacing = rotate(idOf(key), {}, key);
    await until(`EXISTS (SELECT FROM pg_locks WHERE NOT granted)`);
    const revoking = api.call('DELETE', `${KEYS}/${idOf(key)}`, { key: administrator });
    await until(
      `(SELECT revoked_at IS NOT NULL FROM docket.api_key WHERE key_id = '${idOf(key)}')`,
    );
    await wall.query('COMMIT');
    await wall.end();
    const [replaced, revoked] = await Promise.all([replacing, revoking]);
    expect(revoked.status).toBe(204);
    expect(problemOf(replaced).code).toBe('unknown_key');
    const { keys } = (await api.call('GET', KEYS, { key: administrator })).json as {
      keys: { id: string; revoked_at: string | null; label: string; actor: string }[];
    };
    const own = keys.find(({ id }) => id === idOf(key))!;
    const theirs = keys.filter(({ actor }) => actor === own.actor);
    expect(theirs).toHaveLength(2);
    for (const one of theirs) expect(one.revoked_at).not.toBeNull();
  });

  test('has the same author before and after, in the entries and for a verification', async () => {
    const { key, actor } = await createKey('agent');
    const path = '/v1/ledgers/claims/decisions';
    const opened = written(await api.call('POST', path, { key, body: opening }));
    const next = await rotated(idOf(key), {});
    expect(next).toMatchObject({
      actor,
      expires_at: null,
      replaces: { id: idOf(key), revoked_at: null },
    });
    for (const one of [key, next.key])
      written(
        await api.call('POST', `${path}/${opened.decision_id}/job-cards`, { key: one, body: card }),
      );
    const entries = await api.call('GET', `${path}/${opened.decision_id}/entries`, { key });
    const { entries: lines } = entries.json as { entries: { actor?: string; leaf?: string }[] };
    expect(JSON.stringify(lines).split(`"actor":"${actor}"`).length - 1).toBeGreaterThanOrEqual(3);
    const env = { DATABASE_URL: api.database.url };
    const verified = await runDocket(['verify', '--ledger', 'claims'], { env });
    expect({ code: verified.code, text: verified.stdout }).toMatchObject({ code: 0 });
  });

  test('stays good for a day, for as long as is said, or not at all', async () => {
    const { key } = await createKey('agent');
    const first = await rotated(idOf(key), {});
    const day = Date.parse(first.replaces.expires_at ?? '') - Date.now();
    expect(Math.round(day / 3_600_000)).toBe(24);
    expect([await codeWith(key), await codeWith(first.key)]).toEqual([200, 200]);

    const second = await rotated(first.id, { overlap_seconds: 1 });
    while ((await codeWith(first.key)) === 200) await after(50);
    expect([await codeWith(first.key), await codeWith(second.key)]).toEqual(['key_expired', 200]);

    const third = await rotated(second.id, { overlap_seconds: 0 });
    expect(third.replaces.revoked_at).not.toBeNull();
    expect([await codeWith(second.key), await codeWith(third.key)]).toEqual([
      'not_authenticated',
      200,
    ]);
    // By whoever holds the key that came after; an administrator gives who lost theirs another one.
    for (const id of [first.id, second.id])
      expect(problemOf(await rotate(id, {}, third.key)).code).toBe('record_refused');
    const listed = await api.call('GET', KEYS, { key: administrator });
    const { keys } = listed.json as { keys: Record<string, string | null>[] };
    const states = keys.filter(({ id }) =>
      [idOf(key), first.id, second.id, third.id].includes(id ?? ''),
    );
    expect(states.map((one) => [one['expires_at'] !== null, one['revoked_at'] !== null])).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [false, false],
    ]);
  });

  test.each([
    ['an overlap of more than 30 days', { overlap_seconds: 2_592_001 }, '/overlap_seconds'],
    ['a negative one', { overlap_seconds: -1 }, '/overlap_seconds'],
    ['a part of a second', { overlap_seconds: 0.5 }, '/overlap_seconds'],
    ['an end that is over', { expires_at: '2020-01-01T00:00:00Z' }, '/expires_at'],
    ['an end that is no time', { expires_at: '2027-13-45T00:00:00Z' }, '/expires_at'],
    ['a member that is none', { role: 'administrator' }, '/role'],
  ])('is not replaced with %s', async (_what, body, pointer) => {
    const { key } = await createKey('agent');
    const problem = problemOf(await rotate(idOf(key), body));
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
    expect(await codeWith(key)).toBe(200);
  });

  test('is good for its ledgers elsewhere, and its end is recorded there', async () => {
    const registrar = await api.createKey('registry', 'administrator');
    const write = (key: string): Promise<Answer> =>
      api.call('POST', '/v1/ledgers/claims/gaps', {
        key,
        body: { reason: 'instrumentation_removed', from: fromNow(-60), detail: 'x' },
      });
    await write(registrar);
    const answer = await rotate(
      idOf(registrar),
      { overlap_seconds: 0 },
      api.administrator,
      'registry',
    );
    const next = answer.json as Rotated;
    await write(next.key);
    expect(await codeWith(registrar)).toBe('not_authenticated');
    expect(await codeWith(next.key)).toBe(200);
    const env = { DATABASE_URL: api.database.url };
    for (const ledger of ['claims', 'registry'])
      expect((await runDocket(['verify', '--ledger', ledger], { env })).code).toBe(0);
  });

  test('is replaced by an administrator also when it is over, and nothing of it comes back', async () => {
    const { key, actor } = await createKey('agent');
    await api.call('DELETE', `${KEYS}/${idOf(key)}`, { key: administrator });
    const next = await rotated(idOf(key), {});
    expect(next).toMatchObject({ actor, expires_at: null });
    expect([await codeWith(key), await codeWith(next.key)]).toEqual(['not_authenticated', 200]);
    const short = await createKey('agent', { expires_at: fromNow(1) });
    while ((await codeWith(short.key)) === 200) await after(50);
    expect(problemOf(await rotate(idOf(short.key), {}))).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/expires_at' }],
    });
    const later = await rotated(idOf(short.key), { expires_at: fromNow(600) });
    expect([await codeWith(short.key), await codeWith(later.key)]).toEqual(['key_expired', 200]);
  });
});

describe('who replaces a key', () => {
  test('its holder, who does not prolong it', async () => {
    for (const role of ['agent', 'reviewer', 'officer', 'auditor']) {
      const expiresAt = fromNow(3_600);
      const { key, actor } = await createKey(role, { expires_at: expiresAt });
      const longer = await rotate(idOf(key), { expires_at: fromNow(7_200) }, key);
      expect(problemOf(longer)).toMatchObject({ errors: [{ pointer: '/expires_at' }] });
      const next = await rotated(idOf(key), { overlap_seconds: 0 }, key);
      expect(next).toMatchObject({ actor, role, expires_at: expiresAt });
      expect([await codeWith(key), await codeWith(next.key)]).toEqual(['not_authenticated', 200]);
      const shorter = await rotated(next.id, { expires_at: fromNow(60) }, next.key);
      expect(Date.parse(shorter.expires_at ?? '')).toBeLessThan(Date.parse(expiresAt));
    }
  });

  test('nobody else but an administrator of the ledger, and of no key with which people decide', async () => {
    await api.createLedger('other');
    const other = await api.createKey('other', 'administrator');
    const agent = await createKey('agent');
    for (const role of ['agent', 'reviewer', 'officer', 'auditor']) {
      const { key } = await createKey(role);
      expect(problemOf(await rotate(idOf(agent.key), {}, key)).code).toBe('unknown_key');
    }
    expect(problemOf(await rotate(idOf(agent.key), {}, other)).code).toBe('wrong_ledger');
    expect(problemOf(await rotate(idOf(agent.key), {}, other, 'other')).code).toBe('unknown_key');
    for (const role of ['reviewer', 'officer']) {
      const { key } = await createKey(role);
      for (const by of [administrator, api.administrator])
        expect(problemOf(await rotate(idOf(key), {}, by)).code).toBe('actor_not_allowed');
    }
    for (const role of ['agent', 'auditor', 'administrator']) {
      const { key } = await createKey(role, { expires_at: fromNow(600) });
      const next = await rotated(idOf(key), { expires_at: fromNow(7_200) });
      expect(Date.parse(next.expires_at ?? '')).toBeGreaterThan(Date.now() + 3_600_000);
    }
  });
});

test('a key that is over by a clock that is far from the other one: answer and log name both', async () => {
  const { key } = await createKey('auditor', { expires_at: fromNow(1) });
  while ((await codeWith(key)) === 200) await after(50);
  const plain = problemOf(await api.call('GET', '/v1/ledgers/claims', { key }));
  expect(plain).toMatchObject({ status: 401, code: 'key_expired' });
  expect(plain.detail).not.toContain('clock');
  const lines: string[] = [];
  const { url } = await api.startAnother({ logLevel: 'error' }, (line) => void lines.push(line));
  const server = Date.now() - 400 * 86_400_000;
  const clock = jest.spyOn(Date, 'now').mockReturnValue(server);
  let answers: Answer[];
  try {
    answers = [
      await call(url, 'GET', '/v1/ledgers/claims', { key }),
      await api.call('GET', '/v1/ledgers/claims', { key }),
      await api.call('GET', '/v1/ledgers/claims', { key }),
    ];
  } finally {
    clock.mockRestore();
  }
  for (const answer of answers) {
    // Nothing is opened by it.
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'key_expired' });
    expect(problemOf(answer).detail).toContain(
      `this server's says ${new Date(server).toISOString()}`,
    );
    expect(problemOf(answer).next).toContain('sets the clocks right');
  }
  // Once by each of the two servers, however often they refuse; in one process they have one log.
  expect(lines.filter((line) => /far from this server's/.test(line))).toHaveLength(2);
});

describe('with the service’s own login at the database', () => {
  test('a key that ended stays ended, and one is not moved to another principal', async () => {
    const service = api.api.app.get(Database).plainPool;
    const { key } = await createKey('agent');
    await rotated(idOf(key), { overlap_seconds: 0 });
    await service.query('UPDATE docket.api_key SET revoked_at = NULL WHERE key_id = $1', [
      idOf(key),
    ]);
    const other = await api.startAnother();
    const answer = await call(other.url, 'GET', '/v1/ledgers/claims', { key });
    expect(problemOf(answer).code).toBe('key_expired');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    for (const column of ['principal', 'role', 'key_id', 'secret_hash', 'created_at']) {
      const update = `UPDATE docket.api_key SET ${column} = ${column} WHERE key_id = $1`;
      await expect(service.query(update, [idOf(key)])).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('a second key of a principal that nobody registered opens nothing', async () => {
    const service = api.api.app.get(Database).plainPool;
    const { key, actor } = await createKey('officer');
    // Copied from the officer's row: a principal may have several keys.
    const id = 'f00dfacef00dface';
    await service.query(
      `INSERT INTO docket.api_key (key_id, ledger_no, role, principal, name, secret_hash, created_at, created_by)
       SELECT $1, ledger_no, role, $2, name, secret_hash, created_at, created_by
       FROM docket.api_key WHERE key_id = $3`,
      [id, actor, idOf(key)],
    );
    expect(await codeWith(`docket_${id}_${key.split('_')[2] ?? ''}`)).toBe('not_authenticated');
  });
});
