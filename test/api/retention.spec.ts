import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkCertificate, decodeCertificate } from '@docket/report';
import pg from 'pg';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { daysAgo } from '../support/days-ago.js';
import { until } from '../support/within.js';
import { card, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';
const DAY_MS = 86_400_000;

interface Look {
  values: { seq: number; decision: string; pointers: string[] }[];
  held: { seq: number; hold: number }[];
  until: string;
  next?: number;
}

describe('what the policy keeps no longer', () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  let second: string;
  const old: string[] = [];
  let openOne = '';
  let heldOne = '';
  let young = '';
  let administrator: string;

  const post = (path: string, key: string, body: object): Promise<Answer> =>
    api.call('POST', `${LEDGER}${path}`, { key, body });
  const keep = async (days: unknown): Promise<Answer> => {
    const read = await api.call('GET', `${LEDGER}/policy`, { key: officer });
    const { policy, revision } = read.json as { policy: object; revision: number };
    const changed = { ...policy, version: `kept-${String(days)}`, retention: { days } };
    const body = { policy: changed, reason: 'kept', revision: revision + 1 };
    return api.call('PUT', `${LEDGER}/policy`, { key: administrator, body });
  };
  const open = async (): Promise<string> => {
    const body = { ...opening, goal: `Refund ${SECRET}`, subject_ref: 'person-1' };
    return written(await post('/decisions', agent, body)).decision_id ?? '';
  };
  const close = async (id: string): Promise<void> => {
    const body = { outcome: 'completed', summary: `Told ${SECRET}` };
    written(await post(`/decisions/${id}/close`, agent, body));
  };
  const look = async (expired: object = {}): Promise<Look> => {
    const answer = await post('/erasures/previews', officer, { expired });
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.json as Look;
  };
  const why = { reason: 'kept for half a year', legal_basis: 'GDPR Art. 5(1)(e)' };

  beforeAll(async () => {
    api = await startTestApi();
    await daysAgo(200, async () => {
      await api.createLedger('claims', { two_people_for: [] });
      agent = await api.createKey('claims', 'agent');
      officer = await api.createKey('claims', 'officer');
      second = await api.createKey('claims', 'officer');
      administrator = await api.createKey('claims', 'administrator');
      for (let i = 0; i < 3; i++) old.push(await open());
      for (const id of old) await close(id);
      [openOne, heldOne] = [await open(), await open()];
      await close(heldOne);
    });
    young = await open();
    await close(young);
    await post('/legal-holds', officer, { decisions: [heldOne], reason: 'a claim' });
  });
  afterAll(() => api.close());

  test('is nothing as long as the policy says nothing, whoever asks', async () => {
    const refused = problemOf(await post('/erasures/previews', officer, { expired: {} }));
    expect(refused.code).toBe('record_refused');
    expect(refused.detail).toContain('keeps everything');
    expect(problemOf(await post('/erasures/previews', agent, { expired: {} })).code).toBe(
      'role_not_allowed',
    );
  });

  test.each([182, 0, 36_526, '183'])('is not what is younger than %j days', async (days) => {
    expect(problemOf(await keep(days)).code).toBe('validation_failed');
  });

  test('goes by two people, with a certificate; what is open, held or younger stays', async () => {
    written(await keep(183));
    const seen = await look();
    expect([...new Set(seen.values.map(({ decision }) => decision))].toSorted()).toEqual(
      old.toSorted(),
    );
    expect(seen.held.length).toBeGreaterThan(0);
    expect(seen.next).toBeUndefined();
    expect(Date.parse(seen.until)).toBeLessThan(Date.now() - 183 * DAY_MS);
    const pointers = seen.values.flatMap((one) => one.pointers);
    expect(pointers.filter((one) => one === '/subject_ref')).toHaveLength(old.length);
    const asked = written(await post('/erasures', officer, { expired: {}, ...why })).receipt.seq;
    expect(problemOf(await post(`/erasures/${asked}/orders`, officer, {})).code).toBe(
      'record_refused',
    );
    written(await post(`/erasures/${asked}/orders`, second, {}));
    for (const id of old)
      expect(
        (await api.call('GET', `${LEDGER}/decisions/${id}`, { key: agent })).text,
      ).not.toContain(SECRET);
    for (const id of [openOne, heldOne, young])
      expect((await api.call('GET', `${LEDGER}/decisions/${id}`, { key: agent })).text).toContain(
        SECRET,
      );
    expect((await look()).values).toEqual([]);
    const path = `${LEDGER}/erasures/${asked}/certificate`;
    const { text } = await api.call('GET', path, { key: second });
    const made = decodeCertificate(new TextEncoder().encode(text));
    expect(made.erasure.request).toMatchObject({
      about: 'retention',
      by_age: { rules: [{ days: 183 }] },
    });
    expect((await checkCertificate(made)).report).toMatchObject({ verified: true, findings: [] });
    const again = problemOf(await post('/erasures', officer, { expired: {}, ...why }));
    expect(again).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/expired' }] });
  });

  test('is one of three ways to name what goes, and no two of them', async () => {
    for (const body of [
      { expired: {}, subject: 'person-1' },
      { expired: {}, decision: young },
      { expired: {}, entries: [{ seq: 1 }] },
      { expired: { after: -1 } },
      { expired: { before: 1 } },
    ])
      expect(problemOf(await post('/erasures/previews', officer, body)).code).toBe(
        'validation_failed',
      );
  });
});

describe('what a schedule asks for', () => {
  const LEDGERS = ['waits', 'auto', 'turned', 'changed', 'partly'];
  const EVERY_MS = 1_000;
  const CARDS = [{ name: 'cards', types: ['job_card.filed'], days: 365 }];
  let api: TestApi;
  let metricsUrl: string | undefined;
  let superuser: pg.Client;
  const log: string[] = [];
  const officers: Record<string, string> = {};
  const old: Record<string, string> = {};
  let heldOne = '';
  let [openOne, damagedOne] = ['', ''];

  const at = (ledger: string, path: string): string => `/v1/ledgers/${ledger}${path}`;
  const post = (ledger: string, path: string, key: string, body: object): Promise<Answer> =>
    api.call('POST', at(ledger, path), { key, body });
  const get = (ledger: string, path: string): Promise<Answer> =>
    api.call('GET', at(ledger, path), { key: officers[ledger] ?? '' });
  const waiting = async (ledger: string): Promise<Waiting[]> =>
    ((await get(ledger, '/erasures')).json as { waiting: Waiting[] }).waiting;
  const isGone = async (ledger: string): Promise<boolean> =>
    !(await get(ledger, `/decisions/${old[ledger]}`)).text.includes(`Refund ${SECRET}`);
  const entries = async (ledger: string, type: string): Promise<number> => {
    const { rows } = await superuser.query(
      `SELECT count(*)::int AS n FROM docket.entry JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = $1 AND type = $2`,
      [ledger, type],
    );
    return (rows as { n: number }[])[0]?.n ?? 0;
  };
  const begin = async (ledger: string, key: string): Promise<string> => {
    const body = { ...opening, goal: `Refund ${SECRET}`, subject_ref: 'person-1' };
    return written(await post(ledger, '/decisions', key, body)).decision_id ?? '';
  };
  const decide = async (ledger: string, key: string): Promise<string> => {
    const id = await begin(ledger, key);
    written(
      await post(ledger, `/decisions/${id}/job-cards`, key, { ...card, goal: `Card ${SECRET}` }),
    );
    written(await post(ledger, `/decisions/${id}/close`, key, { outcome: 'completed' }));
    return id;
  };
  const holds = async (ledger: string): Promise<void> => {
    const asked = { key: officers[ledger] ?? '', body: { depth: 'full' } };
    const headers = { prefer: 'wait=60' };
    const answer = await api.call('POST', at(ledger, '/verification'), { ...asked, headers });
    expect(answer.json).toMatchObject({ state: 'finished', report: { verified: true } });
  };
  const certified = async (ledger: string, request: number): Promise<ErasureCertificate> => {
    const { text } = await get(ledger, `/erasures/${request}/certificate`);
    const made = decodeCertificate(new TextEncoder().encode(text));
    expect((await checkCertificate(made)).report).toMatchObject({ verified: true, findings: [] });
    return made;
  };

  beforeAll(async () => {
    api = await startTestApi();
    await daysAgo(200, async () => {
      await api.createLedger('waits', { retention: { days: 183, classes: CARDS } });
      await api.createLedger('auto', { retention: { days: 183, expiry: 'automatic' } });
      await api.createLedger('turned', { retention: { days: 183 }, two_people_for: [] });
      await api.createLedger('partly', { retention: { days: 183 } });
      await api.createLedger('changed', { retention: { days: 183, expiry: 'automatic' } });
      for (const ledger of LEDGERS) {
        officers[ledger] = await api.createKey(ledger, 'officer');
        const agent = await api.createKey(ledger, 'agent');
        if (ledger === 'changed') {
          openOne = await begin(ledger, agent);
          damagedOne = await decide(ledger, agent);
        }
        old[ledger] = await decide(ledger, agent);
        if (ledger === 'auto') heldOne = await decide(ledger, agent);
      }
    });
    await post('auto', '/legal-holds', officers['auto'] ?? '', {
      decisions: [heldOne],
      reason: 'a claim',
    });
    superuser = new pg.Client({ connectionString: api.database.url });
    await superuser.connect();
    // As the service's login may, where lists are made from.
    await until(60, 'the search', async () => {
      const { rowCount } = await superuser.query(
        `UPDATE docket.search_decision SET status = 'closed' WHERE decision_id = $1`,
        [openOne],
      );
      return rowCount === 1;
    });
    await superuser.query('ALTER TABLE docket.body DISABLE TRIGGER USER');
    await superuser.query(
      `UPDATE docket.body b SET body = '{}' FROM docket.entry e
       WHERE e.ledger_no = b.ledger_no AND e.seq = b.seq AND e.decision_id = $1`,
      [damagedOne],
    );
    for (const name of ['refuse_row_change', 'refuse_statement_change'])
      await superuser.query(`ALTER TABLE docket.body ENABLE ALWAYS TRIGGER ${name}`);
    const settings = { expiryEveryMs: EVERY_MS, logLevel: 'info' as const };
    const write = (line: string): void => void log.push(line);
    const metrics = { port: 0, host: '127.0.0.1' };
    ({ metricsUrl } = await api.startAnother({ ...settings, metrics }, write));
    await api.startAnother(settings, write);
  });
  afterAll(async () => {
    await superuser.end();
    await api.close();
  });

  const told = async (): Promise<string> => (await fetch(metricsUrl ?? '')).text();
  /** Until both workers had their turn again. */
  const round = async (): Promise<void> => {
    const before = performance.now();
    await until(60, 'further runs', () => performance.now() - before > 3 * EVERY_MS);
  };

  test('waits for a person, once, with what no class keeps longer; the class is kept', async () => {
    await until(60, 'a request', async () => (await waiting('waits')).length > 0);
    await round();
    const [one, ...more] = await waiting('waits');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ requested_by: 'docket', for_age: true });
    expect(await entries('waits', 'erasure.requested')).toBe(1);
    expect(await isGone('waits')).toBe(false);
    await until(60, 'the metrics', async () => (await told()).includes('state="waiting"} 3'));
    const { request = 0 } = one ?? {};
    written(await post('waits', `/erasures/${request}/orders`, officers['waits'] ?? '', {}));
    expect(await isGone('waits')).toBe(true);
    expect((await get('waits', `/decisions/${old['waits']}/entries`)).text).toContain(
      `Card ${SECRET}`,
    );
    await round();
    expect(await entries('waits', 'erasure.requested')).toBe(1);
    const { erasure } = await certified('waits', request);
    expect(erasure.request).toMatchObject({ by: 'docket', by_age: { rules: [{ days: 183 }] } });
    await holds('waits');
  });

  test('is gone without a person where the policy says so, but for what is held', async () => {
    await until(60, 'the erasure', () => isGone('auto'), { state: () => log.join('') });
    await round();
    expect(await entries('auto', 'erasure.requested')).toBe(1);
    expect(await entries('auto', 'erasure.executed')).toBe(1);
    expect((await get('auto', `/decisions/${heldOne}`)).text).toContain(SECRET);
    expect(await told()).toMatch(/docket_expiry_held_entries [1-9]/);
    const { rows } = await superuser.query(
      `SELECT min(seq)::int AS seq FROM docket.entry JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = 'auto' AND type = 'erasure.requested'`,
    );
    const { erasure } = await certified('auto', (rows as { seq: number }[])[0]?.seq ?? 0);
    expect([erasure.request.by, erasure.order.by]).toEqual(['docket', 'docket']);
    await holds('auto');
  });

  test('leaves out what is open, whatever lists say, and what is damaged, and goes on', async () => {
    await until(60, 'the erasure', () => isGone('changed'), { state: () => log.join('') });
    await until(60, 'the metrics', async () =>
      (await told()).includes('docket_expiry_skipped_decisions 2\n'),
    );
    expect(log.join('')).toContain(`decision ${openOne} is left out: Decision ${openOne} is open`);
    expect(log.join('')).toMatch(
      new RegExp(`decision ${damagedOne} is left out: Entry \\d+ is not`),
    );
    expect(await entries('changed', 'erasure.requested')).toBe(1);
    // Only now: that it is read is recorded, and its row is made anew.
    expect((await get('changed', `/decisions/${openOne}/entries`)).text).toContain(SECRET);
    // Whoever asks by hand is told.
    const asked = await post('changed', '/erasures/previews', officers['changed'] ?? '', {
      expired: {},
    });
    expect(problemOf(asked).detail).toMatch(/is open, and lists|is not what its leaf commits to/);
  });

  test('goes on without a request that cannot be ordered any more', async () => {
    await until(60, 'a request', async () => (await waiting('partly')).length > 0);
    const [first] = await waiting('partly');
    const [one, another] = [officers['partly'] ?? '', await api.createKey('partly', 'officer')];
    // Somebody has a part of it erased for another reason.
    const { rows } = await superuser.query<{ seq: number }>(
      'SELECT min(seq)::int AS seq FROM docket.entry WHERE decision_id = $1',
      [old['partly']],
    );
    const goal = { seq: rows[0]?.seq, pointers: ['/goal'] };
    const wish = { decision: old['partly'], entries: [goal] };
    const why = { reason: 'asked for', legal_basis: 'GDPR Art. 17(1)(b)' };
    const { seq } = written(await post('partly', '/erasures', one, { ...wish, ...why })).receipt;
    written(await post('partly', `/erasures/${seq}/orders`, another, {}));
    const refused = await post('partly', `/erasures/${first?.request}/orders`, one, {});
    expect(problemOf(refused).code).toBe('record_refused');

    await until(60, 'another request', async () => (await waiting('partly')).length > 1);
    const [stuck, next, ...more] = await waiting('partly');
    expect([stuck?.request, more]).toEqual([first?.request, []]);
    expect(log.join('')).toMatch(
      new RegExp(
        `entry ${first?.request} lapses at .* and is gone on without: of entry \\d+ not all`,
      ),
    );
    written(await post('partly', `/erasures/${next?.request}/orders`, one, {}));
    await round();
    expect(await entries('partly', 'erasure.requested')).toBe(3);
    const { text } = await get('partly', `/decisions/${old['partly']}/entries`);
    expect(text).not.toContain(SECRET);
    await holds('partly');
  });

  test('is carried out by a later run where one ended between request and order', async () => {
    await until(60, 'a request', async () => (await waiting('turned')).length > 0);
    const { policy, revision } = (await get('turned', '/policy')).json as {
      policy: object;
      revision: number;
    };
    const changed = {
      ...policy,
      version: 'automatic',
      retention: { days: 183, expiry: 'automatic' },
    };
    const body = { policy: changed, reason: 'by itself', revision: revision + 1 };
    const key = await api.createKey('turned', 'administrator');
    written(await api.call('PUT', at('turned', '/policy'), { key, body }));
    await until(60, 'the erasure', () => isGone('turned'), { state: () => log.join('') });
    expect(await entries('turned', 'erasure.requested')).toBe(1);
    await holds('turned');
  });
});

interface Waiting {
  request: number;
  requested_by: string;
  for_age: boolean;
}
type ErasureCertificate = ReturnType<typeof decodeCertificate>;
