import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { startCuttingProxy, type CuttingProxy } from '../client/cutting-proxy.js';
import { PROJECT, type CommandResult } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

const EXAMPLE = `${PROJECT}docs/guide/examples/python/file_job_cards.py`;
const isThere = spawnSync('python3', ['--version']).status === 0;
if (!isThere)
  console.warn('NOT TESTED: there is no python3 here, so the Python example was not run.');

(isThere ? describe : describe.skip)('the Python example', () => {
  let server: DocketServer;
  let proxy: CuttingProxy;
  beforeAll(async () => {
    server = await startDocketServer();
    proxy = await startCuttingProxy(server.url);
  });
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });

  test('keeps a record, over lost answers too, and run again pays nothing twice', async () => {
    const { createKey, client } = await server.createLedger('python');
    const env = {
      DOCKET_URL: proxy.url,
      DOCKET_API_KEY: await createKey('agent'),
      DOCKET_LEDGER: 'python',
    };
    proxy.cutNext(2);
    const first = await runPython(['44812'], env);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(proxy.cuts).toBe(2);
    const [, decisionId] = /^opened (dec_\S+)$/m.exec(first.stdout)!;
    expect(first.stdout).toBe(
      `opened ${decisionId}\ncard is entry 5: proceed\nregistered once: True\nrefunded: re_44812\nclosed\n`,
    );
    const decision = (await client('auditor')).existing(decisionId!);
    expect(await decision.read()).toMatchObject({
      status: 'closed',
      entryCount: 7,
      sideEffects: [{ status: 'executed' }],
    });

    const second = await runPython(['44812'], env);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/begun by an earlier run: not paid again\n$/);
    expect(await decision.read()).toMatchObject({ entryCount: 7 });
  });

  test('says what is wrong and ends with 1', async () => {
    const { createKey } = await server.createLedger('python-wrong');
    const result = await runPython([], {
      DOCKET_URL: server.url,
      DOCKET_API_KEY: await createKey('auditor'),
      DOCKET_LEDGER: 'python-wrong',
    });
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^Refused: .*role/);
    expect(result.stderr).not.toContain('Traceback');
  });
});

function runPython(argv: string[], env: Record<string, string>): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', [EXAMPLE, ...argv], {
      env: { PATH: process.env['PATH'] ?? '', PYTHONDONTWRITEBYTECODE: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}
