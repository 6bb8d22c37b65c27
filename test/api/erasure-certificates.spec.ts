import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkCertificate,
  checkCertificatePdf,
  decodeCertificate,
  encodeCertificate,
  type ErasureCertificate,
  extractCertificate,
} from '@docket/report';
import { Database, LedgerService } from '@docket/store';
import pg from 'pg';
import { TestSealer } from '../../libs/report/src/fixtures/sealer.js';
import { forge } from '../tamper/forge.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';
const KEPT = 'kept beside it';
const HOLD_REASON = 'Quill against us';

describe('certificates of erasures', () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  let second: string;
  let auditor: string;
  let sealer: TestSealer;
  beforeAll(async () => {
    sealer = new TestSealer();
    const path = sealer.pkcs12('');
    api = await startTestApi({ seal: { kind: 'file', path, passphraseFile: undefined } });
    await api.createLedger('claims');
    [agent, officer, second, auditor] = await Promise.all([
      api.createKey('claims', 'agent'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'officer'),
      api.createKey('claims', 'auditor'),
    ]);
  });
  afterAll(async () => {
    await api?.close();
    sealer?.close();
  });

  const post = (path: string, key: string, body: object): Promise<Answer> =>
    api.call('POST', `${LEDGER}${path}`, { key, body });
  const decide = async (): Promise<{ id: string; seqs: [number, number] }> => {
    const body = { ...opening, goal: `Refund ${SECRET}`, request: KEPT };
    const opened = written(await post('/decisions', agent, body));
    const id = opened.decision_id ?? '';
    const told = { ...card, goal: `Write to ${SECRET}`, ext: { note: KEPT, customer: SECRET } };
    const filed = written(await post(`/decisions/${id}/job-cards`, agent, told));
    return { id, seqs: [opened.receipt.seq, filed.receipt.seq] };
  };
  const ask = async (decision: string, entries: object[]): Promise<number> => {
    const why = { reason: 'Asked by letter.', legal_basis: 'GDPR Art. 17(1)(b)' };
    return written(await post('/erasures', officer, { decision, entries, ...why })).receipt.seq;
  };
  const erase = async (decision: string, entries: object[]): Promise<[number, number]> => {
    const request = await ask(decision, entries);
    const answer = await post(`/erasures/${request}/orders`, second, { note: 'Looked at.' });
    return [request, written(answer).receipt.seq];
  };
  const get = (request: number, query = '', headers = {}, key = auditor): Promise<Answer> =>
    api.call('GET', `${LEDGER}/erasures/${request}/certificate${query}`, { key, headers });
  const certified = async (request: number): Promise<ErasureCertificate> => {
    const answer = await get(request);
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()]);
    return decodeCertificate(new TextEncoder().encode(answer.text));
  };
  const goal = ([first]: [number, number]) => [{ seq: first, pointers: ['/goal'] }];

  test('names who, when, places and digests, verifies by itself, and shows no value', async () => {
    const { id, seqs } = await decide();
    const [request, order] = await erase(id, [
      ...goal(seqs),
      { seq: seqs[1], pointers: ['/goal', '/ext/customer'] },
    ]);
    const made = await certified(request);
    expect(made.erasure).toMatchObject({
      request: { seq: request, role: 'officer', about: 'values', reason: 'Asked by letter.' },
      order: { seq: order, role: 'officer', note: 'Looked at.' },
      entries: [
        { seq: seqs[0], decision: id, type: 'decision.opened', values: [{ pointer: '/goal' }] },
        {
          seq: seqs[1],
          type: 'job_card.filed',
          values: [{ pointer: '/ext/customer' }, { pointer: '/goal' }],
        },
      ],
      holds: [],
    });
    for (const { values } of made.erasure.entries)
      for (const { digest } of values) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(made.erasure.request.by).not.toBe(made.erasure.order.by);
    const text = JSON.stringify(made);
    for (const value of [SECRET, KEPT, 'Refund', '"salt"']) {
      expect([value, text.includes(value)]).toEqual([value, false]);
    }
    const { report, matches, differences } = await checkCertificate(made);
    expect([report.findings, differences]).toEqual([[], []]);
    expect([report.verified, matches]).toEqual([true, true]);
    // With the key that somebody kept, and with another.
    const { public_key: key } = made.evidence;
    expect((await checkCertificate(made, { trustedKey: key })).report.keyPinned).toBe(true);
  });

  test('of one order stays what it is when more of the same entry is erased', async () => {
    const { id, seqs } = await decide();
    const [request, order] = await erase(id, goal(seqs));
    const before = await certified(request);
    const [later] = await erase(id, [{ seq: seqs[0], pointers: ['/request'] }]);
    const [after, other] = [await certified(request), await certified(later)];
    expect(after.erasure).toEqual(before.erasure);
    expect(other.erasure.entries).toMatchObject([{ values: [{ pointer: '/request' }] }]);
    for (const one of [before, after, other])
      expect((await checkCertificate(one)).report.findings).toEqual([]);
    expect(JSON.stringify(after.evidence.entries)).toContain(`"erased_by":${order}`);
    expect(JSON.stringify(after.evidence.entries)).not.toMatch(
      new RegExp(`"erased_by":(?!${order}\\b)`),
    );
  });

  test('names legal holds in force then, what they cover and not why', async () => {
    const [one, held] = [await decide(), await decide()];
    const hold = { decisions: [held.id], reason: HOLD_REASON, subject_ref: 'person-1' };
    const placed = written(await post('/legal-holds', officer, hold)).receipt.seq;
    const over = written(await post('/legal-holds', officer, hold)).receipt.seq;
    await post('/legal-holds/liftings', officer, { hold: over, reason: 'double' });
    const [request] = await erase(one.id, goal(one.seqs));
    // Of afterwards, it says nothing.
    const after = written(await post('/legal-holds', officer, hold)).receipt.seq;
    const made = await certified(request);
    expect(made.erasure.holds).toMatchObject([{ seq: placed, decisions: [held.id] }]);
    expect((await checkCertificate(made)).report.findings).toEqual([]);
    for (const text of [HOLD_REASON, 'person-1']) expect(JSON.stringify(made)).not.toContain(text);
    for (const seq of [placed, after])
      await post('/legal-holds/liftings', officer, { hold: seq, reason: 'done' });
    expect((await certified(request)).erasure.holds).toEqual(made.erasure.holds);
  });

  test('does not verify with a hold that was placed after the order', async () => {
    const [one, two, held] = [await decide(), await decide(), await decide()];
    const [request] = await erase(one.id, goal(one.seqs));
    const hold = { decisions: [held.id], reason: HOLD_REASON };
    const placed = written(await post('/legal-holds', officer, hold)).receipt.seq;
    const [later] = await erase(two.id, goal(two.seqs));
    const made = await certified(request);
    const others = (await certified(later)).evidence;
    const added = others.ledger_records.find(({ leaf }) => leaf.includes(`"seq":${placed},`));
    if (added === undefined) throw new Error('no such hold');
    // Of the same signed tree, so that its proof holds.
    expect(others.checkpoint).toEqual(made.evidence.checkpoint);
    const evidence = {
      ...made.evidence,
      ledger_records: [...made.evidence.ledger_records, added],
    };
    const { report } = await checkCertificate({ ...made, evidence });
    expect(report.findings).toMatchObject([{ code: 'decision_foreign_entry', seq: placed }]);
    expect(report.verified).toBe(false);
    await post('/legal-holds/liftings', officer, { hold: placed, reason: 'done' });
  });

  test.each(['en', 'de'])('comes as a PDF in %s that carries it, byte for byte', async (locale) => {
    const { id, seqs } = await decide();
    const [request] = await erase(id, goal(seqs));
    const path = `${api.url}${LEDGER}/erasures/${request}/certificate?locale=${locale}`;
    const headers = { authorization: `Bearer ${officer}`, accept: 'application/pdf' };
    const answer = await fetch(path, { headers });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="claims.erasure-${request}.pdf"`,
    );
    const pdf = new Uint8Array(await answer.arrayBuffer());
    expect(await checkCertificatePdf(pdf)).toMatchObject({
      state: 'identical',
      seals: [{ state: 'intact', by: 'Example Retail, Example seal' }],
    });
    const made = decodeCertificate(extractCertificate(pdf) ?? new Uint8Array());
    expect(made.issue.locale).toBe(locale);
    expect((await checkCertificate(made)).matches).toBe(true);
    const forged = new Uint8Array(pdf);
    forged[forged.length - 40] = (forged[forged.length - 40] ?? 0) ^ 1;
    expect((await checkCertificatePdf(forged)).state).toBe('different');
  });

  test('there is none of what waits, is no request, or does not verify any more', async () => {
    const { id, seqs } = await decide();
    const waiting = await ask(id, goal(seqs));
    expect(problemOf(await get(waiting)).code).toBe('record_refused');
    expect(problemOf(await get(seqs[0])).code).toBe('unknown_entry');
    expect(problemOf(await get(999_999)).code).toBe('unknown_entry');
    expect(problemOf(await get(waiting, '?format=csv')).code).toBe('invalid_parameter');
    expect(problemOf(await get(waiting, '', { accept: 'text/html' })).code).toBe('not_acceptable');
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    const place =
      'seq = $1 AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = $2)';
    try {
      const kept = await client.query<{ body: Buffer; secret: Buffer }>(
        `SELECT body, secret FROM docket.body WHERE ${place}`,
        [seqs[0], 'claims'],
      );
      const [row] = kept.rows;
      written(await post(`/erasures/${waiting}/orders`, second, {}));
      expect((await get(waiting)).status).toBe(200);
      // Somebody with a backup puts it back, past what keeps rows as they are.
      await client.query('ALTER TABLE docket.body DISABLE TRIGGER ALL');
      const back = await client.query(
        `UPDATE docket.body SET body = $3, secret = $4, disclosure = NULL WHERE ${place}`,
        [seqs[0], 'claims', row?.body, row?.secret],
      );
      expect(back.rowCount).toBe(1);
    } finally {
      await client.end();
    }
    const refused = problemOf(await get(waiting));
    expect(refused.code).toBe('record_refused');
    expect(JSON.stringify(refused)).toContain('does not verify');
    expect(JSON.stringify(refused)).not.toContain(SECRET);
  });

  test('there is none of what somebody put into the database in a person’s name', async () => {
    const { id } = await decide();
    const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('claims');
    const listed = await api.call('GET', `${LEDGER}/keys`, { key: api.administrator });
    const { keys } = listed.json as { keys: { role: string; actor: string }[] };
    const seq = await forge(api.api.app.get(Database).of(ledgerNo), ledgerNo, {
      type: 'review.recorded',
      actor: keys.find(({ role }) => role === 'officer')?.actor ?? '',
      role: 'officer',
      via: 'api_key',
      decision: id,
      body: { verdict: 'stop', reason: `It is about ${SECRET}.` },
    });
    const [request] = await erase(id, [{ seq, pointers: ['/reason'] }]);
    const refused = problemOf(await get(request));
    expect(refused.code).toBe('record_refused');
    expect(JSON.stringify(refused)).toContain('does not verify');
  });

  describe('that was altered', () => {
    let made: ErasureCertificate;
    beforeAll(async () => {
      const { id, seqs } = await decide();
      const hold = { decisions: ['dec_other'], reason: HOLD_REASON };
      const other = await decide();
      await post('/legal-holds', officer, { ...hold, decisions: [other.id] });
      const [request] = await erase(id, [...goal(seqs), { seq: seqs[1], pointers: ['/goal'] }]);
      made = await certified(request);
    });

    type Evidence = ErasureCertificate['evidence'];
    const recordOf = ({ ledger_records: records }: Evidence, type: string) =>
      records.findIndex(({ leaf }) => leaf.includes(`"type":"${type}"`));
    const without = (evidence: Evidence, type: string): Evidence => ({
      ...evidence,
      ledger_records: evidence.ledger_records.toSpliced(recordOf(evidence, type), 1),
    });
    const alter = (change: (evidence: Evidence) => void): Evidence => {
      const evidence = structuredClone(made.evidence);
      change(evidence);
      return evidence;
    };
    const entry = (evidence: Evidence, i: number): Evidence['entries'][number] => {
      const one = evidence.entries[i];
      if (one === undefined) throw new Error('no such entry');
      return one;
    };

    test.each<[string, () => Evidence, string[]]>([
      ['an entry left out', () => alter((e) => e.entries.pop()), ['entries_missing']],
      [
        'an entry without content',
        () => alter((e) => (entry(e, 0).disclosure = null)),
        ['content_missing'],
      ],
      [
        'a value that is only withheld',
        () =>
          alter((e) => {
            const one = entry(e, 0).disclosure;
            if (one === null || 'secret' in one) throw new Error('whole');
            one.withheld.push({ pointer: '/goal', reason: 'not_needed' });
            one.erased = [];
          }),
        ['content_not_erased'],
      ],
      [
        'a digest replaced',
        () =>
          alter((e) => {
            const one = entry(e, 0).disclosure;
            if (one === null || 'secret' in one) throw new Error('whole');
            (one.skeleton as { goal: string }).goal = 'ab'.repeat(32);
          }),
        ['content_mismatch'],
      ],
      [
        'erased by another entry',
        () =>
          alter((e) => {
            const one = entry(e, 0).disclosure;
            if (one === null || 'secret' in one) throw new Error('whole');
            one.erased = one.erased.map((place) => ({ ...place, erased_by: 1 }));
          }),
        ['content_erasure_unrecorded', 'content_not_erased'],
      ],
      [
        'more erased than the order names',
        () =>
          alter((e) => {
            const one = entry(e, 0).disclosure;
            if (one === null || 'secret' in one) throw new Error('whole');
            const [by] = one.erased;
            const more = one.withheld.shift();
            if (by !== undefined && more !== undefined)
              one.erased.push({ ...by, pointer: more.pointer });
          }),
        ['content_erasure_unrecorded'],
      ],
      [
        'an entry of another place',
        () => alter((e) => e.entries.reverse()),
        ['seq_mismatch', 'entries_missing'],
      ],
      [
        'a leaf of somebody else',
        () =>
          alter((e) => {
            const one = e.ledger_records[recordOf(e, 'erasure.executed')];
            if (one === undefined) throw new Error('no order');
            one.leaf = one.leaf.replace(/"actor":"[^"]+"/u, '"actor":"prn_x"');
          }),
        ['inclusion_mismatch'],
      ],
      [
        'who wrote it left out',
        () =>
          alter((e) => {
            e.ledger_records = e.ledger_records.filter(
              ({ leaf }) => !leaf.includes('principal.registered'),
            );
          }),
        ['author_unknown'],
      ],
    ])('%s', async (_, altered, codes) => {
      const check = await checkCertificate({ ...made, evidence: altered() });
      expect(check.report.verified).toBe(false);
      expect([...new Set(check.report.findings.map(({ code }) => code))]).toEqual(
        expect.arrayContaining(codes),
      );
    });

    test.each<[string, () => Evidence]>([
      ['without its order', () => without(made.evidence, 'erasure.executed')],
      ['without its request', () => without(made.evidence, 'erasure.requested')],
      [
        'with a hold that hides what it covers',
        () =>
          alter((e) => {
            const one = e.ledger_records[recordOf(e, 'legal_hold.placed')]?.disclosure;
            if (one === undefined || one === null || 'secret' in one) throw new Error('whole');
            one.withheld.push(...one.disclosed.map(({ pointer }) => ({ pointer, reason: 'x' })));
            one.disclosed = [];
          }),
      ],
    ])('%s is none', async (_, altered) => {
      const check = checkCertificate({ ...made, evidence: altered() });
      await expect(check).rejects.toThrow(/no evidence of one erasure/u);
    });

    test('what it says beside its evidence is held against it', async () => {
      const stated = structuredClone(made);
      stated.erasure.order.by = stated.erasure.request.by;
      stated.erasure.entries[0]?.values.push({ pointer: '/request', digest: 'ab'.repeat(32) });
      const check = await checkCertificate(decodeCertificate(encodeCertificate(stated)));
      expect(check.report.verified).toBe(true);
      expect(check.matches).toBe(false);
      expect(check.differences.map(({ pointer }) => pointer)).toEqual([
        '/erasure/entries/0/values/1',
        '/erasure/order/by',
      ]);
    });

    test('a key that is trusted and another one', async () => {
      const { public_key: key } = made.evidence;
      const other = key.replace(/.{6}$/u, 'AAAAA=');
      await expect(checkCertificate(made, { trustedKey: other })).resolves.toMatchObject({
        report: { verified: false },
      });
    });
  });
});
