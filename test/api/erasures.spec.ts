import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDossier, type Dossier, verifyDossier } from '@docket/report';
import { exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, intent, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';

interface Preview {
  values: { seq: number; decision: string; pointers: string[] }[];
  stays: { seq: number; pointer: string }[];
  held: { seq: number; hold: number }[];
  left: number;
  not_searched: number;
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
  const decide = async (more: object = {}): Promise<{ id: string; seqs: number[] }> => {
    const body = { ...opening, goal: `Refund ${SECRET}`, request: `${SECRET} wrote`, ...more };
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
    const all = await post('/erasures/previews', officer, { decision: id });
    expect(all.json).toEqual(answer.json);
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
    const { attention } = (await dossier(id)).model;
    const [told] = attention.filter(({ code }) => code === 'values_erased');
    expect(told?.text).toMatch(
      /^\d+ values were erased by order of prn_\w{26} at \S+Z \(ledger entry \d+\); prn_\w{26} had asked for it$/u,
    );
    expect(told?.evidence).toHaveLength(2);
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
    const listed = await api.call('GET', `${LEDGER}/erasures`, { key: auditor });
    expect(listed.json).toMatchObject({ legal_holds: [{ hold, record: claim }] });
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

  describe('of what is recorded about a person', () => {
    const why = { reason: 'asked', legal_basis: 'GDPR Art. 17(1)(b)' };
    const about = async (subject: string): Promise<Preview> => {
      const answer = await post('/erasures/previews', officer, { subject });
      expect(answer.status).toBe(200);
      return answer.json as Preview;
    };
    const decisionsOf = ({ values }: Preview) => [...new Set(values.map((one) => one.decision))];

    test('takes every decision about them, nobody else, and leaves what a hold covers', async () => {
      const [one, two, held, other] = [
        await decide({ subject_ref: 'person-1' }),
        await decide({ subject_ref: 'person-1' }),
        await decide({ subject_ref: 'person-1' }),
        await decide({ subject_ref: 'person-10' }),
      ];
      const claim = { decisions: [held.id], reason: 'a claim', subject_ref: 'person-1' };
      const hold = written(await post('/legal-holds', officer, claim)).receipt.seq;
      const preview = await about('person-1');
      expect(decisionsOf(preview)).toEqual([one.id, two.id]);
      expect(preview.values.map(({ seq }) => seq)).toEqual([...one.seqs, ...two.seqs]);
      expect(preview.held).toEqual(held.seqs.map((seq) => ({ seq, hold })));
      expect(preview).toMatchObject({ left: 0, not_searched: 0 });
      expect(JSON.stringify(preview)).not.toContain(SECRET);
      const asked = written(await post('/erasures', officer, { subject: 'person-1', ...why }));
      const path = `/erasures/${asked.receipt.seq}`;
      const read = await api.call('GET', `${LEDGER}${path}`, { key: auditor });
      expect(read.json).toMatchObject({ record: { about: 'subject', values: preview.values } });
      written(await post(`${path}/orders`, second, {}));
      for (const { id } of [one, two]) expect(await holds(id)).not.toContain(SECRET);
      for (const { id } of [held, other]) expect(await holds(id)).toContain(SECRET);
      // Who they were is gone as well; what is held is still found by it.
      expect(await holds(one.id)).not.toContain('person-1');
      expect(await about('person-1')).toMatchObject({ values: [], left: 0 });
      expect((await about('person-1')).held).toEqual(expect.arrayContaining(preview.held));
    });

    test('is not ordered where something was recorded of them since, and by a newer request goes', async () => {
      const { id } = await decide({ subject_ref: 'person-5' });
      const ask = async () =>
        written(await post('/erasures', officer, { subject: 'person-5', ...why })).receipt.seq;
      const first = await ask();
      const late = { ...card, rationale: `LATE ${SECRET}` };
      const { seq } = written(await post(`/decisions/${id}/job-cards`, agent, late)).receipt;
      const refused = problemOf(await post(`/erasures/${first}/orders`, second, {}));
      expect(refused).toMatchObject({ code: 'record_refused' });
      expect(refused.detail).toContain(`entry ${seq} was recorded about the person since`);
      expect(await holds(id)).toContain('person-5');
      const newer = await ask();
      // An export of it changes nothing.
      expect(await holds(id)).toContain(SECRET);
      await dossier(id);
      written(await post(`/erasures/${newer}/orders`, second, {}));
      expect(await holds(id)).not.toContain(SECRET);
      expect(await about('person-5')).toMatchObject({ values: [], left: 0 });
    });

    test('says how many decisions do not fit, and takes them when it is asked again', async () => {
      const words = Array.from({ length: 3_500 }, (_, i) => `word ${i}`);
      const ids: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        const { id } = await decide({ subject_ref: 'person-2' });
        written(await post(`/decisions/${id}/job-cards`, agent, { ...card, ext: { words } }));
        ids.push(id);
      }
      const gone: string[] = [];
      for (const left of [2, 1, 0]) {
        const preview = await about('person-2');
        expect(preview.left).toBe(left);
        const asked = written(await post('/erasures', officer, { subject: 'person-2', ...why }));
        written(await post(`/erasures/${asked.receipt.seq}/orders`, second, {}));
        gone.push(...decisionsOf(preview));
      }
      expect([...new Set(gone)]).toEqual(ids);
      for (const id of ids) expect(JSON.stringify(await dossier(id))).not.toContain('word 3');
      const again = await post('/erasures', officer, { subject: 'person-2', ...why });
      expect(problemOf(again)).toMatchObject({ status: 422, errors: [{ pointer: '/subject' }] });
    });

    test('is found again by the pseudonym until nothing is left that a hold covers', async () => {
      const [first] = [await decide({ subject_ref: 'person-3' })];
      const lines = await api.call('GET', `${LEDGER}/decisions/${first.id}`, { key: officer });
      const { opened_at: from } = lines.json as { opened_at: string };
      // Only of the opening, by its time.
      const claim = { period: { from, to: from }, reason: 'a claim' };
      const hold = written(await post('/legal-holds', officer, claim)).receipt.seq;
      const erased = async (): Promise<void> => {
        const asked = written(await post('/erasures', officer, { subject: 'person-3', ...why }));
        written(await post(`/erasures/${asked.receipt.seq}/orders`, second, {}));
      };
      await erased();
      expect((await about('person-3')).held).toEqual([{ seq: first.seqs[0], hold }]);
      written(await post('/legal-holds/liftings', officer, { hold, reason: 'settled' }));
      await erased();
      expect(await about('person-3')).toMatchObject({ values: [], held: [] });
      expect(await holds(first.id)).not.toContain(SECRET);
    });

    test('of one decision that is more than a request names goes by parts, the pseudonym last', async () => {
      const words = Array.from({ length: 4_000 }, (_, i) => `word ${i}`);
      const { id, seqs } = await decide({ subject_ref: 'person-4' });
      for (const ext of [{ words }, { words: [...words, 'and one'] }])
        written(await post(`/decisions/${id}/job-cards`, agent, { ...card, ext }));
      const [first] = seqs;
      for (const left of [1, 0]) {
        const preview = await about('person-4');
        expect(preview.left).toBe(left);
        expect(preview.values.some(({ seq }) => seq === first)).toBe(left === 0);
        const asked = written(await post('/erasures', officer, { subject: 'person-4', ...why }));
        written(await post(`/erasures/${asked.receipt.seq}/orders`, second, {}));
      }
      expect(JSON.stringify(await dossier(id))).not.toContain('word 3');
    });

    test.each([
      ['nothing', {}],
      ['a person and a decision', { subject: 'person-1', decision: 'dec_1' }],
      ['a person and entries', { subject: 'person-1', entries: [{ seq: 1 }] }],
      ['entries without a decision', { entries: [{ seq: 1 }] }],
    ])('names %s and is refused', async (_name, wish) => {
      for (const [path, body] of [
        ['/erasures/previews', wish],
        ['/erasures', { ...wish, ...why }],
      ] as const)
        expect(problemOf(await post(path, officer, body))).toMatchObject({
          code: 'validation_failed',
          errors: [{ code: 'oneOf' }],
        });
    });
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
