import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

/** What npm says where there is no registry to be had. */
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/;

let directory: string;
let server: DocketServer;
let isInstalled = true;

const run = (file: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: number; text: string }>((resolve) => {
    const options = { cwd: join(directory, 'empty'), env: { ...process.env, ...env } };
    execFile(file, args, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, text: `${stdout}${stderr}` }),
    );
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-pack-'));
  await mkdir(join(directory, 'empty'));
  await writeFile(join(directory, 'empty/package.json'), '{"private":true,"type":"module"}');
  const packs = join(directory, 'packs');
  await mkdir(packs);
  const packed = await run('npm', [
    'pack',
    '--workspaces',
    '--silent',
    '--prefix',
    PROJECT,
    '--pack-destination',
    packs,
  ]);
  expect(packed.code === 0 ? '' : packed.text).toBe('');
  const files = (await readdir(packs)).map((name) => join(packs, name));
  expect(files).toHaveLength(12);
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const installed = await run('npm', ['install', ...flags, ...files]);
  isInstalled = installed.code === 0;
  if (!isInstalled && NO_NETWORK.test(installed.text)) {
    console.warn('NOT TESTED, for want of a registry: installing the packages elsewhere.');
  } else expect(isInstalled ? '' : installed.text).toBe('');
  server = await startDocketServer();
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

const AGENT = `
import { DocketClient } from '@docket/client';
import { DocketAgent } from '@docket/client/node';
import { Guard } from '@docket/grafts';
import { writeFileSync } from 'node:fs';
const { DOCKET_URL: url, AGENT: agentKey, OFFICER: officerKey } = process.env;
const ledger = 'packed';
const docket = new DocketAgent(new DocketClient({ url, apiKey: agentKey, ledger }), { agent: { id: 'a' } });
const { decision } = await docket.run('Look order 7 up', async (run) => {
  const guard = new Guard(run, { effects: { look_up: { effect: 'read' } } });
  await guard.around({ tool: 'look_up', callId: '1', given: { order: '7' } }, () => 'found');
});
const officer = new DocketClient({ url, apiKey: officerKey, ledger });
writeFileSync('one.dossier.pdf', await officer.existing(decision.id).dossier('pdf'));
`;

test('client, grafts, command and verifier install from their packages in an empty folder, and work there', async () => {
  if (!isInstalled) return;
  const { createKey } = await server.createLedger('packed');
  await writeFile(join(directory, 'empty/agent.mjs'), AGENT);
  const env = {
    DOCKET_URL: server.url,
    AGENT: await createKey('agent'),
    OFFICER: await createKey('officer'),
  };
  const filed = await run(process.execPath, ['agent.mjs'], env);
  expect(filed).toEqual({ code: 0, text: '' });
  const command = join(directory, 'empty/node_modules/.bin/docket');
  const verified = await run(command, ['verify', 'one.dossier.pdf']);
  expect(verified).toMatchObject({ code: 0, text: expect.stringContaining('Verified: ') });
});

test('what is packed is what is run: no sources, no specs, no maps', async () => {
  if (!isInstalled) return;
  const home = join(directory, 'empty/node_modules/@docket');
  const names = await readdir(home, { recursive: true });
  expect(names.filter((name) => /\.spec\.|\.map$|(^|\/)src\//.test(name))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(['client/dist/index.js', 'review/dist/site/index.html']),
  );
});
