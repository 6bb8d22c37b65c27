import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDossier, type Dossier, verifyDossier } from '@docket/report';
import { exampleVerifier, hasPython } from '../support/example-verifier.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, intent, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';

interface Preview {
  values: { seq: number; pointers: string[] }[];
  stays: { seq: number; pointer: string }[];
  held: { seq: number; hold: number }[];
}

describe('erasures over HTTP', () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  let second: string;
  let auditor: string;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-erasures-'));
    api = await startTestApi();
    await api.createLedger('claims');
    [agent, officer, second, auditor] = await Promise.all([
      api.createKey('claims', 'agent'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'auditor'),
    ]);
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const post = (path: string, key: string, body: object): Promise<Answer> =>
    api.call('POST', `${LEDGER}${path}`, { key, body });

  /** A decision that names somebody in three entries. */
  const decide = async (): Promise<{ id: string; seqs: number[] }> => {
    const body = { ...opening, goal: `Refund ${SECRET}`, request: `${SECRET} wrote` };
    const opened = written(await post('/decisions', agent, body));
    const id = opened.decision_id ?? '';
    const filed = written(
      await post(`/decisions/${id}/job-cards`, agent, {
        ...card,
        goal: `Write to ${SECRET}`,
        tool_calls: [{ tool_name: 'mail', arguments: { to: SECRET, cc: [], n: 1 } }],
        ext: { customer: { name: SECRET, vip: true } },
      }),
    );
    const acted = written(
      await api.call('POST', `${LEDGER}/decisions/${id}/side-effects`, {
        key: agent,
        body: { ...intent, target: { system: 'mail', resource: SECRET } },
        headers: { 'idempotency-key': `act-${id}` },
      }),
    );
    return { id, seqs: [opened, filed, acted].map(({ receipt }) => receipt.seq) };
  };
  const whole = (id: string, seqs: number[]) => ({
    decision: id,
    entries: seqs.map((seq) => ({ seq })),
    reason: 'asked',
    legal_basis: 'GDPR Art. 17(1)(b)',
  });
  const erase = async (id: string, seqs: number[]): Promise<number> => {
    const asked = written(await post('/erasures', officer, whole(id, seqs))).receipt.seq;
    return written(await post(`/erasures/${asked}/orders`, second, {})).receipt.seq;
  };
  const dossier = async (id: string, query = ''): Promise<Dossier> => {
    const path = `${LEDGER}/decisions/${id}/dossier.json${query}`;
    const answer = await api.call('GET', path, { key: officer });
    expect(answer.status).toBe(200);
    return answer.json as Dossier;
  };
  const holds = async (id: string, query = ''): Promise<string> => {
    const made = await dossier(id, query);
    expect(await verifyDossier(made)).toMatchObject({ findings: [] });
    expect(await checkDossier(made)).toMatchObject({ matches: true });
    if (hasPython) {
      const file = join(folder, 'dossier.json');
      await writeFile(file, JSON.stringify(made));
      expect(exampleVerifier(file)).toBe('verified');
    }
    return JSON.stringify(made);
  };

  test('a dry run says what would go and what stays, and records nothing', async () => {
    const { id, seqs } = await decide();
    const size = await api.size('claims');
    const { entries } = whole(id, seqs);
    const answer = await post('/erasures/previews', officer, { decision: id, entries });
    expect(answer.status).toBe(200);
    const { values, stays, held } = answer.json as Preview;
    expect(values.map(({ seq, pointers }) => [seq, pointers])).toEqual([
      [seqs[0], ['/goal', '/request']],
      [
        seqs[1],
        [
          '/ext/customer/name',
          '/ext/customer/vip',
          '/goal',
          '/tool_calls/0/arguments/cc',
          '/tool_calls/0/arguments/n',
          '/tool_calls/0/arguments/to',
          '/tool_calls/0/tool_name',
        ],
      ],
      [seqs[2], ['/operation', '/owner', '/target/resource', '/target/system']],
    ]);
    expect(stays.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/stakes', '/agent/id', '/confidence', '/amount/value']),
    );
    expect(held).toEqual([]);
    expect(answer.text).not.toContain(SECRET);
    expect(await api.size('claims')).toBe(size);
  });

  test.each<[string, (id: string, seqs: number[]) => object, string]>([
    [
      'an entry of another decision',
      (id) => ({ decision: id, entries: [{ seq: 0 }] }),
      '/entries/0/seq',
    ],
    [
      'an entry twice',
      (id, [seq]) => ({ decision: id, entries: [{ seq }, { seq }] }),
      '/entries/0/seq',
    ],
    [
      'a place that is not there',
      (id, [seq]) => ({ decision: id, entries: [{ seq, pointers: ['/goal', '/nothing'] }] }),
      '/entries/0/pointers/1',
    ],
    [
      'what the rules work with, and nothing else',
      (id, [seq]) => ({ decision: id, entries: [{ seq, pointers: ['/stakes', '/agent'] }] }),
      '/entries',
    ],
  ])('%s is refused, with the place', async (_name, wish, pointer) => {
    const { id, seqs } = await decide();
    const reasons = { reason: 'asked', legal_basis: 'GDPR' };
    const answer = await post('/erasures', officer, { ...wish(id, seqs), ...reasons });
    expect(problemOf(answer)).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  test('is ordered by another person, and then nothing shows the value: every copy verifies', async () => {
    const { id, seqs } = await decide();
    const before = await holds(id);
    expect(before).toContain(SECRET);
    const asked = written(await post('/erasures', officer, whole(id, seqs))).receipt.seq;
    expect(await holds(id)).toContain(SECRET);
    const alone = await post(`/erasures/${asked}/orders`, officer, {});
    expect(problemOf(alone)).toMatchObject({ status: 422, code: 'record_refused' });
    expect(alone.text).toContain('an erasure takes two people');
    const list = await api.call('GET', `${LEDGER}/erasures`, { key: auditor });
    expect(list.json).toMatchObject({ waiting: [{ request: asked }] });
    const ordered = written(await post(`/erasures/${asked}/orders`, second, { note: 'checked' }));
    const read = await api.call('GET', `${LEDGER}/erasures/${asked}`, { key: auditor });
    expect(read.json).toMatchObject({ state: 'ordered', ordered: { seq: ordered.receipt.seq } });
    for (const query of ['', '?variant=redacted&profile=public', '?variant=subject&locale=de'])
      expect(await holds(id, query)).not.toContain(SECRET);
    const pdf = await api.call('GET', `${LEDGER}/decisions/${id}/dossier.pdf`, { key: officer });
    expect(pdf.status).toBe(200);
    const lines = await api.call('GET', `${LEDGER}/entries?from=0&limit=500`, { key: auditor });
    expect(lines.status).toBe(200);
    expect(lines.text).toContain(`"erased_by":${ordered.receipt.seq}`);
    const shown = await api.call('GET', `${LEDGER}/decisions/${id}`, { key: officer });
    expect(shown.text).toContain(`[erased by entry ${ordered.receipt.seq}]`);
    const run = await post('/verification', auditor, { depth: 'full' });
    expect(run.json).toMatchObject({ report: { findings: [] } });
    for (const text of [
      shown.text,
      lines.text
        .split('\n')
        .filter((line) => line.includes(id))
        .join(),
    ])
      expect(text).not.toContain(SECRET);
  });

  test('a hold refuses what was asked for before, until it is lifted', async () => {
    const { id, seqs } = await decide();
    const asked = written(await post('/erasures', officer, whole(id, seqs))).receipt.seq;
    const claim = { decisions: [id], reason: 'a claim' };
    const hold = written(await post('/legal-holds', officer, claim)).receipt.seq;
    const { entries } = whole(id, seqs);
    const preview = await post('/erasures/previews', officer, { decision: id, entries });
    expect((preview.json as Preview).held).toEqual(seqs.map((seq) => ({ seq, hold })));
    const refused = await post(`/erasures/${asked}/orders`, second, {});
    expect(problemOf(refused)).toMatchObject({ status: 422, code: 'record_refused' });
    expect(refused.text).toContain(`under the legal hold that entry ${hold} placed`);
    expect(JSON.stringify(await dossier(id))).toContain(SECRET);
    written(await post('/legal-holds/liftings', officer, { hold, reason: 'settled' }));
    written(await post(`/erasures/${asked}/orders`, second, {}));
    expect(await holds(id)).not.toContain(SECRET);
  });

  test('the work goes on: a decision of which values are gone takes cards, reviews and its close', async () => {
    const { id, seqs } = await decide();
    await erase(id, seqs.slice(0, 2));
    written(await post(`/decisions/${id}/job-cards`, agent, card));
    await erase(id, seqs.slice(2));
    written(await post(`/decisions/${id}/close`, agent, { outcome: 'completed' }));
    expect(await holds(id)).not.toContain(SECRET);
  });
});
