import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  type ApiProcess,
  spawnApi,
  startTestApi,
  type TestApi,
  written,
} from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { daysAgo } from '../support/days-ago.js';
import { until } from '../support/within.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';

let api: TestApi;
let client: pg.Client;
let officer: string;
let old: string;
const workers: ApiProcess[] = [];

beforeAll(async () => {
  api = await startTestApi();
  await daysAgo(200, async () => {
    await api.createLedger('claims', { retention: { days: 183, expiry: 'automatic' } });
    officer = await api.createKey('claims', 'officer');
    const key = await api.createKey('claims', 'agent');
    const body = { ...opening, goal: `Refund ${SECRET}` };
    old = written(await api.call('POST', `${LEDGER}/decisions`, { key, body })).decision_id ?? '';
    const close = { outcome: 'completed' };
    written(await api.call('POST', `${LEDGER}/decisions/${old}/close`, { key, body: close }));
  });
  client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
});
afterAll(async () => {
  for (const worker of workers) await worker.kill('SIGKILL');
  await client.end();
  await api.close();
});

const startWorker = async (): Promise<ApiProcess> => {
  const worker = await spawnApi({
    DATABASE_URL: api.database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: api.keysDir,
    DOCKET_EXPIRY_HOURS: '1',
    DOCKET_METRICS_PORT: '0',
  });
  workers.push(worker);
  return worker;
};

const countOf = async (type: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM docket.entry WHERE type = $1',
    [type],
  );
  return rows[0]?.n ?? 0;
};

/** Orders that wait for the lock below: what fills the search index waits for it too, and holds no head. */
const isHeldUp = async (): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity a JOIN pg_locks l USING (pid)
     WHERE a.wait_event_type = 'Lock' AND a.query LIKE '%search_cursor%' AND a.datname = current_database()
     AND l.relation = 'docket.ledger_head'::regclass AND l.mode = 'RowShareLock' AND l.granted`,
  );
  return (rowCount ?? 0) > 0;
};

interface Waiting {
  request: number;
  requested_by: string;
}
const waiting = async (): Promise<Waiting[]> => {
  const { json } = await api.call('GET', `${LEDGER}/erasures`, { key: officer });
  return (json as { waiting: Waiting[] }).waiting;
};

test('kill -9 between what Docket asks for and its order: it is told, and carried out once', async () => {
  const { rows } = await client.query<{ ledger_no: number }>(
    "SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims'",
  );
  const locker = new pg.Client({ connectionString: api.database.url });
  await locker.connect();
  try {
    // What the order waits for when it is about to erase, and nothing that was asked.
    const of = [rows[0]?.ledger_no];
    // By it is found what is too old.
    await until(60, 'the index', async () => {
      const { rowCount } = await client.query(
        'SELECT FROM docket.search_cursor JOIN docket.ledger_head h USING (ledger_no, size) WHERE h.ledger_no = $1',
        of,
      );
      return rowCount === 1;
    });
    await locker.query('BEGIN');
    await locker.query('SELECT FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE', of);
    const killed = await startWorker();
    await until(60, 'the order to be under way', isHeldUp, {
      state: () => killed.lines().join('\n'),
    });
    await killed.kill('SIGKILL');
  } finally {
    await locker.query('ROLLBACK');
    await locker.end();
  }
  expect(await countOf('erasure.requested')).toBe(1);
  await until(60, 'the order to be undone', async () => !(await isHeldUp()));
  expect(await countOf('erasure.executed')).toBe(0);
  const [asked, ...more] = await waiting();
  expect([asked?.requested_by, more]).toEqual(['docket', []]);
  const read = async (): Promise<string> =>
    (await api.call('GET', `${LEDGER}/decisions/${old}`, { key: officer })).text;
  expect(await read()).toContain(SECRET);

  const next = await startWorker();
  const isTold = (): boolean =>
    next.lines().join('\n').includes(`erases what entry ${asked?.request} asks for`);
  await until(60, 'the order', isTold, { state: () => next.lines().join('\n') });
  expect(await countOf('erasure.requested')).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(await read()).not.toContain(SECRET);
  const answer = await api.call('POST', `${LEDGER}/verification`, {
    key: officer,
    body: { depth: 'full' },
    headers: { prefer: 'wait=60' },
  });
  expect(answer.json).toMatchObject({ state: 'finished', report: { verified: true } });
});

test('several processes keep one schedule, which survives them all', async () => {
  await until(60, 'the run to be kept', async () => {
    const { rowCount } = await client.query('SELECT FROM docket.expiry_run');
    return rowCount === 1;
  });
  for (const worker of workers.splice(0)) await worker.kill('SIGKILL');
  // Each run that is kept, whoever makes it.
  await client.query(`CREATE TABLE public.kept (at timestamptz, state text);
    CREATE FUNCTION public.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN INSERT INTO public.kept VALUES (NEW.ended_at, NEW.state); RETURN NULL; END $$;
    CREATE TRIGGER keep AFTER INSERT OR UPDATE ON docket.expiry_run
      FOR EACH ROW EXECUTE FUNCTION public.keep()`);
  const kept = async (): Promise<unknown[]> => {
    const { rows } = await client.query<{ state: string }>('SELECT state FROM public.kept');
    return rows.map(({ state }) => state);
  };
  /** Until these have looked, and whoever had the turn has ended. */
  const haveLooked = async (): Promise<void> => {
    await until(60, 'each to have looked', async () => {
      const told = await Promise.all(
        workers.map(async ({ metricsUrl = '' }) => (await fetch(metricsUrl)).text()),
      );
      return told.every((text) => text.includes('docket_expiry_age_seconds'));
    });
    await until(60, 'the turn to be over', async () => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rowCount === 0;
    });
  };

  // The one of the test before has run within this hour.
  await startWorker();
  await haveLooked();
  expect(await kept()).toEqual([]);

  for (const worker of workers.splice(0)) await worker.kill('SIGKILL');
  // Of no use to anybody: it keeps nothing from going.
  await client.query("UPDATE docket.expiry_run SET ended_at = now() + interval '1 year'");
  await client.query('DELETE FROM public.kept');
  await Promise.all([startWorker(), startWorker()]);
  await until(60, 'a run', async () => (await kept()).length > 0);
  await haveLooked();
  expect(await kept()).toEqual(['done']);
  const told = await (await fetch(workers[0]?.metricsUrl ?? '')).text();
  expect(told).toContain('docket_expiry_runs{state="done"} 1\n');
  expect(await countOf('erasure.requested')).toBe(1);
});
