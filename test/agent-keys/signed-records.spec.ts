import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DecisionOpening,
  DocketClient,
  importSigningKey,
  type JobCard,
  proveSigningKey,
  type SigningKey,
} from '@docket/client';
import { fileSpool, readSigningKey } from '@docket/client/node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Answer, problemOf, startTestApi, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { FaultyWay } from '../support/faulty-way.js';
import { hostDocket } from '../support/hosted-command.js';
import { AgentKey } from '../support/signing-key.js';
import { GUARDED, type StoredRow, TamperedDatabase } from '../tamper/tampered-database.js';

const docket = hostDocket();

const ORIGIN = 'docket.example/claims';
const LEDGER = '/v1/ledgers/claims';

const opening = (stakes: DecisionOpening['stakes']): DecisionOpening => ({
  agent: { id: 'test-agent' },
  goal: 'Refund order #1',
  stakes,
});
const card = (goal: string): JobCard => ({
  current_phase: 'EXECUTING',
  goal,
  confidence: 0.9,
  needs_human: false,
});
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'finance',
  amount: { value: '1.00', currency: 'EUR' },
};

interface Said {
  verified: boolean;
  checks: { name: string; state: string; count: number }[];
  findings: { code: string; seq?: number; pointer?: string }[];
}

describe('an agent that signs what it records', () => {
  let api: TestApi;
  let directory: string;
  let signingKey: SigningKey;
  const pair = new AgentKey();
  const keys: Record<string, string> = {};
  const actors: Record<string, string> = {};

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-agent-keys-'));
    api = await startTestApi();
    await api.createLedger('claims', { agent_signature_from: 'high' });
    await api.createLedger('other');
    for (const name of ['agent', 'second agent', 'reviewer', 'administrator', 'officer'] as const) {
      const role = name === 'second agent' ? 'agent' : name;
      const made = await call('POST', 'keys', api.administrator, { role, label: name });
      const { key, actor } = made.json as { key: string; actor: string };
      Object.assign(keys, { [name]: key });
      Object.assign(actors, { [name]: actor });
    }
    const file = join(directory, 'agent.pem');
    await writeFile(file, pair.pem, { mode: 0o600 });
    signingKey = await readSigningKey(file, ORIGIN);
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  function call(method: string, path: string, key: string, body?: unknown): Promise<Answer> {
    return api.call(method, `${LEDGER}/${path}`, { key, ...(body === undefined ? {} : { body }) });
  }

  const client = (more: Partial<ConstructorParameters<typeof DocketClient>[0]> = {}) =>
    new DocketClient({ url: api.url, apiKey: keys['agent'] ?? '', ledger: 'claims', ...more });

  async function verifies(args: string[]): Promise<Said> {
    const env = { DATABASE_URL: api.database.url };
    const { stdout } = await docket(['verify', ...args, '--json'], { env });
    return JSON.parse(stdout) as Said;
  }

  const signatures = ({ checks }: Said) => checks.find(({ name }) => name === 'agent_signatures');

  test('an administrator registers it, once, for an agent that proves to have it', async () => {
    const registration = await proveSigningKey(signingKey, actors['agent'] ?? '');
    const register = (body: object, by = 'administrator') =>
      call('POST', 'signing-keys', keys[by] ?? '', body);
    for (const by of ['agent', 'reviewer', 'officer'])
      expect((await register(registration, by)).status).toBe(403);
    const size = await api.size('claims');
    const elsewhere = await importSigningKey('docket.example/other', pair.pem);
    const stranger = new AgentKey().publicKey;
    const wrong: [object, string][] = [
      // Somebody else's, as whoever has seen the public key would register it for themselves.
      [{ ...registration, principal: actors['second agent'] }, '/authenticator/signing_key/proof'],
      [await proveSigningKey(elsewhere, actors['agent'] ?? ''), '/authenticator/signing_key/proof'],
      [{ ...registration, public_key: stranger }, '/authenticator/signing_key/proof'],
      [await proveSigningKey(signingKey, actors['reviewer'] ?? ''), '/principal'],
      [await proveSigningKey(signingKey, 'prn_nobody'), '/principal'],
    ];
    for (const [body, pointer] of wrong) {
      const problem = problemOf(await register(body));
      expect([problem.status, problem.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
    expect(await api.size('claims')).toBe(size);
    const registered = await register(registration);
    expect([registered.status, registered.json]).toEqual([
      201,
      { id: pair.id, actor: actors['agent'], seq: size },
    ]);
    expect(problemOf(await register(registration)).code).toBe('record_refused');
    const second = await proveSigningKey(signingKey, actors['second agent'] ?? '');
    expect(problemOf(await register(second)).code).toBe('record_refused');
    const listed = await call('GET', 'signing-keys', keys['administrator'] ?? '');
    expect(listed.json).toMatchObject({
      signing_keys: [{ id: pair.id, actor: actors['agent'], seq: size, revoked_at: null }],
    });
  });

  test('the command proves, registers, lists and revokes keys; the key itself stays where it is', async () => {
    const file = join(directory, 'second.pem');
    const second = new AgentKey();
    await writeFile(file, second.pem, { mode: 0o600 });
    const actor = actors['second agent'] ?? '';
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: keys['administrator'] ?? '' };
    const signing = (...args: string[]) => runDocket(['keys', 'signing', ...args], { env });
    const proof = ['--origin', ORIGIN, '--principal', actor];
    const proven = await runDocket(['keys', 'signing', 'prove', file, ...proof]);
    expect([proven.code, proven.stderr]).toEqual([0, '']);
    const registration = join(directory, 'second.json');
    await writeFile(registration, proven.stdout);
    const registered = await signing('register', registration, '--ledger', 'claims');
    expect(registered.stdout).toBe(`Registered ${second.id} for ${actor}.\n`);
    expect((await signing('list', '--ledger', 'claims')).stdout).toMatch(
      new RegExp(`${second.id} +${actor} +active`),
    );
    const wrong = await signing('register', file, '--ledger', 'claims');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('keys signing prove')]);
    const refused = await runDocket(['keys', 'signing', 'prove', registration, ...proof]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('PKCS #8')]);
    expect((await signing('revoke', '--ledger', 'claims', '--', second.id)).code).toBe(0);
    expect((await signing('list', '--ledger', 'claims')).stdout).toMatch(/revoked 20/);
  });

  let decision = '';
  test('everything that it records is signed, and verifies without any server', async () => {
    const agent = client({ signingKey });
    const work = await agent.decision(opening('high'));
    decision = work.id;
    await work.jobCard(card('Look the order up'), { idempotencyKey: 'card-1' });
    // Numbers, texts and empty parts as JSON has them.
    await work.jobCard({ ...card('Größe: 1 € “q”'), result: { n: 1e21, f: 0.1, e: [], u: {} } });
    const outcome = await work.sideEffect('refund-1', INTENT, () =>
      Promise.resolve({ value: 1, result: { paid: 1.5 } }),
    );
    expect(outcome.performed).toBe(true);
    await work.evaluate({
      target: { kind: 'decision' },
      kind: 'heuristic',
      evaluator: { id: 'self-check' },
      passed: true,
    } as Parameters<typeof work.evaluate>[0]);
    await work.gap({ kind: 'dropped', reason: 'the queue was full' });
    await work.close({ outcome: 'completed' });
    await agent.systemChange({ component: 'model', name: 'gpt', to: '2' });
    const batch = await agent.batch([
      { type: 'decision.opened', body: opening('high') },
      { type: 'gap.recorded', decisionId: decision, body: { kind: 'dropped', reason: 'x' } },
    ] as Parameters<typeof agent.batch>[0]);
    expect(batch.map(({ recorded }) => recorded)).toEqual(['ledger', 'ledger']);
    await expect(
      agent.batch([
        { type: 'decision.opened', body: opening('high') },
        { type: 'job_card.filed', decisionRef: 0, body: card('x') },
      ]),
    ).rejects.toMatchObject({ code: 'invalid_signing_key' });

    const whole = await verifies(['--ledger', 'claims']);
    expect(whole.findings).toEqual([]);
    expect(signatures(whole)).toMatchObject({ state: 'passed', count: 12 });
    const file = join(directory, 'dossier.json');
    const { text } = await call('GET', `decisions/${decision}/dossier.json`, keys['officer'] ?? '');
    await writeFile(file, text);
    const dossier = await verifies([file]);
    expect([dossier.verified, dossier.findings]).toEqual([true, []]);
    expect(signatures(dossier)).toMatchObject({ state: 'passed', count: 11 });
  });

  test('where the policy asks for it nothing else begins or goes on, and nothing is recorded', async () => {
    const size = await api.size('claims');
    const unsigned = client();
    const refused = { code: 'agent_signature_refused', status: 422 };
    await expect(unsigned.decision(opening('high'))).rejects.toMatchObject(refused);
    await expect(client({ signingKey }).existing(decision).read()).resolves.toBeDefined();
    expect(await api.size('claims')).toBe(size);
    // On low stakes it is left to the agent; a signature that it makes is held all the same.
    const low = await unsigned.decision(opening('low'));
    await low.jobCard(card('unsigned'));
    const sent = pair.sign(
      { ledger: ORIGIN, decision: low.id, type: 'job_card.filed' },
      { ...card('signed'), idempotency_key: 'low-1' },
    );
    for (const [body, pointer] of [
      [{ ...sent, goal: 'another' }, '/signature/value'],
      [{ ...sent, idempotency_key: 'low-2' }, '/signature/value'],
      [{ ...sent, signature: { ...sent.signature, key_id: 'A'.repeat(43) } }, '/signature/key_id'],
    ] as const) {
      const path = `decisions/${low.id}/job-cards`;
      const problem = problemOf(await call('POST', path, keys['agent'] ?? '', body));
      expect([problem.code, problem.errors?.[0]?.pointer]).toEqual([refused.code, pointer]);
    }
    // With the API key of another agent, in a decision of its own.
    const key = keys['second agent'] ?? '';
    const opened = await call('POST', 'decisions', key, opening('low'));
    const { decision_id: theirs } = opened.json as { decision_id: string };
    const place = { ledger: ORIGIN, decision: theirs, type: 'job_card.filed' } as const;
    const body = pair.sign(place, { ...card('signed'), idempotency_key: 'low-3' });
    const other = await call('POST', `decisions/${theirs}/job-cards`, key, body);
    expect(problemOf(other).errors?.[0]).toMatchObject({ code: 'agent_signature_key_unknown' });
  });

  test('sent again it is recorded once, whichever of its keys signs it', async () => {
    const next = new AgentKey();
    const nextKey = await importSigningKey(ORIGIN, next.pem);
    const proof = await proveSigningKey(nextKey, actors['agent'] ?? '');
    await call('POST', 'signing-keys', keys['administrator'] ?? '', proof);
    const work = await client({ signingKey }).decision(opening('high'));
    const first = await work.jobCard(card('once'), { idempotencyKey: 'once' });
    const again = client({ signingKey: nextKey }).existing(work.id);
    const repeated = await again.jobCard(card('once'), { idempotencyKey: 'once' });
    expect([first.recorded === 'ledger' && first.replayed, repeated.replayed]).toEqual([
      false,
      true,
    ]);
  });

  test('what waited in a spool is signed when it is sent', async () => {
    const way = await FaultyWay.to(api.url);
    const spool = await fileSpool({ directory: join(directory, 'spool') });
    try {
      const agent = client({ url: way.url, spool, signingKey, timeoutMs: 2_000 });
      way.switchTo('away');
      const work = await agent.decision(opening('low'));
      const answer = await work.jobCard(card('while nobody answered'));
      expect(answer.recorded).toBe('spooled');
      way.switchTo('there');
      const before = signatures(await verifies(['--ledger', 'claims']))?.count ?? 0;
      expect(await agent.replaySpool()).toMatchObject({ written: 2, pending: 0, setAside: [] });
      const after = await verifies(['--ledger', 'claims']);
      expect(after.findings).toEqual([]);
      expect(signatures(after)?.count).toBe(before + 2);
    } finally {
      await spool.close();
      await way.close();
    }
  });

  test('a key that is revoked signs nothing more: by the agent itself, or an administrator', async () => {
    const path = `signing-keys/${pair.id}`;
    const other = await call('DELETE', path, keys['second agent'] ?? '');
    expect(problemOf(other).code).toBe('unknown_key');
    expect((await call('DELETE', path, keys['agent'] ?? '')).status).toBe(204);
    expect((await call('DELETE', path, keys['administrator'] ?? '')).status).toBe(204);
    await expect(client({ signingKey }).decision(opening('high'))).rejects.toMatchObject({
      problem: {
        errors: [{ detail: expect.stringContaining('revoked or had expired before it') }],
      },
    });
    const registration = await proveSigningKey(signingKey, actors['agent'] ?? '');
    const again = await call('POST', 'signing-keys', keys['administrator'] ?? '', registration);
    expect(problemOf(again).code).toBe('record_refused');
    const { findings } = await verifies(['--ledger', 'claims']);
    expect(findings).toEqual([]);
  });

  test('another record in the database, with everything else made to fit, is named', async () => {
    const original = await rowsAsSuperuser((rows) => rows);
    const at = (type: string) =>
      original.findIndex(({ leaf, body }) => leaf.type === type && 'signature' in body);
    const seq = at('job_card.filed');
    const { signature: _taken, ...unsigned } = original[seq]!.body;
    const registered = original.findIndex(
      ({ body }) => 'signing_key' in Object(body['authenticator']),
    );
    const forger = new AgentKey();
    const authenticator = { ...forger.authenticator(ORIGIN, 'prn_nobody') };
    const { leaf } = original[seq]!;
    const place = { ledger: ORIGIN, type: leaf.type, decision: leaf.decision?.id };
    for (const [changed, body, code] of [
      [seq, { ...original[seq]!.body, goal: 'Refund it all' }, 'agent_signature_invalid'],
      [seq, { ...unsigned, goal: 'Refund it all' }, 'agent_signature_missing'],
      [seq, { ...forger.sign(place, unsigned) }, 'agent_signature_key_unknown'],
      [registered, { ...original[registered]!.body, authenticator }, 'signing_key_unproven'],
    ] as const) {
      await rowsAsSuperuser(() =>
        original.map((row, index) => (index === changed ? { ...row, body } : row)),
      );
      const { verified, findings } = await verifies(['--ledger', 'claims']);
      expect(verified).toBe(false);
      expect(findings.map((one) => [one.code, one.seq])).toContainEqual([code, changed]);
    }
  });

  async function rowsAsSuperuser(change: (rows: StoredRow[]) => StoredRow[]): Promise<StoredRow[]> {
    const connection = new pg.Client({ connectionString: api.database.url });
    await connection.connect();
    try {
      const database = await TamperedDatabase.open(connection);
      const rows = await database.rows();
      for (const table of GUARDED)
        await connection.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
      await database.rewrite(change(rows));
      return rows;
    } finally {
      await connection.end();
    }
  }
});
