import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startCuttingProxy, type CuttingProxy } from '../client/cutting-proxy.js';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hasPython, runPython } from '../support/python.js';

const EXAMPLE = `${PROJECT}docs/guide/examples/python/file_job_cards.py`;
if (!hasPython)
  console.warn('NOT TESTED: there is no python3 here, so the Python example was not run.');

(hasPython ? describe : describe.skip)('the Python example', () => {
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
    const first = await runPython([EXAMPLE, '44812'], env);
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

    const second = await runPython([EXAMPLE, '44812'], env);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/begun by an earlier run: not paid again\n$/);
    expect(await decision.read()).toMatchObject({ entryCount: 7 });
  });

  test('says what is wrong and ends with 1', async () => {
    const { createKey } = await server.createLedger('python-wrong');
    const result = await runPython([EXAMPLE], {
      DOCKET_URL: server.url,
      DOCKET_API_KEY: await createKey('auditor'),
      DOCKET_LEDGER: 'python-wrong',
    });
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^Refused: .*role/);
    expect(result.stderr).not.toContain('Traceback');
  });
});
