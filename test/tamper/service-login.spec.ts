import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';

/**
 * What stands between the login of the service and each table. A table that is not in here fails the first test: say
 * of which ledger its rows are, or why they are of none.
 */
const WALLS = {
  alert_firing: 'ledger',
  alert_rule: 'ledger',
  api_key: 'found by its secret, before a ledger is known; opens nothing without its entry',
  body: 'ledger',
  checkpoint: 'ledger',
  claim: 'ledger',
  decision: 'ledger',
  entry: 'ledger',
  expiry_run: 'ledger',
  export_job: 'ledger',
  export_part: 'its export',
  idempotency: 'ledger',
  ledger: 'found by its name; says no more than entry 0',
  ledger_head: 'ledger',
  ledger_move: 'ledger',
  migration: 'of the installation; only read',
  otlp_arrival: 'ledger',
  otlp_chunk: 'ledger',
  otlp_request: 'ledger',
  otlp_trace: 'ledger',
  outbox_endpoint: 'ledger',
  outbox_message: 'ledger',
  person: 'of the installation; sealed',
  reminder: 'ledger',
  reminder_schedule: 'ledger',
  saved_view: 'ledger',
  search_count: 'ledger',
  search_cursor: 'ledger',
  search_decision: 'ledger',
  search_document: 'ledger',
  search_side_effect: 'ledger',
  search_skipped: 'ledger',
  search_text: 'ledger, for what is added',
  search_tripwire: 'ledger',
  search_writer: 'ledger',
  seen_cursor: 'ledger',
  seen_finding: 'ledger',
  session: 'of the installation; sealed',
  sign_in_taken_back: 'of the installation; only refuses',
  tile: 'ledger',
} as const;
const TABLES = Object.keys(WALLS) as (keyof typeof WALLS)[];
const OF_LEDGERS = TABLES.filter((table) => WALLS[table].startsWith('ledger'));

interface Column {
  name: string;
  type: string;
  isGenerated: boolean;
}

/** Somebody with the login of the service, and SQL: each table of the schema in turn, as `information_schema` has it. */
describe('the login of the service, used by somebody else', () => {
  let api: TestApi;
  let service: pg.Client;
  let agent: string;
  let auditor: string;
  let officer: string;
  let decision: string;
  let claims: number;
  let other: number;

  const at = (path: string): string => `/v1/ledgers/claims${path}`;

  beforeAll(async () => {
    api = await startTestApi();
    for (const ledger of ['claims', 'other']) {
      await api.createLedger(ledger);
      const key = await api.createKey(ledger, 'agent');
      const path = `/v1/ledgers/${ledger}/decisions`;
      const { decision_id: id } = written(await api.call('POST', path, { key, body: opening }));
      const cited = {
        ...card,
        lineage: [{ document_id: 'kb-1', version: '3', role: 'cited' }],
      };
      written(await api.call('POST', `${path}/${id}/job-cards`, { key, body: cited }));
      const headers = { 'idempotency-key': 'refund-1' };
      const effects = `${path}/${id}/side-effects`;
      written(await api.call('POST', effects, { key, body: intent, headers }));
      const body = Array.from({ length: 260 }, () => ({
        type: 'job_card.filed',
        decision_id: id,
        body: card,
      }));
      expect((await api.call('POST', `/v1/ledgers/${ledger}/batch`, { key, body })).status).toBe(
        201,
      );
      if (ledger === 'claims') [agent, decision] = [key, id];
      const spans = [{ traceId: '1'.repeat(32), spanId: '2'.repeat(16), name: 'run' }];
      const telemetry = { resourceSpans: [{ scopeSpans: [{ spans }] }] };
      const sent = await api.call('POST', `/v1/ledgers/${ledger}/otlp/v1/traces`, {
        key,
        body: telemetry,
      });
      expect(sent.status).toBe(200);
      const webhooks = `/v1/ledgers/${ledger}/webhooks`;
      const hook = { key: api.administrator, body: { url: 'https://hooks.invalid/' } };
      const made = await api.call('POST', webhooks, hook);
      const { id: hookId } = made.json as { id: string };
      await api.call('POST', `${webhooks}/${hookId}/tests`, { key: api.administrator });
      const reader = await api.createKey(ledger, 'officer');
      await api.call('GET', `/v1/ledgers/${ledger}/decisions?q=refund`, { key: reader });
      await api.call('POST', `/v1/ledgers/${ledger}/exports`, {
        key: reader,
        body: { kind: 'dossier', format: 'json', decision: id },
      });
      if (ledger === 'claims') officer = reader;
    }
    auditor = await api.createKey('claims', 'auditor');
    service = new pg.Client({ connectionString: api.database.url });
    await service.connect();
    const { rows } = await service.query<{ role: string }>(
      `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
    );
    await service.query(`SET ROLE ${rows[0]?.role}`);
    const { rows: ledgers } = await service.query<{ id: string; n: number }>(
      'SELECT ledger_id AS id, ledger_no AS n FROM docket.ledger',
    );
    claims = ledgers.find(({ id }) => id === 'claims')?.n ?? -1;
    other = ledgers.find(({ id }) => id === 'other')?.n ?? -1;
    await service.query(`SET docket.ledger = '${claims}'`);
  });
  afterAll(async () => {
    await service.end();
    await api.close();
  });

  async function columnsOf(table: string): Promise<Column[]> {
    const { rows } = await service.query<Column>(
      `SELECT column_name AS name, data_type AS type, is_identity = 'YES' OR is_generated = 'ALWAYS' AS "isGenerated"
       FROM information_schema.columns WHERE table_schema = 'docket' AND table_name = $1
       ORDER BY ordinal_position`,
      [table],
    );
    return rows;
  }

  /** The code of the refusal, or how many rows it was done to. */
  async function attempt(sql: string, values: unknown[] = []): Promise<string | number> {
    try {
      return (await service.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }

  test('each table of the schema is behind a wall that is named here', async () => {
    const { rows } = await service.query<{ name: string; forced: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced FROM pg_class c
       WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
         AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(TABLES);
    const forced = rows.flatMap(({ name, forced: is }) => (is ? [name] : []));
    expect(forced).toEqual(expect.arrayContaining([...OF_LEDGERS, 'export_part']));
  });

  test.each(TABLES)('%s is neither emptied nor rebuilt', async (table) => {
    for (const sql of [
      `TRUNCATE docket.${table} CASCADE`,
      `DROP TABLE docket.${table} CASCADE`,
      `ALTER TABLE docket.${table} ADD COLUMN more text`,
      `ALTER TABLE docket.${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE docket.${table} DISABLE ROW LEVEL SECURITY`,
      `CREATE POLICY more ON docket.${table} USING (true)`,
      `CREATE TRIGGER more BEFORE INSERT ON docket.${table} FOR EACH ROW EXECUTE FUNCTION docket.refuse_change()`,
      `CREATE RULE more AS ON INSERT TO docket.${table} DO INSTEAD NOTHING`,
      `CREATE INDEX more ON docket.${table} ((1))`,
    ])
      expect([sql, await attempt(sql)]).toEqual([sql, '42501']);
  });

  test.each(OF_LEDGERS)('of another ledger %s shows, takes and gives nothing', async (table) => {
    const columns = await columnsOf(table);
    if (table !== 'search_text')
      expect(await attempt(`SELECT FROM docket.${table} WHERE ledger_no <> ${claims}`)).toBe(0);
    const names = columns.flatMap(({ name, isGenerated }) => (isGenerated ? [] : [name]));
    const copy = `INSERT INTO docket.${table} (${names.join(', ')})
      SELECT ${names.map((name) => (name === 'ledger_no' ? '$1::integer' : name)).join(', ')}
      FROM docket.${table} WHERE ledger_no = ${claims} LIMIT 1`;
    // Where it has no row yet, there is none to copy.
    expect(['42501', 0]).toContain(await attempt(copy, [other]));
    for (const { name } of columns) {
      if (!names.includes(name)) continue;
      const change = `UPDATE docket.${table} SET ${name} = ${name} WHERE ledger_no = ${other}`;
      expect([change, ['42501', 0].includes(await attempt(change))]).toEqual([change, true]);
    }
    const removal = `DELETE FROM docket.${table} WHERE ledger_no = ${other}`;
    expect(['42501', 0]).toContain(await attempt(removal));
  });

  test('a part of an export of another ledger is not seen, added or removed', async () => {
    await service.query(`SET docket.ledger = '${other}'`);
    const { rows } = await service.query<{ id: string }>(
      'SELECT export_id AS id FROM docket.export_job',
    );
    await service.query(`SET docket.ledger = '${claims}'`);
    const id = rows[0]?.id;
    expect(id).toBeDefined();
    expect(await attempt('SELECT FROM docket.export_part WHERE export_id = $1', [id])).toBe(0);
    expect(await attempt('DELETE FROM docket.export_part WHERE export_id = $1', [id])).toBe(0);
    const add = `INSERT INTO docket.export_part (export_id, attempt, part, bytes) VALUES ($1, 9, 9, 'x')`;
    expect(await attempt(add, [id])).toBe('42501');
  });

  test.each(TABLES)('rows that are put into %s stop nothing', async (table) => {
    const columns = (await columnsOf(table)).filter(({ isGenerated }) => !isGenerated);
    const size = await api.size('claims');
    for (const position of [0, size, size + 1_000]) {
      for (const words of ['x', decision]) {
        const values = columns.map((column) => junk(column, { position, words, ledgerNo: claims }));
        const names = columns.map(({ name }) => name).join(', ');
        await attempt(`INSERT INTO docket.${table} (${names}) SELECT ${values.join(', ')}`);
      }
    }
    // What there is, once more, with one member another.
    for (const changed of columns) {
      const values = columns.map((column) => (column === changed ? another(column) : column.name));
      await attempt(
        `INSERT INTO docket.${table} (${columns.map(({ name }) => name).join(', ')})
         SELECT ${values.join(', ')} FROM docket.${table} ORDER BY 1 DESC LIMIT 3`,
      );
    }
    await goesOn(`junk-in-${table}`);
  });

  /** The ledger is written to, signed for, proven, searched, exported and verified as before. */
  async function goesOn(name: string): Promise<void> {
    const word = name.replaceAll(/[^a-z]/g, '');
    const opened = await api.call('POST', at('/decisions'), {
      key: agent,
      body: { ...opening, goal: word },
    });
    const { decision_id: id } = written(opened);
    written(await api.call('POST', at(`/decisions/${id}/job-cards`), { key: agent, body: card }));
    const key = await api.createKey('claims', 'officer');
    const found = await api.call('GET', at(`/decisions?q=${word}`), { key });
    expect(found.status).toBe(200);
    expect(found.text).toContain(id);
    for (const path of [
      '/checkpoint',
      '/tile/0/000',
      '/proofs/inclusion?seq=0',
      '/exports',
      '/side-effects',
    ]) {
      const answer = await api.call('GET', at(path), { key: officer });
      expect([name, path, answer.status]).toEqual([name, path, 200]);
    }
    const people = await api.call('GET', at('/keys'), { key: api.administrator });
    expect([name, people.status]).toEqual([name, 200]);
    const asked = await api.call('POST', at('/exports'), {
      key: officer,
      body: { kind: 'dossier', format: 'json', decision: id },
    });
    expect([name, asked.status, asked.text]).toEqual([name, 202, asked.text]);
    const { export_id: exported } = asked.json as { export_id: string };
    let state = '';
    while (state !== 'ready') {
      const answer = await api.call('GET', at(`/exports/${exported}`), { key: officer });
      ({ state } = answer.json as { state: string });
      expect([name, state]).not.toEqual([name, 'failed']);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const verified = await api.call('POST', at('/verification'), {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    expect([name, verified.status]).toEqual([name, 200]);
    const { report } = verified.json as { report: { findings: { code: string }[] } };
    const codes = new Set(report.findings.map(({ code }) => code));
    // What was put in is named; nothing of the chain itself is touched.
    expect([...codes].filter((code) => CHAIN.test(code))).toEqual([]);
  }
});

const CHAIN = /^(leaf_|seq_|prev_|root_|content_|consequence_|entry_refused|author_)/;

/** Something of the column's type that its checks take, where they take anything. */
function junk(
  { name, type }: Column,
  { position, words, ledgerNo }: { position: number; words: string; ledgerNo: number },
): string {
  const known: Record<string, string> = {
    ledger_no: String(ledgerNo),
    level: '0',
    role: `'agent'`,
    reason: `'entry_missing'`,
    status: `'held'`,
    state: `'queued'`,
    hashes: `decode(repeat('00', 8192), 'hex')`,
    export_id: `'exp_' || substr(md5(random()::text), 1, 26)`,
    session_id: `'ses_' || substr(md5(random()::text), 1, 26)`,
    person_id: `'per_' || substr(md5(random()::text), 1, 26)`,
    ledger_id: `'junk-' || substr(md5(random()::text), 1, 8)`,
  };
  const given = known[name];
  if (given !== undefined) return given;
  if (/int/.test(type)) return String(Math.min(position, 2 ** 31 - 1));
  if (type === 'bytea') return `sha256(random()::text::bytea)`;
  if (type === 'boolean') return 'true';
  if (type === 'tsvector') return `'x'::tsvector`;
  if (type.startsWith('timestamp')) return 'now()';
  return `'${words}'`;
}

/** Another value than the row's. */
function another({ name, type }: Column): string {
  if (name === 'ledger_no') return 'ledger_no';
  if (/int/.test(type)) return `coalesce(${name}, 0) + 1`;
  if (type === 'bytea') return `sha256(coalesce(${name}, ''))`;
  if (type === 'boolean') return `NOT ${name}`;
  if (type === 'tsvector') return `'x'::tsvector`;
  if (type.startsWith('timestamp')) return 'now()';
  if (name.endsWith('_id')) return `substr(${name}, 1, 4) || substr(md5(random()::text), 1, 26)`;
  return `coalesce(${name}, '') || 'x'`;
}
