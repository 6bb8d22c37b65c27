import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PROJECT, runDocket } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hostDocket } from '../support/hosted-command.js';
import { AgentKey } from '../support/signing-key.js';

const docket = hostDocket();

type ServedLedger = Awaited<ReturnType<DocketServer['createLedger']>>;

describe('docket', () => {
  let server: DocketServer;
  let served: ServedLedger;
  let directory: string;
  let decisionId: string;
  let json: string;
  let pdf: string;
  const keys = { officer: '', auditor: '' };

  beforeAll(async () => {
    server = await startDocketServer();
    served = await server.createLedger('claims');
    keys.officer = await served.createKey('officer');
    keys.auditor = await served.createKey('auditor');
    directory = await mkdtemp(join(tmpdir(), 'docket-test-cli-'));
    decisionId = await recordDecision(served);
    json = join(directory, `${decisionId}.dossier.json`);
    pdf = join(directory, `${decisionId}.dossier.pdf`);
    const result = await docket(['export', decisionId, '--ledger', 'claims', '--out', directory], {
      env: { DOCKET_URL: server.url, DOCKET_API_KEY: keys.officer },
    });
    expect(result).toEqual({ code: 0, stdout: `${json}\n${pdf}\n`, stderr: '' });
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** A copy of the dossier with `change` made to it. */
  async function dossierWith(name: string, change: (dossier: Dossier) => void): Promise<string> {
    const dossier: Dossier = JSON.parse(await readFile(json, 'utf8'));
    change(dossier);
    return file(name, JSON.stringify(dossier));
  }

  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(directory, name);
    await writeFile(path, content);
    return path;
  }

  describe('verify <dossier>', () => {
    test.each(['json', 'pdf'])('a good %s file: exit 0', async (format) => {
      const result = await runDocket(['verify', format === 'json' ? json : pdf]);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(result.stdout).toMatch(/^Verified: \d+ entries, no findings\.$/m);
      // Nobody said which key to trust, and the reader is told so.
      expect(result.stdout).toContain('--key');
    });

    test('--json prints one object', async () => {
      const result = await docket(['verify', json, '--json', '--key', served.ledger.publicKey]);
      expect(result.code).toBe(0);
      expect(JSON.parse(result.stdout)).toMatchObject({
        source: json,
        verified: true,
        depth: 'full',
        scope: 'decision',
        origin: 'test.docket.example/claims',
        decision: decisionId,
        public_key: served.ledger.publicKey,
        key_pinned: true,
        findings: [],
        truncated: false,
        document: { matches: true, differences: [] },
      });
      const { checks, limits } = JSON.parse(result.stdout) as { checks: Check[]; limits: string[] };
      // Nobody signed a review or a record.
      const unlike = checks.filter(({ state }) => state !== 'passed');
      expect(unlike).toMatchObject([
        { name: 'review_signatures', state: 'not_applicable' },
        { name: 'agent_signatures', state: 'not_applicable' },
      ]);
      expect(limits.length).toBeGreaterThan(0);
    });

    test('a value edited in the evidence: exit 1, one line names the entry', async () => {
      let seq = -1;
      const path = await dossierWith('edited.json', (dossier) => {
        const entry = dossier.evidence.entries[1]!;
        seq = (JSON.parse(entry.leaf) as { seq: number }).seq;
        entry.disclosure.body['confidence'] = 0.99;
      });
      const result = await runDocket(['verify', path]);
      expect(result.code).toBe(1);
      expect(result.stdout).toMatch(new RegExp(`^✗ content content_mismatch seq ${seq} `, 'm'));
      expect(result.stdout).toMatch(/^NOT VERIFIED/m);
      expect(result.stderr).toBe(`docket: ${path} does not verify.\n`);
    });

    test('what people read edited, the evidence left alone: exit 1', async () => {
      const path = await dossierWith('embellished.json', (dossier) => {
        dossier.narrative.summary[0]!.clauses[0]!.text = 'Agent decided to do nothing at all';
      });
      const result = await docket(['verify', path, '--json']);
      expect(result.code).toBe(1);
      expect(JSON.parse(result.stdout)).toMatchObject({
        verified: false,
        findings: [],
        document: {
          matches: false,
          differences: [{ pointer: '/narrative/summary/0/clauses/0/text' }],
        },
      });
    });

    test('an entry left out of the middle: exit 1', async () => {
      const path = await dossierWith('shortened.json', (dossier) => {
        dossier.evidence.entries.splice(1, 1);
      });
      const result = await docket(['verify', path, '--json']);
      expect(result.code).toBe(1);
      const { findings } = JSON.parse(result.stdout) as { findings: { kind: string }[] };
      expect(findings.map((finding) => finding.kind)).toContain('missing');
    });

    test('another key than the one that is trusted: exit 1', async () => {
      const { ledger } = await server.createLedger('other');
      const result = await docket(['verify', pdf, '--key', ledger.publicKey, '--json']);
      expect(result.code).toBe(1);
      expect(JSON.parse(result.stdout)).toMatchObject({
        verified: false,
        key_pinned: false,
        findings: [expect.objectContaining({ code: 'key_untrusted' })],
      });
    });

    test.each<[string, string | Uint8Array]>([
      ['nothing', ''],
      ['text', 'not a dossier'],
      ['another JSON', '{"hello":"world"}'],
      ['JSON with a key twice', '{"format":"docket-dossier/v1","format":"docket-dossier/v1"}'],
      ['a PDF with nothing attached', '%PDF-1.7\n%%EOF\n'],
      ['bytes', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ])('a file of %s: exit 2, one line on stderr', async (_name, content) => {
      const path = await file('garbage', content);
      const result = await docket(['verify', path]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(/^docket: .*garbage cannot be read: [^\n]+\n$/);
    });

    test('a dossier cut short: exit 2', async () => {
      const whole = await readFile(json);
      const path = await file('cut.json', whole.subarray(0, whole.length - 100));
      expect((await docket(['verify', path])).code).toBe(2);
    });

    test('no such file: exit 2', async () => {
      const result = await runDocket(['verify', join(directory, 'absent.json')]);
      expect(result.code).toBe(2);
      expect(result.stderr).toMatch(/^docket: .*absent\.json cannot be read: ENOENT/);
    });

    test('control characters of a hostile file do not reach the terminal', async () => {
      const path = await file('hostile.json', '{"\u001B[2J\u009B31m": 1}');
      const result = await docket(['verify', path]);
      expect(result.code).toBe(2);
      expect(result.stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    });
  });

  describe('verify <ledger>', () => {
    const ledgerUrl = () => `${server.url}/v1/ledgers/claims`;

    test('over HTTP with an auditor’s key: exit 0', async () => {
      const result = await docket(['verify', ledgerUrl(), '--json'], {
        env: { DOCKET_API_KEY: keys.auditor },
      });
      expect(result.code).toBe(0);
      expect(JSON.parse(result.stdout)).toMatchObject({ verified: true, scope: 'ledger' });
    });

    test('over HTTP with an officer’s key, which may not read bodies: exit 3, and the list says so', async () => {
      const env = { DOCKET_API_KEY: keys.officer };
      const result = await runDocket(['verify', ledgerUrl()], { env });
      expect(result.stdout).toMatch(/^- not checked: bodies\. .*auditor's key\.$/m);
      expect(result.stdout).toContain('Verified in part');
      expect(result.code).toBe(3);
      const asJson = await runDocket(['verify', ledgerUrl(), '--json'], { env });
      expect(JSON.parse(asJson.stdout)).toMatchObject({
        verified: false,
        verdict: 'verified_in_part',
        unchecked: [{ what: 'bodies' }],
      });
    });

    test('what bodies take is left out because it was asked for: depth chain is exit 0', async () => {
      const result = await docket(['verify', ledgerUrl(), '--depth', 'chain'], {
        env: { DOCKET_API_KEY: keys.officer },
      });
      expect(result).toMatchObject({ code: 0, stderr: '' });
      // One decision has no ends to go by.
      const decision = await docket(['verify', json, '--depth', 'quick']);
      expect(decision).toMatchObject({ code: 2, stdout: '' });
      expect(decision.stderr).toMatch(
        /cannot be read: depth quick is of a whole ledger, [^\n]+\n$/,
      );
    });

    test.each([
      ['of other words', 'not a note\n'],
      ['cut short', 'docket.example/claims\n3\n'],
      [
        'signed, of another form',
        'docket.example/claims\nthree\n\n— docket.example/claims AAAAAAAA\n',
      ],
    ])('with a checkpoint %s: exit 2, no verdict', async (_name, note) => {
      const path = await file('no-checkpoint.txt', note);
      const result = await docket(['verify', json, '--checkpoint', path]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(/^docket: The checkpoint [^\n]+ cannot be read: it is not a /);
    });

    test('without the cosignatures that a policy asks for: it says so, and the ledger’s signature holds', async () => {
      const witness = `witness north north.example/w+e66790e5+BAFOTZIsWWo4Ct/J7tci6DWCLxI2dhaT5Lq7YeGvuwTx\nquorum north\n`;
      const policy = `log ${served.ledger.publicKey}\n${witness}`;
      const result = await docket(['verify', json, '--policy', await file('policy.txt', policy)]);
      expect(result.stdout).toMatch(/^✓ checkpoints are signed by the key of the ledger/m);
      expect(result.stdout).toMatch(/^✗ a checkpoint is cosigned as the policy asks$/m);
      expect(result.code).toBe(1);
    });

    test('over HTTP with the key in a file, and a checkpoint that was kept: exit 0', async () => {
      const note = await (
        await fetch(`${ledgerUrl()}/checkpoint`, {
          headers: { authorization: `Bearer ${keys.auditor}` },
        })
      ).text();
      const result = await docket([
        'verify',
        ledgerUrl(),
        '--api-key-file',
        await file('auditor.key', `${keys.auditor}\n`),
        '--checkpoint',
        await file('kept.txt', note),
        '--key',
        served.ledger.publicKey,
      ]);
      expect(result).toMatchObject({ code: 0, stderr: '' });
    });

    test.each([
      ['without a key', () => ledgerUrl(), {}],
      ['of an unknown ledger', () => `${server.url}/v1/ledgers/nowhere`, undefined],
      ['of a server that is not there', () => 'http://127.0.0.1:9/v1/ledgers/claims', undefined],
    ])('%s: exit 2', async (_name, url, env) => {
      const result = await docket(['verify', url()], {
        env: env ?? { DOCKET_API_KEY: keys.auditor },
      });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(/^docket: http[^\n]+cannot be read: [^\n]+\n$/);
    });

    test('in a database, projections too: exit 0, and no password in the output', async () => {
      const { password } = new URL(server.databaseUrl);
      const result = await runDocket(['verify', '--ledger', 'claims'], {
        env: { DATABASE_URL: server.databaseUrl },
      });
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(result.stdout).toContain(
        '✓ what the server derived and stored follows from the entries',
      );
      expect(result.stdout).not.toContain(password);
    });

    test('in a database that a superuser changed: exit 1', async () => {
      const { ledger, client } = await server.createLedger('tampered');
      await recordDecision({ client });
      const database = new pg.Client({ connectionString: server.databaseUrl });
      await database.connect();
      await database.query('ALTER TABLE docket.body DISABLE TRIGGER ALL');
      const { rowCount } = await database.query(
        `UPDATE docket.body b
            SET body = convert_to(replace(convert_from(b.body, 'UTF8'), '0.94', '0.49'), 'UTF8')
           FROM docket.ledger l
          WHERE l.ledger_no = b.ledger_no AND l.ledger_id = $1 AND b.seq = 4`,
        [ledger.id],
      );
      await database.end();
      expect(rowCount).toBe(1);
      const result = await runDocket([
        'verify',
        '--ledger',
        'tampered',
        '--database-url',
        server.databaseUrl,
        '--json',
      ]);
      expect(result.code).toBe(1);
      expect(JSON.parse(result.stdout)).toMatchObject({
        verified: false,
        findings: expect.arrayContaining([
          expect.objectContaining({ kind: 'content', code: 'content_mismatch', seq: 4 }),
        ]),
      });
    });

    test.each([
      ['an unknown ledger', () => ['--ledger', 'nowhere', '--database-url', server.databaseUrl]],
      ['no database', () => ['--ledger', 'claims', '--database-url', 'postgresql://127.0.0.1:9/x']],
      ['no ledger named', () => ['--database-url', server.databaseUrl]],
      ['nothing named', () => []],
      ['an unreadable checkpoint', () => [json, '--checkpoint', join(directory, 'absent')]],
    ])('%s: exit 2, one line', async (_name, argv) => {
      const result = await docket(['verify', ...argv()]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(/^docket: [^\n]+\n$/);
    });
  });

  describe('keys and ledgers', () => {
    const administrator = () => ({
      DOCKET_URL: server.url,
      DOCKET_API_KEY: server.administratorKey,
    });

    test('a key is created, listed, used, revoked and refused', async () => {
      const env = administrator();
      const created = await runDocket(
        ['keys', 'create', '--ledger', 'claims', '--role', 'auditor', '--label', 'yearly audit'],
        { env },
      );
      expect(created.code).toBe(0);
      // The key alone on stdout: `> auditor.key` must not hide it among words.
      expect(created.stdout).toMatch(/^docket_[0-9a-f]+_[0-9a-f]+\n$/);
      const key = created.stdout.trim();
      const id = key.split('_')[1]!;
      expect(created.stderr).toContain(id);
      expect(created.stderr).not.toContain(key);

      const listed = await runDocket(['keys', 'list', '--ledger', 'claims'], { env });
      expect(listed.stdout).toMatch(
        new RegExp(
          `^${id} +auditor +prn_[0-9a-z]{26} +yearly audit +good until 20\\d\\d-\\S+Z +none recorded$`,
          'm',
        ),
      );
      expect(listed.stdout).not.toContain(key);

      const url = `${server.url}/v1/ledgers/claims`;
      const verify = () => runDocket(['verify', url], { env: { DOCKET_API_KEY: key } });
      expect((await verify()).code).toBe(0);
      const revoked = await runDocket(['keys', 'revoke', id, '--ledger', 'claims'], { env });
      expect(revoked).toEqual({ code: 0, stdout: `Revoked ${id}.\n`, stderr: '' });
      expect((await verify()).code).toBe(2);
    });

    test('only an administrator may; without a key nothing is sent', async () => {
      const argv = ['keys', 'list', '--ledger', 'claims'];
      const refused = await docket(argv, {
        env: { DOCKET_URL: server.url, DOCKET_API_KEY: keys.auditor },
      });
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^docket: [^\n]*\(role_not_allowed\)[^\n]*\n$/);
      const keyless = await docket(argv, { env: { DOCKET_URL: server.url } });
      expect(keyless).toMatchObject({ code: 2, stdout: '' });
      expect(keyless.stderr).toContain('DOCKET_API_KEY');
    });

    test('somebody is let in, listed and removed; the token alone is on stdout', async () => {
      const env = administrator();
      const argv = ['people', 'enrol', 'ada', '--role', 'claims=reviewer'];
      const made = await docket(argv, { env });
      expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]{43}\n$/) });
      expect(made.stderr).not.toContain(made.stdout.trim());
      const again = await docket(argv, { env });
      expect(again).toMatchObject({ code: 1, stdout: '' });
      const listed = await docket(['people', 'list'], { env });
      expect(listed.stdout).toMatch(/^ada +per_\w{26} +claims=reviewer +not enrolled$/m);
      const renewed = await docket(['people', 'renew', 'ada'], { env });
      expect(renewed.stdout).toMatch(/^[\w-]{43}\n$/);
      expect(renewed.stdout).not.toBe(made.stdout);
      const removed = await docket(['people', 'remove', 'ada'], { env });
      expect(removed).toEqual({ code: 0, stdout: 'Removed ada.\n', stderr: '' });
      for (const role of ['claims=agent', 'claims', '=officer', 'a=officer=b']) {
        const refused = await docket(['people', 'enrol', 'bo', '--role', role], { env });
        expect(refused).toMatchObject({ code: 2, stdout: '' });
      }
    });

    test('a ledger is created and listed', async () => {
      const env = administrator();
      const created = await docket(['ledgers', 'create', 'returns'], { env });
      expect(created.code).toBe(0);
      expect(created.stdout).toMatch(/^test\.docket\.example\/returns\n\S+\+[0-9a-f]{8}\+\S+\n$/);
      const listed = await docket(['ledgers', 'list'], { env });
      expect(listed.stdout).toMatch(/^returns +2 +test\.docket\.example\/returns\+/m);
      const again = await docket(['ledgers', 'create', 'returns'], { env });
      expect(again.code).toBe(1);
      expect(again.stderr).toContain('ledger_exists');
    });

    test('a ledger is created with its first policy, or not at all', async () => {
      const env = administrator();
      const first = join(directory, 'first-policy.json');
      const create = (policy: object) =>
        writeFile(first, JSON.stringify(policy)).then(() =>
          docket(['ledgers', 'create', 'strict', '--policy', first], { env }),
        );
      const registrars = [new AgentKey().publicKey];
      const strict = { two_people_for: ['registrations'], review_signature_from: 'low' };
      const refused = await create({ ...strict, registrars: [{ kty: 'OKP' }], colour: 'red' });
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toContain('/policy/registrars/0');
      expect(refused.stderr).toContain('/policy/colour');
      const missing = await docket(['ledgers', 'create', 'strict', '--policy', `${first}.no`], {
        env,
      });
      expect([missing.code, missing.stdout]).toEqual([2, '']);
      const made = await create({ ...strict, registrars });
      expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('/strict+')]);
      const shown = await docket(['policy', 'show', '--ledger', 'strict'], { env });
      expect(JSON.parse(shown.stdout)).toMatchObject({ ...strict, registrars });
      expect(shown.stderr).toContain('Revision 1 is in force');
    });
  });

  test('rebuild replays the projections, and the ledger still verifies', async () => {
    const env = { DATABASE_URL: server.databaseUrl };
    const result = await docket(['rebuild', '--ledger', 'claims'], { env });
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect((await docket(['verify', '--ledger', 'claims'], { env })).code).toBe(0);
  });

  test('repair verifies one ledger or all, finds nothing to mend, and records nothing', async () => {
    const env = { DATABASE_URL: server.databaseUrl, DOCKET_KEYS_DIR: server.keysDir };
    const sound = /^claims: \d+ entries, nothing to repair\. Verified\.$/m;
    const one = await docket(['repair', '--ledger', 'claims'], { env });
    expect(one).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(sound) });
    // Another test damages the entries of a ledger: that one is named, and the others are done.
    const all = await docket(['repair'], { env });
    expect(all.stdout).toMatch(sound);
    expect(all.stdout).toMatch(/^registry: \d+ entries, nothing to repair\. Verified\.$/m);
    const none = await docket(['repair', '--ledger', 'none'], { env });
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toMatch(/^docket: There is no ledger none/);
    const unattested = await docket(['repair'], { env: { ...env, DOCKET_KEYS_DIR: '' } });
    expect(unattested).toEqual({
      code: 2,
      stdout: '',
      stderr: 'docket: No directory of keys: set DOCKET_KEYS_DIR.\n',
    });
  });

  test('errors are one line; DEBUG adds where they come from', async () => {
    const argv = ['export', 'dec_1', '--ledger', 'claims', '--url', 'http://127.0.0.1:2'];
    const env = { DOCKET_API_KEY: 'x' };
    const plain = await runDocket(argv, { env });
    expect(plain.code).toBe(1);
    expect(plain.stderr).toMatch(/^docket: No answer from http:\/\/127\.0\.0\.1:2 [^\n]+\n$/);
    const debug = await runDocket(argv, { env: { ...env, DEBUG: '1' } });
    expect(debug.stderr).toMatch(/^ {4}at /m);
  });

  test.each(['--version', '-V'])('%s prints the version alone', async (option) => {
    const { version } = JSON.parse(await readFile(`${PROJECT}apps/cli/package.json`, 'utf8')) as {
      version: string;
    };
    expect(await runDocket([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('unknown commands and options: exit 2', async () => {
    for (const argv of [['frobnicate'], ['verify', '--frobnicate'], ['keys', 'create']]) {
      const result = await runDocket(argv);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toContain('error:');
    }
  });

  test('the help says what help.golden.txt says, and no option takes a key', async () => {
    const commands = [
      [],
      ['serve'],
      ['demo'],
      ['verify'],
      ['export'],
      ['report'],
      ['print'],
      ['keys'],
      ['keys', 'create'],
      ['ledgers'],
      ['policy'],
      ['rebuild'],
      ['repair'],
    ];
    let help = '';
    for (const command of commands) {
      const { code, stdout } = await docket([...command, '--help']);
      expect(code).toBe(0);
      help += `$ docket ${[...command, '--help'].join(' ')}\n${stdout}\n`;
    }
    expect(help).not.toMatch(/--api-key /);
    const golden = `${PROJECT}test/cli/help.golden.txt`;
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') await writeFile(golden, help);
    expect(help).toBe(await readFile(golden, 'utf8'));
  });
});

/** A short decision: opened (seq 1 of a new ledger), one card, closed. */
async function recordDecision({ client }: Pick<ServedLedger, 'client'>): Promise<string> {
  const agent = await client('agent');
  const decision = await agent.decision({
    agent: { id: 'test-agent', name: 'Test Agent' },
    goal: 'Refund order #1',
    stakes: 'low',
  });
  await decision.jobCard({
    current_phase: 'EXECUTING',
    goal: 'Refund order #1',
    confidence: 0.94,
    needs_human: false,
  });
  await decision.close({ outcome: 'completed', confidence: 0.94 });
  return decision.id;
}

interface Check {
  state: string;
}

interface Dossier {
  narrative: { summary: { clauses: { text: string }[] }[] };
  evidence: { entries: { leaf: string; disclosure: { body: Record<string, unknown> } }[] };
}
