import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { age, query, readEntries, sorted, type Entry } from './database.js';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';

let api: TestApi;
let agent: string;
beforeAll(async () => {
  api = await startTestApi({ metrics: { port: 0, host: '127.0.0.1' } });
  await api.createLedger('claims');
  agent = await api.createKey('claims', 'agent');
});
afterAll(() => api.close());

const POISON = 'a'.repeat(32);
const sql = <Row extends object>(text: string) => query<Row>(api.database.url, text);
const message = (traceId: string) => requestOf({ traceId, spanId: '00000000000000aa' });
const requestOf = (ids: { traceId: string; spanId: string }) => ({
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              ...ids,
              name: 'run',
              startTimeUnixNano: '1700000000000000000',
              endTimeUnixNano: '1700000001000000000',
              attributes: [
                { key: 'gen_ai.operation.name', value: { stringValue: 'invoke_agent' } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
const send = async (traceId: string) => {
  const sent = await api.call('POST', '/v1/ledgers/claims/otlp/v1/traces', {
    key: agent,
    body: message(traceId),
  });
  expect(sent.status).toBe(200);
  await sorted(api.database.url);
};
const ofTrace = async (traceId: string): Promise<Entry[]> =>
  (await readEntries(api.database.url)).filter(({ body }) =>
    JSON.stringify(body ?? null).includes(traceId),
  );
/** Lets time pass until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await age(api.database.url);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const isRecorded = (traceId: string) => async (): Promise<boolean> =>
  (await ofTrace(traceId)).some(({ type }) => type === 'decision.closed');
const docket = (...argv: string[]) =>
  runDocket(['telemetry', ...argv], { env: { DATABASE_URL: api.database.url } });
const isSetAside = (traceId: string) => async (): Promise<boolean> => {
  const found = await sql(
    `SELECT FROM docket.otlp_trace WHERE trace_id = '${traceId}' AND set_aside_at IS NOT NULL`,
  );
  return found.length === 1;
};

test('a trace that cannot be read back is set aside, the others go on, and it is recorded when it is mended', async () => {
  expect((await docket()).stdout).toBe('No trace is set aside.\n');
  await send(POISON);
  const isOfPoison = `request_no IN (SELECT request_no FROM docket.otlp_chunk WHERE trace_id = '${POISON}')`;
  const [kept] = await sql<{ content: string }>(
    `SELECT encode(content, 'hex') AS content FROM docket.otlp_request WHERE ${isOfPoison}`,
  );
  await sql(`UPDATE docket.otlp_request SET content = '{"items":' WHERE ${isOfPoison}`);
  const after = 'b'.repeat(32);
  await send(after);
  await until(isRecorded(after));
  await until(isSetAside(POISON));
  expect((await docket()).stdout).toMatch(
    new RegExp(`^claims +${POISON} +prn_\\w+ +\\S+Z +8 +1 +request \\d+ is not as it came`, 'm'),
  );
  const [gap, ...more] = await ofTrace(POISON);
  expect(more).toEqual([]);
  expect(gap).toMatchObject({ type: 'gap.recorded', body: { kind: 'dropped', records: 1 } });
  // What was read two seconds before is told again.
  let metrics = '';
  await until(async () => {
    metrics = await (await fetch(api.api.metricsUrl ?? '')).text();
    return metrics.includes('docket_otlp_traces_set_aside 1\n');
  });
  expect(metrics).toContain('docket_otlp_traces_waiting 0\n');

  // Not by itself, and not where another is named.
  expect((await docket('--retry', '--trace', after)).stdout).toBe('0 traces are tried again.\n');
  expect((await docket('--retry', '--trace', 'no')).code).toBe(2);
  await sql(
    `UPDATE docket.otlp_request SET content = '\\x${kept?.content ?? ''}' WHERE ${isOfPoison}`,
  );
  const third = 'c'.repeat(32);
  await send(third);
  await until(isRecorded(third));
  expect(await ofTrace(POISON)).toHaveLength(1);
  expect((await docket('--retry')).stdout).toBe('1 traces are tried again.\n');
  await until(isRecorded(POISON));
  expect((await ofTrace(POISON)).map(({ type }) => type)).toEqual([
    'gap.recorded',
    'decision.opened',
    'decision.closed',
  ]);
  expect((await docket()).stdout).toBe('No trace is set aside.\n');
});

test('a trace that ends the process each time is set aside too', async () => {
  const trace = 'd'.repeat(32);
  await send(trace);
  // As eight processes would leave it that were killed in the middle.
  await sql(`UPDATE docket.otlp_trace SET first_at = now() - interval '1 h', is_pending = false, is_frozen = true,
    failures = 7, lease_until = now() - interval '1 s' WHERE trace_id = '${trace}'`);
  await sql(`UPDATE docket.otlp_chunk SET round = 1 WHERE trace_id = '${trace}'`);
  // Its lease has ended already: nothing else is to be made old.
  while (!(await isSetAside(trace)())) await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await docket()).stdout).toContain('The process that tried it ended.');
  expect((await ofTrace(trace)).map(({ type }) => type)).toEqual(['gap.recorded']);
});

test('what cannot be sorted by trace is set aside, and keeps none of its ledger waiting', async () => {
  await api.createLedger('broken');
  const key = await api.createKey('broken', 'agent');
  const [waits, goesOn] = ['1'.repeat(32), '2'.repeat(32)];
  const written = `${'c'.repeat(31)} `;
  await sql(`INSERT INTO docket.otlp_arrival (received_at, request_no, ledger_no, items, principal, via, trace_ids,
      chunk_items, chunk_bytes, has_root, ranges)
    SELECT now(), 0, ledger_no, 99999, 'prn_a', 'key', ARRAY['${written}'], '{99999}', '{1}', '{f}', ARRAY[''::bytea]
    FROM docket.ledger WHERE ledger_id = 'broken'`);
  const status = async (ledger: string, by: string, traceId: string) => {
    const path = `/v1/ledgers/${ledger}/otlp/v1/traces`;
    return (await api.call('POST', path, { key: by, body: message(traceId) })).status;
  };
  expect(await status('broken', key, waits)).toBe(200);
  expect(await status('claims', agent, goesOn)).toBe(200);
  // It counts among what waits.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await status('broken', key, waits)).toBe(503);
  await until(isRecorded(goesOn));
  await until(isRecorded(waits));
  // By an id of its own, which is made of what stood there.
  const own = createHash('sha256').update(written).digest('hex').slice(0, 32);
  await until(isSetAside(own));
  const listed = new RegExp(
    `^broken +${own} +prn_a +\\S+Z +0 +99999 +Its row is not one that a server`,
    'm',
  );
  expect(api.log.map(({ msg }) => String(msg)).join('\n')).toContain(
    `trace ${own} of ledger broken is set aside: what waits of it is not what a server of this installation wrote`,
  );
  expect((await docket()).stdout).toMatch(listed);
  expect((await docket('--retry', '--trace', own)).stdout).toBe('1 traces are tried again.\n');
  await until(isSetAside(own));
  expect((await docket()).stdout).toMatch(listed);
});

test('an id that is padded within its quotes is rejected, and says so', async () => {
  const padded = { traceId: `${'9'.repeat(31)} `, spanId: '00000000000000aa' };
  const [raw, tab] = [`${'9'.repeat(31)}\n`, `\t${'9'.repeat(15)}`];
  const path = '/v1/ledgers/claims/otlp/v1/traces';
  const answer = await api.call('POST', path, { key: agent, body: requestOf(padded) });
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      partialSuccess: { rejectedSpans: '1', errorMessage: expect.any(String) as unknown as string },
    },
  ]);
  // As they stand, which JSON does not allow.
  for (const [traceId, spanId] of [
    [raw, '00000000000000aa'],
    ['9'.repeat(32), tab],
  ] as const) {
    const body = JSON.stringify(requestOf({ traceId: '%t', spanId: '%s' }))
      .replace('%t', traceId)
      .replace('%s', spanId);
    const headers = { authorization: `Bearer ${agent}`, 'content-type': 'application/json' };
    const sent = await fetch(`${api.url}${path}`, { method: 'POST', headers, body });
    expect(sent.status).toBe(400);
  }
  expect(await sql(`SELECT FROM docket.otlp_trace WHERE trace_id LIKE '9999%'`)).toEqual([]);
});

test('what is set aside takes no room of what waits, until it is as much again', async () => {
  const [trace, waits] = ['e'.repeat(32), 'f'.repeat(32)];
  const fill = () =>
    sql(`INSERT INTO docket.otlp_chunk (request_no, ledger_no, principal, trace_id, items, bytes, ranges)
      SELECT 1, ledger_no, principal, trace_id, 2000, 0, ''
      FROM docket.otlp_trace, generate_series(1, 50) n WHERE trace_id = '${trace}'`);
  const body = message(waits);
  const status = async () =>
    (await api.call('POST', '/v1/ledgers/claims/otlp/v1/traces', { key: agent, body })).status;
  /** What waits is counted again after a while. */
  const answered = async (expected: number): Promise<void> => {
    while ((await status()) !== expected) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await send(trace);
  await sql(`UPDATE docket.otlp_trace SET set_aside_at = now() WHERE trace_id = '${trace}'`);
  await fill();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await status()).toBe(200);
  await fill();
  await answered(503);
  expect((await docket()).stdout).toContain('200001');
  await sql(`DELETE FROM docket.otlp_chunk WHERE chunk_no IN (
    SELECT chunk_no FROM docket.otlp_chunk WHERE trace_id = '${trace}' AND items > 1 LIMIT 50)`);
  await answered(200);
  // As many that are not set aside are too many.
  await sql(`UPDATE docket.otlp_trace SET set_aside_at = NULL, retry_at = now() + interval '1 h'
    WHERE trace_id = '${trace}'`);
  await answered(503);
});
