import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
import { allowChanges, TamperedDatabase } from '../tamper/tampered-database.js';
import { DatabaseCopies, settled } from './database-copies.js';

describe('a database that went back under running servers', () => {
  let api: TestApi;
  let copies: DatabaseCopies;
  const keys = new Map<string, string>();

  beforeEach(async () => {
    api = await startTestApi({ metrics: { port: 0, host: '127.0.0.1' } });
    copies = new DatabaseCopies(api.database.url);
    for (const id of ['claims', 'quiet']) {
      await api.createLedger(id);
      keys.set(id, await api.createKey(id, 'agent'));
    }
  });
  afterEach(async () => {
    await api.close();
    await copies.drop();
  });

  /** A second server on the same database and seeds, which has seen nothing yet and knows of no signature. */
  const startAnother = async (): Promise<string> =>
    (await api.startAnother({ keysDir: await api.seedsAlone() })).url;

  const open = (url: string, ledger: string): Promise<Answer> =>
    call(url, 'POST', `/v1/ledgers/${ledger}/decisions`, { key: keys.get(ledger), body: opening });

  /** By the administrator of the installation, whose key a ledger that is gone does not take along. */
  const checkpointOf = (ledger: string): Promise<Answer> =>
    api.call('GET', `/v1/ledgers/${ledger}/checkpoint`, { key: api.administrator });
  const ready = (): Promise<Answer> => settled(() => api.call('GET', '/readyz'));

  async function entriesIn(ledger: string): Promise<number> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM docket.entry JOIN docket.ledger USING (ledger_no) WHERE ledger_id = $1`,
      [ledger],
    );
    await client.end();
    return Number(rows[0]?.count);
  }

  /** How many ledgers went back, as whoever watches the metrics is told. */
  async function counted(): Promise<string | undefined> {
    const answer = await fetch(api.api.metricsUrl ?? '');
    return /^docket_ledger_went_back (\d+)$/m.exec(await answer.text())?.[1];
  }

  test('nothing is written to a ledger that lost its tail, nothing signed, and it is said', async () => {
    const opened = written(await open(api.url, 'claims'));
    await copies.keep();
    const path = `/v1/ledgers/claims/decisions/${opened.decision_id}/job-cards`;
    const lost = written(
      await settled(() => api.call('POST', path, { key: keys.get('claims'), body: card })),
    );
    await checkpointOf('claims');
    expect(await counted()).toBe('0');
    await copies.putBack();
    const before = await entriesIn('claims');

    // Several at once, each of which may be the one that notices.
    const [refused] = await Promise.all(
      Array.from({ length: 8 }, () => settled(() => open(api.url, 'claims'))),
    );
    if (refused === undefined) throw new Error('Eight were asked.');
    expect(problemOf(refused)).toMatchObject({
      status: 503,
      code: 'ledger_went_back',
      detail: `The database went back: a checkpoint of the ledger claims was handed out that covers ${lost.receipt.seq + lost.receipt.entries.length} entries, and now it holds ${before}. Nothing was written.`,
    });
    for (const ask of [
      () => open(api.url, 'claims'),
      () => checkpointOf('claims'),
      () => api.call('GET', '/readyz'),
    ]) {
      expect(problemOf(await settled(ask)).code).toBe('ledger_went_back');
    }
    expect(await entriesIn('claims')).toBe(before);
    expect(await counted()).toBe('1');
    // Whoever noticed it, and however often it was asked for: one line.
    const lines = api.log.map(({ msg }) => String(msg)).filter((msg) => msg.includes('went back'));
    expect(lines.filter((msg) => msg.includes('the ledger claims'))).toHaveLength(1);
    expect(lines.filter((msg) => msg.startsWith('not ready'))).toHaveLength(1);
    // Another ledger, of which nothing was lost, goes on.
    expect((await settled(() => open(api.url, 'quiet'))).status).toBe(201);
    // One that was started anew knows what was signed.
    const { url } = await api.startAnother();
    expect(problemOf(await open(url, 'claims')).code).toBe('ledger_went_back');
    // With the seeds alone it has nothing that it could hold the database against.
    expect((await open(await startAnother(), 'claims')).status).toBe(201);
  });

  test('an idle server notices it by itself when it is asked whether it is ready', async () => {
    await copies.keep();
    await settled(() => open(api.url, 'claims'));
    expect((await ready()).status).toBe(200);
    await copies.putBack();
    expect(problemOf(await ready())).toMatchObject({ code: 'ledger_went_back' });
  });

  test('a server that meets a history that others went on with does not follow it', async () => {
    await copies.keep();
    await settled(() => open(api.url, 'claims'));
    await copies.putBack();
    // Somebody else writes as many entries, and more: the positions are all there, and hold something else.
    const url = await startAnother();
    for (let i = 0; i < 3; i++) expect((await open(url, 'claims')).status).toBe(201);
    const refused = problemOf(await settled(() => open(api.url, 'claims')));
    expect(refused).toMatchObject({ code: 'ledger_went_back' });
    expect(refused.detail).toContain('The database holds another history');
    const checkpoint = await settled(() => checkpointOf('claims'));
    expect(problemOf(checkpoint).code).toBe('ledger_went_back');
  });

  test('a ledger whose number another one has now is not taken for that one', async () => {
    await copies.keep();
    await settled(() => api.call('GET', '/readyz'));
    await api.createLedger('late');
    await copies.putBack();
    const url = await startAnother();
    const body = { id: 'other' };
    const made = await call(url, 'POST', '/v1/ledgers', { key: api.administrator, body });
    expect(made.status).toBe(201);
    const late = await settled(() => checkpointOf('late'));
    expect(problemOf(late)).toMatchObject({ code: 'ledger_went_back' });
    expect(await entriesIn('other')).toBe(2);
    // The registry went on without this server, which had seen another entry in its place.
    const registered = await settled(() =>
      api.call('POST', '/v1/ledgers', { key: api.administrator, body: { id: 'third' } }),
    );
    expect(problemOf(registered)).toMatchObject({ code: 'ledger_went_back' });
  });

  test('a ledger that was cut inside of what was written together is met by nobody who would go on', async () => {
    const body = [
      { type: 'decision.opened', body: opening },
      { type: 'job_card.filed', decision_ref: 0, body: card },
      { type: 'job_card.filed', decision_ref: 0, body: card },
    ];
    const path = '/v1/ledgers/claims/batch';
    const answer = await api.call('POST', path, { key: keys.get('claims'), body });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    const size = await entriesIn('claims');
    await api.api.close();
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    await allowChanges(client, async () => {
      const database = await TamperedDatabase.open(client);
      await database.rewrite((await database.rows()).slice(0, -1));
      await database.change('DELETE FROM docket.decision WHERE ledger_no = $1');
    }).finally(() => client.end());

    // Neither has seen anything, and the second does not even know what was signed.
    const detail = `The database went back: entry ${size - 2} of the ledger claims was written together with those up to entry ${size - 1}, so that there were ${size} entries, and now it holds ${size - 1}. Nothing was written.`;
    const { url } = await api.startAnother();
    const alone = await startAnother();
    for (const at of [url, alone]) {
      expect(problemOf(await open(at, 'claims'))).toMatchObject({
        status: 503,
        code: 'ledger_went_back',
        detail,
      });
      expect(problemOf(await call(at, 'GET', '/readyz')).code).toBe('ledger_went_back');
      expect((await open(at, 'quiet')).status).toBe(201);
    }
    expect(await entriesIn('claims')).toBe(size - 1);
    // A person decides that it goes on: that is recorded, and what was cut stays missing.
    const restored = { lost_size: size, kept_size: size - 1, reason: 'Nobody has the rest.' };
    const asked = { key: api.administrator, body: restored };
    const done = await call(url, 'POST', '/v1/ledgers/claims/restorations', asked);
    expect([done.status, done.text]).toEqual([201, done.text]);
    for (const at of [url, alone]) {
      expect((await settled(() => call(at, 'GET', '/readyz'))).status).toBe(200);
      expect((await open(at, 'claims')).status).toBe(201);
    }
  });
});
