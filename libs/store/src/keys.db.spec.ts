import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
      expect(answers.map((found) => found?.keyId)).toEqual([
        key.keyId,
        undefined,
        key.keyId,
        undefined,
      ]);
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
    await expect(vault.publicKey('../claims', 'docket.example/claims')).rejects.toThrow(
      /Not a ledger id/,
    );
  });
});
