import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createSigner, formatCosignerKey, formatVerifierKey, signCheckpoint } from '@docket/chain';
import { Database, LedgerService } from '@docket/store';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

const ORIGIN = 'docket.example/claims';
/** Whose lines its checkpoints have: the south signs with both of its keys. */
const COSIGNED = [ORIGIN, 'north.example/w', 'south.example/w', 'south.example/w'];

const WITNESSED = {
  quorum: '2 of (2 of (north, south, east), south-pq)',
  cosignatures: [
    { witness: 'north', algorithm: 'ed25519' },
    { witness: 'south', algorithm: 'ed25519' },
    { witness: 'south-pq', algorithm: 'ml-dsa-44' },
  ],
};

/** A `docket witness` in a process of its own. */
class WitnessProcess {
  key = '';
  /** For ML-DSA-44; the south has one. */
  secondKey: string | undefined;
  url = '';
  #child: ChildProcess | undefined;

  constructor(
    readonly name: string,
    readonly directory: string,
  ) {}

  async start(port = 0): Promise<void> {
    const at = (name: string): string => join(this.directory, name);
    const child = spawn(
      process.execPath,
      [
        `${PROJECT}apps/cli/bin/docket.js`,
        'witness',
        `--name=${this.name}.example/w`,
        `--port=${port}`,
        `--key=${at(`${this.name}.seed`)}`,
        `--state=${at(this.name)}`,
        `--logs=${at('logs.txt')}`,
        ...(this.name === 'south' ? [`--ml-dsa-44-key=${at('south-pq.seed')}`] : []),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child = child;
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.key = String((await lines.next()).value);
    if (this.name === 'south') this.secondKey = String((await lines.next()).value);
    this.url = String((await lines.next()).value);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}

describe('a ledger and its witnesses', () => {
  let directory: string;
  let api: TestApi;
  let ledgerKey: string;
  /** Answers what is no cosignature. */
  let liar: Server;
  const witnesses: WitnessProcess[] = [];
  const keys = { agent: '', auditor: '' };

  const portOf = ({ url }: WitnessProcess): number => Number(new URL(url).port);
  const policyOf = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-witnesses-'));
    // Its ledger's key is known before the server is: witnesses are told of it first.
    const seed = new Uint8Array(32).fill(7);
    await writeFile(
      join(directory, 'logs.txt'),
      policyOf(
        `log ${formatVerifierKey('docket.example/none', createSigner('k', seed).publicKey)}`,
        'quorum none',
      ),
    );
    for (const name of ['north', 'south']) {
      const witness = new WitnessProcess(name, directory);
      await witness.start();
      witnesses.push(witness);
    }
    liar = createServer((_, response) => {
      response.end('— north.example/w AAAAAAAA\n');
    });
    liar.listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const liarUrl = `http://127.0.0.1:${(liar.address() as AddressInfo).port}/`;
    const east = createSigner('east.example/w', seed);
    await writeFile(
      join(directory, 'witnesses.txt'),
      policyOf(
        ...witnesses.map(({ name, key, url }) => `witness ${name} ${key} ${url}`),
        `witness east ${formatCosignerKey(east.name, east.publicKey)} ${liarUrl}`,
        ...witnesses.flatMap(({ secondKey, url }) =>
          secondKey === undefined ? [] : [`witness south-pq ${secondKey} ${url}`],
        ),
        'group two 2 north south east',
        'group both all two south-pq',
        'quorum both',
      ),
    );
    api = await startTestApi({
      witnessesFile: join(directory, 'witnesses.txt'),
      checkpointsDir: join(directory, 'checkpoints'),
      // Nobody is asked but on demand.
      roles: ['api'],
    });
    await api.createLedger('claims');
    keys.agent = await api.createKey('claims', 'agent');
    keys.auditor = await api.createKey('claims', 'auditor');
    const read = await api.call('GET', '/v1/ledgers/claims', { key: keys.auditor });
    ledgerKey = (read.json as { public_key: string }).public_key;
    await writeFile(join(directory, 'logs.txt'), policyOf(`log ${ledgerKey}`, 'quorum none'));
    for (const witness of witnesses) {
      const port = portOf(witness);
      expect(await witness.end('SIGTERM')).toBe(0);
      await witness.start(port);
    }
  });
  afterAll(async () => {
    for (const witness of witnesses) await witness.end('SIGKILL');
    liar?.close();
    await api?.close();
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
  const namesOn = (note: string): string[] =>
    [...note.matchAll(/^— (\S+) /gm)].map(([, name]) => name ?? '');
  const verify = (source: string, policy: string) =>
    docket(['verify', source, '--policy', policy, '--json'], {
      env: { DOCKET_API_KEY: keys.auditor },
    });

  /** With south away, and east, which lies; nothing was pending for north and south before. */
  async function tellsWhatWaits(): Promise<void> {
    const anchors = (...more: string[]) =>
      docket(['anchors', '--url', api.url, '--ledger', 'claims', ...more], {
        env: { DOCKET_API_KEY: keys.auditor },
      });
    /** When the first checkpoint of more entries was signed. */
    const firstBeyond = async (entries: number): Promise<unknown> => {
      const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('claims');
      const { rows } = await api.api.app
        .get(Database)
        .of(ledgerNo)
        .query<{ at: string }>(
          'SELECT min(issued_at) AS at FROM docket.checkpoint WHERE ledger_no = $1 AND size > $2',
          [ledgerNo, entries],
        );
      return rows[0]?.at;
    };
    const size = await api.size('claims');
    const told = await anchors('--json');
    expect([told.code, told.stderr]).toEqual([0, '']);
    const read = JSON.parse(told.stdout) as {
      anchors: {
        name?: string;
        newest?: { size: number } | null;
        pending_since: string | null;
        failed?: { reason: string };
      }[];
      signed: { at: string };
    };
    expect(read).toMatchObject({ size, signed: { size }, process: { worker: false }, late: [] });
    const of = (name?: string) => read.anchors.find((one) => one.name === name);
    expect(of('north')).toMatchObject({ kind: 'witness', newest: { size }, pending_since: null });
    expect(of('north')).not.toHaveProperty('failed');
    for (const name of ['south', 'south-pq']) {
      const { newest, pending_since: pendingSince, failed } = of(name) ?? {};
      expect(newest?.size).toBeLessThan(size);
      expect([failed?.reason, pendingSince]).toEqual([
        expect.stringContaining('it cannot be reached'),
        await firstBeyond(newest?.size ?? 0),
      ]);
    }
    expect(of('east')).toMatchObject({
      newest: null,
      failed: { reason: 'it answered without a cosignature by its key that verifies' },
    });
    expect(of('east')?.pending_since).toBe(await firstBeyond(0));
    expect(of()).toMatchObject({ kind: 'directory', newest: { size }, pending_since: null });

    const late = await anchors('--pending-max', '0');
    expect(late.code).toBe(1);
    expect(late.stdout).toMatch(/^witness north +\d+ entries, \S+ +- +-$/m);
    expect(late.stdout).toMatch(/^witness east +none +\S+Z +\S+Z it answered without/m);
    expect(late.stdout).toContain('Not set up: time-stamp authority, sink.');
    expect(late.stderr).toBe(
      'docket: A checkpoint waits for longer than 0 minutes: witness south, witness east, witness south-pq.\n',
    );
    const refused = await docket(['anchors', '--url', api.url, '--ledger', 'claims'], {
      env: { DOCKET_API_KEY: keys.agent },
    });
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect((await anchors('--pending-max', 'soon')).code).toBe(2);
    await api.createLedger('bare');
    const bare = await docket(['anchors', '--url', api.url, '--ledger', 'bare', '--json'], {
      env: { DOCKET_API_KEY: api.administrator },
    });
    const { anchors: others } = JSON.parse(bare.stdout) as typeof read;
    expect(bare.code).toBe(0);
    // That one does not answer is known of each ledger, that one lied about another is not.
    expect(others.map(({ name, ...rest }) => [name, 'failed' in rest])).toEqual([
      ['north', false],
      ['south', true],
      ['east', false],
      ['south-pq', true],
      [undefined, false],
    ]);
  }

  test('its checkpoint carries who cosigned, and not who lied', async () => {
    expect(namesOn(await checkpoint(10))).toEqual(COSIGNED);
    // Without waiting what is kept is served, also of a checkpoint that is not asked for anew.
    expect(namesOn(await checkpoint(0))).toEqual(COSIGNED);
    await write();
    expect(namesOn(await checkpoint(0))).toEqual([ORIGIN]);
    expect(namesOn(await checkpoint(10))).toEqual(COSIGNED);
  });

  test('a dossier and an address are held against a policy by the command', async () => {
    const decision = await write();
    const exported = await docket(
      ['export', decision, '--ledger', 'claims', '--format', 'json', '--out', directory],
      { env: { DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url } },
    );
    expect(exported.stderr).toBe('');
    const file = join(directory, `${decision}.dossier.json`);
    expect(
      namesOn((JSON.parse(await readFile(file, 'utf8')) as Dossier).evidence.checkpoint),
    ).toEqual(COSIGNED);
    const policy = join(directory, 'witnesses.txt');
    for (const source of [file, `${api.url}/v1/ledgers/claims`]) {
      const checked = await verify(source, policy);
      expect([source, checked.code]).toEqual([source, 0]);
      expect(JSON.parse(checked.stdout)).toMatchObject({
        verified: true,
        witnessed: WITNESSED,
      });
    }
    // Of the two keys of one witness either line is held for itself.
    const forged = join(directory, 'forged.dossier.json');
    const [line = ''] = /— south\.example\/w \S{3000,}/.exec(
      (JSON.parse(await readFile(file, 'utf8')) as Dossier).evidence.checkpoint,
    )!;
    const other = `${line.slice(0, -4)}AAAA`;
    await writeFile(forged, (await readFile(file, 'utf8')).replace(line, other));
    const changed = JSON.parse((await verify(forged, policy)).stdout) as Report;
    expect(changed.findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['cosignature_invalid', 'south-pq'],
      ['quorum_missing', '2 of (2 of (north, south, east), south-pq)'],
    ]);
    const all = join(directory, 'all.txt');
    await writeFile(all, (await readFile(policy, 'utf8')).replace('two 2', 'two all'));
    const missing = await verify(file, all);
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.stdout)).toMatchObject({
      findings: [{ code: 'quorum_missing', found: 'north, south, south-pq' }],
    });
  });

  test('the proof of an entry is one file, which the command holds against key and policy', async () => {
    const path = '/v1/ledgers/claims/decisions';
    const opened = written(await api.call('POST', path, { key: keys.agent, body: opening }));
    const { seq, leaf_hash: leafHash } = opened.receipt;
    const env = { DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url };
    const file = join(directory, 'entry.tlog-proof');
    for (const entry of [String(seq), leafHash]) {
      const made = await runDocket(['proof', entry, '--ledger', 'claims', '--out', file], { env });
      expect([made.stderr, made.stdout]).toEqual(['', `${file}\n`]);
    }
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex \d+\n/);
    expect(namesOn(text)).toEqual(COSIGNED);
    const policy = join(directory, 'witnesses.txt');
    const check = (...more: string[]) =>
      runDocket(['verify', file, '--json', ...more], { env: {} });
    const checked = await check('--key', ledgerKey, '--policy', policy);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      verdict: 'verified',
      scope: 'entry',
      seq,
      leaf_hash: leafHash,
      witnessed: WITNESSED,
    });
    const told = await runDocket(['verify', file, '--key', ledgerKey, '--policy', policy], {
      env: {},
    });
    expect(told.stdout).toMatch(/cosigned by south with Ed25519, at its own time 20/);
    expect(told.stdout).toMatch(/cosigned by south-pq with ML-DSA-44, at its own time 20/);
    // The file has no key: without one nothing is said of it.
    expect((await check()).code).toBe(2);
    const shown = await runDocket(['verify', file, '--key', ledgerKey], { env: {} });
    expect([shown.code, shown.stderr]).toEqual([0, '']);
    expect(shown.stdout).toContain(`Verified: entry ${seq} of “${ORIGIN}”.`);
    await writeFile(file, text.replace(`index ${seq}\n`, `index ${seq - 1}\n`));
    const moved = await check('--key', ledgerKey);
    expect(moved.code).toBe(1);
    expect(
      (JSON.parse(moved.stdout) as { findings: { code: string }[] }).findings.map(
        ({ code }) => code,
      ),
    ).toEqual(['seq_mismatch', 'inclusion_mismatch']);
  });

  test('or a COSE receipt, of which the command says what it does not show', async () => {
    const path = '/v1/ledgers/claims/decisions';
    const opened = written(await api.call('POST', path, { key: keys.agent, body: opening }));
    const { seq, leaf_hash: leafHash } = opened.receipt;
    const env = { DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url };
    const file = join(directory, 'entry.cose');
    const ask = ['proof', leafHash, '--ledger=claims', '--format=cose', `--out=${file}`];
    expect(await docket(ask, { env })).toMatchObject({ code: 0, stderr: '' });
    const check = (...more: string[]) => docket(['verify', file, ...more], { env: {} });
    const checked = await check('--key', ledgerKey, '--json');
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      verdict: 'verified',
      form: 'cose_receipt',
      seq,
      leaf_hash: leafHash,
      findings: [],
    });
    const shown = (await check('--key', ledgerKey)).stdout;
    expect(shown).toContain('to a root that the key of the ledger signed');
    expect(shown).toMatch(/^ {2}size +\d+, which is not signed$/m);
    expect(shown).toContain(`Verified: entry ${seq} of “${ORIGIN}”.`);
    expect(shown).not.toContain('cosigned');
    // Without a key nothing is said of it; witnesses that are asked for are missed.
    expect((await check()).code).toBe(2);
    const policy = join(directory, 'witnesses.txt');
    const unwitnessed = await check('--key', ledgerKey, '--policy', policy, '--json');
    expect(unwitnessed.code).toBe(1);
    expect(JSON.parse(unwitnessed.stdout)).toMatchObject({
      findings: [{ code: 'quorum_missing' }],
    });
    const answer = (accept: string, query = '') =>
      fetch(`${api.url}/v1/ledgers/claims/proofs/file?seq=${seq}${query}`, {
        headers: { accept, authorization: `Bearer ${keys.auditor}` },
      });
    const cose = 'application/cose; cose-type="cose-sign1"';
    for (const [accept, query, type] of [
      ['application/cose', '', cose],
      ['*/*', '&format=cose', cose],
      ['*/*', '', 'text/plain; charset=utf-8'],
      ['text/plain, application/cose;q=0.5', '', 'text/plain; charset=utf-8'],
    ] as const) {
      const { headers } = await answer(accept, query);
      expect([headers.get('content-type'), headers.get('vary')]).toEqual([type, 'accept']);
    }
    expect((await answer('application/pdf')).status).toBe(406);
    expect((await answer('*/*', '&format=cbor')).status).toBe(400);
  });

  test('a witness that is gone, or lies, costs its own cosignature and nothing else', async () => {
    const [north, south] = witnesses as [WitnessProcess, WitnessProcess];
    const port = portOf(south);
    await south.end('SIGKILL');
    await write();
    expect(namesOn(await checkpoint(10))).toEqual([ORIGIN, 'north.example/w']);
    await tellsWhatWaits();
    // Killed, it knows what it cosigned last, and goes on from there.
    await south.start(port);
    await north.end('SIGKILL');
    await north.start(portOf(north));
    const old = await fetch(`${south.url}/add-checkpoint`, {
      method: 'POST',
      body: `old 0\n\n${await checkpoint(0)}`,
    });
    expect([old.status, old.headers.get('content-type')]).toEqual([409, 'text/x.tlog.size']);
    expect(Number(await old.text())).toBeGreaterThan(0);
  });

  test('what is no add-checkpoint is refused by a witness', async () => {
    const [{ url }] = witnesses as [WitnessProcess];
    const post = (path: string, body: string) => fetch(`${url}${path}`, { method: 'POST', body });
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect((await post('/', 'x')).status).toBe(404);
    expect((await post('/add-checkpoint', 'x')).status).toBe(400);
    expect((await post('/add-checkpoint', 'x'.repeat(100_000))).status).toBe(413);
    const other = createSigner('docket.example/other', new Uint8Array(32).fill(1));
    const root = new Uint8Array(32);
    const note = signCheckpoint({ origin: other.name, size: 1, root, extensions: [] }, other);
    expect((await post('/add-checkpoint', `old 0\n\n${note}`)).status).toBe(404);
  });
});

interface Dossier {
  evidence: { checkpoint: string };
}

interface Report {
  findings: { code: string; expected: string }[];
}
