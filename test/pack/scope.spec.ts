import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/built-command.js';

const NAMED = `import { sha256 } from '@docket/chain';
const folder = ['node_modules', "@docket"];
$ npm install out/docket-*.tgz
@docket.tool("refund")
From: audit@docket.example, audit@docket>
`;
const RENAMED = `import { sha256 } from '@example/chain';
const folder = ['node_modules', "@example"];
$ npm install out/example-*.tgz
@docket.tool("refund")
From: audit@docket.example, audit@docket>
`;

let checkout: string;
const git = (...argv: string[]) => execFileSync('git', argv, { cwd: checkout, encoding: 'utf8' });
const scope = (name: string) =>
  spawnSync(process.execPath, [join(checkout, 'scripts/scope.js'), name], { encoding: 'utf8' });
const commit = () => {
  git('add', '-A');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-qm', 'all');
};

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'docket-scope-'));
  for (const folder of ['scripts', 'libs/chain'])
    await mkdir(join(checkout, folder), { recursive: true });
  await copyFile(join(PROJECT, 'scripts/scope.js'), join(checkout, 'scripts/scope.js'));
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}');
  await writeFile(join(checkout, 'libs/chain/package.json'), '{"name":"@docket/chain"}');
  await writeFile(join(checkout, 'ä page.md'), NAMED);
  await writeFile(join(checkout, 'picture'), Buffer.from("\0'@docket/chain'"));
  git('init', '-q');
  commit();
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

test('the scope of all packages is changed in one place, and back', async () => {
  for (const name of ['', 'example', '@Example', '@a/b']) expect(scope(name).status).toBe(2);
  expect(git('status', '--porcelain')).toBe('');
  expect(scope('@example')).toMatchObject({ status: 0, stderr: '' });
  expect(await readFile(join(checkout, 'ä page.md'), 'utf8')).toBe(RENAMED);
  expect(git('diff', '--name-only', '-z').split('\0').slice(0, -1)).toEqual([
    'libs/chain/package.json',
    'ä page.md',
  ]);
  // What is not committed could not be told from what it changes.
  expect(scope('@docket').status).toBe(1);
  commit();
  expect(scope('@docket').status).toBe(0);
  expect(await readFile(join(checkout, 'ä page.md'), 'utf8')).toBe(NAMED);
});
