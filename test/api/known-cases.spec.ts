import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeDossier, narrativeText, summaryClauses, type Dossier } from '@docket/report';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

const DECISIONS = '/v1/ledgers/claims/decisions';
const SOURCE = [{ role: 'decisive', document_id: 'p', version: '1' }];

/** Sequences that once ended in a document that said what the record does not bear out, whole and over HTTP. */
describe('sequences that went wrong once', () => {
  let api: TestApi;
  let keys: Record<'agent' | 'reviewer' | 'auditor', string>;
  let effects = 0;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    keys = {
      agent: await api.createKey('claims', 'agent'),
      reviewer: await api.createKey('claims', 'reviewer'),
      auditor: await api.createKey('claims', 'auditor'),
    };
  });
  afterAll(() => api.close());

  const send = (path: string, body: object, role: 'agent' | 'reviewer' = 'agent') =>
    api.call('POST', `${DECISIONS}${path}`, { key: keys[role], body });
  const act = (path: string, body: object): Promise<Answer> =>
    api.call('POST', `${DECISIONS}${path}/side-effects`, {
      key: keys.agent,
      body,
      headers: { 'idempotency-key': `case-${(effects += 1)}` },
    });
  async function open(more: object): Promise<string> {
    return `/${written(await send('', { ...opening, ...more })).decision_id}`;
  }
  async function dossierOf(path: string): Promise<Dossier> {
    const { text } = await api.call('GET', `${DECISIONS}${path}/dossier.json`, {
      key: keys.auditor,
    });
    return decodeDossier(new TextEncoder().encode(text));
  }

  test('executed differs from the intent: both are shown, in Attention, and the tile is not good', async () => {
    const path = await open({ stakes: 'low', authority_scope: ['refund'] });
    written(await send(`${path}/job-cards`, { ...card, lineage: SOURCE }));
    const refund = {
      operation: 'refund',
      target: { system: 'payments', resource: 'order/1' },
      owner: 't',
      amount: { value: '250.00', currency: 'EUR' },
    };
    const { side_effect_id: id } = (await act(path, refund)).json as { side_effect_id: string };
    const done = {
      to: 'executed',
      amount: { value: '25.00', currency: 'USD' },
      observed_by: 'tool',
      result: { refunded: '25.00', currency: 'USD' },
    };
    written(await send(`${path}/side-effects/${id}/transitions`, done));
    const { model, narrative } = await dossierOf(path);
    expect(model.side_effects[0]!.amount.state).toBe('contradicted');
    expect(narrativeText(summaryClauses(narrative))).toContain('250.00 EUR / 25.00 USD');
    expect(model.attention.map(({ code }) => code)).toContain('effect_as_announced');
    expect(model.tiles[3]).toMatchObject({ name: 'side_effects', tone: 'failed' });
  });

  test('a review answers no question that its reviewer never saw', async () => {
    const path = await open({ stakes: 'high' });
    written(await send(`${path}/job-cards`, { ...card, confidence: 0.4 }));
    const asks = { ...card, needs_human: true, suggested_escalation: 'may I wire 10000 EUR?' };
    written(await send(`${path}/job-cards`, asks));
    const review = { verdict: 'approve', reason: 'mail wording is fine' };
    const blind = { ...review, viewed: [{ decision_seq: 1 }] };
    const refused = await send(`${path}/reviews`, blind, 'reviewer');
    expect(problemOf(refused).errors).toMatchObject([
      { code: 'escalation_not_named', pointer: '/escalation_id' },
    ]);
    const one = written(
      await send(`${path}/reviews`, { ...review, escalation_id: 'esc-1' }, 'reviewer'),
    );
    expect(one).toMatchObject({ directive: 'hold' });
    const wire = { operation: 'wire', target: { system: 'bank', resource: 'x' }, owner: 't' };
    expect(problemOf(await act(path, wire)).code).toBe('decision_held');
  });

  test('an approval is good for what was asked: another receiver, amount and digest hold, trip and are in Attention', async () => {
    const path = await open({ stakes: 'low' });
    const target = { system: 'bank', resource: 'supplier/A' };
    const asked = { tool: 'pay', target, arguments_digest: 'sha256:aaa', effect: 'external' };
    const asks = {
      ...card,
      needs_human: true,
      lineage: SOURCE,
      suggested_escalation: 'May I pay 10.00 EUR to supplier A?',
      next_action: { ...asked, amount: { value: '10.00', currency: 'EUR' } },
    };
    written(await send(`${path}/job-cards`, asks));
    const yes = {
      verdict: 'approve',
      reason: 'I approve this payment',
      escalation_id: 'esc-1',
      meaning: 'I approve this payment',
    };
    expect(written(await send(`${path}/reviews`, yes, 'reviewer'))).toMatchObject({
      directive: 'proceed',
    });
    const pays = (resource: string, value: string, digest: string): Promise<Answer> =>
      act(path, {
        operation: 'pay',
        target: { system: 'bank', resource },
        owner: 't',
        amount: { value, currency: 'EUR' },
        arguments_digest: digest,
        reversibility: 'irreversible',
      });
    const first = await pays('supplier/B', '10000.00', 'sha256:bbb');
    expect(first.text).toContain('not_as_approved');
    expect(first.text).not.toContain('"directive":"proceed"');
    const second = await pays('supplier/C', '99999.00', 'sha256:ccc');
    expect(problemOf(second).code).toBe('decision_held');
    const { model } = await dossierOf(path);
    expect(model.oversight.trip_wires).toHaveLength(1);
    const attention = model.attention.map(({ text }) => text).join('\n');
    expect(attention).toContain('supplier/B');
    expect(attention).toContain('10000.00');
    expect(model.tiles[3]!.tone).not.toBe('good');
  });
});
