import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeEntryBundle, leafHash, openCheckpoint, rootFromLeaves, toHex } from '@docket/chain';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { allowChanges } from './tampered-database.js';

/** Somebody changes what is stored below the server, which runs on. What it hands out is held against the signed root. */
describe('a log that was changed in the database', () => {
  let api: TestApi;
  let superuser: pg.Client;
  let auditor: string;
  let publicKey: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    const agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    const read = await api.call('GET', '/v1/ledgers/claims', { key: auditor });
    publicKey = (read.json as { public_key: string }).public_key;
    const decisions = '/v1/ledgers/claims/decisions';
    const { decision_id } = written(
      await api.call('POST', decisions, { key: agent, body: opening }),
    );
    const body = Array.from({ length: 270 }, () => ({
      type: 'job_card.filed',
      decision_id,
      body: card,
    }));
    for (let i = 0; i < 3; i++) {
      const answer = await api.call('POST', '/v1/ledgers/claims/batch', { key: agent, body });
      expect(answer.status).toBe(201);
    }
    superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await api.close();
  });

  async function get(path: string, url = api.url) {
    const headers = { authorization: `Bearer ${auditor}` };
    const answer = await fetch(`${url}/v1/ledgers/claims/${path}`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, bytes };
  }

  const tileRow = `ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;
  const invert = (column: string): string =>
    `set_byte(${column}, octet_length(${column}) - 1, 255 - get_byte(${column}, octet_length(${column}) - 1))`;

  /** Does something to the database, asks, and puts it back as it was. */
  async function changed(
    change: [change: string, undo: string],
    ask: () => Promise<void>,
  ): Promise<void> {
    await allowChanges(superuser, () => superuser.query(change[0]));
    try {
      await ask();
    } finally {
      await allowChanges(superuser, () => superuser.query(change[1]));
    }
  }

  const tile = `UPDATE docket.tile SET hashes = ${invert('hashes')} WHERE ${tileRow} AND level = 0 AND index = 1`;
  const leaf = `UPDATE docket.entry SET leaf = ${invert('leaf')} WHERE ${tileRow} AND seq = 300`;
  const both = `UPDATE docket.entry SET leaf = ${invert('leaf')},
    leaf_hash = sha256('\\x00'::bytea || ${invert('leaf')}) WHERE ${tileRow} AND seq = 300`;
  const hash = `UPDATE docket.entry SET leaf_hash = ${invert('leaf_hash')} WHERE ${tileRow} AND seq = 770`;
  const nodes = `UPDATE docket.tile SET nodes = ${invert('nodes')} WHERE ${tileRow} AND level = 0 AND index = 1`;
  const root = `UPDATE docket.tile SET root = ${invert('root')} WHERE ${tileRow} AND level = 0 AND index = 1`;

  test('as it is, each tile and bundle is that of the signed root', async () => {
    const note = (await get('checkpoint')).bytes.toString('utf8');
    const { size } = openCheckpoint(note, publicKey);
    expect(size).toBeGreaterThan(768);
    for (const [path, width] of [
      ['000', 256],
      ['001', 256],
      ['001.p/7', 7],
      [`003.p/${size - 768}`, size - 768],
    ] as const) {
      const hashes = (await get(`tile/0/${path}`)).bytes;
      expect(hashes).toHaveLength(32 * width);
      const leaves = decodeEntryBundle((await get(`tile/entries/${path}`)).bytes);
      expect(leaves.map((one) => toHex(leafHash(one)))).toEqual(
        Array.from({ length: width }, (_, i) => toHex(hashes.subarray(32 * i, 32 * i + 32))),
      );
    }
    const upper = (await get('tile/1/000.p/3')).bytes;
    const lower = (await get('tile/0/001')).bytes;
    const hashes = Array.from({ length: 256 }, (_, i) => lower.subarray(32 * i, 32 * i + 32));
    expect(toHex(rootFromLeaves(hashes))).toBe(toHex(upper.subarray(32, 64)));
    expect((await get('tile/1/000.p/4')).status).toBe(404);
  });

  test.each([
    ['a tile of hashes', [tile, tile], 'tile/0/001'],
    ['a part of it', [tile, tile], 'tile/0/001.p/9'],
    ['the leaves below it', [tile, tile], 'tile/entries/001'],
    ['a proof that passes it', [root, root], 'proofs/inclusion?seq=5'],
    ['a proof of what is in it', [tile, tile], 'proofs/inclusion?seq=511'],
    ['a proof of growth from within it', [tile, tile], 'proofs/consistency?from=300'],
    ['a bundle with another leaf', [leaf, leaf], 'tile/entries/001'],
    ['a bundle with another leaf and its hash', [both, leaf], 'tile/entries/001'],
    ['the newest tile, of which a hash was changed', [hash, hash], 'tile/0/003.p/7'],
    ['the tile above, of which a root was changed', [root, root], 'tile/1/000.p/3'],
  ])('%s is refused, not a byte of it given, and given when it is right again', async (...row) => {
    const [name, change, path] = row as [string, [string, string], string];
    // One that has nothing in memory yet, as after a restart.
    const { url, close } = await api.startAnother();
    await changed(change, async () => {
      const { status, bytes } = await get(path, url);
      expect([name, status]).toEqual([name, 503]);
      expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ code: 'log_damaged' });
    });
    const { status, bytes } = await get(path, url);
    expect([status, status === 200 ? '' : bytes.toString()]).toEqual([200, '']);
    await close();
  });

  test.each(['proofs/inclusion?seq=511', 'proofs/consistency?from=300'])(
    '%s is made from the hashes of a tile where the nodes over them are others',
    async (path) => {
      const { url, close } = await api.startAnother();
      const right = (await get(path)).bytes.toString('utf8');
      await changed([nodes, nodes], async () => {
        const { status, bytes } = await get(path, url);
        expect([status, bytes.toString('utf8')]).toEqual([200, right]);
      });
      await close();
    },
  );

  test.each([
    ['changed', tile, tile],
    [
      'gone',
      `CREATE TABLE public.gone AS SELECT * FROM docket.tile WHERE ${tileRow};
       DELETE FROM docket.tile WHERE ${tileRow}`,
      `INSERT INTO docket.tile SELECT * FROM public.gone; DROP TABLE public.gone`,
    ],
  ])(
    'a server that starts while a tile is %s goes on: the entries are those that were signed',
    async (...row) => {
      const [, change, undo] = row;
      const path = '/v1/ledgers/claims/incidents';
      const officer = await api.createKey('claims', 'officer');
      // What was signed last is shorter than the ledger, so that it is looked for in the tiles.
      expect((await get('checkpoint')).status).toBe(200);
      const body = { severity: 'minor', summary: 'x' };
      await api.call('POST', path, { key: officer, body });
      await changed([change, undo], async () => {
        const other = await api.startAnother();
        const ready = await fetch(`${other.url}/readyz`);
        expect(await ready.text()).not.toContain('ledger_went_back');
        expect((await get('checkpoint', other.url)).status).toBe(200);
        await other.close();
      });
    },
  );
});
