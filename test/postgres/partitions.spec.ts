import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { startTestApi, written, type Answer, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { runDocket, type CommandResult } from '../support/built-command.js';
import { createTestDatabase } from '../support/database.js';
import { hostDocket } from '../support/hosted-command.js';
import { until } from '../support/within.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';
const TABLES = ['body', 'search_text'] as const;

const hosted = hostDocket();

/**
 * A ledger is split while it is written to, by the command, killed at each of its steps. Whatever is killed: each answer of a
 * writer is 201 and none is lost, and the command that is run again ends it.
 */
describe('tables that are split by ranges of seq', () => {
  let api: TestApi;
  let client: pg.Client;
  const keys = { agent: '', auditor: '', officer: '', second: '' };
  let oldest: { id: string; seq: number };
  /** Of the writer that goes on all the time. */
  const kept = { seqs: [] as number[], refused: [] as Answer[], slowestMs: 0, isOver: false };
  let writing: Promise<void>;

  beforeAll(async () => {
    api = await startTestApi();
    client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    await api.createLedger('claims');
    [keys.agent, keys.auditor, keys.officer, keys.second] = await Promise.all([
      api.createKey('claims', 'agent'),
      api.createKey('claims', 'auditor'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'officer'),
    ]);
    const opened = written(await open(`Refund ${SECRET}`));
    oldest = { id: opened.decision_id, seq: opened.receipt.seq };
    writing = write();
  });
  afterAll(async () => {
    kept.isOver = true;
    await writing;
    await client.end();
    await api.close();
  });

  const open = (goal: string): Promise<Answer> =>
    api.call('POST', `${LEDGER}/decisions`, { key: keys.agent, body: { ...opening, goal } });

  async function write(): Promise<void> {
    const path = `${LEDGER}/decisions/${oldest.id}/job-cards`;
    while (!kept.isOver) {
      const before = performance.now();
      const answer = await api.call('POST', path, { key: keys.agent, body: card });
      kept.slowestMs = Math.max(kept.slowestMs, performance.now() - before);
      if (answer.status === 201) kept.seqs.push(written(answer).receipt.seq);
      else kept.refused.push(answer);
      // The machine is for the others too.
      await setTimeout(5);
    }
  }
  const writesGoOn = async (): Promise<void> => {
    const before = kept.seqs.length;
    await until(30, 'the writer goes on', () => kept.seqs.length > before + 2);
    expect(kept.refused).toEqual([]);
  };

  const env = () => ({ DATABASE_URL: api.database.url, DOCKET_KEYS_DIR: api.keysDir });
  const docket = (...argv: string[]): Promise<CommandResult> => hosted(argv, { env: env() });
  /** Ends it by kill -9 as soon as it has printed that. */
  const killedAt = (argv: string[], line: string): Promise<CommandResult> =>
    runDocket(argv, {
      env: env(),
      onSpawn(child) {
        let output = '';
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
          if (output.includes(line)) child.kill('SIGKILL');
        });
      },
    });
  const listed = async (): Promise<string> => (await docket('partitions')).stdout;
  const boundsOf = async (table: string): Promise<number[]> =>
    [...(await listed()).matchAll(new RegExp(`^${table} +(\\d+) `, 'gm'))].map(([, from]) =>
      Number(from),
    );
  const sizeNow = (): Promise<number> => api.size('claims');

  /** While somebody reads `table` for long, so that its lock cannot be had. */
  async function whileRead<Done>(table: string, work: () => Promise<Done>): Promise<Done> {
    const reader = new pg.Client({ connectionString: api.database.url });
    await reader.connect();
    try {
      await reader.query(`BEGIN; LOCK TABLE docket.${table} IN ACCESS SHARE MODE`);
      return await work();
    } finally {
      await reader.end();
    }
  }
  /**
   * While somebody has `partition` vacuumed, as it were, from the moment on that the command has changed it: he asks for
   * its lock behind the command, which has to wait for one reader.
   */
  async function whileVacuumed<Done>(partition: string, work: () => Promise<Done>): Promise<Done> {
    const [reader, vacuum] = [1, 2].map(() => new pg.Client(api.database.url)) as [
      pg.Client,
      pg.Client,
    ];
    await Promise.all([reader.connect(), vacuum.connect()]);
    try {
      await reader.query(`BEGIN; LOCK TABLE docket.${partition} IN ACCESS SHARE MODE`);
      const working = work();
      await until(30, 'the command waits', async () => {
        const { rows } = await client.query(
          'SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
          [`docket.${partition}`],
        );
        return rows.length > 0;
      });
      const vacuumed = vacuum.query(
        `BEGIN; LOCK TABLE docket.${partition} IN SHARE UPDATE EXCLUSIVE MODE`,
      );
      await reader.query('COMMIT');
      await vacuumed;
      return await working;
    } finally {
      await Promise.all([reader.end(), vacuum.end()]);
    }
  }
  const verified = async (): Promise<void> => {
    const { code, stdout, stderr } = await docket(
      'verify',
      '--ledger',
      'claims',
      '--depth',
      'full',
    );
    expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
  };

  test('at an entry that comes soon, and not below what is recorded', async () => {
    const refused = await docket('partitions', 'split', '--at', '1');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /^docket: The longest ledger has \d+ entries: split at \d+ or above\./,
    );
    expect(await listed()).toMatch(/^body +0 .*not split$/m);

    const at = (await sizeNow()) + 60;
    const { code, stdout } = await docket('partitions', 'split', '--at', String(at));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `docket.body: split at ${at}.\ndocket.search_text: split at ${at}.\n`,
    });
    for (const table of TABLES) expect(await boundsOf(table)).toEqual([0, at]);
    await until(60, 'entries lie in both', async () => (await sizeNow()) > at + 5);
    await writesGoOn();
    await verified();
  });

  test('who comes to a split that is not done is refused, and goes on behind a later one', async () => {
    const at = await sizeNow();
    const newest = `docket.body_from_${(await boundsOf('body'))[1]}`;
    // As the command leaves it that is killed, and not run again before so many entries are recorded.
    await client.query(
      `ALTER TABLE ${newest} ADD CONSTRAINT docket_split CHECK (seq >= 0 AND seq < ${at + 20}) NOT VALID`,
    );
    await until(60, 'a write is refused', () => kept.refused.length > 0);
    expect(kept.refused.map(({ status }) => status)).toContain(503);
    expect((await docket('doctor')).stdout).toContain(
      `Nothing is recorded from entry ${at + 20} on`,
    );
    const later = await docket('partitions', 'split', '--at', String(at + 40));
    expect(later).toMatchObject({ code: 0, stderr: '' });
    expect(later.stdout).toContain(`a split at ${at + 20} was begun, and is taken back.`);
    kept.refused = [];
    await until(60, 'entries lie in the newest', async () => (await sizeNow()) > at + 45);
  });

  test('killed at each step it goes on where it was, and writers with it', async () => {
    const split = ['partitions', 'split', '--at', '50000', '--scan-max', '0'];
    const bounds = await boundsOf('body');
    const newest = `_from_${bounds.at(-1)}`;
    const steps: [what: string, () => Promise<CommandResult>][] = [
      [
        'while rows are looked at',
        () =>
          whileVacuumed(`body${newest}`, () => killedAt(split, `docket.body${newest}: looking`)),
      ],
      ['before the switch', () => whileRead('body', () => killedAt(split, 'body is in use'))],
      [
        'between the tables',
        () => whileRead('search_text', () => killedAt(split, 'text is in use')),
      ],
      [
        'while rows of the second are',
        () =>
          whileVacuumed(`search_text${newest}`, () =>
            killedAt(split, `search_text${newest}: looking`),
          ),
      ],
    ];
    const seen: string[] = [];
    for (const [what, step] of steps) {
      expect({ what, code: (await step()).code }).toEqual({ what, code: null });
      seen.push(/^(body|search_text) .*split at 50000 not done/m.exec(await listed())?.[1] ?? '');
      await writesGoOn();
    }
    expect(seen).toEqual(['body', 'body', '', 'search_text']);
    const ended = await docket(...split);
    expect(ended.stdout).toContain('docket.body: it is split at 50000 already.\n');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    for (const table of TABLES) expect(await boundsOf(table)).toEqual([...bounds, 50_000]);
    await writesGoOn();
  });

  test('a table that was never split too', async () => {
    const fresh = await createTestDatabase();
    const settings = { env: { DATABASE_URL: fresh.url } };
    try {
      expect(await hosted(['migrate'], settings)).toMatchObject({ code: 0 });
      const split = ['partitions', 'split', '--at', '20000', '--scan-max', '0'];
      expect(await hosted(split, settings)).toMatchObject({ code: 0, stderr: '' });
      expect(await hosted(['migrate'], settings)).toMatchObject({ code: 0, stderr: '' });
      const far = await hosted(
        ['partitions', 'split', '--at', '20001', '--scan-max', '0'],
        settings,
      );
      expect(far).toMatchObject({ code: 0, stderr: '' });
      expect((await hosted(['partitions'], settings)).stdout).toMatch(/^body +20001 +0 +/m);
    } finally {
      await fresh.drop();
    }
  });

  test('its dossiers, its search and its verification go over all partitions, and so does an erasure', async () => {
    const post = async (path: string, key: string, body: object): Promise<number> =>
      written(await api.call('POST', `${LEDGER}${path}`, { key, body })).receipt.seq;
    const newer = written(await open('Refund of another'));
    const found = async (text: string): Promise<string[]> => {
      const answer = await api.call('GET', `${LEDGER}/decisions?q=${encodeURIComponent(text)}`, {
        key: keys.auditor,
      });
      return (answer.json as { decisions: { decision_id: string }[] }).decisions.map(
        ({ decision_id: id }) => id,
      );
    };
    await until(30, 'it is found', async () =>
      (await found('another')).includes(newer.decision_id),
    );
    expect(await found(SECRET)).toEqual([oldest.id]);

    const asked = await post('/erasures', keys.officer, {
      decision: oldest.id,
      entries: [{ seq: oldest.seq }],
      reason: 'asked',
      legal_basis: 'GDPR Art. 17(1)(b)',
    });
    await post(`/erasures/${asked}/orders`, keys.second, {});
    await until(30, 'it is not found', async () => (await found(SECRET)).length === 0);
    const dossier = await api.call('GET', `${LEDGER}/decisions/${newer.decision_id}/dossier.json`, {
      key: keys.officer,
    });
    expect(dossier.status).toBe(200);
    await verified();
  });

  test('each partition is held by itself, and a start says where one is not', async () => {
    const { rows } = await client.query<{ name: string; role: string }>(
      `SELECT c.oid::regclass::text AS name, 'docket_app_' || d.oid AS role FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid, pg_database d
       WHERE d.datname = current_database() AND i.inhparent = ANY (ARRAY['docket.body', 'docket.search_text']::regclass[])`,
    );
    expect(rows).toHaveLength(8);
    const refusal = async (statement: string, role?: string): Promise<string> => {
      await client.query(`BEGIN; SET LOCAL docket.ledger = '2'`);
      try {
        if (role !== undefined) await client.query(`SET LOCAL ROLE ${role}`);
        await client.query(statement);
        return `went through: ${statement}`;
      } catch (error) {
        return (error as Error).message;
      } finally {
        await client.query('ROLLBACK');
      }
    };
    for (const { name, role } of rows) {
      const statements = [
        `SELECT FROM ${name}`,
        `INSERT INTO ${name} DEFAULT VALUES`,
        `UPDATE ${name} SET seq = 1`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name}`,
      ];
      for (const statement of statements)
        expect(await refusal(statement, role)).toMatch(/^permission denied for table /);
    }
    for (const { name } of rows.filter((row) => row.name.includes('body')))
      for (const statement of [`DELETE FROM ${name}`, `TRUNCATE ${name}`])
        expect(await refusal(statement)).toMatch(
          /^docket\.\w+ is append-only: (DELETE|TRUNCATE) refused$/,
        );
    expect(await refusal('UPDATE docket.body_from_0 SET secret = secret')).toMatch(/append-only/);

    expect(await docket('migrate')).toMatchObject({ code: 0 });
    const harms = [
      [
        'ALTER TABLE docket.body_from_0 DISABLE TRIGGER refuse_statement_change',
        'ALTER TABLE docket.body_from_0 ENABLE ALWAYS TRIGGER refuse_statement_change',
        'triggers of body_from_0',
      ],
      [
        'ALTER TABLE docket.body_from_0 NO FORCE ROW LEVEL SECURITY',
        'ALTER TABLE docket.body_from_0 FORCE ROW LEVEL SECURITY',
        'row-level security is not forced on body_from_0',
      ],
      [
        'ALTER POLICY read ON docket.body_from_0 USING (true)',
        `DROP POLICY read ON docket.body_from_0`,
        'policies of body_from_0',
      ],
    ] as const;
    for (const [harm, mend, said] of harms) {
      await client.query(harm);
      expect((await docket('migrate')).stderr).toContain(said);
      await client.query(mend);
    }
    // A migration passes on what the table has.
    const { rows: policies } = await client.query<{ qual: string }>(
      `SELECT qual FROM pg_policies WHERE tablename = 'body' AND policyname = 'read'`,
    );
    await client.query(
      `CREATE POLICY read ON docket.body_from_0 FOR SELECT USING (${policies[0]?.qual})`,
    );
    expect(await docket('migrate')).toMatchObject({ code: 0 });
    await client.query(`GRANT SELECT ON docket.body_from_0 TO ${rows[0]?.role}`);
    expect(await docket('migrate')).toMatchObject({ code: 0 });
    expect(await refusal('SELECT FROM docket.body_from_0', rows[0]?.role)).toMatch(
      /^permission denied/,
    );
  });

  test('moves an old partition to another tablespace, killed or not', async () => {
    const tablespace = `archive_${Math.random().toString(36).slice(2)}`;
    await client.query('SET allow_in_place_tablespaces = on');
    await client.query(`CREATE TABLESPACE ${tablespace} LOCATION ''`);
    const move = ['partitions', 'move', '0', '--tablespace', tablespace];
    expect(
      (await docket('partitions', 'move', '50000', '--tablespace', tablespace)).stderr,
    ).toContain('has no partition from 50000 on that has an end');
    expect((await docket('partitions', 'move', '0', '--tablespace', 'none')).stderr).toContain(
      'There is no tablespace none',
    );
    const before = await contents();

    expect((await killedAt(move, 'docket.body_from_0: copying')).code).toBeNull();
    await whileRead('search_text', () => killedAt(move, 'docket.search_text is in use'));
    expect(await listed()).toMatch(new RegExp(`^body +0 .* ${tablespace}$`, 'm'));
    // Who began to read before sees the old rows to the end.
    const reader = new pg.Client({ connectionString: api.database.url });
    await reader.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const count = async (): Promise<unknown> =>
      (await reader.query('SELECT count(*) FROM docket.search_text WHERE seq < 20')).rows;
    await reader.query('SELECT FROM docket.ledger');
    const moving = docket(...move);
    await until(60, 'it waits for the reader', async () => {
      const { rows } = await client.query(
        "SELECT FROM pg_class WHERE relname = 'search_text_from_0_copy_pkey' OR relname = 'search_text_from_0_pkey_copy'",
      );
      return rows.length > 0;
    });
    expect(await count()).toEqual(
      (await client.query('SELECT count(*) FROM docket.search_text WHERE seq < 20')).rows,
    );
    await reader.end();
    expect(await moving).toMatchObject({ code: 0, stderr: '' });
    const all = await listed();
    for (const table of TABLES)
      expect(all).toMatch(new RegExp(`^${table} +0 .* ${tablespace}$`, 'm'));
    expect(all).not.toContain('being moved');
    expect(await contents()).toEqual(before);
    expect(await docket('migrate')).toMatchObject({ code: 0, stderr: '' });
    const { rows } = await client.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'docket'::regnamespace AND relname ~ '_(copy|written)'`,
    );
    expect(rows).toEqual([]);
    await writesGoOn();
    await verified();
  });
  const contents = async (): Promise<unknown> =>
    (
      await client.query(
        `SELECT (SELECT count(*) || md5(string_agg(b::text, ' ' ORDER BY ledger_no, seq)) FROM docket.body_from_0 b) AS body,
         (SELECT count(*) || md5(string_agg(t::text, ' ' ORDER BY ledger_no, seq)) FROM docket.search_text_from_0 t) AS search_text`,
      )
    ).rows;

  test('nobody waited for long, and what was acknowledged is there', async () => {
    kept.isOver = true;
    await writing;
    expect(kept.refused).toEqual([]);
    expect(kept.slowestMs).toBeLessThan(6_000);
    const { rows } = await client.query<{ seq: string }>(
      'SELECT seq FROM docket.entry JOIN docket.body USING (ledger_no, seq) WHERE ledger_no = 2',
    );
    const held = new Set(rows.map(({ seq }) => Number(seq)));
    expect(kept.seqs.filter((seq) => !held.has(seq))).toEqual([]);
    await verified();
  });
});
