import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  attestBatch,
  createSigner,
  decodeLeaf,
  fromHex,
  type Leaf,
  sha256,
  utf8,
  type JsonObject,
} from '@docket/chain';
import { DEFAULT_POLICY, type Role } from '@docket/record';
import { Database, LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi, written } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hostDocket } from '../support/hosted-command.js';
import { hasPython } from '../support/python.js';
import { forge, type Forged } from './forge.js';
import { asReviewer, forgedWorld, verdict, type World } from './forged-world.js';

const docket = hostDocket();
const AS_DOCKET = { actor: 'docket', role: 'docket', via: 'docket' } as const;
const APPROVE = { verdict: 'approve', reason: 'I compared it with the order.' };

/** Somebody has the service's login at the database and no file of the server; its settings are those that it comes with. */
let api: TestApi;
let directory: string;
beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-past-'));
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

async function exported(ledger: string, key: string, wanted: object): Promise<string> {
  const at = `/v1/ledgers/${ledger}/exports`;
  const { json, text } = await api.call('POST', at, { key, body: wanted });
  const { export_id: id } = json as { export_id?: string };
  if (id === undefined) throw new Error(text);
  for (;;) {
    const { state } = (await api.call('GET', `${at}/${id}`, { key })).json as { state: string };
    if (state === 'ready') break;
    if (state === 'failed') throw new Error(`${id} failed`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return kept(`${at}/${id}/content`, key, `${id}.${(wanted as { format: string }).format}`);
}

async function kept(path: string, key: string, name: string): Promise<string> {
  const answer = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  if (answer.status !== 200) throw new Error(await answer.text());
  const file = join(directory, name);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

async function found(file: string): Promise<string[]> {
  const { stdout, stderr } = await docket(['verify', file, '--json']);
  if (stdout === '') throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { findings: { code: string; seq?: number }[] };
  return findings.map(({ code, seq }) => `${code} ${seq ?? ''}`);
}

const LEDGER = { kind: 'ledger', format: 'ndjson' };
const ledgerFile = ({ ledger, keys }: World): Promise<string> =>
  exported(ledger, keys.auditor, LEDGER);

/**
 * As the server attests an entry that comes second in a batch: what somebody who reads the statements of the service sees of
 * one that was rolled back. What such an entry follows is not signed.
 */
async function asSecond(ledger: string): Promise<(leaf: Leaf) => string> {
  const seed = await readFile(join(api.keysDir, `${ledger}.server.seed`), 'utf8');
  const { sign } = createSigner(`docket.example/${ledger}`, fromHex(seed.trim()));
  return (leaf) => {
    const first: Leaf = { ...leaf, seq: leaf.seq - 1, type: 'incident.opened' };
    return attestBatch([first, leaf], sign)[1]?.attestation ?? '';
  };
}

/** A key of one's own: its row, and the entry that registers it. */
async function putIn(
  ledger: string,
  role: Role,
  of?: { row?: string | null; attest?: (leaf: Leaf) => string },
) {
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger(ledger);
  const service = api.api.app.get(Database).of(ledgerNo);
  const [id, secret] = [randomBytes(8).toString('hex'), randomBytes(32).toString('hex')];
  const hash = Buffer.from(sha256(utf8(secret)));
  const fingerprint = createHash('sha256').update('docket-api-key/v1\n').update(hash).digest('hex');
  const principal = `prn_${id}`;
  const authenticator = { kind: 'api_key', id, fingerprint };
  const body = { principal, role, authenticator };
  const attest = of?.attest && { attest: of.attest };
  const type = 'principal.registered';
  await forge(service, ledgerNo, { type, ...AS_DOCKET, body, ...attest });
  await service.query(
    `INSERT INTO docket.api_key (key_id, ledger_no, role, principal, name, secret_hash, created_at, created_by)
     VALUES ($1, (SELECT ledger_no FROM docket.ledger WHERE ledger_id = $2), $3, $4, 'mine', $5, '2026-01-01T00:00:00.000Z', 'docket')`,
    [id, of?.row === undefined ? ledger : of.row, role, principal, hash],
  );
  return `docket_${id}_${secret}`;
}

test('a card, a trip-wire and an escalation are named from ledger, bundle and redacted dossier, by the Python verifier too', async () => {
  const made = await forgedWorld(api, 'agents');
  expect(await found(await ledgerFile(made))).toEqual([]);
  const { agent, decision } = made;
  const escalation = {
    escalation_id: 'esc-9',
    rule: 'low_confidence',
    cause: 1,
    directive: 'hold',
  };
  const tripped = { rule: 'low_confidence', cause: 1, directive: 'hold', facts: {} };
  const forged: Forged[] = [
    { type: 'job_card.filed', actor: agent, role: 'agent', via: 'api_key', body: card },
    { type: 'tripwire.tripped', ...AS_DOCKET, body: tripped },
    { type: 'escalation.opened', ...AS_DOCKET, body: escalation },
  ];
  const named: string[] = [];
  for (const one of forged)
    named.push(`attestation_missing ${await made.append({ ...one, decision })}`);
  const officer = await api.createKey(made.ledger, 'officer');
  const at = `${made.at}/decisions/${decision}/dossier.json?variant=redacted&profile=public`;
  const ledger = await ledgerFile(made);
  const files = [
    ledger,
    await exported(made.ledger, made.keys.auditor, { kind: 'bundle', format: 'zip' }),
    await kept(at, officer, 'agents.redacted.json'),
  ];
  for (const file of files) {
    const missing = (await found(file)).filter((one) => one.startsWith('attestation_'));
    expect([file, missing]).toEqual([file, named]);
  }
  if (hasPython) expect(exampleVerifier(ledger)).toBe('not verified');
});

describe('who is registered past the server is let in by nobody', () => {
  test('not in the ledger, and not by the registry, whose administrators reach every ledger', async () => {
    const made = await forgedWorld(api, 'let-in');
    const reviewer = await putIn('let-in', 'reviewer');
    const path = `${made.at}/decisions/${made.decision}/reviews`;
    expect((await api.call('POST', path, { key: reviewer, body: APPROVE })).status).toBe(401);
    const administrator = await putIn('registry', 'administrator', { row: null });
    const asked = { key: administrator, body: { role: 'reviewer', label: 'Bo' } };
    expect((await api.call('POST', `${made.at}/keys`, asked)).status).toBe(401);
    // One that the server attested behind another entry, and that was never stored, is put behind this one.
    const late = await putIn('let-in', 'reviewer', { attest: await asSecond('let-in') });
    expect((await api.call('POST', path, { key: late, body: APPROVE })).status).toBe(401);
    // Those who were there go on, and so does whoever comes.
    const key = await api.createKey('let-in', 'reviewer');
    written(await api.call('POST', path, { key, body: APPROVE }));
    const told = await found(await ledgerFile(made));
    expect(told.map((one) => one.split(' ')[0])).toEqual([
      'attestation_missing',
      'attestation_invalid',
    ]);
    expect(api.log.map(({ msg }) => String(msg))).toContainEqual(
      expect.stringMatching(/the server did not attest it \(principal\.registered\)/),
    );
    expect(api.log.map(({ msg }) => String(msg))).toContainEqual(
      expect.stringMatching(/attested it together with others, which it does of no principal/),
    );
  });

  test('nor in the ledger that continues it; and a policy that was put in is not in force there either', async () => {
    const made = await forgedWorld(api, 'old');
    const key = await putIn('old', 'reviewer');
    const policy = { ...DEFAULT_POLICY, version: 'mine' } as unknown as JsonObject;
    const body = { policy, revision: 2, reason: 'Fine.' };
    await made.append({ type: 'policy.changed', ...AS_DOCKET, body });
    const asked = { id: 'new', reason: 'The year is over.' };
    const told = await api.call('POST', `${made.at}/successor`, {
      key: api.administrator,
      body: asked,
    });
    expect([told.status, told.text]).toEqual([201, told.text]);
    const at = '/v1/ledgers/new';
    const { agent } = made.keys;
    const opened = await api.call('POST', `${at}/decisions`, { key: agent, body: opening });
    const path = `${at}/decisions/${written(opened).decision_id}/reviews`;
    expect((await api.call('POST', path, { key, body: APPROVE })).status).toBe(401);
    const file = await exported('new', await api.createKey('new', 'auditor'), LEDGER);
    expect(await found(file)).toEqual([]);
    const { text } = await api.call('GET', `${at}/policy`, { key: api.administrator });
    expect(JSON.parse(text)).toMatchObject({ policy: { version: DEFAULT_POLICY.version } });
  });
});

test('an erasure that nobody asked for is ordered by nobody, and a hold that nobody lifted forbids it', async () => {
  const made = await forgedWorld(api, 'asked');
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('asked');
  const service = api.api.app.get(Database).of(ledgerNo);
  const [one, two] = [
    await api.createKey('asked', 'officer'),
    await api.createKey('asked', 'officer'),
  ];
  const decide = async (): Promise<{ decision: string; seq: number }> => {
    const { decision_id: decision } = written(
      await made.post('decisions', made.keys.agent, opening),
    );
    const at = `decisions/${decision}/job-cards`;
    const goal = 'Write to Henrietta.';
    const { seq } = written(await made.post(at, made.keys.agent, { ...card, goal })).receipt;
    return { decision, seq };
  };
  const ask = ({ decision, seq }: { decision: string; seq: number }) =>
    made.post('erasures', one, {
      decision,
      entries: [{ seq, pointers: ['/goal'] }],
      reason: 'Asked by letter.',
      legal_basis: 'GDPR Art. 17(1)(b)',
    });
  const order = (request: number) =>
    made.post(`erasures/${request}/orders`, two, { note: 'Looked at.' });
  const stored = async (seq: number) => {
    const { rows } = await service.query<{ leaf: Buffer; body: Buffer }>(
      'SELECT e.leaf, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) WHERE ledger_no = $1 AND seq = $2',
      [ledgerNo, seq],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`There is no entry ${seq}.`);
    return { leaf: decodeLeaf(row.leaf), body: JSON.parse(row.body.toString()) as JsonObject };
  };
  const [victim, other, held] = [await decide(), await decide(), await decide()];

  // As the officer asked for another one, and in their name.
  const { leaf: genuine, body } = await stored(written(await ask(other)).receipt.seq);
  const { leaf } = await stored(victim.seq);
  const [value] = body['values'] as JsonObject[];
  const values = [
    { ...value, ...victim, decision: victim.decision, time: leaf.time, commitment: leaf.body },
  ];
  const { actor } = genuine;
  const forged = await made.append({
    type: 'erasure.requested',
    actor,
    role: 'officer',
    via: 'api_key',
    body: { ...body, values, idempotency_key: 'mine' } as JsonObject,
  });
  const refused = await order(forged);
  expect([refused.status, refused.text]).toEqual([422, refused.text]);
  expect(refused.text).toContain(`no erasure waits that entry ${forged} asks for`);
  expect((await stored(victim.seq)).body['goal']).toBe('Write to Henrietta.');

  const hold = { decisions: [held.decision], reason: 'A claim.' };
  const placed = written(await made.post('legal-holds', one, hold)).receipt.seq;
  const lifted = { hold: placed, reason: 'It is over.' };
  await made.append({
    type: 'legal_hold.lifted',
    actor,
    role: 'officer',
    via: 'api_key',
    body: lifted,
  });
  expect((await ask(held)).text).toContain('legal_hold');
  // Who did it by the server did it.
  expect((await order(genuine.seq)).status).toBe(201);
  written(await made.post('legal-holds/liftings', one, lifted));
  written(await ask(held));
});

test('page 1 says of a verdict and a closing that were put in that neither is verified, where it tells them', async () => {
  const made = await forgedWorld(api, 'page-one');
  const officer = await api.createKey('page-one', 'officer');
  await made.append(asReviewer(made, verdict(made)));
  const { agent: actor, decision } = made;
  const body = { outcome: 'completed', summary: 'Refunded.', entry_count: 4 };
  const closed = { type: 'decision.closed', actor, role: 'agent', via: 'api_key', decision, body };
  await made.append(closed as Forged);
  // One that has nothing of it in its memory.
  const other = await api.startAnother();
  const path = `${other.url}${made.at}/decisions/${decision}/dossier.json`;
  const answer = await fetch(path, { headers: { authorization: `Bearer ${officer}` } });
  const { model, narrative } = (await answer.json()) as {
    model: { tiles: { name: string; word: string; tone: string }[] };
    narrative: { headline: { text: string }[] };
  };
  const [first, second] = narrative.headline.map(({ text }) => text);
  expect(first).toMatch(/^Not verified: Closed as completed/);
  expect(second).toMatch(/^A verification does not bear out \[H1\] \[E2\] \[E3\]: /);
  const words = model.tiles.map(({ name, word, tone }) => `${name}: ${word}, ${tone}`);
  expect(words).toContain('integrity: Not verified, failed');
  expect(words).toContain('human_oversight: Not verified, failed');
});
