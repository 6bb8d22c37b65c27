import { verifyDatabase } from '@docket/service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { httpReader, verify, type CheckResult, type Finding } from '@docket/verify';
import pg from 'pg';
import { card, opening } from '../api/support/records.js';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

/** What one way of verifying says, in the names of the wire. */
interface Said {
  verified: boolean;
  checks: CheckResult[];
  findings: Finding[];
  limits: string[];
}

const LEDGERS = ['claims', 'registry'] as const;
/** What a source of entries alone cannot see. */
const BESIDE_THE_ENTRIES = /^(?:projection|registry)$/;

describe('the three ways to verify a ledger', () => {
  let api: TestApi;
  const auditors = new Map<string, string>();

  beforeAll(async () => {
    api = await startTestApi();
    for (const id of ['claims', 'refunds', 'spare']) await api.createLedger(id);
    for (const id of [...LEDGERS, 'refunds']) auditors.set(id, await api.createKey(id, 'auditor'));
    const agent = await api.createKey('claims', 'agent');
    const path = '/v1/ledgers/claims/decisions';
    const opened = await api.call('POST', path, { key: agent, body: opening });
    const cards = `${path}/${written(opened).decision_id}/job-cards`;
    await api.call('POST', cards, { key: agent, body: card });
  });
  afterAll(() => api.close());

  const urlOf = (ledger: string): string => `${api.url}/v1/ledgers/${ledger}`;

  /** The command, in the database. */
  async function inDatabase(ledger: string): Promise<Said> {
    const env = { DATABASE_URL: api.database.url };
    const { code, stdout } = await docket(['verify', '--ledger', ledger, '--json'], { env });
    const said = JSON.parse(stdout) as Said;
    expect(code).toBe(said.verified ? 0 : 1);
    return said;
  }

  /** The server, in a thread of its own. */
  async function byServer(ledger: string): Promise<Said> {
    const path = `/v1/ledgers/${ledger}/verification`;
    const key = auditors.get(ledger);
    const headers = { prefer: 'wait=25' };
    const { status, text, json } = await api.call('POST', path, { key, body: {}, headers });
    if (status !== 200) throw new Error(text);
    return (json as { report: Said }).report;
  }

  /** The command, from outside. */
  async function overHttp(ledger: string): Promise<Said> {
    const env = { DOCKET_API_KEY: auditors.get(ledger) ?? '' };
    const { code, stdout } = await docket(['verify', urlOf(ledger), '--json'], { env });
    const said = JSON.parse(stdout) as Said;
    expect(code).toBe(said.verified ? 0 : 1);
    return said;
  }

  const codesOf = ({ findings }: Said): string[] => findings.map(({ code }) => code);
  const registryCheck = ({ checks }: Said) => checks.find(({ name }) => name === 'registry');

  async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'docket' AND table_type = 'BASE TABLE'`,
      );
      const triggers = (what: 'DISABLE' | 'ENABLE'): string =>
        rows.map(({ name }) => `ALTER TABLE docket.${name} ${what} TRIGGER ALL`).join(';');
      await client.query(triggers('DISABLE'));
      await work(client);
      await client.query(triggers('ENABLE'));
    } finally {
      await client.end();
    }
  }

  /** Leaves no row of it in any table. */
  const deleteLedger = (id: string): Promise<void> =>
    asSuperuser(async (client) => {
      const { rows } = await client.query<{ ledger_no: number }>(
        'SELECT ledger_no FROM docket.ledger WHERE ledger_id = $1',
        [id],
      );
      const tables = await client.query<{ name: string }>(
        `SELECT c.table_name AS name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE c.table_schema = 'docket' AND c.column_name = 'ledger_no' AND t.table_type = 'BASE TABLE'`,
      );
      expect(tables.rows.length).toBeGreaterThan(8);
      for (const { name } of tables.rows) {
        await client.query(`DELETE FROM docket.${name} WHERE ledger_no = $1`, [rows[0]?.ledger_no]);
      }
    });

  test.each(LEDGERS)(
    '%s as it was written: each finds nothing, and says what it looked at',
    async (ledger) => {
      const [stored, served, fetched] = [
        await inDatabase(ledger),
        await byServer(ledger),
        await overHttp(ledger),
      ];
      expect([stored, served, fetched].map(codesOf)).toEqual([[], [], []]);
      for (const said of [stored, served]) {
        expect(registryCheck(said)).toEqual({ name: 'registry', state: 'passed', count: 3 });
      }
      expect(registryCheck(fetched)).toMatchObject({ state: 'not_made' });
      expect(fetched.limits.join(' ')).toContain('Whether another ledger was deleted as a whole');
    },
  );

  test('of an entry that was changed they find the same list, but for what only one can see', async () => {
    await asSuperuser((client) =>
      client.query(
        `UPDATE docket.body SET body = convert_to(replace(convert_from(body, 'UTF8'), 'goal', 'gaol'), 'UTF8')
         WHERE (ledger_no, seq) IN (SELECT ledger_no, min(seq) FROM docket.entry JOIN docket.ledger USING (ledger_no)
           WHERE ledger_id = 'claims' AND type = 'decision.opened' GROUP BY ledger_no)`,
      ),
    );
    const stored = await inDatabase('claims');
    const served = await byServer('claims');
    const fetched = await overHttp('claims');
    expect(codesOf(stored)).toContain('content_mismatch');
    expect(served.findings).toEqual(stored.findings);
    const inEntries = stored.findings.filter(({ kind }) => !BESIDE_THE_ENTRIES.test(kind));
    expect(fetched.findings).toEqual(inEntries);
    const made = ({ checks }: Said) =>
      checks
        .filter(({ name }) => !BESIDE_THE_ENTRIES.test(name))
        .map(({ name, state }) => [name, state]);
    expect(made(served)).toEqual(made(stored));
    expect(made(fetched)).toEqual(made(stored));
  });

  describe('when a ledger was deleted from every table', () => {
    beforeAll(async () => {
      await asSuperuser((client) =>
        client.query(
          `CREATE TABLE kept_key AS SELECT k.* FROM docket.api_key k
           JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'refunds'`,
        ),
      );
      await deleteLedger('refunds');
    });

    test.each(LEDGERS)('%s: each names it, or says that it could not look', async (ledger) => {
      for (const said of [await inDatabase(ledger), await byServer(ledger)]) {
        expect(said.findings).toContainEqual(
          expect.objectContaining({ code: 'ledger_missing', seq: 3 }),
        );
        expect(registryCheck(said)).toMatchObject({ state: 'failed' });
        expect(said.verified).toBe(false);
      }
      const fetched = await overHttp(ledger);
      expect(codesOf(fetched)).not.toContain('ledger_missing');
      expect(registryCheck(fetched)).toMatchObject({ state: 'not_made' });
      expect(fetched.limits.join(' ')).toContain('Whether another ledger was deleted as a whole');
    });

    describe('asked about the ledger that is gone', () => {
      test('the command in the database names it, and fails', async () => {
        const said = await inDatabase('refunds');
        expect(said.verified).toBe(false);
        expect(said.findings).toContainEqual(
          expect.objectContaining({ code: 'ledger_missing', seq: 3 }),
        );
        const env = { DATABASE_URL: api.database.url };
        const { code, stdout } = await runDocket(['verify', '--ledger', 'refunds'], { env });
        expect(code).toBe(1);
        expect(stdout).toMatch(
          /^✗ missing ledger_missing seq 3: The ledger refunds was registered/m,
        );
        expect(stdout).not.toMatch(/^✓ every ledger/m);
      });

      test('the command from outside says that it could not look', async () => {
        const env = { DOCKET_API_KEY: auditors.get('refunds') ?? '' };
        const { code, stderr } = await docket(['verify', urlOf('refunds')], { env });
        expect({ code, stderr }).toEqual({
          code: 2,
          stderr: expect.stringMatching(/cannot be read: \S+\/checkpoint answered 401/),
        });
      });

      test('the server knows neither its keys nor the ledger, and signs nothing from memory', async () => {
        const checkpoint = await api.call('GET', '/v1/ledgers/refunds/checkpoint', {
          key: api.administrator,
        });
        expect(checkpoint.status).toBe(503);
        expect(checkpoint.json).toMatchObject({
          type: expect.stringMatching(/ledger_went_back$/),
          detail: expect.stringMatching(
            /^The database does not hold the ledger any more: this server has seen 3 entries of the ledger refunds on disk\./,
          ),
        });
        const key = auditors.get('refunds');
        const path = '/v1/ledgers/refunds/verification';
        const asked = await api.call('POST', path, { key, body: {} });
        expect(asked.status).toBe(401);
      });

      test('keys that were left of it open nothing: nothing says any more whose they are', async () => {
        await asSuperuser((client) =>
          client.query(`INSERT INTO docket.api_key SELECT * FROM kept_key`),
        );
        const key = auditors.get('refunds');
        const asked = await api.call('POST', '/v1/ledgers/refunds/verification', { key, body: {} });
        expect(asked.status).toBe(401);
      });

      test('a ledger that never was is not called missing', async () => {
        const env = { DATABASE_URL: api.database.url };
        const { code, stderr } = await runDocket(['verify', '--ledger', 'nobody'], { env });
        expect(code).toBe(2);
        expect(stderr).toMatch(/There is no ledger nobody, and the registry of ledgers names none/);
      });
    });

    test('the terminal says so too', async () => {
      const env = { DOCKET_API_KEY: auditors.get('registry') ?? '' };
      const { stdout } = await docket(['verify', urlOf('registry')], { env });
      expect(stdout).toMatch(/^- not checked: every ledger that the registry names is there\./m);
      const stored = await docket(['verify', '--ledger', 'registry'], {
        env: { DATABASE_URL: api.database.url },
      });
      expect(stored.stdout).toMatch(/^✗ every ledger that the registry names is there/m);
      expect(stored.stdout).toMatch(
        /^✗ missing ledger_missing seq 3: The ledger refunds was registered/m,
      );
    });
  });

  test('a ledger renamed into the place of a deleted one', async () => {
    await asSuperuser((client) =>
      client.query(`UPDATE docket.ledger SET ledger_id = 'refunds' WHERE ledger_id = 'spare'`),
    );
    const said = await inDatabase('registry');
    expect(codesOf(said)).toEqual(['ledger_missing', 'ledger_missing']);
    expect(said.findings.map(({ message }) => message).join(' ')).toContain(
      'another took its place',
    );
  });

  test('a ledger that was never registered', async () => {
    await asSuperuser((client) =>
      client.query(`UPDATE docket.ledger SET ledger_id = 'mine' WHERE ledger_id = 'refunds'`),
    );
    expect(codesOf(await byServer('registry'))).toContain('ledger_unregistered');
  });

  test('threads find what one finds', async () => {
    const options = { databaseUrl: api.database.url, ledger: 'claims', depth: 'full' } as const;
    const alone = await verifyDatabase({ ...options, threads: 0 });
    const shared = await verifyDatabase({ ...options, threads: 3 });
    expect(shared).toEqual(alone);
    expect(codesOf(shared)).toContain('content_mismatch');
  });

  test('the registry itself deleted: an ordinary ledger says so', async () => {
    await deleteLedger('registry');
    expect(codesOf(await inDatabase('claims'))).toContain('ledger_missing');
    const reader = httpReader({ url: urlOf('claims'), apiKey: auditors.get('claims') ?? '' });
    expect((await verify(reader, { depth: 'full' })).limits.length).toBeGreaterThan(2);
  });
});
