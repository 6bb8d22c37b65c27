import { afterAll, beforeAll, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { card, opening, intent, evaluation } from '../api/support/records.js';
let api: TestApi;
beforeAll(async () => { api = await startTestApi(); await api.createLedger('claims'); });
afterAll(() => api.close());
const L = '/v1/ledgers/claims';
test('scope', async () => {
  const agent = await api.createKey('claims', 'agent');
  const officer = await api.createKey('claims', 'officer');
  const S = 'xqzsecret';
  const out: string[] = [];
  const mk = async (s: string) => {
    const call = (p: string, body: object, key = agent, headers = {}) => api.call('POST', `${L}/decisions${p}`, { key, body, headers });
    const o = await call('', { ...opening, goal: `goal ${s}`, subject_ref: `subj-${s}`, request: `req ${s}` } as object);
    const id = (o.json as { decision_id: string }).decision_id; if (!id) out.push('OPEN ' + o.text);
    out.push((await call(`/${id}/job-cards`, { ...card, goal: `card ${s}`, rationale: `why ${s}`, needs_human: true, lineage: [{ role: 'decisive', document_id: `doc-${s}`, version: '1' }] })).status + '');
    out.push((await call(`/${id}/side-effects`, { ...intent, target: { system: `sys-${s}`, resource: `r-${s}` } }, agent, { 'idempotency-key': `idem-${s}` })).status + '');
    out.push((await call(`/${id}/incidents`, { severity: 'low', summary: `inc ${s}`, kind: 'other' }, officer)).text.slice(0, 200));
    out.push((await call(`/${id}/evaluations`, { ...evaluation, evaluator: { id: `ev-${s}` } }, officer)).status + '');
    return id;
  };
  const own = await mk('ownzz'); const foreign = await mk(S);
  const admin = await api.createKey('claims', 'administrator');
  const k = async (scope: object) => ((await api.call('POST', `${L}/keys`, { key: admin, body: { role: 'auditor', scope } })).json as { key: string; id: string });
  const whole = await k({ decisions: [own], redaction: 'none' }); const red = await k({ decisions: [own], redaction: 'public' });
  const ex = (await api.call('POST', `${L}/exports`, { key: officer, body: { kind: 'dossier', format: 'json', decision: foreign } })).json as { export_id: string };
  const doc = (await api.call('GET', '/openapi.json')).json as { paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; requestBody?: unknown }>> };
  const bodies: Record<string, unknown> = { '/dossier': {}, '/exports': { kind: 'dossier', format: 'json', decision: foreign }, '/evaluations': evaluation };
  let n = 0, leaks = 0; const stat: Record<string, number> = {};
  for (const [path, ops] of Object.entries(doc.paths)) for (const method of Object.keys(ops)) {
    if (!['get', 'post', 'put', 'delete', 'patch'].includes(method)) continue;
    for (const [kn, { key, id }] of Object.entries({ whole, red })) for (const dec of [foreign, own]) {
      if (path.includes('/keys/') && method !== 'get') continue;
      const p = path.replace('{ledger}', 'claims').replace('{decision}', dec).replace('{export}', ex.export_id).replace('{key}', id).replace('{level}', '0').replace('{tile}', 'entries/000').replace(/\{[^}]*\}/g, '000');
      const qs = ['', `?q=${S}`, `?seq=0`, `?from=0&limit=100&bodies=true`, `?bodies=false`, `?subject=subj-${S}`, '?profile=public&variant=redacted', '?repeats=list','?purpose=x'];
      for (const q of method === 'get' ? qs : ['']) {
        const body = method === 'get' || method === 'delete' ? undefined : Object.entries(bodies).find(([e]) => path.endsWith(e))?.[1] ?? {};
        const a = await api.call(method.toUpperCase(), p + q, { key, ...(body === undefined ? {} : { body }), timeoutMs: 20000 });
        n++; stat[a.status] = (stat[a.status] ?? 0) + 1;
        const hit = a.text.includes(S) && !(q.includes(S) && a.status >= 400);
        const ownHit = kn === 'red' && a.text.includes('ownzz');
        if (hit || ownHit || a.status >= 500) { leaks++; const i = a.text.indexOf(hit ? S : 'ownzz'); out.push(`${kn} ${method} ${p}${q} ${a.status} ${hit ? 'FOREIGN' : 'OWN'} ...${a.text.slice(Math.max(0, i - 120), i + 60).replace(/\s+/g, ' ')}`); }
        if (a.status < 300 && dec === foreign && path.includes('{decision}')) out.push(`OPEN ${kn} ${method} ${p}${q} ${a.status}`);
      }
    }
  }
  console.error(n, leaks, JSON.stringify(stat) + '\n' + out.join('\n'));
}, 240000);
