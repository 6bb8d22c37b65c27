import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opening } from './support/records.js';
import { call, problemOf, startTestApi, written, type TestApi } from './support/api.js';

/** What is left of the server's role where the database was put back from a dump. */
const WHERE = {
  'in the same cluster, by a dump without privileges': '',
  'in another cluster, which has no such role': 'DROP ROLE ',
};

/** The copy has another number in the cluster than the database that the server started on. */
describe.each(Object.entries(WHERE))(
  'a database that is replaced under a server %s',
  (_, dropRole) => {
    let api: TestApi;
    let agent: string;
    let decision: string;
    beforeAll(async () => {
      api = await startTestApi();
      await api.createLedger('claims');
      agent = await api.createKey('claims', 'agent');
      const answer = await post('/v1/ledgers/claims/decisions', opening);
      decision = written(answer).decision_id;
      await replace();
    });
    afterAll(() => api.close());

    const post = (path: string, body: unknown, url = api.url) =>
      call(url, 'POST', path, { key: agent, body });
    const file = (url?: string) =>
      post(`/v1/ledgers/claims/decisions/${decision}/job-cards`, card, url);

    async function replace(): Promise<void> {
      const name = new URL(api.database.url).pathname.slice(1);
      await as('postgres', async (admin) => {
        await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
        await admin.query(
          'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1',
          [name],
        );
        await admin.query(`CREATE DATABASE ${name}_copy TEMPLATE ${name}`);
      });
      await as('postgres', async (admin) => {
        const { rows } = await admin.query<{ role: string }>(
          `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = $1`,
          [name],
        );
        const role = rows[0]?.role ?? '';
        await as(`${name}_copy`, (copy) => copy.query(`DROP OWNED BY ${role}`));
        await admin.query(`DROP DATABASE ${name}`);
        if (dropRole !== '') await admin.query(`${dropRole}${role}`);
        await admin.query(`ALTER DATABASE ${name}_copy RENAME TO ${name}`);
      });
    }

    async function as(
      database: string,
      work: (client: pg.Client) => Promise<unknown>,
    ): Promise<void> {
      const url = new URL(api.database.url);
      url.pathname = `/${database}`;
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      try {
        await work(client);
      } finally {
        await client.end();
      }
    }

    test('is why requests are refused, and what to do is said', async () => {
      const answers = [
        await file(),
        await post('/v1/ledgers/claims/decisions', opening),
        await call(api.url, 'GET', '/v1/ledgers/claims', { key: agent }),
        // Of a key that was never looked up before.
        await call(api.url, 'GET', '/v1/ledgers', {
          key: `docket_${'0'.repeat(16)}_${'0'.repeat(64)}`,
        }),
      ];
      for (const answer of answers) {
        expect(answer.headers.get('retry-after')).toBe('30');
        expect(problemOf(answer)).toMatchObject({
          status: 503,
          code: 'not_ready',
          detail: expect.stringContaining('replaced or restored while the server ran') as unknown,
          next: 'Tell the operator, who has to restart the server; then send the same request again.',
        });
      }
      for (const write of answers.slice(0, 2))
        expect(problemOf(write).detail).toMatch(/^The entry could not be written\. Nothing was\. /);
    });

    test('is no silent one to whoever watches, and the log names the role', async () => {
      const ready = await api.call('GET', '/readyz');
      expect(problemOf(ready)).toMatchObject({
        status: 503,
        detail: expect.stringMatching(
          /^The database answers and does not let this server/,
        ) as unknown,
        next: 'Restart the server: its start gives the role what it needs, or says what is missing.',
      });
      expect(ready.text).not.toMatch(/docket_app_|test_/);
      const line = api.log.find(({ msg }) => String(msg).startsWith('not ready: '));
      expect(line?.['msg']).toMatch(dropRole === '' ? /permission denied/ : /docket_app_\d+/);
      expect(line?.['msg']).toContain('Restart the server');
    });

    test('is worked in again after a restart', async () => {
      const { url } = await api.startAnother();
      expect((await call(url, 'GET', '/readyz')).status).toBe(200);
      expect((await file(url)).status).toBe(201);
    });
  },
);
