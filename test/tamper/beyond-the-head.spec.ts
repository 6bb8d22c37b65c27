import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { appendCall, HEAD } from './append-call.js';
import { allowChanges } from './tampered-database.js';

/** Somebody with the login of the service, and without the server: one statement that is to stop a ledger. */
describe('a ledger that the login of the service was used against', () => {
  let api: TestApi;
  let service: pg.Client;
  let path: string;
  let agent: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    const decisions = '/v1/ledgers/claims/decisions';
    const { decision_id: id } = written(
      await api.call('POST', decisions, { key: agent, body: opening }),
    );
    path = `${decisions}/${id}/job-cards`;
    service = new pg.Client({ connectionString: api.database.url });
    await service.connect();
    const { rows } = await service.query<{ role: string }>(
      `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
    );
    await service.query(`SET ROLE ${rows[0]?.role}`);
    // Whoever has the login names any ledger: the wall between them is none against him.
    const { rows: ledgers } = await service.query<{ n: number }>(
      `SELECT ledger_no AS n FROM docket.ledger WHERE ledger_id = 'claims'`,
    );
    await service.query(`SET docket.ledger = '${ledgers[0]?.n}'`);
  });
  afterAll(async () => {
    await service.end();
    await api.close();
  });

  const ZEROS = `(SELECT decode(repeat('00', 8192), 'hex') AS zeros) z`;
  const ENTRY = `INSERT INTO docket.entry (ledger_no, seq, leaf_hash, prev, type, leaf)`;
  const MOVE = `UPDATE docket.ledger_head SET size = size + 1, last_hash = sha256('new'), frontier = frontier
    WHERE ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;

  test.each([
    [
      'an entry at the next position',
      `${ENTRY} SELECT ledger_no, size, sha256('x'), last_hash, 'x', 'x' FROM ${HEAD}`,
    ],
    [
      'an entry far ahead, that follows nothing',
      `${ENTRY} SELECT ledger_no, size + 1000, sha256('x'), sha256('y'), 'x', 'x' FROM ${HEAD}`,
    ],
    [
      'a body at the next position',
      `INSERT INTO docket.body (ledger_no, seq, body, secret) SELECT ledger_no, size, '{}', sha256('x') FROM ${HEAD}`,
    ],
    [
      'an entry and a body of no ledger',
      `${ENTRY} VALUES (4711, 0, sha256('x'), sha256('y'), 'x', 'x')`,
    ],
    [
      'the tile that is completed next',
      `INSERT INTO docket.tile (ledger_no, level, index, root, hashes, nodes)
       SELECT ledger_no, 0, size / 256, sha256('x'), zeros, substring(zeros FOR 1024) FROM ${HEAD}, ${ZEROS}`,
    ],
    [
      'a tile of the highest level',
      `INSERT INTO docket.tile (ledger_no, level, index, root, hashes, nodes)
       SELECT ledger_no, 7, 9007199254740991, sha256('x'), zeros, substring(zeros FOR 1024) FROM ${HEAD}, ${ZEROS}`,
    ],
    ['a head that no entry follows', MOVE],
    [
      'a head and an entry that is not the next',
      `WITH moved AS (${MOVE} RETURNING ledger_no, size)
       ${ENTRY} SELECT ledger_no, size, sha256('new'), sha256('y'), 'x', 'x' FROM moved`,
    ],
    [
      'a head and an entry that does not follow',
      `WITH moved AS (${MOVE} RETURNING ledger_no, size)
       ${ENTRY} SELECT ledger_no, size - 1, sha256('new'), sha256('y'), 'x', 'x' FROM moved`,
    ],
    [
      'a head that leaves out positions',
      `WITH old AS (SELECT * FROM ${HEAD}), moved AS (
         UPDATE docket.ledger_head h SET size = h.size + 2, last_hash = sha256('new'),
           frontier = decode(repeat('00', 32 * bit_count((h.size + 2)::bit(64))::int), 'hex')
         FROM old WHERE h.ledger_no = old.ledger_no RETURNING h.ledger_no)
       ${ENTRY} SELECT old.ledger_no, old.size + 1, sha256('new'), old.last_hash, 'x', 'x' FROM old, moved`,
    ],
    [
      'a head that names another leaf than the entry behind it',
      `WITH old AS (SELECT * FROM ${HEAD}), moved AS (${MOVE} RETURNING ledger_no, size)
       ${ENTRY} SELECT old.ledger_no, old.size, sha256('other'), old.last_hash, 'x', 'x' FROM old, moved`,
    ],
    [
      'a head whose right edge is not one of its size',
      `WITH old AS (SELECT * FROM ${HEAD}), moved AS (
         UPDATE docket.ledger_head h SET size = h.size + 1, last_hash = sha256('new'), frontier = 'x'
         FROM old WHERE h.ledger_no = old.ledger_no RETURNING h.ledger_no)
       ${ENTRY} SELECT old.ledger_no, old.size, sha256('new'), old.last_hash, 'x', 'x' FROM old, moved`,
    ],
  ])('%s is refused, and the next record is taken', async (_, sql) => {
    await expect(service.query(sql)).rejects.toMatchObject({ code: '42501' });
    written(await api.call('POST', path, { key: agent, body: card }));
  });

  const BEHIND = `decode(repeat('00', 32 * bit_count((size + 2)::bit(64))::int), 'hex')`;

  test.each([
    ['a head that leaves out positions', 'one', { size_after: 'size + 2', frontier_after: BEHIND }],
    ['a head that stays', 'one', { size_after: 'size' }],
    ['an entry that does not follow', 'one', { e_prev: `sha256('y')` }],
    ['a head that names another leaf', 'one', { last_after: `sha256('other')` }],
    ['a right edge of another size', 'one', { frontier_after: `'x'::bytea` }],
    ['an entry of no known hash', 'one', { e_leaf_hash: 'NULL' }],
    ['a head of no size', 'one', { size_after: 'NULL' }],
    ['another ledger than the one that is named', 'one', { of_ledger: '4711' }],
    [
      'a batch that leaves out positions',
      'many',
      { size_after: 'size + 2', frontier_after: BEHIND },
    ],
    ['a batch that does not follow', 'many', { e_prev: `ARRAY[sha256('y')]` }],
    [
      'a batch whose entries do not follow one another',
      'many',
      {
        size_after: 'size + 2',
        frontier_after: BEHIND,
        last_after: `sha256('2')`,
        e_leaf_hash: `ARRAY[sha256('1'), sha256('2')]`,
        e_prev: `ARRAY[last_hash, sha256('other')]`,
      },
    ],
    ['more bodies than entries', 'many', { b_body: `ARRAY['x'::bytea, 'y']` }],
    ['more secrets than entries', 'many', { b_secret: `ARRAY[sha256('x'), sha256('y')]` }],
    ['more types than entries', 'many', { e_type: `ARRAY['x', 'y']` }],
    [
      'no entries at all',
      'many',
      { e_leaf_hash: `'{}'`, e_prev: `'{}'`, size_after: 'size', last_after: 'last_hash' },
    ],
    [
      'the tile that is completed next',
      'many',
      {
        t_hashes: `ARRAY[decode(repeat('00', 8192), 'hex')]`,
        t_nodes: `ARRAY[decode(repeat('00', 1024), 'hex')]`,
        t_root: `ARRAY[sha256('x')]`,
        t_level: 'ARRAY[0]',
        t_index: 'ARRAY[size / 256 + 1]',
      },
    ],
  ] as [string, 'one' | 'many', Record<string, string>][])(
    'what appends refuses %s (%s), and the next record is taken',
    async (_, shape, given) => {
      // The last of them by the columns of the tables themselves: no secret without a body.
      await expect(service.query(appendCall(shape, given))).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|23502)$/) as unknown,
      });
      written(await api.call('POST', path, { key: agent, body: card }));
    },
  );

  test.each(['one', 'many'] as const)('what follows (%s) is what it takes', async (shape) => {
    await service.query('BEGIN');
    expect((await service.query(appendCall(shape, {}))).rows).toEqual([{ answer: 0 }]);
    await service.query('ROLLBACK');
    const elsewhere = {
      size_before: 'size + 9',
      size_after: 'size + 10',
      frontier_after: `decode(repeat('00', 32 * bit_count((size + 10)::bit(64))::int), 'hex')`,
    };
    expect((await service.query(appendCall(shape, elsewhere))).rows).toEqual([{ answer: -1 }]);
    const early = { not_before: `now() + interval '1 hour'` };
    const { rows } = await service.query<{ answer: number }>(appendCall(shape, early));
    expect(Math.abs((rows[0]?.answer ?? 0) - Date.now() / 1000)).toBeLessThan(600);
    written(await api.call('POST', path, { key: agent, body: card }));
  });

  test('a second row of a decision’s position refuses no decision that opens there', async () => {
    await service.query(
      `INSERT INTO docket.decision (ledger_no, decision_id, opened_seq, last_seq, last_hash, entry_count, status,
         directive, stakes, needs_human, agent_id, goal, opened_at, last_time, state)
       SELECT ledger_no, 'junk', size, size, last_hash, 1, 'open', 'proceed', 'low', false, 'x', 'x', 'x', 'x', '{}'
       FROM ${HEAD}`,
    );
    const body = { ...opening };
    written(await api.call('POST', '/v1/ledgers/claims/decisions', { key: agent, body }));
  });

  test('full tiles and whole batches are taken as before, and verify', async () => {
    const decision_id = path.split('/').at(-2);
    const item = { type: 'job_card.filed', decision_id, body: card };
    for (let part = 0; part < 3; part++) {
      const body = Array.from({ length: 100 }, () => item);
      const answer = await api.call('POST', '/v1/ledgers/claims/batch', { key: agent, body });
      expect(answer.status).toBe(201);
    }
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: await api.createKey('claims', 'auditor'),
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    const { report } = verified.json as { report: { findings: { code: string }[] } };
    expect(report.findings.map(({ code }) => code)).toEqual(['decision_state_unknown']);
  });

  test('what a superuser puts there is found by its name, and not handed out', async () => {
    const superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
    // Before: a key is an entry, and none is taken then.
    const auditor = await api.createKey('claims', 'auditor');
    const end = await api.size('claims');
    await allowChanges(superuser, async () => {
      for (const sql of [
        `${ENTRY} SELECT ledger_no, size, sha256('x'), sha256('y'), 'x', 'x' FROM ${HEAD}`,
        `INSERT INTO docket.body (ledger_no, seq, body, secret) SELECT ledger_no, size + 7, '{}', sha256('x') FROM ${HEAD}`,
        `INSERT INTO docket.idempotency (ledger_no, seq, entry_count, principal, key, request_digest)
         SELECT ledger_no, size + 9, 1, 'prn_x', 'junk', sha256('x') FROM ${HEAD}`,
      ])
        await superuser.query(sql);
    });
    await superuser.end();
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    const { report } = verified.json as { report: { findings: { code: string; seq?: number }[] } };
    const beyond = report.findings.filter(({ code }) => code === 'beyond_head');
    expect(beyond.map(({ seq }) => seq)).toEqual([end, end + 7, end + 9]);
    const entries = await api.call('GET', `/v1/ledgers/claims/entries?from=${end}&limit=1`, {
      key: auditor,
    });
    expect(entries.text).not.toContain(`"seq":${end}`);
    const index = Math.floor(end / 256);
    const width = (end % 256) + 1;
    const tile = await api.call(
      'GET',
      `/v1/ledgers/claims/tile/entries/${String(index).padStart(3, '0')}.p/${width}`,
      { key: auditor },
    );
    expect(tile.status).toBe(404);
  });
});
