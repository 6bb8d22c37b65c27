import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

describe('docket export of other variants', () => {
  let server: DocketServer;
  let directory: string;
  let decisionId: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = await startDocketServer();
    const served = await server.createLedger('claims');
    env = { DOCKET_URL: server.url, DOCKET_API_KEY: await served.createKey('officer') };
    directory = await mkdtemp(join(tmpdir(), 'docket-test-variants-'));
    const agent = await served.client('agent');
    const decision = await agent.decision({
      agent: { id: 'test-agent' },
      request: 'Money back, please. Petra Example',
      goal: 'Refund order #1',
      stakes: 'low',
    });
    await decision.close({ outcome: 'completed', decided: 'refund' });
    decisionId = decision.id;
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const run = (...more: string[]) =>
    runDocket(['export', decisionId, '--ledger', 'claims', '--out', directory, ...more], { env });

  test('a redacted copy has its own name, and verifies with nothing but the file', async () => {
    const json = join(directory, `${decisionId}.redacted.dossier.json`);
    const pdf = join(directory, `${decisionId}.redacted.dossier.pdf`);
    const result = await run('--variant', 'redacted', '--profile', 'public', '--purpose', 'press');
    expect(result).toMatchObject({ code: 0, stdout: `${json}\n${pdf}\n` });
    expect(result.stderr).toMatch(/^\d+ values withheld/);
    for (const file of [json, pdf]) {
      const verified = await runDocket(['verify', file]);
      expect(verified.code).toBe(0);
      expect(verified.stdout).toContain('withheld');
    }
    const dossier = JSON.parse(await readFile(json, 'utf8')) as { variant: string };
    expect(dossier.variant).toBe('redacted');
  });

  test('an explanation takes the contact from a file; --preview writes nothing', async () => {
    const request = join(directory, 'contact.json');
    await writeFile(request, JSON.stringify({ contact: { complaint: 'Ombudsstelle' } }));
    const variant = ['--variant', 'subject', '--locale', 'de', '--request', request];
    const preview = await run(...variant, '--preview');
    expect(preview).toMatchObject({ code: 0, stdout: '' });
    const result = await run(...variant, '--format', 'json');
    expect(result.code).toBe(0);
    const text = await readFile(result.stdout.trim(), 'utf8');
    expect(text).toContain('Sie können sich beschweren: „Ombudsstelle“.');
  });

  test.each([
    [['--preview'], /^docket: --preview is for --variant redacted or subject\.\n$/],
    [['--request', 'nowhere.json'], /^docket: The request nowhere\.json cannot be read: [^\n]+\n$/],
    [['--variant', 'redacted'], /^docket: [^\n]*profile[^\n]*\n$/],
  ])('%j is refused in one line', async (more, stderr) => {
    const result = await run(...more);
    expect(result.code).not.toBe(0);
    expect(result.stderr).toMatch(stderr);
  });
});
