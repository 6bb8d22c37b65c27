import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildOversightReport,
  decodeOversightReport,
  encodeOversightReport,
  renderOversightPdf,
  type OversightReport,
} from '@docket/report';
import { httpReader, type LedgerReader } from '@docket/verify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { card, opening } from '../api/support/records.js';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('docket report, and docket verify of what it wrote', () => {
  let api: TestApi;
  let directory: string;
  let ledgerUrl: string;
  let pdf: string;
  let json: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-report-'));
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'officer', 'auditor'] as const) {
      keys[role] = await api.createKey('claims', role);
    }
    ledgerUrl = `${api.url}/v1/ledgers/claims`;
    const path = '/v1/ledgers/claims/decisions';
    const opened = await api.call('POST', path, { key: keys['agent'], body: opening });
    const decision = written(opened).decision_id;
    await api.call('POST', `${path}/${decision}/job-cards`, { key: keys['agent'], body: card });
    pdf = join(directory, 'claims.oversight.pdf');
    json = join(directory, 'claims.oversight.json');
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  const report = (...more: string[]) =>
    docket(
      [
        'report',
        '--ledger',
        'claims',
        '--from',
        day(-1),
        '--to',
        day(1),
        '--out',
        directory,
        ...more,
      ],
      { env: { DOCKET_URL: api.url, DOCKET_API_KEY: keys['officer'] ?? '' } },
    );

  test('writes PDF, JSON and a CSV file for each table, of one export', async () => {
    const before = await api.size('claims');
    const { code, stdout, stderr } = await report('--seed', 'Q4');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${pdf}\n`);
    expect(await api.size('claims')).toBe(before + 1);
    const made = decodeOversightReport(await readFile(json));
    expect(made.parameters).toMatchObject({ from: `${day(-1)}T00:00:00.000Z`, seed: 'Q4' });
    expect(Buffer.compare(await readFile(pdf), await renderOversightPdf(made))).toBe(0);
    const tables = await readdir(join(directory, 'claims.oversight.csv'));
    expect(tables).toEqual(expect.arrayContaining(['decisions.csv', 'rates.csv', 'sample.csv']));
  });

  test('the file by itself: its checkpoint holds, its figures were not counted again: exit 3', async () => {
    const { code, stdout } = await docket(['verify', pdf]);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^✓ the pages are those that Docket renders from the attached JSON, byte for byte$/m,
    );
    expect(stdout).toMatch(
      /^✓ the checkpoint is signed, and of the ledger, size and root stated$/m,
    );
    expect(stdout).toMatch(/^- not checked: figures\..*--against/m);
    expect(stdout).toContain('Verified in part');
    const alone = await docket(['verify', json, '--json']);
    expect(alone.code).toBe(3);
    expect(JSON.parse(alone.stdout)).toMatchObject({
      verified: false,
      verdict: 'verified_in_part',
      unchecked: [{ what: 'figures' }, { what: 'issue' }],
      record: null,
      recomputed: false,
    });
  });

  test('with a checkpoint that another key signed: exit 1, without the ledger', async () => {
    const forged = decodeOversightReport(await readFile(json));
    const signature = forged.basis.checkpoint?.trimEnd().split('\n').at(-1) ?? '';
    const other = signature.slice(0, -6) + signature.slice(-3) + signature.slice(-6, -3);
    forged.basis.checkpoint = forged.basis.checkpoint?.replace(signature, other) ?? null;
    const path = join(directory, 'forged-checkpoint.json');
    await writeFile(path, encodeOversightReport(forged));
    const { code, stdout } = await docket(['verify', path]);
    expect(code).toBe(1);
    expect(stdout).toContain('report “/basis/checkpoint”');
  });

  test('against the ledger, over HTTP and in the database: the figures are the same', async () => {
    const env = { DOCKET_API_KEY: keys['auditor'] ?? '' };
    const http = await docket(['verify', pdf, '--against', ledgerUrl], { env });
    expect(http.code).toBe(0);
    expect(http.stdout).toMatch(/^✓ counted again from the ledger, the figures are the same$/m);
    expect(http.stdout).toMatch(/^✓ what the issuer states is recorded: entry \d+, 20/m);
    const database = await docket(['verify', json, '--ledger', 'claims', '--json'], {
      env: { DATABASE_URL: api.database.url },
    });
    expect(JSON.parse(database.stdout)).toMatchObject({
      verified: true,
      recomputed: true,
      ledger: { verified: true },
    });
  });

  test('with a key that may not read bodies nothing is counted: exit 3, and whose key it takes', async () => {
    const argv = ['verify', json, '--against', ledgerUrl];
    const env = { DOCKET_API_KEY: keys['officer'] ?? '' };
    const { code, stdout } = await runDocket(argv, { env });
    expect(stdout).toMatch(/^- not checked: figures\. .*auditor's key/m);
    expect(stdout).toMatch(/^✓ the Merkle tree has the signed roots/m);
    expect(stdout).not.toMatch(/^✗|counted again from the ledger, the figures/m);
    expect(code).toBe(3);
    const asJson = await runDocket([...argv, '--json'], { env });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      verdict: 'verified_in_part',
      recomputed: false,
      differences: [],
      ledger: { verified: true },
    });
  });

  test.each<[string, (report: OversightReport) => void, RegExp, number]>([
    [
      'another deployer: no entry covers it',
      ({ issue }) => void (issue.deployer = 'Another GmbH'),
      /^- not checked: issue\. .*No entry of this ledger/m,
      3,
    ],
    [
      'another time of issue: no entry covers it',
      ({ issue }) => void (issue.at = '2031-01-01T00:00:00.000Z'),
      /^- not checked: issue\. .*No entry of this ledger/m,
      3,
    ],
    [
      'issued before what it counts',
      ({ issue }) => void (issue.at = `${day(-1)}T00:00:00.000Z`),
      /report “\/issue\/at”: says “.*”, counted “no earlier than its last entry, [^”]*”/,
      1,
    ],
  ])('with %s, all else computed again', async (name, change, said, status) => {
    const genuine = decodeOversightReport(await readFile(json));
    change(genuine);
    const { issue, parameters, basis } = genuine;
    const http = httpReader({ url: ledgerUrl, apiKey: keys['auditor'] ?? '' });
    // The ledger as it was when the genuine one was made.
    const then: LedgerReader = {
      describe: async () => ({ ...(await http.describe()), size: basis.size }),
      async *checkpoints() {
        if (basis.checkpoint !== null) yield basis.checkpoint;
      },
      entries: (from, to, options) => http.entries(from, Math.min(to, basis.size), options),
    };
    const forged = await buildOversightReport(then, {
      from: parameters.from,
      to: parameters.to,
      seed: parameters.seed,
      issuedAt: issue.at,
      ...(issue.deployer === undefined ? {} : { deployer: issue.deployer }),
    });
    const path = join(directory, `${name.slice(0, 12)}.pdf`);
    await writeFile(path, await renderOversightPdf(forged));
    const env = { DOCKET_API_KEY: keys['auditor'] ?? '' };
    const { code, stdout } = await docket(['verify', path, '--against', ledgerUrl], { env });
    expect(stdout).toMatch(said);
    expect(code).toBe(status);
  });

  test('against the ledger as it was exported to a file', async () => {
    const root = '/v1/ledgers/claims/exports';
    const key = keys['auditor'];
    const body = { kind: 'ledger', format: 'ndjson' };
    const asked = (await api.call('POST', root, { key, body })).json as { export_id: string };
    const at = `${root}/${asked.export_id}`;
    // The test's own time limit is the bound.
    while (((await api.call('GET', at, { key })).json as { state: string }).state !== 'ready') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const path = join(directory, 'claims.ledger.ndjson');
    await writeFile(path, (await api.call('GET', `${at}/content`, { key })).text);
    const { code, stdout } = await docket(['verify', json, '--against', path]);
    expect(stdout).toMatch(/^✓ counted again from the ledger, the figures are the same$/m);
    expect(code).toBe(0);
    const part = join(directory, 'part.ledger.ndjson');
    const selection = '"selection":{"opened_to":"2000-01-01T00:00:00.000Z"}}\n';
    await writeFile(part, (await readFile(path, 'utf8')).replace('}\n', `,${selection}`));
    const refused = await docket(['verify', json, '--against', part]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('it discloses some decisions only'),
    ]);
  });

  test('the guides name only options that there are', async () => {
    const guides = ['compliance-officer', 'auditor'].map(
      (name) => `${PROJECT}docs/guide/${name}.md`,
    );
    const texts = await Promise.all(guides.map((path) => readFile(path, 'utf8')));
    const lines = texts.flatMap(
      (text) =>
        text.match(/^\$ .*docket (?:report|verify) .*oversight.*$|^\$ docket report .*$/gm) ?? [],
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const [, command = ''] = /docket (\w+)/.exec(line) ?? [];
      const { stdout } = await docket([command, '--help']);
      for (const option of line.match(/--[a-z-]+/g) ?? []) expect(stdout).toContain(`${option} `);
    }
  });

  test('with a figure changed: exit 1, and the figure', async () => {
    const forged = decodeOversightReport(await readFile(json));
    forged.figures.population.unmatched.opened_again = 7;
    const path = join(directory, 'forged.json');
    await writeFile(path, encodeOversightReport(forged));
    const env = { DOCKET_API_KEY: keys['auditor'] ?? '' };
    const { code, stdout } = await docket(['verify', path, '--against', ledgerUrl], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('/figures/population/unmatched/opened_again”: says “7”, counted “0”');
  });

  test.each([
    [['report', '--ledger', 'claims', '--from', 'x'], /required option '--to/],
    [['verify', 'no-such-file.json', '--against', 'http://127.0.0.1:9'], /--against is for an/],
  ])('%j is refused with what is wrong', async (argv, reason) => {
    const { code, stderr } = await docket(argv, { env: { DOCKET_API_KEY: 'docket_x' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
  });

  test('a period that is none is refused by the server in one line', async () => {
    const { code, stderr } = await report('--from', '2026-02-30');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^docket: .*from must be a date or a time in UTC.*\n$/);
  });
});
