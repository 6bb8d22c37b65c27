import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { runDocket } from '../support/built-command.js';

let api: TestApi;
let directory: string;
let decision: string;
let env: Record<string, string>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-unwritable-'));
  await writeFile(join(directory, 'taken'), 'a file, where a folder is asked for');
  api = await startTestApi();
  await api.createLedger('claims');
  const key = await api.createKey('claims', 'agent');
  const opened = await api.call('POST', '/v1/ledgers/claims/decisions', { key, body: opening });
  decision = written(opened).decision_id;
  env = { DOCKET_API_KEY: await api.createKey('claims', 'officer'), DOCKET_URL: api.url };
});
afterAll(async () => {
  await api?.close();
  await rm(directory, { recursive: true, force: true });
});

/** Of a command that makes files: one line that names the file and why, and no more. */
async function saysWhy(argv: string[], path: string, why: string): Promise<void> {
  const { code, stdout, stderr } = await runDocket(argv, { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`${path} cannot be written: ${why}.\n`);
  expect(stderr).not.toMatch(/Error:|DEBUG|\n {4}at /);
}

test('a proof that cannot be written says which file, and why', async () => {
  const proof = ['proof', '1', '--ledger', 'claims', '--wait', '0', '--out'];
  await saysWhy([...proof, directory], directory, 'illegal operation on a directory');
  await saysWhy([...proof, '/dev/full'], '/dev/full', 'no space left on device');
});

test('so do a dossier, its volumes and a report', async () => {
  const taken = join(directory, 'taken');
  const of = (name: string) => join(taken, name);
  const why = `${taken} is no folder`;
  const exported = ['export', decision, '--ledger', 'claims', '--format', 'json', '--out'];
  await saysWhy([...exported, taken], of(`${decision}.dossier.json`), why);
  expect((await runDocket([...exported, directory], { env })).code).toBe(0);
  const dossier = join(directory, `${decision}.dossier.json`);
  await saysWhy(['print', dossier, '--out', taken], of(`${decision}.dossier.pdf`), why);
  const period = ['--from', '2026-01-01', '--to', '2026-02-01', '--format', 'csv'];
  const report = ['report', '--ledger', 'claims', ...period, '--out', taken];
  const csv = of('claims.oversight.csv');
  await saysWhy(report, join(csv, 'decisions.csv'), `${csv} is no folder`);
});
