import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

describe('docket feedback', () => {
  let server: DocketServer;
  let directory: string;
  let path: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-feedback-'));
    server = await startDocketServer();
    const served = await server.createLedger('claims');
    const agent = await served.client('agent');
    const decision = await agent.decision({ agent: { id: 'a' }, goal: 'Pay A', stakes: 'high' });
    await decision.jobCard({
      current_phase: 'ESCALATING',
      goal: 'Pay A',
      rationale: 'It is due.',
      confidence: 0.9,
      needs_human: true,
    });
    const reviewer = await served.client('reviewer');
    await reviewer.existing(decision.id).review({
      verdict: 'correct',
      reason: 'Paid twice.',
      escalation_id: 'esc-1',
      before: 'A',
      after: 'B',
    });
    const exported = await runDocket(
      ['export', decision.id, '--ledger', 'claims', '--format', 'json', '--out', directory],
      { env: { DOCKET_URL: server.url, DOCKET_API_KEY: await served.createKey('officer') } },
    );
    expect(exported).toMatchObject({ code: 0 });
    path = exported.stdout.trim().split('\n').at(-1) ?? '';
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('writes a correction from a served dossier as an item', async () => {
    const { code, stdout } = await runDocket(['feedback', path, '--format', 'langfuse']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      input: { goal: 'Pay A' },
      expectedOutput: { verdict: 'correct', before: 'A', after: 'B' },
      metadata: { why: 'Paid twice.', did: [{ said: { rationale: 'It is due.' } }], not_shown: [] },
    });
    const none = await runDocket(['feedback', path, '--verdict', 'approve']);
    expect(none).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('gives nothing of a dossier that does not verify, and refuses what is none', async () => {
    const forged = join(directory, 'forged.json');
    await writeFile(
      forged,
      (await readFile(path, 'utf8')).replaceAll('Paid twice.', 'Paid once..'),
    );
    expect(await runDocket(['feedback', forged])).toMatchObject({ code: 1, stdout: '' });
    expect(await runDocket(['feedback', join(directory, 'none')])).toMatchObject({ code: 2 });
    const wrong = await runDocket(['feedback', path, '--from', 'yesterday']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
  });
});
