import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createSigner,
  formatHandoverLine,
  formatVerifierKey,
  openCheckpoint,
  signCheckpoint,
  signReplacement,
  toHex,
} from '@docket/chain';
import pg from 'pg';
import {
  call,
  problemOf,
  startTestApi,
  written,
  type Answer,
  type TestApi,
} from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { settled } from '../crash/database-copies.js';
import { allowChanges, TamperedDatabase, type StoredRow } from './tampered-database.js';

/**
 * Somebody who may do anything in the database, and has no file of the server: rewrites the ledger as it should
 * have been, and lets the server sign it.
 */
describe('a ledger that was rewritten in the database', () => {
  let api: TestApi;
  let agent: string;
  let publicKey: string;
  let client: pg.Client;

  beforeEach(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    await record(api.url, 16);
    client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    const { rows } = await client.query<{ public_key: string }>(
      `SELECT public_key FROM docket.ledger WHERE ledger_id = 'claims'`,
    );
    publicKey = rows[0]?.public_key ?? '';
  });
  afterEach(async () => {
    await client.end();
    await api.close();
  });

  /** A decision with so many cards. */
  async function record(url: string, cards: number): Promise<void> {
    const path = '/v1/ledgers/claims/decisions';
    const { decision_id: id } = written(
      await call(url, 'POST', path, { key: agent, body: opening }),
    );
    for (let i = 0; i < cards; i++)
      written(await call(url, 'POST', `${path}/${id}/job-cards`, { key: agent, body: card }));
  }
  const checkpoint = (url = api.url): Promise<Answer> =>
    settled(() => call(url, 'GET', '/v1/ledgers/claims/checkpoint', { key: api.administrator }));
  const ready = (url = api.url): Promise<Answer> => settled(() => call(url, 'GET', '/readyz'));
  const rootOf = (note: string): string => toHex(openCheckpoint(note, publicKey).root);
  const signedFolder = (): string => join(api.keysDir, 'claims.signed');

  /** Rewrites body, hashes, links, tiles, head of every entry from `seq` on, and removes every checkpoint. */
  async function forge(seq: number, more: StoredRow[] = []): Promise<void> {
    await allowChanges(client, async () => {
      const database = await TamperedDatabase.open(client);
      const rows = [...(await database.rows()), ...more];
      await database.rewrite(
        rows.map((row, i) =>
          i === seq ? { ...row, body: { ...row.body, reasoning: 'Forged.' } } : row,
        ),
      );
      await client.query('DELETE FROM docket.checkpoint');
    });
  }

  /** Everything that is signed for this ledger, anywhere that a person could read it. */
  async function notes(): Promise<string[]> {
    const { rows } = await client.query<{ note: string }>(
      `SELECT note FROM docket.checkpoint JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims'`,
    );
    return rows.map(({ note }) => note);
  }

  test('is not signed for by the server that runs, nor by one that starts; where and why is said', async () => {
    const honest = await checkpoint();
    expect(honest.status).toBe(200);
    expect(openCheckpoint(honest.text, publicKey).size).toBe(20);
    await forge(17);
    const alarm = problemOf(await checkpoint());
    expect(alarm).toMatchObject({ status: 503, code: 'ledger_went_back' });
    expect(alarm.detail).toContain('The database holds another history: ');
    const { url } = await api.startAnother();
    const said =
      'The database holds another history: a checkpoint of the ledger claims was handed out that covers 20 entries, and its first entries are not those.';
    const where =
      ' The first entry that differs is one of 16 to 19; what is left does not tell which.';
    for (const ask of [ready, checkpoint]) {
      const problem = problemOf(await ask(url));
      expect(problem).toMatchObject({ status: 503, code: 'ledger_went_back' });
      expect(problem.detail).toContain(said);
    }
    for (const server of [url, api.url]) {
      let detail = '';
      for (let i = 0; i < 100 && !detail.includes(where); i++)
        detail = problemOf(await ready(server)).detail ?? '';
      expect(detail).toContain(where);
    }
    // Nor for receipts, which a root alone is signed for.
    const path = '/v1/ledgers/claims/proofs/file?seq=3&format=cose';
    const receipt = problemOf(await call(api.url, 'GET', path, { key: agent }));
    expect(receipt).toMatchObject({ status: 503, code: 'ledger_went_back' });
    expect(await notes()).toEqual([]);
  });

  test('and behind the last signature: what was signed is continued, the rest is refused by entry', async () => {
    const before = await checkpoint();
    await record(api.url, 2);
    const database = await TamperedDatabase.open(client);
    await allowChanges(client, async () => {
      await database.replaceLeaf(
        21,
        { ...(await database.leaf(21)), time: '2026-01-01T00:00:00.000Z' },
        false,
      );
    });
    for (const url of [api.url, (await api.startAnother()).url]) {
      const problem = problemOf(await checkpoint(url));
      expect(problem).toMatchObject({ status: 503, code: 'ledger_went_back' });
      expect(problem.detail).toContain('Entry 21 is not the one whose hash is stored beside it.');
      expect(problemOf(await ready(url)).detail).toBe(problem.detail);
    }
    expect((await notes()).map(rootOf)).toContain(rootOf(before.text));
    // Two of the creation: entry 0, and who created it.
    expect(await notes()).toHaveLength(3);
  });

  test('is not signed for because the database says that it was given up', async () => {
    await checkpoint();
    const database = await TamperedDatabase.open(client);
    const [genesis] = await database.rows();
    if (genesis === undefined) throw new Error('no genesis');
    const { decision: _, ...leaf } = genesis.leaf;
    const restored = {
      ...genesis,
      leaf: {
        ...leaf,
        type: 'ledger.restored',
        schema: 'ledger.restored/1',
        actor: 'prn_forger',
        role: 'administrator',
        via: 'api_key',
      } as StoredRow['leaf'],
      body: {
        restoration: 1,
        lost_size: 20,
        kept_size: 20,
        lost_root: '0'.repeat(64),
        reason: 'Forged.',
      },
    };
    await forge(17, [restored]);
    const { url } = await api.startAnother();
    for (let i = 0; i < 3; i++) {
      expect(problemOf(await ready(url)).code).toBe('ledger_went_back');
      expect(problemOf(await checkpoint(url)).code).toBe('ledger_went_back');
    }
    expect(await notes()).toEqual([]);
  });

  test('junk at the place of a checkpoint neither keeps the right one back nor is handed out', async () => {
    await client.query(
      `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
       SELECT ledger_no, size, sha256('junk'), '2026-11-27T00:00:00.000Z', 'junk' FROM docket.ledger_head
       JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims'`,
    );
    const thief = createSigner('docket.example/claims', new Uint8Array(32).fill(9));
    const key = formatVerifierKey(thief.name, thief.publicKey);
    const signature = signReplacement(publicKey, thief);
    const line = formatHandoverLine({ from: 2, key, signature, replaced: true });
    const lies = { origin: thief.name, size: 999_999_999, root: Buffer.alloc(32, 7) };
    // Anybody signs with a key of their own that it replaces the lost one, and whatever came after.
    await client.query(
      `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
       SELECT ledger_no, $1, $2, '2026-11-27T00:00:00.000Z', $3 FROM docket.ledger WHERE ledger_id = 'claims'`,
      [lies.size, lies.root, signCheckpoint({ ...lies, extensions: [line] }, thief)],
    );
    const answer = await checkpoint();
    expect(answer.status).toBe(200);
    expect(openCheckpoint(answer.text, publicKey).size).toBe(20);
    expect((await ready()).status).toBe(200);
  });

  test('without what was signed last, the checkpoints that are left are what it is held against', async () => {
    const note = (await checkpoint()).text;
    await rm(signedFolder(), { recursive: true });
    const fresh = await api.startAnother();
    // An old installation has no such file: it is computed from the beginning, once.
    expect((await checkpoint(fresh.url)).text).toBe(note);
    expect(await readdir(signedFolder())).toHaveLength(1);

    await rm(signedFolder(), { recursive: true });
    const { rows } = await client.query<{ size: string; root: Buffer; issued_at: string }>(
      'SELECT ledger_no, size, root, issued_at FROM docket.checkpoint WHERE note = $1',
      [note],
    );
    await forge(17);
    const [row] = rows;
    await client.query(
      `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
       SELECT ledger_no, $1, $2, $3, $4 FROM docket.ledger WHERE ledger_id = 'claims'`,
      [row?.size, row?.root, row?.issued_at, note],
    );
    const held = await api.startAnother();
    expect(problemOf(await checkpoint(held.url)).code).toBe('ledger_went_back');
    // With these gone as well, nothing is left that could tell: the threat model says so.
    await allowChanges(client, () => client.query('DELETE FROM docket.checkpoint'));
    const signed = await checkpoint((await api.startAnother()).url);
    expect(rootOf(signed.text)).not.toBe(rootOf(note));
  });

  test('a file of what was signed last that is not whole, or open to others, is 503 and signs nothing', async () => {
    await checkpoint();
    await record(api.url, 1);
    const name = (await readdir(signedFolder())).toSorted().at(-1) ?? '';
    const path = join(signedFolder(), name);
    const whole = await readFile(path, 'utf8');
    const edges = whole.replace(/^edge [0-9a-f]{2}/m, 'edge 00');
    for (const broken of ['', whole.slice(0, -2), edges, whole.replace('size 20', 'size 19')]) {
      await writeFile(path, broken);
      const { url } = await api.startAnother();
      for (const ask of [checkpoint, ready])
        expect(problemOf(await ask(url))).toMatchObject({
          status: 503,
          code: 'signing_key_unusable',
        });
      // Entries are not signed one by one, and nobody is kept from recording.
      await record(url, 0);
    }
    await writeFile(path, whole);
    const { url } = await api.startAnother();
    expect((await checkpoint(url)).status).toBe(200);
  });

  test('servers that sign at once continue one another', async () => {
    const servers = [api.url, (await api.startAnother()).url, (await api.startAnother()).url];
    const answers = await Promise.all(
      servers.map(async (url) => {
        const taken: Answer[] = [];
        for (let i = 0; i < 8; i++) {
          await record(url, 1);
          taken.push(await checkpoint(url));
        }
        return taken;
      }),
    );
    const taken = answers.flat();
    expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 200));
    const key = await api.createKey('claims', 'auditor');
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true } });
    expect((await readdir(signedFolder())).length).toBeLessThanOrEqual(9);
  });
});
