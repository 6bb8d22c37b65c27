import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decodeDossier, verifyDossier } from '@docket/report';
import { startTestApi, type TestApi } from './support/api.js';

/** The tour of docs/guide/agent-developer.md, run as it stands. */
describe('the tour', () => {
  let api: TestApi;
  let directory: string;

  beforeAll(async () => {
    api = await startTestApi();
    directory = await mkdtemp(join(tmpdir(), 'docket-tour-'));
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  function runShell(
    script: string,
  ): Promise<{ code: number | null; output: string[]; errors: string }> {
    const child = spawn('sh', ['-eu'], {
      cwd: directory,
      env: {
        PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
        DOCKET_URL: api.url,
        DOCKET_ADMIN_KEY: api.administrator,
      },
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.stdin.end(script);
    return new Promise((resolve) => {
      child.once('close', (code) =>
        resolve({ code, output: output.trimEnd().split('\n'), errors }),
      );
    });
  }

  test('runs to its end and does what the text says', async () => {
    const guide = readFileSync(
      new URL('../../docs/guide/agent-developer.md', import.meta.url),
      'utf8',
    );
    const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');
    expect(blocks.length).toBeGreaterThan(6);
    const { code, output, errors } = await runShell(blocks.join('\n'));
    expect({ code, errors: code === 0 ? '' : `${errors}\n${output.join('\n')}` }).toEqual({
      code: 0,
      errors: '',
    });
    const words = output.filter((line) => /^[a-z ,]+$/.test(line));
    expect(words).toEqual([
      'tour', // the ledger
      'proceed', // the Job Card
      'proceed', // executing
      'proceed', // executed
      'hold', // low confidence on high stakes
      'proceed', // approved
      'proceed', // closed
      'closed',
      'true', // verified
    ]);
    const refused = output.find((line) => line.includes('refused, as it should be')) ?? '';
    expect(refused).toContain('decision_held');
    expect(output.some((line) => line === 'docket.example/tour')).toBe(true);
    const pdf = await readFile(join(directory, 'tour.dossier.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('its dossier verifies offline', async () => {
    const dossier = decodeDossier(await readFile(join(directory, 'tour.dossier.json')));
    expect(dossier.variant).toBe('full');
    const report = await verifyDossier(dossier);
    expect(report.findings).toEqual([]);
    expect(report.verified).toBe(true);
  });
});
