import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runDocket } from '../support/built-command.js';
import { startCuttingProxy } from '../client/cutting-proxy.js';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runWith } from './run-with.js';

const call = (name: string, args: object, id: string): object => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
});
const cancelling = (n: number): object => ({
  task_id: n,
  trial: 0,
  reward: 1,
  info: { task: { user_id: `user_${n}` }, reward_info: null },
  traj: [
    { role: 'system', content: '# Policy of tests\n\nBe kind.' },
    { role: 'user', content: `Cancel reservation ${n}` },
    call('cancel_reservation', { reservation_id: `R${n}` }, 'c1'),
    { role: 'tool', tool_call_id: 'c1', content: `{"reservation_id":"R${n}"}` },
    { role: 'user', content: 'Thanks ###STOP###' },
  ],
});

/** The creation of a ledger, who created it, and the key of who imports. */
const BEFORE = 3;

describe('docket import tau-bench, without real traces', () => {
  let api: TestApi;
  let directory: string;
  let key: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('history');
    key = await api.createKey('history', 'agent');
    directory = await mkdtemp(join(tmpdir(), 'docket-test-import-'));
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function file(name: string, content: unknown): Promise<string> {
    const path = join(directory, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  const run = (path: string, ...more: string[]) =>
    runWith(key, ['import', 'tau-bench', path, '--ledger', 'history', '--url', api.url, ...more]);

  test('says what it wrote and what the rules found', async () => {
    const path = await file('three.json', [0, 1, 2].map(cancelling));
    const { code, out, err } = await run(path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^three\.json: 3 runs of tau-bench\.\nSHA-256 [0-9a-f]{64}\n/);
    // Three runs of an opening, a card, a side effect, a close and an evaluation.
    expect(out).toContain('Wrote 15 records and 3 entries that Docket added in ');
    expect(out).toMatch(/^TRIP-WIRE +TIMES +RUNS\nunannounced +3 +0, 1, 2$/m);
    expect(await api.size('history')).toBe(BEFORE + 15 + 3);
    expect((await run(path)).out).toContain(
      'Nothing was written: all 15 records were in the ledger before.',
    );
    expect(await api.size('history')).toBe(BEFORE + 15 + 3);
  });

  test('another mapping of the same file is refused, not written beside the first', async () => {
    const path = await file('once.json', [cancelling(7)]);
    expect((await run(path)).code).toBe(0);
    const before = await api.size('history');
    const { code, err } = await run(path, '--stakes', 'high');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^docket: Run 0 was refused at its decision\.opened: .*idempotency_key_reused/,
    );
    expect(await api.size('history')).toBe(before);
  });

  test('an import that lost its server goes on where it was, without duplicates', async () => {
    await api.createLedger('resumed');
    const agent = await api.createKey('resumed', 'agent');
    const runs = Array.from({ length: 500 }, (_, n) => cancelling(n));
    const argv = ['import', 'tau-bench', await file('many.json', runs), '--ledger', 'resumed'];
    const proxy = await startCuttingProxy(api.url);
    // Every attempt at the first batches is carried out, and no answer arrives.
    proxy.cutNext(Number.MAX_SAFE_INTEGER);
    const lost = await runWith(agent, [...argv, '--url', proxy.url]);
    await proxy.close();
    expect(lost).toMatchObject({ code: 1, out: '' });
    expect(lost.err).toMatch(/^docket: No answer from .+ after 5 attempt/);
    expect(await api.size('resumed')).toBeGreaterThan(1);
    const { code, out } = await runWith(agent, [...argv, '--url', api.url]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ more were in the ledger before\.$/m);
    expect(await api.size('resumed')).toBe(BEFORE + 500 * (5 + 1));
  });

  test('an import that is killed in the middle goes on where it was, without duplicates', async () => {
    await api.createLedger('killed');
    const agent = await api.createKey('killed', 'agent');
    const runs = Array.from({ length: 600 }, (_, n) => cancelling(n));
    const argv = ['import', 'tau-bench', await file('long.json', runs), '--ledger', 'killed'];
    const whole = BEFORE + 600 * (5 + 1);
    // Six batches: from the third answer on none arrives, so that the import cannot be through when it is killed.
    const proxy = await startCuttingProxy(api.url);
    proxy.cutNext(Number.MAX_SAFE_INTEGER, 2);
    const killed = await runDocket([...argv, '--url', proxy.url], {
      env: { DOCKET_API_KEY: agent },
      onSpawn: (child) => void killOnceCut(child),
    });
    async function killOnceCut(child: ChildProcess): Promise<void> {
      while (proxy.cuts === 0 && child.exitCode === null) await delay(2);
      child.kill('SIGKILL');
    }
    await proxy.close();
    expect(killed).toMatchObject({ code: null, stdout: '' });
    expect(await api.size('killed')).toBeGreaterThan(1);
    expect(await api.size('killed')).toBeLessThan(whole);
    const { code, out } = await runWith(agent, [...argv, '--url', api.url]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ more were in the ledger before\.$/m);
    expect(await api.size('killed')).toBe(whole);
    const auditor = await api.createKey('killed', 'auditor');
    const verified = await api.call('POST', '/v1/ledgers/killed/verification', {
      key: auditor,
      body: {},
      headers: { prefer: 'wait=25' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true, findings: [] } });
  });

  test('high stakes without recorded confidence are held, as they would be live', async () => {
    const { code, out } = await run(await file('high.json', [cancelling(8)]), '--stakes', 'high');
    expect(code).toBe(0);
    expect(out).toMatch(/^low_confidence +1 +0$/m);
    expect(out).toMatch(/^acted_while_held +1 +0$/m);
  });

  test('a run that cannot be read stops the import before anything is written', async () => {
    const runs = Array.from({ length: 30 }, (_, n) => cancelling(100 + n));
    const before = await api.size('history');
    const { code, err } = await run(await file('bad.json', [...runs, { traj: 'none' }]));
    expect({ code, err }).toEqual({
      code: 2,
      err: 'docket: Run 30 is no run of τ-bench: it has neither "traj" nor "messages".\n',
    });
    expect(await api.size('history')).toBe(before);
  });

  test.each([
    ['a file that is not there', undefined, /cannot be read: no such file or directory\.$/m],
    ['a file that is no JSON', 'runs: 3', /cannot be read at byte 0: /],
    ['a file without runs', '[]', /holds no runs/],
  ])('%s: exit 2 and one line', async (_name, content, message) => {
    const path =
      content === undefined ? join(directory, 'absent.json') : await file('odd.json', content);
    const { code, out, err } = await run(path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a loss that the importer cannot name is told, and the exit is not 0', async () => {
    const odd = { traj: [{ role: 'assistant', content: null, tool_calls: ['cancel'] }] };
    const { code, out, err } = await run(await file('odd-call.json', [odd]));
    expect(code).toBe(1);
    expect(out).toMatch(/^calls +1 +0 +0$/m);
    expect(err).toMatch(/^docket: Source and ledger differ, .*: calls\./);
  });

  test('a tool that nobody knows is named', async () => {
    const odd = { traj: [call('launch_rocket', {}, 'c1')] };
    const { out } = await run(await file('rocket.json', [odd]));
    expect(out).toMatch(/no side effects are\s+recorded for them:\s+“launch_rocket”\./);
  });

  test('a key of another role is refused by the server', async () => {
    const auditor = await api.createKey('history', 'auditor');
    const path = await file('role.json', [cancelling(9)]);
    const argv = ['import', 'tau-bench', path, '--ledger', 'history', '--url', api.url];
    const { code, err } = await runWith(auditor, argv);
    expect(code).toBe(1);
    expect(err).toContain('role_not_allowed');
  });
});
