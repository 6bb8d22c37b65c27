import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { openWitness } from '@docket/service';
import { sha256, toHex, utf8 } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { card, opening, review } from '../api/support/records.js';
import { call, problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { hostDocket } from '../support/hosted-command.js';
import { isHere } from '../support/other-tools.js';
import { hasPythonPackage, PYTHON } from '../support/python.js';
import { zipArchive, type ZipMember } from '../support/zip-archive.js';

const docket = hostDocket();

describe('a bundle of a ledger: docket export --bundle, and docket verify of it', () => {
  let api: TestApi;
  let directory: string;
  const keys = { agent: '', auditor: '', observer: '', officer: '', reviewer: '' };
  const decisions: string[] = [];
  /** The whole ledger as it was made: an archive and a folder; and one decision of it. */
  let whole: string;
  let folder: string;
  let part: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-bundle-'));
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'auditor', 'observer', 'officer', 'reviewer'] as const)
      keys[role] = await api.createKey('claims', role);
    const path = '/v1/ledgers/claims/decisions';
    for (const goal of ['=1+1 is a formula', 'Refund order 44812', 'Rückzahlung']) {
      const body = { ...opening, goal };
      const opened = await api.call('POST', path, { key: keys.agent, body });
      decisions.push(written(opened).decision_id);
    }
    for (const decision of decisions) {
      const lineage = [{ role: 'decisive', document_id: 'policy 7', version: null }];
      const body = { ...card, lineage };
      written(await api.call('POST', `${path}/${decision}/job-cards`, { key: keys.agent, body }));
    }
    const corrected = { ...review, verdict: 'correct', before: { sum: 1 }, after: { sum: 2 } };
    const reviews = `${path}/${decisions[0] ?? ''}/reviews`;
    written(await api.call('POST', reviews, { key: keys.reviewer, body: corrected }));
    await recordOutsideDecisions();
    whole = await exported();
    folder = await exported('--folder');
    part = await exported(decisions[1] ?? '');
  });
  const ends: (() => unknown)[] = [];
  afterAll(async () => {
    await api.close();
    for (const end of ends) end();
    await rm(directory, { recursive: true, force: true });
  });

  /** Holds, with their ends, on the first decision and on the second; and what somebody saw. */
  async function recordOutsideDecisions(): Promise<void> {
    const post = async (what: string, key: string, body: object) =>
      written(await api.call('POST', `/v1/ledgers/claims/${what}`, { key, body })).receipt.seq;
    for (const [at, reason] of ['inquiry of others', 'inquiry of its own'].entries()) {
      const hold = { decisions: [decisions[at]], reason };
      const placed = await post('legal-holds', keys.officer, hold);
      const end = { hold: placed, reason: `over: ${reason}` };
      await post('legal-holds/liftings', keys.officer, end);
    }
    await post('observations', keys.observer, {
      source_kind: 'gateway',
      source: 'payments-gateway',
      event_id: 'evt-1',
      operation: 'POST',
      target: { system: 'payments', resource: 'refunds' },
      amount: { value: '1234.56', currency: 'EUR' },
      outcome: 'succeeded',
      occurred_at: '2026-01-01T00:00:00Z',
    });
  }

  const run = (...argv: string[]) =>
    docket(argv, { env: { DOCKET_API_KEY: keys.auditor, DOCKET_URL: api.url } });
  const bundle = (...more: string[]) =>
    run('export', '--bundle', '--ledger', 'claims', '--out', join(directory, 'out'), ...more);
  async function exported(...more: string[]): Promise<string> {
    const { code, stdout, stderr } = await bundle(...more);
    expect([code, stderr]).toEqual([0, '']);
    return stdout.trim();
  }
  const verify = (path: string, ...more: string[]) => run('verify', path, '--json', ...more);
  async function codes(path: string): Promise<[number | null, string[]]> {
    const { code, stdout, stderr } = await verify(path);
    if (code === 2) return [code, [stderr]];
    const { bag, findings } = JSON.parse(stdout) as {
      bag: { findings: { code: string }[] };
      findings: { code: string }[];
    };
    return [code, [...new Set([...bag.findings, ...findings].map((one) => one.code))]];
  }
  /** A copy of the folder, with something done to it. */
  async function changed(change: (copy: string) => Promise<unknown>): Promise<string> {
    const copy = await mkdtemp(join(directory, 'copy-'));
    await cp(folder, copy, { recursive: true });
    await change(copy);
    return copy;
  }
  /** Makes the manifests fit what the folder holds, as whoever changes it could. */
  async function packAgain(copy: string): Promise<void> {
    const sums = async (names: string[]): Promise<string> => {
      const line = async (name: string) =>
        `${toHex(sha256(await readFile(join(copy, name))))}  ${name}\n`;
      return (await Promise.all(names.map(line))).join('');
    };
    const all = await readdir(copy, { recursive: true, withFileTypes: true });
    const files = all
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(copy.length + 1));
    const payload = files.filter((name) => name.startsWith('data/'));
    await writeFile(join(copy, 'manifest-sha256.txt'), await sums(payload));
    let bytes = 0;
    for (const name of payload) bytes += (await readFile(join(copy, name))).length;
    const info = await readFile(join(copy, 'bag-info.txt'), 'utf8');
    const oxum = `Payload-Oxum: ${bytes}.${payload.length}`;
    await writeFile(join(copy, 'bag-info.txt'), info.replace(/^Payload-Oxum: .*$/m, oxum));
    const tags = files.filter(
      (name) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt',
    );
    await writeFile(join(copy, 'tagmanifest-sha256.txt'), await sums(tags));
  }

  test.each(['archive', 'folder'])('the whole ledger as %s verifies by itself', async (form) => {
    const path = form === 'archive' ? whole : folder;
    const { code, stdout } = await verify(path);
    const { size, bag, part: stated } = JSON.parse(stdout) as Record<string, unknown>;
    expect([code, stated]).toEqual([0, undefined]);
    expect(bag).toMatchObject({ findings: [] });
    const text = (await run('verify', path)).stdout;
    expect(text).toContain('files of the bag are listed, and as they were packed');
    expect(text).toContain(
      'tables, PROV documents and what bag-info.txt says of the ledger follow from the entries',
    );
    expect(path).toContain(`claims-${String(size)}`);
  });

  test('one decision: proved to be all of it, and said of how much it is part', async () => {
    const { code, stdout } = await verify(part);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { part: Record<string, number>; size: number };
    expect(report.part).toMatchObject({ named: [decisions[1]], chosen: 1, decisions: 3 });
    expect(report.part['entries']).toBe(report.size);
    expect(report.part['disclosed']).toBeLessThan(report.size);
    const text = (await run('verify', part)).stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('part 1 of 3 decisions');
    expect(report.part).toMatchObject({ whole: 1 });
    expect(report.part['withheld_records']).toBeGreaterThanOrEqual(3);
    expect(text).toContain('1 of them whole');
    expect(text).toContain('rests on the word of who made this');
    expect(text).toContain('what these hold, and whether the rules were followed, is not shown');
  });

  test('of records outside decisions a part has those that name one of it, and not of others', async () => {
    const path = await exported(decisions[1] ?? '', '--folder');
    const ledger = await readFile(join(path, 'data', 'ledger.ndjson'), 'utf8');
    for (const there of ['"inquiry of its own"', '"over: inquiry of its own"', 'prn_'])
      expect(ledger).toContain(there);
    for (const kept of ['inquiry of others', 'payments-gateway', '1234.56'])
      expect(ledger).not.toContain(kept);
    const all = await readFile(join(folder, 'data', 'ledger.ndjson'), 'utf8');
    for (const there of ['inquiry of others', '1234.56']) expect(all).toContain(there);
  });

  test('with a second key and a witness it has both signatures and the cosignature, in whole and in part', async () => {
    const { url, policy, decision, key } = await startWitnessed();
    const env = { DOCKET_API_KEY: await api.createKey('both', 'auditor'), DOCKET_URL: url };
    for (const chosen of [[], [decision]]) {
      const out = join(directory, 'both');
      const ask = ['export', '--bundle', '--ledger', 'both', '--out', out, '--folder', ...chosen];
      const made = await docket(ask, { env });
      expect([made.code, made.stderr]).toEqual([0, '']);
      const bag = made.stdout.trim();
      expect(await readFile(join(bag, 'data', 'policy.txt'), 'utf8')).toContain('witness north ');
      for (const file of [policy, join(bag, 'data', 'policy.txt')]) {
        const told = await docket(['verify', bag, '--key', key, '--policy', file]);
        expect([told.code, told.stderr]).toEqual([0, '']);
        expect(told.stdout).toContain('signed with ML-DSA-44 as well, by the second key');
        expect(told.stdout).toMatch(/cosigned by north with Ed25519/);
        expect(told.stdout).toContain('is cosigned as the policy asks');
      }
      // Without the witness's line, whoever asks for it is told; the rest stands.
      const ledger = join(bag, 'data', 'ledger.ndjson');
      const lines = await readFile(ledger, 'utf8');
      await writeFile(ledger, lines.replace(/— north\.example\/w [^\\]+\\n/, ''));
      await packAgain(bag);
      const cut = await docket(['verify', bag, '--key', key, '--policy', policy, '--json']);
      const { findings } = JSON.parse(cut.stdout) as { findings: { code: string }[] };
      expect([cut.code, findings.map((one) => one.code)]).toEqual([1, ['quorum_missing']]);
      await rm(bag, { recursive: true });
    }
  });

  /** A server of the same installation, a ledger with two keys, and a witness of it that its policy asks for. */
  async function startWitnessed() {
    const maker = await api.startAnother({ secondKeys: true });
    const asAdministrator = { key: api.administrator };
    const body = { id: 'both' };
    const made = await call(maker.url, 'POST', '/v1/ledgers', { ...asAdministrator, body });
    const key = (made.json as { public_key: string }).public_key;
    const opened = await api.call('POST', '/v1/ledgers/both/decisions', {
      key: await api.createKey('both', 'agent'),
      body: opening,
    });
    const { witness, keys: cosigners } = await openWitness({
      name: 'north.example/w',
      keyFile: join(directory, 'w.seed'),
      stateDirectory: join(directory, 'w'),
      logs: [key],
    });
    const server = createServer(async (request, response) => {
      const { status, type, body: told } = await witness.addCheckpoint(await textOf(request));
      response.writeHead(status, { 'content-type': type }).end(told);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const policy = join(directory, 'north.txt');
    const named = `witness north ${cosigners[0]} http://127.0.0.1:${port}`;
    await writeFile(policy, `log ${key}\n${named}\nquorum north\n`);
    const witnessesFile = join(directory, 'witnesses.txt');
    await writeFile(witnessesFile, `${named}\nquorum north\n`);
    const { url } = await api.startAnother({
      witnessesFile,
      checkpointsDir: join(directory, 'kept'),
    });
    return { url, policy, key, decision: written(opened).decision_id };
  }

  test('a period: by when decisions were opened', async () => {
    const none = await exported('--opened-to', '2020-01-01T00:00:00Z', '--folder');
    const { code, stdout } = await verify(none);
    const { part: stated } = JSON.parse(stdout) as { part: object };
    expect(stated).toMatchObject({
      opened_to: '2020-01-01T00:00:00.000Z',
      chosen: 0,
      decisions: 3,
    });
    expect([0, 3]).toContain(code);
    const info = await readFile(join(none, 'bag-info.txt'), 'utf8');
    expect(info).toContain('Docket-Decisions-Disclosed: 0 of 3\n');
    expect(await readFile(join(none, 'data', 'ledger.ndjson'), 'utf8')).not.toContain('44812');
  });

  test('what it holds: tables with guarded formulas, PROV, schemas, policy, verifier, words', async () => {
    const read = (...names: string[]) => readFile(join(folder, ...names), 'utf8');
    const opened = await read('data', 'csv', 'decisions_opened.csv');
    expect(opened.startsWith('\ufeffseq,time,decision,')).toBe(true);
    expect(opened).toContain(`,'=1+1 is a formula,`);
    const prov = JSON.parse(await read('data', 'prov', '0000000000.prov.json')) as Record<
      string,
      object
    >;
    expect(Object.keys(prov)).toEqual(
      expect.arrayContaining([
        'agent',
        'actedOnBehalfOf',
        'used',
        'wasDerivedFrom',
        'wasStartedBy',
      ]),
    );
    expect(await read('data', 'policy.txt')).toMatch(
      /^log docket\.example\/claims\+\S+\nquorum none\n$/,
    );
    expect(await read('docket-verify.html')).toContain('<title>Verify a file</title>');
    expect(await read('README.txt')).toContain('sha256sum -c manifest-sha256.txt');
    expect(await readdir(join(folder, 'data', 'schemas'))).toContain('review.recorded-1.json');
  });

  test('the ledger in it is the one that an export of a ledger is', async () => {
    const [first = '', ...lines] = (
      await readFile(join(folder, 'data', 'ledger.ndjson'), 'utf8')
    ).split('\n');
    expect(JSON.parse(first)).toMatchObject({ format: 'docket-ledger-file/v1' });
    const answer = await api.call('GET', `/v1/ledgers/claims/entries?from=0&limit=20`, {
      key: keys.auditor,
    });
    expect(lines.slice(0, 10)).toEqual(answer.text.split('\n').slice(0, 10));
  });

  test.each<[string, (copy: string) => Promise<unknown>, string[]]>([
    [
      'a changed file',
      (copy) => appendFile(join(copy, 'data/policy.txt'), '#'),
      ['bag_digest_mismatch', 'bag_oxum_mismatch'],
    ],
    [
      'lines of blanks that end in what is no line end',
      async (copy) => {
        const blanks = `${'0'.repeat(64)}${' '.repeat(400_000)}\u2028\n`;
        await appendFile(join(copy, 'manifest-sha256.txt'), blanks);
        await appendFile(join(copy, 'bag-info.txt'), `Docket-Part:${blanks.slice(64)}`);
      },
      ['bag_manifest_invalid', 'bag_digest_mismatch', 'bag_info_invalid'],
    ],
    [
      'a label in other letters, and a statement that nothing holds',
      async (copy) => {
        await appendFile(join(copy, 'bag-info.txt'), 'docket-part: x\nDocket-Verified: yes\n');
        await packAgain(copy);
      },
      ['bag_info_invalid'],
    ],
    [
      'a program, a page and a table of others, listed',
      async (copy) => {
        for (const name of ['verify.exe', 'README.html', 'data/reviews.xlsx', 'data/csv/more.csv'])
          await writeFile(join(copy, name), 'x');
        await packAgain(copy);
      },
      ['bag_file_foreign', 'bag_view_mismatch'],
    ],
    [
      'a file less',
      (copy) => rm(join(copy, 'data/csv/reviews.csv')),
      ['bag_file_missing', 'bag_oxum_mismatch', 'bag_view_mismatch'],
    ],
    [
      'no words, no page and no schema, and nothing of it listed',
      async (copy) => {
        for (const name of ['README.txt', 'docket-verify.html', 'data/schemas'])
          await rm(join(copy, name), { recursive: true });
        await packAgain(copy);
      },
      ['bag_file_missing'],
    ],
    [
      'a file more',
      (copy) => writeFile(join(copy, 'data/more.txt'), ''),
      ['bag_file_unlisted', 'bag_file_foreign', 'bag_oxum_mismatch'],
    ],
    [
      'another README',
      (copy) => writeFile(join(copy, 'README.txt'), 'All is well.'),
      ['bag_digest_mismatch'],
    ],
    [
      'another declaration',
      (copy) => writeFile(join(copy, 'bagit.txt'), 'BagIt-Version: 0.97\n'),
      ['bag_declaration_invalid', 'bag_digest_mismatch'],
    ],
    [
      'a manifest of paths that lead out',
      (copy) => appendFile(join(copy, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../x\n`),
      ['bag_manifest_invalid', 'bag_digest_mismatch'],
    ],
  ])('%s is found', async (_name, change, found) => {
    const [code, list] = await codes(await changed(change));
    expect([code, list.toSorted()]).toEqual([1, found.toSorted()]);
  });

  test('faults of the files are counted in the verdict', async () => {
    const { stdout } = await run(
      'verify',
      await changed((copy) => writeFile(join(copy, 'README.txt'), 'All is well.')),
    );
    expect(stdout).toContain('NOT VERIFIED: 1 finding.');
  });

  test('who packs it again after a change is found out by the entries', async () => {
    const edit = (name: string, from: string, to: string) => async (copy: string) => {
      const path = join(copy, name);
      const text = await readFile(path, 'utf8');
      expect(text).toContain(from);
      await writeFile(path, text.replace(from, to));
      await packAgain(copy);
    };
    const untouched = await changed(packAgain);
    expect(await codes(untouched)).toEqual([0, []]);
    for (const [name, from, to, code] of [
      ['data/csv/reviews.csv', 'correct', 'approve', 'bag_view_mismatch'],
      ['data/prov/0000000000.prov.json', 'correct', 'approve', 'bag_view_mismatch'],
      ['bag-info.txt', '3 of 3', '3 of 4', 'bag_info_mismatch'],
      ['data/ledger.ndjson', 'Refund order', 'Repaid order', 'content_mismatch'],
    ] as const)
      expect(await codes(await changed(edit(name, from, to)))).toEqual([1, [code]]);
  });

  test('a part that keeps back what belongs to it, or shows more, does not verify', async () => {
    const path = await exported(decisions[2] ?? '', '--folder');
    const file = join(path, 'data', 'ledger.ndjson');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes('Rückzahlung'));
    const hidden = lines.with(
      at,
      (lines[at] ?? '').replace(/"disclosure":.*$/, '"disclosure":null}'),
    );
    await writeFile(file, hidden.join('\n'));
    await packAgain(path);
    expect((await codes(path))[1]).toContain('content_missing');
    const stated = lines.with(0, (lines[0] ?? '').replace(decisions[2] ?? '', decisions[0] ?? ''));
    await writeFile(file, stated.join('\n'));
    await packAgain(path);
    expect((await codes(path))[1]).toEqual(
      expect.arrayContaining(['content_missing', 'header_mismatch']),
    );
  });

  test('a link, an archive of no bag, and what is none are refused in one line', async () => {
    const linked = await changed((copy) => symlink('/etc/passwd', join(copy, 'data', 'x')));
    const empty = await mkdtemp(join(directory, 'empty-'));
    const noise = join(directory, 'noise.zip');
    await writeFile(noise, `PK\u0003\u0004${'x'.repeat(1000)}`);
    for (const path of [linked, empty, noise]) {
      const [code, [line = '']] = await codes(path);
      expect([code, line.split('\n').length]).toEqual([2, 2]);
      expect(line).toContain('cannot be read: ');
    }
    const against = await verify(whole, '--against', 'x.ndjson');
    expect([against.code, against.stderr]).toEqual([
      2,
      expect.stringContaining('--against is for'),
    ]);
  });

  test.each<[string, Iterable<ZipMember>, string]>([
    [
      'a path that leads out',
      [member('bag/bagit.txt'), member('bag/../../x')],
      'invalid relative path',
    ],
    ['an absolute path', [member('/etc/x')], 'absolute path'],
    ['a path of Windows', [member('bag/data\\..\\..\\x')], 'invalid'],
    ['a link', [{ ...member('bag/data/x', '/etc/passwd'), mode: 0o120_777 }], 'it holds a link'],
    [
      'two files of one name',
      [member('bag/bagit.txt'), member('bag/bagit.txt')],
      'two files of one name',
    ],
    [
      'two names that are one without regard to capitals',
      [member('bag/data/csv/x'), member('bag/data/CSV/X')],
      'names are one on some systems',
    ],
    [
      'two names that are one once accents are composed',
      [member('bag/\u00fc'), member('bag/u\u0308')],
      'names are one on some systems',
    ],
    [
      'two names that are one without the dot at the end',
      [member('bag/csv/x'), member('bag/csv./x')],
      'names are one on some systems',
    ],
    [
      'a file and a folder of one name',
      [member('bag/data'), member('bag/DATA/x')],
      'a file and a folder whose names are one',
    ],
    ['folders without end', [member(`bag/${'x/'.repeat(2_000)}x`)], 'more than 15 folders'],
    [
      'a file of two names',
      [{ ...member('bag/bagit.txt'), localName: 'bag/bagit.TXT' }],
      'a file in it has two names',
    ],
    ['nothing in it', [], 'it has no file'],
    ['two folders', [member('one/bagit.txt'), member('two/bagit.txt')], 'not in one folder'],
    ['files that share their bytes', shared(), 'its files are longer than it is'],
    [
      'what unpacks to much more',
      [{ ...member('bag/bagit.txt'), statedBytes: 1024 ** 3 + 1 }],
      'more than 100 times as long as it is',
    ],
    [
      'a length that is another',
      [{ ...member('bag/bagit.txt', Buffer.alloc(8 * 1024 * 1024)), statedBytes: 10 }],
      'it is no ZIP archive that can be read: too many bytes',
    ],
  ])('an archive with %s is refused in one line', async (_name, members, reason) => {
    const path = join(directory, 'hostile.zip');
    await writeFile(path, zipArchive(members));
    const { code, stdout, stderr } = await verify(path);
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toContain(reason);
  });

  test('an archive that claims files beyond number is refused before they are read', async () => {
    const path = join(directory, 'many.zip');
    await writeFile(path, zipArchive([member('bag/bagit.txt')], 65_000));
    const { code, stderr } = await verify(path);
    expect([code, stderr]).toEqual([2, expect.stringContaining('more than 20000 files')]);
  });

  test('what is asked for in vain is refused, and only an auditor gets one', async () => {
    const ask = (wish: object, key = keys.auditor) =>
      api.call('POST', '/v1/ledgers/claims/exports', {
        key,
        body: { kind: 'bundle', format: 'zip', ...wish },
      });
    for (const key of [keys.officer, keys.reviewer, keys.agent])
      expect((await ask({}, key)).status).toBe(403);
    for (const [wish, pointer] of [
      [
        { bundle: { decisions: ['dec_x'], opened_to: '2026-01-01T00:00:00Z' } },
        '/bundle/decisions',
      ],
      [{ bundle: { opened_from: 'yesterday' } }, '/bundle/opened_from'],
      [
        { bundle: { opened_from: '2026-01-02T00:00:00Z', opened_to: '2026-01-01T00:00:00Z' } },
        '/bundle/opened_to',
      ],
      [{ bundle: { decisions: ['../x'] } }, '/bundle/decisions/0'],
      [{ format: 'ndjson' }, '/format'],
      [{ kind: 'ledger', format: 'ndjson', bundle: {} }, '/bundle'],
    ] as const) {
      const { errors } = problemOf(await ask(wish)) as unknown as { errors: { pointer: string }[] };
      expect(errors.map((one) => one.pointer)).toEqual([pointer]);
    }
    expect(problemOf(await ask({ bundle: { decisions: ['dec_unknown'] } })).code).toBe(
      'unknown_decision',
    );
    const usage = await run(
      'export',
      '--ledger',
      'claims',
      '--opened-from',
      '2026-01-01T00:00:00Z',
      'dec_x',
    );
    expect([usage.code, usage.stderr]).toEqual([2, expect.stringContaining('are for a --bundle')]);
  });

  test('a download that was broken off goes on where it ended', async () => {
    const listed = await api.call('GET', '/v1/ledgers/claims/exports', { key: keys.auditor });
    const { exports } = listed.json as {
      exports: { export_id: string; state: string; file_name: string }[];
    };
    const one = exports.find(({ state }) => state === 'ready');
    const out = join(directory, 'once more');
    const name = join(out, one?.file_name ?? '');
    const again = ['--export', one?.export_id ?? '', '--out', out] as const;
    expect((await bundle(...again)).code).toBe(0);
    const bytes = await readFile(name);
    await rm(name);
    await writeFile(`${name}.part`, bytes.subarray(0, 5_000));
    expect((await bundle(...again)).code).toBe(0);
    expect((await readFile(name)).equals(bytes)).toBe(true);
    await writeFile(`${name}.part`, utf8('of another file'));
    const refused = await bundle(...again);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('not the file that was recorded'),
    ]);
    expect(refused.stderr).toContain(
      `--out '${out}' --export ${one?.export_id ?? ''} --url ${api.url}`,
    );
  });

  const inFolder = (program: string, argv: string[], cwd = folder) => {
    const { status, stdout, stderr } = spawnSync(program, argv, { cwd, encoding: 'utf8' });
    return [status, status === 0 ? '' : `${stdout}${stderr}`];
  };

  (isHere('sha256sum', '--version') ? test : test.skip)(
    'sha256sum finds every digest right',
    () => {
      for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
        expect(inFolder('sha256sum', ['--quiet', '-c', name])).toEqual([0, '']);
    },
  );

  (isHere('unzip', '-v') ? test : test.skip)('unzip reads the archive whole', () => {
    expect(inFolder('unzip', ['-tq', whole])).toEqual([0, '']);
  });

  for (const [module, script] of [
    ['bagit', 'import bagit, sys; bagit.Bag(sys.argv[1]).validate()'],
    [
      'prov',
      'import prov.model, sys, glob\nfor f in glob.glob(sys.argv[1] + "/data/prov/*"): assert prov.model.ProvDocument.deserialize(f).get_records()',
    ],
  ] as const) {
    const isThere = hasPythonPackage(module);
    if (!isThere)
      console.warn(
        `NOT TESTED: Python has no ${module} here, so what it would have checked was not.`,
      );
    (isThere ? test : test.skip)(`the Python package ${module} reads it`, () => {
      expect(inFolder(PYTHON, ['-c', script, folder])).toEqual([0, '']);
    });
  }
});

function member(name: string, content: string | Buffer = 'x'): ZipMember {
  return { name, content: Buffer.from(content) };
}

function* shared(): Generator<ZipMember> {
  const content = randomBytes(5_000);
  yield member('bag/bagit.txt', content);
  for (let i = 0; i < 9; i++) yield { ...member(`bag/${i}`, content), sharesBytes: true };
}
