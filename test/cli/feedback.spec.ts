import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

/** What a terminal would act on, or show nothing of. */
const LIE = 'x\u009B31m\u202Eheld\u2066\u200B\u{E0041}\uE000 “approved”';

describe('docket feedback', () => {
  let server: DocketServer;
  let directory: string;
  let path: string;
  let hostile: string;
  let exportOf: (profile: string) => Promise<string>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-feedback-'));
    server = await startDocketServer();
    const served = await server.createLedger('claims');
    const agent = await served.client('agent');
    const reviewer = await served.client('reviewer');
    const officer = await served.createKey('officer');
    const dossierOf = async (reason: string): Promise<string> => {
      const decision = await agent.decision({ agent: { id: 'a' }, goal: 'Pay A', stakes: 'high' });
      await decision.jobCard({
        current_phase: 'ESCALATING',
        goal: 'Pay A',
        rationale: 'It is due.',
        confidence: 0.9,
        needs_human: true,
      });
      await reviewer.existing(decision.id).review({
        verdict: 'correct',
        reason,
        escalation_id: 'esc-1',
        before: 'A',
        after: 'B',
      });
      const exported = await docket(
        ['export', decision.id, '--ledger', 'claims', '--format', 'json', '--out', directory],
        { env: { DOCKET_URL: server.url, DOCKET_API_KEY: officer } },
      );
      expect(exported).toMatchObject({ code: 0 });
      return exported.stdout.trim().split('\n').at(-1) ?? '';
    };
    path = await dossierOf('Paid twice.');
    const [decision = ''] = /dec_\w+/.exec(path) ?? [];
    exportOf = async (profile) => {
      const argv = [
        'export',
        decision,
        '--ledger',
        'claims',
        '--format',
        'json',
        '--out',
        directory,
      ];
      const exported = await docket([...argv, '--variant', 'redacted', '--profile', profile], {
        env: { DOCKET_URL: server.url, DOCKET_API_KEY: officer },
      });
      expect(exported).toMatchObject({ code: 0 });
      return exported.stdout.trim().split('\n').at(-1) ?? '';
    };
    hostile = await dossierOf(LIE);
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

  test('prints what a reviewer wrote with nothing that a terminal acts on, and with the same value', async () => {
    const { code, stdout } = await docket(['feedback', hostile]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u);
    expect(JSON.parse(stdout)).toMatchObject({ why: LIE });
  });

  test('gives nothing of a dossier that does not verify, and refuses what is none', async () => {
    const forged = join(directory, 'forged.json');
    await writeFile(
      forged,
      (await readFile(path, 'utf8')).replaceAll('Paid twice.', 'Paid once..'),
    );
    expect(await docket(['feedback', forged])).toMatchObject({ code: 1, stdout: '' });
    expect(await docket(['feedback', join(directory, 'none')])).toMatchObject({ code: 2 });
    const wrong = await docket(['feedback', path, '--from', 'yesterday']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    const misspelled = await docket(['feedback', path, '--verdict', 'corect']);
    expect(misspelled).toMatchObject({ code: 2, stdout: '' });
    expect(misspelled.stderr).toContain('approve, reject, override, correct');
  });

  test('makes no item for another tool with something withheld of it, and says so', async () => {
    const copy = await exportOf('counterparty');
    const item = await docket(['feedback', copy, '--format', 'langfuse']);
    expect(item).toMatchObject({ code: 1, stdout: '' });
    expect(item.stderr).toMatch(/an item of langfuse .*withheld.*--format docket/s);
    const line = await docket(['feedback', copy]);
    expect(JSON.parse(line.stdout)).toMatchObject({ format: 'docket-feedback/v1' });
  });
});
