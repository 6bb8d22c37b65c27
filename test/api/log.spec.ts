import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkConsistency,
  checkInclusion,
  decodeEntryBundle,
  fromHex,
  leafHash,
  openCheckpoint,
  toHex,
  utf8,
} from '@docket/chain';
import { runDocket } from '../support/built-command.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi, type Written } from './support/api.js';

const ORIGIN = 'docket.example/claims';
const BOTH = 'the checkpoint is signed with ML-DSA-44 as well, by the second key of entry 0';

interface SignedDossier {
  model: { integrity: object };
  evidence: { checkpoint: string };
}
interface Proof {
  seq: number;
  leaf_hash: string;
  size: number;
  root: string;
  proof: string[];
  checkpoint: string | null;
}
interface Consistency {
  from: number;
  to: number;
  from_root: string;
  to_root: string;
  proof: string[];
  checkpoint: string | null;
}

const AT_ONCE = 25;

describe('the log', () => {
  let api: TestApi;
  let publicKey: string;
  const keys = { agent: '', auditor: '' };
  const receipts: Written['receipt'][] = [];
  let decision: string;

  beforeAll(async () => {
    // Whoever knows Ed25519 alone reads what is signed with both.
    api = await startTestApi({ secondKeys: true });
    await api.createLedger('claims');
    keys.agent = await api.createKey('claims', 'agent');
    keys.auditor = await api.createKey('claims', 'auditor');
    const read = await api.call('GET', '/v1/ledgers/claims', { key: keys.auditor });
    publicKey = (read.json as { public_key: string }).public_key;
    const opened = await api.call('POST', '/v1/ledgers/claims/decisions', {
      key: keys.agent,
      body: opening,
    });
    decision = written(opened).decision_id;
    await write(300);
  });
  afterAll(() => api.close());

  async function write(count: number): Promise<void> {
    const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
    const one = () => api.call('POST', path, { key: keys.agent, body: card });
    // Fewer at a time than a slow server turns away.
    for (let left = count; left > 0; left -= AT_ONCE) {
      const answers = await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, one));
      for (const answer of answers) receipts.push(written(answer).receipt);
    }
  }

  const get = (path: string) =>
    api.call('GET', `/v1/ledgers/claims/${path}`, { key: keys.auditor });

  test('the proof is for the very checkpoint that comes with it', async () => {
    for (const receipt of receipts.slice(0, 20)) {
      await write(1);
      const answer = (await get(`proofs/inclusion?leaf_hash=${receipt.leaf_hash}`)).json as Proof;
      const checkpoint = openCheckpoint(answer.checkpoint ?? '', publicKey);
      expect(answer).toMatchObject({ seq: receipt.seq, leaf_hash: receipt.leaf_hash });
      expect([checkpoint.size, toHex(checkpoint.root)]).toEqual([answer.size, answer.root]);
      const proof = answer.proof.map(fromHex);
      const leaf = fromHex(receipt.leaf_hash);
      expect(checkInclusion(proof, receipt.seq, answer.size, leaf, checkpoint.root)).toBe(true);
    }
  });

  test('the newest entry is found by its leaf hash, and the genesis entry by its position', async () => {
    await write(1);
    const last = receipts.at(-1);
    const found = (await get(`proofs/inclusion?leaf_hash=${last?.leaf_hash ?? ''}`)).json as Proof;
    expect(found.seq).toBe(last?.seq);
    expect(((await get('proofs/inclusion?seq=0')).json as Proof).seq).toBe(0);
    expect(problemOf(await get(`proofs/inclusion?leaf_hash=${'0'.repeat(64)}`)).code).toBe(
      'unknown_entry',
    );
  });

  test('a proof for a size that was asked for carries no checkpoint of another size', async () => {
    const answer = (await get('proofs/inclusion?seq=3&size=7')).json as Proof;
    const proof = answer.proof.map(fromHex);
    expect(checkInclusion(proof, 3, 7, fromHex(answer.leaf_hash), fromHex(answer.root))).toBe(true);
    if (answer.checkpoint !== null) {
      expect(openCheckpoint(answer.checkpoint, publicKey).size).toBe(7);
    }
  });

  test('the ledger only grew, between any two sizes', async () => {
    for (const from of [1, 2, 7, 8, 255, 256, 257]) {
      const answer = (await get(`proofs/consistency?from=${from}`)).json as Consistency;
      const checkpoint = openCheckpoint(answer.checkpoint ?? '', publicKey);
      expect([checkpoint.size, toHex(checkpoint.root)]).toEqual([answer.to, answer.to_root]);
      const proof = answer.proof.map(fromHex);
      const roots = [fromHex(answer.from_root), fromHex(answer.to_root)] as const;
      expect(checkConsistency(proof, from, answer.to, ...roots)).toBe(true);
      const changed = fromHex(answer.from_root);
      changed[0] = (changed[0] ?? 0) ^ 1;
      expect(checkConsistency(proof, from, answer.to, changed, roots[1])).toBe(false);
    }
  });

  test('checkpoint and tiles have the types and the cache times of C2SP tlog-tiles', async () => {
    const headers = async (path: string): Promise<(string | null)[]> => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      return [answer.headers.get('content-type'), answer.headers.get('cache-control')];
    };
    expect(await headers('checkpoint')).toEqual(['text/plain; charset=utf-8', 'no-cache']);
    const immutable = 'max-age=31536000, immutable';
    const octets = 'application/octet-stream';
    for (const path of ['0/000', '0/001.p/9', '1/000.p/1', 'entries/000'])
      expect(await headers(`tile/${path}`)).toEqual([octets, `private, ${immutable}`]);
    await api.createLedger('open', { log_access: 'public' });
    const open = await api.call('GET', '/v1/ledgers/open/tile/0/000.p/1');
    expect(open.headers.get('cache-control')).toBe(`public, ${immutable}`);
  });

  test('entries stream as lines whose leaves hash to the receipts', async () => {
    const answer = await get('entries?from=10&limit=40');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = answer.text.trimEnd().split('\n');
    expect(lines).toHaveLength(40);
    const byPosition = new Map(receipts.map((receipt) => [receipt.seq, receipt.leaf_hash]));
    for (const [i, line] of lines.entries()) {
      const entry = JSON.parse(line) as { seq: number; leaf: string; disclosure: unknown };
      expect(entry.seq).toBe(10 + i);
      expect(toHex(leafHash(utf8(entry.leaf)))).toBe(byPosition.get(entry.seq));
      expect(entry.disclosure).toMatchObject({
        body: { goal: 'Refund' },
        secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
    expect((await get('entries?from=999999')).text).toBe('');
  });

  test('an entry bundle holds the same leaves', async () => {
    const response = await fetch(`${api.url}/v1/ledgers/claims/tile/entries/000`, {
      headers: { authorization: `Bearer ${keys.agent}` },
    });
    const leaves = decodeEntryBundle(new Uint8Array(await response.arrayBuffer()));
    expect(leaves).toHaveLength(256);
    const byPosition = new Map(receipts.map((receipt) => [receipt.seq, receipt.leaf_hash]));
    for (const [seq, leaf] of leaves.entries()) {
      if (byPosition.has(seq)) expect(toHex(leafHash(leaf))).toBe(byPosition.get(seq));
    }
  });

  test('is signed with a second key, and the command says that both hold, or which does not', async () => {
    const at = '/v1/ledgers/claims';
    const read = await api.call('GET', `${at}/checkpoint`, { key: keys.auditor });
    const lines = read.text.split('\n').filter((line) => line.startsWith('— '));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([ORIGIN, ORIGIN]);
    expect(openCheckpoint(read.text, publicKey).size).toBe(await api.size('claims'));
    const env = { DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url };
    const ledger = await runDocket(['verify', `${api.url}${at}`], { env });
    expect([ledger.stderr, ledger.code]).toEqual(['', 0]);
    expect(ledger.stdout).toContain(BOTH);
    const directory = await mkdtemp(join(tmpdir(), 'docket-second-'));
    try {
      for (const [locale, told] of [
        ['en', /both verify/],
        ['de', /Beide Signaturen halten/],
      ] as const) {
        const out = [`--out=${directory}`, `--locale=${locale}`, '--format=json'];
        await runDocket(['export', decision, '--ledger=claims', ...out], { env });
        const file = join(directory, `${decision}.dossier.json`);
        const dossier = JSON.parse(await readFile(file, 'utf8')) as SignedDossier;
        expect(dossier.model.integrity).toMatchObject({
          witnesses: { state: 'not_recorded' },
          second_signature: { state: 'recorded', text: expect.stringMatching(told) },
        });
        expect((await runDocket(['verify', file], { env: {} })).stdout).toContain(BOTH);
        if (hasPython) expect(exampleVerifier(file)).toBe('verified');
        const { checkpoint } = dossier.evidence;
        dossier.evidence.checkpoint = checkpoint.slice(0, checkpoint.lastIndexOf('— '));
        await writeFile(file, JSON.stringify(dossier));
        const cut = await runDocket(['verify', file, '--json'], { env: {} });
        expect(cut.code).toBe(1);
        expect((JSON.parse(cut.stdout) as { findings: unknown[] }).findings).toEqual([
          expect.objectContaining({ code: 'second_signature_missing' }),
        ]);
        if (hasPython) expect(exampleVerifier(file)).toBe('not verified');
        await rm(file);
      }
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

  test("Go's transparency-log client verifies checkpoints, consistency and every entry", async () => {
    const source = '/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog';
    if (spawnSync('go', ['version']).status !== 0 || !existsSync(source)) {
      console.warn(
        'NOT TESTED: the ledger against golang.org/x/mod/sumdb. Install golang-go and golang-golang-x-mod-dev.',
      );
      return;
    }
    const program = spawn('go', ['run', 'main.go', `${api.url}/v1/ledgers/claims`, publicKey], {
      cwd: fileURLToPath(new URL('tlog-conformance', import.meta.url)),
      env: {
        ...process.env,
        GO111MODULE: 'off',
        GOPATH: '/usr/share/gocode',
        DOCKET_KEY: keys.agent,
      },
    });
    let output = '';
    const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
    const first = new Promise<void>((resolve) => {
      program.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        if (output.includes('checkpoint')) resolve();
      });
    });
    program.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    await Promise.race([first, ended]);
    const before = Number(/checkpoint (\d+)/.exec(output)?.[1]);
    await write(400);
    program.stdin.end('\n');
    const code = await ended;
    const size = await api.size('claims');
    expect({ code, output }).toEqual({
      code: 0,
      output: `checkpoint ${before}\ncheckpoint ${size}\nconsistent ${before} ${size}\nincluded ${size}\n`,
    });
    expect(size).toBeGreaterThan(700);
  });
});
