import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { havePdfTools, runPdfTool } from '../../libs/report/src/fixtures/pdf-tools.js';
import { TestSealer } from '../../libs/report/src/fixtures/sealer.js';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';
import { TimeStampAuthority } from '../support/time-stamp-authority.js';

const docket = hostDocket();

describe('a ledger and its time-stamp authority', () => {
  let directory: string;
  let authority: TimeStampAuthority;
  let sealer: TestSealer;
  let api: TestApi;
  let roots: string;
  let name: string;
  const keys = { agent: '', auditor: '' };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-stamped-'));
    authority = await TimeStampAuthority.make();
    await authority.listen();
    sealer = new TestSealer({ key: 'rsa' });
    roots = join(authority.directory, 'root.pem');
    name = new URL(authority.url).host + '/tsr';
    api = await startTestApi({
      tsaUrl: authority.url,
      seal: {
        kind: 'command',
        command: sealer.command(),
        certificatesFile: sealer.path('chain.pem'),
      },
      checkpointsDir: join(directory, 'checkpoints'),
      // Nobody is asked but on demand.
      roles: ['api'],
    });
    await api.createLedger('claims');
    keys.agent = await api.createKey('claims', 'agent');
    keys.auditor = await api.createKey('claims', 'auditor');
  });
  afterAll(async () => {
    await api?.close();
    await authority?.close();
    sealer?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const write = async (): Promise<string> => {
    const path = '/v1/ledgers/claims/decisions';
    return written(await api.call('POST', path, { key: keys.agent, body: opening })).decision_id;
  };
  const checkpoint = async (waitS: number): Promise<string> => {
    const path = `/v1/ledgers/claims/checkpoint?wait_s=${waitS}`;
    const answer = await api.call('GET', path, { key: keys.auditor });
    expect(answer.status).toBe(200);
    return answer.text;
  };
  /** What stands under a note besides the ledger's own line. */
  const stampOf = (note: string): Buffer | undefined => {
    const line = note.split('\n').find((text) => text.startsWith(`— ${name} `));
    if (line === undefined) return undefined;
    return Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4);
  };
  const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);
  const env = () => ({ DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url });
  const codes = (stdout: string): string[] =>
    (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code);

  test('its checkpoint carries a token that openssl accepts, asked for once', async () => {
    await write();
    expect(stampOf(await checkpoint(0))).toBeUndefined();
    const note = await checkpoint(10);
    const token = stampOf(note);
    expect(await authority.accepts(textOf(note), token ?? Buffer.alloc(0))).toBe(true);
    const { asked } = authority;
    expect(await checkpoint(0)).toBe(note);
    expect(await checkpoint(10)).toBe(note);
    expect(authority.asked).toBe(asked);
  });

  test('without Docket the commands of the guide take the token out, and openssl accepts it', async () => {
    const guide = await readFile(`${PROJECT}docs/guide/auditor.md`, 'utf8');
    const lines = [...guide.matchAll(/^\$ ((?:sed|grep|openssl) .*)$/gm)].map(([, line]) => line);
    expect(lines.length).toBe(3);
    await writeFile(join(directory, 'checkpoint'), await checkpoint(10));
    await writeFile(join(directory, 'roots.pem'), await readFile(roots));
    const script = lines.join('\n').replace('freetsa.org/tsr', name);
    const run = promisify(execFile)('bash', ['-e', '-c', script], { cwd: directory });
    expect((await run).stdout + (await run).stderr).toContain('Verification: OK');
  });

  test('a dossier, the proof of an entry and an address are held against the roots by the command', async () => {
    const decision = await write();
    const exported = await docket(
      ['export', decision, '--ledger', 'claims', '--format', 'json', '--out', directory],
      { env: env() },
    );
    expect(exported.stderr).toBe('');
    const file = join(directory, `${decision}.dossier.json`);
    const dossier = JSON.parse(await readFile(file, 'utf8')) as Dossier;
    expect(dossier.model.integrity.time_stamps).toMatchObject({
      state: 'unverified',
      value: [name],
    });
    const proof = join(directory, 'entry.tlog-proof');
    await docket(['proof', '1', '--ledger', 'claims', '--out', proof], { env: env() });
    const read = await api.call('GET', '/v1/ledgers/claims', { key: keys.auditor });
    const key = (read.json as { public_key: string }).public_key;
    for (const source of [file, proof, `${api.url}/v1/ledgers/claims`]) {
      const given = ['verify', source, '--key', key, '--tsa', roots];
      const checked = await docket([...given, '--json'], { env: env() });
      expect([source, checked.code, checked.stderr]).toEqual([source, 0, '']);
      const { attestations } = JSON.parse(checked.stdout) as { attestations: object[] };
      expect(attestations).toContainEqual({
        kind: 'time_stamp',
        state: 'verified',
        name,
        time: expect.any(String),
        authority: 'Test authority',
      });
      const shown = await docket(given, { env: env() });
      expect(shown.stdout).toContain('time stamp by “Test authority”');
    }
    const stranger = await TimeStampAuthority.make();
    const other = join(stranger.directory, 'root.pem');
    const foreign = await docket(['verify', file, '--tsa', other, '--json']);
    await stranger.close();
    expect(foreign.code).toBe(1);
    expect(codes(foreign.stdout).sort()).toEqual(['time_stamp_invalid', 'time_stamp_missing']);
    const none = join(directory, 'none.pem');
    await writeFile(none, 'no certificate');
    expect((await docket(['verify', file, '--tsa', none])).code).toBe(2);
  });

  test('its PDFs are sealed with the time, and the command says by whom', async () => {
    const decision = await write();
    const dossier = join(directory, `${decision}.dossier.pdf`);
    const asked = ['export', decision, '--ledger', 'claims', '--format', 'pdf'];
    await docket([...asked, '--out', directory], { env: env() });
    const period = ['--from', '2026-01-01', '--to', '2060-01-01', '--format', 'pdf,json'];
    const reported = await docket(['report', '--ledger', 'claims', ...period, '--out', directory], {
      env: env(),
    });
    expect([reported.code, reported.stderr]).toEqual([0, '']);
    const report = join(directory, 'claims.oversight.pdf');
    const against = ['--against', `${api.url}/v1/ledgers/claims`];
    const trust = ['--seal', sealer.path('root.pem'), '--tsa', roots];
    for (const [file, ...more] of [[dossier], [report, ...against]] as const) {
      const checked = await docket(['verify', file, ...trust, ...more], { env: env() });
      expect([checked.code, checked.stderr]).toEqual([0, '']);
      expect(checked.stdout).toContain(
        'Sealed by “Example Retail, Example seal” (certificate of “Test root”), by a certificate that leads to one of those that you gave',
      );
      expect(checked.stdout).toContain('time stamp by “Test authority”');
      if (!havePdfTools()) continue;
      const shown = runPdfTool('pdfsig', await readFile(file), ['-nocert', '{pdf}']).stdout;
      expect(shown).toContain('Signature Validation: Signature is Valid.');
    }
    const simply = await docket(['verify', dossier]);
    expect([simply.code, simply.stdout]).toEqual([0, expect.stringContaining('pass --seal')]);
    const entries = `/v1/ledgers/claims/decisions/${decision}/entries?limit=100&bodies=true`;
    const list = await api.call('GET', entries, { key: keys.auditor });
    const digest = createHash('sha256')
      .update(await readFile(dossier))
      .digest('hex');
    expect(list.text).toContain(digest);
  });

  test('one with another seal, or none, is not verified where a seal is asked for', async () => {
    const decision = await write();
    const asked = ['export', decision, '--ledger', 'claims', '--format', 'pdf,json'];
    await docket([...asked, '--out', directory], { env: env() });
    const file = join(directory, `${decision}.dossier.pdf`);
    const other = new TestSealer();
    const foreign = await docket(['verify', file, '--seal', other.path('root.pem')]);
    other.close();
    expect(foreign.code).toBe(1);
    expect(foreign.stdout).toContain('NOT VERIFIED: 1 finding.');
    expect(foreign.stdout).toContain('leads to none of those that you gave, or was not valid');
    const bare = join(directory, 'bare.pdf');
    const bytes = await readFile(file);
    await writeFile(bare, bytes.subarray(0, bytes.indexOf('%%EOF\n') + '%%EOF\n'.length));
    expect((await docket(['verify', bare])).code).toBe(0);
    const unsealed = await docket(['verify', bare, '--seal', sealer.path('root.pem'), '--json']);
    expect(unsealed.code).toBe(1);
    expect(JSON.parse(unsealed.stdout)).toMatchObject({
      verified: false,
      pages: { state: 'identical', seals: [], unsealed: true },
    });
    const at = bytes.lastIndexOf('/Contents <') + 600;
    const broken = Buffer.from(bytes);
    broken[at] = broken[at] === 0x30 ? 0x31 : 0x30;
    await writeFile(bare, broken);
    const faulty = await docket(['verify', bare]);
    expect([faulty.code, faulty.stdout]).toEqual([1, expect.stringContaining('a seal')]);
    const json = file.replace(/pdf$/, 'json');
    expect(await docket(['verify', json, '--seal', sealer.path('root.pem')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--seal is for a PDF'),
    });
  });

  test('a PDF that cannot be sealed is not handed out, and the JSON is', async () => {
    const decision = await write();
    await writeFile(sealer.path('broken'), '');
    const path = `/v1/ledgers/claims/decisions/${decision}/dossier`;
    const given = { key: keys.auditor, headers: { accept: 'application/pdf' } };
    const answer = await api.call('GET', path, given);
    expect([answer.status, problemOf(answer).code]).toEqual([503, 'seal_failed']);
    expect(problemOf(answer).detail).not.toContain(sealer.directory);
    expect(answer.headers.get('retry-after')).toBe('30');
    const headers = { accept: 'application/json' };
    expect((await api.call('GET', path, { ...given, headers })).status).toBe(200);
    await rm(sealer.path('broken'));
    expect((await api.call('GET', path, given)).status).toBe(200);
  });

  test('one that is silent, fails or lies costs the time stamp and nothing else', async () => {
    const stamped = await checkpoint(10);
    const token = stampOf(stamped) ?? Buffer.alloc(0);
    const lies: ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(500).end('no'),
      (response) => response.end('no reply'),
      // A true token of an earlier checkpoint.
      (response) => response.end(Buffer.concat([GRANTED(token.length), token])),
      (response) => response.destroy(),
    ];
    for (const lie of lies) {
      authority.instead = lie;
      await write();
      expect(stampOf(await checkpoint(1))).toBeUndefined();
    }
    // Nothing is answered at all: who waits gets what there is.
    authority.instead = () => undefined;
    const decision = await write();
    const exported = await runDocket(
      ['export', decision, '--ledger', 'claims', '--format', 'json', '--out', directory],
      { env: env() },
    );
    expect(exported.code).toBe(0);
    const file = join(directory, `${decision}.dossier.json`);
    expect((await runDocket(['verify', file])).code).toBe(0);
    const missing = await runDocket(['verify', file, '--tsa', roots, '--json']);
    expect([missing.code, codes(missing.stdout)]).toEqual([1, ['time_stamp_missing']]);
  });
});

/** The beginning of a TimeStampResp that grants a token of so many bytes, 256 to 65,000. */
const GRANTED = (length: number): Buffer =>
  Buffer.from([0x30, 0x82, (length + 5) >> 8, (length + 5) & 255, 0x30, 0x03, 0x02, 0x01, 0x00]);

interface Dossier {
  model: { integrity: { time_stamps: object } };
}
