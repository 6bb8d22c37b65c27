import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { rolesIn } from '../postgres/installation.js';
import { startVersion, type VersionedServer } from '../postgres/versions.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { within } from '../support/within.js';
import { isShown } from './printed.js';

const STARTS_S = 120;
const PASSPHRASE = 'an old bridge of wet stones';
const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };

/** Fences of the path, in their order. Its SQL is run by `rolesIn`, which takes it from there. */
function fencesOfPath(): { language: string; body: string }[] {
  const page = readFileSync(`${PROJECT}docs/guide/operator.md`, 'utf8');
  const path = /^## One path to a running installation\n(.*?)^## /ms.exec(page)?.[1] ?? '';
  return [...path.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', body = '']) => ({
    language,
    body,
  }));
}

let server: VersionedServer;
let folder: string;
let serving: ChildProcess | undefined;
/** Of the reader's shell. */
const shell: Record<string, string> = {};
/** What differs on this machine from what the page has. */
const here = new Map<string, string>();

beforeAll(async () => {
  server = await startVersion(18);
  folder = await mkdtemp(join(tmpdir(), 'docket-operator-'));
  const logins = await rolesIn(server);
  here.set('postgresql://docket_service:…@db.example/docket', logins.DATABASE_URL);
  here.set('postgresql://docket_owner:…@db.example/docket', logins.DATABASE_OWNER_URL ?? '');
  here.set('/var/lib/docket/keys', join(folder, 'keys'));
  here.set('/etc/docket/sign-in.json', join(folder, 'sign-in.json'));
});
afterAll(async () => {
  await endServer();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function endServer(): Promise<void> {
  if (serving === undefined || serving.exitCode !== null) return;
  const ended = once(serving, 'exit');
  serving.kill('SIGTERM');
  await ended;
}

/** `docket serve` on a free port. @returns what it prints, until it listens. */
async function serve(): Promise<string> {
  await endServer();
  const env = { PATH: process.env['PATH'] ?? '', ...shell, DOCKET_PORT: '0' };
  const child = spawn(process.execPath, [`${PROJECT}apps/cli/bin/docket.js`, 'serve'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  serving = child;
  let printed = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const listens = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (/^docket listens on \S+$/m.test(printed)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`docket serve ended with ${code}: ${errors}`)));
  });
  await within(STARTS_S, 'docket serve to listen', listens, () => errors + printed);
  here.set('http://127.0.0.1:3000', /^docket listens on (\S+)$/m.exec(printed)?.[1] ?? '');
  const key = /^ {2}(docket_\S+)$/m.exec(printed)?.[1];
  if (key !== undefined) here.set('docket_…', key);
  return printed;
}

/** Runs a console block as its reader does. @returns what each command printed, by its line. */
async function follow(body: string): Promise<Map<string, string>> {
  const printed = new Map<string, string>();
  for (const part of body.split(/^\$ /m).slice(1)) {
    const [line = '', ...shows] = part.trimEnd().split('\n');
    const [, name, value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      shell[name] = here.get(value) ?? value;
      continue;
    }
    const text = line === 'npx docket serve' ? await serve() : await command(line);
    // Of another port, and of another key.
    const shown = shows.map((one) => one.replace('http://127.0.0.1:3000', '…'));
    const isAsShown = shown.length === 0 || isShown(shown, text);
    expect([line, isAsShown ? shown : text]).toEqual([line, shown]);
    printed.set(line, text);
  }
  return printed;
}

async function command(line: string): Promise<string> {
  const [, words = '', file] = /^npx docket (.*?)(?: > (\S+))?$/.exec(line) ?? [];
  const argv = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
  const { code, stdout, stderr } = await runDocket(argv, { env: shell, cwd: folder });
  expect([line, code, code === 0 ? '' : stderr]).toEqual([line, 0, '']);
  if (file !== undefined) await writeFile(join(folder, file), stdout);
  return stdout;
}

const at = (path: string, method: string, options: object = {}) =>
  call(here.get('http://127.0.0.1:3000') ?? '', method, path, { headers: PAGE, ...options });

test('whoever follows the page has an installation in which an agent writes and people sign in', async () => {
  const [, first, second, file, again, people, ...more] = fencesOfPath();
  const languages = [first, second, file, again, people].map((fence) => fence?.language);
  expect([languages, more]).toEqual([['console', 'console', 'json', 'console', 'console'], []]);

  await follow(first?.body ?? '');
  await follow(second?.body ?? '');
  const key = (await readFile(join(folder, 'agent.key'), 'utf8')).trim();
  const opened = await at('/v1/ledgers/claims/decisions', 'POST', { key, body: opening });
  expect(opened.status).toBe(201);
  // As the page says: nobody can sign in yet.
  const body = { name: 'bea', passphrase: PASSPHRASE };
  expect((await at('/v1/session/passphrase', 'POST', { body })).status).toBe(404);

  await writeFile(join(folder, 'sign-in.json'), file?.body ?? '');
  await follow(again?.body ?? '');
  shell['DOCKET_URL'] = here.get('http://127.0.0.1:3000') ?? '';
  const links = [...(await follow(people?.body ?? '')).values()];
  const roles = [{ claims: 'reviewer' }, { registry: 'administrator' }];
  expect(links).toHaveLength(roles.length);
  for (const [i, link] of links.entries()) {
    const [, name = '', token = ''] = /#(\w+):(\S+)$/m.exec(link) ?? [];
    const chosen = { token, passphrase: PASSPHRASE };
    expect((await at('/v1/session/enrolment', 'POST', { body: chosen })).status).toBe(204);
    const session = await at('/v1/session/passphrase', 'POST', {
      body: { name, passphrase: PASSPHRASE },
    });
    expect(session.json).toMatchObject({ roles: roles[i] });
    if (i > 0) continue;
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const list = await at('/v1/ledgers/claims/decisions', 'GET', { headers: { ...PAGE, cookie } });
    expect(list.text).toContain((opened.json as { decision_id: string }).decision_id);
  }
  expect((await at('/app', 'GET')).status).toBe(200);
});
