import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigner, fromHex, openSignedCheckpoint, signCheckpoint, utf8 } from '@docket/chain';
import pg from 'pg';
import { fileReader, verify, verifyProofFile } from '@docket/verify';
import { verifyCoseReceipt } from '@docket/verify/cose';
import { verifyDossier, type Dossier } from '@docket/report';
import { runDocket } from '../support/built-command.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { hostDocket } from '../support/hosted-command.js';
import {
  type Answer,
  call,
  problemOf,
  startTestApi,
  written,
  type TestApi,
} from './support/api.js';
import { allowChanges } from '../tamper/tampered-database.js';
import { opening } from './support/records.js';

const docket = hostDocket();

interface Keys {
  keys: { public_key: string; from: number }[];
  proposed?: { public_key: string; seq: number; proposed_by: string; occasion: string };
}
interface Recorded {
  public_key: string;
  seq: number;
}

describe('the key that signs the checkpoints of a ledger', () => {
  let api: TestApi;
  let [first, second, agent, auditor] = ['', '', '', ''];
  let genesis = '';
  let decision = '';
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-rotated-'));
    api = await startTestApi();
    for (const id of ['claims', 'other']) await api.createLedger(id);
    first = await api.createKey('claims', 'officer');
    second = await api.createKey('claims', 'officer');
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    genesis = (await keys()).keys[0]?.public_key ?? '';
    decision = (await write()).decision_id;
  });
  afterAll(async () => {
    await api?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const at = '/v1/ledgers/claims/checkpoint-keys';
  const keys = async (): Promise<Keys> =>
    (await api.call('GET', at, { key: auditor })).json as Keys;
  const write = async () =>
    written(await api.call('POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }));
  const propose = (key: string, body: object = { occasion: 'routine' }): Promise<Answer> =>
    api.call('POST', at, { key, body });
  const confirm = (key: string, proposal: number): Promise<Answer> =>
    api.call('POST', `${at}/rotations`, { key, body: { proposal } });
  const recorded = (answer: Answer): Recorded => {
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json as Recorded;
  };
  const checkpoint = async (url = api.url): Promise<string> => {
    const answer = await call(url, 'GET', '/v1/ledgers/claims/checkpoint', { key: auditor });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.text;
  };
  const rotate = async (): Promise<Recorded> => {
    const { seq } = recorded(await propose(first));
    return recorded(await confirm(second, seq));
  };
  const seedOf = (key: string): string =>
    join(api.keysDir, `claims.${key.split('+')[1] ?? ''}.seed`);
  const verified = async (): Promise<unknown> => {
    const answer = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=30' },
    });
    return answer.json;
  };

  test('takes two people: who proposed it does not bring it into force', async () => {
    const proposed = recorded(await propose(first, { occasion: 'suspected', note: 'A laptop.' }));
    const { proposed: waiting } = await keys();
    expect(waiting).toMatchObject({ ...proposed, occasion: 'suspected' });
    const alone = problemOf(await confirm(first, proposed.seq));
    expect(alone).toMatchObject({ status: 422, code: 'record_refused' });
    expect(JSON.stringify(alone)).toContain('second_person_required');
    for (const seq of [0, proposed.seq + 1, 1e9])
      expect(problemOf(await confirm(second, seq)).code).toBe('record_refused');
    // The key that is proposed signs nothing, and the one in force goes on.
    await write();
    expect(openSignedCheckpoint(await checkpoint(), genesis).keys).toHaveLength(1);
    // A proposal lapses with the next one.
    const next = recorded(await propose(second));
    expect(problemOf(await confirm(second, proposed.seq)).code).toBe('record_refused');
    expect(problemOf(await confirm(second, next.seq)).code).toBe('record_refused');
    expect((await keys()).keys).toEqual([{ public_key: genesis, from: 0 }]);
  });

  test('who is no officer or administrator of the ledger changes nothing', async () => {
    for (const key of [agent, auditor])
      for (const answer of [await propose(key), await confirm(key, 1)])
        expect(problemOf(answer).status).toBe(403);
    const elsewhere = await api.createKey('other', 'officer');
    expect(problemOf(await propose(elsewhere)).status).toBe(403);
    const registry = '/v1/ledgers/registry/checkpoint-keys';
    for (const key of [first, agent, auditor, elsewhere])
      for (const answer of [
        await api.call('POST', registry, { key, body: { occasion: 'routine' } }),
        await api.call('POST', `${registry}/rotations`, { key, body: { proposal: 1 } }),
      ])
        expect(problemOf(answer).status).toBe(403);
    expect(
      (await readdir(api.keysDir)).filter((name) => /^registry\..*\.seed$/.test(name)),
      // By which the server attests: it signs no checkpoint.
    ).toEqual(['registry.server.seed']);
    for (const body of [{}, { occasion: 'stolen' }, { occasion: 'routine', public_key: genesis }])
      expect(problemOf(await propose(first, body)).code).toBe('validation_failed');
  });

  test('in force, it signs; the first key alone opens what it signs, and verifies everything offline', async () => {
    const old = await checkpoint();
    const { public_key: key, seq } = await rotate();
    const [by, time] = [/^prn_/, /^20.*Z$/].map((form) => expect.stringMatching(form));
    const brought = { proposed_by: by, confirmed_by: by, in_force_at: time };
    expect((await keys()).keys).toEqual([
      { public_key: genesis, from: 0 },
      { public_key: key, from: seq + 1, ...brought },
    ]);
    await write();
    const note = await checkpoint();
    expect(openSignedCheckpoint(note, genesis).keys.at(-1)).toEqual({ from: seq + 1, key });
    expect(openSignedCheckpoint(note, key).keys).toEqual([{ from: seq + 1, key }]);
    expect(openSignedCheckpoint(old, genesis).keys).toHaveLength(1);
    expect(await verified()).toMatchObject({ report: { verified: true, key_pinned: true } });

    const dossier = await api.call(
      'GET',
      `/v1/ledgers/claims/decisions/${decision}/dossier.json?variant=full`,
      { key: first },
    );
    if (dossier.status !== 200) throw new Error(dossier.text);
    const proof = await api.call('GET', '/v1/ledgers/claims/proofs/file?seq=3', { key: auditor });
    const cose = await fetch(`${api.url}/v1/ledgers/claims/proofs/file?seq=3&format=cose`, {
      headers: { authorization: `Bearer ${auditor}` },
    });
    const receipt = new Uint8Array(await cose.arrayBuffer());
    for (const trusted of [genesis, key]) {
      const options = { trustedKey: trusted };
      const bytes = utf8(dossier.text);
      const report = await verify(fileReader({ source: 'dossier', bytes }), {
        depth: 'full',
        ...options,
      });
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({ verified: true, keyPinned: true });
      expect(report.keys?.at(-1)).toEqual({ from: seq + 1, key });
      const whole = await verifyDossier(dossier.json as Dossier, { depth: 'full', ...options });
      expect(whole.findings).toEqual([]);
      expect((await verifyProofFile(proof.text, options)).verified).toBe(true);
      const told = verifyCoseReceipt(receipt, options);
      expect([told.findings, told.keys?.at(-1)]).toEqual([[], { from: seq + 1, key }]);
    }
    const file = join(directory, 'dossier.json');
    await writeFile(file, dossier.text);
    if (hasPython) expect(exampleVerifier(file)).toBe('verified');
    const proven = join(directory, 'entry.tlog-proof');
    await writeFile(proven, proof.text);
    const printed = await docket(['verify', file, '--key', key]);
    expect(printed.stdout).toContain(`${key} (from ${seq + 1} entries on), the one you gave\n`);
    const ofEntry = (await docket(['verify', proven, '--key', genesis])).stdout;
    expect(ofEntry).toMatch(/^ {2}your key +\S+\n {2}later key +\S+ \(from \d+ entries on\)$/m);
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
    const period = `from=${day(-1)}&to=${day(1)}`;
    const oversight = await api.call('GET', `/v1/ledgers/claims/oversight-report?${period}`, {
      key: first,
    });
    const report = join(directory, 'oversight.json');
    await writeFile(report, oversight.text);
    for (const trusted of [genesis, key]) {
      const { code, stdout } = await docket(['verify', report, '--key', trusted]);
      expect([code, stdout]).toEqual([3, expect.stringContaining(`(from ${seq + 1} entries on)`)]);
      expect(stdout).toContain('the checkpoint is signed, and of the ledger, size and root stated');
    }
    const stranger = (await api.call('GET', '/v1/ledgers/other/checkpoint-keys', {
      key: api.administrator,
    })) as { json: Keys };
    const unknown = ['--key', stranger.json.keys[0]?.public_key ?? ''];
    expect((await docket(['verify', report, ...unknown])).code).toBe(1);
    // Who brought it into force is told in it.
    expect(dossier.text).toContain('key.rotated');
  });

  test('a second change, and what was signed before, verify; no key comes back', async () => {
    const { public_key: key } = await rotate();
    const note = await checkpoint();
    expect(openSignedCheckpoint(note, genesis).keys).toHaveLength(3);
    expect(openSignedCheckpoint(note, genesis).keys.at(-1)?.key).toBe(key);
    expect(await verified()).toMatchObject({ report: { verified: true, findings: [] } });
  });

  test('a seed that is gone, or another’s, is named: nothing is signed, and the old ones are not missed', async () => {
    const all = (await keys()).keys.map(({ public_key: key }) => key);
    const inForce = all.at(-1) ?? '';
    const path = seedOf(inForce);
    // Those of keys that were replaced are not needed to sign.
    await copyFile(join(api.keysDir, 'claims.seed'), join(directory, 'claims.seed'));
    await rm(join(api.keysDir, 'claims.seed'));
    await rm(seedOf(all[1] ?? ''));
    await write();
    expect(openSignedCheckpoint(await checkpoint(), genesis).keys).toHaveLength(3);
    expect(await verified()).toMatchObject({ report: { verified: true, key_pinned: true } });

    const seed = await readFile(path, 'utf8');
    for (const wrong of [undefined, join(api.keysDir, 'other.seed')]) {
      await rm(path, { force: true });
      if (wrong !== undefined) await copyFile(wrong, path);
      await write();
      const answer = await api.call('GET', '/v1/ledgers/claims/checkpoint', { key: auditor });
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'signing_key_unusable' });
      const lines: string[] = [];
      const started = await api.startAnother(
        { logLevel: 'error' },
        (line) => void lines.push(line),
      );
      expect(lines.join('\n')).toContain(path);
      const ready = await call(started.url, 'GET', '/readyz');
      expect(problemOf(ready)).toMatchObject({ status: 503, code: 'signing_key_unusable' });
      const { seq } = recorded(await propose(first));
      expect(problemOf(await confirm(second, seq)).code).toBe('signing_key_unusable');
    }
    await writeFile(path, seed, { mode: 0o600 });
    expect(openSignedCheckpoint(await checkpoint(), genesis).keys).toHaveLength(3);
  });

  test('of many that confirm at once one is taken, and nothing is signed with another key', async () => {
    const { seq } = recorded(await propose(first));
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(second, seq)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    await Promise.all(Array.from({ length: 8 }, () => write()));
    const other = await api.startAnother();
    const notes = await Promise.all([checkpoint(), checkpoint(other.url)]);
    for (const note of notes) expect(openSignedCheckpoint(note, genesis).keys).toHaveLength(4);
    expect(await verified()).toMatchObject({ report: { verified: true, findings: [] } });
  });

  test('docket ledgers rotate-key proposes, and with --confirm brings into force', async () => {
    const run = (argv: string[], key: string) =>
      docket(['ledgers', ...argv], { env: { DOCKET_URL: api.url, DOCKET_API_KEY: key } });
    const proposed = await run(['rotate-key', 'claims', '--occasion', 'routine'], first);
    expect(proposed.code).toBe(0);
    const [, entry = ''] = /^Entry (\d+) proposes/.exec(proposed.stderr) ?? [];
    const shown = await run(['keys', 'claims'], auditor);
    expect(shown.stdout).toContain(`${proposed.stdout.trim()}, proposed by entry ${entry}.`);
    const again = await run(['rotate-key', 'claims'], first);
    expect(again.stderr).toContain(`What entry ${entry} proposed lapses with it`);
    const lapsed = await run(['rotate-key', 'claims', '--confirm', entry], second);
    expect(lapsed.code).not.toBe(0);
    const [, entryNow = ''] = /^Entry (\d+) proposes/m.exec(again.stderr) ?? [];
    const alone = await run(['rotate-key', 'claims', '--confirm', entryNow], first);
    expect(alone.code).not.toBe(0);
    expect(alone.stderr).toContain('another');
    const done = await run(
      ['rotate-key', 'claims', '--confirm', entryNow, '--note', 'As agreed.'],
      second,
    );
    expect([done.code, done.stdout]).toEqual([0, again.stdout]);
    expect((await run(['keys', 'claims'], auditor)).stdout).toContain(done.stdout.trim());
    expect((await keys()).keys.at(-1)?.public_key).toBe(done.stdout.trim());
  });

  test('the registry’s key is changed by two administrators, and ledgers are made, registered and found at a start', async () => {
    const registry = '/v1/ledgers/registry/checkpoint-keys';
    const administrator = await api.createKey('registry', 'administrator');
    const { keys: before } = (await api.call('GET', registry, { key: administrator })).json as Keys;
    const body = { occasion: 'routine' };
    const { seq } = recorded(await api.call('POST', registry, { key: api.administrator, body }));
    const bring = (key: string): Promise<Answer> =>
      api.call('POST', `${registry}/rotations`, { key, body: { proposal: seq } });
    expect(problemOf(await bring(api.administrator)).code).toBe('record_refused');
    const { public_key: key } = recorded(await bring(administrator));
    await api.createLedger('made-later');
    // The first seed signs nothing any more.
    await rename(join(api.keysDir, 'registry.seed'), join(directory, 'registry.seed'));
    const { url } = await api.startAnother();
    const made = await call(url, 'POST', '/v1/ledgers', {
      key: administrator,
      body: { id: 'made-last' },
    });
    expect(made.status).toBe(201);
    const note = await call(url, 'GET', '/v1/ledgers/registry/checkpoint', { key: administrator });
    const opened = openSignedCheckpoint(note.text, before[0]?.public_key ?? '');
    expect(opened.keys.map((one) => one.key)).toEqual([before[0]?.public_key, key]);
    expect((await call(url, 'GET', '/readyz')).status).toBe(200);
    const whole = await docket(
      ['verify', '--ledger', 'registry', '--key', before[0]?.public_key ?? '', '--json'],
      { env: { DATABASE_URL: api.database.url } },
    );
    expect(JSON.parse(whole.stdout)).toMatchObject({
      verified: true,
      findings: [],
      key_pinned: true,
    });
    const signed = join(api.keysDir, `registry.${key.split('+')[1]}.seed`);
    await rename(signed, `${signed}.away`);
    await expect(api.startAnother()).rejects.toThrow(/registry\.[0-9a-f]{8}\.seed.*cannot be read/);
    await rename(`${signed}.away`, signed);
  });

  test('a checkpoint that a replaced key signed is not handed out, and verification names it', async () => {
    const seed = (await readFile(join(directory, 'claims.seed'), 'utf8')).trim();
    await write();
    const good = openSignedCheckpoint(await checkpoint(), genesis);
    const { size } = good.checkpoint;
    const thief = createSigner('docket.example/claims', fromHex(seed));
    const forged = signCheckpoint({ ...good.checkpoint, extensions: [] }, thief);
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      await client.query('ALTER TABLE docket.checkpoint DISABLE TRIGGER ALL');
      const sql = `UPDATE docket.checkpoint SET note = $1 WHERE size = $2
        AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;
      expect((await client.query(sql, [forged, size])).rowCount).toBe(1);
      const { rows } = await client.query<{ tgname: string }>(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'docket.checkpoint'::regclass AND NOT tgisinternal",
      );
      for (const { tgname } of rows)
        await client.query(`ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER ${tgname}`);
    } finally {
      await client.end();
    }
    const other = await api.startAnother();
    expect(openSignedCheckpoint(await checkpoint(other.url), genesis)).toEqual(good);
    expect(await verified()).toMatchObject({
      report: {
        verified: false,
        findings: expect.arrayContaining([expect.objectContaining({ code: 'key_out_of_range' })]),
      },
    });
  });

  test('an entry of a key that SQL rewrote is named by readyz, doctor and whoever lists or changes keys', async () => {
    const { seq } = await rotate();
    const note = await checkpoint();
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    const other = genesisOf(
      await api.call('GET', '/v1/ledgers/other/checkpoint-keys', {
        key: api.administrator,
      }),
    );
    const setBody = (body: Buffer): Promise<unknown> =>
      allowChanges(client, () =>
        client.query(
          `UPDATE docket.body SET body = $1 WHERE seq = $2
           AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`,
          [body, seq],
        ),
      );
    try {
      const { rows } = await client.query<{ body: Buffer }>(
        `SELECT body FROM docket.body WHERE seq = $1
         AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`,
        [seq],
      );
      const body = rows[0]?.body ?? Buffer.from('');
      const said = JSON.parse(body.toString()) as { public_key: string };
      const seeds = async () =>
        (await readdir(api.keysDir)).filter((name) => name.endsWith('seed'));
      const before = await seeds();
      for (const changed of [
        { ...said, public_key: genesis },
        { ...said, public_key: other },
        { ...said, handover: 'A'.repeat(86) },
        { ...said, handover: null },
      ]) {
        await setBody(Buffer.from(JSON.stringify(changed)));
        const { url } = await api.startAnother();
        const ask = (method: string, path: string, key: string, json?: object) =>
          call(url, method, path, { key, ...(json && { body: json }) });
        const answers = [
          await ask('GET', at.replace('-keys', ''), auditor),
          await ask('GET', at, auditor),
          await ask('POST', at, first, { occasion: 'routine' }),
          await ask('GET', '/readyz', auditor),
        ];
        for (const answer of answers) {
          expect(problemOf(answer)).toMatchObject({ status: 503, code: 'log_damaged' });
          expect(problemOf(answer).detail).toContain('What the database says of the keys');
        }
        const doctor = await runDocket(['doctor', '--json'], {
          env: {
            DATABASE_URL: api.database.url,
            DOCKET_KEYS_DIR: api.keysDir,
            DOCKET_HOST_NAME: 'docket.example',
          },
        });
        const named = /The entries of the ledger claims say that another key signs/;
        expect(doctor.stdout).toMatch(named);
        expect(doctor.code).not.toBe(0);
        const taken = await ask('POST', '/v1/ledgers/claims/decisions', agent, opening);
        // Entries are not signed one by one, and nobody is kept from recording.
        expect(taken.status).toBe(201);
      }
      expect(await seeds()).toEqual(before);
      await setBody(body);
    } finally {
      await client.end();
    }
    const { url } = await api.startAnother();
    expect((await call(url, 'GET', '/readyz')).status).toBe(200);
    expect(openSignedCheckpoint(await checkpoint(url), genesis).keys).toEqual(
      openSignedCheckpoint(note, genesis).keys,
    );
  });
});

const genesisOf = ({ json }: Answer): string => (json as Keys).keys[0]?.public_key ?? '';
