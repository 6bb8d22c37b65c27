import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseHeaders } from '@docket/service';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig, type ApiConfig } from '../config.js';
import { readSinking } from './sinking.js';

const URL_GOOD = 'https://store.example/docket/{ledger}/{checkpoint}';
const BASE = {
  DATABASE_URL: 'postgresql://db.example/docket',
  DOCKET_HOST_NAME: 'docket.example',
  DOCKET_KEYS_DIR: '/keys',
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-sinking-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const settings = (more: Record<string, string>): ApiConfig => readConfig({ ...BASE, ...more });
const read = (more: Record<string, string>) => readSinking(settings(more));

test('a sink is where its address says, and is called after its host', async () => {
  expect(await read({})).toBeUndefined();
  for (const url of [
    URL_GOOD,
    'https://store.example:9000/{ledger}-{checkpoint}',
    'http://127.0.0.1:9/{ledger}/{checkpoint}',
    'http://[::1]:9/{ledger}/{checkpoint}',
  ])
    expect((await read({ DOCKET_CHECKPOINTS_URL: url }))?.name).toBe(new URL(url).host);
});

test.each([
  ['none', 'store'],
  ['one without a place for the ledger', 'https://store.example/{checkpoint}'],
  ['one without a place for the checkpoint', 'https://store.example/{ledger}'],
  ['one whose host is the ledger', 'https://{ledger}.example/{checkpoint}'],
  ['one with a password', 'https://me:s3cret@store.example/{ledger}/{checkpoint}'],
  ['one with a token in it', 'https://store.example/{ledger}/{checkpoint}?sig=s3cret'],
  ['one without TLS to another machine', 'http://store.example/{ledger}/{checkpoint}'],
  ['one that looks like this machine', 'http://127.0.0.1.example/{ledger}/{checkpoint}'],
  ['another protocol', 'ftp://store.example/{ledger}/{checkpoint}'],
])('an address that is %s is refused, and what it holds is not said', async (_, url) => {
  const refused = await read({ DOCKET_CHECKPOINTS_URL: url }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect((refused as Error).message).toContain('DOCKET_CHECKPOINTS_URL');
  expect((refused as Error).message).not.toContain('s3cret');
});

test('settings beside no address, words that are none and files that are none are refused', async () => {
  for (const name of ['HEADERS_FILE', 'CA_FILE'])
    expect(() => settings({ [`DOCKET_CHECKPOINTS_${name}`]: 'hold' })).toThrow(ConfigError);
  const url = { DOCKET_CHECKPOINTS_URL: URL_GOOD };
  const junk = join(directory, 'junk');
  await writeFile(junk, 's3cret without a colon\n');
  for (const name of ['HEADERS_FILE', 'CA_FILE'])
    for (const path of [junk, join(directory, 'absent')]) {
      const refused = read({ ...url, [`DOCKET_CHECKPOINTS_${name}`]: path });
      await expect(refused).rejects.toThrow(`DOCKET_CHECKPOINTS_${name}`);
      await expect(refused).rejects.not.toThrow('s3cret');
    }
  const { checkpointsDir: _, ...nowhere } = settings(url);
  await expect(readSinking(nowhere)).rejects.toThrow('DOCKET_CHECKPOINTS_DIR');
});

test('headers are lines, and none of those that a request has by itself', () => {
  expect(parseHeaders('Authorization: Bearer a:b \r\n\nX-Lock:on\n')).toEqual({
    Authorization: 'Bearer a:b',
    'X-Lock': 'on',
  });
  for (const text of ['Bearer a', ': a', 'A b: c', 'X: \u0007', 'Host: evil', 'if-none-match: "a"'])
    expect(() => parseHeaders(text)).toThrow(RangeError);
});
