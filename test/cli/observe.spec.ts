import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { PROJECT, runDocket } from '../support/built-command.js';

/** The commands that the guide prints, each with its arguments. */
async function printed(): Promise<string[][]> {
  const guide = await readFile(join(PROJECT, 'docs/guide/observers.md'), 'utf8');
  return [...guide.replaceAll(/\\\n\s*/g, '').matchAll(/^\$ npx docket (observe .*)$/gm)].map(
    ([, line = '']) => line.split(/\s+/),
  );
}

describe('docket observe', () => {
  let api: TestApi;
  let directory: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-observe-'));
    api = await startTestApi();
    await api.createLedger('claims');
    env = { DOCKET_URL: api.url, DOCKET_API_KEY: await api.createKey('claims', 'observer') };
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  const observe = (more: readonly string[]) =>
    runDocket(['observe', '--ledger', 'claims', ...more], { env, cwd: PROJECT });

  test('the examples of the guide are recorded, and once', async () => {
    const commands = await printed();
    expect(commands).toHaveLength(3);
    for (const [index, recorded] of [2, 1, 1].entries()) {
      const size = await api.size('claims');
      const args = commands[index] ?? [];
      const first = await runDocket(args, { env, cwd: PROJECT });
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toContain(`${recorded} recorded, 0 recorded before.`);
      expect(first.stdout).toMatch(/\d left out: /);
      expect(first.stdout).toContain('Of no event is recorded: ');
      const again = await runDocket(args, { env, cwd: PROJECT });
      expect(again.stdout).toContain(`0 recorded, ${recorded} recorded before.`);
      expect(await api.size('claims')).toBe(size + recorded);
    }
  });

  test('standard input is read as it comes, until somebody interrupts it', async () => {
    const line = { specversion: '1.0', id: 'live', source: 's', type: 't', subject: 'x' };
    const time = '2026-11-22T18:41:07Z';
    const size = await api.size('claims');
    const args = ['observe', '--ledger', 'claims', '--format', 'cloudevents', '--from', '-'];
    const child = spawn(process.execPath, [join(PROJECT, 'apps/cli/bin/docket.js'), ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    const ended = once(child, 'close');
    child.stdin.write(`${JSON.stringify({ ...line, time })}\n`);
    while ((await api.size('claims')) === size) await setTimeout(50);
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect(out).toContain('1 recorded, 0 recorded before.');
  });

  test('what cannot be recorded is told with its line, and all else is recorded', async () => {
    const file = join(directory, 'changed.ndjson');
    const guide = join(PROJECT, 'docs/guide/examples/observed/events.ndjson');
    const [first = '', second = ''] = (await readFile(guide, 'utf8')).split('\n');
    const lines = [
      first,
      second.replace('order/44977', 'order/1'),
      'not JSON',
      second.replace('evt_90212', 'evt_poison').replace('250.00', '250,00'),
      'x'.repeat(1_048_577),
      second.replace('evt_90212', 'evt_behind'),
    ];
    await writeFile(file, lines.join('\n'));
    const [example = []] = await printed();
    const args = example.map((word) => (word.endsWith('events.ndjson') ? file : word));
    const size = await api.size('claims');
    const { code, stdout, stderr } = await runDocket(args, { env, cwd: PROJECT });
    expect(code).toBe(3);
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect(said).toContain('1 recorded, 1 recorded before.');
    for (const line of [
      'Line 2 is not recorded: it was refused (idempotency_key_reused)',
      'Line 3 is not recorded: no JSON object.',
      'Line 4 is not recorded: what it says cannot be recorded (/amount/value).',
      'Line 5 is not recorded: it has more than 1 MiB.',
    ])
      expect(said).toContain(line);
    expect(stderr).toContain('4 of 6 lines could not be recorded');
    expect(await api.size('claims')).toBe(size + 1);
  });

  test('of many such lines the first are told and all are counted; where none is recorded, it failed', async () => {
    const file = join(directory, 'many.ndjson');
    await writeFile(file, 'no\n'.repeat(50));
    const { code, stdout, stderr } = await observe(['--format', 'cloudevents', '--from', file]);
    expect(code).toBe(1);
    expect(stdout.match(/is not recorded/g)).toHaveLength(20);
    expect(stdout).toContain('30 more are not recorded.');
    expect(stderr).toContain('50 of 50 lines');
  });

  test.each([
    ['another role', ['--format', 'cloudevents', '--from', 'EVENTS'], 1],
    ['a file that is not there', ['--format', 'pgaudit', '--from', 'none.log'], 1],
    [
      'an amount without its currency',
      ['--format', 'cloudevents', '--from', 'EVENTS', '--amount', '/a'],
      2,
    ],
    ['a place that is none', ['--format', 'cloudevents', '--from', 'EVENTS', '--key', 'a'], 2],
    ['an unknown format', ['--format', 'rumour', '--from', 'EVENTS'], 2],
  ])('%s ends it, and nothing is recorded', async (name, words, expected) => {
    const size = await api.size('claims');
    const agent = name === 'another role' ? await api.createKey('claims', 'agent') : undefined;
    const before = agent === undefined ? size : await api.size('claims');
    const events = 'docs/guide/examples/observed/events.ndjson';
    const args = words.map((word) => (word === 'EVENTS' ? events : word));
    const { code, stderr } = await (agent === undefined
      ? observe(args)
      : runDocket(['observe', '--ledger', 'claims', ...args], {
          env: { ...env, DOCKET_API_KEY: agent },
          cwd: PROJECT,
        }));
    expect({ code, said: stderr !== '' }).toEqual({ code: expected, said: true });
    expect(await api.size('claims')).toBe(before);
  });
});
