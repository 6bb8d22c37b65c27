import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkOversightPdf,
  checkOversightReport,
  decodeOversightReport,
  extractOversightReport,
  type OversightReport,
} from '@docket/report';
import { httpReader } from '@docket/verify';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { card, intent, opening, review } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

const LEDGER = '/v1/ledgers/claims';
const DAY_MS = 86_400_000;
const day = (offset: number): string =>
  new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const PERIOD = `from=${day(-1)}&to=${day(2)}`;

describe('GET …/oversight-report', () => {
  let api: TestApi;
  let officer: string;
  let auditor: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    const agent = await api.createKey('claims', 'agent');
    const reviewer = await api.createKey('claims', 'reviewer');
    officer = await api.createKey('claims', 'officer');
    auditor = await api.createKey('claims', 'auditor');
    for (let i = 0; i < 3; i += 1) {
      const opened = await api.call('POST', `${LEDGER}/decisions`, { key: agent, body: opening });
      const at = `${LEDGER}/decisions/${written(opened).decision_id}`;
      await api.call('POST', `${at}/job-cards`, { key: agent, body: card });
      if (i === 2) continue;
      await api.call('POST', `${at}/side-effects`, {
        key: agent,
        body: intent,
        headers: { 'idempotency-key': `oversight-${i}` },
      });
      await api.call('POST', `${at}/job-cards`, {
        key: agent,
        body: { ...card, needs_human: true },
      });
      await api.call('POST', `${at}/reviews`, {
        key: reviewer,
        body: { ...review, escalation_id: 'esc-1' },
      });
      await api.call('POST', `${at}/close`, { key: agent, body: { outcome: 'completed' } });
    }
  });
  afterAll(() => api.close());

  async function queryTypes(sql: string): Promise<{ type: string; count: number }[]> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      return (await client.query<{ type: string; count: number }>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function fetchBytes(query: string, key: string): Promise<Uint8Array> {
    const response = await fetch(`${api.url}${LEDGER}/oversight-report?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (response.status !== 200) throw new Error(await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }
  const fetchReport = async (query = PERIOD, key = officer): Promise<OversightReport> =>
    decodeOversightReport(await fetchBytes(query, key));

  test('counts what a query of the database counts', async () => {
    const { figures, basis } = await fetchReport();
    expect(basis).toMatchObject({ verified: true, key_pinned: true });
    const rows = await queryTypes(
      `SELECT type, count(*)::int AS count FROM docket.entry e JOIN docket.ledger l USING (ledger_no)
       WHERE l.ledger_id = 'claims' AND seq < ${basis.size} GROUP BY type ORDER BY type COLLATE "C"`,
    );
    expect(figures.population.sequence.by_type).toEqual(rows);
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    expect(figures.population.sequence).toMatchObject({ positions: total, not_readable: 0 });
    expect(figures.population.decisions).toEqual({
      open_at_start: 0,
      opened: 3,
      closed: 2,
      open_at_end: 1,
    });
    expect(figures.reviews.count).toBe(2);
  });

  test('is counted again by an auditor from outside, also when the ledger has grown', async () => {
    const report = await fetchReport(`${PERIOD}&seed=agreed`);
    // Asking for the report was an entry already; here is another.
    await fetchReport();
    const reader = httpReader({ url: api.url + LEDGER, apiKey: auditor });
    const check = await checkOversightReport(report, { ledger: { reader } });
    expect(check).toMatchObject({ matches: true, recomputed: true });
    expect(check.verification?.verified).toBe(true);
  });

  test('comes as PDF whose pages say what its attachment says', async () => {
    const pdf = await fetchBytes(`${PERIOD}&format=pdf&locale=de`, auditor);
    expect(await checkOversightPdf(pdf)).toEqual({ state: 'identical', seals: [] });
    const json = extractOversightReport(pdf);
    expect(decodeOversightReport(json ?? new Uint8Array()).issue.locale).toBe('de');
  });

  test('comes as CSV: all cells, or one table', async () => {
    const all = await api.call('GET', `${LEDGER}/oversight-report?${PERIOD}`, {
      key: officer,
      headers: { accept: 'text/csv' },
    });
    expect(all.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(all.text).toContain('decisions,1,line,open_at_start\r\n');
    const path = `${LEDGER}/oversight-report?${PERIOD}&format=csv&table=decisions`;
    const one = await api.call('GET', path, { key: officer });
    expect(one.text.split('\r\n').slice(0, 3)).toEqual([
      'line,count',
      'open_at_start,0',
      'opened,3',
    ]);
    const none = await api.call('GET', path.replace('table=decisions', 'table=nil'), {
      key: officer,
    });
    expect(problemOf(none)).toMatchObject({ status: 400, code: 'invalid_parameter' });
  });

  test('is recorded as an export of the ledger before it leaves, with the digest of the file', async () => {
    const before = await api.size('claims');
    const bytes = await fetchBytes(`${PERIOD}&purpose=board%20meeting`, officer);
    expect(await api.size('claims')).toBe(before + 1);
    const { text } = await api.call('GET', `${LEDGER}/entries?from=${before}&limit=1`, {
      key: auditor,
    });
    const { leaf, disclosure } = JSON.parse(text) as {
      leaf: string;
      disclosure: { body: Record<string, unknown> };
    };
    expect(JSON.parse(leaf)).toMatchObject({ type: 'export.recorded' });
    expect(JSON.parse(leaf)).not.toHaveProperty('decision');
    expect(disclosure.body).toMatchObject({
      kind: 'oversight_report',
      format: 'json',
      document_id: decodeOversightReport(bytes).report_id,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      purpose: 'board meeting',
    });
    const { figures } = await fetchReport();
    expect(figures.custody.exports).toContainEqual(
      expect.objectContaining({ kind: 'oversight_report', format: 'json' }),
    );
  });

  test('tells that the same correction was needed again after a change of the system', async () => {
    const agent = await api.createKey('claims', 'agent');
    const reviewer = await api.createKey('claims', 'reviewer');
    const correctOne = async (from: string, to: string): Promise<number> => {
      const opened = await api.call('POST', `${LEDGER}/decisions`, { key: agent, body: opening });
      const at = `${LEDGER}/decisions/${written(opened).decision_id}`;
      const before = { ruling: 'refuse', amount: from };
      const body = { verdict: 'correct', reason: 'the policy says so', before };
      const answer = await api.call('POST', `${at}/reviews`, {
        key: reviewer,
        body: { ...body, after: { ...before, amount: to } },
      });
      return written(answer).receipt.seq;
    };
    await correctOne('92.50', '42.50');
    const change = await api.call('POST', `${LEDGER}/system-changes`, {
      key: agent,
      body: { component: 'prompt', name: 'refund-prompt', from: '7', to: '8' },
    });
    const again = await correctOne('10.00', '9.00');
    const report = await fetchReport();
    expect(report.figures.corrections).toMatchObject({
      count: 2,
      not_compared: 0,
      groups: {
        rows: [
          {
            agent: opening.agent.id,
            places: ['/amount'],
            after_change: { count: 1, seqs: [again] },
            changes: { count: 1, seqs: [written(change).receipt.seq] },
          },
        ],
      },
    });
    expect(report.summary.attention).toContainEqual(
      expect.objectContaining({
        kind: 'corrected_after_change',
        text: '1 of 2 corrections compared had been made before, and was needed again after a change of the system.',
      }),
    );
    const reader = httpReader({ url: api.url + LEDGER, apiKey: auditor });
    expect(await checkOversightReport(report, { ledger: { reader } })).toMatchObject({
      matches: true,
    });
  });

  test('is refused without a period, for HEAD, and for a ledger that the key is not for', async () => {
    const ask = (path: string, method = 'GET') => api.call(method, path, { key: officer });
    expect(problemOf(await ask(`${LEDGER}/oversight-report`))).toMatchObject({
      status: 400,
      code: 'invalid_parameter',
      errors: [{ parameter: 'from', detail: 'is required' }],
    });
    const size = await api.size('claims');
    expect((await ask(`${LEDGER}/oversight-report?${PERIOD}`, 'HEAD')).status).toBe(405);
    expect(await api.size('claims')).toBe(size);
    const elsewhere = await ask(`/v1/ledgers/nowhere/oversight-report?${PERIOD}`);
    expect(problemOf(elsewhere).status).toBe(403);
  });
});
