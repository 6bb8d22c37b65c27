import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDatabaseAddresses } from './database-addresses.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-test-password-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(directory, `password-${Math.random()}`);
  await writeFile(file, text);
  return file;
}

test('addresses without files are taken as they are', () => {
  expect(readDatabaseAddresses({ DATABASE_URL: 'postgresql://a:b@db/docket' })).toEqual({
    url: 'postgresql://a:b@db/docket',
  });
  expect(readDatabaseAddresses({ DATABASE_URL: '', DATABASE_OWNER_URL: '' })).toEqual({});
});

test('each address gets the password of its own file, whatever it is made of', async () => {
  const password = `%41:@/?#'"\\ äß`;
  const addresses = readDatabaseAddresses({
    DATABASE_URL: 'postgresql://docket_service@one:5433/docket?sslmode=verify-full',
    DATABASE_PASSWORD_FILE: await fileOf(`${password}\n`),
    DATABASE_OWNER_URL: 'postgres://docket_owner@db/docket',
    DATABASE_OWNER_PASSWORD_FILE: await fileOf('owner'),
  });
  const { login, coded, rest } = /^(?<login>.*?:\/\/[^:]+):(?<coded>[^@]+)(?<rest>@.*)$/.exec(
    addresses.url!,
  )!.groups!;
  expect(decodeURIComponent(coded!)).toBe(password);
  expect(login! + rest!).toBe('postgresql://docket_service@one:5433/docket?sslmode=verify-full');
  expect(addresses.ownerUrl).toBe('postgres://docket_owner:owner@db/docket');
});

test.each([
  ['two passwords', 'postgresql://a:other@db/docket', 'secret', /DATABASE_URL must name a login/],
  ['no login', 'postgresql://db/docket', 'secret', /DATABASE_URL must name a login/],
  ['nothing in the file', 'postgresql://a@db/docket', '\n', /must hold one line/],
  ['two lines', 'postgresql://a@db/docket', 'secret\nother\n', /must hold one line/],
])('%s: refused, without the password', async (_case, address, text, sentence) => {
  const env = { DATABASE_URL: address, DATABASE_PASSWORD_FILE: await fileOf(text) };
  expect(() => readDatabaseAddresses(env)).toThrow(sentence);
  expect(() => readDatabaseAddresses(env)).toThrow(/^(?!.*(?:secret|other))/s);
});

test('a file that is missing is named with its variable', () => {
  const env = {
    DATABASE_URL: 'postgresql://a@db/docket',
    DATABASE_PASSWORD_FILE: join(directory, 'none'),
  };
  expect(() => readDatabaseAddresses(env)).toThrow(/^DATABASE_PASSWORD_FILE: .*none .*ENOENT/);
});
