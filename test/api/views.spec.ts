import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, problemOf, type Answer, type TestApi } from './support/api.js';

interface View {
  view_id: string;
  name: string;
  filter: Record<string, string> | null;
  shared: boolean;
  owner: string;
  yours: boolean;
  changed_at: string;
}

describe('searches that are kept', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    await api.createLedger('other');
    for (const name of ['ada', 'bo']) keys[name] = await api.createKey('claims', 'reviewer');
    for (const name of ['officer', 'second']) keys[name] = await api.createKey('claims', 'officer');
    for (const name of ['auditor', 'agent'] as const)
      keys[name] = await api.createKey('claims', name);
    keys['stranger'] = await api.createKey('other', 'officer');
  });
  afterAll(() => api.close());

  const call = (method: string, path: string, key: string, body?: object): Promise<Answer> =>
    api.call(method, `/v1/ledgers/claims/views${path}`, {
      key: keys[key],
      ...(body === undefined ? {} : { body }),
    });
  const good = <Body>(answer: Answer): Body => {
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.json as Body;
  };
  const keep = async (key: string, body: object): Promise<View> =>
    good<View>(await call('POST', '', key, body));
  const list = async (key: string): Promise<View[]> =>
    good<{ views: View[] }>(await call('GET', '', key)).views;
  const namesFor = async (key: string): Promise<string[]> =>
    (await list(key)).map(({ name }) => name);

  test('are a person’s own, until an officer shares one with the ledger', async () => {
    const filter = { stakes: 'high', q: 'kettle "half price"', needs_human: 'true' };
    const mine = await keep('ada', { name: ' Kettles ', filter });
    expect(mine).toMatchObject({ name: 'Kettles', filter, shared: false, yours: true });
    expect(await list('ada')).toEqual([mine]);
    for (const key of ['bo', 'officer', 'auditor']) {
      expect(await namesFor(key)).toEqual([]);
      for (const method of ['GET', 'DELETE'])
        expect(problemOf(await call(method, `/${mine.view_id}`, key)).code).toBe('unknown_view');
    }
    const shared = await keep('officer', {
      name: 'Held',
      filter: { status: 'held' },
      shared: true,
    });
    for (const key of ['bo', 'second', 'auditor']) {
      const [seen, ...others] = await list(key);
      expect([seen, others]).toEqual([{ ...shared, yours: false }, []]);
      expect(good(await call('GET', `/${shared.view_id}`, key))).toEqual(seen);
    }
    expect(await namesFor('ada')).toEqual(['Held', 'Kettles']);
    // Whoever sees it does not take it from others.
    for (const key of ['ada', 'auditor'])
      expect(problemOf(await call('DELETE', `/${shared.view_id}`, key)).status).toBe(404);
    expect((await call('DELETE', `/${shared.view_id}`, 'second')).status).toBe(204);
    expect(await namesFor('officer')).toEqual([]);
    expect((await call('DELETE', `/${mine.view_id}`, 'ada')).status).toBe(204);
    expect(problemOf(await call('DELETE', `/${mine.view_id}`, 'ada')).code).toBe('unknown_view');
  });

  test('keep amounts as they were written, and take none that compares currencies', async () => {
    const filter = { operation: 'issue_refund', currency: 'EUR', amount_min: '1000.00' };
    const kept = await keep('ada', { name: 'Large', filter });
    expect((await list('ada')).map((one) => one.filter)).toEqual([filter]);
    const refused = await call('POST', '', 'ada', { name: 'y', filter: { amount_min: '5' } });
    expect(problemOf(refused).errors?.[0]?.pointer).toBe('/filter/amount_min');
    expect((await call('DELETE', `/${kept.view_id}`, 'ada')).status).toBe(204);
  });

  test('are replaced by name, keep their id, and can be taken back from the ledger', async () => {
    const first = await keep('officer', { name: 'x', filter: { q: 'a' }, shared: true });
    const again = await keep('officer', { name: 'x', filter: { q: 'b' } });
    expect(again).toMatchObject({ view_id: first.view_id, filter: { q: 'b' }, shared: false });
    expect(await namesFor('ada')).toEqual([]);
    // Another's of the same name is another one.
    const other = await keep('second', { name: 'x', filter: { q: 'c' }, shared: true });
    expect(other.view_id).not.toBe(first.view_id);
    expect((await list('officer')).map(({ filter }) => filter)).toEqual([{ q: 'b' }, { q: 'c' }]);
    const both = await Promise.all([
      keep('bo', { name: 'at once', filter: { q: '1' } }),
      keep('bo', { name: 'at once', filter: { q: '2' } }),
    ]);
    expect(new Set(both.map((one) => one.view_id)).size).toBe(1);
    for (const { view_id: id } of [first, other])
      expect((await call('DELETE', `/${id}`, 'officer')).status).toBe(204);
  });

  test('are shared by officers alone, and are of their ledger alone', async () => {
    for (const key of ['ada', 'auditor']) {
      const refused = await call('POST', '', key, { name: 'x', filter: {}, shared: true });
      expect(problemOf(refused)).toMatchObject({ status: 403, code: 'role_not_allowed' });
    }
    const kept = await keep('officer', { name: 'walls', filter: {}, shared: true });
    for (const [method, path] of [
      ['GET', ''],
      ['GET', `/${kept.view_id}`],
      ['DELETE', `/${kept.view_id}`],
    ] as const)
      expect(problemOf(await call(method, path, 'stranger')).code).toBe('wrong_ledger');
    const elsewhere = `/v1/ledgers/other/views/${kept.view_id}`;
    for (const method of ['GET', 'DELETE'])
      expect(problemOf(await api.call(method, elsewhere, { key: keys['stranger'] }))).toMatchObject(
        { code: 'unknown_view' },
      );
    expect(await namesFor('ada')).toEqual(['walls']);
    await call('DELETE', `/${kept.view_id}`, 'officer');
  });

  test.each([
    [{ filter: {} }, '/name'],
    [{ name: 'x' }, '/filter'],
    [{ name: '  ', filter: {} }, '/name'],
    [{ name: 'x'.repeat(61), filter: {} }, '/name'],
    [{ name: 'a\u0007b', filter: {} }, '/name'],
    [{ name: 'x', filter: { stake: 'high' } }, '/filter/stake'],
    [{ name: 'x', filter: { limit: '9' } }, '/filter/limit'],
    [{ name: 'x', filter: { stakes: 'huge' } }, '/filter/stakes'],
    [{ name: 'x', filter: { stakes: '' } }, '/filter/stakes'],
    [{ name: 'x', filter: { needs_human: true } }, '/filter/needs_human'],
    [{ name: 'x', filter: { agent: 'x'.repeat(513) } }, '/filter/agent'],
    [{ name: 'x', filter: { agent: 'a\u0007' } }, '/filter/agent'],
    [{ name: 'x', filter: { opened_from: 'soon' } }, '/filter/opened_from'],
    [{ name: 'x', filter: { section: '4.2' } }, '/filter/section'],
    [{ name: 'x', filter: { q: 'x OR' } }, '/filter/q'],
    [{ name: 'x', filter: {}, public: true }, '/public'],
  ])('refuses %j, and says where', async (body, pointer) => {
    const problem = problemOf(await call('POST', '', 'ada', body));
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
    expect([...new Set(problem.errors?.map((one) => one.pointer))]).toEqual([pointer]);
  });

  test('are no more than fifty of one owner; those there are can still be changed', async () => {
    const filter = { status: 'open' };
    for (let i = 0; i < 49; i += 1) await keep('bo', { name: `${i}`, filter });
    expect(await namesFor('bo')).toHaveLength(50);
    const refused = problemOf(await call('POST', '', 'bo', { name: 'one more', filter }));
    expect([refused.status, refused.code]).toEqual([422, 'record_refused']);
    expect(refused.next).toBe('Forget one that you do not need.');
    expect(await keep('bo', { name: '7', filter: {} })).toMatchObject({ filter: {} });
  });

  test('of another version, or by somebody’s hand, are no filter that finds everything', async () => {
    const kept = await keep('ada', { name: 'tampered', filter: { q: 'x' } });
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      for (const text of ['{"stakes":"huge"}', '{"new":"x"}', '[]', 'null', '{', '{"q":1}']) {
        await client.query('UPDATE docket.saved_view SET filter = $1 WHERE view_id = $2', [
          text,
          kept.view_id,
        ]);
        const read = good<View>(await call('GET', `/${kept.view_id}`, 'ada'));
        expect([text, read.filter]).toEqual([text, null]);
      }
    } finally {
      await client.end();
    }
    expect((await list('ada')).find(({ name }) => name === 'tampered')?.filter).toBeNull();
  });
});
