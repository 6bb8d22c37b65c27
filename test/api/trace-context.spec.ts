import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectDatabase, databaseReader } from '@docket/store';
import { verify } from '@docket/verify';
import { card, intent, opening, review } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

const LEDGER = '/v1/ledgers/claims';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const header = (span: string, trace = TRACE) => ({ traceparent: `00-${trace}-${span}-01` });
const [FIRST, SECOND] = ['00f067aa0ba902b7', 'b7ad6b7169203331'];

describe('a call with a traceparent', () => {
  let api: TestApi;
  let agent: string;
  let reviewer: string;
  let auditor: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    [agent, reviewer, auditor] = await Promise.all([
      api.createKey('claims', 'agent'),
      api.createKey('claims', 'reviewer'),
      api.createKey('claims', 'auditor'),
    ]);
  });
  afterAll(() => api.close());

  /** Trace and span of the entries that a decision has, in their order. */
  async function tracesOf(decision: string): Promise<unknown[]> {
    const { text } = await api.call('GET', `${LEDGER}/entries?from=1&limit=1000`, { key: auditor });
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { leaf, disclosure } = JSON.parse(line) as {
          leaf: string;
          disclosure: { body: Record<string, unknown> };
        };
        const { type, decision: place } = JSON.parse(leaf) as {
          type: string;
          decision?: { id: string };
        };
        const { trace_id: trace, span_id: span } = disclosure.body;
        return { id: place?.id, row: [type, trace, span] };
      })
      .filter(({ id }) => id === decision)
      .map(({ row }) => row);
  }

  const post = (path: string, body: object, headers: Record<string, string>, key = agent) =>
    api.call('POST', `${LEDGER}${path}`, { key, body, headers });

  test('is kept with what the agent records, and with nobody else’s', async () => {
    const opened = await post('/decisions', opening, header(FIRST));
    const { decision_id: id } = written(opened);
    const own = { ...card, trace_id: 'a'.repeat(32) };
    const answer = { ...review, escalation_id: 'esc-1' };
    const asking = { ...card, needs_human: true };
    written(await post(`/decisions/${id}/job-cards`, card, header(SECOND)));
    written(await post(`/decisions/${id}/job-cards`, own, header(SECOND)));
    written(await post(`/decisions/${id}/job-cards`, asking, { traceparent: 'no header of W3C' }));
    const verdict = await post(`/decisions/${id}/reviews`, answer, header(SECOND), reviewer);
    written(verdict);
    expect(await tracesOf(id)).toEqual([
      ['decision.opened', TRACE, FIRST],
      ['job_card.filed', TRACE, SECOND],
      ['job_card.filed', 'a'.repeat(32), undefined],
      ['job_card.filed', undefined, undefined],
      ['escalation.opened', undefined, undefined],
      ['review.recorded', undefined, undefined],
      ['escalation.resolved', undefined, undefined],
    ]);
  });

  test('may be repeated from another span: it is the same request', async () => {
    const key = { 'idempotency-key': 'opened-in-a-trace' };
    const first = await post('/decisions', opening, { ...header(FIRST), ...key });
    const { decision_id: id } = written(first);
    for (const trace of [header(SECOND), {}, header(FIRST, 'b'.repeat(32))]) {
      const again = await post('/decisions', opening, { ...trace, ...key });
      expect([again.status, written(again).decision_id]).toEqual([200, id]);
    }
    const other = await post('/decisions', { ...opening, goal: 'x' }, { ...header(FIRST), ...key });
    expect(problemOf(other).code).toBe('idempotency_key_reused');

    const effect = { ...header(SECOND), 'idempotency-key': 'refund-in-a-trace' };
    const side = written(await post(`/decisions/${id}/side-effects`, intent, effect));
    const moved = `/decisions/${id}/side-effects/${side.side_effect_id}/transitions`;
    written(await post(moved, { to: 'executing' }, header(FIRST)));
    expect(await tracesOf(id)).toEqual([
      ['decision.opened', TRACE, FIRST],
      ['side_effect.intent', TRACE, SECOND],
      ['side_effect.executing', TRACE, FIRST],
    ]);
  });

  test('counts for each record of a batch, and for a call of MCP', async () => {
    const records = [
      { type: 'decision.opened', body: opening },
      { type: 'job_card.filed', decision_ref: 0, body: { ...card, span_id: SECOND } },
    ];
    const sent = await post('/batch', records, header(FIRST));
    const { results } = JSON.parse(sent.text) as { results: { decision_id: string }[] };
    const id = results[0]?.decision_id ?? '';
    for (const meta of [{ traceparent: header(SECOND).traceparent }, {}]) {
      const message = {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: {
          name: 'docket_file_job_card',
          arguments: { decision_id: id, ...card },
          _meta: meta,
        },
      };
      const answer = await api.call('POST', '/mcp', {
        key: agent,
        body: message,
        headers: { ...header(FIRST), accept: 'application/json, text/event-stream' },
      });
      expect(answer.status).toBe(200);
    }
    expect(await tracesOf(id)).toEqual([
      ['decision.opened', TRACE, FIRST],
      ['job_card.filed', undefined, SECOND],
      ['job_card.filed', TRACE, SECOND],
      ['job_card.filed', TRACE, FIRST],
    ]);
  });

  test('leaves keys that verification makes anew from the entries', async () => {
    const database = await connectDatabase({ url: api.database.url });
    try {
      const reader = await databaseReader(database, 'claims');
      const { findings } = await verify(reader, { depth: 'full' });
      expect(findings).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
