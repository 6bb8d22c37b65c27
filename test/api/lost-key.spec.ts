import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompactRange,
  createSigner,
  formatHandoverLine,
  formatVerifierKey,
  NoteError,
  openSignedCheckpoint,
  signCheckpoint,
  signReplacement,
  toBase64Url,
} from '@docket/chain';
import type { Author } from '@docket/record';
import { CheckpointService, connectDatabase, KeyVault, LedgerService } from '@docket/store';
import { evidenceReader, fileReader, verify } from '@docket/verify';
import { PROJECT } from '../support/built-command.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hostDocket } from '../support/hosted-command.js';
import { hasPython } from '../support/python.js';
import { until } from '../support/within.js';
import {
  type Answer,
  call,
  problemOf,
  startTestApi,
  written,
  type TestApi,
} from './support/api.js';
import { opening } from './support/records.js';

interface Keys {
  keys: { public_key: string; from: number; replaced?: true }[];
}

const docket = hostDocket();

/** The seed of a ledger's key is gone, and so is every copy. */
describe('a key that is lost', () => {
  let api: TestApi;
  let [first, second, agent, auditor] = ['', '', '', ''];
  let genesis = '';
  /** What the auditor kept from before. */
  let kept = '';
  let replacing = '';
  let decision = '';
  /** An oversight report, and the proof of entry 1, from before. */
  let early = '';
  beforeAll(async () => {
    api = await startTestApi();
    for (const id of ['claims', 'forged']) await api.createLedger(id);
    first = await api.createKey('claims', 'officer');
    second = await api.createKey('claims', 'officer');
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    genesis = (await keysOf('claims')).keys[0]?.public_key ?? '';
    decision = (await write()).decision_id;
    kept = (await get('checkpoint')).text;
    early = await reportFile('early');
    await rm(join(api.keysDir, 'claims.seed'));
    await write();
  });
  afterAll(() => api?.close());

  const get = (path: string, url = api.url): Promise<Answer> =>
    call(url, 'GET', `/v1/ledgers/claims/${path}`, { key: auditor });
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
  const keep = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(api.keysDir, name);
    await writeFile(path, content);
    return path;
  };
  const reportFile = async (name: string): Promise<string> => {
    const at = `/v1/ledgers/claims/oversight-report?from=${day(-1)}&to=${day(1)}`;
    const { status, text } = await api.call('GET', at, { key: first });
    if (status !== 200) throw new Error(text);
    return keep(`${name}.oversight.json`, text);
  };
  const keysOf = async (ledger: string): Promise<Keys> => {
    const path = `/v1/ledgers/${ledger}/checkpoint-keys`;
    return (await api.call('GET', path, { key: api.administrator })).json as Keys;
  };
  const write = async () =>
    written(await api.call('POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }));
  const propose = (key: string): Promise<Answer> =>
    api.call('POST', '/v1/ledgers/claims/checkpoint-keys', { key, body: { occasion: 'lost' } });
  const onMachine = (argv: string[], env: Record<string, string> = {}) =>
    docket(argv, {
      env: { DATABASE_URL: api.database.url, DOCKET_KEYS_DIR: api.keysDir, ...env },
    });
  const doctor = () => onMachine(['doctor', '--json'], { DOCKET_HOST_NAME: 'docket.example' });
  const seeds = async () => (await readdir(api.keysDir)).filter((name) => name.endsWith('.seed'));
  const whole = async (key?: string) => {
    const argv = ['verify', '--ledger', 'claims', '--json', ...(key ? ['--key', key] : [])];
    const { code, stdout } = await onMachine(argv);
    return { code, report: JSON.parse(stdout) as Record<string, unknown> & { limits: string[] } };
  };
  const PEOPLE = /is signed with a key to which the one before did not hand over/;

  test('is named with the way on, and by nobody replaced without whoever runs the server', async () => {
    expect(problemOf(await get('checkpoint'))).toMatchObject({
      status: 503,
      code: 'signing_key_unusable',
      next: expect.stringContaining('A key is lost'),
    });
    const ready = await call((await api.startAnother()).url, 'GET', '/readyz');
    expect(problemOf(ready).next).toContain('A key is lost');
    expect((await doctor()).stdout).toContain('docket ledgers replace-key claims');
    const refused = problemOf(await propose(first));
    expect(refused).toMatchObject({ status: 422, code: 'record_refused' });
    expect(JSON.stringify(refused)).toContain('docket ledgers replace-key claims');
    expect((await keysOf('claims')).keys).toHaveLength(1);
  });

  test('that is there is not replaced', async () => {
    const made = await onMachine(['ledgers', 'replace-key', 'forged']);
    expect([made.code, made.stdout]).toEqual([1, '']);
    expect(made.stderr).toContain('it is not lost');
    const nowhere = await onMachine(['ledgers', 'replace-key', 'none']);
    expect(nowhere.stderr).toContain('There is no ledger none');
    const path = join(api.keysDir, 'forged.seed');
    const seed = await readFile(path, 'utf8');
    await rm(path);
    await writeFile(path, seed, { mode: 0o644 });
    // One that others may read may be known to others: that is another thing than lost.
    expect((await onMachine(['ledgers', 'replace-key', 'forged'])).stderr).toContain('chmod 600');
    await rm(path);
    await writeFile(path, seed, { mode: 0o600 });
    const left = (await seeds()).filter((name) => name.startsWith('forged'));
    expect(left).toEqual(['forged.seed', 'forged.server.seed']);
  });

  test('goes by the guide, command by command, and another key signs', async () => {
    const guide = await readFile(`${PROJECT}docs/guide/operator-reference.md`, 'utf8');
    const [, section = ''] = guide.split('### A key is lost\n');
    const [, block = ''] = /```console\n([\s\S]*?)```/.exec(section) ?? [];
    const printed = block
      .split('\n')
      .flatMap((line) => (line.startsWith('$ npx docket ') ? [line.slice(13)] : []));
    expect(printed).toHaveLength(5);
    const run = (line: string, key?: string) => {
      const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, said, word]) => said ?? word ?? '',
      );
      const by = key === undefined ? {} : { DOCKET_URL: api.url, DOCKET_API_KEY: key };
      return onMachine(argv, by);
    };
    const [verifying = '', replace = '', proposing = '', confirming = '', listing = ''] = printed;
    expect((await run(verifying)).code).toBe(0);
    const made = await run(replace);
    expect(made.code).toBe(0);
    replacing = made.stdout.trim();
    // Asked again, it is the same one.
    expect((await run(replace)).stdout).toBe(made.stdout);
    const proposed = await run(proposing, first);
    expect([proposed.code, proposed.stdout]).toEqual([0, made.stdout]);
    const [, entry = ''] = /^Entry (\d+) proposes/m.exec(proposed.stderr) ?? [];
    const now = confirming.replace('--confirm 45', `--confirm ${entry}`);
    expect((await run(now, first)).stderr).toContain('another');
    const silent = await run(now.replace(/ --note .*/, ''), second);
    expect([silent.code === 0, silent.stderr]).toEqual([
      false,
      expect.stringContaining('what became of the key'),
    ]);
    expect((await keysOf('claims')).keys).toHaveLength(1);
    const done = await run(now, second);
    expect([done.code, done.stdout]).toEqual([0, made.stdout]);
    expect(done.stderr).toContain('did not hand over');
    expect((await run(listing, auditor)).stdout).toContain('no: it was lost');
    const { keys } = await keysOf('claims');
    expect(keys.at(-1)).toMatchObject({ public_key: replacing, replaced: true });
    await write();
    const note = (await get('checkpoint')).text;
    expect(openSignedCheckpoint(note, replacing).keys).toHaveLength(1);
    expect(() => openSignedCheckpoint(note, genesis)).toThrow(NoteError);
    const { url } = await api.startAnother();
    expect((await call(url, 'GET', '/readyz')).status).toBe(200);
    expect((await get('checkpoint', url)).status).toBe(200);
  });

  test('is told by each verification: a finding to whoever trusts it, and words to all others', async () => {
    const at = ((await keysOf('claims')).keys.at(-1)?.from ?? 0) - 1;
    const byOld = await whole(genesis);
    expect(byOld.code).toBe(1);
    expect(byOld.report).toMatchObject({
      verified: false,
      key_pinned: false,
      findings: [{ code: 'key_replaced', seq: at, expected: genesis, found: replacing }],
    });
    for (const key of [undefined, replacing]) {
      const { code, report } = await whole(key);
      expect(code).toBe(0);
      expect(report).toMatchObject({ verified: true, key_pinned: key !== undefined, findings: [] });
      expect(report.limits).toContainEqual(expect.stringMatching(PEOPLE));
    }
    const printed = await onMachine(['verify', '--ledger', 'claims', '--key', replacing]);
    expect(printed.stdout).toMatch(/^ +replaces a lost key +\S+ \(from \d+ entries on\)/m);
    // The server holds itself against the key that it signed with last.
    const own = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=30' },
    });
    expect(own.json).toMatchObject({ report: { verified: true, key_pinned: true } });
    // Who kept a checkpoint of the lost key, and names no key, goes by that one.
    const since = await keep('kept.txt', kept);
    const held = ['verify', '--ledger', 'claims', '--json', '--checkpoint', since];
    const byKept = await onMachine(held);
    expect(JSON.parse(byKept.stdout)).toMatchObject({
      verified: false,
      findings: [{ code: 'key_replaced', seq: at, expected: genesis, found: replacing }],
    });
    const asked = await onMachine([...held, '--key', replacing]);
    expect(JSON.parse(asked.stdout)).toMatchObject({ verified: true, key_pinned: true });
  });

  test('is told by whether the ledger grew, as a finding, words or a refusal', async () => {
    const [before, after] = [
      await keep('kept.txt', kept),
      await keep('newer.txt', (await get('checkpoint')).text),
    ];
    await write();
    await get('checkpoint');
    const grown = (since: string, key: string) =>
      onMachine(['verify', '--ledger', 'claims', '--since', since, '--key', key]);
    const byOld = await grown(before, genesis);
    expect([byOld.code, byOld.stdout]).toEqual([1, expect.stringContaining('key_replaced')]);
    // The lines of keys do not name the lost one: what it signed is nothing to who has the new one alone.
    const byNew = await grown(before, replacing);
    expect([byNew.code, byNew.stderr]).toEqual([2, expect.stringContaining('was lost')]);
    const since = await grown(after, replacing);
    expect(since.code).toBe(0);
    expect(since.stdout.replace(/\s+/g, ' ')).toMatch(PEOPLE);
  });

  test.each(['tlog-proof', 'cose'])('is told by the proof of an entry (%s)', async (format) => {
    const at = `${api.url}/v1/ledgers/claims/proofs/file?seq=1&format=${format}`;
    const answer = await fetch(at, { headers: { authorization: `Bearer ${auditor}` } });
    const file = await keep(`entry.${format}`, new Uint8Array(await answer.arrayBuffer()));
    const told = async (key: string) => {
      const { code, stdout } = await onMachine(['verify', file, '--json', '--key', key]);
      return { code, ...(JSON.parse(stdout) as { findings: object[]; limits: string[] }) };
    };
    expect(await told(genesis)).toMatchObject({ code: 1, findings: [{ code: 'key_replaced' }] });
    const { code, findings, limits } = await told(replacing);
    expect([code, findings]).toEqual([0, []]);
    expect(limits).toContainEqual(expect.stringMatching(PEOPLE));
    expect(limits).toContainEqual(expect.stringContaining('lost and replaced after that'));
  });

  test('is told by the certificate of an erasure, with a key and without', async () => {
    const post = (path: string, key: string, body: object) =>
      api.call('POST', `/v1/ledgers/claims/${path}`, { key, body });
    const opened = written(await post('decisions', agent, opening));
    const entries = [{ seq: opened.receipt.seq, pointers: ['/goal'] }];
    const why = { reason: 'Asked by letter.', legal_basis: 'GDPR Art. 17(1)(b)' };
    const request = written(
      await post('erasures', first, { decision: opened.decision_id, entries, ...why }),
    ).receipt.seq;
    written(await post(`erasures/${request}/orders`, second, {}));
    const certificate = await get(`erasures/${request}/certificate`);
    const file = await keep('erasure.json', certificate.text);
    const told = async (...key: string[]) => {
      const { code, stdout } = await onMachine(['verify', file, '--json', ...key]);
      return { code, ...(JSON.parse(stdout) as { findings: object[]; limits: string[] }) };
    };
    expect(await told('--key', genesis)).toMatchObject({
      code: 1,
      findings: [{ code: 'key_replaced' }],
    });
    for (const key of [[], ['--key', replacing]]) {
      const { code, findings, limits } = await told(...key);
      expect([code, findings]).toEqual([0, []]);
      expect(limits).toContainEqual(expect.stringMatching(PEOPLE));
    }
    const { stdout } = await onMachine(['verify', file]);
    expect(stdout).toMatch(/^ +replaces a lost key +\S+ \(from \d+ entries on\)/m);
  });

  test('is told by oversight reports; one from before holds by the new key where the ledger is there', async () => {
    const late = await reportFile('late');
    const told = async (file: string, ...more: string[]) => {
      const { code, stdout } = await onMachine(['verify', file, '--json', ...more]);
      const report = JSON.parse(stdout) as {
        differences: { pointer: string; computed: string }[];
        limits: string[];
        ledger?: { findings: { code: string }[] };
      };
      return { code, ...report };
    };
    const byOld = await told(late, '--key', genesis);
    expect(byOld.code).toBe(1);
    expect(byOld.differences).toEqual([
      expect.objectContaining({
        pointer: '/basis/checkpoint',
        computed: expect.stringContaining('(key_replaced)'),
      }),
    ]);
    for (const key of [[], ['--key', replacing]]) {
      const { code, differences, limits } = await told(late, ...key);
      expect([code, differences]).toEqual([3, []]);
      expect(limits).toContainEqual(expect.stringMatching(PEOPLE));
    }
    expect(await readFile(late, 'utf8')).toContain('did not hand over: entry');
    const besides = await told(late, '--ledger', 'claims', '--key', replacing);
    expect([besides.code, besides.differences]).toEqual([0, []]);
    expect((await told(late, '--ledger', 'claims', '--key', genesis)).code).toBe(1);

    expect((await told(early, '--key', genesis)).code).toBe(3);
    const alone = await told(early, '--key', replacing);
    expect([alone.code, alone.differences.map(({ pointer }) => pointer)]).toEqual([
      1,
      ['/basis/public_key', '/basis/checkpoint'],
    ]);
    const counted = await told(early, '--ledger', 'claims', '--key', replacing);
    expect([counted.code, counted.differences]).toEqual([0, []]);
    const byNone = await told(early, '--ledger', 'claims');
    expect(byNone.ledger?.findings).toEqual([expect.objectContaining({ code: 'key_replaced' })]);
  });

  test.each([
    ['en', 'did not hand over', 'Lost key of the ledger replaced'],
    ['de', 'nicht übergab', 'Verlorener Schlüssel des Ledgers ersetzt'],
  ])('is told by dossiers (%s), which verify only by the new key', async (locale, words, name) => {
    const path = `decisions/${decision}/dossier.json?variant=full&locale=${locale}`;
    const answer = await call(api.url, 'GET', `/v1/ledgers/claims/${path}`, { key: first });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(name);
    expect(answer.text).toContain('Nobody else had a copy.');
    const bytes = new TextEncoder().encode(answer.text);
    const codes = async (trustedKey: string) =>
      (
        await verify(fileReader({ source: 'dossier', bytes }), { depth: 'full', trustedKey })
      ).findings.map(({ code }) => code);
    expect(await codes(genesis)).toEqual(['key_replaced']);
    expect(await codes(replacing)).toEqual([]);
    const { evidence } = answer.json as { evidence: Parameters<typeof evidenceReader>[0] };
    const bare = await verify(evidenceReader(evidence), { depth: 'full', trustedKey: genesis });
    expect(bare.findings.map(({ code }) => code)).toEqual(['key_replaced']);
    const file = join(api.keysDir, `dossier.${locale}.json`);
    await writeFile(file, answer.text);
    if (hasPython) expect(exampleVerifier(file)).toBe('verified');
  });

  test('put into the database it brings no key into force, and is named by whoever holds the old one', async () => {
    const database = await connectDatabase({ url: api.database.url, migrates: false });
    const thief = createSigner('docket.example/forged', new Uint8Array(32).fill(9));
    const own = formatVerifierKey(thief.name, thief.publicKey);
    const [{ public_key: lost = '' } = {}] = (await keysOf('forged')).keys;
    try {
      // What Docket itself would write, by two people that the ledger knows, and with no seed but a key of one's own.
      const elsewhere = join(api.keysDir, 'elsewhere');
      await mkdir(elsewhere, { mode: 0o700 });
      // The key of the server attests, and signs no checkpoint: whoever has it too brings no key into force either.
      await copyFile(
        join(api.keysDir, 'forged.server.seed'),
        join(elsewhere, 'forged.server.seed'),
      );
      const vault = new KeyVault(elsewhere);
      const ledgers = new LedgerService(database, vault, { host: 'docket.example' });
      const people: Author[] = [];
      for (const role of ['officer', 'officer'] as const) {
        const body = { role, label: `test ${role}` };
        const made = await api.call('POST', '/v1/ledgers/forged/keys', {
          key: api.administrator,
          body,
        });
        people.push({ actor: (made.json as { actor: string }).actor, role, via: 'api_key' });
      }
      const [one, other] = people;
      if (one === undefined || other === undefined) throw new Error('There are two.');
      const proposal = { public_key: own, occasion: 'lost' };
      const asked = await ledgers.append('forged', {
        type: 'key.proposed',
        body: proposal,
        ...one,
      });
      const seq = asked.entries[0]?.seq ?? 0;
      const signature = signReplacement(lost, thief);
      await ledgers.append('forged', {
        type: 'key.replaced',
        body: {
          proposal: seq,
          previous_key: lost,
          public_key: own,
          acceptance: toBase64Url(signature),
          signed_size: 2,
          reason: 'So it is said.',
        },
        ...other,
      });
      const { url } = await api.startAnother();
      const asAdministrator = { key: api.administrator };
      const damaged = { status: 503, code: 'log_damaged' };
      for (const path of ['checkpoint', 'checkpoint-keys']) {
        const answer = await call(url, 'GET', `/v1/ledgers/forged/${path}`, asAdministrator);
        expect(problemOf(answer)).toMatchObject(damaged);
      }
      // What was known of the keys before is said for some seconds.
      let ready = await call(url, 'GET', '/readyz');
      const isSaid = async () => (ready = await call(url, 'GET', '/readyz')).status !== 200;
      await until(60, '/readyz to say so', isSaid, { state: () => ready.text, pauseMs: 200 });
      expect(problemOf(ready)).toMatchObject(damaged);
      expect((await doctor()).stdout).toContain('for which nobody asked on this machine');
      // Named by whoever trusts the lost key before anything is signed with the other one.
      const unsigned = await onMachine(['verify', '--ledger', 'forged', '--json', '--key', lost]);
      expect(JSON.parse(unsigned.stdout)).toMatchObject({
        verified: false,
        findings: [{ code: 'key_replaced', found: own }],
      });
      // A checkpoint by the thief, as a superuser puts it there, passes for one of the lost key nowhere.
      const client = await database.owner();
      const head = await client.query<{ size: number; frontier: Buffer }>(
        `SELECT size::int, frontier FROM docket.ledger_head JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'forged'`,
      );
      const { size = 0, frontier = Buffer.of() } = head.rows[0] ?? {};
      const root = CompactRange.decode(frontier, size).root();
      const line = formatHandoverLine({ from: seq + 2, key: own, signature, replaced: true });
      const note = signCheckpoint({ origin: thief.name, size, root, extensions: [line] }, thief);
      await client.query(
        `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
         SELECT ledger_no, $1, $2, '2030-01-01T00:00:00.000Z', $3 FROM docket.ledger WHERE ledger_id = 'forged'`,
        [size, Buffer.from(root), note],
      );
      await client.end();
      const verified = await onMachine(['verify', '--ledger', 'forged', '--json', '--key', lost]);
      expect(JSON.parse(verified.stdout)).toMatchObject({
        verified: false,
        findings: [{ code: 'key_replaced', found: own }],
      });
      const issued = new CheckpointService(database, ledgers).issue('forged');
      await expect(issued).rejects.toThrow('nobody asked on this machine');
    } finally {
      await database.close();
    }
  });

  test('beside a second one: that signs on with the new key; lost itself it is given up, and each verification says so', async () => {
    const { url } = await api.startAnother({ secondKeys: true });
    const asAdministrator = { key: api.administrator };
    const made = await call(url, 'POST', '/v1/ledgers', {
      ...asAdministrator,
      body: { id: 'both' },
    });
    expect(made.status).toBe(201);
    const [one, other, writer] = [
      await api.createKey('both', 'officer'),
      await api.createKey('both', 'officer'),
      await api.createKey('both', 'agent'),
    ];
    const at = '/v1/ledgers/both/checkpoint';
    const linesOf = async (): Promise<number> => {
      const body = opening;
      written(await call(url, 'POST', '/v1/ledgers/both/decisions', { key: writer, body }));
      const { status, text } = await call(url, 'GET', at, asAdministrator);
      return status === 200 ? text.split('\n— ').length - 1 : status;
    };
    const verified = async () => {
      const { stdout } = await onMachine(['verify', '--ledger', 'both', '--json']);
      const { findings, attestations } = JSON.parse(stdout) as Record<string, { kind: string }[]>;
      return [findings, attestations?.map(({ kind }) => kind)];
    };
    expect(await linesOf()).toBe(2);
    const [{ public_key: lost = '' } = {}] = (await keysOf('both')).keys;
    await rm(join(api.keysDir, 'both.seed'));
    expect(await linesOf()).toBe(503);
    const replacement = await onMachine(['ledgers', 'replace-key', 'both']);
    expect(replacement.stderr).not.toContain('second');
    const proposed = await call(url, 'POST', `${at}-keys`, {
      key: one,
      body: { occasion: 'lost' },
    });
    const { seq } = proposed.json as { seq: number };
    const body = { proposal: seq, note: 'The disk failed.' };
    const done = await call(url, 'POST', `${at}-keys/rotations`, { key: other, body });
    expect(done.status).toBe(201);
    expect(await linesOf()).toBe(2);
    const both = ['ledger_signature', 'second_signature'];
    expect(await verified()).toEqual([[], both]);
    // Who trusts the lost key is told of it, whatever the second one signs.
    const byOld = await onMachine(['verify', '--ledger', 'both', '--json', '--key', lost]);
    expect(JSON.parse(byOld.stdout)).toMatchObject({ findings: [{ code: 'key_replaced' }] });

    const path = join(api.keysDir, 'both.ml-dsa-44.seed');
    const seed = await readFile(path, 'utf8');
    await rm(path);
    expect(await linesOf()).toBe(503);
    const dropped = await onMachine(['ledgers', 'replace-key', 'both']);
    expect([dropped.code, dropped.stdout]).toEqual([0, '']);
    expect(dropped.stderr).toContain('second_signature_missing');
    expect(await linesOf()).toBe(1);
    expect((await doctor()).stdout).not.toContain('both.ml-dsa-44.seed');
    expect(await verified()).toEqual([
      [expect.objectContaining({ code: 'second_signature_missing' })],
      ['ledger_signature'],
    ]);
    await writeFile(path, seed, { mode: 0o600 });
    expect(await linesOf()).toBe(2);
    expect(await verified()).toEqual([[], both]);
    expect((await onMachine(['ledgers', 'replace-key', 'both'])).stderr).toContain('not lost');
  });

  test('of the registry is replaced too, by a server that starts once another one was made', async () => {
    const [{ public_key: lost = '' } = {}] = (await keysOf('registry')).keys;
    const other = await api.createKey('registry', 'administrator');
    await rm(join(api.keysDir, 'registry.seed'));
    // With all that was signed last: the folder is gone as a whole.
    await rm(join(api.keysDir, 'registry.signed'), { recursive: true });
    await expect(api.startAnother()).rejects.toThrow('docket ledgers replace-key registry');
    const made = await onMachine(['ledgers', 'replace-key', 'registry']);
    expect(made.code).toBe(0);
    const { url } = await api.startAnother();
    expect((await call(url, 'GET', '/readyz')).status).toBe(503);
    const at = '/v1/ledgers/registry/checkpoint-keys';
    const proposed = await call(url, 'POST', at, { key: other, body: { occasion: 'lost' } });
    const { seq } = proposed.json as { seq: number };
    const body = { proposal: seq, note: 'The disk failed.' };
    const done = await call(url, 'POST', `${at}/rotations`, { key: api.administrator, body });
    const { public_key: inForce, replaced } = done.json as { public_key: string; replaced?: true };
    expect([done.status, inForce, replaced]).toEqual([201, made.stdout.trim(), true]);
    const after = await call(url, 'POST', '/v1/ledgers', {
      key: other,
      body: { id: 'made-after' },
    });
    expect(after.status).toBe(201);
    const note = await call(url, 'GET', '/v1/ledgers/registry/checkpoint', { key: other });
    expect(() => openSignedCheckpoint(note.text, lost)).toThrow('replaces one that was lost');
    expect(openSignedCheckpoint(note.text, made.stdout.trim()).keys).toHaveLength(1);
    const verified = await onMachine(['verify', '--ledger', 'registry', '--json', '--key', lost]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ findings: [{ code: 'key_replaced' }] });
  });
});
