import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decodeLeaf, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import { LedgerService } from '@docket/store';
import { decodeDossier, verifyDossier } from '@docket/report';
import { httpReader, verify } from '@docket/verify';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

interface Line {
  seq: number;
  leaf: string;
  disclosure: { body: JsonObject };
}

const linesOf = ({ text }: Answer): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('custody: what is read is recorded', () => {
  let api: TestApi;
  let decision: string;
  const keys = { agent: '', auditor: '', second: '' };

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    keys.agent = await api.createKey('claims', 'agent');
    keys.auditor = await api.createKey('claims', 'auditor');
    keys.second = await api.createKey('claims', 'auditor');
    const path = '/v1/ledgers/claims/decisions';
    const opened = await api.call('POST', path, { key: keys.agent, body: opening });
    decision = written(opened).decision_id;
    for (let n = 0; n < 3; n++) {
      const cards = `${path}/${decision}/job-cards`;
      await api.call('POST', cards, { key: keys.agent, body: card });
    }
  });
  afterAll(() => api.close());
  afterEach(() => void jest.restoreAllMocks());

  const get = (path: string, key = keys.auditor) =>
    api.call('GET', `/v1/ledgers/claims/${path}`, { key });
  const digestOf = (text: string): string => toHex(sha256(utf8(text)));

  test('entries: reader, range, purpose and digest, at the place that the header names', async () => {
    const before = await api.size('claims');
    const answer = await get(`entries?from=1&limit=3&purpose=${encodeURIComponent('Prüfung 7')}`);
    expect(linesOf(answer)).toHaveLength(3);
    const seq = Number(answer.headers.get('docket-access-seq'));
    expect(seq).toBe(before);
    const [recorded] = linesOf(await get(`entries?from=${seq}&limit=1`, keys.second));
    const leaf = decodeLeaf(utf8(recorded?.leaf ?? ''));
    expect(leaf).toMatchObject({
      type: 'access.recorded',
      actor: expect.stringMatching(/^prn_/) as unknown,
    });
    // Outside decisions: it is about a range of the ledger.
    expect(leaf.decision).toBeUndefined();
    expect(recorded?.disclosure.body).toEqual({
      kind: 'ledger_entries',
      role: 'auditor',
      purpose: 'Prüfung 7',
      first_seq: 1,
      last_seq: 3,
      entries: 3,
      bytes: Buffer.byteLength(answer.text),
      sha256: digestOf(answer.text),
    });
  });

  test('entries of a decision: recorded in its chain, but not what its agent looks at', async () => {
    const path = `decisions/${decision}/entries`;
    const before = await api.size('claims');
    await get(path, keys.agent);
    await get(`${path}?bodies=false`);
    expect(await api.size('claims')).toBe(before);
    const answer = await get(`${path}?from=1&limit=2&purpose=complaint%20118`);
    const seq = Number(answer.headers.get('docket-access-seq'));
    expect(seq).toBe(before);
    const chain = await get(`${path}?from=4`, keys.second);
    const { entries } = chain.json as {
      entries: { seq: number; type: string; actor: string; disclosure: { body: JsonObject } }[];
    };
    expect(entries).toMatchObject([
      {
        seq,
        type: 'access.recorded',
        disclosure: {
          body: {
            kind: 'decision_entries',
            role: 'auditor',
            purpose: 'complaint 118',
            entries: 2,
            sha256: digestOf(answer.text),
            bytes: Buffer.byteLength(answer.text),
          },
        },
      },
    ]);
    // It reads on to the end, and the end does not run away.
    const own = await get(`${path}?from=5`, keys.second);
    expect(own.headers.get('docket-access-seq')).toBeNull();
  });

  test('whoever follows the end of the ledger does not feed on own traces', async () => {
    const sizes = [await api.size('claims')];
    for (let n = 0; n < 4; n++) {
      await get(`entries?from=${sizes.at(-1) ?? 0}`);
      sizes.push(await api.size('claims'));
    }
    // Nothing there: nothing handed out, nothing to record.
    expect(sizes).toEqual(Array.from({ length: 5 }, () => sizes[0]));
    const at = sizes[0] ?? 0;
    await api.call('POST', `/v1/ledgers/claims/decisions/${decision}/job-cards`, {
      key: keys.agent,
      body: card,
    });
    expect(linesOf(await get(`entries?from=${at}`))).toHaveLength(1);
    // Own trace: seen, and not recorded again.
    const own = await get(`entries?from=${at + 1}`);
    expect([linesOf(own).length, own.headers.get('docket-access-seq')]).toEqual([1, null]);
    // Somebody else's is news: who reads the ledger is recorded, and so is who looks it up.
    const others = await get(`entries?from=${at + 1}`, keys.second);
    expect(others.headers.get('docket-access-seq')).toBe(String(at + 2));
  });

  test('an answer holds 16 MiB, says no more than it holds, and is recorded as that', async () => {
    const from = await api.size('claims');
    const ext = { filler: 'x'.repeat(250_000) };
    const large = { ...card, ext };
    for (let n = 0; n < 70; n++) {
      const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
      written(await api.call('POST', path, { key: keys.agent, body: large }));
    }
    const answer = await get(`entries?from=${from}&limit=70`);
    const lines = linesOf(answer);
    expect(answer.text.length).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(lines.length).toBeLessThan(70);
    const at = answer.headers.get('docket-access-seq') ?? '';
    const [recorded] = linesOf(await get(`entries?from=${at}&limit=1`));
    expect(recorded?.disclosure.body).toMatchObject({
      first_seq: from,
      last_seq: lines.at(-1)?.seq,
      entries: lines.length,
      sha256: digestOf(answer.text),
    });
  });

  test('what cannot be recorded is not handed out', async () => {
    const before = await api.size('claims');
    const ledgers = api.api.app.get(LedgerService);
    jest.spyOn(ledgers, 'append').mockRejectedValue(new Error('the disk is full'));
    for (const path of [
      'entries?limit=2',
      `decisions/${decision}/entries`,
      `decisions/${decision}/dossier.json`,
      `decisions/${decision}/dossier.pdf`,
    ]) {
      const answer = await get(path);
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'access_not_recorded' });
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.text).not.toContain('Refund');
    }
    jest.restoreAllMocks();
    expect(await api.size('claims')).toBe(before);
  });

  test('HEAD hands out nothing and records nothing', async () => {
    const before = await api.size('claims');
    const headers = { authorization: `Bearer ${keys.auditor}` };
    const answer = await fetch(`${api.url}/v1/ledgers/claims/entries`, { method: 'HEAD', headers });
    expect(answer.status).toBe(405);
    expect(await api.size('claims')).toBe(before);
  });

  test('a purpose that is no purpose is refused before anything leaves', async () => {
    for (const path of ['entries?limit=1', `decisions/${decision}/dossier.json?variant=full`]) {
      const answer = await get(`${path}&purpose=${'x'.repeat(501)}`);
      expect(problemOf(answer)).toMatchObject({
        code: 'invalid_parameter',
        errors: [{ parameter: 'purpose' }],
      });
    }
  });

  test('an exported dossier is recorded in its decision: for whom, what for, and its length', async () => {
    const dossier = await get(`decisions/${decision}/dossier.json?purpose=complaint%20118`);
    // It lists the reads of its own chain and those of the ledger that covered it, with their proofs.
    const { model, evidence } = decodeDossier(utf8(dossier.text));
    const custody = model.custody.events.map(({ kind }) => kind);
    expect(custody).toEqual(
      expect.arrayContaining(['entries of the decision', 'entries of the ledger']),
    );
    const { findings } = await verifyDossier(decodeDossier(utf8(dossier.text)));
    expect(findings).toEqual([]);
    const size = await api.size('claims');
    const [begun, recorded] = linesOf(await get(`entries?from=${size - 2}&limit=2`));
    // The dossier ends with the entry that its export began; the other one is written when its file is made.
    expect(evidence.entries.at(-1)?.leaf).toBe(begun?.leaf);
    expect(begun?.disclosure.body).toMatchObject({
      kind: 'dossier',
      role: 'auditor',
      purpose: 'complaint 118',
      format: 'json',
    });
    expect(decodeLeaf(utf8(recorded?.leaf ?? ''))).toMatchObject({
      type: 'export.completed',
      decision: { id: decision },
    });
    expect(recorded?.disclosure.body).toMatchObject({
      begun: evidence.entries.length - 1,
      role: 'auditor',
      bytes: Buffer.byteLength(dossier.text),
      sha256: digestOf(dossier.text),
    });
  });

  test('verifying over HTTP costs an entry a page, and the ledger still verifies', async () => {
    const before = await api.size('claims');
    const url = `${api.url}/v1/ledgers/claims`;
    const report = await verify(httpReader({ url, apiKey: keys.auditor }), { depth: 'full' });
    expect(report.findings).toEqual([]);
    expect(report.verified).toBe(true);
    // The look whether bodies are handed out, and two pages, because large bodies fill the first.
    expect((await api.size('claims')) - before).toBe(3);
    const again = await verify(httpReader({ url, apiKey: keys.second }), { depth: 'full' });
    expect([again.verified, again.findings]).toEqual([true, []]);
  });
});
