import { afterAll, beforeAll, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { card, opening, intent } from '../api/support/records.js';
let api: TestApi;
beforeAll(async () => { api = await startTestApi(); await api.createLedger('claims'); await api.createLedger('other'); });
afterAll(() => api.close());
test('mcp', async () => {
  const agent = await api.createKey('claims', 'agent');
  const b = await api.createKey('claims', 'agent');
  const keys: Record<string, string | undefined> = { agent, none: undefined, admin: api.administrator };
  for (const role of ['auditor', 'officer', 'reviewer', 'administrator'] as const) keys[role] = await api.createKey('claims', role);
  const out: string[] = [];
  const H = { accept: 'application/json, text/event-stream' };
  const go = async (name: string, body: unknown, key: string | undefined, headers: Record<string, string> = {}, method = 'POST') => {
    try {
      const a = await api.call(method, '/mcp', { key, ...(method === 'POST' ? { body } : {}), headers: { ...H, ...headers }, timeoutMs: 8000 });
      out.push(`${name}: ${a.status} ${a.text.replace(/\s+/g, ' ').slice(0, 260)}`);
      return a;
    } catch (e) { out.push(`${name}: THROW ${String(e)}`); return undefined; }
  };
  const call = (name: string, args: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } });
  const opened = await api.call('POST', '/v1/ledgers/claims/decisions', { key: b, body: opening });
  const foreign = (opened.json as { decision_id: string }).decision_id;
  for (const [k, v] of Object.entries(keys)) await go(`role ${k}`, call('docket_open_decision', opening), v);
  await go('batch', Array.from({ length: 300 }, (_, i) => call('docket_open_decision', opening, i)), agent);
  for (const t of ['docket_file_job_card', 'docket_register_side_effect', 'docket_report_side_effect', 'docket_ask_human', 'docket_wait_for_human', 'docket_record_evaluation', 'docket_report_gap', 'docket_close_decision', 'docket_get_decision'])
    await go(`foreign ${t}`, call(t, { decision_id: foreign, ...card, ...(t.includes('register') ? { ...intent, idempotency_key: 'x' } : {}), goal: 'g', question: 'q', seconds: 0 , side_effect_id: 'se_x', to: 'executed', kind: 'dropped', reason: 'x', outcome: 'completed' }), agent);
  for (const [n, v] of Object.entries({ str: 'x', num: 1, nul: null, arr: [], empty: {}, noid: { jsonrpc: '2.0', method: 'tools/call', params: { name: 'docket_open_decision', arguments: opening } },
    v1: { jsonrpc: '1.0', id: 1, method: 'tools/list' }, unknown: { jsonrpc: '2.0', id: 1, method: 'nope' }, listen: { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: {} },
    proto: call('__proto__', {}), ctor: call('constructor', {}), argstr: call('docket_open_decision', 'x'), argarr: call('docket_open_decision', []), idobj: call('docket_open_decision', opening, {}), bigid: call('docket_get_decision', { decision_id: 'dec_x' }, 'x'.repeat(100000)),
    init: { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'x', version: '1' } } },
    ledger: call('docket_open_decision', { ...opening, ledger: 'other' }), idem: call('docket_open_decision', { ...opening, idempotency_key: 5 }),
    secs: call('docket_wait_for_human', { decision_id: foreign, seconds: 1e9 }), path: call('docket_get_decision', { decision_id: '../../other/decisions/x' }), decnum: call('docket_get_decision', { decision_id: 7 }),
  })) await go(n, v, agent);
  await go('2026 listen', { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }, notifications: { toolsListChanged: true } } }, agent, { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' });
  await go('2026 mismatch', { ...call('docket_open_decision', opening) }, agent, { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list', 'mcp-name': 'other' });
  await go('origin', call('docket_open_decision', opening), agent, { origin: 'null' });
  await go('session id', call('docket_open_decision', opening), agent, { 'mcp-session-id': 'x' });
  await go('ct', call('docket_open_decision', opening), agent, { 'content-type': 'text/plain' });
  for (const m of ['GET', 'DELETE', 'PUT', 'PATCH']) await go(m, undefined, agent, {}, m);
  console.error(out.join('\n'));
}, 120000);
