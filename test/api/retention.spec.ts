import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkCertificate, decodeCertificate } from '@docket/report';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';
const DAY_MS = 86_400_000;

interface Look {
  values: { seq: number; decision: string; pointers: string[] }[];
  held: { seq: number; hold: number }[];
  until: string;
  next?: number;
}

/** Does it as if it were so many days ago. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const Real = Date;
  const shifted = class extends Real {
    constructor(...given: [] | [string | number]) {
      if (given.length === 0) super(Real.now() - days * DAY_MS);
      else super(...given);
    }
    static override now(): number {
      return Real.now() - days * DAY_MS;
    }
  };
  globalThis.Date = shifted as typeof Date;
  try {
    return await work();
  } finally {
    globalThis.Date = Real;
  }
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
      await api.createLedger('claims');
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
    expect(made.erasure.request.about).toBe('retention');
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
