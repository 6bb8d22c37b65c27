import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

let api: TestApi;
let directory: string;
const keys = { agent: '', auditor: '' };
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-receipts-'));
  api = await startTestApi();
  await api.createLedger('claims');
  keys.agent = await api.createKey('claims', 'agent');
  keys.auditor = await api.createKey('claims', 'auditor');
});
afterAll(async () => {
  await api?.close();
  await rm(directory, { recursive: true, force: true });
});

test('what a client was answered is held against the ledger by the command', async () => {
  const answers = [];
  for (let i = 0; i < 3; i++) {
    const path = '/v1/ledgers/claims/decisions';
    answers.push(written(await api.call('POST', path, { key: keys.agent, body: opening })));
  }
  const file = join(directory, 'kept.ndjson');
  const hold = async (lines: readonly unknown[], ...more: string[]) => {
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const env = { DOCKET_API_KEY: keys.auditor };
    const ledger = `${api.url}/v1/ledgers/claims`;
    return docket(['verify', ledger, '--receipts', file, ...more], { env });
  };
  const [first, second, third] = answers;
  const whole = await hold([first, second?.receipt, third], '--json');
  expect([whole.code, whole.stderr]).toEqual([0, '']);
  const { receipts } = JSON.parse(whole.stdout) as { receipts: { given: number; held: number } };
  expect(receipts.held).toBe(receipts.given);
  expect(receipts.given).toBeGreaterThanOrEqual(3);
  expect((await hold([first])).stdout).toContain('entries stand here as the receipts say');

  const { seq } = second!.receipt;
  const other = { ...second!.receipt, entries: [], leaf_hash: first!.receipt.leaf_hash };
  const replaced = await hold([first, other], '--json');
  expect(replaced.code).toBe(1);
  expect(JSON.parse(replaced.stdout)).toMatchObject({
    findings: [{ code: 'receipt_mismatch', seq }],
  });

  for (const line of ['no', {}, { receipt: { origin: 'x', seq: 1 } }, { ...other, seq: -1 }]) {
    const refused = await hold([first, line]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('line 2 is no receipt');
  }
  expect((await hold([])).code).toBe(2);
});

test('at depth quick a ledger is told by its ends, of a server and of a database, and not taken for read whole', async () => {
  const ledger = `${api.url}/v1/ledgers/claims`;
  const env = { DOCKET_API_KEY: keys.agent };
  const stored = { env: { DATABASE_URL: api.database.url } };
  for (const told of [
    await docket(['verify', ledger, '--depth', 'quick', '--json'], { env }),
    await docket(['verify', '--ledger', 'claims', '--depth', 'quick', '--json'], stored),
  ]) {
    expect([told.code, told.stderr]).toEqual([0, '']);
    const report = JSON.parse(told.stdout) as { checks: { name: string; state: string }[] };
    expect(report).toMatchObject({ verified: true, depth: 'quick', findings: [] });
    const stateOf = (name: string) => report.checks.find((check) => check.name === name)?.state;
    expect([stateOf('tree'), stateOf('rules'), stateOf('registry')]).toEqual([
      'passed',
      'not_made',
      'not_made',
    ]);
  }
  const printed = await docket(['verify', ledger, '--depth', 'quick'], { env });
  expect(printed.stdout).toMatch(
    /^Verified at depth quick: (\d+) of \1 entries read, no findings\.$/m,
  );
});

test('that the ledger only grew since a checkpoint is shown by the command, without its entries', async () => {
  const path = '/v1/ledgers/claims';
  const ledger = `${api.url}${path}`;
  const described = await api.call('GET', path, { key: keys.auditor });
  const { public_key: key } = described.json as { public_key: string };
  const kept = join(directory, 'kept.txt');
  const first = await api.call('GET', `${path}/checkpoint`, { key: keys.auditor });
  await writeFile(kept, first.text);
  written(await api.call('POST', `${path}/decisions`, { key: keys.agent, body: opening }));
  // An agent's key reads no body.
  const env = { DOCKET_API_KEY: keys.agent };
  const grown = await docket(['verify', ledger, '--since', kept, '--key', key, '--json'], {
    env,
  });
  expect([grown.code, grown.stderr]).toEqual([0, '']);
  const report = JSON.parse(grown.stdout) as { from: number; size: number; checkpoint: string };
  expect(report.size).toBeGreaterThan(report.from);
  // What was seen later is more than the first checkpoint covers.
  await writeFile(kept, report.checkpoint.replace(`\n${report.size}\n`, `\n${report.size + 1}\n`));
  const forged = await docket(['verify', ledger, '--since', kept, '--key', key], { env });
  expect(forged.code).toBe(1);
  expect(forged.stdout).toContain('NOT VERIFIED');
  await writeFile(kept, report.checkpoint);
  const same = await runDocket(['verify', ledger, '--since', kept, '--key', key], { env });
  expect([same.code, same.stderr]).toEqual([0, '']);
  expect((await docket(['verify', ledger, '--since', kept], { env })).code).toBe(2);
  // The same by the tiles and the newest checkpoint of the database.
  const inDatabase = ['verify', '--ledger', 'claims', '--since', kept];
  const database = { env: { DATABASE_URL: api.database.url } };
  await writeFile(kept, first.text);
  const read = await docket([...inDatabase, '--key', key, '--json'], database);
  expect([read.code, read.stderr]).toEqual([0, '']);
  expect(JSON.parse(read.stdout)).toMatchObject({ verified: true, size: report.size });
  expect((await docket(inDatabase, database)).code).toBe(2);
  expect((await docket([...inDatabase, ledger], database)).code).toBe(2);
  const nobodys = ['verify', '--ledger', 'nobody', '--since', kept, '--key', key];
  expect((await docket(nobodys, database)).code).toBe(2);
  expect((await runDocket(['verify', kept, '--since', kept, '--key', key])).code).toBe(2);
});
