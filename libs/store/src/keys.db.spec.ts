import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DOCKET_AUTHOR } from '@docket/record';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { ApiKeys } from './api-keys.js';
import { KeyVault } from './key-vault.js';

const ADMINISTRATOR = { actor: 'prn_admin', role: 'administrator', via: 'api_key' } as const;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
});
afterAll(() => store.close());

describe('ApiKeys', () => {
  const create = () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    return keys.create({
      role: 'agent',
      name: 'Refunds',
      ledgerId: 'claims',
      createdBy: ADMINISTRATOR,
    });
  };

  test('a token speaks for its principal, on one ledger, with one role', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    expect(key.principal).toMatch(/^prn_[0-9a-z]{26}$/);
    expect(await keys.authenticate(token)).toEqual({
      keyId: key.keyId,
      principal: key.principal,
      role: 'agent',
      ledgerId: 'claims',
    });
  });

  test('many are made at once, on connections that name no ledger yet', async () => {
    const made = await Promise.all(Array.from({ length: 24 }, create));
    expect(new Set(made.map(({ key }) => key.keyId)).size).toBe(24);
  });

  test('a changed, cut, unknown or empty token speaks for nobody', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { token } = await create();
    const last = token.endsWith('0') ? '1' : '0';
    const wrong = [`${token.slice(0, -1)}${last}`, token.slice(0, -1), `${token}0`, '', 'docket__'];
    wrong.push(`docket_${'0'.repeat(16)}_${'0'.repeat(64)}`);
    for (const one of wrong) expect(await keys.authenticate(one)).toBeUndefined();
  });

  test('a revoked key is refused at once here, and everywhere after the cache', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    expect(await keys.authenticate(token)).toBeDefined();
    await keys.revoke(key.keyId, ADMINISTRATOR);
    expect(await keys.authenticate(token)).toBeUndefined();
    const elsewhere = new ApiKeys(store.database, store.ledgers);
    expect(await elsewhere.authenticate(token)).toBeUndefined();
    expect(
      (await keys.list('claims')).find(({ keyId }) => keyId === key.keyId)?.revokedAt,
    ).toBeDefined();
    await expect(keys.revoke('0000', ADMINISTRATOR)).rejects.toMatchObject({ code: 'unknown_key' });
  });

  test('requests that come together ask for their key once', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    const wrong = `${token.slice(0, -64)}${'0'.repeat(64)}`;
    const asked = jest.spyOn(store.database.dataSource, 'getRepository');
    try {
      const answers = await Promise.all(
        [token, wrong, token, wrong].map((one) => keys.authenticate(one)),
      );
      const of = { keyId: key.keyId, principal: key.principal };
      expect(answers.map((found) => found !== undefined)).toEqual([true, false, true, false]);
      expect(answers[0]).toMatchObject(of);
      expect(asked).toHaveBeenCalledTimes(1);
    } finally {
      asked.mockRestore();
    }
  });

  test('what was looked up before a revocation is not kept after it', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    let answerLate: () => void = () => undefined;
    const revoked = new Promise<void>((resolve) => (answerLate = resolve));
    const idOf = store.ledgers.idOf.bind(store.ledgers);
    const late = jest.spyOn(store.ledgers, 'idOf').mockImplementationOnce(async (ledgerNo) => {
      await revoked;
      return idOf(ledgerNo);
    });
    try {
      const before = keys.authenticate(token);
      await keys.revoke(key.keyId, ADMINISTRATOR);
      answerLate();
      await before;
      expect(await keys.authenticate(token)).toBeUndefined();
    } finally {
      late.mockRestore();
    }
  });

  test('a key that replaces another is of the same principal, and both are recorded', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    const overlapUntil = new Date(Date.now() + 3_600_000).toISOString();
    const rotated = await keys.rotate(key.keyId, { by: ADMINISTRATOR, overlapUntil });
    const { principal, role } = key;
    expect(rotated.key).toMatchObject({ principal, role, ledgerId: 'claims', name: 'Refunds' });
    for (const [one, keyId] of [
      [token, key.keyId],
      [rotated.token, rotated.key.keyId],
    ] as const)
      expect(await keys.authenticate(one)).toEqual({ keyId, principal, role, ledgerId: 'claims' });
    const listed = (await keys.list('claims')).filter((one) => one.principal === principal);
    expect(listed.map(({ keyId, expiresAt }) => [keyId, expiresAt])).toEqual([
      [key.keyId, overlapUntil],
      [rotated.key.keyId, undefined],
    ]);
    const { principals } = await store.ledgers.ledgerState('claims');
    expect(principals.get(principal)?.authenticators).toMatchObject([
      { registered: { id: key.keyId }, revokedFrom: overlapUntil },
      { registered: { id: rotated.key.keyId }, revokedFrom: null },
    ]);
    // Sooner than it was to end: that is recorded too.
    await keys.revoke(key.keyId, ADMINISTRATOR);
    expect(await keys.authenticate(token)).toBeUndefined();
    expect(await keys.authenticate(rotated.token)).toBeDefined();
    const after = (await store.ledgers.ledgerState('claims')).principals.get(principal);
    expect(after?.authenticators[0]?.revokedFrom).not.toBe(overlapUntil);
  });

  test('without an overlap the key that is replaced is revoked at once, also by SQL', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    const rotated = await keys.rotate(key.keyId, { by: DOCKET_AUTHOR });
    expect(await keys.authenticate(token)).toBeUndefined();
    await store.database.plainPool.query(
      'UPDATE docket.api_key SET revoked_at = NULL, revoked_by = NULL WHERE key_id = $1',
      [key.keyId],
    );
    const elsewhere = new ApiKeys(store.database, store.ledgers);
    expect(await elsewhere.authenticate(token)).toEqual({ endedAt: expect.any(String) });
    expect(await elsewhere.authenticate(rotated.token)).toMatchObject({ principal: key.principal });
    await expect(keys.rotate('0000', { by: ADMINISTRATOR })).rejects.toMatchObject({
      code: 'unknown_key',
    });
  });

  test('a key is good until its end by the database’s clock, whatever this process’s says', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { token } = await keys.create({
      role: 'auditor',
      name: 'Audit',
      ledgerId: 'claims',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      createdBy: ADMINISTRATOR,
    });
    expect(await keys.authenticate(token)).toMatchObject({ role: 'auditor' });
    // The process's clock goes back and forth; the database's is where it is.
    for (const hours of [-2, 2]) {
      const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + hours * 3_600_000);
      try {
        const other = new ApiKeys(store.database, store.ledgers);
        expect(await other.authenticate(token)).toMatchObject({ role: 'auditor' });
      } finally {
        clock.mockRestore();
      }
    }
    const { rows } = await store.database.plainPool.query<{ now: string }>(
      `SELECT (clock_timestamp() AT TIME ZONE 'UTC')::text AS now`,
    );
    const [soon] = rows;
    const expiresAt = new Date(Date.parse(`${soon?.now ?? ''}Z`) + 200).toISOString();
    const short = await keys.create({
      role: 'auditor',
      name: 'Audit',
      ledgerId: 'claims',
      expiresAt,
      createdBy: ADMINISTRATOR,
    });
    let answer = await keys.authenticate(short.token);
    while (answer === undefined || !('endedAt' in answer)) {
      await setImmediate();
      answer = await keys.authenticate(short.token);
    }
    expect(answer).toEqual({ endedAt: expiresAt });
    // It stays so; where the two clocks are far apart, both are said, since either may be the wrong one.
    for (const days of [-400, 400]) {
      const server = Date.now() + days * 86_400_000;
      const clock = jest.spyOn(Date, 'now').mockReturnValue(server);
      try {
        const apart = await new ApiKeys(store.database, store.ledgers).authenticate(short.token);
        expect(apart).toEqual({
          endedAt: expiresAt,
          clocks: { database: expect.any(String), server: new Date(server).toISOString() },
        });
      } finally {
        clock.mockRestore();
      }
    }
    const wrong = `${short.token.slice(0, -64)}${'0'.repeat(64)}`;
    expect(await keys.authenticate(wrong)).toBeUndefined();
  });

  test('when a key was last used is noted to the hour, once, and never for a wrong secret', async () => {
    const keys = new ApiKeys(store.database, store.ledgers);
    const { key, token } = await create();
    const wrong = `${token.slice(0, -64)}${'0'.repeat(64)}`;
    const query = jest.spyOn(store.database.plainPool, 'query');
    const usedAt = async (): Promise<string | undefined> =>
      (await keys.list('claims')).find(({ keyId }) => keyId === key.keyId)?.lastUsedAt;
    const written = (): number =>
      query.mock.calls.filter(([text]) => String(text).includes('last_used_at =')).length;
    try {
      await keys.authenticate(wrong);
      expect({ written: written(), usedAt: await usedAt() }).toEqual({ written: 0 });
      await Promise.all([token, token, token].map((one) => keys.authenticate(one)));
      while ((await usedAt()) === undefined) await setImmediate();
      await keys.authenticate(token);
      const other = new ApiKeys(store.database, store.ledgers);
      await other.authenticate(token);
      expect(await usedAt()).toMatch(/T\d\d:00:00\.000Z$/);
      expect(written()).toBe(1);
    } finally {
      query.mockRestore();
    }
  });

  test('the secret is nowhere in the database', async () => {
    const { token } = await create();
    const secret = token.split('_')[2] ?? '';
    const { rows } = await store.database.plainPool.query<{ row: string }>(
      'SELECT k::text AS row FROM docket.api_key k',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
  });
});

describe('KeyVault', () => {
  test('a seed that others can read is refused', async () => {
    const path = join(store.keysDirectory, 'claims.seed');
    const { origin, publicKey } = await store.ledgers.getLedger('claims');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o640);
    await expect(
      new KeyVault(store.keysDirectory).signer('claims', origin, publicKey),
    ).rejects.toThrow(/chmod 600/);
    await chmod(path, 0o600);
    await new KeyVault(store.keysDirectory).signer('claims', origin, publicKey);
  });

  test('an id that leads out of the directory is refused', async () => {
    const vault = new KeyVault(store.keysDirectory);
    await expect(vault.trustedKey('../claims', 'docket.example/claims')).rejects.toThrow(
      /Not a ledger id/,
    );
  });
});
