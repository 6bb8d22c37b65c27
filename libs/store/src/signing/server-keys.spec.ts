import { chmod, mkdtemp, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerKey } from '@docket/record';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { newSeed } from './seed-file.js';
import { type Attestor, ServerKeys } from './server-keys.js';
import { SigningKeyError } from './signing-key-error.js';

const ledger = { id: 'claims', origin: 'docket.example/claims' };

let directory: string;
let path: string;
let keys: ServerKeys;
let key: ServerKey;
let clock: number;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-server-keys-'));
  path = join(directory, 'claims.server.seed');
  keys = new ServerKeys((id) => join(directory, `${id}.seed`));
  clock = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => clock);
  ({ key } = await keys.create(ledger));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

/** Whether it attests, or the code of why not. */
const found = async (): Promise<string> => {
  try {
    return typeof (await keys.find(ledger, key)) === 'string' ? 'given up' : 'attests';
  } catch (error) {
    if (error instanceof SigningKeyError) return error.code;
    throw error;
  }
};

/** Read for the last time: from now on it is only looked at. */
async function settle(): Promise<void> {
  await found();
  clock += 60_000;
  expect(await found()).toBe('attests');
}

const CHANGES: [string, string, () => Promise<unknown>][] = [
  ['that is removed', 'unreadable', () => rm(path)],
  ['that others may read', 'open_to_others', () => chmod(path, 0o644)],
  [
    'that is written over by one of the same length, with its old times',
    'other_key',
    async () => {
      const { atime, mtime } = await stat(path);
      await writeFile(path, newSeed());
      await utimes(path, atime, mtime);
    },
  ],
  [
    'in whose place another one is put',
    'other_key',
    async () => {
      await writeFile(`${path}.new`, newSeed(), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
  ],
  [
    'whose name leads to another one',
    'other_key',
    async () => {
      await writeFile(`${path}.new`, newSeed(), { mode: 0o600 });
      await rm(path);
      await symlink(`${path}.new`, path);
    },
  ],
  ['that is cut off', 'malformed', () => writeFile(path, 'ab\n')],
];

test.each(CHANGES)('a seed %s attests nothing from then on: %s', async (_what, code, change) => {
  await settle();
  await change();
  expect(await found()).toBe(code);
});

test.each(CHANGES)('nor does one that was made just now, and %s at once: %s', async (...given) => {
  const [, code, change] = given;
  expect(await found()).toBe('attests');
  await change();
  expect(await found()).toBe(code);
});

test('one that is put back as it was attests again, by the key that was made of it', async () => {
  await settle();
  const before = (await keys.find(ledger, key)) as Attestor;
  await chmod(path, 0o644);
  expect(await found()).toBe('open_to_others');
  await chmod(path, 0o600);
  expect(await keys.find(ledger, key)).toBe(before);
});
