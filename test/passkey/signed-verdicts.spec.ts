import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PasskeyAssertion } from '@docket/chain';
import { passkeyChallenge, reviewChallenge, type RecordBodies } from '@docket/record';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opening } from '../api/support/records.js';
import { type Answer, problemOf, startTestApi, type TestApi, written } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { SoftwarePasskey } from '../support/passkey.js';
import { GUARDED, type StoredRow, TamperedDatabase } from '../tamper/tampered-database.js';
import { type BrowserPasskey, createPasskeyInBrowser, findChromium } from './browser-passkey.js';

type Review = RecordBodies['review.recorded'];

interface Passkey extends Omit<BrowserPasskey, 'assert' | 'close'> {
  assert(challenge: Uint8Array): PasskeyAssertion | Promise<PasskeyAssertion>;
  close?(): Promise<void>;
}

const ORIGIN = 'docket.example/claims';
const LEDGER = '/v1/ledgers/claims';

interface Said {
  verified: boolean;
  checks: { name: string; state: string; count: number }[];
  findings: { code: string; seq?: number }[];
}

describe('a verdict that its reviewer signed with a passkey', () => {
  let api: TestApi;
  let passkey: Passkey;
  let directory: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    const chromium = findChromium();
    if (chromium === undefined) {
      console.warn(
        'NO BROWSER: passkeys were made in software. Install chromium, or name one in CHROMIUM_PATH, and run this again.',
      );
    }
    passkey =
      chromium === undefined ? new SoftwarePasskey() : await createPasskeyInBrowser(chromium);
    directory = await mkdtemp(join(tmpdir(), 'docket-passkey-'));
    api = await startTestApi();
    await api.createLedger('claims', { review_signature_from: 'high' });
    for (const role of ['agent', 'reviewer', 'officer'] as const)
      keys[role] = await api.createKey('claims', role);
    keys['second reviewer'] = await api.createKey('claims', 'reviewer');
  });
  afterAll(async () => {
    await api.close();
    await passkey.close?.();
    await rm(directory, { recursive: true, force: true });
  });

  const post = (path: string, key: string, body: unknown): Promise<Answer> =>
    api.call('POST', `${LEDGER}/${path}`, { key: keys[key], body });

  async function registration(origins = passkey.origins): Promise<Record<string, unknown>> {
    const { credentialId, publicKey, relyingParty } = passkey;
    const told = { public_key: publicKey, relying_party: relyingParty, origins };
    const own = await api.call('GET', `${LEDGER}/passkeys`, { key: keys['reviewer'] });
    const { actor: principal } = own.json as { actor: string };
    const challenge = passkeyChallenge({ ledger: ORIGIN, principal, credentialId, passkey: told });
    return { credential_id: credentialId, ...told, proof: await passkey.assert(challenge) };
  }

  async function sign(decision: string, review: Review): Promise<Review> {
    const challenge = reviewChallenge({ ledger: ORIGIN, decision, review });
    const { credentialId: id } = passkey;
    const answer = await passkey.assert(challenge);
    return { ...review, signature: { kind: 'webauthn', credential_id: id, ...answer } };
  }

  async function verifies(args: string[]): Promise<Said> {
    const env = { DATABASE_URL: api.database.url };
    const { stdout } = await runDocket(['verify', ...args, '--json'], { env });
    return JSON.parse(stdout) as Said;
  }

  test('only whoever has the passkey registers it, for themselves, and once', async () => {
    const whole = await registration();
    const others = { ...whole, origins: ['https://evil.example'] };
    expect(problemOf(await post('passkeys', 'reviewer', others)).code).toBe('validation_failed');
    const unproven = { ...whole, proof: (await registration(['http://localhost:1']))['proof'] };
    expect(problemOf(await post('passkeys', 'reviewer', unproven)).errors).toMatchObject([
      { pointer: '/proof' },
    ]);
    expect((await post('passkeys', 'agent', whole)).status).toBe(403);
    const registered = await post('passkeys', 'reviewer', whole);
    expect([registered.status, registered.text]).toEqual([201, expect.stringContaining('"seq"')]);
    expect(problemOf(await post('passkeys', 'reviewer', whole)).code).toBe('record_refused');
    // The proof names whom it is for.
    const taken = problemOf(await post('passkeys', 'second reviewer', whole));
    expect([taken.code, taken.errors?.[0]?.pointer]).toEqual(['validation_failed', '/proof']);
  });

  let decision = '';
  let signed: Review;
  test('where the policy asks for it nothing else is taken, and nothing of it recorded', async () => {
    const opened = await post('decisions', 'agent', { ...opening, stakes: 'high' });
    decision = written(opened).decision_id;
    const asked = await post(`decisions/${decision}/job-cards`, 'agent', {
      ...card,
      needs_human: true,
    });
    const { receipt } = written(asked);
    const at = receipt.decision_seq ?? 0;
    const review: Review = {
      verdict: 'approve',
      reason: 'I compared it with the order.',
      escalation_id: 'esc-1',
      as_of: receipt.entries.at(-1)?.decision_seq ?? at,
      viewed: await leavesOf(decision),
    };
    signed = await sign(decision, review);
    const size = await api.size('claims');
    const path = `decisions/${decision}/reviews`;
    const refused = [
      [review, '/signature'],
      [{ ...signed, verdict: 'reject' }, '/signature/client_data'],
      [{ ...signed, reason: 'As the order says.' }, '/signature/client_data'],
    ] as const;
    for (const [body, pointer] of refused) {
      const problem = problemOf(await post(path, 'reviewer', body));
      expect([problem.status, problem.code]).toEqual([422, 'review_signature_refused']);
      expect(problem.errors).toMatchObject([{ pointer }]);
    }
    const other = problemOf(await post(path, 'second reviewer', signed));
    expect(other.errors).toMatchObject([{ pointer: '/signature/credential_id' }]);
    expect(await api.size('claims')).toBe(size);
    expect(written(await post(path, 'reviewer', signed)).directive).toBe('proceed');
  });

  async function leavesOf(id: string): Promise<NonNullable<Review['viewed']>> {
    const answer = await api.call('GET', `${LEDGER}/decisions/${id}/entries`, {
      key: keys['reviewer'],
    });
    const { entries } = answer.json as { entries: { decision_seq: number; leaf_hash: string }[] };
    return entries.map(({ decision_seq, leaf_hash }) => ({ decision_seq, leaf_hash }));
  }

  test('the dossier verifies it without any server', async () => {
    const path = `${LEDGER}/decisions/${decision}/dossier.json`;
    const { text } = await api.call('GET', path, { key: keys['officer'] });
    const file = join(directory, 'dossier.json');
    await writeFile(file, text);
    const { checks, findings } = await verifies([file]);
    expect(findings).toEqual([]);
    expect(checks.find(({ name }) => name === 'review_signatures')).toMatchObject({
      state: 'passed',
      count: 1,
    });
  });

  test('a passkey that is revoked signs nothing more', async () => {
    const path = `${LEDGER}/passkeys/${passkey.credentialId}`;
    const other = await api.call('DELETE', path, { key: keys['second reviewer'] });
    expect(problemOf(other).code).toBe('unknown_key');
    expect((await api.call('DELETE', path, { key: keys['reviewer'] })).status).toBe(204);
    expect((await api.call('DELETE', path, { key: keys['reviewer'] })).status).toBe(204);
    const late = await post(`decisions/${decision}/reviews`, 'reviewer', signed);
    expect(problemOf(late).code).toMatch(/^escalation_resolved$/);
    const review: Review = {
      verdict: 'respond',
      reason: 'One more time.',
      as_of: signed.as_of ?? 0,
      viewed: signed.viewed ?? [],
    };
    const refused = await post(
      `decisions/${decision}/reviews`,
      'reviewer',
      await sign(decision, review),
    );
    expect(problemOf(refused).errors).toMatchObject([{ pointer: '/signature/credential_id' }]);
  });

  test('another verdict in the database, with everything else made to fit, is named', async () => {
    const original = await rowsAsSuperuser((rows) => rows);
    const seq = original.findIndex(({ leaf }) => leaf.type === 'review.recorded');
    const { signature: _taken, ...unsigned } = original[seq]!.body;
    const registered = original.findIndex(({ body }) => 'passkey' in Object(body['authenticator']));
    // With a passkey of one's own, which its own reviewer has proven elsewhere.
    const mine = new SoftwarePasskey().authenticator('docket.example/claims', 'prn_mine');
    for (const [changed, body, code] of [
      [seq, { ...original[seq]!.body, verdict: 'reject' }, 'review_signature_invalid'],
      [seq, { ...unsigned, reason: 'Fine.' }, 'review_signature_missing'],
      [registered, { ...original[registered]!.body, authenticator: mine }, 'passkey_unproven'],
    ] as const) {
      await rowsAsSuperuser(() =>
        original.map((row, at) => (at === changed ? { ...row, body } : row)),
      );
      const { verified, findings } = await verifies(['--ledger', 'claims']);
      expect(verified).toBe(false);
      expect(findings.map((one) => [one.code, one.seq])).toContainEqual([code, changed]);
    }
  });

  async function rowsAsSuperuser(change: (rows: StoredRow[]) => StoredRow[]): Promise<StoredRow[]> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      const database = await TamperedDatabase.open(client);
      const rows = await database.rows();
      for (const table of GUARDED)
        await client.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
      await database.rewrite(change(rows));
      return rows;
    } finally {
      await client.end();
    }
  }
});
